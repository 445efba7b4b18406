import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import endless
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gc_studio.document import History, Notes
from gc_studio.document.edits import draw_structure, paint_mask
from gc_studio.project import (
    Journal,
    Project,
    ProjectError,
    discard,
    journal,
    load_project,
    lock,
    recover,
    recoverable,
    sweep,
)

LAYERS = ("structure", "texture", "extra_textures", "regions", "mask", "detail")


@pytest.fixture(scope="module")
def project(make_document):
    document = make_document(96, 80)
    rng = np.random.default_rng(1)
    available = np.where(document.mask, document.detail, rng.integers(-2, 3, document.detail.shape, np.int8))
    return Project(document, rng.integers(0, 256, (80, 96, 3), np.uint8), available, "a.jpg", view={"zoom": 2})


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "autosave" / "one"


class Desk:
    """A history, and a journal that follows it, as a window would have them."""

    def __init__(self, folder, project):
        self.folder, self.project = folder, project
        self.history = History(project.document)
        self.journal = Journal.begin(folder, project)
        self.clean, self.saved_path = project.document, None

    def follow(self):
        self.journal.follow(self.history.entries, self.history.position)

    def push(self, name, **layers):
        self.history.push(name, self.history.document.with_layers(**layers))
        self.follow()

    def save(self, path):
        self.follow()
        self.journal.mark_saved(path, self.history.document)
        self.clean, self.saved_path = self.history.document, path

    def restart(self):
        self.follow()
        self.journal.close()
        max_bytes = self.history.max_bytes
        self.resume(recover(self.folder))
        self.history.max_bytes = max_bytes

    def resume(self, recovered):
        self.journal, self.history = Journal.resume(recovered), recovered.history
        position = recovered.clean_position
        self.clean = None if position is None else self.history.entries[position].document

    def jump(self, position):
        while self.history.position > position:
            self.history.undo()
        while self.history.position < position and self.history.can_redo:
            self.history.redo()

    def check(self):
        """What the folder gives back is what is here."""
        recovered = recover(self.folder)
        assert recovered.project == self.project
        assert recovered.history.entries == self.history.entries
        assert recovered.history.position == self.history.position
        assert recovered.saved_path == self.saved_path
        documents = [entry.document for entry in self.history.entries]
        expected = next((n for n, document in enumerate(documents) if document is self.clean), None)
        assert recovered.clean_position == expected
        assert recovered.modified == (expected is None or self.history.document != self.clean)
        assert sharing(recovered.history) == sharing(self.history)


def sharing(history):
    """Which layers each entry has in common with the one before it."""
    documents = [entry.document for entry in history.entries]
    pairs = zip(documents[1:], documents, strict=False)
    return [[getattr(one, name) is getattr(other, name) for name in LAYERS] for one, other in pairs]


@pytest.fixture
def desk(folder, project):
    desk = Desk(folder, project)
    yield desk
    desk.journal.close()


# Replay

points = st.lists(st.tuples(st.floats(-10, 110), st.floats(-10, 110)), min_size=1, max_size=4)
radii = st.floats(0, 30)
steps = st.one_of(
    st.tuples(st.just("draw"), points, radii, st.booleans()),
    st.tuples(st.just("mask"), points, radii, st.booleans()),
    st.tuples(st.just("texture"), st.integers(-127, 127), st.integers(0, 63)),
    st.tuples(st.just("regions"), st.integers(0, 2), st.integers(0, 2**20)),
    st.tuples(st.just("notes"), st.text("aä ", max_size=5)),
    st.tuples(st.just("again"), st.integers(0, 30)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("jump"), st.integers(0, 30)),
    st.tuples(st.just("limit"), st.sampled_from([0, 9_000, 30_000, 10**9])),
    st.tuples(st.just("save"), st.sampled_from([None, Path("/tmp/a.gcx"), Path("/tmp/ä \udcff.gcs")])),
    st.tuples(st.just("restart")),
)


def take(desk, kind, *given):
    """One step of a user, or of the program."""
    history, document = desk.history, desk.history.document
    if kind == "draw":
        history.push("Draw", draw_structure(document, *given))
    elif kind == "mask":
        history.push("Preserve", paint_mask(document, *given, desk.project.available))
    elif kind == "texture":
        history.push("Texture", document.with_layers(texture=np.where(np.arange(64) == given[1], *given)))
    elif kind == "regions":
        extra, cells = np.full((given[0], 64), 7), np.random.default_rng(given[1]).integers(0, given[0] + 1, (5, 6))
        history.push("Regions", document.with_layers(extra_textures=extra, regions=cells))
    elif kind == "notes":
        history.push("Notes", document.with_layers(notes=Notes(title=given[0])))
    elif kind == "again":
        history.push("Revert", history.entries[given[0] % len(history.entries)].document)
    elif kind == "limit":
        history.max_bytes = given[0]
    else:
        {"undo": history.undo, "redo": history.redo}.get(kind, lambda: getattr(desk, kind)(*given))()


