"""A file under two names is one tab; and what is on disk is not replaced unasked once it is not as it was left."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from drive_helpers import CONTROL, KEY, SHIFT, answer_dialog, back_to, key
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from studio_helpers import LEFT, draw, drop, message, wait_decoded

from gc_studio.app.background.opened import Opened
from gc_studio.app.window.main_window import MainWindow
from gc_studio.bitstream import read, write
from gc_studio.project.gcs import load_project
from gc_studio.project.recovery import recover

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LINE = [(30, 40), (90, 80), (150, 60)]


def edit(studio: MainWindow) -> None:
    key(studio, KEY.Key_B)
    draw(studio, LINE)


def save(studio: MainWindow) -> None:
    key(studio, KEY.Key_S, CONTROL)
    back_to(studio)


@pytest.fixture
def answer() -> Iterator[Callable[[str], None]]:
    """Clicks a button in the next question, by what is on it; the test fails if none comes."""
    left: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            texts = {button.text().replace("&", ""): button for button in box.buttons()}
            wanted = left.pop() if left else "Cancel"
            QTest.mouseClick(texts.get(wanted) or texts["Cancel"], LEFT)
            assert wanted in texts, texts.keys()
        elif left:
            QTimer.singleShot(10, click)

    def later(text: str) -> None:
        left.append(text)
        QTimer.singleShot(0, click)

    yield later
    assert not left, "nothing was asked"


@pytest.fixture
def picture(studio: MainWindow, qtbot, tmp_path: Path) -> Path:
    """A .gcx that is open in the second tab."""
    path = tmp_path / "small.gcx"
    path.write_bytes(write(studio.session.document))
    studio.files.open(path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    wait_decoded(qtbot, studio)
    return path


def project_of(studio: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Save the current document as a project."""
    path = tmp_path / "work.gcs"
    answer_dialog(monkeypatch, "getSaveFileName", path)
    key(studio, KEY.Key_S, CONTROL | SHIFT)
    assert path.exists()
    return path


def other_name(path: Path, kind: str) -> Path:
    folder = path.with_name("elsewhere")
    folder.mkdir()
    other = folder / f"other{path.suffix}"
    if kind == "symbolic link":
        other.symlink_to(path)
    elif kind == "hard link":
        os.link(path, other)
    elif kind == "link of the folder":
        (folder / "link").symlink_to(path.parent, target_is_directory=True)
        other = folder / "link" / path.name
    else:
        other = folder / ".." / path.name
    return other


@pytest.mark.parametrize("kind", ["symbolic link", "hard link", "link of the folder", "another way"])
@pytest.mark.parametrize("suffix", [".gcx", ".gcs"])
def test_another_name_of_an_open_file_shows_its_tab(studio, picture, tmp_path, monkeypatch, kind, suffix) -> None:
    path = picture
    if suffix == ".gcs":
        studio.session.switch(0)
        path = project_of(studio, tmp_path, monkeypatch)
    index = studio.session.index
    studio.session.switch(1 - index)
    QTest.mouseClick(studio.tabs.new_button, LEFT)
    drop(studio.start_page, other_name(path, kind))
    assert studio.session.index == index
    assert len(studio.session.documents) == 2
    assert studio.canvas.isVisible()


def test_a_relative_path_is_no_second_tab(studio, picture: Path, monkeypatch) -> None:
    monkeypatch.chdir(picture.parent)
    studio.session.switch(0)
    studio.files.open(Path(picture.name))
    assert studio.session.index == 1


def test_both_names_dropped_at_once_are_one_tab(studio, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "small.gcx"
    path.write_bytes(write(studio.session.document))
    drop(studio.canvas, path, other_name(path, "symbolic link"))
    qtbot.waitUntil(lambda: studio.status.busy.text() == "")
    assert len(studio.session.documents) == 2


def test_a_copy_is_another_file(studio, qtbot, picture: Path) -> None:
    copy = picture.with_name("copy.gcx")
    shutil.copy(picture, copy)
    studio.files.open(copy)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 3)


def test_a_file_that_nobody_touched_is_saved_without_a_word(studio, picture: Path) -> None:
    for _ in range(2):
        edit(studio)
        save(studio)
        assert read(picture.read_bytes()) == studio.session.document
        assert not studio.isWindowModified()
    # Its date alone says nothing.
    os.utime(picture, (1, 1))
    draw(studio, [(200, 200), (260, 220)])
    save(studio)
    assert read(picture.read_bytes()) == studio.session.document


