"""A document at another size: what the photo gave is read from the photo again, what the hand made is carried over.

Flows in: a document, its photo at both sizes where there is one, and what takes a photo apart. Flows out: the document
at the other size, and the codes of the whole photo there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from gc_studio.analysis.curves import resized_lines
from gc_studio.analysis.label_maps import resized_labels
from gc_studio.analysis.redraw import Photo, Way, origin_of, redrawn_lines
from gc_studio.document import Available, Document
from gc_studio.document.edits import set_levels
from gc_studio.document.resize import Size, drawn_layer, resized_document, resized_levels

Analyse = Callable[[Photo], tuple[Document, Available]]
"""Takes a photo apart: its document, and the codes of the whole photo."""


@dataclass(frozen=True, eq=False)
class PhotoTools:
    """What looks at a document's photo.

    Attributes:
        analyse: the document's model.
        ways: to find lines; the first, at strength 1, is that of `analyse`.
    """

    analyse: Analyse
    ways: Sequence[Way]


def without_photo(document: Document, size: Size) -> Document:
    """A document at another size where its photo is not at hand.

    Lines are carried over as curves, labels with smooth borders, textures with their cells. No cell is kept: codes hold
    for one size only.
    """
    drawn = resized_labels(document, size) if drawn_layer(document) == "labels" else resized_lines(document, size)
    return resized_document(document, size, drawn, document.structure_scale)


def with_photo(
    document: Document, before: Photo, after: Photo, shows_more: bool, tools: PhotoTools
) -> tuple[Document, Available]:
    """A document at the size of another photo.

    Args:
        document: the document.
        before: its photo, of its size.
        after: the same photo at the other size.
        shows_more: whether there is more to be seen in that than `before` blown up; if not, lines and textures are
            carried over as they are.
        tools: what looks at the photos.

    Returns:
        The document, with lines as of `redrawn_lines`, and with the photo's own labels, regions and textures where
        nobody changed them; cells are kept as truly as they were. And the codes of the whole photo.
    """
    found, available = tools.analyse(after)
    size = after.shape[1], after.shape[0]
    if not shows_more:
        resized = without_photo(document, size)
    else:
        given, _ = tools.analyse(before)
        resized = _redrawn(document, given, found, before, after, tools)
        if _same(document, given, "texture", "extra_textures", "regions"):
            resized = resized.with_layers(**found.of_layer("texture"))
    levels = resized_levels(document.levels, document.size, size)
    return set_levels(resized, levels, available), available


def _redrawn(
    document: Document, given: Document, found: Document, before: Photo, after: Photo, tools: PhotoTools
) -> Document:
    """The document at the other size, but for what is kept. given, found: what the photos give by themselves."""
    size, scale = (found.width, found.height), found.structure_scale
    if drawn_layer(document) == "labels":
        return found if _same(document, given, "labels") else without_photo(document, size)
    if given.structure_scale == document.structure_scale and _same(document, given, "structure"):
        return resized_document(document, size, found.structure, scale)
    origin = origin_of(document, before, tools.ways)
    if origin.way is tools.ways[0] and origin.strength == 1:
        # The way in which `found` was drawn: its lines take as long as all the rest together.
        drawn = found.structure
    else:
        drawn = origin.way(after, scale)(origin.strength)
    lines = redrawn_lines(document, origin.given, drawn, size, scale)
    return resized_document(document, size, lines, scale)


def _same(document: Document, other: Document, *arrays: str) -> bool:
    return all(np.array_equal(getattr(document, name), getattr(other, name)) for name in arrays)
