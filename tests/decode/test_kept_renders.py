"""Levels 2 and 3 of cells that are preserved already: no network is asked again, and the first picture is the last."""

import numpy as np
import pytest

from gc_studio.analysis.intra import available_of
from gc_studio.decode import renderer
from gc_studio.decode.renderer import Renderer
from gc_studio.document.edits import set_levels


@pytest.mark.parametrize("is_tiled", [False, True])
def test_kept_cells_come_without_a_network(jacket, analysis, model, monkeypatch, is_tiled):
    if is_tiled:
        monkeypatch.setattr(renderer, "MOST_UNTILED_PIXELS", 0)
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
        first, exact = live.pictures(set_levels(gist, levels, codes))
        assert not first.is_exact
        assert np.array_equal(first.picture, exact.picture)
        shown.append(exact.picture)
    assert np.array_equal(shown[3], before)
    inside = slice(5 * 16 + 4, 7 * 16 - 4), slice(5 * 16 + 4, 7 * 16 - 4)
    off = [np.abs(picture[inside].astype(int) - jacket[inside]).mean() for picture in shown]
    assert off[1] < off[2] < off[0]
