"""Photos on disk -> batches: a pack of encoded photos in one file, and what `crops` draws from it.

A pack is a safetensors file: `bytes` uint8 (all encoded photos end to end), `offsets` int64 (n + 1). It travels as one
file, is memory-mapped, and needs no folder of thousands of small files.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file
from torch import Tensor
from torch.utils.data import IterableDataset, get_worker_info

from gc_studio.decode.regions import RegionShares
from gc_studio.nets.layout import DETAIL_STRIDE
from gc_studio.training.crops import (
    random_crop,
    random_large_structure,
    random_mask,
    random_regions,
    random_square,
    random_structure,
)


def _smaller(blob: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """The photo with its shorter side scaled down to `side` pixels, encoded anew as WebP."""
    photo = cv2.imdecode(blob, cv2.IMREAD_COLOR)
    if photo is None or min(photo.shape[:2]) <= side:
        return blob
    scale = side / min(photo.shape[:2])
    small = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return cv2.imencode(".webp", small, [cv2.IMWRITE_WEBP_QUALITY, 78])[1]


def write_pack(photos: list[Path], out: Path, side: int | None = None) -> None:
    """Concatenate encoded photo files (any format that OpenCV reads) into one pack.

    Args:
        photos: the files.
        out: the pack.
        side: scale the shorter sides down to this many pixels, for machines with little room; None keeps the files.
    """
    blobs = [np.frombuffer(path.read_bytes(), np.uint8) for path in photos]
    if side is not None:
        blobs = [_smaller(blob, side) for blob in blobs]
    offsets = np.cumsum([0, *(blob.size for blob in blobs)], dtype=np.int64)
    save_file({"bytes": np.concatenate(blobs), "offsets": offsets}, out)


class Pack:
    """Random access to the photos of a pack."""

    def __init__(self, path: Path) -> None:
        with safe_open(path, framework="numpy") as file:
            self._bytes = file.get_tensor("bytes")
            self._offsets = file.get_tensor("offsets")

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, index: int) -> NDArray[np.uint8]:
        """Photo `index` as uint8 RGB (H, W, 3)."""
        blob = self._bytes[self._offsets[index] : self._offsets[index + 1]]
        return np.asarray(cv2.imdecode(blob, cv2.IMREAD_COLOR_RGB), np.uint8)


INSTANCE_MASKS = 0.2
"""Share of the photos with several textures of which one region is preserved, all of it and nothing else."""


class Kind(Enum):
    """What a batch shows: photos scaled to nearly fit a crop, crops out of large photos, or large photos whole."""

    FITTED = "fitted"
    CUT = "cut"
    LARGE = "large"


LARGE_TIMES = 2
"""The side of a large photo, in sides of a crop."""


def kind_of(step: int) -> Kind:
    """Of a step's batch, where there are large photos: half of the steps fitted, an eighth large, the rest cut."""
    if step % 2 == 0:
        return Kind.FITTED
    return Kind.LARGE if step % 8 == 7 else Kind.CUT


@dataclass(frozen=True)
class Whole:
    """The photos that the crops of a batch are cut out of: what is encoded, where only a crop is painted.

    photo: uint8 (N, 3, L, L); regions: bool (N, MOST_TEXTURES, L / 16, L / 16); place: int64 (N, 2), cells above and to
    the left of the crop.
    """

    photo: Tensor
    regions: Tensor
    place: Tensor


