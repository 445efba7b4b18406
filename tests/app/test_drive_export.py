"""Export from the window: one picture with its live size, and many at once with a report."""

import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from drive_helpers import (
    CONTROL,
    KEY,
    SHIFT,
    answer_dialog,
    back_to,
    choose_in_menu,
    close_dialogs,
    document,
    key,
    menu_of,
    select,
)
from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid
from studio_helpers import LEFT, choose, draw, drop, message, picture_of, total, wait_decoded

from gc_studio.bitstream import read
from gc_studio.storage import RESOURCES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened(studio, qtbot):
    """The export dialog, by its key."""
    key(studio, KEY.Key_E, CONTROL)
    qtbot.waitUntil(lambda: studio.exporting.dialog is not None)
    return studio.exporting.dialog


def size(qtbot, dialog) -> int:
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=10000)
    return int(dialog.total.text().removesuffix(" B").replace(",", ""))


def pick(dialog, key: str) -> None:
    QTest.mouseClick(dialog._formats[key], LEFT)


@pytest.mark.parametrize(("kind", "suffix"), [("gcx", ".gcx"), ("png", ".png"), ("webp", ".webp"), ("sheet", ".png")])
def test_what_the_dialog_shows_is_in_the_file(studio, qtbot, monkeypatch, tmp_path: Path, kind: str, suffix) -> None:
    key(studio, KEY.Key_B)
    draw(studio, [(240, 20), (300, 60)])
    wait_decoded(qtbot, studio)
    dialog, path = opened(studio, qtbot), tmp_path / f"out{suffix}"
    pick(dialog, kind)
    shown = size(qtbot, dialog)
    answer_dialog(monkeypatch, "getSaveFileName", path)
    with qtbot.waitSignal(dialog.exported):
        QTest.mouseClick(dialog.export_button, LEFT)
    assert path.stat().st_size == shown
    assert f"Exported {path.name}, {shown:,} B" in message(studio)
    if kind == "gcx":
        assert read(path.read_bytes()) == document(studio)
        assert shown == total(studio)
    elif kind == "png":
        np.testing.assert_array_equal(np.asarray(Image.open(path)), picture_of(document(studio)))
    else:
        picture = Image.open(io.BytesIO(path.read_bytes()))
        assert picture.width >= 320
    # It is no project: the work itself is still unsaved, and the format is remembered.
    assert studio.isWindowModified()
    assert studio.settings.export_format == kind


def test_a_photo_that_was_opened_smaller_is_exported_at_its_own_size(make_window, qtbot, monkeypatch, tmp_path) -> None:
    photo, path = tmp_path / "large.png", tmp_path / "out.png"
    Image.fromarray(np.tile(np.arange(600, dtype=np.uint8)[:, None, None], (1, 500, 3))).save(photo)
    studio = make_window()
    studio.settings.working_size = "256"
    studio.start([photo])
    wait_decoded(qtbot, studio)
    assert document(studio).size == (256, 307)
    dialog = opened(studio, qtbot)
    pick(dialog, "png")
    qtbot.waitUntil(lambda: dialog.size_list.count() == 4)
    dialog.size_list.setFocus()
    QTest.keyClick(dialog.size_list, KEY.Key_End)
    assert "as the photo" in dialog.size_list.currentText()
    shown = size(qtbot, dialog)
    answer_dialog(monkeypatch, "getSaveFileName", path)
    with qtbot.waitSignal(dialog.exported):
        QTest.mouseClick(dialog.export_button, LEFT)
    with Image.open(path) as image:
        assert image.size == (500, 600)
    assert f"Exported out.png, {shown:,} B. Details are painted at this size" in message(studio)


def test_the_selected_part_is_exported_with_nothing_around_it(studio, qtbot) -> None:
    select(studio, 20, 20, 90, 100)
    dialog = opened(studio, qtbot)
    pick(dialog, "cutout")
    size(qtbot, dialog)
    image = dialog.preview.image
    assert image.size().toTuple() == document(studio).size
    assert [image.pixelColor(*place).alpha() for place in ((50, 60), (10, 60), (200, 60))] == [255, 0, 0]
    QTest.keyClick(dialog, KEY.Key_Escape)


