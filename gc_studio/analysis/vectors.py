"""The lines of a document as an SVG drawing: curves along thin lines, outlines around what is filled.

Flows in: a document. Flows out: the bytes of an SVG file in pixels of the picture. Lines become points and links, see
`piece`; points are smoothed as `curves` does, and chains of them become Bezier curves.
"""

from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.curves import filled_part, smoothed
from gc_studio.analysis.pictures import SOFTWARE
from gc_studio.analysis.piece import Piece, lift
from gc_studio.analysis.selection import outline
from gc_studio.document import Document

Points = NDArray[np.float64]
"""float64 (N, 2), x and y in picture pixels."""

_NEAR = 0.1
"""Share of a map pixel within which a curve passes the points of its line."""

_CORNER = 0.5
"""Cosine of the turn above which a curve runs through a point smoothly: up to 60 degrees."""

_DECIMALS = 2


def lines_svg(document: Document) -> bytes:
    """The structure map as an SVG file.

    Thin lines are strokes as wide as the map's pixels, with round ends; what was filled by hand is filled. The view box
    is the picture. It says what wrote it, see `pictures.is_made_here`.
    """
    width, height, scale = document.width, document.height, document.structure_scale
    root = ElementTree.Element(
        "svg", xmlns="http://www.w3.org/2000/svg", width=str(width), height=str(height), viewBox=f"0 0 {width} {height}"
    )
    ElementTree.SubElement(root, "desc").text = SOFTWARE
    solid = filled_part(document.structure)
    if solid.any():
        edges = (edge.astype(np.float64) * scale for edge in outline(solid))
        shapes = " ".join(f"M{' '.join(map(_place, edge))}Z" for edge in edges)
        ElementTree.SubElement(root, "path", {"d": shapes, "fill": "black", "fill-rule": "evenodd"})
    strokes = " ".join(_curve(chain, scale) for chain in traced(document))
    if strokes:
        look = {"fill": "none", "stroke": "black", "stroke-width": str(scale)}
        round_ends = {"stroke-linecap": "round", "stroke-linejoin": "round"}
        ElementTree.SubElement(root, "path", {"d": strokes} | look | round_ends)
    ElementTree.indent(root)
    return ElementTree.tostring(root, "utf-8", xml_declaration=True)


def traced(document: Document) -> list[Points]:
    """The thin lines of a document as chains of points, from one end or branch to the next.

    A closed line ends where it begins, and a single pixel is a chain of one point.
    """
    piece = smoothed(lift(document, np.ones(document.structure_shape, bool))[1])
    rows, columns = np.nonzero(document.structure)
    filled = filled_part(document.structure)[rows, columns]
    piece = Piece(piece.points, piece.links[~filled[piece.links].all(1)], piece.blocks, piece.pitch)
    return [piece.points[chain] for chain in _chains(piece, filled)]


def _chains(piece: Piece, filled: NDArray[np.bool_]) -> Iterator[list[int]]:
    """Numbers of points along each line; of those that lie in something filled, only where a line begins there."""
    beside: list[list[int]] = [[] for _ in piece.points]
    for start, end in piece.links.tolist():
        beside[start].append(end)
        beside[end].append(start)
    walked = set[tuple[int, int]]()

    def walk(start: int, towards: int) -> list[int]:
        chain = [start, towards]
        while len(beside[chain[-1]]) == 2 and chain[-1] != start:
            before, here = chain[-2:]
            one, other = beside[here]
            chain.append(other if one == before else one)
        walked.update(pairwise(chain), pairwise(reversed(chain)))
        return chain

    # Ends and branches first: what is left then goes round.
    order = sorted(range(len(beside)), key=lambda point: len(beside[point]) == 2)
    for point in order:
        if not beside[point] and not filled[point]:
            yield [point]
        for other in beside[point]:
            if (point, other) not in walked:
                yield walk(point, other)


def _curve(chain: Points, scale: int) -> str:
    """A chain as the data of a path."""
    if len(chain) == 1:
        # A line of no length would have no ends to be round.
        return f"M{_place(chain[0])}h0.1"
    is_closed = len(chain) > 2 and np.array_equal(chain[0], chain[-1])
    knots = _simplified(chain, _NEAR * scale)
    steps = np.diff(knots, axis=0)
    lengths = np.hypot(*steps.T)[:, None]
    ways = steps / np.maximum(lengths, 1e-9)
    # The way in which the curve comes to each knot, and in which it leaves it.
    before, after = (
        np.vstack([ways[-1:] if is_closed else ways[:1], ways]),
        np.vstack([ways, ways[:1] if is_closed else ways[-1:]]),
    )
    through = before + after
    through /= np.maximum(np.hypot(*through.T)[:, None], 1e-9)
    is_smooth = (before * after).sum(1, keepdims=True) > _CORNER
    leaving, coming = np.where(is_smooth, through, after)[:-1], np.where(is_smooth, through, before)[1:]
    first, second = knots[:-1] + leaving * lengths / 3, knots[1:] - coming * lengths / 3
    parts = (f"C{_place(a)} {_place(b)} {_place(c)}" for a, b, c in zip(first, second, knots[1:], strict=True))
    return f"M{_place(knots[0])}{''.join(parts)}"


def _simplified(chain: Points, near: float) -> Points:
    """A chain without the points that its others pass within a distance."""
    return np.asarray(cv2.approxPolyDP(chain.astype(np.float32)[:, None], near, closed=False)[:, 0], np.float64)


def _place(point: Points) -> str:
    return ",".join(f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".") for value in point)
