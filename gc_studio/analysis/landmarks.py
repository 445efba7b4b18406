"""A photo -> the landmarks of its faces, and the lines that pass through them.

Flows in: an RGB photo, and a structure map. Flows out: points, and the map with faces drawn by contours through them,
as Chang et al. (TIP 2022, section IV-A) make the maps of CelebA-HQ: of faces by landmarks, of all else by Canny.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.structure import thin
from gc_studio.analysis.suggest import faces
from gc_studio.nets.landmarks import POINTS, SEEN_SIDE, landmark_net

Photo = NDArray[np.uint8]
Points = NDArray[np.float32]
"""float32 (468, 2), x and y in pixels of the photo, in the order of MediaPipe's face mesh."""

_GROWTH = 1.5
"""Side of the square that the net sees to that of a face."""
_LOOKS = 2
"""The second one is upright by the eyes of the first, and around its points."""

_TO_CHIN = (389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377)
_FROM_CHIN = (152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162)
_JAW = (*_TO_CHIN, *_FROM_CHIN)
"""From one temple over the chin to the other."""
EYES = (
    (33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246),
    (263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466),
)
"""The right and the left one, closed."""
_BROWS = ((70, 63, 105, 66, 107, 55, 65, 52, 53, 46), (300, 293, 334, 296, 336, 285, 295, 282, 283, 276))
_LIPS = (
    (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185),
    (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191),
)
_CLOSED = (*EYES, *_BROWS, *_LIPS)
_OPEN = (_JAW, (168, 6, 197, 195, 5, 4), (98, 97, 2, 326, 327))
"""The jaw, the bridge of the nose, and below it."""

_SHIFT = 4
"""Lines are drawn at 1/16 of a pixel."""


def landmarks(photo: Photo) -> list[Points]:
    """The landmarks of each face in a photo, uint8 RGB (H, W, 3), the surest face first.

    Raises:
        ModelError: OpenVINO is not installed, or weights are missing or damaged.
    """
    found = []
    for face in faces(photo):
        centre = face.x + face.width / 2, face.y + face.height / 2
        points = _seen(photo, centre, _GROWTH * max(face.width, face.height), 0.0)
        for _ in range(_LOOKS - 1):
            if points is not None:
                points = _seen(photo, *_upright(points))
        if points is not None:
            found.append(points)
    return found


def eye_distance(points: Points) -> float:
    """Distance between the middles of both eyes, in pixels."""
    right, left = (points[list(eye)].mean(0) for eye in EYES)
    return float(np.linalg.norm(left - right))


def _upright(points: Points) -> tuple[tuple[float, float], float, float]:
    """Centre, side and turn, in radians, of the square around a face."""
    right, left = (points[list(eye)].mean(0) for eye in EYES)
    angle = float(np.arctan2(left[1] - right[1], left[0] - right[0]))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    turned = points @ turn.T
    low, high = turned.min(0), turned.max(0)
    x, y = turn.T @ ((low + high) / 2)
    return (float(x), float(y)), _GROWTH * float((high - low).max()), angle


def _seen(photo: Photo, centre: tuple[float, float], side: float, angle: float) -> Points | None:
    """What the net finds in a turned square; None where it sees no face."""
    scale = SEEN_SIDE / side
    # Whole pixels of what is smaller first: a warp takes single ones.
    shrunk = min(scale, 1.0)
    size = max(round(photo.shape[1] * shrunk), 1), max(round(photo.shape[0] * shrunk), 1)
    small = cv2.resize(photo, size, interpolation=cv2.INTER_AREA) if shrunk < 1 else photo
    cosine, sine = scale * np.cos(angle), scale * np.sin(angle)
    to_seen = np.array([[cosine, sine], [-sine, cosine]])
    offset = SEEN_SIDE / 2 - to_seen @ np.array(centre)
    of_small = to_seen / [size[0] / photo.shape[1], size[1] / photo.shape[0]]
    seen = cv2.warpAffine(small, np.column_stack([of_small, offset]), (SEEN_SIDE, SEEN_SIDE), flags=cv2.INTER_LINEAR)
    points, presence = landmark_net()((seen.astype(np.float32) / 255).transpose(2, 0, 1)[None])
    if presence.item() < 0:
        return None
    flat = points.reshape(POINTS, 3)[:, :2]
    return ((flat - offset) @ np.linalg.inv(to_seen).T).astype(np.float32)


def with_contours(lines: NDArray[np.bool_], found: list[Points], scale: int) -> NDArray[np.bool_]:
    """A structure map in which faces are drawn by contours through their landmarks alone.

    lines: bool (h, w); found: landmarks of faces, in pixels of the photo; scale: of these per pixel of the map.
    """
    drawn = lines.astype(np.uint8)
    for points in found:
        places = np.rint(((points + 0.5) / scale - 0.5) * (1 << _SHIFT)).astype(np.int32)
        # From the brows down: no landmark says where the hair begins.
        within = cv2.convexHull(places[[index for part in (_JAW, *_BROWS) for index in part]])
        # Its rim, too: Canny sees the same outline a pixel beside.
        cv2.fillPoly(drawn, [within], 0, cv2.LINE_8, _SHIFT)
        cv2.polylines(drawn, [within], True, 0, 3, cv2.LINE_8, _SHIFT)
        cv2.polylines(drawn, [places[list(part)] for part in _CLOSED], True, 1, 1, cv2.LINE_8, _SHIFT)
        cv2.polylines(drawn, [places[list(part)] for part in _OPEN], False, 1, 1, cv2.LINE_8, _SHIFT)
    return thin(drawn > 0) if found else lines
