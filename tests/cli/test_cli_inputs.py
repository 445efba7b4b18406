"""Names, pipes and patterns as shells give them, and terminals that show less than UTF-8."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from cli_helpers import fails
from PIL import Image

from gc_studio.bitstream import read, write
from gc_studio.cli import main
from gc_studio.document import LAYERS, Notes
from gc_studio.project import Project, save_project

SMALL = ("--size", "32")


def gcx_command(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "gc_studio.cli", *arguments], capture_output=True, check=False, **options
    )


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_info_and_verify_read_a_pipe(encoded, name):
    data = encoded.read_bytes()
    found = gcx_command("info", name, input=data)
    assert f"256x341, {len(data)} B".encode() in found.stdout
    assert gcx_command("verify", name, input=data).returncode == 0
    cut = gcx_command("verify", name, input=data[:-3])
    assert (cut.returncode, cut.stdout) == (1, b"")
    assert b"damaged or cut short" in cut.stderr


def test_a_project_may_come_through_a_pipe(encoded, tmp_path):
    save_project(tmp_path / "a.gcs", Project(read(encoded.read_bytes())))
    found = gcx_command("info", "-", input=(tmp_path / "a.gcs").read_bytes())
    assert f"{encoded.stat().st_size} B as .gcx".encode() in found.stdout
    assert b"a project" in gcx_command("verify", "-", input=(tmp_path / "a.gcs").read_bytes()).stderr


def test_named_pipes_are_read_once_and_shown_whole(encoded, jacket_path, tmp_path):
    command = f"exec {sys.executable} -m gc_studio.cli info <(cat {encoded})"
    found = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert f"{encoded.stat().st_size} B".encode() in found.stdout
    Image.new("L", (256, 341), 255).save(tmp_path / "mask.png")
    photos = f"{jacket_path} {jacket_path.with_name('dress.webp')}"
    command = (
        f"exec {sys.executable} -m gc_studio.cli encode {photos} {tmp_path}/out/ --size 32 "
        f"--preserve <(cat {tmp_path}/white.png) --texture-from <(cat {encoded})"
    )
    Image.new("L", (288, 384), 255).save(tmp_path / "white.png")
    assert subprocess.run(["bash", "-c", command], capture_output=True, check=False).returncode == 0
    assert all(read(path.read_bytes()).mask.all() for path in (tmp_path / "out").iterdir())


def test_commands_in_a_row_pass_on_what_files_would_hold(encoded, jacket_path, tmp_path):
    gcx = f"{sys.executable} -m gc_studio.cli"
    assert gcx_command("decode", encoded, tmp_path / "file.png").returncode == 0
    # A terminal's encoding, and line ends of texts, are nothing to bytes.
    row = f"cat {jacket_path} | {gcx} encode - - | tee {tmp_path}/a.gcx | {gcx} decode - - > {tmp_path}/a.png"
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(["bash", "-o", "pipefail", "-c", row], env=environment, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "a.gcx").read_bytes() == encoded.read_bytes()
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "file.png").read_bytes()


def test_a_row_that_breaks_says_where_and_passes_on_nothing(tmp_path):
    gcx = f"{sys.executable} -m gc_studio.cli"
    row = f"head -c 999 /dev/zero | {gcx} encode - - | {gcx} decode - - > {tmp_path}/a.png"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", row], stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    first, second = sorted(done.stderr.splitlines())
    assert first == "gcx: standard input: not a .gcx file"
    assert second.startswith("gcx: standard input: not a photo that can be read")
    assert (tmp_path / "a.png").read_bytes() == b""


def test_an_endless_input_ends(capsys, tmp_path, monkeypatch):
    from gc_studio.cli import inputs

    monkeypatch.setattr(inputs, "MAX_PIPED_BYTES", 2**20)
    assert "more than 1 MB" in fails(capsys, "encode", "/dev/zero", tmp_path / "a.gcx")
    assert "more than 1 MB" in fails(capsys, "info", "/dev/zero")


def test_standard_input_is_read_once(capsys, tmp_path):
    assert "once" in fails(capsys, "encode", "-", tmp_path / "a.gcx", "--texture-from", "-")


@pytest.fixture
def photos(jacket, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.png", "a.png", "c.jpg"):
        Image.fromarray(jacket).save(name)
    return tmp_path


def test_patterns_that_no_shell_has_replaced_are(photos):
    assert main(["encode", "*.png", "out", *SMALL]) == 0
    assert sorted(path.name for path in (photos / "out").iterdir()) == ["a.gcx", "b.gcx"]
    # One file alone goes into the folder, too: the next time there may be more.
    assert main(["encode", "[c].jpg", "one", *SMALL]) == 0
    assert (photos / "one" / "c.gcx").is_file()
    assert main(["encode", "?.jpg", "one.gcx", *SMALL]) == 0
    assert (photos / "one.gcx").is_file()
    assert main(["decode", "out/*.gcx", "pictures"]) == 0
    assert len(list((photos / "pictures").iterdir())) == 2


def test_a_file_that_is_called_like_a_pattern_is_itself(photos):
    Path("a.png").rename("[b].png")
    assert main(["encode", "[b].png", "x.gcx", *SMALL]) == 0
    assert (photos / "x.gcx").is_file()


def test_a_pattern_of_nothing_is_told(photos, capsys):
    assert "*.tiff: No such file" in fails(capsys, "encode", "*.tiff", "out")
    assert "*.tiff: No such file" in fails(capsys, "bench", "rate", "*.tiff")
    assert "2 files" in fails(capsys, "info", "*.png")
    assert not (photos / "out").exists()


_ENVIRONMENTS = {
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin-1": {"PYTHONIOENCODING": "latin-1:strict"},
    "UTF-8": {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8:strict"},
}


@pytest.mark.parametrize("environment", _ENVIRONMENTS.values(), ids=_ENVIRONMENTS)
@pytest.mark.parametrize("name", [b"caf\xe9.gcx", "k\u00fc\u9752\U0001f680.gcx".encode(), b"two\nlines\x1b[2J.gcx"])
def test_names_and_notes_show_on_any_terminal(encoded, tmp_path, environment, name):
    document = read(encoded.read_bytes()).with_layers(
        notes=Notes(title="gr\u00fcn\u3000\U0001f469\u200d\U0001f680", author="\x1b[2J")
    )
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(write(document))
    for command in (["info"], ["info", "--json"], ["verify"]):
        found = gcx_command(*command, path, env=os.environ | environment)
        assert found.returncode == 0, found.stderr
        assert not found.stderr
        assert b"\x1b" not in found.stdout
    assert found.stdout == b""
    shown = gcx_command("info", path, env=os.environ | environment).stdout
    assert shown.count(b"\n") == 1 + len(LAYERS) + 1 + 2
    missing = gcx_command("verify", f"{path}x", env=os.environ | environment)
    assert missing.stderr.count(b"\n") == 1
    assert b"No such file" in missing.stderr
    assert b"unexpected" not in missing.stderr


def test_a_name_that_is_no_utf8_names_an_output_as_well(jacket_path, tmp_path):
    out = tmp_path / "caf\udce9.gcx"
    found = gcx_command("encode", str(jacket_path), out, *SMALL, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert (found.returncode, found.stderr) == (0, b"")
    assert out.exists()
    note = gcx_command("encode", str(jacket_path), "-", "--title", b"caf\xe9", *SMALL)
    assert b"title must be one line of text" in note.stderr


def test_no_bars_are_drawn_into_a_log(photos):
    found = gcx_command("encode", "a.png", "b.png", "logged", *SMALL, "--refine", "2")
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"")
    found = gcx_command("bench", "bitstream", "a.png", "--size", "64")
    assert (found.returncode, found.stderr) == (0, b"")


def test_masks_and_maps_that_are_hardly_meant_are_told_once(photos, capsys):
    Image.new("L", (512, 682)).save("black.png")
    options = ["--preserve", "black.png", "--structure", "black.png"]
    assert main(["encode", "a.png", "b.png", "out", *SMALL, *options]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "black.png: the mask has no white" in lines[0]
    assert "black.png: the structure map has no white" in lines[1]
    assert not read((photos / "out" / "a.gcx").read_bytes()).mask.any()


def test_a_mask_painted_over_the_photo_at_its_full_size_is_taken(jacket_path, tmp_path):
    with Image.open(jacket_path) as image:
        layer = Image.new("RGBA", image.size, (255, 255, 255, 0))
    layer.paste((255, 255, 255, 255), (0, 0, layer.width // 2, layer.height))
    layer.save(tmp_path / "mask.png")
    out = tmp_path / "a.gcx"
    assert main(["encode", str(jacket_path), str(out), "--preserve", str(tmp_path / "mask.png"), "--size", "128"]) == 0
    assert np.array_equal(read(out.read_bytes()).levels, np.tile(3 * (np.arange(8) < 4), (11, 1)))
