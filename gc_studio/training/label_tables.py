"""Label maps of street photos -> the counts that the coder of label maps starts with."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tqdm import tqdm

from gc_studio.bitstream import tables
from gc_studio.bitstream.labels import answers_of
from gc_studio.training.context_net import Tables
from gc_studio.training.label_sets import STREET

SCALES = (2, 4)
"""Pixels of a labelled photo per pixel of a map."""

_EVERY = 4
"""Of the maps one in so many is counted; more change nothing."""

_TRUSTED = 100
"""Answers that a context starts with at most: a map of another kind soon outweighs them."""
_ALIKE_TRUSTED = 3750
"""The same where all neighbours are alike, which is almost everywhere."""
_LEAST = 3
"""In 1 / 16: what stands for an answer that never came."""


def street_maps(folder: Path, scale: int, every: int = 1) -> Iterator[NDArray[np.uint8]]:
    """Label maps of the merged classes, uint8, at so many pixels of every Nth `*.labels.png` per pixel."""
    for path in sorted(folder.glob("*.labels.png"))[::every]:
        with Image.open(path) as image:
            labels = STREET.table[np.asarray(image)]
        shape = -(-labels.shape[1] // scale), -(-labels.shape[0] // scale)
        yield np.asarray(cv2.resize(labels, shape, interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)


def label_arrays(folder: Path) -> Tables:
    """Counts of no and yes by context, in 1 / 16, uint16 (2, contexts); maps and their mirror images are counted."""
    contexts = tables.LABEL_QUESTIONS << len(tables.LABEL_TEMPLATE)
    seen = np.zeros((2, contexts), np.int64)
    for scale in SCALES:
        for labels in tqdm(street_maps(folder, scale, _EVERY), desc=f"1/{scale}", mininterval=10):
            for turned in (labels, np.ascontiguousarray(labels[:, ::-1])):
                found = answers_of(turned, len(STREET.names))
                asked, answers = (np.concatenate(part) for part in zip(*found, strict=True))
                # A context of a bit of a class is beyond the others.
                for row, answer in zip(seen, (False, True), strict=True):
                    row += np.bincount(asked[answers == answer], minlength=contexts)[:contexts]
    counted = seen * float(tables.COUNT_UNIT)
    most = np.full(contexts, _TRUSTED * tables.COUNT_UNIT)
    most[2 ** len(tables.LABEL_TEMPLATE) - 1] = _ALIKE_TRUSTED * tables.COUNT_UNIT
    share = np.minimum(1, most / np.maximum(counted.sum(0), 1))
    return {"labels": np.rint(counted * share + _LEAST).astype(np.uint16)}
