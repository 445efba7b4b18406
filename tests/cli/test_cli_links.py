"""`gcx link`, and links and QR codes in the place of files."""

import subprocess
import sys

import numpy as np
import pytest
import segno
from cli_helpers import fails
from PIL import Image
from svg_pictures import picture_of_svg

from gc_studio.bitstream import read, write
from gc_studio.cli import main
from gc_studio.document import Notes
from gc_studio.project import Project, save_project

PAGE = "https://example.org/view?a=[1]"


@pytest.fixture(scope="module")
def link(encoded):
    found = subprocess.run(
        [sys.executable, "-m", "gc_studio.cli", "link", str(encoded), "--page", PAGE],
        capture_output=True,
        check=True,
        text=True,
    )
    assert found.stderr == ""
    return found.stdout.strip()


def test_a_link_is_read_in_the_place_of_its_file(encoded, link, tmp_path, capsys):
    assert link.startswith(f"{PAGE}#R0NY")
    assert main(["verify", link]) == 0
    assert main(["info", link]) == 0
    assert f"the link: 256x341, {encoded.stat().st_size} B" in capsys.readouterr().out
    assert main(["decode", str(encoded), str(tmp_path / "a.svg")]) == 0
    assert main(["decode", link, str(tmp_path / "b.svg")]) == 0
    assert main(["decode", link[link.index("#") :], f"{tmp_path}/out/"]) == 0
    assert (tmp_path / "b.svg").read_bytes() == (tmp_path / "a.svg").read_bytes()
    assert (tmp_path / "out" / "link.png").is_file()


def test_a_link_without_a_page_is_told(encoded, link, capsys):
    assert main(["link", str(encoded)]) == 0
    shown = capsys.readouterr()
    assert shown.out == f"{link[link.index('#') :]}\n"
    assert shown.err == "gcx: the link has no page; with --page URL a browser opens it\n"


@pytest.mark.parametrize("raw", [(), ("--raw",)])
def test_a_code_is_read_in_the_place_of_its_file(encoded, link, tmp_path, capsys, raw):
    png, svg = tmp_path / "code.png", tmp_path / "code.svg"
    for path in (png, svg):
        assert main(["link", str(encoded), "--page", PAGE, "--qr", str(path), *raw]) == 0
    assert capsys.readouterr().out == f"{link}\n" * 2
    Image.fromarray(picture_of_svg(svg)).save(tmp_path / "drawn.png")
    for path in (png, tmp_path / "drawn.png"):
        assert main(["verify", str(path)]) == 0
        assert main(["info", str(path)]) == 0
        assert f"{path.name}: 256x341, {encoded.stat().st_size} B" in capsys.readouterr().out
        again = tmp_path / "again.png"
        assert main(["link", str(path), "--qr", str(again), "--page", PAGE, *raw]) == 0
        assert again.read_bytes() == png.read_bytes()
        capsys.readouterr()


def test_a_code_may_come_through_a_pipe_and_give_its_texture(encoded, jacket_path, tmp_path):
    code = tmp_path / "code.png"
    assert main(["link", str(encoded), "--qr", str(code), "--raw"]) == 0
    command = [sys.executable, "-m", "gc_studio.cli", "verify", "-"]
    assert subprocess.run(command, input=code.read_bytes(), check=False).returncode == 0
    out, of_file = tmp_path / "code.gcx", tmp_path / "file.gcx"
    for source, path in ((code, out), (encoded, of_file)):
        encode = ["encode", str(jacket_path), str(path), "--size", "32", "--texture-from", str(source)]
        assert main(encode) == 0
    assert out.read_bytes() == of_file.read_bytes()


def test_a_project_becomes_a_link(encoded, link, tmp_path, capsys):
    save_project(tmp_path / "a.gcs", Project(read(encoded.read_bytes())))
    assert main(["link", str(tmp_path / "a.gcs"), "--page", PAGE]) == 0
    assert capsys.readouterr().out == f"{link}\n"


def test_what_cannot_become_a_link_is_told(encoded, jacket_path, tmp_path, capsys):
    long = tmp_path / "long.gcx"
    long.write_bytes(write(read(encoded.read_bytes()).with_layers(notes=Notes(title="x" * 2500))))
    code = tmp_path / "code.png"
    count = f"{long.stat().st_size:,} bytes are too many for a link, which takes 2,048; fit"
    assert count in fails(capsys, "link", long, "--qr", code)
    assert count in fails(capsys, "link", long, "--qr", code, "--raw")
    assert "no address" in fails(capsys, "link", encoded, "--page", "here", "--qr", code)
    assert "shorter address" in fails(capsys, "link", encoded, "--page", f"https://{'x' * 2900}", "--qr", code)
    assert not code.exists()
    assert ".png or .svg" in fails(capsys, "link", encoded, "--qr", tmp_path / "code.jpg")
    assert "--qr" in fails(capsys, "link", encoded, "--raw")
    assert "jacket.webp: not a .gcx file, nor a picture of its QR code" in fails(capsys, "link", jacket_path)
    code.write_bytes(b"mine")
    assert "another file" in fails(capsys, "link", encoded, "--qr", code)
    assert code.read_bytes() == b"mine"


def test_damaged_links_and_codes_are_told(encoded, link, tmp_path, capsys):
    assert "the link: there is no picture" in fails(capsys, "info", "https://example.org#top")
    assert "the link: damaged or cut short; copy it again" in fails(capsys, "info", f"{link}!")
    assert "the link: file is damaged or cut short" in fails(capsys, "info", link[:-4])
    assert "65,5" in fails(capsys, "info", link + "A" * 2**16)
    assert "the link: not a photo" in fails(capsys, "encode", link, tmp_path / "a.gcx")
    assert "No such file" in fails(capsys, "info", "#top")
    for name, content in {"text.png": "https://example.org#R0NYA", "file.png": b"GCX\1nonsense"}.items():
        segno.make_qr(content).save(str(tmp_path / name), scale=4)
        assert f"{name}: " in fails(capsys, "decode", tmp_path / name, tmp_path / "out.png")
    Image.fromarray(np.full((90, 90), 255, np.uint8)).save(tmp_path / "white.png")
    assert "white.png: not a .gcx file, nor a picture of its QR code" in fails(
        capsys, "decode", tmp_path / "white.png", tmp_path / "o.png"
    )


def test_a_file_is_itself_whatever_it_is_called(encoded, link, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    name = link[link.index("#") :][:9]
    (tmp_path / name).write_bytes(encoded.read_bytes())
    assert main(["info", name]) == 0
    assert f"{name}: 256x341" in capsys.readouterr().out
