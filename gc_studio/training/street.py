"""Photos with label maps on disk -> crops with maps at half their size, as nets of scenes see them."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.nets.layout import STRUCTURE_STRIDE
from gc_studio.training.label_sets import LabelSet


def labelled_photos(folders: Sequence[Path]) -> list[Path]:
    """All `NAME.webp` beside which there is a `NAME.labels.png`."""
    found = [path for folder in folders for path in sorted(folder.glob("*.webp")) if labels_path(path).exists()]
    if not found:
        raise FileNotFoundError(f"{', '.join(map(str, folders))}: no NAME.webp with a NAME.labels.png beside it")
    return found


def labels_path(photo: Path) -> Path:
    """Where the label map of a photo is."""
    return photo.with_suffix(".labels.png")


def read_labelled(path: Path, classes: LabelSet) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Photo uint8 RGB (H, W, 3) and numbers of classes, uint8 (H, W)."""
    photo = cv2.imread(str(path), cv2.IMREAD_COLOR_RGB)
    labels = cv2.imread(str(labels_path(path)), cv2.IMREAD_UNCHANGED)
    if photo is None or labels is None or photo.shape[:2] != labels.shape:
        raise ValueError(f"{path}: photo and label map cannot be read, or are not of one size")
    return np.asarray(photo, np.uint8), classes.table[labels]


def scaled(
    photo: NDArray[np.uint8], labels: NDArray[np.uint8], height: int, width: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Photo at a size, labels at half of that; sides are even."""
    photo = np.asarray(cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    half = width // STRUCTURE_STRIDE, height // STRUCTURE_STRIDE
    return photo, np.asarray(cv2.resize(labels, half, interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)


def fitted(
    photo: NDArray[np.uint8], labels: NDArray[np.uint8], side: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """With a shorter side of so many pixels, cut in the middle to multiples of 32; labels at half the size."""
    scale = side / min(photo.shape[:2])
    height, width = (round(length * scale / 2) * 2 for length in photo.shape[:2])
    photo, labels = scaled(photo, labels, height, width)
    rows, columns = height // 32 * 32, width // 32 * 32
    top, left = (height - rows) // 4 * 2, (width - columns) // 4 * 2
    return (
        np.ascontiguousarray(photo[top : top + rows, left : left + columns]),
        np.ascontiguousarray(labels[top // 2 : (top + rows) // 2, left // 2 : (left + columns) // 2]),
    )


def random_scene(
    photo: NDArray[np.uint8],
    labels: NDArray[np.uint8],
    size: tuple[int, int],
    most: float,
    rng: np.random.Generator,
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """A crop, mirrored by chance.

    Args:
        photo, labels: as `read_labelled` gives them.
        size: rows and columns of the crop, even.
        most: the photo is scaled so that a crop nearly fits, times 1 to this.
        rng: where chance comes from.

    Returns:
        uint8 RGB (*size, 3), and labels at half of that.
    """
    rows, columns = size
    scale = max(rows / photo.shape[0], columns / photo.shape[1]) * np.exp(rng.uniform(0, np.log(most)))
    height = max(rows, round(photo.shape[0] * scale / 2) * 2)
    width = max(columns, round(photo.shape[1] * scale / 2) * 2)
    photo, labels = scaled(photo, labels, height, width)
    top, left = (int(rng.integers((own - cut) // 2 + 1)) for own, cut in ((height, rows), (width, columns)))
    step = -1 if rng.random() < 0.5 else 1
    crop = photo[2 * top : 2 * top + rows, 2 * left : 2 * left + columns][:, ::step]
    half = labels[top : top + rows // 2, left : left + columns // 2][:, ::step]
    return np.ascontiguousarray(crop), np.ascontiguousarray(half)
