"""Sets of photos -> bytes and fidelity of our files at every level, beside those of other codecs at as many bytes.

Ours are files that were written and read back. Of other codecs several such files are made of each photo, whatever ours
take; figures at a size between two of them lie between theirs. So another model is measured without them anew.
"""

import hashlib
import math
import os
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

import gc_studio
from gc_studio.analysis.photo import PhotoError, load_photo, resized
from gc_studio.analysis.photo_names import find_photos
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.everything import files_of_levels
from gc_studio.bench.kept_parts import LEVELS, Row
from gc_studio.bench.notes import Notes
from gc_studio.bench.picture_codecs import Files, Picture, PictureCodec
from gc_studio.bench.rows import rows
from gc_studio.decode.renderer import Renderer
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import Coded, centre_square, means, psnr, to_tensor

SQUARE, WHOLE = 256, 512
"""Sides at which photos are measured: of their centre squares, and the shorter one of whole photos."""

LEAST_BPP, MOST_BPP = 0.02, 0.4
"""Of the curves, in bits per pixel."""
_STEP = 1.5
"""Most times the bytes of the file before, in the files of another codec."""
_POINTS = 17
"""Of a curve."""

OURS = "gcx"


@dataclass(frozen=True)
class PhotoSet:
    """Photos of one kind."""

    name: str
    photos: list[Path]


@dataclass(frozen=True)
class Measured:
    """A set at one size; means over its photos.

    Figures: `bytes`, `bpp`, `psnr` in dB, `lpips_<net>`; of ours at WHOLE `windows`, flat ones of a photo, and where
    there are any `rows` and `photo_rows`, what `bench/rows.py` finds there in pictures and in photos.

    Attributes:
        name: of the set.
        side: SQUARE or WHOLE.
        photos: how many.
        ours: by level, nothing kept and everything at levels 1 to 3.
        others: by codec, at the bytes of ours by level; where all its files are larger or smaller, the nearest.
        curves: by codec, likewise at sizes from LEAST_BPP to MOST_BPP.
    """

    name: str
    side: int
    photos: int
    ours: list[Row]
    others: dict[str, list[Row]]
    curves: dict[str, list[Row]]


@dataclass
class Quality:
    """What was measured, and a line for each set that has no photos as large as WHOLE."""

    measured: list[Measured] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def sets_in(folders: Sequence[Path], most: int | None = None) -> list[PhotoSet]:
    """The photos in each folder, named by what tells the folders apart.

    Args:
        folders: one or more.
        most: photos of each that are taken, by lot: the same ones every time, and among those of a larger number.

    Raises:
        PhotoError: a folder is named twice, or has no photos.
    """
    paths = [folder.resolve() for folder in folders]
    if len(set(paths)) < len(paths):
        raise PhotoError("a folder is named twice; name each set of photos once")
    shared = Path(os.path.commonpath([path.parent for path in paths]))
    sets = list[PhotoSet]()
    for folder, path in zip(folders, paths, strict=True):
        photos = find_photos(folder)
        if not photos:
            raise PhotoError(f"{folder}: no photos in this folder")
        random.Random(0).shuffle(photos)
        sets.append(PhotoSet(path.relative_to(shared).as_posix(), photos[:most]))
    return sets


def measure(
    sets: Sequence[PhotoSet],
    model: StudioModel,
    codecs: Sequence[PictureCodec],
    nets: Sequence[PerceptualNet],
    notes: Notes,
) -> Quality:
    """Measure each set at SQUARE, and those whose photos are large enough at WHOLE.

    Args:
        sets: one or more, of one photo or more each.
        model: makes our files.
        codecs: to compare with.
        nets: to measure with, one or more.
        notes: what is known already, and where the rest is written.

    Raises:
        OSError: the notes cannot be written.
        PhotoError: a photo cannot be read.
    """
    measurement = _Measurement(model, codecs, nets, notes)
    found, small = dict[tuple[str, int], list[_OfPhoto]](), dict[str, int]()
    with tqdm(total=sum(len(own.photos) for own in sets), unit="photo", leave=False, disable=None) as bar:
        # By turns, so that what is noted when a run ends early is of all sets.
        for own, path in by_turns(sets):
            photo = load_photo(path)
            small[own.name] = small.get(own.name, 0) + (min(photo.shape[:2]) < WHOLE)
            found.setdefault((own.name, SQUARE), []).append(measurement.of_photo(centre_square(photo, SQUARE)))
            if min(photo.shape[:2]) >= WHOLE:
                found.setdefault((own.name, WHOLE), []).append(measurement.of_photo(resized(photo, WHOLE)))
            bar.update()
    quality = Quality()
    for side in (SQUARE, WHOLE):
        for own in sets:
            if side == WHOLE and small[own.name]:
                quality.left_out.append(f"{own.name}: photos smaller than {WHOLE}, measured at {SQUARE} only")
            else:
                quality.measured.append(_summary(own.name, side, found[own.name, side]))
    return quality


@dataclass(frozen=True)
class _OfPhoto:
    pixels: int
    ours: list[Row]
    others: dict[str, list[Row]]


