"""Photos, with label maps or without -> the lines that the contour net shall draw, as PNG files.

Where nobody drew lines, a photo teaches them itself: an edge counts where two halves of a disc differ by more than
either varies in itself, at a fine and at a coarse scale. So fabric, prints and carpets are no edges; the outline of a
garment, its collar and its deep folds are. What of it belongs to the background is told from labels or, on photos of
one garment in the middle, by GrabCut.
"""

from enum import Enum
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.contours import hysteresis, ridges
from gc_studio.analysis.photo import PhotoError, find_photos, load_photo, resized
from gc_studio.storage import write_atomic

SIDE = 192
"""Shorter side at which lines are looked for; those of the coded map at scale 2 lie on 128."""
FINE_RADIUS, COARSE_RADIUS = 4, 5
"""Of the discs; the coarse ones lie on a picture of half the size."""
ORIENTATIONS = 8
CONTRAST = 6.0
"""What flat halves must differ by to count as different, in units of CIE Lab."""

CLEAR = (0.9, 1.5)
"""Hysteresis thresholds on the strength of edges that count wherever the subject has them."""
FAINT = 0.65
"""Weaker edges than this are none."""
OUTLINE = 0.45
"""What an edge needs where the subject's border is known to run."""
CROWD, CROWDED = 25, 0.16
"""Edges that cover more than this share of a square of so many pixels are a print or a weave."""
TRUSTED = 0.6
"""Share of a found border that must have edges; below it, the finding is not believed."""

LINE, UNSURE, BACKGROUND_LINE, NO_LINE = 255, 160, 80, 0
"""Values of a target: to be drawn; not judged; an edge of a print or the background, rather not drawn; no edge."""


class Kind(Enum):
    """What a folder of photos knows about its subjects."""

    LABELS = "labels"
    ONE_IN_THE_MIDDLE = "middle"
    NOTHING = "nothing"


