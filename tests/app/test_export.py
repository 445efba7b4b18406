"""The export dialog: what it shows is what it writes."""

import io
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from studio_helpers import FakeModel, picture_of, show

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.pictures import is_made_here
from gc_studio.analysis.vectors import lines_svg
from gc_studio.app.export import export_dialog
from gc_studio.app.export.enlarging import Enlarger, size_text
from gc_studio.app.export.export_dialog import ExportDialog, ExportSource
from gc_studio.app.export.formats import Choice, encode
from gc_studio.app.export.sheet import paint_sheet
from gc_studio.app.look import theme
from gc_studio.bitstream import DocumentWriter, read, write
from gc_studio.canvas.overlays import invented, rgb_image, rgba_image
from gc_studio.decode.enlarge import enlarged
from gc_studio.document import Document
from gc_studio.storage import RESOURCES

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def source(tmp_path: Path) -> ExportSource:
    photo = resized(load_photo(RESOURCES / "samples" / "jumper.webp"), 128)
    document, _ = FakeModel().analyse(photo)
    # Coloured noise, so that WebP shows what it does to it.
    decoded = picture_of(document) // 2 + photo // 2
    sizes, enlarger = DocumentWriter().sizes(document), Enlarger(document, decoded, FakeModel)
    selection = np.zeros(document.structure_shape, bool)
    selection[10:40, 20:50] = True
    return ExportSource("jumper", tmp_path, write(document), document, decoded, photo, sizes, enlarger, selection)


