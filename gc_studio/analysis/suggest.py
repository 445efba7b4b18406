"""Photo -> what a person may want to keep: faces, letters, the subject, and where the picture departs from the photo.

Flows in: an RGB photo, for the last one its picture, too. Flows out: a `Found`, a score for every cell. Nothing is
decided here: a person, or `decode/budget.py`, chooses levels by it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.document import CELL, cells
from gc_studio.nets.finding import finding_net
from gc_studio.words import tr

Photo = NDArray[np.uint8]
Mask = NDArray[np.float32]
"""float32 (H, W), 0 .. 1: how much a pixel belongs to what was found."""

FACE_SIDES = (640, 1536)
"""Longer side of what the face net sees: of all photos, and once more of those that are larger than LARGE."""
LARGE = 1024
FACE_SCORE = 0.7
LEAST_FACE = 8
"""Pixels of a face's shorter side: below, nobody is recognised, and the net sees faces in leaves."""
FACE_OVERLAP = 0.3
FACE_GROWTH = 1.2
"""Of the ellipse that stands for a face, to its box, which goes from brow to chin."""

LETTER_ZOOM, LETTER_SIDES = 1.5, (384, 512)
"""The letter net first sees the photo so many times larger, its shorter side between these."""
LETTER_LOOKS = (2.0, 1.5, 1.0)
"""Then it looks nearer: letters are letters each time, stripes and windows are once or twice."""
LETTER_MOST = 2048
"""Pixels of the longer side."""
LETTER_CHANCE = 0.3
"""Probability of text, for a pixel."""
LINE_CHANCE = 0.6
"""The same as a mean over a line."""
LINE_GROWTH = 1.5
"""The net finds the core of a line; it grows by so many times its area, divided by its rim."""
LEAST_LINE, MOST_LINE = 4, 0.4
"""How high the grown line must be, in pixels of the photo, and may be, as a share of its shorter side."""

SUBJECT_CHANCE, SUBJECT_PEAK = 0.5, 0.95
"""A thing is where the net says more than that; one that it is never sure of is none."""
LEAST_SUBJECT = 0.01
"""Share of the picture."""

_COVERED = {"faces": 0.15, "letters": 0.1, "subject": 0.4}
"""Share of a cell that a thing covers, for the cell to be its own."""

_MEAN, _DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class Kind(StrEnum):
    """What can be looked for."""

    FACES = "faces"
    LETTERS = "letters"
    SUBJECT = "subject"
    DEPARTS = "departs"


@dataclass(frozen=True, eq=False)
class Found:
    """What was found of a kind.

    Attributes:
        kind: what was looked for.
        scores: float32 (ceil(H / 16), ceil(W / 16)) in 0 .. 1, how surely a cell should be kept; 0 elsewhere.
        count: faces, lines of letters, or parts of the subject.
    """

    kind: Kind
    scores: NDArray[np.float32]
    count: int

    @property
    def cells(self) -> NDArray[np.bool_]:
        """The cells to keep, bool (rows, columns)."""
        return self.scores > 0

    @property
    def told(self) -> str:
        """What was found, for people, within a sentence."""
        if self.kind is Kind.FACES:
            return tr("%n faces", None, self.count) if self.count else tr("no faces")
        if self.kind is Kind.LETTERS:
            return tr("%n lines of letters", None, self.count) if self.count else tr("no letters")
        if self.kind is Kind.SUBJECT:
            return tr("the subject") if self.count else tr("no subject")
        return tr("what departs most") if self.count else tr("nothing that departs")


def find(photo: Photo, kind: Kind) -> Found:
    """Look for faces, letters or the subject.

    Args:
        photo: uint8 RGB (H, W, 3), sides from 16 to 4096.
        kind: any but DEPARTS, which needs the picture.

    Raises:
        ModelError: OpenVINO is not installed, or the weights are missing or damaged.
    """
    searches: dict[Kind, Callable[[Photo], tuple[Mask, int]]]
    searches = {Kind.FACES: _face_mask, Kind.LETTERS: _letter_mask, Kind.SUBJECT: _subject_mask}
    mask, count = searches[kind](photo)
    shares = _of_cells(mask > 0)
    scores = np.where(shares >= _COVERED[kind], _of_cells(mask) / np.maximum(shares, 1e-6), 0)
    return Found(kind, scores.astype(np.float32), count)


def _of_cells(values: NDArray[np.bool_] | Mask) -> Mask:
    """Means over cells, of which those at the border may have fewer pixels: float32 (rows, columns)."""
    height, width = values.shape
    rows, columns = cells(height, CELL), cells(width, CELL)
    padded = cv2.copyMakeBorder(
        values.astype(np.float32), 0, rows * CELL - height, 0, columns * CELL - width, cv2.BORDER_REPLICATE
    )
    return np.asarray(cv2.resize(padded, (columns, rows), interpolation=cv2.INTER_AREA), np.float32)