@dataclass(frozen=True)
class Batch:
    """One batch.

    photo: uint8 (N, 3, S, S); structure: bool (N, 1, S / 2, S / 2); mask: bool (N, 1, S / 16, S / 16); regions: bool
    (N, MOST_TEXTURES, S / 16, S / 16), what the encoders take; shares: float32 (N, MOST_TEXTURES, S / 2, S / 2), what
    the generator takes; whole: of crops out of larger photos.
    """

    photo: Tensor
    structure: Tensor
    mask: Tensor
    regions: Tensor
    shares: Tensor
    whole: Whole | None = None

    def pin_memory(self) -> "Batch":
        """The same in memory that a GPU copies from by itself; the data loader asks for it."""
        own = (self.photo, self.structure, self.mask, self.regions, self.shares)
        photo, structure, mask, regions, shares = (tensor.pin_memory() for tensor in own)
        whole = self.whole and Whole(self.whole.photo.pin_memory(), self.whole.regions.pin_memory(), self.whole.place)
        return Batch(photo, structure, mask, regions, shares, whole)

    def as_floats(self, device: torch.device) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Photo in [-1, 1] (channels last), structure, mask and regions in {0, 1}, and shares, on the device."""
        structure, mask, regions, shares = (
            t.to(device, non_blocking=True).float() for t in (self.structure, self.mask, self.regions, self.shares)
        )
        return _pictures(self.photo, device), structure, mask, regions, shares

    def whole_as_floats(self, device: torch.device) -> tuple[Tensor, Tensor, Tensor] | None:
        """Photo, regions and place of `whole`, likewise."""
        if self.whole is None:
            return None
        regions = self.whole.regions.to(device, non_blocking=True).float()
        return _pictures(self.whole.photo, device), regions, self.whole.place


def _pictures(photos: Tensor, device: torch.device) -> Tensor:
    """uint8 (N, 3, H, W) -> float in [-1, 1], channels last, on the device."""
    pictures = photos.to(device, non_blocking=True).float() / 127.5 - 1
    return pictures.contiguous(memory_format=torch.channels_last)


USED_AGAIN_WITHIN = 512
"""A crop that is used more than once comes again within so many new ones of its worker."""


@dataclass(frozen=True)
class _Square:
    """What a crop is cut out of: photo and regions as in `Whole`, and the cells above and to the left of the crop."""

    photo: NDArray[np.uint8]
    regions: NDArray[np.bool_]
    place: tuple[int, int]

    def mirrored(self, columns: int) -> "_Square":
        """With a crop of so many cells' width."""
        top, left = self.place
        return _Square(self.photo[..., ::-1], self.regions[..., ::-1], (top, self.regions.shape[-1] - columns - left))


@dataclass(frozen=True)
class _Crop:
    """What takes time to find in a crop: arrays as in `Batch`, of one photo."""

    photo: NDArray[np.uint8]
    structure: NDArray[np.bool_]
    regions: NDArray[np.bool_]
    shares: NDArray[np.float32]
    square: _Square | None = None

    def mirrored(self) -> "_Crop":
        square = self.square and self.square.mirrored(self.regions.shape[-1])
        return _Crop(
            self.photo[..., ::-1], self.structure[..., ::-1], self.regions[..., ::-1], self.shares[..., ::-1], square
        )


def _analysed(
    photo: NDArray[np.uint8],
    regions: NDArray[np.bool_],
    structure: NDArray[np.bool_],
    square: _Square | None = None,
) -> _Crop:
    shares = RegionShares.of(regions, structure).values
    return _Crop(photo.transpose(2, 0, 1), structure[None], regions, shares, square)


def _fitted(photo: NDArray[np.uint8], size: int, rng: np.random.Generator) -> _Crop:
    crop = random_crop(photo, size, rng)
    structure = random_structure(crop, rng)
    return _analysed(crop, random_regions(crop, rng), structure)


def _large(photo: NDArray[np.uint8], size: int, rng: np.random.Generator) -> _Crop:
    square = random_square(photo, size, rng)
    structure = random_large_structure(square, rng)
    return _analysed(square, random_regions(square, rng), structure)


def _cut(photo: NDArray[np.uint8], size: int, rng: np.random.Generator) -> _Crop:
    square = random_square(photo, LARGE_TIMES * size, rng)
    whole_regions = random_regions(square, rng)
    cells, free = size // DETAIL_STRIDE, (LARGE_TIMES - 1) * size // DETAIL_STRIDE
    row, column = (int(rng.integers(free + 1)) for _ in range(2))
    top, left = row * DETAIL_STRIDE, column * DETAIL_STRIDE
    crop = np.ascontiguousarray(square[top : top + size, left : left + size])
    structure = random_large_structure(crop, rng)
    regions = whole_regions[:, row : row + cells, column : column + cells]
    return _analysed(crop, regions, structure, _Square(square.transpose(2, 0, 1), whole_regions, (row, column)))


