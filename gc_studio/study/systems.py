"""Names of systems -> what codes photos for a study: installed models at a level, and other codecs at as many bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from gc_studio.analysis.structure import usual_scale
from gc_studio.bench.picture_codecs import Files, Picture, PictureCodec, picture_codecs
from gc_studio.bitstream import read, write
from gc_studio.decode.families import family_of, installed_of_known_families
from gc_studio.document import CELL, cells
from gc_studio.document.edits import FAITHFUL_LEVEL, set_levels
from gc_studio.nets.registry import ModelDescription
from gc_studio.study import StudyError

MOST_FACTOR = 100.0
"""How many times the bytes of a model's file a codec may take."""
_KEEPING = {"mask", "detail"}
"""The layers of what is kept: a model of these alone paints nothing where nothing is kept."""


class Coded(NamedTuple):
    """A file's length, and the picture that a reader of the file sees: uint8 RGB (H, W, 3)."""

    file_bytes: int
    picture: Picture


class Model:
    """A model, everything kept at one level or nothing."""

    def __init__(self, name: str, description: ModelDescription, level: int) -> None:
        """name: as it was typed; level: of all cells, 0 to 3. Raises ModelError if it cannot be loaded."""
        self.name, self._level = name, level
        self._family = family_of(description)
        self._model = self._family.load(description, "auto")
        self._painter = self._family.painter(self._model)

    def coded(self, photo: Picture) -> Coded:
        """Its file of a photo, uint8 RGB (H, W, 3), as a reader sees it."""
        grid = [cells(side, CELL) for side in photo.shape[:2]]
        # Lines are worth something else where everything is kept.
        analysis = self._family.analyse(photo, self._model, usual_scale(photo), np.full(grid, self._level > 0))
        levels = np.full(grid, self._level, np.uint8)
        data = write(set_levels(analysis.document, levels, analysis.available))
        return Coded(len(data), self._painter.render(read(data)))


@dataclass(frozen=True)
class Codec:
    """A codec of others, whose file takes at least `factor` times the bytes of the model's that it is set beside."""

    name: str
    codec: PictureCodec
    factor: float

    def coded(self, files: Files, size: int) -> Coded:
        """The smallest of its files of a photo that is as large; its largest where none is."""
        data = files.smallest(len, size * self.factor)
        return Coded(len(data), self.codec.decode(data))


def systems_named(names: Sequence[str]) -> tuple[list[Model], list[Codec]]:
    """The systems of some names: `studio`, `studio:2`, `AVIF`, `AVIF@1.5`.

    Models come with a level for everything kept; without one nothing is, or the gist in a model that has nothing
    else. Codecs come with a factor for their bytes.

    Raises:
        StudyError: a name is unknown or there twice, or there are too few to compare.
        ModelError: a model cannot be loaded.
    """
    if len(set(names)) < len(names):
        raise StudyError("a system is named twice; name each once")
    described = {model.name: model for model in installed_of_known_families().values()}
    found, absent = picture_codecs()
    known = {codec.name.lower(): codec for codec in found}
    models, codecs = list[tuple[str, ModelDescription, int]](), list[Codec]()
    for name in names:
        codec_name, at, factor = name.partition("@")
        model_name, colon, level = name.partition(":")
        if codec := known.get(codec_name.lower()):
            codecs.append(Codec(codec.name + at + factor, codec, _factor(name, factor) if at else 1.0))
        elif model := described.get(model_name):
            models.append((name, model, _level(name, model, level if colon else "")))
        else:
            there = f"models {', '.join(described)}, codecs {', '.join(codec.name for codec in found)}"
            missing = f"; not installed: {', '.join(absent)}" if absent else ""
            raise StudyError(f"there is no system {name!r}; there are {there}{missing}")
    if not models:
        raise StudyError("name at least one model, as studio: other codecs take as many bytes as a model's files")
    if len(models) + len(codecs) < 2:
        raise StudyError("one system alone has no other to be compared with; name two or more, as studio,AVIF")
    return [Model(*one) for one in models], codecs


def _factor(name: str, text: str) -> float:
    try:
        factor = float(text)
    except ValueError:
        factor = 0.0
    if not 0 < factor <= MOST_FACTOR:
        raise StudyError(
            f"{name}: after @ comes how many times a model's bytes the codec may take, up to {MOST_FACTOR:.0f}"
        )
    return factor


def _level(name: str, model: ModelDescription, text: str) -> int:
    layers = set(model.codes.layers)
    if not text and ":" not in name:
        return 0 if layers - _KEEPING else 1
    if "detail" not in layers:
        raise StudyError(f"{name}: this model keeps nothing of a photo; leave out :{text}")
    if text not in map(str, range(1, FAITHFUL_LEVEL + 1)):
        raise StudyError(f"{name}: everything is kept at level 1, the gist, 2, fine, or 3, faithful")
    return int(text)
