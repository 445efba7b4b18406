import numpy as np
import pytest
from drawn import with_face, with_word

from gc_studio.analysis import budget
from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.budget import Plan, levels_within, wanted_levels
from gc_studio.analysis.departure import departing, departure
from gc_studio.analysis.suggest import Found, Kind, find
from gc_studio.bitstream import write
from gc_studio.decode.renderer import Renderer
from gc_studio.document.edits import set_levels


@pytest.fixture(scope="module")
def photo(jacket):
    worded, _ = with_word(jacket, "OPEN", 70, 260, 20)
    return with_face(worded, 130, 150, 30)


@pytest.fixture(scope="module")
def taken(photo, model):
    analysis = analyse(photo, model)
    return analysis.document, analysis.available


@pytest.fixture(scope="module")
def distances(photo, taken, model):
    return departure(photo, Renderer(model).render(taken[0]))


@pytest.fixture(scope="module")
def chosen(photo, distances):
    kinds = [find(photo, kind) for kind in (Kind.FACES, Kind.LETTERS, Kind.SUBJECT)]
    return list(zip([*kinds, departing(distances)], (3, 3, 2, 2), strict=True))


def _cost(taken, levels):
    document, available = taken
    return len(write(set_levels(document, levels, available))) - len(write(document))


def test_the_highest_level_of_what_was_found_wins(chosen, taken):
    levels = wanted_levels(chosen, taken[0].levels.shape)
    (faces, _), _, (subject, _), _ = chosen
    assert (levels[faces.cells] == 3).all()
    assert (levels[subject.cells] >= 2).all()


@pytest.mark.parametrize("most", [0, 1, 40, 150, 600, 3000])
def test_the_file_grows_by_no_more_than_the_budget(taken, chosen, distances, most):
    levels = levels_within(*taken, chosen, distances, most)
    cost = _cost(taken, levels)
    assert cost <= most
    assert (levels <= wanted_levels(chosen, levels.shape)).all()
    if most >= 40:
        assert cost >= most / 3


def test_more_bytes_keep_more(taken, chosen, distances):
    kept = [int(levels_within(*taken, chosen, distances, most).sum()) for most in (40, 400, 4000)]
    assert kept == sorted(kept)
    assert kept[0] < kept[2]


def test_what_fits_is_kept_as_it_was_wanted(taken, chosen, distances):
    wanted = wanted_levels(chosen, taken[0].levels.shape)
    assert np.array_equal(levels_within(*taken, chosen, distances, _cost(taken, wanted)), wanted)


def test_a_face_is_kept_whole_before_the_jacket(taken, chosen, distances):
    (faces, level), _, (subject, _), _ = chosen
    alone = np.where(faces.cells, np.uint8(level), np.uint8(0))
    levels = levels_within(*taken, [(faces, level), (subject, 2)], distances, _cost(taken, alone) + 20)
    assert len(set(levels[faces.cells].tolist())) == 1
    assert levels[faces.cells].min() >= 2


def test_nothing_is_lowered_that_is_kept_already(taken, chosen, distances):
    document, available = taken
    corner = np.zeros(document.grid, np.uint8)
    corner[:2, :2] = 3
    kept = set_levels(document, corner, available)
    levels = levels_within(kept, available, chosen, distances, 100)
    assert (levels[:2, :2] == 3).all()


def test_a_face_that_is_kept_in_part_loses_nothing(taken, chosen, distances):
    document, available = taken
    rows, columns = np.nonzero(chosen[0][0].cells)
    before = np.zeros(document.grid, np.uint8)
    before[rows[:2], columns[:2]] = 3
    kept = set_levels(document, before, available)
    for most in (20, 60, 150):
        levels = levels_within(kept, available, chosen, distances, most)
        assert (levels >= before).all()
        assert len(write(set_levels(kept, levels, available))) - len(write(kept)) <= most


def test_a_plan_can_be_asked_again(taken, chosen, distances):
    plan = Plan(*taken, chosen, distances)
    for most in (300, 60, 300):
        assert np.array_equal(plan.levels(most), levels_within(*taken, chosen, distances, most))


def test_a_large_document_is_planned_by_a_part_of_it(taken, chosen, distances, monkeypatch):
    monkeypatch.setattr(budget, "_SAMPLED", 40)
    levels = levels_within(*taken, chosen, distances, 300)
    assert 150 < _cost(taken, levels) <= 300


def test_nothing_found_keeps_nothing(taken, distances):
    nothing = Found(Kind.FACES, np.zeros(distances.shape, np.float32), 0)
    assert not levels_within(*taken, [(nothing, 3)], distances, 1000).any()


def test_what_departs_most_is_what_was_painted_over(photo):
    other = photo.copy()
    other[96:160, 64:128] = 255 - other[96:160, 64:128]
    distances = departure(photo, other)
    assert distances.shape == (22, 16)
    found = departing(distances)
    assert found.kind is Kind.DEPARTS
    assert found.cells[6:10, 4:8].mean() > 0.8
    assert not found.cells[13:].any()
    assert found.scores.max() == 1


def test_what_is_the_photo_itself_does_not_depart(photo):
    distances = departure(photo, photo)
    assert not distances.any()
    assert departing(distances).count == 0


def test_a_large_photo_departs_cell_by_cell_too(photo):
    large = np.tile(photo, (4, 5, 1))
    other = large.copy()
    other[:400, :400] = 0
    distances = departure(large, other)
    assert distances.shape == (86, 80)
    assert distances[:20, :20].mean() > 20 * distances[40:, 40:].mean()
