"""What the session keeps of its documents, and for how long."""

import gc
import weakref
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from studio_helpers import draw, total

from gc_studio.app.window.main_window import MainWindow
from gc_studio.bitstream import write
from gc_studio.project.recovery import recover


def strokes(studio: MainWindow, count: int, first: int = 0) -> None:
    for row in range(first, first + count):
        draw(studio, [(20, 20 + 10 * row), (200, 20 + 10 * row)])


def test_a_smaller_undo_memory_shortens_the_history_on_show(studio) -> None:
    strokes(studio, 6)
    # The second stroke and those before it have to go.
    held = sum(entry.document.structure.nbytes for entry in studio.session.history.entries[3:])
    studio.session.limit_history(held + 4000)
    shown = studio.history.model().rowCount()
    assert shown == len(studio.session.history.entries) < 7
    kept = studio.session.history.entries[0].document
    studio.history.setCurrentIndex(studio.history.model().index(0, 0))
    QTest.keyClick(studio.history, Qt.Key.Key_Return)
    assert studio.session.document is kept


def test_the_journal_goes_along_with_a_smaller_undo_memory(studio) -> None:
    strokes(studio, 6)
    studio.session.limit_history(1)
    studio.autosave.flush()
    (journal,) = studio.autosave._journals.values()
    again = recover(journal.folder)
    assert [entry.name for entry in again.history.entries] == ["Ink", "Ink"]
    assert again.history.document == studio.session.document


def test_bytes_of_steps_that_are_gone_are_forgotten(studio) -> None:
    strokes(studio, 4)
    for _ in range(3):
        studio.session.undo()
    strokes(studio, 1, first=8)
    total(studio)
    current = studio.session.current
    assert len(current.history.entries) == 3
    assert current.sizes.keys() <= {entry.document.revision for entry in current.history.entries}


def test_an_error_while_closing_takes_nothing_away(studio, answers, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    strokes(studio, 1)
    drawn = studio.session.document
    answers.append(QMessageBox.StandardButton.Save)

    def fail(*_: object) -> bool:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(studio.files, "_save", fail)
        # Which way the error goes, to the caller or to the hook, depends on the version of PySide.
        with qtbot.captureExceptions(), suppress(ZeroDivisionError):
            studio.close()
    assert studio.isVisible()
    assert studio.session.document is drawn
    strokes(studio, 1, first=3)
    studio.autosave.flush()
    (journal,) = studio.autosave._journals.values()
    assert recover(journal.folder).history.document == studio.session.document


def test_one_file_opened_twice_at_once_is_one_document(studio, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "small.gcx"
    path.write_bytes(write(studio.session.document))
    with qtbot.waitSignals([studio.engine.opened] * 2):
        studio.files.open_all([path, path])
    assert [item.name for item in studio.session.documents] == ["photo.png", "small.gcx"]


def test_work_that_ends_after_the_window_reaches_nobody(studio, qtbot) -> None:
    done: list[object] = []
    studio.engine.run(lambda: 1, done.append, done.append)
    # The result waits in the queue of events by now.
    studio.engine._pool.shutdown()
    studio.close()
    QApplication.processEvents()
    assert done == []


def test_closed_documents_are_let_go(studio, qtbot) -> None:
    current = weakref.ref(studio.session.current)
    # Until they are known, whoever finds them out holds on to the document.
    qtbot.waitUntil(lambda: any(any(sizes.values()) for sizes in studio.bytes._marks.values()))
    studio.files.close_current()
    studio.autosave.flush()
    gc.collect()
    assert current() is None
