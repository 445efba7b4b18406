"""Two pictures brought into register: where the lines of one go to become those of the other.

Flows in: two documents of one frame. Flows out: a smooth field of displacements on the map of the first. Points on the
lines are assigned to each other softly, ever more sharply, while the field that follows them gets ever less stiff:
robust point matching (Chui and Rangarajan, CVIU 89, 2003), with Gaussian smoothing of the displacements in the place of
a thin-plate spline. All is done on a coarse lattice, so that it takes as long for any size.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.document import CELL, Document
from gc_studio.document.regions import central_region

Field = NDArray[np.float32]
"""float32 (H, W, 2): x and y in map pixels by which the middle of each map pixel moves."""

Points = NDArray[np.float64]
"""float64 (N, 2): x and y in map pixels; the middle of the first pixel is (0.5, 0.5)."""

Places = tuple[NDArray[np.float32], NDArray[np.float32]]
"""x and y for every map pixel, float32 (H, W), with whole numbers in the middle of pixels, as OpenCV counts."""

_NODES = 64
"""Steps of the lattice along the longer side."""
_ROUNDS = 24
_MOST_POINTS = 900
"""Points that are looked at, drawn at random where there are more."""
_SHARPNESS = 0.08, 0.01
"""Standard deviation of the distance between two points that belong together, in the first round and in the last, as a
share of the longer side."""
_STIFFNESS = 0.25, 0.03
"""That of the Gaussian by which displacements are smoothed, likewise."""
_NOBODY = float(np.exp(-2))
"""What belonging to no point counts: as much as one two standard deviations away."""
_BALANCING = 6
"""Sinkhorn rounds, after which every point is assigned about once."""
_DAMPING = 0.3
"""Share of the field before that stays in a round."""
_FAINT = 0.02
"""Where displacements have less than this share of the greatest weight around them, they fade."""
_OUTLINE_TURN = 2.0
"""How much a point of an outline minds another direction, to one of a line."""
_MOST_SCALING = 2.0
_LEAST_OUTLINE = 30
"""Points of an outline that are worth following."""
_LINE_BLUR, _TURN_BLUR, _OUTLINE_BLUR = 1.5, 2.0, 3.0
"""Standard deviations in map pixels for looking at directions."""


def registered(first: Document, second: Document, by_outline: bool, seed: int = 0) -> Field:
    """The field that moves the lines of one document to those of another.

    Args:
        first, second: of one frame.
        by_outline: begin with the thing in the middle of the first laid over that of the second, and let their outlines
            pull, too, at first. It is the better beginning where the regions show the things, and the worse where they
            do not.
        seed: of the choice of points where there are many.

    Returns:
        float32, of the first one's map; zero where neither has a line or an outline.
    """
    return _Registration(first, second, by_outline, np.random.default_rng(seed)).field()


def sampled(field: Field, points: Points) -> Points:
    """The displacements at points."""
    places = (points - 0.5).astype(np.float32)
    return _looked_up(field, places[:, 0], places[:, 1]).astype(np.float64)


def sources(field: Field, share: float) -> Places:
    """Which points come to lie in the middle of every pixel when all have gone a share of their way."""
    height, width = field.shape[:2]
    across, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    x, y = across, down
    for _ in range(8):
        moved = cv2.remap(field, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        x, y = across - share * moved[..., 0], down - share * moved[..., 1]
    return x, y


def goals(field: Field, places: Places) -> Places:
    """Where points end that begin at places."""
    moves = cv2.remap(field, *places, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return places[0] + moves[..., 0], places[1] + moves[..., 1]


def directions(lines: NDArray[np.bool_], points: Points) -> Points:
    """How lines run at points: unit vectors of twice their angle, (N, 2), so that both ways are one."""
    soft = cv2.GaussianBlur(lines.astype(np.float32), (0, 0), _LINE_BLUR)
    dx, dy = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    twice = [cv2.GaussianBlur(each, (0, 0), _TURN_BLUR) for each in (dx * dx - dy * dy, 2 * dx * dy)]
    return _units(np.stack(twice, 2), points)


class _Registration:
    """The search for one field, on a lattice whose nodes are `step` map pixels apart."""

    def __init__(self, first: Document, second: Document, by_outline: bool, chance: np.random.Generator) -> None:
        self._shape = first.structure_shape
        self._side = max(self._shape)
        self._step = self._side / _NODES
        self._lattice = tuple(int(np.ceil(side / self._step)) + 1 for side in self._shape)
        self._pulls: list[_Pull] = []
        self._base = np.zeros((*self._lattice, 2), np.float32)
        ours, theirs = (_some(_line_points(each.structure), _MOST_POINTS, chance) for each in (first, second))
        if len(ours) and len(theirs):
            turns = directions(first.structure, ours), directions(second.structure, theirs)
            self._pulls.append(_Pull(ours, theirs, 1 - turns[0] @ turns[1].T))
        if by_outline:
            self._follow_outlines(_thing(first), _thing(second), chance)

    def _follow_outlines(self, ours: NDArray[np.bool_], theirs: NDArray[np.bool_], chance: np.random.Generator) -> None:
        outlines = [_some(_outline(thing), _MOST_POINTS // 2, chance) for thing in (ours, theirs)]
        if min(map(len, outlines)) < _LEAST_OUTLINE:
            return
        (middle, spread), (other_middle, other_spread) = _extent(ours), _extent(theirs)
        scaling = np.clip(other_spread / spread, 1 / _MOST_SCALING, _MOST_SCALING)
        rows, columns = (np.arange(count) * self._step for count in self._lattice)
        nodes = np.stack(np.meshgrid(columns, rows), 2)
        self._base = ((nodes - middle) * scaling + other_middle - nodes).astype(np.float32)
        normals = [_normals(thing, points) for thing, points in zip((ours, theirs), outlines, strict=True)]
        turn = _OUTLINE_TURN * (1 - normals[0] @ normals[1].T)
        self._pulls.append(_Pull(outlines[0], outlines[1], turn, is_first_only=True))

    def field(self) -> Field:
        """The field at every map pixel."""
        lattice = self._base
        if self._pulls:
            for number in range(_ROUNDS):
                lattice = _DAMPING * lattice + (1 - _DAMPING) * self._next(lattice, number / (_ROUNDS - 1))
        rows, columns = ((np.arange(side, dtype=np.float32) + 0.5) / self._step for side in self._shape)
        x, y = np.meshgrid(columns.astype(np.float32), rows.astype(np.float32))
        return np.asarray(cv2.remap(lattice, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.float32)

    def _next(self, lattice: Field, done: float) -> Field:
        """The field after another round. done: 0 in the first, 1 in the last."""
        sharpness, stiffness = (start * (end / start) ** done for start, end in (_SHARPNESS, _STIFFNESS))
        moves, weights = np.zeros_like(lattice), np.zeros(self._lattice, np.float32)
        for pull in self._pulls:
            wanted, weight = pull.wanted(pull.ours + self._at(lattice, pull.ours), sharpness * self._side)
            weight = weight * (1 - done if pull.is_first_only else 1)
            wanted = wanted - pull.ours - self._at(self._base, pull.ours)
            x, y = np.rint(pull.ours / self._step).astype(np.intp).T
            np.add.at(moves, (y, x), (weight[:, None] * wanted).astype(np.float32))
            np.add.at(weights, (y, x), weight.astype(np.float32))
        around = _smoothed(weights, stiffness * _NODES)
        faint = max(_FAINT * float(around.max()), 1e-6)
        return np.asarray(self._base + _smoothed(moves, stiffness * _NODES) / (around + faint)[..., None], np.float32)

    def _at(self, lattice: Field, points: Points) -> NDArray[np.float32]:
        places = (points / self._step).astype(np.float32)
        return _looked_up(lattice, places[:, 0], places[:, 1])


class _Pull:
    """Points of one kind in both pictures."""

    def __init__(self, ours: Points, theirs: Points, turn: NDArray[np.float64], is_first_only: bool = False) -> None:
        """turn: (N, M), what speaks against each pair. is_first_only: whether they pull less from round to round."""
        self.ours, self.theirs, self.is_first_only = ours, theirs, is_first_only
        self._turn = turn.astype(np.float32)

    def wanted(self, moved: Points, sharpness: float) -> tuple[Points, NDArray[np.float64]]:
        """Where each of our points ought to be, (N, 2), and how sure that is, (N,) in 0 .. 1.

        moved: where they are now.
        """
        ours, theirs = moved.astype(np.float32), self.theirs.astype(np.float32)
        squares = (ours * ours).sum(1)[:, None] + (theirs * theirs).sum(1)[None] - 2 * ours @ theirs.T
        likely = np.exp(-squares / (2 * sharpness**2) - self._turn)
        theirs_free = np.ones(len(theirs), np.float32)
        for _ in range(_BALANCING):
            ours_free = 1 / (likely @ theirs_free + _NOBODY)
            theirs_free = 1 / (likely.T @ ours_free + _NOBODY)
        sure = ours_free * (likely @ theirs_free)
        wanted = ours_free[:, None] * (likely @ (theirs_free[:, None] * theirs)) / np.maximum(sure, 1e-6)[:, None]
        return wanted.astype(np.float64), sure.astype(np.float64)


def _line_points(lines: NDArray[np.bool_]) -> Points:
    rows, columns = np.nonzero(lines)
    return np.stack([columns + 0.5, rows + 0.5], 1)


def _some(points: Points, most: int, chance: np.random.Generator) -> Points:
    return points if len(points) <= most else points[np.sort(chance.choice(len(points), most, replace=False))]


def _thing(document: Document) -> NDArray[np.bool_]:
    """The thing in the middle, on the map, with the corners of its cells rounded."""
    cells, size = central_region(document), CELL // document.structure_scale
    rows, columns = document.structure_shape
    enlarged = cv2.resize(cells.astype(np.float32), (cells.shape[1] * size, cells.shape[0] * size))
    return np.asarray(cv2.GaussianBlur(enlarged, (0, 0), 0.4 * size)[:rows, :columns] > 0.5)


def _outline(thing: NDArray[np.bool_]) -> Points:
    """Points around a thing, but for those where the picture ends."""
    found, _ = cv2.findContours(thing.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    parts = [each[:, 0] for each in found if len(each) >= _LEAST_OUTLINE]
    points = np.concatenate([np.zeros((0, 2)), *parts]) + 0.5
    rows, columns = thing.shape
    return points[((points > 2) & (points < (columns - 2, rows - 2))).all(1)]


def _extent(thing: NDArray[np.bool_]) -> tuple[Points, Points]:
    """Middle and spread, (2,) each."""
    rows, columns = np.nonzero(thing)
    return np.array([columns.mean(), rows.mean()]) + 0.5, np.maximum([columns.std(), rows.std()], 1.0)


def _normals(thing: NDArray[np.bool_], points: Points) -> Points:
    """Unit vectors into a thing at points of its outline."""
    soft = cv2.GaussianBlur(thing.astype(np.float32), (0, 0), _OUTLINE_BLUR)
    return _units(np.stack([cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)], 2), points)


def _units(vectors: NDArray[np.float32], points: Points) -> Points:
    columns, rows = np.floor(points).astype(np.intp).T
    found = vectors[rows, columns].astype(np.float64)
    return np.asarray(found / (np.hypot(found[:, 0], found[:, 1]) + 1e-9)[:, None])


def _looked_up(field: Field, x: NDArray[np.float32], y: NDArray[np.float32]) -> NDArray[np.float32]:
    """A field between its pixels, (N, 2); OpenCV takes no more than 32767 places in a row."""
    if not len(x):
        return np.zeros((0, 2), np.float32)
    width = min(len(x), 2**14)
    across, down = (np.pad(each, (0, -len(each) % width), mode="edge").reshape(-1, width) for each in (x, y))
    values = cv2.remap(field, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(values.reshape(-1, 2)[: len(x)], np.float32)


def _smoothed(values: NDArray[np.float32], deviation: float) -> NDArray[np.float32]:
    """Gaussian smoothing with nothing beyond the edge."""
    return np.asarray(cv2.GaussianBlur(values, (0, 0), deviation, borderType=cv2.BORDER_CONSTANT), np.float32)