def _scaled(photo: Photo, width: int, height: int) -> Photo:
    smaller = width * height < photo.shape[0] * photo.shape[1]
    interpolation = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(photo, (width, height), interpolation=interpolation), np.uint8)


def _normalised(photo: Photo) -> NDArray[np.float32]:
    """As nets want it that were trained on ImageNet: float32 (1, 3, H, W)."""
    return (((photo.astype(np.float32) / 255 - _MEAN) / _DEVIATION).transpose(2, 0, 1)[None]).astype(np.float32)


# Faces


@dataclass(frozen=True)
class Face:
    """A box in pixels of the photo, from brow to chin, and how sure the net is, 0 .. 1."""

    x: float
    y: float
    width: float
    height: float
    score: float


def faces(photo: Photo) -> list[Face]:
    """Faces in a photo, uint8 RGB (H, W, 3), the surest first; raises as `find`."""
    sides = FACE_SIDES if max(photo.shape[:2]) > LARGE else FACE_SIDES[:1]
    seen = np.concatenate([_faces_at(photo, side) for side in sides])
    seen = seen[np.minimum(seen[:, 2], seen[:, 3]) >= LEAST_FACE]
    return [Face(*box) for box in _distinct(seen[seen[:, 4] > FACE_SCORE]).tolist()]


