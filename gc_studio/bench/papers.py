"""Sets of photos -> what each system of the papers, the studio model and common codecs make of them, in figures.

Every installed model of a family that is known is measured at each of its settings, by files that are written and read
back, beside the codecs and settings that the papers name. What cannot run is named with the reason.
"""

import hashlib
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo
from gc_studio.bench.distances import TRAINING_LOSSES, PerceptualNet
from gc_studio.bench.notes import Notes
from gc_studio.bench.papers_codecs import baselines
from gc_studio.bench.papers_systems import CodecAtWork, Made, ModelAtWork, System
from gc_studio.bench.picture_codecs import Picture
from gc_studio.bench.quality import SQUARE, PhotoSet, by_turns, program_digest
from gc_studio.decode.families import installed_of_known_families
from gc_studio.training.evaluate import centre_square, fidelity, to_tensor
from gc_studio.training.kernel import kernel_distance
from gc_studio.training.perceptual import VggFeatures

SECONDS = ("encode_s", "decode_s")
"""Figures of which the middle one counts: a machine that does something else for a moment spoils a mean."""

_SMALL = 1e-6
"""Added to both sides of DISTS's fractions, as there."""

Figures = dict[str, float]

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Cost:
    """What a model takes: numbers in its file, and operations to paint a square; None if they cannot be counted."""

    parameters: int
    operations: float | None


@dataclass
class OfSet:
    """A set; by row, means over its photos, and the middle one of seconds.

    Figures: `bytes`, `bpp`, `psnr` in dB, `ms_ssim`, `lpips_<net>`, `dists` if a net is given, `encode_s`, `decode_s`;
    of the set `kernel`, see `kernel_distance`; `detail` and `by_channel` where the gist is kept, see `Made`.
    """

    name: str
    photos: int
    rows: dict[str, Figures]


@dataclass
class Papers:
    """What was measured.

    Attributes:
        sets: one or more.
        models: name and identity of each model, by the names of its rows.
        costs: by the name of the model.
        left_out: a line for each model or codec that could not run.
    """

    sets: list[OfSet]
    models: dict[str, tuple[str, str]] = field(default_factory=dict)
    costs: dict[str, Cost] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


class Systems:
    """All that can run here."""

    def __init__(self) -> None:
        """Load the models; what fails is in `left_out`."""
        self.models: list[ModelAtWork] = []
        codecs, self.left_out = baselines()
        for description in installed_of_known_families().values():
            try:
                self.models.append(ModelAtWork(description))
            except Exception as error:  # Of any kind: it is the family's own business what a file must hold.
                self.left_out.append(f"{description.name}: {error}")
        self._running: list[System] = [*self.models, *map(CodecAtWork, codecs)]

    def each(self, work: Callable[[System], dict[str, _Result]]) -> dict[str, _Result]:
        """What some work gives for each system, all in one; a system that fails is left out from then on."""
        found = dict[str, _Result]()
        for system in list(self._running):
            try:
                found |= work(system)
            except Exception as error:  # Encoders raise what they like.
                self._running.remove(system)
                self.left_out.append(f"{system.name}: {error or type(error).__name__}")
        return found


def measure(
    sets: Sequence[PhotoSet],
    systems: Systems,
    nets: Sequence[PerceptualNet],
    vgg: VggFeatures | None,
    notes: Notes,
) -> Papers:
    """Measure centre squares of photos.

    Args:
        sets: one or more, of one photo or more each.
        systems: what makes files of them.
        nets: to measure with, the first that was no training loss also for the kernel distance; may be none.
        vgg: for `dists`.
        notes: what is known already, and where the rest is written.

    Raises:
        OSError: the notes cannot be written.
        PhotoError: a photo cannot be read.
    """
    measurement = _Measurement(nets, vgg, notes)
    of_sets: dict[str, list[dict[str, Any]]] = {own.name: [] for own in sets}
    square: Picture | None = None
    with tqdm(total=sum(len(own.photos) for own in sets), unit="photo", leave=False, disable=None) as bar:
        for own, path in by_turns(sets):
            square = centre_square(load_photo(path), SQUARE)
            of_sets[own.name].append(measurement.of_photo(square, systems))
            bar.update()
    papers = Papers([_summary(name, photos) for name, photos in of_sets.items()])
    for model in systems.models:
        papers.models |= {setting.name: (model.name, model.identity) for setting in model.settings}
        if square is not None and any(setting.name in papers.sets[0].rows for setting in model.settings):
            papers.costs[model.name] = Cost(model.parameters, model.operations(square))
    papers.left_out = list(systems.left_out)
    return papers