@pytest.fixture
def open_dialog(qapp, qtbot, source: ExportSource):
    theme.apply_theme(qapp)
    made = []

    def make(key: str = "gcx", given: ExportSource = source) -> ExportDialog:
        dialog = ExportDialog(None, given, key)
        made.append(dialog)
        show(qtbot, dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.reject()


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the file dialog will answer."""
    answers: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (answers.pop(0), ""))
    return answers


def selected(source: ExportSource) -> np.ndarray:
    """Which pixels of the picture are selected, bool (H, W)."""
    return source.selection.repeat(2, 0).repeat(2, 1)[: source.document.height, : source.document.width]


def is_ready(dialog: ExportDialog) -> bool:
    return dialog.copy_button.isEnabled()


def wait(qtbot, dialog: ExportDialog) -> int:
    """Until the file is counted; its bytes."""
    qtbot.waitUntil(lambda: is_ready(dialog), timeout=10000)
    return int(dialog.total.text().removesuffix(" B").replace(",", ""))


def pick(dialog: ExportDialog, key: str) -> None:
    QTest.mouseClick(dialog._formats[key], LEFT)


def same(image: QImage, picture: np.ndarray) -> bool:
    return image == rgb_image(picture)


def exported(qtbot, dialog: ExportDialog) -> list:
    with qtbot.waitSignal(dialog.exported, timeout=10000) as signal:
        QTest.mouseClick(dialog.export_button, LEFT)
    return signal.args


ENDINGS = {
    "gcx": ".gcx",
    "png": ".png",
    "webp": ".webp",
    "cutout": ".png",
    "ora": ".ora",
    "svg": ".svg",
    "sheet": ".png",
}


@pytest.mark.parametrize(("key", "ending"), ENDINGS.items())
def test_what_is_counted_is_written(open_dialog, qtbot, chosen, source, tmp_path, key: str, ending: str) -> None:
    dialog = open_dialog()
    pick(dialog, key)
    assert dialog.format_key == key
    size = wait(qtbot, dialog)
    chosen.append(str(tmp_path / "out"))
    path = tmp_path / f"out{ending}"
    assert exported(qtbot, dialog) == [path, size, ""]
    assert path.stat().st_size == size
    assert not dialog.isVisible()
    data = path.read_bytes()
    if key == "gcx":
        assert read(data) == source.document
        assert same(dialog.preview.image, source.decoded)
    elif key == "cutout":
        pixels = np.asarray(Image.open(io.BytesIO(data)))
        assert np.array_equal(pixels[..., :3], source.decoded)
        assert np.array_equal(pixels[..., 3] == 255, selected(source))
        assert dialog.preview.image == rgba_image(pixels)
    elif key == "ora":
        with zipfile.ZipFile(path) as archive:
            assert np.array_equal(np.asarray(Image.open(io.BytesIO(archive.read("mergedimage.png")))), source.decoded)
    elif key == "svg":
        assert data == lines_svg(source.document)
        assert max(dialog.preview.image.size().toTuple()) == 1024
    else:
        assert same(dialog.preview.image, np.asarray(Image.open(io.BytesIO(data)).convert("RGB")))
    if key == "png":
        assert same(dialog.preview.image, source.decoded)


def test_the_quality_changes_the_bytes_and_the_preview(open_dialog, qtbot) -> None:
    dialog = open_dialog("webp")
    size, picture = wait(qtbot, dialog), dialog.preview.image
    dialog.quality.setFocus()
    QTest.keyClick(dialog.quality, Qt.Key.Key_Home)
    assert dialog.detail.text() == "counting…"
    assert wait(qtbot, dialog) < size
    assert dialog.preview.image != picture
    QTest.mouseClick(dialog.lossless, LEFT, pos=QPoint(8, dialog.lossless.height() // 2))
    assert not dialog.quality.isEnabled()
    assert wait(qtbot, dialog) > size


def test_a_lossless_webp_is_the_decoded_picture(open_dialog, qtbot, source) -> None:
    dialog = open_dialog("webp")
    dialog.lossless.setChecked(True)
    wait(qtbot, dialog)
    assert same(dialog.preview.image, source.decoded)


@pytest.mark.parametrize("key", ["png", "webp", "cutout"])
def test_pictures_are_written_larger_and_it_is_said_how(open_dialog, qtbot, chosen, source, tmp_path, key) -> None:
    dialog = open_dialog(key)
    wait(qtbot, dialog)
    dialog.size_list.setFocus()
    QTest.keyClick(dialog.size_list, Qt.Key.Key_Down)
    assert dialog.detail.text() == "painting…"
    size = wait(qtbot, dialog)
    twice = source.document.width * 2, source.document.height * 2
    assert dialog.size_list.currentText() == f"{size_text(twice)}, 2 times"
    assert dialog.preview.image.size().toTuple() == twice
    assert "painted at this size" in dialog.caption.text()
    chosen.append(str(tmp_path / "out"))
    assert exported(qtbot, dialog)[1:] == [size, "Details are painted at this size, from the same lines."]
    pixels = np.asarray(Image.open(tmp_path / f"out{ENDINGS[key]}"))
    assert pixels.shape[1::-1] == twice
    if key == "cutout":
        assert (pixels[44:156, 84:196, 3] == 255).all()
        assert not pixels[200:, :, 3].any()
    if key == "png":
        expected = enlarged(source.document, source.decoded, twice, picture_of)
        assert np.array_equal(pixels, expected.picture)


def test_the_size_of_the_photo_is_offered_when_it_is_known(open_dialog, qtbot, source) -> None:
    dialog = open_dialog("png")
    picture = wait(qtbot, dialog) and dialog.preview.image
    dialog.show_photo_size((1000, 1300))
    assert [dialog.size_list.itemData(row) for row in (0, 3)] == [source.document.size, (1000, 1300)]
    assert dialog.size_list.currentIndex() == 0
    assert dialog.preview.image == picture
    dialog.size_list.setFocus()
    QTest.keyClick(dialog.size_list, Qt.Key.Key_End)
    wait(qtbot, dialog)
    assert dialog.preview.image.size().toTuple() == (1000, 1300)
    assert f"Details are painted at {source.document.width * 4} " in dialog.caption.text()


def test_a_size_that_is_given_up_is_painted_no_further(qapp, qtbot, source) -> None:
    model = FakeModel()
    model.exact_gate.clear()
    slow = replace(source, enlarger=Enlarger(source.document, source.decoded, lambda: model))
    dialog = ExportDialog(None, slow, "png")
    show(qtbot, dialog)
    wait(qtbot, dialog)
    dialog.size_list.setFocus()
    QTest.keyClick(dialog.size_list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.detail.text() == "painting… 40 %")
    QTest.keyClick(dialog.size_list, Qt.Key.Key_Up)
    # What waits behind it is done at once, and nobody is told of an error.
    wait(qtbot, dialog)
    assert same(dialog.preview.image, source.decoded)
    assert not dialog.message.isVisible()
    dialog.reject()


def test_without_a_selection_there_is_no_part_to_export(open_dialog, qtbot, source) -> None:
    dialog = open_dialog("cutout", replace(source, selection=None))
    assert dialog.format_key == "gcx"
    wait(qtbot, dialog)
    pick(dialog, "cutout")
    assert dialog.format_key == "gcx"
    assert "Select a part" in dialog._formats["cutout"].toolTip()


def test_formats_without_sizes_show_none(open_dialog, qtbot) -> None:
    dialog = open_dialog("ora")
    wait(qtbot, dialog)
    assert not dialog.size_list.isVisible()
    pick(dialog, "png")
    assert dialog.size_list.isVisible()


def test_the_newest_choice_wins(open_dialog, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, asked = threading.Event(), []

    def slow(source, choice, tell):
        asked.append(choice.key)
        assert gate.wait(10)
        return encode(source, choice)

    encode = export_dialog.encode
    monkeypatch.setattr(export_dialog, "encode", slow)
    dialog = open_dialog()
    qtbot.waitUntil(lambda: asked == ["gcx"])
    for key in ("png", "sheet", "webp"):
        pick(dialog, key)
    assert not is_ready(dialog)
    gate.set()
    wait(qtbot, dialog)
    assert asked == ["gcx", "webp"]
    assert "WebP" in dialog.caption.text()


def test_an_existing_file_is_asked_about_once(open_dialog, qtbot, chosen, tmp_path, monkeypatch) -> None:
    answers, asked = [False, True], []
    monkeypatch.setattr(export_dialog, "ask_replace", lambda _, path: asked.append(path) or answers.pop(0))
    path = tmp_path / "out.gcx"
    path.write_bytes(b"mine")
    dialog = open_dialog()
    wait(qtbot, dialog)
    chosen += [str(path.with_suffix("")), str(path)]
    QTest.mouseClick(dialog.export_button, LEFT)
    assert path.read_bytes() == b"mine"
    assert dialog.isVisible()
    exported(qtbot, dialog)
    assert path.read_bytes() != b"mine"
    assert asked == [path, path]


def test_another_suffix_is_kept_in_the_name(open_dialog, qtbot, chosen, tmp_path) -> None:
    dialog = open_dialog("png")
    chosen.append(str(tmp_path / "photo.jpg"))
    assert exported(qtbot, dialog)[0] == tmp_path / "photo.jpg.png"


def test_a_file_that_cannot_be_written_leaves_the_dialog_open(open_dialog, qtbot, chosen, tmp_path) -> None:
    dialog = open_dialog()
    wait(qtbot, dialog)
    chosen += [str(tmp_path / "missing" / "out.gcx"), str(tmp_path / "out.gcx")]
    QTest.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.message.text().startswith("Cannot write out.gcx in ")
    assert "\n" not in dialog.message.text()
    assert dialog.isVisible()
    assert exported(qtbot, dialog)[0] == tmp_path / "out.gcx"


def test_an_encoder_that_fails_is_one_line(open_dialog, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_):
        raise ValueError("encoding error 6")

    monkeypatch.setattr(export_dialog, "encode", fail)
    dialog = open_dialog("webp")
    qtbot.waitUntil(dialog.message.isVisible)
    assert dialog.message.text() == "WebP cannot be made of this picture: encoding error 6"
    assert not dialog.copy_button.isEnabled()


def test_escape_closes_and_writes_nothing(open_dialog, qtbot, chosen, tmp_path, monkeypatch) -> None:
    begun, gate, ended = threading.Event(), threading.Event(), threading.Event()

    def slow(source, choice, tell):
        begun.set()
        assert gate.wait(10)
        ended.set()
        return encode(source, choice)

    encode = export_dialog.encode
    monkeypatch.setattr(export_dialog, "encode", slow)
    dialog = open_dialog()
    # What has not begun when the dialog is closed never begins.
    qtbot.waitUntil(begun.is_set)
    chosen.append(str(tmp_path / "out.gcx"))
    QTest.mouseClick(dialog.export_button, LEFT)
    assert not dialog.export_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    gate.set()
    qtbot.waitUntil(ended.is_set)
    assert list(tmp_path.iterdir()) == []


def test_copy_puts_the_picture_on_the_clipboard(open_dialog, qtbot, source) -> None:
    dialog = open_dialog("png")
    wait(qtbot, dialog)
    QTest.mouseClick(dialog.copy_button, LEFT)
    image = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_RGB32)
    assert same(image, source.decoded)
    assert "clipboard" in dialog.message.text()


def test_a_click_changes_between_the_whole_picture_and_its_pixels(open_dialog, qtbot) -> None:
    dialog = open_dialog()
    wait(qtbot, dialog)
    fitted = dialog.zoom.text()
    assert fitted != "100 %"
    QTest.mouseClick(dialog.preview, LEFT)
    assert dialog.zoom.text() == "100 %"
    QTest.keyClick(dialog.preview, Qt.Key.Key_Space)
    assert dialog.zoom.text() == fitted


def test_a_drag_moves_the_picture(open_dialog, qtbot) -> None:
    dialog = open_dialog()
    wait(qtbot, dialog)
    preview = dialog.preview
    QTest.mouseClick(preview, LEFT)
    before, start = preview.viewport.offset, preview.rect().center()
    QTest.mousePress(preview, LEFT, pos=start)
    QTest.mouseMove(preview, start + QPoint(40, 30))
    QTest.mouseRelease(preview, LEFT, pos=start + QPoint(40, 30))
    assert (preview.viewport.offset - before).toPoint() == QPoint(40, 30)
    assert dialog.zoom.text() == "100 %"


def test_the_format_of_last_time_and_one_that_is_unknown(open_dialog) -> None:
    assert open_dialog("sheet").format_key == "sheet"
    assert open_dialog("tiff").format_key == "gcx"


@pytest.mark.parametrize("theme_name", ["dark", "light"])
def test_nothing_is_cut_off(open_dialog, qtbot, qapp, theme_name: str) -> None:
    theme.apply_theme(qapp, theme_name)
    dialog = open_dialog("webp")
    wait(qtbot, dialog)
    dialog.resize(dialog.minimumSize())
    qtbot.waitUntil(lambda: dialog.size() == dialog.minimumSize())
    QTest.qWait(0)
    buttons = [*dialog._formats.values(), dialog.copy_button, dialog.close_button, dialog.export_button]
    settings = dialog.size_list, dialog.quality, dialog.lossless
    for widget in (*buttons, *settings, dialog.total, dialog.detail, dialog.caption):
        assert widget.width() >= widget.minimumSizeHint().width(), widget.accessibleName()
        assert widget.height() >= widget.minimumSizeHint().height(), widget.accessibleName()
        corner = widget.mapTo(dialog, widget.rect().bottomRight())
        assert dialog.rect().contains(corner)


# The sheet


def small(document: Document, decoded: np.ndarray, original: np.ndarray | None) -> QImage:
    return paint_sheet("name", document, decoded, original, DocumentWriter().sizes(document))


def test_the_sheet_shows_the_pictures_to_the_pixel(qapp, source) -> None:
    photo = resized(load_photo(RESOURCES / "samples" / "jumper.webp"))
    document, _ = FakeModel().analyse(photo)
    sheet = small(document, picture_of(document), photo)
    found = [place(sheet, picture) for picture in (photo, picture_of(document))]
    assert found[0][1] == found[1][1]
    assert found[0][0] + photo.shape[1] < found[1][0]
    without = small(document, picture_of(document), None)
    assert without.width() < sheet.width()


def test_the_sheet_shows_what_is_invented(qapp, source) -> None:
    photo = resized(load_photo(RESOURCES / "samples" / "jumper.webp"))
    document, _ = FakeModel().analyse(photo)
    mask = np.zeros(document.grid, bool)
    bare = small(document, photo, photo)
    mask[:4, :4] = True
    kept = small(document.with_layers(mask=mask), photo, photo)
    x, y = place(bare, invented(photo, document.levels))
    assert (x, y) == place(kept, invented(photo, mask.astype(np.uint8)))
    assert bare.size() == kept.size()


def place(sheet: QImage, picture: np.ndarray) -> tuple[int, int]:
    """Where a picture lies on the sheet."""
    image = rgb_image(picture)
    height, width = picture.shape[:2]
    for x in range(sheet.width() - width):
        for y in range(60, 160):
            if sheet.pixel(x, y) == image.pixel(0, 0) and sheet.copy(x, y, width, height) == image:
                return x, y
    raise AssertionError("the picture is not on the sheet")


@pytest.mark.parametrize(("width", "height"), [(16, 16), (16, 4096), (4096, 64), (3000, 2000)])
def test_sheets_of_any_size_have_a_size_to_look_at(qapp, width: int, height: int) -> None:
    photo = np.full((height, width, 3), 90, np.uint8)
    document, _ = FakeModel().analyse(photo)
    sheet = small(document, photo, photo)
    assert 500 < sheet.width() < 5000
    assert 150 < sheet.height() < 2500


@pytest.mark.parametrize("key", ["png", "webp", "sheet", "cutout", "ora", "svg"])
@pytest.mark.parametrize("is_lossless", [True, False])
def test_pictures_say_that_they_were_made_here_so_that_gcx_may_replace_them(source, key, is_lossless) -> None:
    assert is_made_here(encode(source, Choice(key, is_lossless=is_lossless)).data)
