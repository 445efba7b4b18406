"""Photos -> a sheet to look at: each painted from labels alone, with the person kept, and with everything kept."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gc_studio.nets.encoders import quantise
from gc_studio.nets.layout import DETAIL_STRIDE, STRUCTURE_STRIDE
from gc_studio.nets.scenes import SceneEncoder, SceneGenerator
from gc_studio.training.label_sets import LabelSet
from gc_studio.training.street import fitted, read_labelled

SIDE, LARGEST = 256, 384
"""Shorter side of the photos, and to what height they are cut."""


def person_mask(labels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Cells in which there is something that is no background, bool (H / 16, W / 16)."""
    side = DETAIL_STRIDE // STRUCTURE_STRIDE
    rows, columns = (length // side for length in labels.shape)
    return np.asarray((labels > 0).reshape(rows, side, columns, side).any((1, 3)))


@torch.no_grad()
def scene_sheet(
    generator: SceneGenerator, encoder: SceneEncoder, photos: Sequence[Path], classes: LabelSet
) -> NDArray[np.uint8]:
    """One column a photo: itself, its labels in grey, painted from these alone, with the person kept, with everything.

    generator, encoder: in evaluation mode; classes: of the label maps. Returns uint8 RGB (5 * LARGEST, N * SIDE, 3).
    """
    columns = []
    for path in photos:
        whole = fitted(*read_labelled(path, classes), SIDE)
        # A photo that lies is cut to a square, one that stands less.
        photo, labels = (part[: LARGEST // k, : SIDE // k] for part, k in zip(whole, (1, 2), strict=True))
        picture = torch.from_numpy(photo.copy()).permute(2, 0, 1)[None].float() / 127.5 - 1
        w = quantise(encoder(picture))
        person = torch.from_numpy(person_mask(labels))[None, None].float()

        def painted(mask: Tensor, labels: NDArray[np.uint8] = labels, w: Tensor = w) -> NDArray[np.uint8]:
            levels = generator(torch.from_numpy(labels.copy())[None], w * mask, mask)[0].permute(1, 2, 0)
            return ((levels + 1) * 127.5).round().clamp(0, 255).to(torch.uint8).numpy()

        grey = cv2.resize(labels * 16, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST)
        pictures = [photo, np.dstack([grey] * 3), *map(painted, (person * 0, person, torch.ones_like(person)))]
        full = [np.pad(own, ((0, LARGEST - own.shape[0]), (0, 0), (0, 0))) for own in pictures]
        columns.append(np.concatenate(full))
    return np.concatenate(columns, 1)