def test_the_size_follows_the_choice(studio, qtbot) -> None:
    dialog = opened(studio, qtbot)
    gcx = size(qtbot, dialog)
    pick(dialog, "webp")
    webp = size(qtbot, dialog)
    dialog.quality.setFocus()
    QTest.keyClick(dialog.quality, KEY.Key_Home)
    least = size(qtbot, dialog)
    assert gcx < least < webp
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert studio.exporting.dialog is None


def test_dialogs_are_gone_when_they_are_closed(studio, qtbot) -> None:
    dialog = opened(studio, qtbot)
    source, before = dialog.source, len(studio.findChildren(QDialog))
    assert before >= 1
    QTest.keyClick(dialog, KEY.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert source.gcx
    for name in ("settings", "shortcuts", "about", "batch"):
        studio.actions_by_key[name].trigger()
        [shown] = [child for child in studio.findChildren(QDialog) if child.isVisible()]
        QTest.keyClick(shown, KEY.Key_Escape)
    qtbot.waitUntil(lambda: studio.findChildren(QDialog) == [])


def test_export_in_the_middle_of_an_adjustment_exports_what_is_coded(studio, qtbot) -> None:
    before = document(studio)
    studio.actions_by_key["detect_anew"].trigger()
    wait_decoded(qtbot, studio)
    dialog = opened(studio, qtbot)
    assert dialog.source.document is before
    np.testing.assert_array_equal(dialog.source.decoded, picture_of(before))
    QTest.keyClick(dialog, KEY.Key_Escape)


def test_copying_waits_for_no_picture_and_says_so(studio, model, qtbot) -> None:
    model.gate.clear()
    key(studio, KEY.Key_B)
    draw(studio, [(240, 20), (300, 60)])
    key(studio, KEY.Key_C, CONTROL)
    assert "still being decoded" in message(studio)
    model.gate.set()
    wait_decoded(qtbot, studio)
    key(studio, KEY.Key_C, CONTROL)
    assert "in the clipboard" in message(studio)


def test_many_photos_by_the_menu_with_one_that_is_damaged(studio, qtbot, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("dress", "jumper"):
        shutil.copy(RESOURCES / "samples" / f"{name}.webp", folder)
    (folder / "torn.jpg").write_bytes(b"torn")
    studio.settings.working_size = "256"
    choose_in_menu(studio, menu_of(studio, "File"), "Export many…")
    dialog = studio.exporting._batch
    assert dialog.isVisible()
    drop(dialog, folder)
    qtbot.waitUntil(dialog.start_button.isEnabled)
    QTest.mouseClick(dialog.form.kinds["png"], LEFT, pos=dialog.form.kinds["png"].rect().center() / 2)
    QTest.mouseClick(dialog.start_button, LEFT)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20000)
    lines = [dialog.report.item(row).text() for row in range(dialog.report.count())]
    assert len(lines) == 3
    [bad] = [line for line in lines if line.startswith("torn.jpg")]
    assert "dress.gcx" in lines[0]
    assert not list((folder / "gcx").glob("torn*"))
    for name in ("dress", "jumper"):
        done = read((folder / "gcx" / f"{name}.gcx").read_bytes())
        assert min(done.width, done.height) == 256
        [png] = (folder / "gcx").glob(f"{name}*.png")
        np.testing.assert_array_equal(np.asarray(Image.open(png)), picture_of(done))
    assert "1 failed" in dialog.summary.text()
    QTest.mouseClick(dialog.copy_button, LEFT)
    assert bad in QApplication.clipboard().text()
    QTest.mouseClick(dialog.close_button, LEFT)
    back_to(studio)
    # What was open meanwhile is as it was, and can be worked on.
    choose(studio, 3)
    wait_decoded(qtbot, studio)


def test_no_batch_before_the_model_is_there(make_window, qtbot) -> None:
    studio = make_window()
    back_to(studio)
    key(studio, KEY.Key_E, CONTROL | SHIFT)
    assert "still loading" in message(studio)
    assert close_dialogs() == 0
