"""Where results go, and what is never replaced."""

import io
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from cli_helpers import fails
from PIL import Image

from gc_studio.bitstream import read
from gc_studio.cli import main

SMALL = ("--size", "32")


@pytest.fixture
def photo(jacket, tmp_path):
    path = tmp_path / "a.jpg"
    Image.fromarray(jacket).save(path)
    return path


@pytest.fixture
def gcx(encoded, tmp_path):
    path = tmp_path / "a.gcx"
    path.write_bytes(encoded.read_bytes())
    return path


@pytest.fixture
def kept(tmp_path):
    """Whatever was there when a test began, and was not to be changed."""
    states = {}

    def remember(*paths):
        states.update((path, path.read_bytes()) for path in paths)

    yield remember
    for path, data in states.items():
        assert path.read_bytes() == data, path


def encode(*arguments):
    return main(["encode", *map(str, arguments), *SMALL])


@pytest.mark.parametrize("name", ["b.jpg", "b.JPEG", "b.png", "b.tif", "b.heic", "b.jfif", "b.gcs", "new.webp"])
def test_the_last_of_two_photos_is_not_replaced(photo, tmp_path, kept, capsys, name):
    other = tmp_path / name
    if name != "b.heic" and not name.startswith("new"):
        other.write_bytes(photo.read_bytes())
        kept(other)
    kept(photo)
    before = set(tmp_path.iterdir())
    if name == "b.heic":
        # Known where its plug-in is; elsewhere it is a name like any other.
        pytest.importorskip("pillow_heif")
    assert "name a .gcx or a folder" in fails(capsys, "encode", photo, other)
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["c.jpg", "c.gcx", "c.PNG"])
def test_the_last_of_several_photos_is_no_folder(photo, tmp_path, kept, capsys, name):
    other = tmp_path / "b.jpg"
    other.write_bytes(photo.read_bytes())
    kept(photo, other)
    assert "need a folder" in fails(capsys, "encode", photo, other, tmp_path / name)
    assert not (tmp_path / name).exists()
    (tmp_path / name).write_bytes(b"there")
    kept(tmp_path / name)
    assert "not a folder" in fails(capsys, "encode", photo, other, tmp_path / name)


@pytest.mark.parametrize("content", [b"precious", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"GC"])
@pytest.mark.parametrize("name", ["out.gcx", "out", "out.txt"])
def test_files_of_another_kind_are_not_replaced(photo, tmp_path, kept, capsys, name, content):
    (tmp_path / name).write_bytes(content)
    kept(tmp_path / name)
    assert "not replaced" in fails(capsys, "encode", photo, tmp_path / name)


def test_files_of_the_kind_that_is_written_and_empty_ones_are_replaced(photo, gcx, tmp_path):
    (tmp_path / "empty.gcx").touch()
    for name in ("a.gcx", "empty.gcx", "a.gcx"):
        assert encode(photo, tmp_path / name) == 0
        assert read((tmp_path / name).read_bytes()).width == 32


@pytest.mark.parametrize("suffix", [".png", ".webp", ".ora", ".svg"])
def test_pictures_are_replaced_if_they_were_decoded_before_and_not_otherwise(
    gcx, photo, tmp_path, kept, capsys, suffix
):
    out, other = tmp_path / f"out{suffix}", tmp_path / f"other{suffix}"
    assert main(["decode", str(gcx), str(out)]) == 0
    assert main(["decode", str(gcx), str(out)]) == 0
    with Image.open(photo) as image:
        image.save(other, "WEBP" if suffix == ".webp" else "PNG")
    kept(other)
    assert "not replaced" in fails(capsys, "decode", gcx, other)
    # In a folder, too, where the names come from the inputs.
    folder = tmp_path / "both"
    folder.mkdir()
    with Image.open(photo) as image:
        image.save(folder / "a.png")
    kept(folder / "a.png")
    assert "not replaced" in fails(capsys, "decode", gcx, folder)


@pytest.mark.parametrize("how", ["same", "dot", "hard link", "link", "absolute"])
def test_no_input_is_written_over_under_whatever_name(gcx, photo, tmp_path, kept, capsys, monkeypatch, how):
    monkeypatch.chdir(tmp_path)
    names = {"same": "a.gcx", "dot": "./sub/../a.gcx", "absolute": str(gcx), "hard link": "b.gcx", "link": "c.gcx"}
    (tmp_path / "sub").mkdir()
    os.link(gcx, "b.gcx")
    Path("c.gcx").symlink_to("a.gcx")
    kept(gcx)
    assert "is read by the same call" in fails(capsys, "encode", photo, names[how], "--texture-from", "a.gcx")


