"""Photos on disk -> batches: a pack of encoded photos in one file, random crops, coded structure maps, preserve masks.

A pack is a safetensors file: `bytes` uint8 (all encoded photos end to end), `offsets` int64 (n + 1). It travels as one
file, is memory-mapped, and needs no folder of thousands of small files.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file
from torch import Tensor
from torch.utils.data import IterableDataset, get_worker_info

from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.regions import colour_regions
from gc_studio.analysis.structure import STRENGTHS, canny_maps, lines_of_cells
from gc_studio.decode.inputs import at_network_scale
from gc_studio.decode.regions import RegionShares
from gc_studio.nets.layout import DETAIL_STRIDE

MOST_TEXTURES = 3
"""In one picture in training. More need nothing else of the network: every pixel takes its own parameters anyway."""


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


def random_crop(photo: NDArray[np.uint8], size: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Square crop of `size` pixels, the shorter side first scaled to 1 to 1.25 times that; half are mirrored."""
    height, width = photo.shape[:2]
    scale = size * rng.uniform(1.0, 1.25) / min(height, width)
    shape = max(size, round(width * scale)), max(size, round(height * scale))
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    photo = np.asarray(cv2.resize(photo, shape, interpolation=interpolation), np.uint8)
    top, left = rng.integers(photo.shape[0] - size + 1), rng.integers(photo.shape[1] - size + 1)
    crop = photo[top : top + size, left : left + size]
    return np.ascontiguousarray(crop[:, ::-1] if rng.random() < 0.5 else crop)


