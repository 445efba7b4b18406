"""Photos with label maps -> batches of crops with masks, as the networks of scenes see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import IterableDataset, get_worker_info

from gc_studio.nets.layout import DETAIL_STRIDE, STRUCTURE_STRIDE
from gc_studio.training.crops import random_blob, random_box
from gc_studio.training.label_sets import LabelSet
from gc_studio.training.street import random_scene, read_labelled

SCALES = ((0.75, 1.35), (0.25, 2.6))
"""Shares of the crops, and up to how many times larger than one that nearly fits: people whole, and parts of them."""

KEPT_INSTANCES = 0.25
"""The share of the instances that is preserved (RI)."""


@dataclass(frozen=True)
class SceneBatch:
    """photo: uint8 (N, 3, S, S); labels: uint8 (N, S / 2, S / 2); mask: bool (N, 1, S / 16, S / 16)."""

    photo: Tensor
    labels: Tensor
    mask: Tensor


def random_instances(labels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.bool_]:
    """Cells of some things, bool (S / 16, S / 16).

    Things are the connected parts of classes, each kept with a chance of KEPT_INSTANCES; in a third of the maps a
    person is one thing, kept or left.
    """
    kept = np.zeros(labels.shape, bool)
    if rng.random() < 1 / 3:
        kept = (labels > 0) == (rng.random() < 0.7)
    else:
        for number in np.unique(labels):
            things, parts = cv2.connectedComponents((labels == number).astype(np.uint8))
            kept |= np.isin(parts, 1 + np.flatnonzero(rng.random(things - 1) < KEPT_INSTANCES))
    side = DETAIL_STRIDE // STRUCTURE_STRIDE
    rows, columns = (length // side for length in labels.shape)
    shares = kept.reshape(rows, side, columns, side).mean((1, 3))
    return shares > rng.uniform(0, 0.4)


def random_scene_mask(labels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.bool_]:
    """Preserve mask, bool (S / 16, S / 16): 35 % some things, 15 % a box, 5 % a blob, 30 % none, 15 % all."""
    cells, kind = labels.shape[0] * STRUCTURE_STRIDE // DETAIL_STRIDE, rng.random()
    if kind < 0.35:
        return random_instances(labels, rng)
    if kind < 0.55:
        return random_box(cells, rng) if kind < 0.5 else random_blob(cells, rng)
    return np.full((cells, cells), kind >= 0.85)


class SceneStream(IterableDataset[SceneBatch]):
    """Endless batches in an order fixed by the seed and the step, so that a resumed run goes on where it stopped."""

    def __init__(
        self, photos: list[Path], classes: LabelSet, size: int, batch: int, seed: int, first_step: int
    ) -> None:
        self._photos, self._classes, self._size, self._batch = photos, classes, size, batch
        self._seed, self._first_step = seed, first_step

    def __iter__(self) -> Iterator[SceneBatch]:
        cv2.setNumThreads(1)
        worker = get_worker_info()
        start, stride = (worker.id, worker.num_workers) if worker else (0, 1)
        for step in count(self._first_step + start, stride):
            rng = np.random.default_rng([self._seed, step])
            crops = [self._crop(rng) for _ in range(self._batch)]
            photos, labels, masks = (torch.from_numpy(np.stack(layer)) for layer in zip(*crops, strict=True))
            yield SceneBatch(photos.permute(0, 3, 1, 2), labels, masks[:, None])

    def _crop(self, rng: np.random.Generator) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.bool_]]:
        photo = read_labelled(self._photos[int(rng.integers(len(self._photos)))], self._classes)
        most = SCALES[int(rng.random() >= SCALES[0][0])][1]
        crop, labels = random_scene(*photo, (self._size, self._size), most, rng)
        return crop, labels, random_scene_mask(labels, rng)
