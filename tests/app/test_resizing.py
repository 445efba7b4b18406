"""Resize in the window: by the menu and the dialog, one entry in the history, with the photo at its size."""

import threading
from pathlib import Path

import numpy as np
import pytest
from drive_helpers import answer_dialog, choose_in_menu, close_dialogs, document, menu_of, names, select
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from studio_helpers import LEFT, draw, message, wait_decoded

from gc_studio.analysis.photo import PhotoError
from gc_studio.app.background.opened import Opened
from gc_studio.app.background.photo_files import PhotoFile, photo_at, photo_file
from gc_studio.app.editing.resize_dialog import ResizeDialog
from gc_studio.document import Document
from gc_studio.project import Project, load_project, recover

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NAME = "Resize to 640 \N{MULTIPLICATION SIGN} 512"


@pytest.fixture(autouse=True)
def _larger_photo(photo_path: Path) -> None:
    """What is opened at 320x256 has 960x768 in its file."""
    pixels = np.asarray(Image.open(photo_path))
    Image.fromarray(np.kron(pixels, np.ones((3, 3, 1), np.uint8))).save(photo_path)


@pytest.fixture
def small(make_window, qtbot, photo_path: Path):
    """A window with the photo open at 256."""
    shown = make_window()
    shown.settings.working_size = "256"
    shown.start([photo_path])
    wait_decoded(qtbot, shown)
    assert (document(shown).width, document(shown).height) == (320, 256)
    return shown


def asked(studio, qtbot) -> ResizeDialog:
    """The dialog, by the menu, once the photo was looked for."""
    choose_in_menu(studio, menu_of(studio, "Edit"), "Resize…")
    dialog = studio.resizing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "Looking" not in dialog.source.text())
    return dialog


def take(dialog: ResizeDialog, side: int) -> None:
    """Type a size and press the button."""
    dialog.side.setFocus()
    dialog.side.selectAll()
    QTest.keyClicks(dialog.side, str(side))
    QTest.mouseClick(dialog.resize_button, LEFT)


def resize(studio, qtbot, side: int) -> None:
    before = document(studio)
    take(asked(studio, qtbot), side)
    qtbot.waitUntil(lambda: document(studio) is not before, timeout=10000)
    wait_decoded(qtbot, studio)


def test_a_picture_gets_another_size_and_goes_back(small, qtbot) -> None:
    small.actions_by_key["preserve_centre"].trigger()
    before, photo = document(small), small.session.original
    share = (before.levels == 3).mean()
    dialog = asked(small, qtbot)
    assert dialog.source.text() == "photo.png, 960 \N{MULTIPLICATION SIGN} 768"
    offered = [dialog.sizes.itemText(index) for index in range(dialog.sizes.count())]
    assert offered[:5] == [
        "320 \N{MULTIPLICATION SIGN} 256",
        "480 \N{MULTIPLICATION SIGN} 384",
        "640 \N{MULTIPLICATION SIGN} 512",
        "960 \N{MULTIPLICATION SIGN} 768",
        "1280 \N{MULTIPLICATION SIGN} 1024",
    ]
    assert not dialog.resize_button.isEnabled()
    take(dialog, 512)
    qtbot.waitUntil(lambda: names(small)[-1] == NAME, timeout=10000)
    wait_decoded(qtbot, small)
    after = document(small)
    assert (after.width, after.height) == (640, 512)
    assert small.session.original.shape == (512, 640, 3)
    # From the file: twice as large, its edges are as sharp.
    assert len(np.unique(small.session.original[:, 100])) <= len(np.unique(photo[:, 50])) + 2
    assert abs((after.levels == 3).mean() - share) < 0.05
    assert small.status.size_label.text() == "640 \N{MULTIPLICATION SIGN} 512"
    small.actions_by_key["undo"].trigger()
    assert document(small) is before
    assert small.session.original is photo
    wait_decoded(qtbot, small)
    small.actions_by_key["redo"].trigger()
    assert document(small) is after
    assert small.session.available.detail.shape == after.detail.shape
    # The photo at hand serves the new cells.
    small.actions_by_key["preserve_all"].trigger()
    assert (document(small).levels > 0).all()
    wait_decoded(qtbot, small)


