"""A colour -> texture codes that paint a region of a document in it, as measured on what is painted.

Flows in: a document, cells, a colour, textures to start from. Flows out: codes, each with the colour that it paints.
A search walks on a small picture of the document; what it finds is measured on the whole one, and put right by that.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.surprise import Density
from gc_studio.decode.pictures import GivenUpError, Picture
from gc_studio.decode.thumbnails import BATCH, reduced, with_scope
from gc_studio.document import CELL, MAX_TEXTURES, TEXTURE_LIMIT, Document
from gc_studio.document.edits import mixed_texture

CLOSE = 2.0
"""Distance in CIELAB at which two colours beside each other are the same to most people; what is promised."""

_CLOSE_ENOUGH = 0.8
"""At which a search stops."""

_STEPS, _ROUNDS = 12, 3
"""Most pictures of a search on the small picture, and most whole ones."""

_PATIENCE = 4
"""Steps that come no nearer."""

_LONGEST = 40.0
"""Step in CIELAB: what slopes say of further ones is not true."""

Lab = NDArray[np.float64]
"""A colour in CIELAB, float (3,)."""

Code = NDArray[np.int16]

Paint = Callable[[Document, NDArray[np.int16]], list[Picture]]
"""A document in each of some textures, int16 (n, 64), in the place of its last one."""


@dataclass(frozen=True)
class InColour:
    """A code, int16 (64,), and the mean colour that it paints in the region of the whole picture."""

    code: Code
    colour: Lab

    def distance(self, colour: Lab) -> float:
        """To a colour, in CIELAB (delta E 76)."""
        return _distance(self.colour, colour)


def lab_of(red: int, green: int, blue: int) -> Lab:
    """CIELAB of an sRGB colour, 0 .. 255 each."""
    pixel = np.array([[[red, green, blue]]], np.float32) / 255
    return np.asarray(cv2.cvtColor(pixel, cv2.COLOR_RGB2LAB)[0, 0], np.float64)


def mean_colour(picture: Picture, pixels: NDArray[np.bool_]) -> Lab:
    """Mean of some pixels, bool (H, W), of a picture, uint8 RGB (H, W, 3), in CIELAB."""
    colours = cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    return np.asarray(colours[pixels].mean(0), np.float64)


class Painting:
    """A document whose cells are painted in textures to see their colour."""

    def __init__(self, paint: Paint, document: Document, cells: NDArray[np.bool_]) -> None:
        """Prepare the document.

        Args:
            paint: see `Renderer.in_textures`.
            document: the document.
            cells: bool, the shape of its mask; those that hold the photo itself are not measured.

        Raises:
            ValueError: all of them hold the photo itself, or the document has no room for a further texture; the
                message is one line for the user.
        """
        self._paint, self._before, self._cells = paint, document, cells
        self._document = with_scope(document, document.textures, document.regions, cells)
        self._pixels = _pixels_of(cells & ~document.fine_mask, document)
        if not np.array_equal(_last(self._document), cells):
            raise ValueError(f"one picture can hold {MAX_TEXTURES} textures, and has them elsewhere")

    def colour_of(self, code: Code) -> Lab:
        """Mean colour of the cells in a texture."""
        # As many as the gallery paints in one go: a backend prepares itself for each number.
        count = 1 if len(self._document.extra_textures) else BATCH
        return mean_colour(self._paint(self._document, np.stack([code] * count))[0], self._pixels)

    def small(self) -> "Painting":
        """The same with a shorter side of 128 pixels."""
        small = reduced(self._before, self._cells)
        return Painting(self._paint, small, _last(small))


def _last(document: Document) -> NDArray[np.bool_]:
    """Cells of a document's last texture."""
    return np.asarray(document.regions == len(document.extra_textures))


def _pixels_of(cells: NDArray[np.bool_], document: Document) -> NDArray[np.bool_]:
    pixels = np.kron(cells, np.ones((CELL, CELL), bool))[: document.height, : document.width]
    if not pixels.any():
        raise ValueError("the photo itself is kept there, which no texture colours")
    return pixels


