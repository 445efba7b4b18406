"""Photos of clothes -> the texture codes that clothes have, as the encoders find them.

Flows in: folders of photos, some with label maps beside. Flows out: one code for the thing in the middle of a photo,
or, where labels tell what is worn, one for each region that is mostly cloth.
"""

import json
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tqdm import tqdm

from gc_studio.analysis.analyse import texture_alone, texture_of
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.regions import region_pixels, texture_regions
from gc_studio.nets.model import StudioModel

SIDE = 256
"""Shorter side at which photos are encoded: that of the textures in the library."""

NO_CLOTH = ("null", "hair", "skin")
"""Classes of a label map that are no clothes."""

LEAST_CLOTH = 0.7
"""Share of a region's pixels that are labelled as clothes, for its texture to count as that of clothes."""


def codes_of_clothes(photos: list[Path], model: StudioModel) -> NDArray[np.int16]:
    """Texture codes of the clothes in photos.

    Args:
        photos: files. Where `NAME.labels.png` lies beside one, its values index `classes.json` of the folder above.
        model: the model whose encoders to use.

    Returns:
        int16 (n, 64); a photo whose labels show no cloth gives none, one with several clothes several.

    Raises:
        PhotoError: a photo cannot be read.
    """
    found: list[NDArray[np.int16]] = []
    for path in tqdm(photos, desc="encode", disable=None):
        photo = resized(load_photo(path), SIDE)
        cloth = _cloth(path, photo.shape[:2])
        found += [texture_of(photo, model)] if cloth is None else _worn(photo, cloth, model)
    return np.stack(found)


def _cloth(path: Path, shape: tuple[int, ...]) -> NDArray[np.bool_] | None:
    """Pixels that are labelled as clothes, at the size of a photo; None where there are no labels."""
    labels, classes = path.with_suffix(".labels.png"), path.parents[1] / "classes.json"
    if not labels.is_file():
        return None
    numbers = [number for number, name in enumerate(json.loads(classes.read_text())) if name not in NO_CLOTH]
    small = cv2.resize(np.asarray(Image.open(labels)), shape[::-1], interpolation=cv2.INTER_NEAREST)
    return np.isin(small, numbers)


def _worn(photo: NDArray[np.uint8], cloth: NDArray[np.bool_], model: StudioModel) -> list[NDArray[np.int16]]:
    regions = texture_regions(photo)
    parts = [(number, region_pixels(photo, regions, number)) for number in range(int(regions.max()) + 1)]
    return [
        texture_alone(photo, model, regions, number, pixels)
        for number, pixels in parts
        if cloth[pixels].mean() >= LEAST_CLOTH
    ]