def test_neither_are_masks_and_maps(photo, tmp_path, kept, capsys):
    Image.new("L", (256, 341), 255).save(tmp_path / "mask.out", "PNG")
    kept(tmp_path / "mask.out")
    for option in ("--preserve", "--structure"):
        line = fails(capsys, "encode", photo, tmp_path / "mask.out", option, tmp_path / "mask.out")
        assert "is read by the same call" in line


def test_no_layer_takes_the_place_of_an_input_a_drawing_or_the_picture(gcx, tmp_path, kept, capsys):
    layers = tmp_path / "layers"
    assert main(["decode", str(gcx), str(tmp_path / "out.png"), "--layers", str(layers)]) == 0
    assert main(["decode", str(gcx), str(tmp_path / "out.png"), "--layers", str(layers)]) == 0
    with Image.open(layers / "structure.png") as drawn:
        drawn.convert("RGB").rotate(180).save(layers / "structure.png")
    kept(layers / "structure.png")
    before = (tmp_path / "out.png").stat().st_mtime_ns
    assert "not replaced" in fails(capsys, "decode", gcx, tmp_path / "out.png", "--layers", layers)
    assert (tmp_path / "out.png").stat().st_mtime_ns == before
    line = fails(capsys, "decode", gcx, layers / "mask.png", "--layers", tmp_path / "layers")
    assert "not replaced" in line or "is written" in line
    (tmp_path / "texture.json").write_text('{"mine": 1}')
    kept(tmp_path / "texture.json")
    assert "not replaced" in fails(capsys, "decode", gcx, tmp_path / "out.png", "--layers", tmp_path)
    assert "not a folder" in fails(capsys, "decode", gcx, tmp_path / "out.png", "--layers", gcx)


def test_the_picture_is_not_lost_to_a_layer_of_its_name(gcx, tmp_path, capsys):
    folder = tmp_path / "new"
    folder.mkdir()
    assert "is written by the same call" in fails(capsys, "decode", gcx, folder / "mask.png", "--layers", folder)
    with Image.open(folder / "mask.png") as picture:
        assert picture.size == (256, 341)


@pytest.mark.parametrize("name", ["new/", "new/.", "deep/er/", "there", "there/"])
def test_a_name_with_a_slash_is_a_folder_and_so_is_one_that_is_there(photo, tmp_path, name):
    (tmp_path / "there").mkdir()
    assert main(["encode", str(photo), f"{tmp_path}/{name}", *SMALL]) == 0
    assert read((tmp_path / name / "a.gcx").read_bytes()).width == 32


def test_what_is_neither_file_nor_stream_is_refused(photo, tmp_path, kept, capsys):
    (tmp_path / "folder.gcx").mkdir()
    (tmp_path / "folder.gcx" / "a.gcx").mkdir()
    assert "directory" in fails(capsys, "encode", photo, tmp_path / "folder.gcx")
    place = tmp_path / "s.gcx"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place))
        assert "a socket" in fails(capsys, "encode", photo, place)
    assert place.is_socket()
    assert "is empty" in fails(capsys, "encode", photo, "")
    (tmp_path / "file.gcx").write_bytes(b"GCX")
    kept(tmp_path / "file.gcx")
    assert fails(capsys, "encode", photo, f"{tmp_path}/file.gcx/")


def test_links_are_followed_and_stay(photo, tmp_path, kept, capsys):
    (tmp_path / "target.gcx").touch()
    Path(tmp_path / "link.gcx").symlink_to("target.gcx")
    Path(tmp_path / "dangling.gcx").symlink_to("new.gcx")
    Path(tmp_path / "lost.gcx").symlink_to("gone/new.gcx")
    Path(tmp_path / "loop.gcx").symlink_to("loop.gcx")
    for name, target in (("link.gcx", "target.gcx"), ("dangling.gcx", "new.gcx")):
        assert encode(photo, tmp_path / name) == 0
        assert (tmp_path / name).is_symlink()
        assert read((tmp_path / target).read_bytes()).width == 32
    assert "No such file" in fails(capsys, "encode", photo, tmp_path / "lost.gcx", *SMALL)
    assert "symbolic link" in fails(capsys, "encode", photo, tmp_path / "loop.gcx", *SMALL)
    Path(tmp_path / "photo.gcx").symlink_to("a.jpg")
    kept(photo)
    assert "is read" in fails(capsys, "encode", photo, tmp_path / "photo.gcx")


