"""Everything that the light edition of the installers promises, in processes that cannot import torch."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from gc_studio.cli import main
from gc_studio.nets import torch_here
from gc_studio.nets.registry import find_model

GOLDENS = Path(__file__).parent / "bitstream" / "goldens"


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own with a home of its own, in which to import torch fails."""
    own = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "XDG_CONFIG_HOME": str(folder / "config")}
    environment = os.environ | own | {"PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    block = "import sys; sys.modules['torch'] = None\n"
    command = [sys.executable, "-c", block + code]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)


def gcx(folder: Path, *commands: list[str]) -> subprocess.CompletedProcess[str]:
    """Some gcx commands, one after the other, as long as they succeed."""
    return run(
        "from gc_studio.cli import main\n"
        f"for command in {commands!r}:\n    status = main(command)\n    if status: sys.exit(status)\n",
        folder,
    )


@pytest.fixture(scope="module")
def photo(tmp_path_factory, jacket) -> str:
    path = tmp_path_factory.mktemp("photo") / "photo.png"
    Image.fromarray(jacket[:192, :192]).save(path)
    return str(path)


@pytest.mark.long
def test_photos_are_encoded_and_painted_as_they_are_with_torch(photo, tmp_path):
    commands = (
        ["encode", photo, "--size", "keep", "studio.gcx"],
        ["encode", photo, "--size", "keep", "--preserve", "all", "kept.gcx"],
        ["encode", photo, "--size", "keep", "--model", "street", "street.gcx"],
        ["encode", photo, "--size", "keep", "--fit", "400", "fitted.gcx"],
        *(["decode", f"{name}.gcx", f"{name}.png"] for name in ("studio", "kept", "street")),
        ["thumbnail", "studio.gcx", "thumbnail.png", "--size", "64"],
        ["info", "studio.gcx"],
        ["verify", "fitted.gcx"],
        ["link", "studio.gcx"],
        ["morph", "studio.gcx", "kept.gcx", "between.webp", "--steps", "3"],
    )
    ran = gcx(tmp_path, *commands)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "fitted.gcx").stat().st_size <= 400
    for name in ("studio", "kept", "street"):
        model = ["--model", "street"] if name == "street" else []
        preserve = ["--preserve", "all"] if name == "kept" else []
        other = tmp_path / f"{name}-other"
        assert main(["encode", photo, "--size", "keep", *model, *preserve, f"{other}.gcx"]) == 0
        assert main(["decode", f"{other}.gcx", f"{other}.png"]) == 0
        for end in ("gcx", "png"):
            assert (tmp_path / f"{name}.{end}").read_bytes() == Path(f"{other}.{end}").read_bytes()


@pytest.mark.parametrize(
    "command",
    [
        ["encode", "{photo}", "--refine", "3", "out.gcx"],
        ["encode", "{photo}", "--model", "gc", "out.gcx"],
        ["encode", "{photo}", "--model", "hfgan", "out.gcx"],
        ["encode", "{photo}", "--model", "layered", "out.gcx"],
        ["sample", "out.gcx"],
    ],
)
def test_what_needs_torch_says_so_in_one_line(command, photo, tmp_path):
    ran = gcx(tmp_path, [word.format(photo=photo) for word in command])
    assert ran.returncode == 1
    assert "needs torch, which this edition comes without" in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "out.gcx").exists()


def test_the_window_shows_a_photo(photo, tmp_path):
    ran = run(f"from gc_studio.app.main import main\nsys.exit(main(['--check', {photo!r}]))", tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("gc-studio: ready, 192x192 painted by Model: studio ")


def test_the_window_says_why_it_cannot_show_a_picture(tmp_path):
    golden = str(GOLDENS / "v1-64x64-s1-p100-t1.gcx")
    ran = run(f"from gc_studio.app.main import main\nsys.exit(main(['--check', {golden!r}]))", tmp_path)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "made with model studio 00c0ffee" in ran.stderr
    assert ran.stderr.splitlines()[-1].startswith("gc-studio: ")


def test_a_model_that_torch_alone_runs_is_not_offered(monkeypatch):
    from gc_studio.decode.families import family_of, installed_of_known_families

    names = {"gc", "gcd", "hfgan", "layered", "mse"}
    assert names <= {model.name for model in installed_of_known_families().values()}
    monkeypatch.setattr(torch_here, "find_spec", lambda name: None)
    assert {model.name for model in installed_of_known_families().values()} == {"studio", "street"}
    with pytest.raises(torch_here.NoTorchError, match="model gc needs torch"):
        family_of(find_model("gc"))
