"""Pictures fitted to a number of bytes: never above it, near to it, and what somebody made stays."""

import numpy as np
import pytest

from gc_studio.analysis.departure import departure
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.bitstream import read, write
from gc_studio.decode.fit import CLOSE, FitError
from gc_studio.decode.fit_sources import Held, Tools, with_photo, without_photo
from gc_studio.decode.fit_words import chosen, next_bytes
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document.edits import draw_structure, set_levels
from gc_studio.document.regions import central_region, with_texture_in
from gc_studio.storage import RESOURCES


@pytest.fixture(scope="module")
def photo():
    return resized(load_photo(RESOURCES / "samples" / "jacket.webp"), 64)


@pytest.fixture(scope="module")
def opened(photo, model):
    return thorough_analysis(photo, model)


@pytest.fixture(scope="module")
def renderer(model):
    return Renderer(model)


@pytest.fixture(scope="module")
def tools(model, renderer):
    """Without refining, which takes longest."""
    return Tools.of_studio(model, renderer.render, None)


@pytest.fixture(scope="module")
def fitter(photo, opened, tools):
    return with_photo(photo, opened.document, opened.available, Held.nothing(opened.document), tools)


@pytest.fixture(scope="module")
def apart(photo, renderer):
    return lambda document: float(departure(photo, renderer.render(document)).mean())


@pytest.mark.parametrize("target", [100, 150, 300])
def test_a_fit_has_never_more_bytes_and_hardly_less(fitter, target):
    fitted = fitter.to(target)
    data = write(fitted.document)
    assert read(data) == fitted.document
    assert fitted.size == len(data)
    assert CLOSE * target <= len(data) <= target
    assert chosen(fitted).startswith(f"{len(data)} of {target} B: ")
    assert next_bytes(fitted.more).startswith("100 B more would buy")


def test_more_bytes_bring_the_picture_nearer_as_was_told(fitter, apart):
    small, large = (fitter.to(target) for target in (130, 230))
    assert apart(large.document) < apart(small.document)
    assert small.more is not None
    assert small.more.nearer == pytest.approx(1 - apart(large.document) / apart(small.document), abs=0.15)


def test_the_same_number_gives_the_same_picture(fitter):
    first = fitter.to(150).document
    fitter.to(300)
    assert fitter.to(150).document == first


def test_too_few_bytes_are_refused_with_the_least_that_will_do(fitter):
    with pytest.raises(FitError, match="20 B are too few: the least is") as raised:
        fitter.to(20)
    assert fitter.to(raised.value.least).size <= raised.value.least
    with pytest.raises(FitError):
        fitter.to(raised.value.least - 1)


def test_so_many_bytes_that_nothing_is_left_to_buy(fitter):
    fitted = fitter.to(20_000)
    assert (fitted.document.levels == 3).all()
    assert fitted.more is None
    assert next_bytes(fitted.more) == "100 B more would buy nothing."


def test_what_somebody_made_stays(photo, opened, tools):
    levels = np.zeros(opened.document.grid, np.uint8)
    levels[2:4, 1:3], levels[5, 3] = 2, 1
    drawn = draw_structure(opened.document, [(8, 72), (50, 78)], radius=1, ink=True)
    swapped = with_texture_in(drawn, drawn.texture + 9, central_region(drawn))
    mine = set_levels(swapped, levels, opened.available)
    held = Held.since(mine, opened.document, Held.nothing(mine))
    fitted = with_photo(photo, mine, opened.available, held, tools).to(330).document
    assert (fitted.levels >= levels).all()
    assert np.array_equal(fitted.textures, mine.textures)
    assert np.array_equal(fitted.regions, mine.regions)
    stroke = drawn.structure & ~opened.document.structure
    assert fitted.structure[stroke].all()
    assert fitted.structure_scale == mine.structure_scale
    assert len(write(fitted)) <= 330
    bare = with_photo(photo, mine, opened.available, held, tools)
    with pytest.raises(FitError) as raised:
        bare.to(100)
    assert raised.value.least > 100


def test_what_was_kept_is_lowered_last_where_it_may_be(photo, opened, tools):
    levels = np.zeros(opened.document.grid, np.uint8)
    levels[2:4, 1:3] = 3
    mine = set_levels(opened.document, levels, opened.available)
    free = Held.nothing(mine)
    fitted = with_photo(photo, mine, opened.available, free, tools).to(len(write(opened.document)) + 70).document
    assert (fitted.levels[levels > 0] < 3).any()
    assert fitted.levels[levels > 0].mean() > fitted.levels[levels == 0].mean()


def test_without_a_photo_a_document_only_gets_smaller(opened, tools):
    levels = np.zeros(opened.document.grid, np.uint8)
    levels[2:4, 1:3] = 2
    mine = set_levels(opened.document, levels, opened.available)
    size = len(write(mine))
    fitted = without_photo(mine, may_lower=False, tools=tools).to(size - 15).document
    assert CLOSE * (size - 15) <= len(write(fitted)) <= size - 15
    assert not (fitted.structure & ~mine.structure).any()
    assert np.array_equal(fitted.levels, levels)
    assert without_photo(mine, may_lower=False, tools=tools).to(size + 500).document == mine
    with pytest.raises(FitError):
        without_photo(mine, may_lower=False, tools=tools).to(70)
    lowered = without_photo(mine, may_lower=True, tools=tools).to(70).document
    assert len(write(lowered)) <= 70
    assert (lowered.levels <= levels).all()


def test_textures_that_are_alike_are_merged_without_a_photo(opened, tools):
    left = np.zeros(opened.document.grid, bool)
    left[:, :2] = True
    document = with_texture_in(opened.document, opened.document.texture + 1, left)
    assert len(document.textures) == 2
    fitted = without_photo(document, may_lower=False, tools=tools).to(len(write(document)) - 15).document
    assert len(fitted.textures) == 1


@pytest.mark.long
def test_codes_are_refined_and_nearer_to_the_photo_than_all_cells_alike_for_as_many_bytes(jacket, model, renderer):
    opened = thorough_analysis(jacket, model)
    alike = set_levels(opened.document, np.ones(opened.document.grid, np.uint8), opened.available)
    tools = Tools.of_studio(model, renderer.render, jacket)
    fitter = with_photo(jacket, opened.document, opened.available, Held.nothing(opened.document), tools)
    target = len(write(alike))
    fitted = fitter.to(target)
    assert fitted.is_refined
    assert chosen(fitted).endswith("; refined")
    assert CLOSE * target <= len(write(fitted.document)) <= target
    apart = [float(departure(jacket, renderer.render(each)).mean()) for each in (fitted.document, alike)]
    assert apart[0] < apart[1]


def test_whoever_is_told_can_end_it(photo, opened, tools):
    shares = []

    def tell(share):
        shares.append(share)
        if share > 0.2:
            raise InterruptedError

    fitter = with_photo(photo, opened.document, opened.available, Held.nothing(opened.document), tools)
    with pytest.raises(InterruptedError):
        fitter.to(300, tell)
    assert shares == sorted(shares)
    assert shares[-1] < 0.3
