"""Pictures from other programs come in with the colours and the size they had there."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from drive_helpers import CONTROL, KEY, answer_dialog, command, key
from PIL import Image, ImageCms
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QColor, QColorSpace, QGuiApplication, QImage
from studio_helpers import drop_data, message, wait_decoded

from gc_studio.app.export.clipboard import rgb_array
from gc_studio.app.window.main_window import MainWindow

Spaces = QColorSpace.NamedColorSpace
WIDE = {"Display P3": Spaces.DisplayP3, "Adobe RGB": Spaces.AdobeRgb}
CODED, MEANT = (180, 120, 90), {"Display P3": (189, 118, 85), "Adobe RGB": (199, 121, 88)}
"""A colour as it is written in a wide space, and the same one in sRGB."""


def png(pixels: np.ndarray, **more: object) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG", **more)
    return out.getvalue()


def plain(colour: tuple[int, int, int], width: int = 320, height: int = 256) -> np.ndarray:
    return np.full((height, width, 3), colour, np.uint8)


def carrying(image: QImage | None = None, files: tuple[Path, ...] = (), **kinds: bytes) -> QMimeData:
    """What another program hands over: an image, the bytes of files by kind, and files."""
    data = QMimeData()
    if image is not None:
        data.setImageData(image)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    for kind, content in kinds.items():
        data.setData(f"image/{kind}", QByteArray(content))
    return data


def paste(studio: MainWindow, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    key(studio, KEY.Key_V, CONTROL)


@pytest.fixture(autouse=True)
def _cleared(qapp) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture(params=["paste", "drop", "drop on the start page"])
def bring(request, studio: MainWindow, qtbot) -> Callable[[QMimeData], np.ndarray]:
    """Brings a picture in, and gives the photo of the document that it becomes."""

    def act(data: QMimeData) -> np.ndarray:
        if request.param == "paste":
            paste(studio, data)
        elif request.param == "drop":
            drop_data(studio.canvas, data)
        else:
            command(studio, "start_page")
            drop_data(studio.start_page, data)
        qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
        wait_decoded(qtbot, studio)
        assert studio.session.original is not None
        return studio.session.original

    return act


@pytest.mark.parametrize("space", WIDE)
def test_an_image_of_a_wide_space_is_converted(bring, space: str) -> None:
    image = QImage(320, 256, QImage.Format.Format_RGB32)
    image.fill(QColor(*CODED))
    image.setColorSpace(QColorSpace(WIDE[space]))
    photo = bring(carrying(image))
    assert np.abs(photo.astype(int) - MEANT[space]).max() <= 2


@pytest.mark.parametrize("space", WIDE)
def test_the_bytes_of_a_file_are_preferred_and_their_profile_counts(bring, space: str) -> None:
    profile = bytes(QColorSpace(WIDE[space]).iccProfile().data())
    image = QImage(320, 256, QImage.Format.Format_RGB32)
    image.fill(QColor(1, 2, 3))
    photo = bring(carrying(image, png=png(plain(CODED), icc_profile=profile)))
    assert np.abs(photo.astype(int) - MEANT[space]).max() <= 2


def test_srgb_stays_as_it_is(bring) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = bring(carrying(png=png(plain(CODED), icc_profile=profile)))
    assert np.abs(photo.astype(int) - CODED).max() <= 1


def test_an_image_of_a_finer_screen_fills_the_picture(bring) -> None:
    image = QImage(640, 512, QImage.Format.Format_ARGB32)
    image.fill(QColor(*CODED))
    image.setPixelColor(0, 0, QColor("black"))
    image.setDevicePixelRatio(2)
    photo = bring(carrying(image))
    assert photo.shape == (512, 640, 3)
    assert (photo[-1, -1] == CODED).all()
    assert (photo[20:] == CODED).all()


def test_what_is_transparent_is_white_and_orientation_counts(bring) -> None:
    pixels = np.zeros((256, 400, 4), np.uint8)
    pixels[:, :200] = (*CODED, 255)
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = bring(carrying(png=png(pixels, exif=exif)))
    assert photo.shape == (400, 256, 3)
    assert (photo[10, 100] == CODED).all()
    assert (photo[-10, 100] == 255).all()


@pytest.mark.parametrize("ratio", [1, 1.5, 2, 3])
@pytest.mark.parametrize("kind", [QImage.Format.Format_RGB888, QImage.Format.Format_ARGB32_Premultiplied])
def test_every_pixel_is_kept_whatever_the_screen(ratio: float, kind: QImage.Format) -> None:
    image = QImage(30, 20, kind)
    image.fill(QColor(*CODED))
    image.setPixelColor(29, 19, QColor(1, 2, 3))
    image.setDevicePixelRatio(ratio)
    pixels = rgb_array(image)
    assert pixels.shape == (20, 30, 3)
    assert (pixels[19, 29] == (1, 2, 3)).all()
    assert (pixels[:19] == CODED).all()
    assert image.devicePixelRatio() == ratio


@pytest.mark.parametrize("as_bytes", [False, True])
def test_a_picture_that_is_too_long_is_refused_by_its_size(studio, qtbot, as_bytes: bool) -> None:
    if as_bytes:
        data = carrying(png=png(np.zeros((40000, 1), np.uint8)))
    else:
        data = carrying(QImage(1, 30000, QImage.Format.Format_Grayscale8))
    paste(studio, data)
    qtbot.waitUntil(lambda: studio.messages.is_error)
    assert "Pasted picture" in message(studio)
    assert "too long; crop it" in message(studio)
    assert len(studio.session.documents) == 1


def test_bytes_that_are_no_picture_are_one_line(studio, qtbot) -> None:
    paste(studio, carrying(png=b"no picture"))
    qtbot.waitUntil(lambda: studio.messages.is_error)
    assert "Pasted picture" in message(studio)
    assert "\n" not in message(studio)


def test_a_dropped_file_that_is_gone_already_comes_from_what_was_carried(bring, tmp_path: Path) -> None:
    photo = bring(carrying(files=(tmp_path / "gone.png",), png=png(plain(CODED))))
    assert (photo == CODED).all()


def test_a_dropped_file_that_is_there_is_read(bring, studio, photo_path: Path) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    photo = bring(carrying(image, files=(photo_path,)))
    np.testing.assert_array_equal(photo, np.asarray(Image.open(photo_path)))
    assert studio.session.current.name == photo_path.name


def test_a_map_of_the_photo_in_another_size_is_taken(studio, tmp_path: Path, monkeypatch) -> None:
    layer = np.zeros((512, 640, 4), np.uint8)
    layer[100:108, 40:600] = 255
    path = tmp_path / "lines.PNG"
    Image.fromarray(layer).save(path)
    answer_dialog(monkeypatch, "getOpenFileName", path)
    command(studio, "import_map")
    structure = studio.session.document.structure
    rows = np.flatnonzero(structure.any(1))
    assert (rows[0], rows[-1]) == (25, 26)
    # Two pixels wide: that costs, and nothing else is wrong with it.
    assert message(studio).startswith("lines.PNG: its lines are wider than a pixel; Structure > Thin lines")


@pytest.mark.parametrize(("level", "told"), [(0, "no white"), (255, "most of the structure map is white")])
def test_a_map_that_is_hardly_meant_so_is_told(studio, tmp_path: Path, monkeypatch, level: int, told: str) -> None:
    path = tmp_path / "lines.png"
    Image.fromarray(np.full((256, 320), level, np.uint8)).save(path)
    answer_dialog(monkeypatch, "getOpenFileName", path)
    command(studio, "import_map")
    assert told in message(studio)
    assert "lines.png" in message(studio)
    assert studio.session.history.entries[-1].name == "Import map"
