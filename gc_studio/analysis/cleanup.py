"""Structure maps made cleaner: specks dropped, lines found anew. A document in, a document out.

A selection is bool, the shape of the structure map; what lies outside of it stays as it is.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.structure import MIN_LINE_PIXELS, drop_specks
from gc_studio.document import Document

Selection = NDArray[np.bool_]


def without_specks(document: Document, min_pixels: int, selection: Selection | None = None) -> Document:
    """Drop the lines that are shorter than `min_pixels` map pixels.

    Args:
        document: the document.
        min_pixels: 8-connected groups of fewer pixels are dropped.
        selection: only groups that lie wholly within are; None means everywhere.

    Returns:
        The document without them, the same one when there are none.
    """
    lines = document.structure
    within = np.ones(lines.shape, bool) if selection is None else selection
    return _with_structure(document, lines & ~_specks(lines, min_pixels, within))


def with_lines(document: Document, found: NDArray[np.bool_], selection: Selection | None = None) -> Document:
    """A document with lines that were found in its photo.

    Args:
        document: the document.
        found: bool, the shape of its structure map.
        selection: where they take the place of its own; None means everywhere.

    Returns:
        The document with them, the same one when nothing changes.
    """
    if selection is None:
        return _with_structure(document, found)
    # Edges lie where they lie at any strength, so lines meet at the selection's border; what the cut leaves are stubs.
    lines = np.where(selection, found, document.structure)
    return _with_structure(document, lines & ~_specks(lines, MIN_LINE_PIXELS, selection))


def _specks(lines: NDArray[np.bool_], min_pixels: int, selection: Selection) -> NDArray[np.bool_]:
    """Groups of fewer pixels that lie wholly within a selection."""
    specks = lines & ~drop_specks(lines, min_pixels)
    labels = cv2.connectedComponents(specks.astype(np.uint8), connectivity=8)[1]
    return specks & ~np.isin(labels, labels[specks & ~selection])


def _with_structure(document: Document, lines: NDArray[np.bool_]) -> Document:
    return document if np.array_equal(lines, document.structure) else document.with_layers(structure=lines)
