import contextlib
import os
import subprocess
import sys
import zlib
from pathlib import Path

import endless
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gc_studio.analysis.intra import available_of
from gc_studio.document import History
from gc_studio.project import Journal, Project, ProjectError, discard, journal, lock, recover, recoverable, sweep

# Damage


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


EMPTY = zlib.compress(b"")
"""What a record holds that changes no layer."""


def pushed(plain: object, layers: object, kept: int = 1) -> dict[str, object]:
    """The header of a record of an edit."""
    return {"kind": "push", "first": 0, "kept": kept, "name": "", "again": None, "plain": plain, "layers": layers}


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
        ({"kind": "push", "first": 0, "kept": 1, "name": ""}, b""),
        ({"kind": "push", "first": 0, "kept": 1, "name": "", "again": 6}, b""),
        ({"kind": "push", "first": 0, "kept": 1, "name": "", "again": -1}, b""),
        (pushed({}, {}, kept=0), EMPTY),
        (pushed({}, []), EMPTY),
        (pushed({"x": 1}, {}), EMPTY),
        (pushed({"width": 1}, {}), EMPTY),
        (pushed({}, {"mask": [9**9, 9**9]}), b""),
        (pushed({}, {"mask": [-1, 1]}), b""),
        (pushed({}, {"masks": [1, 1]}), b""),
        (pushed({}, {"mask": [5, 6]}), EMPTY),
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


def test_photos_of_other_sizes_come_back(desk, folder, make_document, make_available):
    larger = make_document(192, 160)
    photo = np.random.default_rng(2).integers(0, 256, (160, 192, 3), np.uint8)
    project = Project(larger, photo, available_of(photo, make_available(larger).detail), "a.jpg")
    desk.history.push("Resize", larger)
    desk.journal.keep_photo(project)
    desk.journal.keep_photo(project)
    desk.push("Draw", structure=~larger.structure)
    desk.check()
    desk.restart()
    recovered = recover(folder)
    assert recovered.others == (project,)
    assert recovered.history.document.width == 192
    desk.journal.keep_photo(project)
    desk.journal.close()
    [kept] = folder.glob("photo-*.gcs")
    kept.write_bytes(b"cut short")
    assert recover(folder).others == ()
    desk.check()
    discard(folder)
    assert not folder.exists()