@given(st.lists(st.tuples(steps, st.booleans()), max_size=25))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_replay_gives_the_same_history_and_the_same_clean_state(project, program):
    with TemporaryDirectory() as root:
        desk = Desk(Path(root) / "one", project)
        try:
            for step, followed in program:
                take(desk, *step)
                if followed:
                    desk.follow()
                    desk.check()
            desk.follow()
            desk.check()
        finally:
            desk.journal.close()


def test_every_field_of_a_document_can_change(desk, make_document):
    desk.history.push("Other", make_document(200, 40, 4, seed=3).with_layers(model="00c0ffee", notes=Notes(author="A")))
    desk.follow()
    desk.check()


def test_following_twice_writes_nothing(desk, folder):
    desk.push("Texture", texture=np.ones(64))
    size = (folder / "journal.bin").stat().st_size
    desk.follow()
    assert (folder / "journal.bin").stat().st_size == size


def test_a_stroke_takes_few_bytes_however_large_the_picture(folder, make_document):
    desk = Desk(folder, Project(make_document(2000, 1500, 1)))
    desk.history.push("Draw", draw_structure(desk.history.document, [(10, 10), (900, 700)], 2, True))
    desk.follow()
    desk.journal.close()
    assert (folder / "journal.bin").stat().st_size < 6000
    desk.check()


def test_what_was_saved_is_clean_until_the_next_edit_and_after_undoing_it(desk, tmp_path):
    assert not recover(desk.folder).modified
    desk.push("Texture", texture=np.ones(64))
    assert recover(desk.folder).modified
    desk.save(tmp_path / "a.gcs")
    assert not recover(desk.folder).modified
    desk.push("Texture", texture=np.zeros(64))
    assert recover(desk.folder).modified
    desk.history.undo()
    desk.follow()
    assert not recover(desk.folder).modified
    desk.check()


def test_a_save_that_an_edit_overtook_leaves_the_edit_unsaved(desk, tmp_path):
    desk.push("Texture", texture=np.ones(64))
    written = desk.history.document
    desk.push("Texture", texture=np.zeros(64))
    desk.journal.mark_saved(tmp_path / "a.gcs", written)
    assert recover(desk.folder).clean_position == 1
    assert recover(desk.folder).modified


def test_a_save_of_what_is_no_longer_in_the_history_leaves_all_unsaved(desk, tmp_path):
    desk.journal.mark_saved(tmp_path / "a.gcs", desk.project.document.with_layers())
    assert recover(desk.folder).clean_position is None
    assert recover(desk.folder).saved_path == tmp_path / "a.gcs"


# Damage


@pytest.fixture
def written(desk):
    """The journal after some edits, closed; and where each record ends."""
    ends = []
    for number in range(5):
        desk.push(f"edit {number}", texture=np.full(64, number))
        ends.append((desk.folder / "journal.bin").stat().st_size)
    desk.history.undo()
    desk.follow()
    ends.append((desk.folder / "journal.bin").stat().st_size)
    desk.journal.close()
    return desk, ends


def test_a_torn_record_is_dropped_wherever_it_was_torn(written):
    desk, ends = written
    path = desk.folder / "journal.bin"
    whole = path.read_bytes()
    for last in (4, 5):
        for cut in range(ends[last - 1], ends[last]):
            path.write_bytes(whole[:cut])
            recovered = recover(desk.folder)
            assert recovered.history.position == last
            assert recovered.history.entries == desk.history.entries[: last + 1]
            assert path.read_bytes() == whole[:cut]


def test_after_a_torn_record_the_journal_goes_on(written):
    desk, ends = written
    path = desk.folder / "journal.bin"
    for cut in (0, 3, 8, 20, ends[3] - 1, ends[4] + 5):
        path.write_bytes(path.read_bytes()[:cut])
        desk.resume(recover(desk.folder))
        desk.push("after", texture=np.full(64, 9))
        desk.check()
        desk.journal.close()
        desk.check()


def test_records_after_damage_are_not_used(written):
    desk, ends = written
    path = desk.folder / "journal.bin"
    whole = path.read_bytes()
    for place in range(len(journal.START), len(whole), 3):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        recovered = recover(desk.folder)
        intact = sum(end <= place for end in ends)
        assert recovered.history.entries == desk.history.entries[: intact + 1]
        assert recovered.history.position == intact


@pytest.mark.parametrize("rest", [bytes(100), b"\xff" * 100, bytes(4096)])
def test_what_a_crash_of_the_machine_leaves_behind_the_records_is_passed_over(written, rest):
    desk, _ = written
    with (desk.folder / "journal.bin").open("ab") as file:
        file.write(rest)
    desk.check()


