"""A model of the family `gc`, from arrays to arrays: E on photos, G on symbols; on the processor, by torch."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from gc_studio.document import CELL, Codes
from gc_studio.nets.model import ModelError, as_network_picture, choose_device
from gc_studio.nets.papers.gc import CHANNELS, Gc, noise
from gc_studio.nets.registry import ModelDescription
from gc_studio.nets.small import load_frozen
from gc_studio.tasks import next_step

TILE, HALO = 32, 13
"""Cells on a side that are made at once, and how far beyond them the networks see."""


@dataclass(frozen=True, eq=False)
class GcModel:
    """A loaded model.

    Attributes:
        codes: what documents of it hold.
        identity: eight hexadecimal digits.
        gc: its networks.
        device: `cpu` or `cuda`.
    """

    codes: Codes
    identity: str
    gc: Gc
    device: str

    def encode(self, photo: NDArray[np.uint8]) -> NDArray[np.float32]:
        """W = E(x) before quantisation.

        photo: uint8 RGB (H, W, 3), H and W multiples of 16 -> float32 (8, H / 16, W / 16).
        """
        rows, columns = (side // CELL for side in photo.shape[:2])
        w = np.empty((CHANNELS[-1], rows, columns), np.float32)
        for tile in _tiles(rows, columns):
            w[:, *tile.own] = self._encoded(photo[tile.pixels])[:, *tile.kept]
        return w

    def paint(self, detail: NDArray[np.int8], mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
        """G([m * w_hat, m, v]).

        detail: symbols, int8 (8, rows, columns); mask: bool (rows, columns) -> uint8 RGB (16 rows, 16 columns, 3).
        """
        rows, columns = mask.shape
        z = [detail, mask[None], noise(rows, columns)]
        picture = np.empty((rows * CELL, columns * CELL, 3), np.uint8)
        for tile in _tiles(rows, columns):
            painted = self._painted(*(plane[:, *tile.seen] for plane in z))
            picture[_in_pixels(tile.own)] = painted[_in_pixels(tile.kept)]
        return picture

    @torch.inference_mode()
    def _encoded(self, photo: NDArray[np.uint8]) -> NDArray[np.float32]:
        picture = torch.from_numpy(as_network_picture(photo)).to(self.device, memory_format=torch.channels_last)
        w: NDArray[np.float32] = self.gc.encoder(picture)[0].cpu().numpy()
        return w

    @torch.inference_mode()
    def _painted(self, *z: NDArray[Any]) -> NDArray[np.uint8]:
        symbols, m, v = (torch.from_numpy(plane.astype(np.float32))[None].to(self.device) for plane in z)
        levels = ((self.gc.generator(symbols, m, v)[0] + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
        return np.ascontiguousarray(levels.permute(1, 2, 0).cpu().numpy())


Box = tuple[slice, slice]
"""Rows and columns of cells."""


@dataclass(frozen=True)
class _Tile:
    """Cells that are made at once: its own ones, those that the networks see for them, and its own within these."""

    own: Box
    seen: Box
    kept: Box

    @property
    def pixels(self) -> Box:
        return _in_pixels(self.seen)


def _in_pixels(box: Box) -> Box:
    rows, columns = (slice(side.start * CELL, side.stop * CELL) for side in box)
    return rows, columns


def _tiles(rows: int, columns: int) -> Iterator[_Tile]:
    """Tiles that cover a picture; large ones take no more memory than small ones, and end when they are called off."""
    for top, left in product(range(0, rows, TILE), range(0, columns, TILE)):
        next_step()
        own = slice(top, min(top + TILE, rows)), slice(left, min(left + TILE, columns))
        seen = tuple(
            slice(max(side.start - HALO, 0), min(side.stop + HALO, most))
            for side, most in zip(own, (rows, columns), strict=True)
        )
        kept = tuple(
            slice(side.start - around.start, side.stop - around.start) for side, around in zip(own, seen, strict=True)
        )
        yield _Tile(own, (seen[0], seen[1]), (kept[0], kept[1]))


def load_gc(description: ModelDescription, device: str = "auto") -> GcModel:
    """Load a model for use.

    Raises:
        ModelError: the weights do not fit the networks, or there is no such device.
    """
    if (codes := description.codes).detail_limit != 2 or {*codes.layers} != {"mask", "detail"}:
        raise ModelError(f"model {description.name!r} has other codes than those of its family")
    place = choose_device(device)
    gc = load_frozen(Gc(), f"model {description.name!r}", description.path, place)
    return GcModel(codes, description.identity, gc, place)