class BatchStream(IterableDataset[Batch]):
    """Endless batches in an order fixed by the seed and the step, so that a resumed run goes on where it stopped."""

    def __init__(
        self,
        packs: list[tuple[Path, float]],
        size: int,
        batch: int,
        seed: int,
        first_step: int,
        place: tuple[int, int] = (0, 1),
        uses: int = 1,
        large_packs: list[tuple[Path, float]] | None = None,
    ) -> None:
        """Say what to make.

        Args:
            packs: files and their shares.
            size: of the crops.
            batch: how many.
            seed, first_step: of the order.
            place: number of this device and how many there are, each of which sees photos of its own.
            uses: about how often each crop is used, as itself or mirrored and with another mask each time, `batch //
                uses` of a batch being new: to find their lines takes a processor longer than some GPUs need to train
                on them. With more than one the order depends on the number of workers, too.
            large_packs: photos whose crops are cut out of squares of LARGE_TIMES their side, or are such squares, as
                `kind_of` says; a batch of squares has as many pixels as one of crops.
        """
        self._packs, self._place, self._uses = packs, place, uses
        self._size, self._batch, self._seed, self._first_step = size, batch, seed, first_step
        self._large_packs = large_packs

    def __iter__(self) -> Iterator[Batch]:
        cv2.setNumThreads(1)
        worker = get_worker_info()
        start, stride = (worker.id, worker.num_workers) if worker else (0, 1)
        small, large = (Shared(packs) for packs in (self._packs, self._large_packs or []))

        @lru_cache(USED_AGAIN_WITHIN + self._batch)
        def crop_of(step: int, index: int) -> _Crop:
            rng = self._rng(step, 1 + index)
            match self._kind(step):
                case Kind.FITTED:
                    return _fitted(small.photo(rng), self._size, rng)
                case Kind.CUT:
                    return _cut(large.photo(rng), self._size, rng)
                case Kind.LARGE:
                    return _large(large.photo(rng), LARGE_TIMES * self._size, rng)

        step = self._first_step + start
        while True:
            yield self._batch_of(crop_of, step, stride)
            step += stride

    def _kind(self, step: int) -> Kind:
        return kind_of(step) if self._large_packs else Kind.FITTED

    def _rng(self, step: int, *of: int) -> np.random.Generator:
        device, devices = self._place
        return np.random.default_rng([self._seed, self._size, step * devices + device, *of])

    def _batch_of(self, crop_of: Callable[[int, int], _Crop], step: int, stride: int) -> Batch:
        """The batch of a step: crops new with it, and some of those that were new with earlier ones of this worker."""
        rng, kind = self._rng(step), self._kind(step)
        batch = max(self._batch // LARGE_TIMES**2, 1) if kind is Kind.LARGE else self._batch
        fresh = max(batch // self._uses, 1)
        last = range(step % stride, step, stride)[-(USED_AGAIN_WITHIN // fresh) :]
        earlier = [other for other in last if self._kind(other) is kind]
        places = [(step, index) for index in range(fresh if earlier else batch)]
        while len(places) < batch:
            places.append((int(rng.choice(earlier)), int(rng.integers(fresh))))
        crops, masks = list[_Crop](), list[NDArray[np.bool_]]()
        for place in places:
            crop = crop_of(*place)
            if rng.random() < 0.5:
                crop = crop.mirrored()
            crops.append(crop)
            # People preserve things: some masks are one of the regions.
            instance = rng.random() < INSTANCE_MASKS and not crop.regions[0].all()
            masks.append(crop.regions[:1] if instance else random_mask(crop.regions.shape[-1], rng)[None])
        return Batch(
            _stacked([crop.photo for crop in crops]),
            _stacked([crop.structure for crop in crops]),
            _stacked(masks),
            _stacked([crop.regions for crop in crops]),
            _stacked([crop.shares for crop in crops]),
            _whole([crop.square for crop in crops if crop.square is not None]),
        )


def _stacked(arrays: Sequence[NDArray[Any]]) -> Tensor:
    return torch.from_numpy(np.stack(arrays))


def _whole(squares: list[_Square]) -> Whole | None:
    if not squares:
        return None
    place = torch.tensor([square.place for square in squares])
    return Whole(
        _stacked([square.photo for square in squares]), _stacked([square.regions for square in squares]), place
    )


class Shared:
    """Photos drawn from packs by their shares."""

    def __init__(self, packs: list[tuple[Path, float]]) -> None:
        self._packs = [Pack(path) for path, _ in packs]
        self._odds = np.array([share for _, share in packs]) / sum(share for _, share in packs) if packs else None

    def photo(self, rng: np.random.Generator) -> NDArray[np.uint8]:
        """A photo, uint8 RGB (H, W, 3)."""
        pack = self._packs[rng.choice(len(self._packs), p=self._odds)]
        return pack[int(rng.integers(len(pack)))]
