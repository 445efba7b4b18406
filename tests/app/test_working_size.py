"""The size that photos are opened at: chosen in three places, followed wherever a photo comes from."""

from pathlib import Path

import numpy as np
import pytest
from drive_helpers import answer_dialog, click_tab, command
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from studio_helpers import FakeModel, drop, message

from gc_studio.app.documents.files import OPEN_OPTIONS, size_filters
from gc_studio.app.settings import OWN_SIZE, Settings
from gc_studio.app.window.main_window import MainWindow
from gc_studio.app.window.settings_dialog import SettingsDialog


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A photo of 1100 x 1200 pixels."""
    path = tmp_path / "large.png"
    Image.fromarray(np.full((1200, 1100, 3), 200, np.uint8)).save(path)
    return path


@pytest.fixture
def window(make_window, qtbot) -> MainWindow:
    shown = make_window()
    shown.start([])
    qtbot.waitUntil(lambda: shown.engine.identity is not None)
    return shown


def opened(studio: MainWindow, qtbot, count: int = 1) -> tuple[int, int]:
    """Width and height of the newest of so many documents, once they are there."""
    qtbot.waitUntil(lambda: len(studio.session.documents) == count)
    document = studio.session.documents[-1].document
    return document.width, document.height


def test_automatic_is_512_where_the_speed_is_not_known(window: MainWindow, qtbot, large: Path) -> None:
    assert window.start_page.size_choice.currentText() == "Automatic (512)"
    drop(window.start_page, large)
    assert opened(window, qtbot) == (512, 559)


@pytest.mark.parametrize(("milliseconds", "side"), [(5.0, 1024), (20.0, 512), (45.0, 384), (900.0, 256)])
def test_automatic_is_what_this_machine_was_found_to_be_good_for(
    make_window, qtbot, large: Path, milliseconds: float, side: int
) -> None:
    class Measured(FakeModel):
        stroke_ms = milliseconds

    studio = make_window(Measured)
    studio.start([])
    qtbot.waitUntil(lambda: studio.settings.automatic_side == side)
    assert studio.start_page.size_choice.currentText() == f"Automatic ({side})"
    dialog = SettingsDialog(studio, studio.settings)
    assert dialog.size_choice.currentText() == f"Automatic ({side})"
    studio.files.open(large)
    assert min(opened(studio, qtbot)) == side


def test_what_the_speed_was_found_to_be_holds_from_the_start_on_next_time(make_window, qtbot, large: Path) -> None:
    first = make_window()
    first.settings.automatic_side = 384
    first.close()
    model = FakeModel()
    model.stroke_ms = 45.0
    studio = make_window(lambda: model)
    studio.start([large])
    assert min(opened(studio, qtbot)) == 384


def test_a_size_is_chosen_on_the_start_page_and_remembered(window: MainWindow, qtbot, large: Path, tmp_path) -> None:
    choice = window.start_page.size_choice
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "256 pixels"
    assert Settings(tmp_path / "settings.ini").working_size == "256"
    drop(window.start_page, large)
    assert opened(window, qtbot) == (256, 279)


def test_a_size_is_chosen_in_the_dialog_for_opening(window: MainWindow, qtbot, large: Path, monkeypatch) -> None:
    filters, asked = size_filters(512), []

    def choose(parent, title: str, folder: str, shown: str, used: str, options) -> tuple[list[str], str]:
        asked.append((shown.split(";;"), used, options))
        # Desktops that leave the endings out when they show it may give it back without them.
        return [str(large)], filters["768"].split(" (")[0]

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    command(window, "open")
    assert opened(window, qtbot) == (768, 838)
    assert window.settings.working_size == "768"
    command(window, "open")
    assert [used for _, used, _ in asked] == [filters["automatic"], filters["768"]]
    assert asked[0][0] == [*filters.values(), "All files (*)"]
    assert asked[0][2] == OPEN_OPTIONS


def test_a_dialog_for_opening_that_is_called_off_changes_nothing(window: MainWindow, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], size_filters(512)["1024"]))
    command(window, "open")
    answer_dialog(monkeypatch, "getOpenFileNames")
    command(window, "open")
    assert window.settings.working_size == "automatic"


def test_what_is_pasted_and_batches_follow_the_setting(window: MainWindow, qtbot, large: Path) -> None:
    window.settings.working_size = "384"
    QGuiApplication.clipboard().setImage(QImage(str(large)))
    command(window, "paste")
    assert opened(window, qtbot) == (384, 419)
    command(window, "batch")
    form = window.exporting._batch.form
    assert (form.size_box.value(), form.keep.isChecked()) == (384, False)
    window.exporting._batch.reject()
    window.settings.working_size = OWN_SIZE
    command(window, "batch")
    assert window.exporting._batch.form.keep.isChecked()
    window.exporting._batch.reject()


def test_a_photo_of_its_own_size_is_not_scaled(window: MainWindow, qtbot, large: Path) -> None:
    window.settings.working_size = OWN_SIZE
    window.files.open(large)
    assert opened(window, qtbot) == (1100, 1200)
    assert "1100 \N{MULTIPLICATION SIGN} 1200" in window.status.size_label.text()
    assert message(window) == ""


def test_a_photo_beyond_what_a_document_can_be_is_scaled_down_and_that_is_said(window, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    Image.fromarray(np.full((64, 5000, 3), 200, np.uint8)).save(path)
    window.settings.working_size = OWN_SIZE
    window.files.open(path)
    assert opened(window, qtbot) == (4096, 52)
    assert (
        message(window) == "wide.png: 5000 \N{MULTIPLICATION SIGN} 64 scaled to 4096 \N{MULTIPLICATION SIGN} 52, "
        "as sides have at most 4096 pixels"
    )


def test_a_small_photo_is_not_blown_up(window: MainWindow, qtbot, photo_path: Path) -> None:
    window.settings.working_size = "1024"
    window.files.open(photo_path)
    assert opened(window, qtbot) == (320, 256)
    assert message(window) == ""


def test_brushes_cover_as_much_of_a_larger_picture_and_lines_stay_lines(window, qtbot, large: Path, photo_path) -> None:
    spin = window.options.spin
    window.files.open(photo_path)
    opened(window, qtbot)
    command(window, "PRESERVE")
    assert (spin.value(), spin.maximum()) == (40, 200)
    window.settings.working_size = "1024"
    window.files.open(large)
    opened(window, qtbot, 2)
    assert (spin.value(), spin.maximum()) == (160, 800)
    spin.setValue(100)
    click_tab(window, 0)
    assert spin.value() == 25
    click_tab(window, 1)
    assert spin.value() == 100
    command(window, "INK")
    assert (spin.value(), spin.maximum()) == (2, 200)


def test_more_bytes_are_offered_for_what_is_kept_of_a_larger_picture(window, qtbot, large: Path, photo_path) -> None:
    texts = []
    for count, path in enumerate((photo_path, large), 1):
        window.files.open(path)
        opened(window, qtbot, count)
        command(window, "suggest")
        texts.append(window.suggesting.panel.bytes.text())
        window.suggesting.cancel()
    assert texts == ["150 B", "400 B"]
