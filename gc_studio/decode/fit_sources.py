"""A document, its photo if there is one, and what is to stay -> what `fit` may choose from.

Without a photo there is but the document: it is to look as it does, with fewer lines, with textures merged, and, where
that is allowed, with cells lowered.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import encode_textures_and_detail
from gc_studio.analysis.budget import Levels
from gc_studio.analysis.departure import departure
from gc_studio.analysis.redraw import hand_region
from gc_studio.analysis.structure import drop_specks, usual_scale
from gc_studio.bitstream import write
from gc_studio.decode.fit import MOST_REFINED, REFINE_STEPS, Fitter, Refine
from gc_studio.decode.fit_costs import Material, Paint, Tell, price_of_byte
from gc_studio.decode.fit_textures import MergedTextures, PhotoTextures, Textured, held_textures
from gc_studio.decode.line_choice import MOST_PIXELS, maps_to_choose_from
from gc_studio.document import STRUCTURE_SCALES, Available, Document
from gc_studio.document.edits import FAITHFUL_LEVEL, set_levels
from gc_studio.nets.model import StudioModel
from gc_studio.nets.torch_here import has_torch

Photo = NDArray[np.uint8]
"""uint8 RGB (H, W, 3)."""
Draw = Callable[[Photo, int], NDArray[np.bool_]]
"""A photo and a scale -> maps to choose from, bool (n, h, w), those of most lines first."""

_CHERISHED = 4.0
"""How much a cell counts that somebody kept and that may be lowered all the same."""

_FEW = 2
"""Of the maps to choose from, every second one is painted of a large picture."""


@dataclass(frozen=True, eq=False)
class Held:
    """What a fit leaves as it is.

    Attributes:
        levels: uint8 (R, C), the lowest level of each cell.
        hand: bool (h, w), where lines stay.
        textures: whether the textures and their regions stay.
    """

    levels: Levels
    hand: NDArray[np.bool_]
    textures: bool

    @classmethod
    def nothing(cls, document: Document) -> "Held":
        """All may be chosen anew."""
        return cls(np.zeros(document.grid, np.uint8), np.zeros(document.structure.shape, bool), textures=False)

    @property
    def is_nothing(self) -> bool:
        """Whether all may be chosen anew."""
        return not (self.levels.any() or self.hand.any() or self.textures)

    def at(self, document: Document) -> "Held":
        """The same of a document that was fitted: lines that could get another scale are nobody's."""
        shape = document.structure.shape
        return self if self.hand.shape == shape else Held(self.levels, np.zeros(shape, bool), self.textures)

    @classmethod
    def everything(cls, document: Document) -> "Held":
        """Cells can be raised, and nothing else."""
        return cls(document.levels, np.ones(document.structure.shape, bool), textures=True)

    @classmethod
    def since(cls, document: Document, given: Document, held: "Held") -> "Held":
        """What somebody made of a document that the program gave.

        Args:
            document: as it is now.
            given: as it was, of the same frame.
            held: what was held of it then.
        """
        of_texture = ("texture", "extra_textures", "regions")
        is_other = any(not np.array_equal(getattr(document, name), getattr(given, name)) for name in of_texture)
        levels = np.where(document.levels != given.levels, document.levels, held.levels)
        return cls(levels, hand_region(document, given.structure) | held.hand, is_other or held.textures)


@dataclass(frozen=True, eq=False)
class Tools:
    """What a model does for a fit.

    Attributes:
        paint: the exact picture of a document.
        codes: a photo and its regions -> their textures, int16 (K, 64).
        refine: searches for better codes; None where it cannot.
    """

    paint: Paint
    codes: Callable[[Photo, NDArray[np.uint8]], NDArray[np.int16]]
    refine: Refine | None = None

    @classmethod
    def of_studio(
        cls, model: StudioModel, paint: Paint, photo: Photo | None, make_room: Callable[[], object] = lambda: None
    ) -> "Tools":
        """Those of a studio model.

        Args:
            model: the model.
            paint: the exact picture of a document.
            photo: what codes are refined towards, where torch is installed; None if it is not at hand.
            make_room: gives memory back before torch needs much.
        """

        def codes(photo: Photo, regions: NDArray[np.uint8]) -> NDArray[np.int16]:
            return encode_textures_and_detail(photo, model, regions)[0]

        if photo is None or photo.shape[0] * photo.shape[1] > MOST_REFINED or not has_torch():
            return cls(paint, codes)
        return cls(paint, codes, partial(_refined, photo, model, make_room))


