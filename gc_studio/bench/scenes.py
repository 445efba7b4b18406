"""Labelled photos -> how much of what is where is still seen in decoded pictures, and at which bytes.

As figures 7 and 8 of Agustsson et al. (ICCV 2019): a segmentation net that no picture was trained against judges the
decoded pictures, and its label maps are compared with the true ones by mean intersection over union (mIoU).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.class_colours import class_colour
from gc_studio.analysis.find_labels import judged_labels
from gc_studio.analysis.scenes import CHANNELS, analyse_scene, with_channels
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.everything import files_of_levels
from gc_studio.bench.kept_parts import lpips_inside
from gc_studio.bench.labelled import BOX, EVERYTHING, NOTHING, QUARTER, Labelled, Mask
from gc_studio.bench.papers_systems import System
from gc_studio.bench.picture_codecs import Files, Picture, PictureCodec
from gc_studio.bitstream import read, write
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL
from gc_studio.document.edits import set_mask
from gc_studio.nets.layout import STRUCTURE_STRIDE
from gc_studio.nets.model import StudioModel
from gc_studio.nets.scene_model import SceneModel
from gc_studio.nets.weights import ModelError
from gc_studio.training.evaluate import Coded, to_tensor
from gc_studio.training.kernel import kernel_distance
from gc_studio.training.label_sets import label_set_of

STUDIO, PHOTO = "studio", "the photos themselves"

OTHERS = ("AVIF", "HEIC", "WebP", "JPEG")
"""Codecs to compare with."""
MOST_SHOWN = 12
"""Photos on the contact sheet."""


@dataclass
class Point:
    """Files of one kind and their pictures, of one photo after the other.

    Attributes:
        name: what made them.
        kept: what is preserved; of other codecs, of which our files these have at least the bytes.
        sizes: bits per pixel.
        confusion: pixels by their true class, and the one that the judge finds.
    """

    name: str
    kept: str
    confusion: NDArray[np.int64]
    sizes: list[float] = field(default_factory=list)

    def add(self, scene: Labelled, file: Coded, found: NDArray[np.uint8]) -> None:
        """One more photo; found: what a judge sees in the picture, of the shape of its labels."""
        self.sizes.append(8 * file.file_bytes / (scene.photo.shape[0] * scene.photo.shape[1]))
        np.add.at(self.confusion, (scene.labels.ravel(), found.ravel()), 1)

    @property
    def bpp(self) -> float:
        """Mean over the photos."""
        return float(np.mean(self.sizes))

    @property
    def miou(self) -> float:
        """Mean over the classes that the photos have of intersection over union."""
        both = np.diag(self.confusion)
        either = self.confusion.sum(0) + self.confusion.sum(1) - both
        there = self.confusion.sum(1) > 0
        return float(np.mean(both[there] / either[there]))


@dataclass
class Scenes:
    """What was measured.

    Attributes:
        model: name of the model of scenes.
        photos, side: how many, and their shorter side.
        points: by what made them and what is preserved.
        distances: of the pictures to the photos, by what is preserved: kernel distance, see `kernel`.
        savings: by what is preserved: `bpp`, `of_everything`, bytes to those of the files in which everything is,
            `share` of the cells, `lpips_<net>` inside what is kept, and `whole_lpips_<net>`, the same of those files.
        shown: pictures of some photos, for a contact sheet, by what they are.
    """

    model: str
    photos: int
    side: int
    points: list[Point]
    distances: dict[str, float]
    savings: dict[str, dict[str, float]]
    shown: list[dict[str, Picture]]

    @property
    def name_of_most(self) -> str:
        """What made the files with all channels."""
        return with_so_many(self.model, CHANNELS[-1])

    def point(self, name: str, kept: str) -> Point:
        """One of the points."""
        return next(point for point in self.points if (point.name, point.kept) == (name, kept))


def measure(
    photos: Sequence[Path],
    model: SceneModel,
    judge: Path,
    studio: StudioModel,
    systems: Sequence[System],
    codecs: Sequence[PictureCodec],
    nets: Sequence[PerceptualNet],
    side: int,
) -> Scenes:
    """Measure photos that have label maps beside them.

    Args:
        photos: one or more, see `Labelled.read`.
        model: of scenes, for the classes of these maps.
        judge: weights of a judge of these classes.
        studio: the studio model.
        systems: other models, all of whose files keep everything, may be none.
        codecs: to compare with.
        nets: to measure with, the first also for the kernel distance, may be none.
        side: what the shorter side of the photos is scaled to.

    Raises:
        ModelError: the judge's weights are missing, damaged or of other classes.
        PhotoError: a photo or its map cannot be read.
        ValueError: no label maps are known for the classes of the model.
    """
    measurement = _Measurement(model, judge, studio, systems, codecs, nets)
    for number, path in enumerate(tqdm(photos, unit="photo", leave=False, disable=None)):
        measurement.measure(Labelled.read(path, measurement.classes, side), number)
    return measurement.result(len(photos), side)


class _Measurement:
    def __init__(
        self,
        model: SceneModel,
        judge: Path,
        studio: StudioModel,
        systems: Sequence[System],
        codecs: Sequence[PictureCodec],
        nets: Sequence[PerceptualNet],
    ) -> None:
        self._model, self._judge, self._studio, self._systems = model, judge, studio, systems
        self.classes = label_set_of(model.classes)
        self._foreground, *_ = selections = list(self.classes.selections)
        self._saving = (EVERYTHING, *selections, NOTHING)
        self._judged = (NOTHING, QUARTER, BOX, self._foreground, EVERYTHING)
        self._name = model.codes.name
        self._codecs, self._nets = codecs, nets
        self._painter, self._studio_painter = Renderer(model), Renderer(studio)
        self._points: dict[tuple[str, str], Point] = {}
        self._features: dict[str, list[NDArray[np.float64]]] = {}
        self._savings: dict[str, list[dict[str, float]]] = {}
        self._shown: list[dict[str, Picture]] = []

    def measure(self, scene: Labelled, number: int) -> None:
        rng = np.random.default_rng(number)
        masks = {kept: scene.kept(kept, self.classes, rng) for kept in dict.fromkeys((*self._judged, *self._saving))}
        files = self._files(scene, masks)
        all_channels = with_so_many(self._name, CHANNELS[-1])
        most = {kept: files[all_channels, kept] for kept in self._saving if kept != NOTHING}
        most[NOTHING] = files[self._name, NOTHING]
        shown = {kept: most[kept] for kept in (NOTHING, self._foreground, EVERYTHING)}
        files |= self._others(scene, shown)
        for (name, kept), file in files.items():
            if name not in (self._name, all_channels) or kept in self._judged:
                self._add(name, kept, scene, file)
        self._add(PHOTO, "", scene, Coded(scene.photo.size, scene.photo))
        self._save(scene, masks, {kept: most[kept] for kept in self._saving})
        self._note_features({PHOTO: scene.photo, **{kept: most[kept].picture for kept in (NOTHING, EVERYTHING)}})
        if len(self._shown) < MOST_SHOWN:
            pictures = {f"{kept} kept: {file.file_bytes:,} B": file.picture for kept, file in shown.items()}
            others = {codec.name: files[codec.name, self._foreground] for codec in self._codecs[:1]}
            beside = {f"{name}: {file.file_bytes:,} B": file.picture for name, file in others.items()}
            self._shown.append({"photo": scene.photo, "labels": self._drawn(scene), **pictures, **beside})

    def _files(self, scene: Labelled, masks: Mapping[str, Mask]) -> dict[tuple[str, str], Coded]:
        """Files of all models, by what made them and what is preserved."""
        analysis = analyse_scene(scene.photo, self._model, labels=scene.labels)
        found = {(self._name, NOTHING): self._coded(analysis, masks[NOTHING])}
        for channels in CHANNELS:
            narrowed = with_channels(analysis, channels)
            for kept in (*self._judged, *(self._saving if channels == CHANNELS[-1] else ())):
                if kept != NOTHING:
                    found[with_so_many(self._name, channels), kept] = self._coded(narrowed, masks[kept])
        nothing, gist, *_ = files_of_levels(scene.photo, self._studio, self._studio_painter)
        found |= {(STUDIO, NOTHING): nothing, (STUDIO, EVERYTHING): gist}
        for system in self._systems:
            made = system.files(scene.photo)
            found |= {(name, EVERYTHING): Coded(own.file_bytes, own.picture) for name, own in made.items()}
        return found

    def _coded(self, analysis: Analysis, mask: Mask) -> Coded:
        data = write(set_mask(analysis.document, mask, analysis.available))
        return Coded(len(data), self._painter.render(read(data)))

    def _others(self, scene: Labelled, ours: Mapping[str, Coded]) -> dict[tuple[str, str], Coded]:
        """Of each codec the smallest files that are no smaller than ours, or its smallest."""
        found = dict[tuple[str, str], Coded]()
        for codec in self._codecs:
            files = Files(scene.photo, codec)
            for kept, file in ours.items():
                data = files.smallest(len, file.file_bytes)
                found[codec.name, kept] = Coded(len(data), codec.decode(data))
        return found

    def _add(self, name: str, kept: str, scene: Labelled, file: Coded) -> None:
        confusion = np.zeros((len(self._model.classes),) * 2, np.int64)
        found = judged_labels(file.picture, self._judge)
        if found.max() >= len(confusion):
            raise ModelError(f"{self._judge} knows other classes than the model {self._name}")
        self._points.setdefault((name, kept), Point(name, kept, confusion)).add(scene, file, found)

    def _save(self, scene: Labelled, masks: Mapping[str, Mask], files: Mapping[str, Coded]) -> None:
        """What it saves not to preserve something, and how true the rest is."""
        whole = files[EVERYTHING]
        for kept, file in files.items():
            mask = masks[kept]
            row = {"bpp": 8 * file.file_bytes / (scene.photo.size / 3), "share": float(mask.mean())}
            row["of_everything"] = file.file_bytes / whole.file_bytes
            if mask.any():
                pixels = mask.repeat(CELL, 0).repeat(CELL, 1)[: scene.photo.shape[0], : scene.photo.shape[1]]
                row |= lpips_inside(file.picture, scene.photo, pixels, self._nets)
                of_whole = lpips_inside(whole.picture, scene.photo, pixels, self._nets)
                row |= {f"whole_{name}": value for name, value in of_whole.items()}
            self._savings.setdefault(kept, []).append(row)

    @torch.inference_mode()
    def _note_features(self, pictures: Mapping[str, Picture]) -> None:
        for net in self._nets[:1]:
            for name, picture in pictures.items():
                features = net.deepest(to_tensor(picture))[0].double().numpy()
                self._features.setdefault(name, []).append(features)

    def _drawn(self, scene: Labelled) -> Picture:
        """The label map in its colours, the size of the photo."""
        colours = [class_colour(number).removeprefix("#") for number in range(len(self._model.classes))]
        table = np.array([list(bytes.fromhex(colour)) for colour in colours], np.uint8)
        return table[scene.labels].repeat(STRUCTURE_STRIDE, 0).repeat(STRUCTURE_STRIDE, 1)

    def result(self, photos: int, side: int) -> Scenes:
        """All of it."""
        distances = {}
        if photos > 1 and self._features:
            of_photos, *others = (np.stack(own) for own in self._features.values())
            names = list(self._features)[1:]
            distances = {name: kernel_distance(own, of_photos) for name, own in zip(names, others, strict=True)}
        savings = {
            kept: {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}
            for kept, rows in self._savings.items()
        }
        return Scenes(self._name, photos, side, list(self._points.values()), distances, savings, self._shown)


def with_so_many(model: str, channels: int) -> str:
    """What files of a model are called that use so many channels."""
    return f"{model}, C = {channels}"
