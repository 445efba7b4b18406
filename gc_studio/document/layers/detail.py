"""The detail code w: symbols of the preserved cells."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document.layers.layer import Array, Arrays, Frame, Layer
from gc_studio.words import mark


def _shape(frame: Frame) -> tuple[int, int, int]:
    return frame.codes.detail_channels, *frame.grid


def _limits(frame: Frame, _before: Arrays) -> tuple[int, int]:
    return -frame.codes.detail_limit, frame.codes.detail_limit


def _where_preserved(_frame: Frame, arrays: Arrays) -> Arrays:
    detail, mask = arrays["detail"], arrays["mask"]
    return {"detail": _masked(detail, mask)} if np.any(detail[:, ~mask]) else {}


def _masked(detail: NDArray[Any], mask: NDArray[Any]) -> NDArray[Any]:
    masked = np.where(mask, detail, detail.dtype.type(0))
    masked.flags.writeable = False
    return masked


LAYER = Layer(
    name=mark("detail"),
    arrays=(Array("detail", np.int8, _shape, _limits),),
    colour="#b794f6",
    words=mark("What keeps the preserved cells true to the photo"),
    needs=("mask",),
    settle=_where_preserved,
)