class _Measurement:
    def __init__(
        self, model: StudioModel, codecs: Sequence[PictureCodec], nets: Sequence[PerceptualNet], notes: Notes
    ) -> None:
        self._model, self._codecs, self._nets, self._notes = model, codecs, nets, notes
        self._renderer = Renderer(model)
        self._figures = "+".join(net.name for net in nets)
        self._program = program_digest()

    def of_photo(self, photo: Picture) -> _OfPhoto:
        photo = photo.copy()  # Torch wants arrays that it could write to.
        key = hashlib.sha256(repr(photo.shape).encode() + photo.tobytes()).hexdigest()[:16]
        others = {
            codec.name: self._notes.figures((key, codec.name, self._figures), partial(self._other, photo, codec))
            for codec in self._codecs
        }
        ours_key = (key, OURS, self._model.identity, self._program, self._figures)
        ours = self._notes.figures(ours_key, partial(self._ours, photo))
        return _OfPhoto(photo.shape[0] * photo.shape[1], ours, others)

    def _other(self, photo: Picture, codec: PictureCodec) -> list[Row]:
        largest = math.ceil(MOST_BPP * photo.shape[0] * photo.shape[1] / 8)
        files = Files(photo, codec).from_smallest(largest, _STEP)
        return [self._row(Coded(len(data), codec.decode(data)), photo) for data in files]

    def _ours(self, photo: Picture) -> list[Row]:
        found = list[Row]()
        for file in files_of_levels(photo, self._model, self._renderer):
            found.append(self._row(file, photo))
            if min(photo.shape[:2]) >= WHOLE:
                windows, picture, own = rows(file.picture, photo)
                found[-1] |= {"windows": windows, "rows": picture, "photo_rows": own}
        return found

    @torch.inference_mode()
    def _row(self, file: Coded, photo: Picture) -> Row:
        mean_square = float(np.square(file.picture.astype(np.float32) - photo).mean())
        bpp = 8 * file.file_bytes / (photo.shape[0] * photo.shape[1])
        row = {"bytes": float(file.file_bytes), "bpp": bpp, "psnr": psnr(mean_square)}
        for net in self._nets:
            row[f"lpips_{net.name}"] = net.lpips(to_tensor(file.picture), to_tensor(photo)).item()
        return row


def program_digest() -> str:
    """Eight hexadecimal digits that change with what makes our files: figures of another program are not ours."""
    digest = hashlib.sha256()
    package = Path(gc_studio.__file__).parent
    for room in ("analysis", "bitstream", "decode", "document", "nets"):
        for path in sorted((package / room).rglob("*.*")):
            if path.suffix in (".py", ".npz"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def by_turns(sets: Sequence[PhotoSet]) -> Iterator[tuple[PhotoSet, Path]]:
    """The first photo of each set, then the second of each that has one, and so on."""
    for number in range(max(len(own.photos) for own in sets)):
        for own in sets:
            if number < len(own.photos):
                yield own, own.photos[number]


def _summary(name: str, side: int, photos: list[_OfPhoto]) -> Measured:
    grid = np.geomspace(LEAST_BPP, MOST_BPP, _POINTS)
    others, curves = dict[str, list[Row]](), dict[str, list[Row]]()
    for codec in photos[0].others:
        others[codec] = [
            means([at_bytes(photo.others[codec], photo.ours[level]["bytes"]) for photo in photos]) for level in LEVELS
        ]
        curves[codec] = [
            means([at_bytes(photo.others[codec], bpp * photo.pixels / 8) for photo in photos]) for bpp in grid
        ]
    ours = [_mean_of_level([photo.ours[level] for photo in photos]) for level in LEVELS]
    return Measured(name, side, len(photos), ours, others, curves)


def _mean_of_level(rows_of_photos: list[Row]) -> Row:
    row = means(rows_of_photos)
    if "windows" in row:
        weights = [own["windows"] for own in rows_of_photos]
        for figure in ("rows", "photo_rows"):
            del row[figure]
            if any(weights):
                row[figure] = float(np.average([own[figure] for own in rows_of_photos], weights=weights))
    return row


def mean_of_sets(measured: Sequence[Measured]) -> Measured:
    """Sets of one size as one: means of their means, so that each counts alike; what only some have is of those."""

    def mean(found: Sequence[Row]) -> Row:
        return {name: float(np.mean([row[name] for row in found if name in row])) for row in found for name in row}

    def by_place(lists: Iterable[list[Row]]) -> list[Row]:
        return [mean(found) for found in zip(*lists, strict=True)]

    codecs = measured[0].others
    return Measured(
        "all sets",
        measured[0].side,
        sum(own.photos for own in measured),
        by_place(own.ours for own in measured),
        {codec: by_place(own.others[codec] for own in measured) for codec in codecs},
        {codec: by_place(own.curves[codec] for own in measured) for codec in codecs},
    )


def at_bytes(files: Sequence[Row], size: float) -> Row:
    """Figures of a codec at so many bytes: between those of the two nearest files; beyond all, those of the nearest.

    files: rows with `bytes`, in order of these.
    """
    sizes = [file["bytes"] for file in files]
    place = float(np.clip(size, sizes[0], sizes[-1]))
    logs = np.log(sizes)
    row = {name: float(np.interp(np.log(place), logs, [file[name] for file in files])) for name in files[0]}
    return row | {"bytes": place, "bpp": place * files[0]["bpp"] / files[0]["bytes"]}
