"""Levels 2 and 3 of cells that are preserved already: the generator is not asked again."""

import numpy as np
import pytest

from gc_studio.analysis.intra import available_of
from gc_studio.decode import renderer
from gc_studio.decode.parts import FINE
from gc_studio.decode.renderer import Renderer
from gc_studio.document.edits import set_levels


@pytest.mark.parametrize("is_tiled", [False, True])
def test_kept_cells_come_without_a_network(jacket, analysis, model, monkeypatch, is_tiled):
    if is_tiled:
        monkeypatch.setattr(renderer, "TILED_ABOVE", {FINE: 0})
    grid = analysis.document.grid
    codes = available_of(jacket, np.zeros((6, *grid), np.int8))
    levels = np.zeros(grid, np.uint8)
    levels[4:8, 4:8] = 1
    gist = set_levels(analysis.document, levels, codes)
    live = Renderer(model)
    before = live.render(gist)

    def fail(*_):
        raise AssertionError("a network was asked")

    monkeypatch.setattr(live.backend, "run", fail)
    shown = [before]
    for level in (3, 2, 1):
        levels[5:7, 5:7] = level
        [exact] = live.pictures(set_levels(gist, levels, codes))
        assert exact.is_exact
        shown.append(exact.picture)
    assert np.array_equal(shown[3], before)
    inside = slice(5 * 16 + 4, 7 * 16 - 4), slice(5 * 16 + 4, 7 * 16 - 4)
    # Once more, and with the others seen meanwhile.
    levels[5:7, 5:7] = 3
    for document in (set_levels(gist, levels, codes), gist, set_levels(gist, levels, codes)):
        [exact] = live.pictures(document)
        assert np.array_equal(exact.picture, before if document is gist else shown[1])
    off = [np.abs(picture[inside].astype(int) - jacket[inside]).mean() for picture in shown]
    assert off[1] < off[2] < off[0]