@pytest.mark.parametrize("same_length", [False, True])
def test_a_file_that_changed_on_disk_is_asked_about(studio, picture, answer, monkeypatch, same_length: bool) -> None:
    theirs = bytearray(picture.read_bytes() + (b"" if same_length else b"more"))
    theirs[-1] ^= 255
    stamp = picture.stat()
    picture.write_bytes(theirs)
    os.utime(picture, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    edit(studio)
    answer("Cancel")
    save(studio)
    assert picture.read_bytes() == theirs
    assert studio.isWindowModified()
    elsewhere = picture.with_name("elsewhere.gcx")
    answer_dialog(monkeypatch, "getSaveFileName", elsewhere)
    answer("Save as…")
    save(studio)
    assert picture.read_bytes() == theirs
    assert read(elsewhere.read_bytes()) == studio.session.document
    assert not studio.isWindowModified()


def test_a_changed_file_is_replaced_when_one_says_so(studio, picture: Path, answer) -> None:
    picture.write_bytes(b"theirs")
    edit(studio)
    answer("Replace")
    save(studio)
    assert read(picture.read_bytes()) == studio.session.document
    draw(studio, [(200, 200), (260, 220)])
    save(studio)
    assert not studio.isWindowModified()


def test_a_changed_project_is_asked_about_when_it_is_closed(studio, answer, answers, tmp_path, monkeypatch) -> None:
    path = project_of(studio, tmp_path, monkeypatch)
    path.write_bytes(b"theirs")
    edit(studio)
    answers[:] = [QMessageBox.StandardButton.Save]
    answer("Cancel")
    assert not studio.close()
    assert path.read_bytes() == b"theirs"
    assert studio.session.document is not None


def test_a_read_only_file_is_not_replaced(studio, picture: Path, answer, monkeypatch) -> None:
    before = picture.read_bytes()
    picture.chmod(0o444)
    edit(studio)
    answer("Cancel")
    save(studio)
    assert picture.read_bytes() == before
    assert studio.isWindowModified()
    answer_dialog(monkeypatch, "getSaveFileName", picture.with_name("mine.gcx"))
    answer("Save as…")
    save(studio)
    assert picture.read_bytes() == before
    assert read(picture.with_name("mine.gcx").read_bytes()) == studio.session.document


def test_a_deleted_file_is_written_again_and_a_folder_that_is_gone_is_one_line(studio, picture, tmp_path) -> None:
    picture.unlink()
    edit(studio)
    save(studio)
    assert read(picture.read_bytes()) == studio.session.document
    folder = tmp_path / "stick"
    folder.mkdir()
    studio.session.current.saved_path = folder / "small.gcx"
    folder.rmdir()
    draw(studio, [(200, 200), (260, 220)])
    save(studio)
    assert "small.gcx" in message(studio)
    assert studio.messages.is_error
    assert studio.isWindowModified()


def test_a_disk_that_fills_up_leaves_the_old_file(studio, picture: Path, monkeypatch) -> None:
    before = picture.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    edit(studio)
    monkeypatch.setattr(os, "fsync", full)
    save(studio)
    assert picture.read_bytes() == before
    assert [path.name for path in picture.parent.iterdir() if path.suffix == ".part"] == []
    assert "No space left on device" in message(studio)
    assert studio.isWindowModified()


def test_nothing_is_saved_onto_a_file_that_another_tab_has(studio, picture, qtbot, tmp_path, monkeypatch) -> None:
    before = picture.read_bytes()
    other = tmp_path / "other.gcx"
    other.write_bytes(before)
    studio.files.open(other)
    qtbot.waitUntil(lambda: studio.session.current.name == "other.gcx")
    edit(studio)
    link = tmp_path / "link.gcx"
    link.symlink_to(picture)
    for name in (picture, link):
        answer_dialog(monkeypatch, "getSaveFileName", name)
        key(studio, KEY.Key_S, CONTROL | SHIFT)
        assert f"{name.name} is open in another tab" in message(studio)
    assert picture.read_bytes() == before
    assert studio.session.current.saved_path == other


def test_the_photo_that_is_open_is_never_replaced(studio, photo_path: Path, monkeypatch) -> None:
    before = photo_path.read_bytes()
    link = photo_path.with_name("link.png")
    link.symlink_to(photo_path)
    for name in (photo_path, link):
        answer_dialog(monkeypatch, "getSaveFileName", name)
        studio.actions_by_key["export_map"].trigger()
        assert "the photo that is open here" in message(studio)
        assert photo_path.read_bytes() == before
        studio.messages.hide()


@pytest.mark.parametrize("is_photo", [False, True])
def test_nothing_is_exported_onto_what_is_open(studio, picture, photo_path, qtbot, monkeypatch, is_photo: bool) -> None:
    path = photo_path if is_photo else picture
    before = path.read_bytes()
    studio.settings.export_format = "png" if is_photo else "gcx"
    key(studio, KEY.Key_E, CONTROL)
    qtbot.waitUntil(lambda: studio.exporting.dialog is not None)
    dialog = studio.exporting.dialog
    assert isinstance(dialog, QDialog)
    answer_dialog(monkeypatch, "getSaveFileName", path)
    QTest.mouseClick(dialog.export_button, LEFT)
    assert "open here" in dialog.message.text()
    assert path.read_bytes() == before
    dialog.close()


def test_recovered_work_knows_how_its_file_was_left(studio, picture: Path, answer, tmp_path: Path) -> None:
    edit(studio)
    studio.autosave.flush()
    current = studio.session.current
    # Left as by a crash: the journal lets go, and the folder stays.
    journal = studio.autosave._journals.pop(current)
    journal.close()
    found = recover(journal.folder)
    studio.session.close(current)
    studio.session.open(Opened(found.saved_path, found.project, recovered=found))
    save(studio)
    assert read(picture.read_bytes()) == studio.session.document
    picture.write_bytes(b"theirs")
    draw(studio, [(200, 200), (260, 220)])
    answer("Cancel")
    save(studio)
    assert picture.read_bytes() == b"theirs"


def test_a_project_is_read_again_as_it_was_saved(studio, tmp_path, monkeypatch) -> None:
    path = project_of(studio, tmp_path, monkeypatch)
    edit(studio)
    save(studio)
    assert load_project(path).document == studio.session.document
