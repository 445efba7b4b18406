"""Photos -> what the contour net learns from: squares of them, and what each line that Canny draws of them is worth.

Nobody drew lines on these photos, and what a person would draw is not what pays. So the photos are painted from their
lines (`decode/line_choice.py`): a line counts as much as the price of a byte up to which it is kept.
"""

import io
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.contours import CANDIDATE_STRENGTH
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.photo_names import find_photos
from gc_studio.analysis.structure import canny_maps
from gc_studio.decode.line_choice import line_choice
from gc_studio.nets.model import StudioModel, load_model
from gc_studio.storage import WEIGHTS, write_atomic

SIDE = 256
"""Of a square: what a document of usual size shows."""
LARGEST_SIDE = 410
"""Shorter side of a photo, at most, that a square is cut from."""

DRAWN = (CANDIDATE_STRENGTH, 0.85, 1.2, 1.65, 2.5, 4.0, 16.0)
"""Strengths of Canny to choose from: finer steps than a document's choice has, and almost nothing at the end."""

PRICES = (0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0)
"""Strengths of the choice, ascending: the price of a byte grows with their squares."""


@dataclass(frozen=True, eq=False)
class Target:
    """A square of a photo and the worth of its lines.

    Attributes:
        photo: uint8 RGB (SIDE, SIDE, 3).
        worth: uint8 (SIDE / 2, SIDE / 2), how many of PRICES a line pays for.
        candidates: bool, the same shape, all lines that there are.
    """

    photo: NDArray[np.uint8]
    worth: NDArray[np.uint8]
    candidates: NDArray[np.bool_]


def square(photo: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """A square of SIDE pixels at a place and a scale of chance, not enlarged unless the photo is smaller."""
    largest = max(SIDE, min(*photo.shape[:2], LARGEST_SIDE))
    photo = resized(photo, round(SIDE * (largest / SIDE) ** rng.uniform()))
    top, left = (int(rng.integers(side - SIDE + 1)) for side in photo.shape[:2])
    return np.ascontiguousarray(photo[top : top + SIDE, left : left + SIDE])


def target(photo: NDArray[np.uint8], model: StudioModel) -> Target:
    """What the lines of a square are worth. photo: uint8 RGB (SIDE, SIDE, 3)."""
    choice = line_choice(photo, model, draw=partial(canny_maps, strengths=DRAWN))
    kept = np.stack([choice.lines(price) for price in PRICES])
    return Target(photo, kept.sum(0, dtype=np.uint8), choice.maps[0])


def read_target(path: Path) -> Target:
    """A target that `write_targets` wrote."""
    with np.load(path) as arrays:
        return Target(arrays["photo"], arrays["worth"], arrays["candidates"])


def write_targets(folder: Path, out: Path, limit: int, workers: int, weights: Path = WEIGHTS) -> list[Path]:
    """Targets of evenly spaced photos of a folder; those that are there already stay. Some two seconds each on a core.

    Args:
        folder: of photos.
        out: where `ID.npz` go.
        limit: how many photos to take at most.
        workers: processes that share the work; 0 does it in this one.
        weights: folder of the model that paints the lines.

    Returns:
        The files.

    Raises:
        PhotoError: a photo cannot be read.
        ModelError: the model cannot be loaded.
    """
    photos = find_photos(folder)
    # Sorted by class: a step of whole photos would leave the last classes out.
    chosen = np.linspace(0, len(photos) - 1, min(limit, len(photos))).round().astype(int).tolist()
    jobs = [(photos[index], out / f"{photos[index].stem}.npz", index) for index in chosen]
    missing = [job for job in jobs if not job[1].exists()]
    out.mkdir(parents=True, exist_ok=True)
    progress = partial(tqdm, total=len(missing), unit="photo", mininterval=10, desc=folder.parent.name)
    if workers == 0:
        model = load_model("studio", "cpu", weights)
        for job in progress(missing):
            _write(model, *job)
    elif missing:
        with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (weights,)) as pool:
            for _ in progress(pool.map(_write_in_worker, *zip(*missing, strict=True))):
                pass
    return [at for _, at, _ in jobs]


_models: list[StudioModel] = []
"""Of a worker process."""


def _begin(weights: Path) -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    _models.append(load_model("studio", "cpu", weights))


def _write_in_worker(path: Path, at: Path, index: int) -> None:
    _write(_models[0], path, at, index)


def _write(model: StudioModel, path: Path, at: Path, index: int) -> None:
    found = target(square(load_photo(path), np.random.default_rng(index)), model)
    buffer = io.BytesIO()
    np.savez(buffer, photo=found.photo, worth=found.worth, candidates=found.candidates)
    write_atomic(at, buffer.getvalue())