def test_what_is_looked_at_and_selected_stays(small, qtbot) -> None:
    select(small, 40, 40, 200, 160)
    small.canvas.zoom_by(3)
    viewport = small.canvas.viewport
    seen = viewport.scale * document(small).width
    share = small.session.selection.mean()
    resize(small, qtbot, 512)
    assert viewport.scale * document(small).width == pytest.approx(seen, rel=0.01)
    assert small.session.selection.shape == document(small).structure_shape
    assert small.session.selection.mean() == pytest.approx(share, rel=0.05)
    small.actions_by_key["undo"].trigger()
    assert small.session.selection.shape == document(small).structure_shape
    wait_decoded(qtbot, small)


def test_a_project_keeps_the_new_size_and_finds_its_photo_again(small, qtbot, tmp_path, monkeypatch) -> None:
    resize(small, qtbot, 384)
    path = tmp_path / "work.gcs"
    answer_dialog(monkeypatch, "getSaveFileName", path)
    small.actions_by_key["save"].trigger()
    project = load_project(path)
    assert project.document == document(small)
    assert project.photo.shape == (384, 480, 3)
    small.actions_by_key["close"].trigger()
    small.files.open(path)
    wait_decoded(qtbot, small)
    # Beside the project lies its photo.
    dialog = asked(small, qtbot)
    assert dialog.source.text() == "photo.png, 960 \N{MULTIPLICATION SIGN} 768"
    close_dialogs()


def test_a_crash_loses_neither_the_size_nor_the_photo(small, qtbot) -> None:
    resize(small, qtbot, 512)
    small.autosave.flush()
    [folder] = (small.recovery._root).iterdir()
    found = recover(folder)
    expected, photo = document(small), small.session.original
    assert found.history.document == expected
    small.session.open(Opened(None, found.project, recovered=found))
    assert small.session.current.recovered is found
    assert np.array_equal(small.session.original, photo)
    assert small.session.available.detail.shape == expected.detail.shape
    small.actions_by_key["undo"].trigger()
    assert small.session.original.shape == (256, 320, 3)
    wait_decoded(qtbot, small)


def test_without_its_file_a_photo_is_blown_up_and_that_is_said(small, qtbot, photo_path, tmp_path, monkeypatch) -> None:
    moved = photo_path.rename(tmp_path / "elsewhere.png")
    small.actions_by_key["preserve_all"].trigger()
    dialog = asked(small, qtbot)
    assert dialog.source.text() == "Only at 320 \N{MULTIPLICATION SIGN} 256: its file is not where it was"
    dialog.side.setValue(512)
    assert "no sharper" in dialog.what.text()
    # A file that is pointed at has to hold the same photo.
    other = tmp_path / "other.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (768, 960, 3), np.uint8)).save(other)
    answer_dialog(monkeypatch, "getOpenFileName", other)
    QTest.mouseClick(dialog.find_button, LEFT)
    qtbot.waitUntil(lambda: "another picture" in dialog.source.text())
    answer_dialog(monkeypatch, "getOpenFileName", moved)
    QTest.mouseClick(dialog.find_button, LEFT)
    qtbot.waitUntil(lambda: dialog.source.text() == "elsewhere.png, 960 \N{MULTIPLICATION SIGN} 768")
    assert "read from the photo again" in dialog.what.text()
    close_dialogs()
    resize(small, qtbot, 512)
    assert small.session.original.shape == (512, 640, 3)
    assert (document(small).levels > 0).all()
    # The blown-up one is not taken for the photo.
    assert [photo.shape[0] for photo in small.session.current.photos] == [256]


def test_without_a_photo_what_is_kept_goes_and_that_is_said(small, qtbot, make_levelled) -> None:
    base = document(small)
    kept = make_levelled(320, 256).with_layers(model=base.model)
    small.session.open(Opened(None, Project(kept)))
    wait_decoded(qtbot, small)
    dialog = asked(small, qtbot)
    assert dialog.source.text() == "Not in this file"
    assert not dialog.find_button.isVisible()
    count = (kept.levels > 0).sum()
    assert f"The {count} cells that are kept are given up" in dialog.what.text()
    take(dialog, 512)
    qtbot.waitUntil(lambda: names(small)[-1] == NAME)
    assert not document(small).levels.any()
    assert document(small).structure.any()
    small.actions_by_key["undo"].trigger()
    assert document(small) is kept
    wait_decoded(qtbot, small)


@pytest.fixture
def gate(model, monkeypatch):
    """Holds the analysis back until it is set."""
    gate, analyse = threading.Event(), model.analyse

    def held(photo):
        assert gate.wait(10)
        return analyse(photo)

    monkeypatch.setattr(model, "analyse", held)
    yield gate
    gate.set()