def test_a_file_that_is_read_only_stays(photo, gcx, kept, capsys):
    gcx.chmod(0o444)
    kept(gcx)
    assert "read-only" in fails(capsys, "encode", photo, gcx)


def test_devices_and_pipes_are_written_to(photo, gcx, tmp_path):
    assert encode(photo, "/dev/null") == 0
    assert main(["decode", str(gcx), "/dev/null"]) == 0
    assert Path("/dev/null").is_char_device()
    fifo, found = tmp_path / "pipe.gcx", []
    os.mkfifo(fifo)
    reading = threading.Thread(target=lambda: found.append(fifo.read_bytes()))
    reading.start()
    assert encode(photo, fifo) == 0
    reading.join()
    assert read(found[0]).width == 32
    assert fifo.is_fifo()


def gcx_command(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "gc_studio.cli", *map(str, arguments)], capture_output=True, check=False, **options
    )


@pytest.mark.parametrize("names", [("-", "-"), ("/dev/stdin", "/dev/stdout"), ("-", "/dev/fd/1")])
def test_a_photo_comes_in_and_a_file_goes_out_by_the_standard_streams(photo, tmp_path, names):
    found = gcx_command("encode", *names, *SMALL, input=photo.read_bytes())
    assert not found.stderr
    assert read(found.stdout).width == 32
    assert encode(photo, tmp_path / "plain.gcx") == 0
    assert found.stdout == (tmp_path / "plain.gcx").read_bytes()


def test_a_file_that_the_shell_opened_is_written_to_not_replaced(photo, tmp_path):
    log = tmp_path / "log"
    with log.open("wb") as stream:
        stream.write(b"before")
        stream.flush()
        for name in ("-", "/dev/stdout"):
            subprocess.run(
                [sys.executable, "-m", "gc_studio.cli", "encode", str(photo), name, *SMALL], stdout=stream, check=True
            )
    assert log.read_bytes().startswith(b"before")
    assert log.read_bytes().count(b"GCX\1") == 2


def test_pictures_go_to_standard_output_as_png(gcx):
    found = gcx_command("decode", "-", "-", input=gcx.read_bytes())
    assert not found.stderr
    with Image.open(io.BytesIO(found.stdout)) as picture:
        assert (picture.format, picture.size) == ("PNG", (256, 341))


def test_bytes_do_not_go_to_a_terminal(photo, gcx):
    ours, theirs = os.openpty()
    for command in (["encode", str(photo), "-"], ["decode", str(gcx), "-"], ["encode", str(photo), "/dev/stdout"]):
        found = subprocess.run(
            [sys.executable, "-m", "gc_studio.cli", *command], stdout=theirs, stderr=subprocess.PIPE, check=False
        )
        assert found.returncode == 1
        assert b"terminal" in found.stderr
    os.close(theirs)
    os.close(ours)


def test_several_files_do_not_go_to_one_stream(photo, gcx, tmp_path, capsys):
    for out in ("-", "/dev/null"):
        assert "need a folder" in fails(capsys, "encode", photo, photo.with_name("b.jpg"), out)


def test_one_photo_of_a_name_is_written_once(photo, tmp_path, capsys):
    os.link(photo, tmp_path / "a.jpeg")
    assert "same name" in fails(capsys, "encode", photo, tmp_path / "a.jpeg", tmp_path / "out")
    # As where names do not differ by case: two names, one file.
    (tmp_path / "out").mkdir()
    (tmp_path / "A.jpg").write_bytes(photo.read_bytes())
    (tmp_path / "out" / "a.gcx").touch()
    Path(tmp_path / "out" / "A.gcx").symlink_to("a.gcx")
    assert main(["encode", str(photo), str(tmp_path / "A.jpg"), str(tmp_path / "out"), *SMALL]) == 1
    assert "is written by the same call" in capsys.readouterr().err


def test_bench_leaves_what_is_not_its_own(jacket_path, tmp_path, kept, capsys):
    photos, images = tmp_path / "photos", tmp_path / "images"
    photos.mkdir()
    images.mkdir()
    (photos / "a.webp").write_bytes(jacket_path.read_bytes())
    (tmp_path / "notes.md").write_bytes(b"mine")
    (images / "page.webp").write_bytes(b"mine")
    kept(tmp_path / "notes.md", images / "page.webp")
    for page in ("notes.md", "page.md"):
        assert "not replaced" in fails(capsys, "bench", "quality", "--data", photos, "--page", tmp_path / page)
