import contextlib
import os
import shutil

import numpy as np
import pytest

from gc_studio.document.edits import draw_structure
from gc_studio.project import Journal, discard, journal, load_project, lock, recover, recoverable


@contextlib.contextmanager
def disk_with(free):
    """No file can grow beyond `free` bytes: a write takes what fits, and the next one fails."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (free, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("free", [0, 5, 100])
def test_no_folder_is_left_when_there_is_no_room_for_one(tmp_path, project, free):
    with disk_with(free), pytest.raises(OSError, match="File too large"):
        Journal.begin(tmp_path / "one", project)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_keeps_what_was_there_and_the_rest_follows_when_there_is_room(desk, folder):
    path = folder / "journal.bin"
    desk.push("Texture", texture=np.ones(64))
    before = path.read_bytes()
    kept = recover(folder).history.entries
    for more in range(60):
        desk.history.push("Draw", draw_structure(desk.history.document, [(more, 3), (3, more)], 2, True))
        with disk_with(len(before) + more), pytest.raises(OSError, match="File too large"):
            desk.follow()
        assert path.read_bytes() == before
    assert recover(folder).history.entries == kept
    with disk_with(len(before) + 400), contextlib.suppress(OSError):
        desk.follow()
    assert 1 < len(recover(folder).history.entries) < 62
    desk.follow()
    desk.check()


def test_a_record_that_could_not_be_cut_off_is_written_over(desk, folder, monkeypatch):
    desk.push("Texture", texture=np.ones(64))
    start = (folder / "journal.bin").stat().st_size
    noise = np.random.default_rng(0).random((40, 48)) < 0.5
    desk.history.push("Noise", desk.history.document.with_layers(structure=noise))

    class Stubborn:
        def __init__(self, file):
            self._file = file

        def __getattr__(self, name):
            return getattr(self._file, name)

        def truncate(self, _size):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(desk.journal, "_file", Stubborn(desk.journal._file))
    with disk_with(start + 300), pytest.raises(OSError, match="Input/output error"):
        desk.follow()
    assert (folder / "journal.bin").stat().st_size == start + 300
    assert len(recover(folder).history.entries) == 2
    desk.history.undo()
    desk.follow()
    desk.check()


def test_a_full_disk_does_not_keep_a_folder_from_being_recovered_later(written):
    desk, _ = written
    (desk.folder / "journal.bin").unlink()
    recovered = recover(desk.folder)
    with disk_with(5), pytest.raises(OSError, match="File too large"):
        Journal.resume(recovered)
    assert recoverable(desk.folder.parent) == [desk.folder]
    desk.resume(recover(desk.folder))
    desk.push("Texture", texture=np.ones(64))
    desk.check()


def test_a_disk_that_knows_no_locks_is_an_error_of_the_system(tmp_path, project, monkeypatch):
    def unknown(_descriptor):
        raise OSError(37, "No locks available")

    monkeypatch.setattr(lock, "_lock", unknown)
    with pytest.raises(OSError, match="No locks available"):
        Journal.begin(tmp_path / "one", project)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_an_error_of_the_system(tmp_path, project):
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        Journal.begin(tmp_path / "file" / "one", project)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind the superuser")
def test_a_folder_without_rights_is_an_error_of_the_system_and_keeps_its_files(written, project):
    desk, _ = written
    before = (desk.folder / "journal.bin").read_bytes()
    (desk.folder / "journal.bin").chmod(0o444)
    desk.folder.chmod(0o555)
    try:
        with pytest.raises(PermissionError):
            Journal.begin(desk.folder / "one", project)
        with pytest.raises(PermissionError):
            Journal.resume(recover(desk.folder))
        with pytest.raises(PermissionError):
            discard(desk.folder)
        assert (desk.folder / "journal.bin").read_bytes() == before
        desk.check()
    finally:
        desk.folder.chmod(0o755)


def test_a_journal_gone_from_under_the_program_is_no_traceback(desk, folder):
    shutil.rmtree(folder)
    desk.push("Texture", texture=np.ones(64))
    desk.journal.discard()
    assert not folder.exists()


def test_saving_waits_for_the_disk_and_a_stroke_does_not(desk, monkeypatch, tmp_path):
    waited = []
    monkeypatch.setattr(os, "fsync", waited.append)
    clock = [0.0]
    monkeypatch.setattr(journal.time, "monotonic", lambda: clock[0])
    desk.save(tmp_path / "a.gcs")
    assert len(waited) == 1
    for number in range(20):
        desk.push(f"edit {number}", texture=np.full(64, number))
    assert len(waited) == 1
    clock[0] += journal.SYNC_SECONDS
    for number in range(20):
        desk.push(f"edit {number}", texture=np.full(64, number))
    assert len(waited) == 2
    desk.journal.close()
    assert len(waited) == 3


def test_the_project_in_the_folder_is_an_ordinary_one(desk, folder):
    assert load_project(folder / "base.gcs") == desk.project