@pytest.mark.parametrize(
    ("header", "payload"),
    [
        ({}, b""),
        ([], b""),
        ({"kind": "jump", "first": 0, "kept": 1}, b""),
        ({"kind": "move", "first": 0, "kept": 6, "position": 6}, b""),
        ({"kind": "move", "first": 0, "kept": 7, "position": 1}, b""),
        ({"kind": "move", "first": 0, "kept": 0, "position": 0}, b""),
        ({"kind": "move", "first": -1, "kept": 1, "position": 0}, b""),
        ({"kind": "move", "first": 0, "kept": 1, "position": "0"}, b""),
        ({"kind": "saved", "path": None, "position": 6}, b""),
        ({"kind": "saved", "path": None, "position": -1}, b""),
        ({"kind": "push", "first": 0, "kept": 0, "name": "", "plain": {}, "layers": {}}, b"x\x9c\3\0\0\0\0\1"),
        ({"kind": "push", "first": 0, "kept": 1, "name": "", "plain": {}, "layers": []}, b"x\x9c\3\0\0\0\0\1"),
        ({"kind": "push", "first": 0, "kept": 1, "name": "", "plain": {"x": 1}, "layers": {}}, b"x\x9c\3\0\0\0\0\1"),
        (
            {"kind": "push", "first": 0, "kept": 1, "name": "", "plain": {"width": 1}, "layers": {}},
            b"x\x9c\3\0\0\0\0\1",
        ),
        ({"kind": "push", "first": 0, "kept": 1, "name": "", "plain": {}, "layers": {"mask": [9**9, 9**9]}}, b""),
        ({"kind": "push", "first": 0, "kept": 1, "name": "", "plain": {}, "layers": {"mask": [-1, 1]}}, b""),
        ({"kind": "push", "first": 0, "kept": 1, "name": "", "plain": {}, "layers": {"masks": [1, 1]}}, b""),
        (
            {"kind": "push", "first": 0, "kept": 1, "name": "", "plain": {}, "layers": {"mask": [5, 6]}},
            b"x\x9c\3\0\0\0\0\1",
        ),
    ],
)
def test_a_record_that_makes_no_sense_is_damage(written, header, payload):
    desk, _ = written
    with (desk.folder / "journal.bin").open("ab") as file:
        file.write(journal.pack(header, payload))
        file.write(journal.pack({"kind": "move", "first": 0, "kept": 1, "position": 0}))
    desk.check()


