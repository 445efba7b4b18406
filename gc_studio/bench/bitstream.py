"""Photos -> real bytes of every layer and of the container, and what they would be without the coders' models."""

import itertools
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.photo_names import find_photos
from gc_studio.bitstream import DocumentWriter, mask, read
from gc_studio.bitstream.blas import one_thread
from gc_studio.bitstream.coder import Coder
from gc_studio.bitstream.coders import CODERS
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.document import CELL, STUDIO, Document
from gc_studio.document.edits import FAITHFUL_LEVEL, draw_structure, set_levels, set_mask
from gc_studio.nets.model import StudioModel

_Result = TypeVar("_Result")

_COUNTED = ("structure", "texture", "detail", "container")
_KEPT = 40
"""Cells of a word or a small face."""
_ROUNDS = 5
_MASKS = 200
_MASK_CELLS = 16


def measure(photos: list[Path], model: StudioModel, size: int | None) -> dict[str, float]:
    """Means over photos (files and folders), with everything preserved.

    Returns:
        "photos"; "structure", "texture", "detail", "container": bytes; "detail_bound": bytes of the detail at log2(5)
        bits a symbol; "detail_saved": share of that which the coder saves; "write_ms", "read_ms": medians, and
        "drawn_ms" that of the bytes after a line was drawn from the middle over a fifth of width and height;
        "kept_bytes": bytes of the two layers that hold the photo, of 40 cells in the middle that are kept faithfully;
        "kept_write_ms", "kept_read_ms": medians of the times that these layers take on one thread;
        "box_mask", "brushed_mask", "noise_mask": the longest mask layer in bytes of 200 drawn ones on 16x16 cells,
        noise being the least regular that can be.

    Raises:
        PhotoError: a photo cannot be read.
    """
    rows, kept = [], []
    for path in tqdm(find_photos(*photos), unit="photo", leave=False, disable=None):
        analysis = thorough_analysis(resized(load_photo(path), size), model)
        document = set_mask(analysis.document, np.ones(analysis.document.grid, bool), analysis.available)
        sizes = DocumentWriter().sizes(document)
        rows.append((*(sizes[name] for name in _COUNTED), _bound(document.grid), *_times(document, path.name)))
        kept.append(_kept(set_levels(analysis.document, _middle(document.grid), analysis.available)))
    columns, (kept_bytes, *kept_ms) = np.array(rows).T, np.array(kept).T
    structure, texture, detail, container, bound = columns[:5].mean(axis=1).tolist()
    results: dict[str, Any] = {
        "photos": len(rows),
        "structure": structure,
        "texture": texture,
        "detail": detail,
        "detail_bound": bound,
        "detail_saved": 1 - detail / bound,
        "container": container,
        "write_ms": float(np.median(columns[5])),
        "drawn_ms": float(np.median(columns[6])),
        "read_ms": float(np.median(columns[7])),
        "kept_bytes": float(kept_bytes.mean()),
        "kept_write_ms": float(np.median(kept_ms[0])),
        "kept_read_ms": float(np.median(kept_ms[1])),
    }
    return results | _mask_bytes()


def _times(document: Document, name: str) -> tuple[float, float, float]:
    """Milliseconds to write a document, to count it again once a line was drawn, and to read it."""
    middle = document.width / 2, document.height / 2
    drawn = draw_structure(document, [middle, (1.4 * middle[0], 1.4 * middle[1])], 0, ink=True)
    writer, marks = DocumentWriter(), [time.perf_counter()]
    data = writer.write(document)
    marks.append(time.perf_counter())
    writer.sizes(drawn)
    marks.append(time.perf_counter())
    if read(data) != document:
        raise AssertionError(f"{name}: reading did not give back what was written")
    marks.append(time.perf_counter())
    written, counted, was_read = (1000 * (after - before) for before, after in itertools.pairwise(marks))
    return written, counted, was_read


def _middle(grid: tuple[int, int]) -> NDArray[np.uint8]:
    """Levels, uint8 `grid`: _KEPT cells about the middle, or all where there are fewer, are faithful."""
    rows, columns = (np.abs(np.arange(side) - (side - 1) / 2) for side in grid)
    levels = np.zeros(grid, np.uint8)
    nearest = np.argsort(np.maximum(rows[:, None], columns).ravel(), kind="stable")[:_KEPT]
    levels.flat[nearest] = FAITHFUL_LEVEL
    return levels


def _kept(document: Document) -> tuple[float, float, float]:
    """Bytes of the layers that hold the photo, and milliseconds to write and to read them on one thread."""
    bytes_, writing, reading = 0, 0.0, 0.0
    with one_thread():
        for coder in (CODERS["fine"], CODERS["faithful"]):
            # A new encoder each time: one may remember what it was given last.
            data, milliseconds = _timed(partial(_encoded, coder, document))
            bytes_, writing = bytes_ + len(data), writing + milliseconds
            _, milliseconds = _timed(partial(coder.decode, data, document.frame, document.arrays))
            reading += milliseconds
    return bytes_, writing, reading


def _encoded(coder: Coder, document: Document) -> bytes:
    return coder.encoder()(document)


def _timed(run: Callable[[], _Result]) -> tuple[_Result, float]:
    """What comes of it, and the median of the milliseconds of some runs."""
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        result = run()
        times.append(1000 * (time.perf_counter() - began))
    return result, float(np.median(times))


def _bound(grid: tuple[int, int]) -> float:
    return STUDIO.detail_channels * grid[0] * grid[1] * float(np.log2(2 * STUDIO.detail_limit + 1)) / 8


def _mask_bytes() -> dict[str, float]:
    rng = np.random.default_rng(1)
    kinds = {"box_mask": _box, "brushed_mask": _brushed, "noise_mask": _noise}
    return {name: max(len(mask.encode(draw(rng))) for _ in range(_MASKS)) for name, draw in kinds.items()}


def _box(rng: np.random.Generator) -> NDArray[np.bool_]:
    cells = np.zeros((_MASK_CELLS, _MASK_CELLS), bool)
    (top, bottom), (left, right) = np.sort(rng.integers(0, _MASK_CELLS, (2, 2)), axis=1)
    cells[top : bottom + 1, left : right + 1] = True
    return cells


def _brushed(rng: np.random.Generator) -> NDArray[np.bool_]:
    """A stroke of two to five points, 12 to 60 picture pixels wide; every cell it touches."""
    side = _MASK_CELLS * CELL
    canvas = np.zeros((side, side), np.uint8)
    points = rng.integers(20, side - 20, (int(rng.integers(2, 6)), 2)).astype(np.int32)
    cv2.polylines(canvas, [points], False, 1, int(rng.integers(12, 60)))
    return np.asarray(canvas.reshape(_MASK_CELLS, CELL, _MASK_CELLS, CELL).any(axis=(1, 3)))


def _noise(rng: np.random.Generator) -> NDArray[np.bool_]:
    return rng.integers(0, 2, (_MASK_CELLS, _MASK_CELLS)).astype(bool)
