"""Photo -> binary structure map by the contour net: the lines that matter, where Canny draws every edge.

Flows in: an RGB photo. Flows out: the boolean map at the coded scale, exactly what the bitstream will hold.
"""

from functools import lru_cache

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from gc_studio.analysis.structure import MAX_DENSITY, drop_specks, drop_staircase_corners, thin
from gc_studio.nets.contours import CONTOUR_STRIDES, ContourNet, load_contours

LOW_LOGIT, HIGH_LOGIT = -1.4, 0.4
"""Hysteresis thresholds on the logits of the soft map."""

LOGITS_PER_DOUBLING = 1.5
"""How far the thresholds move when the strength doubles."""

SMOOTHING = 0.7
"""Standard deviation of a blur of the soft map, in its pixels: it joins crests that fray."""

MAX_SIDE = 1536
"""Longer side of the picture that the net sees, which bounds its memory; larger photos are scaled down for it."""


@lru_cache(maxsize=1)
def _net() -> ContourNet:
    # On the CPU wherever the model is: it is small, and workers that load data have no device.
    return load_contours(torch.device("cpu"))


@torch.inference_mode()
def soft_contours(photo: NDArray[np.uint8], net: ContourNet | None = None) -> NDArray[np.float32]:
    """Logits of how much each place belongs to a line.

    Args:
        photo: uint8 RGB (H, W, 3), of any size.
        net: the one to ask in the place of the one that ships.

    Returns:
        float32 (ceil(h / 2), ceil(w / 2)), where h x w is the photo's size, or what its longer side of MAX_SIDE leaves.
    """
    scale = min(1.0, MAX_SIDE / max(photo.shape[:2]))
    if scale < 1:
        shape = max(round(photo.shape[1] * scale), 1), max(round(photo.shape[0] * scale), 1)
        photo = np.asarray(cv2.resize(photo, shape, interpolation=cv2.INTER_AREA), np.uint8)
    height, width = photo.shape[:2]
    multiple = CONTOUR_STRIDES[-1]
    padded = cv2.copyMakeBorder(photo, 0, -height % multiple, 0, -width % multiple, cv2.BORDER_REFLECT_101)
    tensor = torch.from_numpy(padded).permute(2, 0, 1)[None].float() / 127.5 - 1
    logits = (net or _net())(tensor.contiguous(memory_format=torch.channels_last))[-1]
    return np.ascontiguousarray(logits[0, 0, : -(-height // 2), : -(-width // 2)].numpy())


def ridges(values: NDArray[np.float32], normal: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Non-maximum suppression: the pixels that neither neighbour along the normal exceeds.

    values: float32 (H, W); normal: float32 (H, W), angles in radians -> bool (H, W).
    """
    y, x = np.mgrid[: values.shape[0], : values.shape[1]].astype(np.float32)
    dx, dy = np.cos(normal), np.sin(normal)
    kept = np.ones(values.shape, bool)
    for sign in (-1, 1):
        beside = cv2.remap(values, x + sign * dx, y + sign * dy, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        kept &= values >= beside
    return kept


def ridge_normals(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Directions across the ridges of a smooth map, angles in radians. float32 (H, W) -> float32 (H, W).

    On a ridge the gradient vanishes; across it the second derivative is lowest:
    angle = atan2(2 v_xy, v_xx - v_yy) / 2 + pi / 2.
    """
    xx, yy, xy = (cv2.Sobel(values, cv2.CV_32F, *order, ksize=5) for order in ((2, 0), (0, 2), (1, 1)))
    return np.asarray(np.arctan2(2 * xy, xx - yy) / 2 + np.pi / 2, np.float32)


def hysteresis(low: NDArray[np.bool_], high: NDArray[np.bool_], min_pixels: int = 1) -> NDArray[np.bool_]:
    """8-connected groups of `low` that hold a pixel of `high` and at least `min_pixels`. bool (H, W) -> bool (H, W)."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(low.astype(np.uint8), connectivity=8)
    kept = np.zeros(len(stats), bool)
    kept[labels[low & high]] = True
    return (kept & (stats[:, cv2.CC_STAT_AREA] >= min_pixels))[labels]


def contour_structure(
    photo: NDArray[np.uint8], scale: int = 2, *, strength: float = 1.0, net: ContourNet | None = None
) -> NDArray[np.bool_]:
    """Structure map of a photo, drawn by the contour net; quick enough for the workers that load training data.

    Args:
        photo: uint8 RGB (H, W, 3).
        scale: photo pixels per map pixel, 1, 2 or 4.
        strength: as of `canny_structure`: 1 is the default, larger means fewer lines.
        net: the one to ask in the place of the one that ships.

    Returns:
        bool (ceil(H / scale), ceil(W / scale)), lines one pixel wide, True on a line.

    Raises:
        ModelError: the net's weight file is missing or damaged.
    """
    height, width = -(-photo.shape[0] // scale), -(-photo.shape[1] // scale)
    soft = _on_grid(soft_contours(photo, net), width, height)
    crests = ridges(soft, ridge_normals(soft))
    bounded = 1.0
    while (lines := _lines(soft, crests, bounded)).mean() > MAX_DENSITY:
        bounded *= 1.25
    return lines if strength == 1 else _lines(soft, crests, bounded * strength)


def _on_grid(soft: NDArray[np.float32], width: int, height: int) -> NDArray[np.float32]:
    """A soft map, smoothed, with a map's size."""
    soft = np.asarray(cv2.GaussianBlur(soft, (0, 0), SMOOTHING), np.float32)
    if soft.shape[0] <= height:
        return np.asarray(cv2.resize(soft, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)
    # Widened first, or a coarser grid would average lines with what lies beside them.
    widened = cv2.dilate(soft, np.ones((3, 3), np.uint8))
    return np.asarray(cv2.resize(widened, (width, height), interpolation=cv2.INTER_AREA), np.float32)


def _lines(soft: NDArray[np.float32], crests: NDArray[np.bool_], strength: float) -> NDArray[np.bool_]:
    """Lines along those crests that pass the thresholds of a strength."""
    shift = LOGITS_PER_DOUBLING * np.log2(strength)
    edges = hysteresis(crests & (soft > LOW_LOGIT + shift), soft > HIGH_LOGIT + shift)
    return drop_specks(drop_staircase_corners(thin(edges)))