def _half_discs(radius: int) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Both halves of a Gaussian disc for every orientation of the line between them, each of sum 1."""
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1].astype(np.float32)
    disc = np.exp(-(x * x + y * y) / (2 * (radius / 2) ** 2))
    pairs = []
    for k in range(ORIENTATIONS):
        along = x * np.cos(np.pi * k / ORIENTATIONS) + y * np.sin(np.pi * k / ORIENTATIONS)
        halves = [disc * np.clip(sign * along + 0.5, 0, 1) for sign in (1, -1)]
        pairs.append((halves[0] / halves[0].sum(), halves[1] / halves[1].sum()))
    return pairs


def edge_strength(photo: NDArray[np.uint8], radius: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Difference of two half discs over what varies within them (Student's t, without the counts).

    |m1 - m2| / sqrt(CONTRAST^2 + (v1 + v2) / 2), over the channels of CIE Lab, for the orientation where it is largest.

    Args:
        photo: uint8 RGB (H, W, 3).
        radius: of the disc in pixels.

    Returns:
        The strength, float32 (H, W), and the angle of the edge's normal in radians, float32 (H, W) in [0, pi).
    """
    lab = cv2.cvtColor(photo.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    planes = [np.ascontiguousarray(plane) for plane in cv2.split(lab)]
    squares = (lab * lab).sum(2)
    found = []
    for pair in _half_discs(radius):
        means = [[cv2.filter2D(p, -1, half, borderType=cv2.BORDER_REFLECT_101) for p in planes] for half in pair]
        variances = [
            cv2.filter2D(squares, -1, half, borderType=cv2.BORDER_REFLECT_101) - sum(m * m for m in own)
            for half, own in zip(pair, means, strict=True)
        ]
        apart = sum((a - b) ** 2 for a, b in zip(*means, strict=True))
        found.append(apart / (CONTRAST**2 + np.maximum(variances[0] + variances[1], 0) / 2))
    strengths = np.stack(found)
    angles = strengths.argmax(0).astype(np.float32) * np.float32(np.pi / ORIENTATIONS)
    return np.sqrt(strengths.max(0)), angles


def middle_subject(photo: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """The thing in the middle of a photo by GrabCut (Rother et al., SIGGRAPH 2004). uint8 (H, W, 3) -> bool (H, W)."""
    small = resized(photo, SIDE // 2)
    height, width = small.shape[:2]
    mask = np.full((height, width), cv2.GC_PR_FGD, np.uint8)
    for rim, value in ((SIDE // 40, cv2.GC_PR_BGD), (2, cv2.GC_BGD)):
        mask[:rim], mask[-rim:], mask[:, :rim], mask[:, -rim:] = value, value, value, value
    mask[2 * height // 5 : 3 * height // 5, 2 * width // 5 : 3 * width // 5] = cv2.GC_FGD
    cv2.setRNGSeed(1)
    cv2.grabCut(small, mask, (0, 0, 0, 0), np.zeros((1, 65)), np.zeros((1, 65)), 4, cv2.GC_INIT_WITH_MASK)
    inside = cv2.morphologyEx(mask & 1, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    inside = cv2.morphologyEx(inside, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inside)
    largest = labels == 1 + stats[1:, cv2.CC_STAT_AREA].argmax() if len(stats) > 1 else inside > 0
    return cv2.resize(largest.astype(np.uint8), photo.shape[1::-1], interpolation=cv2.INTER_LINEAR) > 0


def _boundaries(labels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Pixels whose right or lower neighbour has another label. (H, W) -> bool (H, W)."""
    found = np.zeros(labels.shape, bool)
    found[:, :-1] |= labels[:, :-1] != labels[:, 1:]
    found[:-1] |= labels[:-1] != labels[1:]
    return found


def _near(bits: NDArray[np.bool_], distance: int) -> NDArray[np.bool_]:
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * distance + 1, 2 * distance + 1))
    return cv2.dilate(bits.astype(np.uint8), disc) > 0


def target(photo: NDArray[np.uint8], kind: Kind, labels: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
    """What the net shall draw of a photo.

    Args:
        photo: uint8 RGB (H, W, 3), shorter side SIDE.
        kind: what is known about the subject.
        labels: uint8 (H, W), 0 = background, for `Kind.LABELS`.

    Returns:
        uint8 (H, W) of LINE, UNSURE, BACKGROUND_LINE and NO_LINE.
    """
    fine, normal = edge_strength(photo, FINE_RADIUS)
    half = resized(photo, SIDE // 2)
    coarse = cv2.resize(edge_strength(half, COARSE_RADIUS)[0], photo.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    crests = ridges(fine, normal)
    # An edge of the coarse picture, where the fine one has it.
    lasting = np.minimum(fine, 1.2 * coarse)
    clear = hysteresis(crests & (lasting > CLEAR[0]), lasting > CLEAR[1], 12)
    edges = crests & (fine > FAINT)
    crowd = edges & (cv2.blur(edges.astype(np.float32), (CROWD, CROWD)) > CROWDED)
    clear &= ~crowd
    faint = edges & ~clear & ~crowd
    areas = middle_subject(photo).astype(np.uint8) if kind is Kind.ONE_IN_THE_MIDDLE else labels
    if areas is None or not areas.any():
        return _drawn(clear, faint, behind=crowd)
    borders, subject = _boundaries(areas), areas > 0
    # Near a known border a fainter edge will do; a border by a person counts where there is no edge at all.
    outline = hysteresis(crests & _near(borders, 3) & (fine > OUTLINE), fine > OUTLINE, 4)
    if kind is Kind.LABELS:
        outline |= borders & ~_near(outline, 4)
    elif (borders & _near(outline, 3)).sum() < TRUSTED * borders.sum():
        return _drawn(clear, faint, behind=crowd | (clear & ~subject))
    inside = _near(subject, 2)
    return _drawn(outline | (clear & inside), faint & inside, behind=crowd | ((clear | faint) & ~inside))


def _drawn(lines: NDArray[np.bool_], faint: NDArray[np.bool_], behind: NDArray[np.bool_]) -> NDArray[np.uint8]:
    drawn = np.full(lines.shape, NO_LINE, np.uint8)
    drawn[_near(behind, 1)] = BACKGROUND_LINE
    drawn[_near(faint, 1)] = UNSURE
    drawn[lines] = LINE
    return drawn


def _labels_of(path: Path, size: tuple[int, int]) -> NDArray[np.uint8]:
    labels = cv2.imread(str(path.with_suffix(".labels.png")), cv2.IMREAD_UNCHANGED)
    if labels is None or labels.ndim != 2:
        raise PhotoError(f"{path.name}: no grey picture {path.stem}.labels.png with its labels lies beside it")
    return np.asarray(cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST), np.uint8)


def write_targets(folder: Path, out: Path, kind: Kind, limit: int | None = None) -> list[tuple[Path, Path]]:
    """Targets of evenly spaced photos of a folder; those that are there already stay.

    Returns:
        Pairs of photo and target, `out/FOLDER/ID.png`, of SIDE pixels along the shorter side.

    Raises:
        PhotoError: a photo cannot be read, or has no labels where it should.
    """
    photos = find_photos(folder)
    if limit is not None and limit < len(photos):
        # Sorted by class: a step of whole photos would leave the last classes out.
        photos = [photos[i] for i in np.linspace(0, len(photos) - 1, limit).round().astype(int)]
    pairs = []
    for path in tqdm(photos, unit="photo", mininterval=10, desc=folder.parent.name):
        at = (out / path.relative_to(folder)).with_suffix(".png")
        pairs.append((path, at))
        if at.exists():
            continue
        photo = resized(load_photo(path), SIDE)
        labels = _labels_of(path, (photo.shape[1], photo.shape[0])) if kind is Kind.LABELS else None
        at.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(at, cv2.imencode(".png", target(photo, kind, labels))[1].tobytes())
    return pairs
