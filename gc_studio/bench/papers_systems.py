"""Photo -> what every installed model makes of it at each of its settings: file, picture, and how long that took.

Flows in: descriptions of models. Flows out: files that were written and read back, whatever the family.
"""

import math
import time
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.structure import usual_scale
from gc_studio.bench.papers_codecs import Baseline
from gc_studio.bench.papers_codes import channel_bytes
from gc_studio.bench.picture_codecs import Picture
from gc_studio.bitstream import DocumentWriter, read
from gc_studio.decode.families import Painter, family_of
from gc_studio.decode.kinds import PaintingModel
from gc_studio.decode.settings import Setting, settings_of
from gc_studio.document import CELL, cells
from gc_studio.nets.registry import ModelDescription


@dataclass(frozen=True)
class Made:
    """A file of a photo, as a reader of it sees it.

    Attributes:
        file_bytes: of the file; of a baseline see `Baseline.counted`.
        picture: uint8 RGB (H, W, 3).
        encode_s, decode_s: seconds from the photo to the file, and from there to the picture.
        more: further figures: `detail`, bytes of the detail code in the file; `by_channel`, those that it
            would take as `papers_codes` codes it.
    """

    file_bytes: int
    picture: Picture
    encode_s: float
    decode_s: float
    more: dict[str, float] = field(default_factory=dict)


class System(Protocol):
    """What makes one or more files of a photo."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def identity(self) -> str:
        """Of a model; empty for a codec."""

    def files(self, photo: Picture) -> dict[str, Made]:
        """Files by the names of rows; photo: uint8 RGB (H, W, 3). Raises whatever an encoder does."""


class ModelAtWork:
    """One model, loaded."""

    def __init__(self, description: ModelDescription, device: str = "auto") -> None:
        """Raise ModelError or UnknownModelError if it cannot be loaded."""
        self.description, self.settings = description, settings_of(description)
        self._family = family_of(description)
        self._model = self._family.load(description, device)
        self._painter: Painter = self._family.painter(self._model)
        self._is_warm = False

    @property
    def name(self) -> str:
        """What people call it."""
        return self.description.name

    @property
    def identity(self) -> str:
        """Of its weights."""
        return self.description.identity

    def files(self, photo: Picture, drawn: NDArray[np.bool_] | None = None) -> dict[str, Made]:
        """Files by the names of `settings`.

        photo: uint8 RGB (H, W, 3); drawn: its lines, at `usual_scale`, else those that the family draws.

        Raises:
            ValueError, RuntimeError, OSError: the model cannot make them; the message is one line.
        """
        if not self._is_warm:
            # Programs are compiled, and memory is taken, when the first picture is painted.
            analysis, _ = self._analysed(photo, whole=bool(self.settings[-1].level))
            self._painter.render(analysis.document)
            self._is_warm = True
        needed = {setting.level > 0 for setting in self.settings}
        found = {whole: self._analysed(photo, whole, drawn) for whole in needed}
        return {setting.name: self._made(setting, *found[setting.level > 0]) for setting in self.settings}

    def _analysed(self, photo: Picture, whole: bool, drawn: NDArray[np.bool_] | None = None) -> tuple[Analysis, float]:
        """With nothing or with everything kept at level 1, and the seconds that took."""
        mask = np.ones([cells(side, CELL) for side in photo.shape[:2]], bool) if whole else None
        start = time.perf_counter()
        # Lines are worth something else where everything is kept.
        analysis = self._family.analyse(photo, self._model, usual_scale(photo), mask, drawn)
        return analysis, time.perf_counter() - start

    def _made(self, setting: Setting, analysis: Analysis, analysis_s: float) -> Made:
        writer, start = DocumentWriter(), time.perf_counter()
        document = setting.applied(analysis)
        data = writer.write(document)
        encode_s, start = analysis_s + time.perf_counter() - start, time.perf_counter()
        picture = self._painter.render(read(data))
        decode_s = time.perf_counter() - start
        more = dict[str, float]()
        if setting.level == 1:
            used, limit = document.detail[: setting.channels], document.codes.detail_limit
            more = {
                "detail": float(writer.sizes(document)["detail"]),
                "by_channel": float(channel_bytes(used, limit)),
            }
        return Made(len(data), picture, encode_s, decode_s, more)

    @property
    def parameters(self) -> int:
        """Numbers in the model's file."""
        with safe_open(self.description.path, framework="numpy") as file:
            names = list(file.keys())
            return sum(math.prod(file.get_slice(name).get_shape()) for name in names)

    def operations(self, photo: Picture) -> float | None:
        """Floating point operations of convolutions and matrix products in painting a photo's document, all kept.

        None where its networks do not run in torch.
        """
        from torch.utils.flop_counter import FlopCounterMode

        document = self._analysed(photo, whole=bool(self.settings[-1].level))[0].document
        with FlopCounterMode(display=False) as counter:
            self._painter_in_torch().render(document)
        return float(counter.get_total_flops()) or None

    def _painter_in_torch(self) -> Painter:
        if not isinstance(self._model, PaintingModel):
            return self._family.painter(self._model)
        from gc_studio.decode.backends import torch_backend
        from gc_studio.decode.renderer import Renderer

        return Renderer(self._model, torch_backend(self._model))


class CodecAtWork:
    """A codec at one setting."""

    identity = ""

    def __init__(self, baseline: Baseline) -> None:
        self.name, self._baseline = baseline.name, baseline

    def files(self, photo: Picture) -> dict[str, Made]:
        """Its file; photo: uint8 RGB (H, W, 3). Raises whatever its encoder does."""
        start = time.perf_counter()
        data = self._baseline.encode(photo)
        encode_s, start = time.perf_counter() - start, time.perf_counter()
        picture = self._baseline.decode(data)
        made = Made(self._baseline.counted(data), picture, encode_s, time.perf_counter() - start)
        return {self.name: made}