@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_brings_recovery_down(written, data):
    desk, _ = written
    path = desk.folder / "journal.bin"
    whole = path.read_bytes()
    damaged = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4)):
        damaged[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(damaged[: data.draw(st.integers(0, len(whole)))])
    with contextlib.suppress(ProjectError):
        recovered = recover(desk.folder)
        count = len(recovered.history.entries)
        assert recovered.history.entries == desk.history.entries[:count]
    path.write_bytes(whole)


def test_a_journal_of_a_later_version_is_left_alone(written):
    desk, _ = written
    path = desk.folder / "journal.bin"
    path.write_bytes(b"GCSJ\2\0\0\0" + path.read_bytes()[8:])
    with pytest.raises(ProjectError, match=r"^journal\.bin: made by another version of GC Studio; update GC Studio$"):
        recover(desk.folder)


def test_without_the_project_there_is_nothing_to_recover(written, tmp_path):
    desk, _ = written
    (desk.folder / "base.gcs").write_bytes(b"PK")
    with pytest.raises(ProjectError, match=r"^base\.gcs: not a GC Studio project"):
        recover(desk.folder)
    (desk.folder / "base.gcs").unlink()
    with pytest.raises(ProjectError, match=r"^base\.gcs: No such file"):
        recover(desk.folder)
    with pytest.raises(ProjectError, match=r"^base\.gcs: No such file"):
        recover(tmp_path / "nowhere")


def test_killed_before_the_journal_was_made(written):
    desk, _ = written
    (desk.folder / "journal.bin").unlink()
    recovered = recover(desk.folder)
    assert recovered.history.document == desk.project.document
    assert not recovered.modified
    desk.resume(recovered)
    desk.push("Texture", texture=np.ones(64))
    desk.check()


def test_a_journal_that_cannot_be_read_is_told_in_one_line(written):
    desk, _ = written
    (desk.folder / "journal.bin").unlink()
    (desk.folder / "journal.bin").mkdir()
    with pytest.raises(ProjectError, match=r"^journal\.bin: Is a directory$"):
        recover(desk.folder)


# Whose folder it is


def test_a_folder_in_use_is_not_offered_and_cannot_be_taken(desk, folder):
    desk.push("Texture", texture=np.ones(64))
    assert recoverable(folder.parent) == []
    with pytest.raises(ProjectError, match=r"^one: in use by another window"):
        Journal.resume(recover(folder))
    with pytest.raises(ProjectError, match=r"^one: in use by another window"):
        discard(folder)
    desk.check()
    desk.journal.close()
    assert recoverable(folder.parent) == [folder]
    resumed = Journal.resume(recover(folder))
    assert recoverable(folder.parent) == []
    resumed.discard()


def test_what_another_window_has_changed_meanwhile_is_not_written_over(desk, folder):
    desk.push("Texture", texture=np.ones(64))
    desk.journal.close()
    stale = recover(folder)
    desk.journal = Journal.resume(recover(folder))
    desk.history = stale.history
    desk.journal.follow(History(desk.project.document.with_layers(texture=np.zeros(64))).entries, 0)
    desk.journal.close()
    before = (folder / "journal.bin").read_bytes()
    with pytest.raises(ProjectError, match=r"^one: another window of GC Studio has used it meanwhile$"):
        Journal.resume(stale)
    assert (folder / "journal.bin").read_bytes() == before
    assert recoverable(folder.parent) == [folder]


def test_folders_left_behind_are_offered_newest_first(tmp_path, project):
    for age, name in enumerate("bca"):
        Journal.begin(tmp_path / name, project).close()
        os.utime(tmp_path / name / "journal.bin", (10**9 - age, 10**9 - age))
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    assert [folder.name for folder in recoverable(tmp_path)] == ["b", "c", "a"]
    assert recoverable(tmp_path / "nowhere") == []
    # Copied by hand, without what is not worth copying.
    (tmp_path / "c" / "lock").unlink()
    (tmp_path / "a" / "journal.bin").unlink()
    assert [folder.name for folder in recoverable(tmp_path)] == ["b", "c", "a"]


def test_discarding_leaves_nothing(desk, folder):
    desk.push("Texture", texture=np.ones(64))
    desk.journal.discard()
    assert not folder.exists()
    desk.journal.close()
    discard(folder)


def test_a_folder_left_behind_can_be_discarded_even_if_damaged(written):
    desk, _ = written
    (desk.folder / "base.gcs").write_bytes(b"")
    assert recoverable(desk.folder.parent) == [desk.folder]
    discard(desk.folder)
    assert not desk.folder.exists()


def test_what_was_killed_before_there_was_anything_to_recover_is_swept_up(tmp_path, project):
    def folder_with(name, *files):
        (tmp_path / name).mkdir()
        for file in files:
            (tmp_path / name / file).touch()

    folder_with("killed", "lock", ".base.gcs.x1y2.part")
    folder_with("killed at once", "lock")
    folder_with("other", "lock", "letter.txt")
    folder_with("not begun")
    (tmp_path / "file").touch()
    Journal.begin(tmp_path / "left", project).close()
    begun = lock.FolderLock(tmp_path / "not begun")
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "left", "not begun", "other"]
    assert recoverable(tmp_path) == [tmp_path / "left"]
    begun.release()
    sweep(tmp_path)
    assert not (tmp_path / "not begun").exists()
    sweep(tmp_path / "nowhere")


def test_a_folder_that_is_there_is_not_taken(tmp_path, project):
    (tmp_path / "mine").write_text("kept")
    with pytest.raises(FileExistsError):
        Journal.begin(tmp_path, project)
    assert (tmp_path / "mine").read_text() == "kept"


@pytest.mark.parametrize("least", [0, 1, 40, 150])
def test_after_sigkill_everything_that_was_written_comes_back(tmp_path, least):
    folder = tmp_path / "one"
    tree = Path(__file__).resolve().parents[2]
    environment = os.environ | {"PYTHONPATH": str(tree), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, endless.__file__, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        for line in program.stdout:
            safe = int(line)
            if safe >= least:
                break
        assert recoverable(tmp_path) == []
        with pytest.raises(ProjectError, match="in use by another window"):
            Journal.resume(recover(folder))
        with pytest.raises(ProjectError, match="in use by another window"):
            discard(folder)
        program.kill()
        safe = max([safe, *(int(line) for line in program.stdout if line.endswith("\n"))])
    assert recoverable(tmp_path) == [folder]
    recovered = recover(folder)
    entries = recovered.history.entries
    assert len(entries) - 1 >= safe
    assert recovered.history.position == len(entries) - 1
    assert recovered.modified == (len(entries) > 1)
    expected = endless.FIRST
    for number, entry in enumerate(entries[1:], 1):
        expected = endless.after(expected, number)
        assert entry.name == f"edit {number}"
        assert entry.document == expected
    Journal.resume(recovered).discard()


# Disks


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
