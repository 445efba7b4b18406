"""A colour wanted for a region: textures that paint it there, measured on what the decoder paints."""

import numpy as np
import pytest

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.library import load_library
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.surprise import load_density
from gc_studio.decode.colour_search import CLOSE, Painting, code_of_colour, lab_of, mean_colour, textures_near_colour
from gc_studio.decode.pictures import GivenUpError
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL
from gc_studio.document.edits import set_levels
from gc_studio.document.regions import central_region, with_texture_in
from gc_studio.storage import RESOURCES

COLOURS = {"red": (192, 57, 43), "blue": (46, 110, 180), "green": (60, 120, 80), "grey": (127, 140, 141)}


def sample(name: str, model):
    """A sample photo's analysis at 192 pixels, and the cells of the thing in its middle."""
    found = analyse(resized(load_photo(RESOURCES / "samples" / f"{name}.webp"), 192), model)
    return found, central_region(found.document)


@pytest.fixture(scope="module")
def renderer(model) -> Renderer:
    return Renderer(model)


@pytest.fixture(scope="module")
def jumper(model):
    return sample("jumper", model)


def seen(renderer, document, cells, code) -> np.ndarray:
    """Mean colour of the region as the recipient of the picture sees it."""
    picture = renderer.render(with_texture_in(document, code, cells))
    pixels = np.kron(cells, np.ones((CELL, CELL), bool))[: document.height, : document.width]
    return mean_colour(picture, pixels)


@pytest.mark.parametrize(("name", "colour"), [("jumper", "red"), ("jumper", "grey"), ("sneakers", "green")])
def test_a_colour_is_painted_to_within_two_of_cielab(name: str, colour: str, model, renderer, jumper) -> None:
    analysis, cells = jumper if name == "jumper" else sample(name, model)
    document, wanted = analysis.document, lab_of(*COLOURS[colour])
    own = document.textures[document.regions[cells][0]]
    found = code_of_colour(Painting(renderer.in_textures, document, cells), wanted, own, load_density())
    distance = np.linalg.norm(seen(renderer, document, cells, found.code) - wanted)
    assert distance <= CLOSE
    assert found.distance(wanted) == pytest.approx(distance, abs=0.05)


def test_what_no_decoder_paints_is_told_as_far_as_it_was_reached(renderer, jumper) -> None:
    analysis, cells = jumper
    document, wanted = analysis.document, lab_of(0, 255, 0)
    own = document.textures[document.regions[cells][0]]
    found = code_of_colour(Painting(renderer.in_textures, document, cells), wanted, own, load_density())
    assert found.distance(wanted) > CLOSE
    assert found.distance(wanted) < np.linalg.norm(seen(renderer, document, cells, own) - wanted)
    assert np.allclose(seen(renderer, document, cells, found.code), found.colour, atol=0.1)


def test_the_nearest_textures_come_first_and_two_of_them_mix_to_the_colour(renderer, jumper) -> None:
    analysis, cells = jumper
    document, wanted = analysis.document, lab_of(*COLOURS["blue"])
    textures = [texture.code for texture in load_library()[::8]]
    nearest, mixed = textures_near_colour(
        Painting(renderer.in_textures, document, cells), wanted, textures, load_density()
    )
    assert sorted(nearest) == list(range(len(textures)))
    distances = [np.linalg.norm(seen(renderer, document, cells, textures[index]) - wanted) for index in nearest]
    # Small pictures of the document and whole ones agree but for a little.
    assert distances[0] < np.median(distances) < distances[-1]
    assert mixed.distance(wanted) <= CLOSE


def test_kept_cells_are_not_measured_and_nothing_but_kept_cells_is_refused(renderer, jumper) -> None:
    analysis, cells = jumper
    levels = np.where(cells, 3, 0).astype(np.uint8)
    kept = set_levels(analysis.document, levels, analysis.available)
    with pytest.raises(ValueError, match="photo itself is kept there"):
        Painting(renderer.in_textures, kept, cells)
    half = levels.copy()
    half[: levels.shape[0] // 2] = 0
    part = set_levels(analysis.document, half, analysis.available)
    code = load_library()[0].code
    free = cells & ~part.fine_mask
    assert np.allclose(
        Painting(renderer.in_textures, part, cells).colour_of(code), seen(renderer, part, free & cells, code), atol=3
    )


def test_a_search_is_given_up_at_once(renderer, jumper) -> None:
    analysis, cells = jumper
    document, pictures = analysis.document, []

    def told(each, codes):
        pictures.append(each)
        return renderer.in_textures(each, codes)

    with pytest.raises(GivenUpError):
        code_of_colour(
            Painting(told, document, cells),
            lab_of(9, 9, 9),
            document.texture,
            load_density(),
            lambda: len(pictures) > 1,
        )
    assert len(pictures) == 2