class _Measurement:
    def __init__(self, nets: Sequence[PerceptualNet], vgg: VggFeatures | None, notes: Notes) -> None:
        self._nets = sorted(nets, key=lambda net: net.name in TRAINING_LOSSES)
        self._vgg, self._notes = vgg, notes
        self._figures = "+".join([*(net.name for net in nets), *(["dists"] if vgg else [])])
        self._program = program_digest()

    def of_photo(self, photo: Picture, systems: Systems) -> dict[str, Any]:
        """Figures and features by row, those of the photo itself as the row of no name."""
        key = hashlib.sha256(repr(photo.shape).encode() + photo.tobytes()).hexdigest()[:16]

        def measured(system: System) -> dict[str, Any]:
            of = ("papers", key, system.name, system.identity, self._program, self._figures)
            found: dict[str, Any] = self._notes.figures(
                of, lambda: {name: self._row(made, photo) for name, made in system.files(photo).items()}
            )
            return found

        return systems.each(measured) | {"": {"features": self._features(photo)}}

    @torch.inference_mode()
    def _row(self, made: Made, photo: Picture) -> dict[str, Any]:
        decoded, original = to_tensor(made.picture.copy()), to_tensor(photo.copy())
        bpp = 8 * made.file_bytes / (photo.shape[0] * photo.shape[1])
        row: dict[str, Any] = {"bytes": float(made.file_bytes), "bpp": bpp, **fidelity(made.picture, photo)}
        row |= {f"lpips_{net.name}": net.lpips(decoded, original).item() for net in self._nets}
        if self._vgg is not None:
            row["dists"] = dists(self._vgg, decoded, original)
        row |= {"encode_s": made.encode_s, "decode_s": made.decode_s, **made.more}
        return row | {"features": self._features(made.picture)}

    @torch.inference_mode()
    def _features(self, picture: Picture) -> list[float]:
        if not self._nets:
            return []
        features: list[float] = self._nets[0].deepest(to_tensor(picture.copy()))[0].double().tolist()
        return features


def dists(vgg: VggFeatures, decoded: Tensor, original: Tensor) -> float:
    """Like DISTS (Ding et al., PAMI 2022), 1 - sum of (l + s) / 2, but all channels of a map count alike, and all maps.

    l(x, y) = (2 m_x m_y + c) / (m_x^2 + m_y^2 + c) compares the means of a channel over places, and
    s(x, y) = (2 s_xy + c) / (s_x^2 + s_y^2 + c) its variances. The pictures themselves are the first map. It is 0 for
    equal pictures.

    Args:
        vgg: the net.
        decoded, original: float (1, 3, H, W) in [-1, 1].
    """
    scores = []
    maps = zip([(decoded + 1) / 2, *vgg.features(decoded)], [(original + 1) / 2, *vgg.features(original)], strict=True)
    for x, y in maps:
        mean_x, mean_y = (each.mean((2, 3), keepdim=True) for each in (x, y))
        # Of centred maps: the difference of two means of squares would drown in rounding where a channel hardly varies.
        covariance = ((x - mean_x) * (y - mean_y)).mean((2, 3), keepdim=True)
        variances = sum((each - mean).square().mean((2, 3), keepdim=True) for each, mean in ((x, mean_x), (y, mean_y)))
        texture = (2 * mean_x * mean_y + _SMALL) / (mean_x.square() + mean_y.square() + _SMALL)
        structure = (2 * covariance + _SMALL) / (variances + _SMALL)
        scores.append((texture + structure).mean() / 2)
    return 1 - float(torch.stack(scores).mean())


def _summary(name: str, photos: list[dict[str, Any]]) -> OfSet:
    # A system that failed at some photo has no figures of the set.
    names = [row for row in photos[0] if row and all(row in photo for photo in photos)]
    rows = {row: _mean([photo[row] for photo in photos]) for row in names}
    originals = np.array([photo[""]["features"] for photo in photos])
    if len(photos) > 1 and originals.size:
        for row in names:
            features = np.array([photo[row]["features"] for photo in photos])
            rows[row]["kernel"] = kernel_distance(features, originals)
    return OfSet(name, len(photos), rows)


def _mean(figures: list[dict[str, Any]]) -> Figures:
    names = [name for name in figures[0] if name != "features"]
    return {
        name: float((statistics.median if name in SECONDS else statistics.fmean)(row[name] for row in figures))
        for name in names
    }
