"""What the session keeps of its documents, and for how long."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from studio_helpers import draw, total

from gc_studio.app.window import MainWindow
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