def _distinct(boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of boxes (n, 5) that overlap by more than FACE_OVERLAP the surest ones; the surest of all comes first."""
    # OpenCV has this among its networks, which are half of it, and which nothing else here needs.
    boxes = boxes[np.argsort(-boxes[:, 4], kind="stable")]
    starts, sizes = boxes[:, :2], boxes[:, 2:4]
    shared = np.minimum((starts + sizes)[:, None], (starts + sizes)[None]) - np.maximum(starts[:, None], starts[None])
    inside, areas = shared.clip(min=0).prod(2), sizes.prod(1)
    overlaps = inside / (areas[:, None] + areas[None] - inside)
    kept: list[int] = []
    for index in range(len(boxes)):
        if not (overlaps[index, kept] > FACE_OVERLAP).any():
            kept.append(index)
    return boxes[kept]


def _faces_at(photo: Photo, side: int) -> NDArray[np.float32]:
    """Boxes that the face net sees where the photo's longer side is so long: x, y, width, height, score (n, 5)."""
    height, width = photo.shape[:2]
    scale = side / max(height, width)
    seen = _scaled(photo, max(round(width * scale), 1), max(round(height * scale), 1))
    below, beside = -seen.shape[0] % 32, -seen.shape[1] % 32
    seen = np.asarray(cv2.copyMakeBorder(seen, 0, below, 0, beside, cv2.BORDER_CONSTANT), np.uint8)
    outputs = finding_net("faces")(seen[None, :, :, ::-1].transpose(0, 3, 1, 2).astype(np.float32))
    of_strides = zip(outputs[:3], outputs[3:6], outputs[6:9], (8, 16, 32), strict=True)
    found = [_decoded(chance, thing, box, stride, seen.shape[1] // stride) for chance, thing, box, stride in of_strides]
    boxes = np.concatenate(found)
    boxes[:, :4] /= scale
    return boxes


def _decoded(
    chance: NDArray[np.float32], thing: NDArray[np.float32], box: NDArray[np.float32], stride: int, columns: int
) -> NDArray[np.float32]:
    """What the net says at one stride, (1, n, 1), (1, n, 1) and (1, n, 4), as boxes that are sure enough (n, 5)."""
    score = np.sqrt(chance[0, :, 0].clip(0, 1) * thing[0, :, 0].clip(0, 1))
    sure = np.flatnonzero(score >= FACE_SCORE)
    corner = np.stack([sure % columns, sure // columns], 1)
    size = np.exp(box[0, sure, 2:]) * stride
    place = (corner + box[0, sure, :2]) * stride - size / 2
    return np.concatenate([place, size, score[sure, None]], 1).astype(np.float32)


def _face_mask(photo: Photo) -> tuple[Mask, int]:
    mask, found = np.zeros(photo.shape[:2], np.float32), faces(photo)
    for face in reversed(found):
        centre = round(face.x + face.width / 2), round(face.y + face.height / 2)
        axes = round(face.width / 2 * FACE_GROWTH), round(face.height / 2 * FACE_GROWTH)
        cv2.ellipse(mask, centre, axes, 0, 0, 360, face.score, cv2.FILLED)
    return mask, len(found)


# Letters


def _letter_chance(photo: Photo) -> Mask:
    """Probability that a place is the core of a line of letters, mean of all looks, in the size of the nearest."""
    height, width = photo.shape[:2]
    base = min(max(min(height, width) * LETTER_ZOOM, LETTER_SIDES[0]), LETTER_SIDES[1])
    looks: list[Mask] = []
    for nearer in LETTER_LOOKS:
        scale = min(base * nearer / min(height, width), LETTER_MOST / max(height, width))
        seen = _scaled(photo, *(max(round(length * scale / 32), 1) * 32 for length in (width, height)))
        chance = finding_net("letters")(_normalised(seen))[0][0, 0]
        looks.append(np.asarray(cv2.resize(chance, (looks or [chance])[0].shape[::-1]), np.float32))
    return np.asarray(np.mean(looks, 0), np.float32)


def _letter_mask(photo: Photo) -> tuple[Mask, int]:
    height, width = photo.shape[:2]
    chance = _letter_chance(photo)
    back = np.array([width / chance.shape[1], height / chance.shape[0]])
    mask, count = np.zeros((height, width), np.float32), 0
    contours, _ = cv2.findContours((chance > LETTER_CHANCE).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for contour in contours:
        line, sure = _grown_line(np.asarray(contour)), _mean_within(chance, np.asarray(contour))
        high = min(line[1]) * back.min()
        if sure < LINE_CHANCE or not LEAST_LINE <= high <= MOST_LINE * min(height, width):
            continue
        corners = cv2.boxPoints(line) * back
        own = np.zeros((height, width), np.uint8)
        cv2.fillConvexPoly(own, np.rint(corners).astype(np.int32), 1)
        np.maximum(mask, own * np.float32(sure), out=mask)
        count += 1
    return mask, count


_Rectangle = tuple[tuple[float, float], tuple[float, float], float]
"""Centre, size and angle, as OpenCV has them."""


def _grown_line(contour: NDArray[np.int32]) -> _Rectangle:
    """The rectangle around the core of a line, grown to the whole line."""
    (x, y), (width, height), angle = cv2.minAreaRect(contour)
    # Pixels are places here, and have a size.
    width, height = width + 1, height + 1
    more = 2 * LINE_GROWTH * width * height / (2 * (width + height))
    return (x, y), (width + more, height + more), angle


def _mean_within(values: NDArray[np.float32], contour: NDArray[np.int32]) -> float:
    """Mean of values (H, W) in a contour."""
    x, y, width, height = cv2.boundingRect(contour)
    within = np.zeros((height, width), np.uint8)
    cv2.drawContours(within, [contour], -1, 1, cv2.FILLED, offset=(-x, -y))
    return float(values[y : y + height, x : x + width][within > 0].mean())


# The subject


def _subject_mask(photo: Photo) -> tuple[Mask, int]:
    """What stands out, and where a face is, the person."""
    height, width = photo.shape[:2]
    chance = finding_net("subject")(_normalised(_scaled(photo, 320, 320)))[0][0, 0]
    chance = np.where(_sure_parts(chance), chance, 0).astype(np.float32)
    mask = np.asarray(cv2.resize(chance, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    seen = faces(photo)
    if seen:
        mask = np.maximum(mask, _persons(photo, seen))
    mask = np.where(mask > SUBJECT_CHANCE, mask, 0).astype(np.float32)
    count = cv2.connectedComponents((mask > 0).astype(np.uint8))[0] - 1
    return mask, count


def _sure_parts(chance: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Those parts of a map that are large enough, and somewhere sure."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats((chance > SUBJECT_CHANCE).astype(np.uint8))
    peaks = np.zeros(len(stats), np.float32)
    np.maximum.at(peaks, np.asarray(labels).ravel().astype(np.intp), chance.ravel())
    kept = (peaks > SUBJECT_PEAK) & (stats[:, cv2.CC_STAT_AREA] >= LEAST_SUBJECT * chance.size)
    kept[0] = False
    return kept[labels]


def _persons(photo: Photo, seen: list[Face]) -> Mask:
    """Persons whose faces are seen. The net for persons finds them in clouds and plates, too, where no face is."""
    height, width = photo.shape[:2]
    inputs = _scaled(photo, 256, 256)[None].astype(np.float32) / 255
    chance = np.ascontiguousarray(finding_net("person")(inputs)[0][0, :, :, 0])
    chance = np.asarray(cv2.resize(chance, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    _, labels = cv2.connectedComponents((chance > SUBJECT_CHANCE).astype(np.uint8))
    centres = [(face.y + face.height / 2, face.x + face.width / 2) for face in seen]
    own = {int(labels[min(max(int(y), 0), height - 1), min(max(int(x), 0), width - 1)]) for y, x in centres} - {0}
    return np.where(np.isin(labels, list(own)), chance, 0).astype(np.float32)
