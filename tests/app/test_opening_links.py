"""Links and pictures of QR codes are opened as what they hold, however they come into the window; photos stay."""

import io
from pathlib import Path

import numpy as np
import pytest
import segno
from drive_helpers import CONTROL, KEY, answer_dialog, command, document, key
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from studio_helpers import MODEL, drop, drop_data, message, wait_decoded

from gc_studio.analysis.links import link_of
from gc_studio.analysis.qr import code_of, code_png
from gc_studio.app.window.main_window import MainWindow
from gc_studio.bitstream import read, write
from gc_studio.document import Document

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PAGE = "https://example.org/view"


@pytest.fixture(autouse=True)
def _cleared(qapp):
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def gcx(studio) -> bytes:
    """The open photo as a file, which the fixture's window goes on showing."""
    return write(document(studio))


def code_file(tmp_path: Path, content: bytes, name: str = "sticker.png") -> Path:
    path = tmp_path / name
    path.write_bytes(code_png(code_of(content)))
    return path


def carrying_text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def carrying_url(text: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(text)])
    return data


def paste(studio: MainWindow, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    key(studio, KEY.Key_V, CONTROL)


def opened(studio: MainWindow, qtbot) -> Document:
    """The second document, once it is there."""
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    wait_decoded(qtbot, studio)
    return document(studio)


def bring(studio: MainWindow, way: str, data: QMimeData) -> None:
    if way == "paste":
        paste(studio, data)
    elif way == "drop":
        drop_data(studio.canvas, data)
    else:
        command(studio, "start_page")
        drop_data(studio.start_page, data)


WAYS = ["paste", "drop", "drop on the start page"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("carrying", [carrying_text, carrying_url])
def test_a_link_is_opened(studio, qtbot, gcx, way, carrying) -> None:
    bring(studio, way, carrying(link_of(gcx, PAGE)))
    assert opened(studio, qtbot) == read(gcx)
    # There is no photo, and nothing to save.
    assert studio.session.original is None
    assert not studio.isWindowModified()


def test_links_are_opened_at_the_start_in_the_order_given(make_window, qtbot, model, photo_path, make_document) -> None:
    first, last = (make_document(48, 32, seed=seed).with_layers(model=MODEL) for seed in (1, 2))
    window = make_window()
    window.start([link_of(write(first), PAGE), photo_path, link_of(write(last))])
    qtbot.waitUntil(lambda: len(window.session.documents) == 3)
    wait_decoded(qtbot, window)
    assert [item.source for item in window.session.documents] == [None, photo_path, None]
    assert window.session.documents[0].project.document == first
    assert window.session.documents[2].project.document == last


def test_a_link_at_the_start_that_cannot_be_read_is_told(make_window, qtbot) -> None:
    window = make_window()
    window.start([f"{PAGE}#top"])
    qtbot.waitUntil(lambda: "no picture of GC Studio behind the #" in message(window))
    assert not window.session.documents


def test_a_link_without_a_page_and_one_to_a_page_on_the_disk_are_opened(studio, qtbot, gcx) -> None:
    paste(studio, carrying_text(f"\n{link_of(gcx)}\n"))
    assert opened(studio, qtbot) == read(gcx)
    drop_data(studio.canvas, carrying_url(link_of(gcx, "file:///home/me/index.html")))
    qtbot.waitUntil(lambda: len(studio.session.documents) == 3)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ["file", "bytes", "image"])
def test_a_picture_of_a_code_is_opened(studio, qtbot, gcx, tmp_path, way, kind) -> None:
    path = code_file(tmp_path, link_of(gcx, PAGE).encode() if kind == "image" else gcx)
    data = QMimeData()
    if kind == "file":
        data.setUrls([QUrl.fromLocalFile(str(path))])
    elif kind == "bytes":
        data.setData("image/png", path.read_bytes())
    else:
        data.setImageData(QImage(str(path)))
    bring(studio, way, data)
    assert opened(studio, qtbot) == read(gcx)
    assert studio.session.original is None


def test_a_code_is_opened_from_the_dialog_and_never_saved_over(studio, qtbot, gcx, tmp_path, monkeypatch) -> None:
    path = code_file(tmp_path, gcx)
    before = path.read_bytes()
    answer_dialog(monkeypatch, "getOpenFileNames", path)
    key(studio, KEY.Key_O, CONTROL)
    assert opened(studio, qtbot) == read(gcx)
    assert "sticker.png: opened the picture in its QR code" in message(studio)
    assert studio.session.current.name == "sticker.png"
    # Saving asks for a name, and suggests one of its own.
    answer_dialog(monkeypatch, "getSaveFileName", tmp_path / "sticker.gcx")
    key(studio, KEY.Key_S, CONTROL)
    assert (tmp_path / "sticker.gcx").read_bytes() == gcx
    assert path.read_bytes() == before


def test_a_photo_with_the_code_of_another_stays_a_photo(studio, qtbot, tmp_path) -> None:
    pixels = np.array(Image.open(io.BytesIO(code_png(code_of(b"https://example.org#top")))).convert("RGB"))
    Image.fromarray(pixels).save(tmp_path / "poster.png")
    drop(studio.canvas, tmp_path / "poster.png")
    opened(studio, qtbot)
    assert studio.session.original is not None
    assert studio.session.current.photo_path == tmp_path / "poster.png"


def test_the_texture_of_a_code_is_that_of_its_picture(studio, qtbot, gcx, tmp_path) -> None:
    drop(studio.textures, code_file(tmp_path, gcx))
    qtbot.waitUntil(lambda: any(texture.name == "sticker" for texture in studio.textures.textures()))
    [added] = [texture for texture in studio.textures.textures() if texture.name == "sticker"]
    assert np.array_equal(added.code, document(studio).texture)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda link: f"{PAGE}#top", "no picture of GC Studio behind the #"),
        (lambda link: f"{link}!", "damaged or cut short; copy it again"),
        (lambda link: link + "A" * 2**16, "characters, but at most 65,536"),
        (lambda link: link[:50], "cut short"),
    ],
)
def test_a_link_that_cannot_be_read_is_told(studio, qtbot, gcx, change, why) -> None:
    paste(studio, carrying_text(change(link_of(gcx, PAGE))))
    qtbot.waitUntil(lambda: why in message(studio))
    assert len(studio.session.documents) == 1


def test_a_damaged_code_is_told(studio, qtbot, tmp_path) -> None:
    path = tmp_path / "text.png"
    segno.make_qr("https://example.org#R0NYA").save(str(path), scale=8)
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: "text.png: damaged or cut short" in message(studio))
    drop(studio.canvas, code_file(tmp_path, b"GCX\1nonsense", "bytes.png"))
    qtbot.waitUntil(lambda: "bytes.png: " in message(studio))
    assert len(studio.session.documents) == 1


def test_what_is_whole_of_a_link_that_was_cut_is_opened(studio, qtbot, gcx) -> None:
    link = link_of(gcx, PAGE)
    paste(studio, carrying_text(link[: len(link) // 4 * 4 - 8]))
    opened(studio, qtbot)
    assert "is cut short or damaged: opened without" in message(studio)
