"""Photo and picture -> where they differ, as the net that guides refining sees it: one number for every cell.

Flows in: two pictures of one size. Flows out: distances, and of those the `Found` cells that depart most.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo import resized
from gc_studio.analysis.suggest import Found, Kind
from gc_studio.document import CELL, MIN_SIDE, cells
from gc_studio.nets.model import as_network_picture
from gc_studio.nets.pooling import feature_distance
from gc_studio.nets.running import feature_net

MOST_PIXELS = 2**20
"""Of what the net sees, which bounds its memory; larger pictures are scaled down for it."""

SHARE = 0.15
"""Of the cells, so many may depart most."""

LEAST = 1.3
"""They depart so many times as far as the cell in the middle: a picture may well be as near to its photo everywhere."""


def departure(photo: NDArray[np.uint8], picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Distance between a photo and a picture.

    Args:
        photo, picture: uint8 RGB (H, W, 3), of one size.

    Returns:
        float32 (ceil(H / 16), ceil(W / 16)), 0 or more; of no unit.

    Raises:
        ModelError: the net's weight file is missing or damaged.
    """
    height, width = photo.shape[:2]
    grid = cells(height, CELL), cells(width, CELL)
    share = (MOST_PIXELS / (height * width)) ** 0.5
    if share < 1:
        side = max(round(share * min(height, width)), MIN_SIDE)
        photo, picture = resized(photo, side), resized(picture, side)
    net = feature_net("cpu")
    seen = cells(photo.shape[0], CELL), cells(photo.shape[1], CELL)
    found = feature_distance(net(as_network_picture(photo)), net(as_network_picture(picture)), seen)
    return np.asarray(cv2.resize(found, grid[::-1], interpolation=cv2.INTER_LINEAR), np.float32)


def departing(distances: NDArray[np.float32]) -> Found:
    """The cells that depart most.

    distances: float32 (rows, columns), see `departure`.
    """
    # Neighbours are kept together: a lone cell shows little.
    smooth = cv2.GaussianBlur(distances, (0, 0), 1.0, borderType=cv2.BORDER_REFLECT)
    least = max(float(np.quantile(smooth, 1 - SHARE)), LEAST * float(np.median(smooth)))
    far = (smooth >= least) & (smooth > 0)
    scores = np.where(far, smooth / max(float(smooth.max()), 1e-12), 0)
    return Found(Kind.DEPARTS, scores.astype(np.float32), cv2.connectedComponents(far.astype(np.uint8))[0] - 1)