def random_mask(cells: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Preserve mask, bool (cells, cells): 30 % all off, 35 % all on, 20 % one box, 15 % a brush-like blob."""
    kind = rng.random()
    if kind < 0.65:
        return np.full((cells, cells), kind >= 0.30)
    return random_box(cells, rng) if kind < 0.85 else random_blob(cells, rng)


def random_box(cells: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """A box of any size, bool (cells, cells)."""
    mask = np.zeros((cells, cells), bool)
    (top, bottom), (left, right) = np.sort(rng.integers(0, cells + 1, (2, 2)), axis=1)
    mask[top : bottom + 1, left : right + 1] = True
    return mask


def random_blob(cells: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """What a brush may have painted, a tenth to seven tenths of bool (cells, cells)."""
    noise = cv2.GaussianBlur(rng.standard_normal((cells, cells)), (0, 0), cells / 6)
    return noise > np.quantile(noise, rng.uniform(0.3, 0.9))


STRUCTURE_SCALES = {1: 0.1, 2: 0.8, 4: 0.1}
"""Photo pixels per pixel of the coded map, and the share of the photos whose map is drawn at it."""


def random_structure(crop: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.bool_]:
    """Structure of a crop as the network sees it, bool (S / 2, S / 2): all that people may choose to have drawn.

    Two fifths of the maps are Canny's at a strength of its own for every place, as `decode.line_choice` has them
    without being asked, three tenths Canny's at one strength, three tenths of the contour net; these at their default
    strength or, half of them, between 0.7 and 1.4.
    """
    kind = rng.random()
    scale = int(rng.choice(list(STRUCTURE_SCALES), p=list(STRUCTURE_SCALES.values())))
    if kind < 0.4:
        return at_network_scale(_of_many_strengths(crop, scale, rng), scale)
    detector = Detector.CANNY if kind < 0.7 else Detector.CONTOURS
    strength = 1.0 if rng.random() < 0.5 else 2.0 ** rng.uniform(-0.5, 0.5)
    return at_network_scale(detected_structure(crop, detector, scale, strength=strength), scale)


def _of_many_strengths(crop: NDArray[np.uint8], scale: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Lines of blobs of all sizes: chance stands in for what lines are worth, for to know that takes four decodes."""
    maps = canny_maps(crop, scale)
    cells = crop.shape[0] // DETAIL_STRIDE
    noise = rng.standard_normal((len(STRENGTHS), cells, cells))
    smooth = np.stack([cv2.GaussianBlur(own, (0, 0), rng.uniform(1.0, cells / 4)) for own in noise])
    worth = smooth / smooth.std((1, 2), keepdims=True) + rng.normal(size=(len(STRENGTHS), 1, 1))
    return lines_of_cells(maps, np.argmax(worth, axis=0))


INSTANCE_MASKS = 0.2
"""Share of the photos with several textures of which one region is preserved, all of it and nothing else."""


def random_regions(crop: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.bool_]:
    """Which cells take which texture, bool (MOST_TEXTURES, S / 16, S / 16), one True a cell.

    45 % one texture, 45 % the regions that the analysis finds in the photo, 10 % the mask of `random_mask`, as a hand
    would paint it.
    """
    cells = crop.shape[0] // DETAIL_STRIDE
    kind = rng.random()
    if kind < 0.45:
        labels = np.zeros((cells, cells), np.uint8)
    elif kind < 0.55:
        labels = random_mask(cells, rng).astype(np.uint8)
    else:
        labels = colour_regions(crop, 2 if kind < 0.8 else MOST_TEXTURES)
    return labels == np.arange(MOST_TEXTURES)[:, None, None]


@dataclass(frozen=True)
class Batch:
    """One batch.

    photo: uint8 (N, 3, S, S); structure: bool (N, 1, S / 2, S / 2); mask: bool (N, 1, S / 16, S / 16); regions: bool
    (N, MOST_TEXTURES, S / 16, S / 16), what the encoders take; shares: float32 (N, MOST_TEXTURES, S / 2, S / 2), what
    the generator takes.
    """

    photo: Tensor
    structure: Tensor
    mask: Tensor
    regions: Tensor
    shares: Tensor

    def pin_memory(self) -> "Batch":
        """The same in memory that a GPU copies from by itself; the data loader asks for it."""
        tensors = self.photo, self.structure, self.mask, self.regions, self.shares
        return Batch(*(tensor.pin_memory() for tensor in tensors))

    def as_floats(self, device: torch.device) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Photo in [-1, 1] (channels last), structure, mask and regions in {0, 1}, and shares, on the device."""
        photo = self.photo.to(device, non_blocking=True).float() / 127.5 - 1
        structure, mask, regions, shares = (
            t.to(device, non_blocking=True).float() for t in (self.structure, self.mask, self.regions, self.shares)
        )
        return photo.contiguous(memory_format=torch.channels_last), structure, mask, regions, shares


USED_AGAIN_WITHIN = 512
"""A crop that is used more than once comes again within so many new ones of its worker."""


@dataclass(frozen=True)
class _Crop:
    """What takes time to find in a crop: arrays as in `Batch`, of one photo."""

    photo: NDArray[np.uint8]
    structure: NDArray[np.bool_]
    regions: NDArray[np.bool_]
    shares: NDArray[np.float32]

    def mirrored(self) -> "_Crop":
        return _Crop(self.photo[..., ::-1], self.structure[..., ::-1], self.regions[..., ::-1], self.shares[..., ::-1])


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
        """
        self._packs, self._place, self._fresh = packs, place, max(batch // uses, 1)
        self._size, self._batch, self._seed, self._first_step = size, batch, seed, first_step

    def __iter__(self) -> Iterator[Batch]:
        cv2.setNumThreads(1)
        worker = get_worker_info()
        start, stride = (worker.id, worker.num_workers) if worker else (0, 1)
        packs = [Pack(path) for path, _ in self._packs]
        odds = np.array([share for _, share in self._packs]) / sum(share for _, share in self._packs)

        @lru_cache(USED_AGAIN_WITHIN + self._batch)
        def crop_of(step: int, index: int) -> _Crop:
            rng = self._rng(step, 1 + index)
            pack = packs[rng.choice(len(packs), p=odds)]
            return self._analysed(pack[int(rng.integers(len(pack)))], rng)

        step = self._first_step + start
        while True:
            yield self._batch_of(crop_of, step, stride)
            step += stride

    def _rng(self, step: int, *of: int) -> np.random.Generator:
        device, devices = self._place
        return np.random.default_rng([self._seed, self._size, step * devices + device, *of])

    def _analysed(self, photo: NDArray[np.uint8], rng: np.random.Generator) -> _Crop:
        crop = random_crop(photo, self._size, rng)
        structure = random_structure(crop, rng)
        regions = random_regions(crop, rng)
        shares = RegionShares.of(regions, structure).values
        return _Crop(crop.transpose(2, 0, 1), structure[None], regions, shares)

    def _batch_of(self, crop_of: Callable[[int, int], _Crop], step: int, stride: int) -> Batch:
        """The batch of a step: crops new with it, and some of those that were new with earlier ones of this worker."""
        rng = self._rng(step)
        earlier = range(step % stride, step, stride)[-(USED_AGAIN_WITHIN // self._fresh) :]
        fresh = self._fresh if earlier else self._batch
        places = [(step, index) for index in range(fresh)]
        for _ in range(self._batch - fresh):
            places.append((int(rng.choice(earlier)), int(rng.integers(self._fresh))))
        photos, structures, masks, regions, shares = [], [], [], [], []
        for place in places:
            crop = crop_of(*place)
            if rng.random() < 0.5:
                crop = crop.mirrored()
            photos.append(crop.photo)
            structures.append(crop.structure)
            regions.append(crop.regions)
            shares.append(crop.shares)
            # People preserve things: some masks are one of the regions.
            instance = rng.random() < INSTANCE_MASKS and not crop.regions[0].all()
            masks.append(crop.regions[:1] if instance else random_mask(self._size // DETAIL_STRIDE, rng)[None])
        return Batch(*(torch.from_numpy(np.stack(items)) for items in (photos, structures, masks, regions, shares)))
