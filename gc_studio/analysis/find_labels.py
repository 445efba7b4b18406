"""Photo -> label map: what the label net of the scenes' model finds, the class with the highest score everywhere.

Flows in: an RGB photo. Flows out: numbers of classes at the resolution of the coded map, as a person would paint it.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.nets.layout import STRUCTURE_STRIDE
from gc_studio.nets.model import as_network_picture
from gc_studio.nets.operations import Net
from gc_studio.nets.running import JUDGE, judge_net, label_net

SEEN_SIDE = 224
"""Shorter side of the picture that the nets see, near what they were trained at."""
_MULTIPLE = 32

_SMOOTHING = 1.5
"""Deviation, in pixels of the scores, over which the label net's are averaged: a person paints no specks."""


def find_labels(photo: NDArray[np.uint8], scale: int = STRUCTURE_STRIDE) -> NDArray[np.uint8]:
    """The label map of a photo.

    Args:
        photo: uint8 RGB (H, W, 3), of any size.
        scale: photo pixels per pixel of the map.

    Returns:
        uint8 (ceil(H / scale), ceil(W / scale)), numbers of the classes of the model `street`.

    Raises:
        ModelError: the net's weight file is missing or damaged.
    """
    return _found(photo, scale, label_net, _smoothed)


def judged_labels(photo: NDArray[np.uint8], judge: Path = JUDGE) -> NDArray[np.uint8]:
    """The same at the usual scale by a judge, a net of another kind: how much of a label map is to be seen."""
    return _found(photo, STRUCTURE_STRIDE, partial(judge_net, judge), np.ascontiguousarray)


def _smoothed(score: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(np.ascontiguousarray(score), (0, 0), _SMOOTHING), np.float32)


def _found(
    photo: NDArray[np.uint8],
    scale: int,
    net: Callable[[], Net],
    treated: Callable[[NDArray[np.float32]], NDArray[np.float32]],
) -> NDArray[np.uint8]:
    height, width = photo.shape[:2]
    times = SEEN_SIDE / min(height, width)
    rows, columns = (max(round(side * times), 1) for side in (height, width))
    seen = cv2.resize(photo, (columns, rows), interpolation=cv2.INTER_AREA if times < 1 else cv2.INTER_LINEAR)
    padded = cv2.copyMakeBorder(seen, 0, -rows % _MULTIPLE, 0, -columns % _MULTIPLE, cv2.BORDER_REPLICATE)
    scores = net()(as_network_picture(np.asarray(padded, np.uint8)))[0][0]
    stride = padded.shape[0] // scores.shape[1]
    map_rows, map_columns = -(-height // scale), -(-width // scale)
    best = np.full((map_rows, map_columns), -np.inf, np.float32)
    labels = np.zeros((map_rows, map_columns), np.uint8)
    # From the map's pixels to those of the scores, whose padding is left out.
    steps = columns / stride / map_columns, rows / stride / map_rows
    across, down = (
        (np.arange(count, dtype=np.float32) + 0.5) * step - 0.5
        for count, step in zip((map_columns, map_rows), steps, strict=True)
    )
    at_x, at_y = (np.ascontiguousarray(part) for part in np.broadcast_arrays(across, down[:, None]))
    for number, own in enumerate(scores):
        score = cv2.remap(treated(own), at_x, at_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        higher = score > best
        best[higher], labels[higher] = score[higher], number
    return labels
