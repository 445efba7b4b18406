"""A picture becomes a link and a QR code in the window, and comes back out of both byte for byte."""

import numpy as np
import pytest
from drive_helpers import CONTROL, KEY, answer_dialog, choose_in_menu, document, key, menu_of
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from shiboken6 import isValid
from studio_helpers import LEFT, total
from svg_pictures import picture_of_svg

from gc_studio.analysis.links import MAX_LINKED_BYTES, file_in
from gc_studio.analysis.photo import load_photo
from gc_studio.analysis.qr_reading import file_in_codes
from gc_studio.bitstream import read, write
from gc_studio.document import Notes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PAGE = "https://example.org/view"


def opened(studio, qtbot):
    """The dialog, from the menu."""
    choose_in_menu(studio, menu_of(studio, "File"), "Export link\N{HORIZONTAL ELLIPSIS}")
    qtbot.waitUntil(lambda: studio.linking.dialog is not None)
    return studio.linking.dialog


def type_page(dialog, text: str) -> None:
    dialog.page.setFocus()
    dialog.page.selectAll()
    QTest.keyClick(dialog.page, KEY.Key_Delete)
    QTest.keyClicks(dialog.page, text)


def make_too_long(studio) -> None:
    notes = Notes(*("\N{BULLET}" * 300 for _ in range(3)))
    studio.session.commit("Notes", document(studio).with_layers(notes=notes))
    assert len(write(document(studio))) > MAX_LINKED_BYTES


def test_the_link_that_is_copied_holds_the_picture(studio, qtbot) -> None:
    dialog = opened(studio, qtbot)
    assert dialog.total.text() == f"{total(studio):,} B"
    assert "no public page" in dialog.message.text()
    assert dialog.link.toPlainText().startswith("#R0NY")
    type_page(dialog, PAGE)
    assert not dialog.message.isVisible()
    QTest.mouseClick(dialog.copy_button, LEFT)
    assert "in the clipboard" in dialog.message.text()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"{PAGE}#R0NY")
    assert read(file_in(copied)) == document(studio)
    QTest.keyClick(dialog, KEY.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))
    # The address is remembered.
    assert opened(studio, qtbot).link.toPlainText() == copied


def test_the_codes_that_are_shown_and_saved_hold_the_picture(studio, qtbot, monkeypatch, tmp_path) -> None:
    dialog = opened(studio, qtbot)
    type_page(dialog, PAGE)
    sides = []
    for choice, name in ((dialog.of_link, "link"), (dialog.of_file, "file")):
        QTest.mouseClick(choice, LEFT)
        shown = dialog.code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        rows = np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), shown.bytesPerLine())
        seen = [np.ascontiguousarray(rows[:, : shown.width()])]
        for suffix in (".png", ".svg"):
            path = tmp_path / f"{name}{suffix}"
            answer_dialog(monkeypatch, "getSaveFileName", path)
            QTest.mouseClick(dialog.save_button, LEFT)
            assert path.name in dialog.message.text()
            seen.append(picture_of_svg(path) if suffix == ".svg" else load_photo(path))
        assert [read(file_in_codes(picture)) == document(studio) for picture in seen] == [True] * 3
        sides.append(dialog.code.image.width())
    assert sides[0] > sides[1]


def test_what_is_no_address_is_told_and_not_remembered(studio, qtbot) -> None:
    dialog = opened(studio, qtbot)
    type_page(dialog, PAGE)
    type_page(dialog, "example")
    assert "example is no address of a page" in dialog.message.text()
    assert dialog.link.toPlainText() == ""
    assert not dialog.copy_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    # A code of the bytes needs no page.
    QTest.mouseClick(dialog.of_file, LEFT)
    assert dialog.save_button.isEnabled()
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert studio.settings.link_page == ""


def test_a_picture_that_is_too_long_is_told_with_its_size(studio, qtbot) -> None:
    make_too_long(studio)
    dialog = opened(studio, qtbot)
    count = len(write(document(studio)))
    assert f"{count:,} bytes are too many for a link, which takes 2,048; fit" in dialog.message.text()
    for choice in (dialog.of_link, dialog.of_file):
        QTest.mouseClick(choice, LEFT)
        assert dialog.code.image.isNull()
        assert not dialog.copy_button.isEnabled()
        assert not dialog.save_button.isEnabled()


def test_an_address_that_leaves_no_room_for_the_code_still_gives_a_link(studio, qtbot) -> None:
    dialog = opened(studio, qtbot)
    dialog.page.setFocus()
    QGuiApplication.clipboard().setText(f"https://example.org/{'x' * 2900}")
    key(studio, KEY.Key_V, CONTROL)
    assert "shorter address" in dialog.message.text()
    assert dialog.copy_button.isEnabled()
    assert not dialog.save_button.isEnabled()


def test_nothing_is_saved_over_the_open_photo(studio, qtbot, monkeypatch, photo_path) -> None:
    before = photo_path.read_bytes()
    dialog = opened(studio, qtbot)
    answer_dialog(monkeypatch, "getSaveFileName", photo_path)
    QTest.mouseClick(dialog.save_button, LEFT)
    assert photo_path.read_bytes() == before
    assert "Exported" not in dialog.message.text()


def test_without_a_picture_there_is_nothing_to_link(make_window) -> None:
    studio = make_window()
    assert not studio.actions_by_key["link"].isEnabled()