def test_what_changed_meanwhile_is_not_overwritten(small, qtbot, gate) -> None:
    take(asked(small, qtbot), 512)
    qtbot.waitUntil(lambda: small.status.busy.text() == "Resizing: taking the photo apart…")
    draw(small, [(30, 40), (90, 80)])
    small.actions_by_key["resize"].trigger()
    assert message(small) == "A picture is being resized already"
    gate.set()
    qtbot.waitUntil(lambda: "changed while it was resized" in message(small))
    assert names(small) == ["Opened", "Ink"]
    wait_decoded(qtbot, small)


def test_resizing_can_be_stopped(small, qtbot, gate) -> None:
    take(asked(small, qtbot), 512)
    qtbot.waitUntil(lambda: "taking" in small.status.busy.text())
    QTest.mouseClick(small.status.stop_button, LEFT)
    assert small.status.busy.text() == ""
    gate.set()
    resize(small, qtbot, 384)
    assert names(small) == ["Opened", "Resize to 480 \N{MULTIPLICATION SIGN} 384"]


def test_a_photo_that_went_meanwhile_is_one_line(small, qtbot, photo_path) -> None:
    dialog = asked(small, qtbot)
    photo_path.unlink()
    take(dialog, 512)
    qtbot.waitUntil(lambda: message(small).startswith("Not resized: photo.png"))
    assert names(small) == ["Opened"]


def test_models_without_lines_say_why_there_is_one_size(toy_layer, small) -> None:
    bare = Document(64, 64, model=document(small).model, codes=toy_layer)
    small.session.open(Opened(None, Project(bare)))
    action = small.actions_by_key["resize"]
    assert not action.isEnabled()
    assert "no other size is known" in action.toolTip()
    small.session.switch(0)
    assert action.isEnabled()
    assert "lines or labels are drawn anew" in action.toolTip()


def test_keys_do_all_of_it(small, qtbot) -> None:
    QTest.keyClick(small, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    dialog = small.resizing.dialog
    dialog.side.setFocus()
    dialog.side.selectAll()
    QTest.keyClicks(dialog.side, "300")
    QTest.keyClick(dialog.side, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(small)[-1] == "Resize to 375 \N{MULTIPLICATION SIGN} 300", timeout=10000)
    wait_decoded(qtbot, small)


def test_the_best_photo_at_hand_is_taken(photo_path) -> None:
    large = np.asarray(Image.open(photo_path))
    small = large[1::3, 1::3]
    file = photo_file(photo_path, small)
    assert (file.width, file.height) == (960, 768)
    assert photo_at(256, [small], file)[0] is small
    pixels, shows_more = photo_at(768, [small], file)
    assert np.array_equal(pixels, large)
    assert shows_more
    assert photo_at(512, [small], None)[0].shape == (512, 640, 3)
    assert not photo_at(512, [small], None)[1]
    assert photo_at(128, [small], None)[1]


@pytest.mark.parametrize("name", [".", "..", "gone.png"])
def test_what_is_no_file_is_not_the_photo(small, qtbot, tmp_path, name: str) -> None:
    photo = np.zeros((256, 320, 3), np.uint8)
    with pytest.raises(PhotoError, match="no such file"):
        photo_file(tmp_path / name, photo)
    # A project may say of its photo whatever it likes.
    small.session.open(Opened(tmp_path / "a.gcs", Project(document(small), photo, source_name=name)))
    dialog = asked(small, qtbot)
    assert dialog.source.text().startswith("Only at")
    close_dialogs()
    wait_decoded(qtbot, small)


def test_no_size_is_offered_that_no_document_has(qtbot, make_document) -> None:
    dialog = ResizeDialog(None, make_document(256, 341), [np.zeros((341, 256, 3), np.uint8)])
    qtbot.addWidget(dialog)
    own = "3072 \N{MULTIPLICATION SIGN} 4096, as large as the photo"
    for width, height, is_cut in ((256, 341, False), (2000, 2667, False), (6048, 8064, True)):
        dialog.show_file(PhotoFile(Path("a.jpg"), width, height))
        dialog.side.setValue(4096)
        assert max(dialog.size_now) in (4095, 4096)
        offered = [dialog.sizes.itemText(index) for index in range(dialog.sizes.count())]
        assert (own in offered) == is_cut
