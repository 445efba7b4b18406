"""Edits of the label map: a document and what the hand did in, a new document out. Needs numpy alone.

Regions are bool of the map's shape, `Document.structure_shape`; points and radii are in picture pixels. An edit that
changes nothing gives back the document itself.
"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from gc_studio.document.codes import DocumentError
from gc_studio.document.document import Document
from gc_studio.document.edits import Point, Radius, scaled_radii, stroke_footprint
from gc_studio.document.layers.layer import CELL
from gc_studio.document.symmetry import NO_SYMMETRY, Symmetry
from gc_studio.words import tr

Region = NDArray[np.bool_]


def paint_labels(
    document: Document,
    points: Sequence[Point],
    radius: Radius,
    label: int,
    symmetry: Symmetry = NO_SYMMETRY,
    within: Region | None = None,
) -> Document:
    """Paint a stroke with round ends in a class.

    Args:
        document: the document.
        points: the middle of the stroke.
        radius: of the whole stroke, or of each point.
        label: number of the class.
        symmetry: axes that it is mirrored at.
        within: where alone it may paint; None for everywhere.

    Raises:
        DocumentError: the model has no such class, or the region has another shape than the map.
        ValueError: there are more or fewer radii than points.
    """
    scale = document.structure_scale
    radii = scaled_radii(radius, len(points), scale)
    footprint = stroke_footprint(document.structure_shape, [(x / scale, y / scale) for x, y in points], radii)
    return fill_labels(document, symmetry.completed(footprint, scale), label, within)


def fill_labels(document: Document, region: Region, label: int, within: Region | None = None) -> Document:
    """Give a region a class; raises as `paint_labels`."""
    if not 0 <= label < document.codes.classes:
        raise DocumentError(
            tr(
                "model {name} has no class {number}; its classes are 0 to {last}",
                name=document.codes.name,
                number=label,
                last=document.codes.classes - 1,
            )
        )
    region = _checked(document, region) if within is None else _checked(document, region) & _checked(document, within)
    changed = np.where(region, np.uint8(label), document.labels)
    return document if np.array_equal(changed, document.labels) else document.with_layers(labels=changed)


def fill_connected(document: Document, point: Point, label: int, within: Region | None = None) -> Document:
    """Turn the connected thing at a point, see `instance_at`, into another class; raises as `paint_labels`."""
    return fill_labels(document, instance_at(document, point), label, within)


def replace_class(document: Document, old: int, new: int, within: Region | None = None) -> Document:
    """Turn everything of a class into another one, in a region or everywhere; raises as `paint_labels`."""
    return fill_labels(document, document.labels == old, new, within)


def class_at(document: Document, point: Point) -> int | None:
    """Number of the class at a point; None outside of the picture."""
    place = _place(document, point)
    return None if place is None else int(document.labels[place])


def instance_at(document: Document, point: Point, classes: Collection[int] | None = None) -> Region:
    """The connected thing at a point: pixels that hold together by sides or corners.

    Args:
        document: the document.
        point: where it is.
        classes: what it may consist of, as all that a person wears; None for the class at the point alone.

    Returns:
        bool of the map's shape; nothing where the point lies outside, or in none of these classes.
    """
    place, nothing = _place(document, point), np.zeros(document.structure_shape, bool)
    if place is None:
        return nothing
    wanted = {int(document.labels[place])} if classes is None else classes
    inside = np.isin(document.labels, np.array(sorted(wanted), np.uint8))
    return _connected(inside, place) if inside[place] else nothing


def cells_of_region(document: Document, region: Region) -> NDArray[np.bool_]:
    """Cells that a region of the map reaches into, bool of the document's grid."""
    region, per_cell = _checked(document, region), CELL // document.structure_scale
    (rows, columns), (height, width) = document.grid, region.shape
    padded = np.pad(region, ((0, rows * per_cell - height), (0, columns * per_cell - width)))
    return np.asarray(padded.reshape(rows, per_cell, columns, per_cell).any((1, 3)))


def _checked(document: Document, region: Region) -> Region:
    if region.shape != document.structure_shape:
        raise DocumentError(f"the region is {region.shape}; the label map has {document.structure_shape}")
    return region


def _place(document: Document, point: Point) -> tuple[int, int] | None:
    """Row and column of the map's pixel at a point."""
    column, row = (int(np.floor(place / document.structure_scale)) for place in point)
    height, width = document.structure_shape
    return (row, column) if 0 <= row < height and 0 <= column < width else None


def _connected(inside: Region, place: tuple[int, int]) -> Region:
    """The part of a region that holds together with one of its pixels.

    It is walked run by run of the rows: however large it is, it takes as many steps as it is long.
    """
    height, width = inside.shape
    # A column of nothing on either side, so that no run goes on in the next row.
    edges = np.diff(np.pad(inside, ((0, 0), (1, 2))).astype(np.int8), axis=1).ravel()
    pitch = width + 2
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    reached = np.zeros(len(starts), bool)
    found = np.searchsorted(starts, [place[0] * pitch + place[1]], "right") - 1
    while found.size:
        reached[found] = True
        # Runs of the rows above and below that touch, with corners: one more pixel on either side.
        near = [
            np.concatenate(
                [np.arange(first, last) for first, last in zip(*_touching(starts, ends, found, shift), strict=True)]
            )
            for shift in (-pitch, pitch)
        ]
        candidates = np.unique(np.concatenate(near)).astype(np.intp)
        found = candidates[~reached[candidates]]
    marks = np.zeros(height * pitch + 1, np.int8)
    marks[starts[reached]] = 1
    marks[ends[reached]] -= 1
    return marks[:-1].cumsum(dtype=np.int8).reshape(height, pitch)[:, :width].astype(bool)


def _touching(
    starts: NDArray[np.intp], ends: NDArray[np.intp], found: NDArray[np.intp], shift: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First and behind the last of the runs that touch others, one row away."""
    return (
        np.searchsorted(ends, starts[found] + shift, "left"),
        np.searchsorted(starts, ends[found] + shift, "right"),
    )
