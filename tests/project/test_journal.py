from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from desk import Desk
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gc_studio.document import Notes
from gc_studio.document.edits import draw_structure, paint_levels, paint_mask
from gc_studio.project import Project, recover

points = st.lists(st.tuples(st.floats(-10, 110), st.floats(-10, 110)), min_size=1, max_size=4)
radii = st.floats(0, 30)
steps = st.one_of(
    st.tuples(st.just("draw"), points, radii, st.booleans()),
    st.tuples(st.just("mask"), points, radii, st.booleans()),
    st.tuples(st.just("level"), points, radii, st.integers(0, 3)),
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
    elif kind == "level":
        history.push("Preserve", paint_levels(document, *given, desk.project.available))
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


draw = ("draw", [(0, 0)], 0, False)
# What comes again was given up by the time that the journal follows.
given_up = [(draw, False), (draw, True), (draw, False), (("again", 0), False), (("limit", 9_000), False)]


@given(st.lists(st.tuples(steps, st.booleans()), max_size=25))
@example(given_up)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.long
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