class Slopes:
    """How colours follow codes, as far as is known: learnt beforehand on the average, and from every picture since.

    Codes are told by z in c = m + L z, where L L^T is the covariance of the density: the shortest way in z to a colour
    is the one on which codes remain most likely. What a picture teaches is taken in by Broyden's rule.
    """

    def __init__(self, density: Density) -> None:
        self._factor = np.linalg.cholesky(density.covariance())
        self._slopes = density.slopes @ self._factor

    def step(self, code: Code, difference: Lab) -> Code:
        """From a code to one that is to paint a colour other by a difference."""
        square = self._slopes @ self._slopes.T
        shorter = difference * min(1.0, _LONGEST / float(np.linalg.norm(difference)))
        way = self._slopes.T @ np.linalg.solve(square + 1e-3 * np.trace(square) * np.eye(3), shorter)
        return np.rint(code + self._factor @ way).clip(-TEXTURE_LIMIT, TEXTURE_LIMIT).astype(np.int16)

    def learn(self, way: NDArray[np.int64], difference: Lab) -> None:
        """A step in codes changed the colour by a difference."""
        told = np.linalg.solve(self._factor, way.astype(np.float64))
        self._slopes = self._slopes + np.outer(difference - self._slopes @ told, told) / (told @ told)


def code_of_colour(
    painting: Painting, colour: Lab, start: Code, density: Density, is_given_up: Callable[[], bool] = lambda: False
) -> InColour:
    """A texture in a colour, as like another one as may be.

    Args:
        painting: paints it.
        colour: CIELAB.
        start: int16 (64,), that other one.
        density: what codes are likely.
        is_given_up: asked before each picture.

    Returns:
        The nearest that was found: within CLOSE for colours that the decoder can paint there.

    Raises:
        GivenUpError: the search was given up.
    """
    small, slopes = painting.small(), Slopes(density)
    code, aim, best = start, colour, None
    for _ in range(_ROUNDS):
        code, on_small = _searched(small, aim, code, slopes, is_given_up)
        _go_on_unless(is_given_up)
        found = InColour(code, painting.colour_of(code))
        if best is None or found.distance(colour) < best.distance(colour):
            best = found
        if best.distance(colour) < _CLOSE_ENOUGH:
            break
        # The small picture has other lines, and so other colours by a little.
        aim = colour + on_small - found.colour
    assert best is not None
    return best


def _searched(
    painting: Painting, colour: Lab, start: Code, slopes: Slopes, is_given_up: Callable[[], bool]
) -> tuple[Code, Lab]:
    """The code that paints what is nearest to a colour, of those on the way, and what it paints."""
    _go_on_unless(is_given_up)
    code, painted = start, painting.colour_of(start)
    best, since = (code, painted), 0
    for _ in range(_STEPS):
        further = slopes.step(code, colour - painted)
        if _distance(best[1], colour) < _CLOSE_ENOUGH / 2 or since == _PATIENCE or np.array_equal(further, code):
            break
        _go_on_unless(is_given_up)
        there = painting.colour_of(further)
        slopes.learn(further.astype(np.int64) - code, there - painted)
        code, painted = further, there
        since += 1
        if _distance(there, colour) < _distance(best[1], colour):
            best, since = (code, painted), 0
    return best


def _distance(one: Lab, other: Lab) -> float:
    return float(np.linalg.norm(one - other))


def _go_on_unless(is_given_up: Callable[[], bool]) -> None:
    if is_given_up():
        raise GivenUpError


def textures_near_colour(
    painting: Painting,
    colour: Lab,
    textures: Sequence[Code],
    density: Density,
    is_given_up: Callable[[], bool] = lambda: False,
) -> tuple[list[int], InColour]:
    """Look for a colour among textures.

    Args:
        painting, colour, density, is_given_up: as for `code_of_colour`.
        textures: int16 (64,) each, one or more.

    Returns:
        Indices of the textures, that which paints the nearest colour first; and the mix of those two that come
        nearest together, brought to the colour.

    Raises:
        GivenUpError: the search was given up.
    """
    small, painted = painting.small(), []
    for code in textures:
        _go_on_unless(is_given_up)
        painted.append(small.colour_of(code))
    colours = np.stack(painted)
    nearest = np.argsort(((colours - colour) ** 2).sum(1), kind="stable")
    first, second, share = _best_pair(colours, colour, nearest)
    between = mixed_texture(textures[first], textures[second], share)
    return nearest.tolist(), code_of_colour(painting, colour, between, density, is_given_up)


_PAIRED = 8
"""Nearest textures that pairs are made of."""


def _best_pair(colours: NDArray[np.float64], colour: Lab, nearest: NDArray[np.intp]) -> tuple[int, int, float]:
    """Two textures and the share of the second in the mix of them whose colour is nearest, if colours mix as codes."""
    best, choice = np.inf, (int(nearest[0]), int(nearest[0]), 0.0)
    for first in nearest[:_PAIRED]:
        for second in nearest[:_PAIRED]:
            way = colours[second] - colours[first]
            share = float(np.clip((colour - colours[first]) @ way / max(float(way @ way), 1e-9), 0, 1))
            distance = float(np.linalg.norm(colours[first] + share * way - colour))
            if distance < best:
                best, choice = distance, (int(first), int(second), share)
    return choice
