"""Classes of the sets of label maps: what their files number, and what nets and models of scenes make of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gc_studio.training import street_classes


@dataclass(frozen=True, eq=False)
class LabelSet:
    """How label maps are read.

    Attributes:
        names: names of the classes by their number; the first is the ground, or what nobody named.
        table: uint8 (256,), numbers in files -> numbers of the classes.
        selections: for measurements, names of classes under a name for all of them, what one keeps first of all first.
    """

    names: tuple[str, ...]
    table: NDArray[np.uint8]
    selections: Mapping[str, tuple[str, ...]]


STREET = LabelSet(
    street_classes.NAMES,
    street_classes.TABLE,
    {
        "people": street_classes.NAMES[1:],
        "all but clothes": ("background", "skin", "hair"),
        "skin and hair": ("skin", "hair"),
    },
)
"""Clothing Co-Parsing, people in the street, merged to what a designer would name."""

_ROAD_FILES = (
    *("sky", "building", "pole", "road", "pavement", "tree", "sign", "fence", "car", "pedestrian", "bicyclist"),
    "unlabelled",
)
_ROAD = (_ROAD_FILES[-1], *_ROAD_FILES[:-1])
_ROAD_TABLE = np.zeros(256, np.uint8)
_ROAD_TABLE[: len(_ROAD_FILES)] = [_ROAD.index(name) for name in _ROAD_FILES]

CAMVID = LabelSet(
    _ROAD,
    _ROAD_TABLE,
    {
        "traffic": ("pole", "sign", "car", "pedestrian", "bicyclist"),
        "all but sky, road and pavement": tuple(name for name in _ROAD if name not in ("sky", "road", "pavement")),
        "people": ("pedestrian", "bicyclist"),
    },
)
"""CamVid in the split of SegNet's tutorial: streets from a car."""

SETS = {"street": STREET, "camvid": CAMVID}


def label_set_of(names: Sequence[str]) -> LabelSet:
    """The set whose classes have these names.

    Raises:
        ValueError: there is none.
    """
    for known in SETS.values():
        if known.names == tuple(names):
            return known
    raise ValueError(f"there are no label maps for the classes {', '.join(names)}; known sets: {', '.join(SETS)}")
