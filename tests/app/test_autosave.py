"""The journal of the open documents: switched off and on, in trouble, and between two windows."""

from pathlib import Path

import pytest
from studio_helpers import draw, message, wait_decoded

from gc_studio.app.background.opened import Opened
from gc_studio.app.documents import recovery
from gc_studio.app.window.main_window import MainWindow
from gc_studio.project import Recovered, recover, recoverable
from gc_studio.project.journal import Journal


def journals(studio: MainWindow) -> list[Recovered]:
    """What a crash at this moment would leave behind."""
    studio.autosave.flush()
    folders = [folder for folder in (studio.autosave._root).glob("*") if (folder / "base.gcs").exists()]
    return [recover(folder) for folder in folders]


def test_switched_off_nothing_is_kept_and_switched_on_everything(studio, tmp_path: Path) -> None:
    draw(studio, [(20, 20), (60, 60)])
    studio.settings.autosave = False
    assert journals(studio) == []
    draw(studio, [(80, 20), (120, 60)])
    studio.session.undo()
    assert journals(studio) == []
    studio.settings.autosave = True
    (kept,) = journals(studio)
    history = studio.session.history
    assert (kept.history.position, len(kept.history.entries)) == (history.position, len(history.entries)) == (1, 3)
    assert kept.modified
    draw(studio, [(140, 20), (180, 60)])
    (kept,) = journals(studio)
    assert kept.history.document == studio.session.document


def test_switched_on_after_a_save_it_knows_what_is_saved(studio, tmp_path: Path) -> None:
    studio.settings.autosave = False
    draw(studio, [(20, 20), (60, 60)])
    path = tmp_path / "work.gcs"
    assert studio.files.save_to(path, studio.session.current)
    studio.settings.autosave = True
    (kept,) = journals(studio)
    assert not kept.modified
    assert kept.saved_path == path


def test_work_on_a_project_comes_back_with_its_file(studio, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "work.gcs"
    assert studio.files.save_to(path, studio.session.current)
    studio.files.close_current()
    studio.files.open(path)
    wait_decoded(qtbot, studio)
    draw(studio, [(20, 20), (60, 60)])
    (kept,) = journals(studio)
    assert kept.modified
    assert kept.saved_path == path


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), ValueError("not JSON"), MemoryError()])
def test_whatever_stops_it_is_said_once(studio, qtbot, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Journal, "follow", fail)
    with qtbot.waitSignal(studio.autosave.stopped):
        draw(studio, [(20, 20), (60, 60)])
    assert "Autosave does not work now" in message(studio)
    assert "Save often" in message(studio)
    with qtbot.assertNotEmitted(studio.autosave.stopped):
        draw(studio, [(80, 20), (120, 60)])
        studio.autosave.flush()


def test_work_that_two_windows_take_back_is_kept_by_both(studio, qtbot, tmp_path: Path) -> None:
    draw(studio, [(20, 20), (60, 60)])
    studio.autosave.flush()
    # As by a crash: the journal lets go, and the folder stays.
    studio.autosave._journals.pop(studio.session.current).close()
    (folder,) = recoverable(studio.autosave._root)
    first, second = recover(folder), recover(folder)
    studio.session.open(Opened(None, first.project, recovered=first))
    studio.session.open(Opened(None, second.project, recovered=second))
    draw(studio, [(80, 20), (120, 60)])
    kept = journals(studio)
    assert sorted(len(each.history.entries) for each in kept) == [2, 3]
    assert not studio.messages.is_error
    assert isinstance(recovery.left_behind(studio.autosave._root), tuple)
    assert len(journals(studio)) == 2
