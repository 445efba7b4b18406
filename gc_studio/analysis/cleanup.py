"""Structure maps made cleaner: specks dropped, lines found anew. A document in, a document out.

A selection is bool, the shape of the structure map; what lies outside of it stays as it is.
"""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.curves import thinned
from gc_studio.analysis.detectors import Detector, detected_structures
from gc_studio.analysis.structure import MIN_LINE_PIXELS, drop_specks
from gc_studio.document import Document, DocumentError
from gc_studio.words import tr

Selection = NDArray[np.bool_]

Lines = Callable[[float], NDArray[np.bool_]]
"""For a strength, larger meaning fewer lines, the structure map of a photo."""


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


def with_thin_lines(document: Document, selection: Selection | None = None) -> Document:
    """Make lines one pixel wide, as detectors draw them; of strokes and drawings from elsewhere that is what costs.

    Args:
        document: the document.
        selection: only within; None means everywhere.

    Returns:
        The document with them, the same one when they are thin.
    """
    lines = document.structure
    within = np.ones(lines.shape, bool) if selection is None else selection
    return _with_structure(document, np.where(within, thinned(lines), lines))


def redetection(document: Document, photo: NDArray[np.uint8], detector: Detector) -> Lines:
    """Lines of the photo found anew, for `with_lines`.

    Args:
        document: the document.
        photo: uint8 RGB (H, W, 3), the photo that the document was made from.
        detector: what draws the lines.

    Returns:
        For a strength, as of `detected_structure`, a map of the shape of the document's.

    Raises:
        DocumentError: the photo has another size than the document.
        ModelError: the weight file of the contour net is missing or damaged.
    """
    if photo.shape[:2] != (document.height, document.width):
        raise DocumentError(
            tr(
                "the photo is {photo} and the document {document}; lines can only be found in a photo of the same size",
                photo=f"{photo.shape[1]}x{photo.shape[0]}",
                document=f"{document.width}x{document.height}",
            )
        )
    return detected_structures(photo, detector, document.structure_scale)


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
