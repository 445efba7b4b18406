import numpy as np
import pytest

from gc_studio.document import History
from gc_studio.document.layers.layer import in_memory


@pytest.fixture
def edits(make_document):
    """Twenty documents, each with a structure map of 4096 bytes of its own and all else shared."""
    document = make_document(128, 128)
    documents = [document]
    for _ in range(19):
        documents.append(documents[-1].with_layers(structure=np.roll(documents[-1].structure, 1, 0)))
    return documents


def pushed(documents, **settings):
    past = History(documents[0], **settings)
    for number, document in enumerate(documents[1:], 1):
        past.push(f"edit {number}", document)
    return past


def held(past):
    """Bytes of the layers that the entries hold, each array once."""
    arrays = {id(array): array for entry in past.entries for array in entry.document.arrays.values()}
    return sum(in_memory(array).nbytes for array in arrays.values())


def test_undo_and_redo_walk_the_snapshots(make_document):
    first = make_document(64, 48)
    second, third = first.with_layers(texture=first.texture + 1), first.with_layers(texture=first.texture + 2)
    past = pushed([first, second, third])
    assert past.undo() is second
    assert past.undo() is first
    assert past.undo() is first
    assert past.redo() is second
    past.push("other", third)
    assert [entry.name for entry in past.entries] == ["Opened", "edit 1", "other"]
    assert not past.can_redo


def test_the_oldest_snapshots_beyond_the_bound_are_given_up(edits):
    past = pushed(edits, max_bytes=20_000)
    assert past.document is edits[-1]
    assert 2 <= len(past.entries) < 8
    assert past.entries[-1].name == "edit 19"
    assert held(past) <= 20_000 < held(past) + edits[0].structure.nbytes


def test_one_step_back_is_left_however_small_the_bound(edits):
    past = pushed(edits, max_bytes=0)
    assert len(past.entries) == 2
    assert past.undo() is edits[-2]


def test_what_had_been_undone_no_longer_counts(edits):
    all_but_three = held(pushed(edits[:-3]))
    past = pushed(edits, max_bytes=held(pushed(edits)))
    for _ in range(19):
        past.undo()
    for number, document in enumerate(edits[1:-3]):
        past.push(f"again {number}", document)
    past.max_bytes = all_but_three
    assert len(past.entries) == 17
    past.max_bytes = all_but_three - 1
    assert len(past.entries) == 16


@pytest.mark.parametrize("layer", ["extra_textures", "regions"])
def test_every_layer_counts(make_document, layer):
    first = make_document(4096, 4096, 4).with_layers(extra_textures=np.ones((15, 64), np.int16))
    again = first.with_layers(**{layer: getattr(first, layer).copy()})
    for bound, left in ((0, 3), (-1, 2)):
        past = pushed([first, again, again])
        past.max_bytes = held(past) + bound
        assert len(past.entries) == left


def test_a_smaller_bound_is_kept_at_once_and_a_larger_one_from_then_on(edits):
    past = pushed(edits)
    past.max_bytes = 20_000
    assert past.max_bytes == 20_000
    few = len(past.entries)
    assert few < 8
    assert past.document is edits[-1]
    past.max_bytes = 10**9
    past.push("more", edits[0])
    assert len(past.entries) == few + 1


def test_a_smaller_bound_takes_neither_the_current_entry_nor_those_after_it(edits):
    past = pushed(edits)
    for _ in range(10):
        past.undo()
    past.max_bytes = 0
    assert past.document is edits[9]
    assert past.position == 1
    assert [entry.document for entry in past.entries] == edits[8:]


def test_a_restored_history_goes_on_as_the_one_it_was_taken_from(edits):
    past = pushed(edits, max_bytes=40_000)
    past.undo()
    again = History.restored(past.entries, past.position, max_bytes=40_000)
    assert again.entries == past.entries
    assert again.position == past.position
    for one in (past, again):
        for document in edits:
            one.push("more", document)
    assert again.entries == past.entries


def test_a_restored_history_loses_nothing_before_the_next_action(edits):
    again = History.restored(pushed(edits).entries, 3, max_bytes=0)
    assert len(again.entries) == 20
    assert again.document is edits[3]


@pytest.mark.parametrize("position", [-1, 20])
def test_a_position_outside_of_the_entries_is_refused(edits, position):
    with pytest.raises(ValueError, match=f"position {position} in a history of 20 entries"):
        History.restored(pushed(edits).entries, position)
