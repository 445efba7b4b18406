"""Photos, with parts of them kept -> how true those are at each level, and what they cost here and in other codecs."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.library import load_library
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.kept_parts import LEVELS, Kept, Row, Scene, compare, measured, set_beside, set_swapped
from gc_studio.bench.marked import SIZE, Marked
from gc_studio.bench.picture_codecs import Files, Picture, PictureCodec
from gc_studio.bench.words import has_reader, printed
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Document
from gc_studio.document.regions import central_region
from gc_studio.nets.model import StudioModel
from gc_studio.training.crops import random_blob, random_box
from gc_studio.training.evaluate import centre_square, means

PARTS, WORDS, MARKED = "parts", "words", "faces and lettering"
_SHOWN = {PARTS: 4, WORDS: 6, MARKED: 8}
"""Scenes of each kind on the contact sheet."""


@dataclass
class Preserved:
    """What was measured.

    Attributes:
        photos: how many.
        scenes: by the kind of part, every scene with its figures.
    """

    photos: int
    scenes: dict[str, list[Kept]]

    def kept_means(self, kind: str) -> list[Row]:
        """By level the mean of each figure of a kind of part."""
        return [means([kept.rows[level] for kept in self.scenes[kind]]) for level in LEVELS]

    def shown(self) -> list[Kept]:
        """Scenes for a contact sheet."""
        return [kept for scenes in self.scenes.values() for kept in scenes if kept.beside]


def measure(
    photos: list[Path],
    model: StudioModel,
    codecs: Sequence[PictureCodec],
    nets: Sequence[PerceptualNet],
    kodak: Sequence[Marked] = (),
    boxes: Sequence[Marked] = (),
) -> Preserved:
    """Measure centre squares of photos at 256x256: with a part kept, and with a word printed and kept.

    The part is by turns the thing in the middle, a box and a brush's blob.

    Args:
        photos: one or more.
        model: makes the files.
        codecs: to compare with, the first also for words.
        nets: to measure with, may be none.
        kodak: pictures of the Kodak suite, of which faces and lettering are kept.
        boxes: other pictures with what is kept of them.

    Raises:
        PhotoError: a photo cannot be read, or is not there.
    """
    measurement = _Measurement(model, codecs, nets)
    with tqdm(total=len(photos) + len(kodak) + len(boxes), unit="photo", leave=False, disable=None) as bar:
        for marked in (*kodak, *boxes):
            measurement.measure_marked(marked)
            bar.update()
        for number, path in enumerate(photos):
            measurement.measure_photo(centre_square(load_photo(path)), number, path.name)
            bar.update()
    return Preserved(len(photos), measurement.scenes)


class _Measurement:
    def __init__(self, model: StudioModel, codecs: Sequence[PictureCodec], nets: Sequence[PerceptualNet]) -> None:
        self._model, self._codecs, self._nets = model, codecs, nets
        self._renderer = Renderer(model)
        self._is_read = has_reader()
        self._other_texture = load_library()[0].code
        self.scenes: dict[str, list[Kept]] = {}

    def measure_photo(self, photo: Picture, number: int, name: str) -> None:
        """A part and a word of a square photo."""
        files = self._files(photo)
        analysis = thorough_analysis(photo, self._model)
        self._keep(PARTS, Scene(name, photo, _part(analysis.document, number)), analysis, files, LEVELS[1:])
        word = printed(photo, number)
        scene = Scene(f"{word.word}, {name}", word.photo, word.part, word)
        analysis = thorough_analysis(word.photo, self._model)
        # One codec at one level: what a word costs another is as for any part, and takes a while.
        self._keep(WORDS, scene, analysis, self._files(word.photo)[:1], LEVELS[-1:])

    def measure_marked(self, marked: Marked) -> None:
        """What is marked of a picture."""
        photo = resized(load_photo(marked.path), SIZE).copy()  # Torch wants arrays that it could write to.
        scene = Scene(f"{marked.what}, {marked.path.name}", photo, marked.cells(photo))
        self._keep(MARKED, scene, thorough_analysis(photo, self._model), self._files(photo), LEVELS[1:])

    def _files(self, photo: Picture) -> list[Files]:
        return [Files(photo, codec) for codec in self._codecs]

    def _keep(self, kind: str, scene: Scene, analysis: Analysis, files: list[Files], levels: Sequence[int]) -> None:
        kept = measured(scene, analysis, self._renderer, self._nets, self._is_read)
        for own in files:
            compare(kept, own, levels)
        scenes = self.scenes.setdefault(kind, [])
        if len(scenes) < _SHOWN[kind]:
            set_swapped(kept, analysis, self._renderer, self._other_texture)
            for own in files[:1]:
                set_beside(kept, own)
        scenes.append(kept)


def _part(document: Document, number: int) -> NDArray[np.bool_]:
    """Cells that are kept of photo `number`: some, and not all."""
    rng = np.random.default_rng(number)
    side = document.mask.shape[0]
    kinds = (lambda: central_region(document), lambda: random_box(side, rng), lambda: random_blob(side, rng))
    # A photo may be one region, and a box as large as the photo.
    found = (kinds[turn % len(kinds)]() for turn in itertools.count(number))
    return next(mask for mask in found if mask.any() and not mask.all())