def _refined(
    photo: Photo,
    model: StudioModel,
    make_room: Callable[[], object],
    document: Document,
    available: Available,
    tell: Tell,
) -> tuple[Document, Available] | None:
    # It alone imports torch.
    from gc_studio.decode.refine import refine

    make_room()

    def on_step(step: int, _best: Document) -> None:
        tell(step / REFINE_STEPS)

    found = refine(photo, document, available, model, REFINE_STEPS, on_step)
    return (found.document, found.available) if found else None


def with_photo(
    photo: Photo,
    document: Document,
    available: Available,
    held: Held,
    tools: Tools,
    draw: Draw = maps_to_choose_from,
    scales: Sequence[int] | None = None,
) -> Fitter:
    """What fits a document beside its photo.

    Args:
        photo: uint8 RGB (H, W, 3), of the document's size.
        document: the document.
        available: codes of the photo.
        held: what stays of the document.
        tools: of its model.
        draw: lines to choose from where they may be chosen.
        scales: photo pixels per pixel of the lines, two at most, the finer one first; None for the usual one and the
            next coarser one, or where lines stay that of the document.
    """
    textured: Textured = held_textures if held.textures else PhotoTextures(photo, tools.codes)

    def material(scale: int) -> Material:
        maps = draw(photo, scale) if not held.hand.all() else document.structure[None]
        if document.width * document.height > MOST_PIXELS:
            maps = maps[::_FEW] if len(maps) % _FEW else np.concatenate([maps[::_FEW], maps[-1:]])
        start = document
        if scale == document.structure_scale:
            maps = np.where(held.hand, document.structure, maps)
        else:
            start = document.with_layers(structure_scale=scale, structure=maps[0])
        start = textured(set_levels(start, held.levels, available), 1.0)
        most = np.full(document.grid, FAITHFUL_LEVEL, np.uint8)
        return Material(photo, start, available, most, maps, _worth(document, held.levels))

    if scales is None:
        usual = usual_scale(photo)
        free = [scale for scale in STRUCTURE_SCALES if scale >= usual][:2]
        scales = [document.structure_scale] if held.hand.any() else free
    refine = None if held.textures else tools.refine
    return Fitter([partial(material, scale) for scale in scales], textured, tools.paint, refine)


def without_photo(document: Document, may_lower: bool, tools: Tools) -> Fitter:
    """What fits a document whose photo is not at hand: it can only be made smaller than it is."""
    picture = tools.paint(document)
    levels = np.zeros_like(document.levels) if may_lower else document.levels
    own = Available(document.detail, document.coarseness, document.fine, document.faithful)
    start = set_levels(document, levels, own)
    material = Material(picture, start, own, document.levels, _thinned(document, picture), _worth(document, levels))
    unit = price_of_byte(document)

    def apart(other: Document) -> float:
        return float(departure(picture, tools.paint(other)).sum()) / unit

    textured = MergedTextures(document, apart, lambda other: len(write(other)))
    return Fitter([lambda: material], textured, tools.paint, None)


def _thinned(document: Document, picture: Photo) -> NDArray[np.bool_]:
    """A document's lines: all, those that its picture shows more and more clearly, none. bool (n, h, w)."""
    lines, block = document.structure, np.ones((3, 3), np.uint8)
    seen = maps_to_choose_from(picture, document.structure_scale)
    clear = [drop_specks(lines & (cv2.dilate(each.astype(np.uint8), block) > 0)) for each in seen]
    return np.stack([lines, *clear])


def _worth(document: Document, lowest: Levels) -> NDArray[np.float32]:
    return np.where(document.levels > lowest, _CHERISHED, 1.0).astype(np.float32)
