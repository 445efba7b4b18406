"""Edits: a document and what the hand did in, a new document out."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document.available import Available
from gc_studio.document.codes import DocumentError
from gc_studio.document.document import Document
from gc_studio.document.layers.layer import CELL
from gc_studio.document.symmetry import NO_SYMMETRY, Symmetry

Point = tuple[float, float]
"""x and y in picture pixels."""

_OF_LEVELS = (("mask", ("detail",)), ("fine_mask", ("coarseness", "fine")), ("faithful_mask", ("faithful",)))
"""Where a document holds the cells that have at least level 1, 2 and 3, and what keeps them true."""

FAITHFUL_LEVEL = len(_OF_LEVELS)
"""The greatest level of a cell."""

Radius = float | Sequence[float]
"""Of a whole stroke, or one for each of its points: between two points it changes evenly."""


def stroke_footprint(shape: tuple[int, int], points: Sequence[Point], radius: Radius) -> NDArray[np.bool_]:
    """Pixels of a map whose centre lies within `radius` of a polyline, and always those that the polyline crosses.

    Args:
        shape: rows and columns of the map.
        points: the polyline in map pixels, (x, y); pixel (i, j) covers [j, j + 1) x [i, i + 1).
        radius: in map pixels.

    Returns:
        bool, `shape`.

    Raises:
        ValueError: there are more or fewer radii than points.
    """
    footprint = np.zeros(shape, bool)
    discs = list(zip(points, scaled_radii(radius, len(points), 1), strict=True))
    for start, end in zip(discs, [*discs[1:], discs[-1]], strict=True):
        _mark_capsule(footprint, *start, *end)
        (x0, y0), (x1, y1) = start[0], end[0]
        # Samples closer than a pixel keep a stroke of radius zero 8-connected.
        count = int(2 * max(abs(x1 - x0), abs(y1 - y0))) + 2
        columns = np.floor(np.linspace(x0, x1, count)).astype(int)
        rows = np.floor(np.linspace(y0, y1, count)).astype(int)
        inside = (rows >= 0) & (rows < shape[0]) & (columns >= 0) & (columns < shape[1])
        footprint[rows[inside], columns[inside]] = True
    return footprint


def scaled_radii(radius: Radius, points: int, scale: int) -> list[float]:
    """Radius at each of so many points, in map pixels of `scale` picture pixels."""
    radii = np.asarray(radius, np.float64) / scale
    each: list[float] = (radii if radii.ndim else np.full(points, radii)).tolist()
    return each


def _mark_capsule(
    footprint: NDArray[np.bool_], start: Point, start_radius: float, end: Point, end_radius: float
) -> None:
    """Set the pixels whose centre lies in one of the discs along the segment, looking at its bounding box only."""
    (x0, y0), (x1, y1) = start, end
    radius = max(start_radius, end_radius)
    left, right = int(np.floor(min(x0, x1) - radius)), int(np.ceil(max(x0, x1) + radius)) + 1
    top, bottom = int(np.floor(min(y0, y1) - radius)), int(np.ceil(max(y0, y1) + radius)) + 1
    box = footprint[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
    if not box.size:
        return
    ys = np.arange(max(top, 0), max(top, 0) + box.shape[0])[:, None] + 0.5
    xs = np.arange(max(left, 0), max(left, 0) + box.shape[1])[None] + 0.5
    dx, dy = x1 - x0, y1 - y0
    along = ((xs - x0) * dx + (ys - y0) * dy) / max(dx * dx + dy * dy, 1e-12)
    widening = end_radius - start_radius
    if widening:
        along = along + _lead(np.hypot(xs - x0 - along * dx, ys - y0 - along * dy), np.hypot(dx, dy), widening)
    along = np.clip(along, 0, 1)
    distance = np.hypot(xs - x0 - along * dx, ys - y0 - along * dy)
    box |= distance <= start_radius + along * widening


def _lead(off_axis: NDArray[np.float64], length: float, widening: float) -> NDArray[np.float64]:
    """How much further along, as a share of the segment, the disc lies that reaches nearest to a pixel beside it."""
    slope = widening / max(length, 1e-6)
    if abs(slope) >= 1:
        # One end's disc covers all the others.
        return np.full_like(off_axis, np.copysign(np.inf, slope))
    return off_axis * slope / np.sqrt(1 - slope * slope) / length


def draw_structure(
    document: Document, points: Sequence[Point], radius: Radius, ink: bool, symmetry: Symmetry = NO_SYMMETRY
) -> Document:
    """Draw (`ink`) or erase a polyline on the structure map, and its mirror images; all in picture pixels."""
    scale = document.structure_scale
    radii = scaled_radii(radius, len(points), scale)
    footprint = stroke_footprint(document.structure.shape, [(x / scale, y / scale) for x, y in points], radii)
    footprint = symmetry.completed(footprint, scale)
    changed = document.structure | footprint if ink else document.structure & ~footprint
    return document.with_layers(structure=changed)


def paint_mask(
    document: Document, points: Sequence[Point], radius: Radius, preserve: bool, available: Available | None
) -> Document:
    """Preserve the cells under a brush stroke, or synthesise them; points and radius in picture pixels.

    `available` is as in `set_levels`.
    """
    footprint = _cells_under(document, points, radius)
    return set_mask(document, document.mask | footprint if preserve else document.mask & ~footprint, available)


def set_mask(document: Document, mask: NDArray[np.bool_], available: Available | None) -> Document:
    """Replace the preserve mask: cells that come new have level 1, the others stay as true as they are.

    Args:
        document: the document.
        mask: bool, one per cell.
        available: as in `set_levels`.

    Raises:
        DocumentError: the mask has another shape than the document's.
    """
    if mask.shape != document.mask.shape:
        raise DocumentError(f"mask has {mask.shape} cells; the document has {document.mask.shape}")
    return set_levels(document, np.where(mask, np.maximum(document.levels, 1), np.uint8(0)), available)


def _cells_under(document: Document, points: Sequence[Point], radius: Radius) -> NDArray[np.bool_]:
    radii = scaled_radii(radius, len(points), CELL)
    return stroke_footprint(document.mask.shape, [(x / CELL, y / CELL) for x, y in points], radii)


def paint_levels(
    document: Document, points: Sequence[Point], radius: Radius, level: int, available: Available | None
) -> Document:
    """Give the cells under a brush stroke a level, 0 to 3; points and radius in picture pixels.

    `available` is as in `set_levels`.
    """
    footprint = _cells_under(document, points, radius)
    return set_levels(document, np.where(footprint, np.uint8(level), document.levels), available)


def set_levels(document: Document, levels: NDArray[np.uint8], available: Available | None) -> Document:
    """Replace the levels of all cells; what a cell lacks for its new one it takes from `available`.

    Args:
        document: the document.
        levels: uint8, one per cell: 0 synthesised, 1 the gist, 2 fine, 3 faithful.
        available: codes of the whole photo; None when the photo is not at hand, as in a document that came from a
            file: then cells can only be lowered.

    Raises:
        DocumentError: there are levels above 3, or their shape is not the mask's.
    """
    if levels.shape != document.mask.shape:
        raise DocumentError(f"levels have {levels.shape} cells; the document has {document.mask.shape}")
    if levels.size and levels.max() > FAITHFUL_LEVEL:
        raise DocumentError(f"a cell has level {levels.max()}; the greatest is {FAITHFUL_LEVEL}")
    before = document.levels
    if available is None:
        levels = np.minimum(levels, before)
    changes: dict[str, NDArray[Any]] = {}
    for level, (outline, codes) in enumerate(_OF_LEVELS, 1):
        wanted, had = levels >= level, before >= level
        if np.array_equal(wanted, had):
            continue
        changes[outline] = wanted
        if wanted.any():
            for code in codes:
                given = None if available is None else getattr(available, code)
                changes[code] = _with_cells(getattr(document, code), wanted & ~had, given, had & ~wanted)
    return document.with_layers(**changes)


def _with_cells(
    codes: NDArray[Any], new: NDArray[np.bool_], given: NDArray[Any] | None, lost: NDArray[np.bool_]
) -> NDArray[Any]:
    """Codes (..., rows, columns) with those of some cells as given, and of others zero; only these are touched."""
    result = codes.copy()
    if given is not None:
        result[..., new] = given[..., new]
    result[..., lost] = 0
    result.flags.writeable = False
    return result


def centre_mask(shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Preserve mask, bool `shape`, of the middle half of the width and of the height."""
    (top, left), (rows, columns) = (side // 4 for side in shape), shape
    mask = np.zeros(shape, bool)
    mask[top : rows - top, left : columns - left] = True
    return mask


def mixed_texture(old: NDArray[np.int16], new: NDArray[np.int16], share: float) -> NDArray[np.int16]:
    """Texture code between two: round((1 - share) * old + share * new). old, new: int16 (64,); share in 0 .. 1."""
    return np.rint((1 - share) * old + share * new.astype(np.float64)).astype(np.int16)
