"""Document -> 8-bit RGB picture: the whole, or at once the part around an edit.

Flows in: documents. Flows out: pictures, first one that is soon there, then the exact one. What a render computed is
kept for the next as long as the layers that it was made of are the same objects.
"""

import itertools
import logging
import math
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.decode.arrays import Array, on_host
from gc_studio.decode.backends import Backend, plain_backend
from gc_studio.decode.inputs import dequantised
from gc_studio.decode.kept import with_kept
from gc_studio.decode.kinds import PaintingModel, inputs_of
from gc_studio.decode.network_inputs import InputsCache, NetworkInputs, changed_box, whole
from gc_studio.decode.parts import FINE, is_small, part_around
from gc_studio.decode.pictures import GivenUpError, Painted, Picture
from gc_studio.decode.programs import SEGMENTS, Segment
from gc_studio.decode.tiles import TiledStages
from gc_studio.decode.turns import Turns
from gc_studio.document import Document
from gc_studio.nets.layout import STAGE_CHANNELS
from gc_studio.nets.model import ModelError
from gc_studio.tasks import is_called_off
from gc_studio.words import tr

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")

TILED_ABOVE = {2: 2048 * 2048, 3: 1536 * 1024, 4: 960 * 960}
"""Pixels of a picture above which a stage and those after it are painted in tiles, in float32: whole, 1/8 would take
150 MB of 3072x4096 and six times that while it is made, and the last two 600 MB of 1024x1024."""

MOST_ON_GPU = 1024 * 1024
"""Pixels up to which nothing is, on a GPU, whose memory is its own."""

COLOURS_ADDED = 1.5
"""What all stages do to the colours of a picture whose texture changes, of what the coarse ones do: fitted to swaps."""

MOST_RECOLOURED = 16.0
"""Levels that colours may change by on the average for that to be shown: half of it is missing, and a jersey that goes
from blue to crimson would be brown for a moment."""


@dataclass(frozen=True)
class _Shown:
    """The picture at the padded size and the inputs it shows.

    Of the last exact one also the statistics by first stage, and the RGB of the coarse stages, see `_coarse_rgb`.
    """

    inputs: NetworkInputs
    picture: Picture
    is_exact: bool
    statistics: dict[int, Array]
    coarse: Array


def _never() -> bool:
    return False


class Renderer:
    """Renders documents of one model; calls from several threads take turns."""

    def __init__(self, model: PaintingModel, backend: Backend | None = None) -> None:
        """Without a backend: the plain one of the model, in float32 on a processor."""
        self._model = model
        self._plain = plain_backend(model)
        self._backend = backend or self._plain
        self._lock = Turns()
        self._inputs = inputs_of(model)
        self._kept: dict[int, tuple[tuple[Array, ...], tuple[Array, ...]]] = {}
        self._shown: _Shown | None = None
        self.on_progress: Callable[[float], None] = lambda _: None
        """Told the share of a picture in tiles that is done, on the thread that renders."""
        self.on_notice: Callable[[str], None] = lambda _: None
        """Told what the user should know, one line, on the thread that renders."""

    @property
    def backend(self) -> Backend:
        """Where the programs run."""
        return self._backend

    def render(self, document: Document) -> Picture:
        """Exact picture of a document, uint8 RGB (height, width, 3).

        Raises:
            ModelError: the document's codes belong to another model.
            GivenUpError: the task that this is part of was called off.
        """
        with self._lock:
            return self._guarded(self._whole, document, self._checked_inputs(document), is_called_off)

    def render_anew(self, document: Document) -> Picture:
        """The same, as if nothing had been rendered before: for measuring."""
        with self._lock:
            self._kept.clear()
            self._shown = None
            return self._whole(document, self._checked_inputs(document), _never)

    def warm_up(self, document: Document) -> None:
        """Render, and wait until the backend does so at full speed."""
        self.render_anew(document)
        self._backend.wait_until_ready()
        self.render_anew(document)

    def use(self, backend: Backend) -> None:
        """Render with another backend from now on."""
        with self._lock:
            self._backend = backend

    def interrupt(self) -> None:
        """Give up what the backend runs now; called from another thread."""
        self._backend.interrupt()

    def pictures(self, document: Document, is_given_up: Callable[[], bool] = _never) -> Generator[Painted]:
        """The exact picture, and before it one that is sooner there, if there is a way.

        Args:
            document: what to render.
            is_given_up: asked between programs; see also `Backend.interrupt`.

        Raises:
            ModelError: the document's codes belong to another model.
            GivenUpError: the exact picture was given up.
        """
        with self._lock:
            inputs = self._checked_inputs(document)
            if self._shows(inputs):
                yield Painted(self._whole(document, inputs, is_given_up), is_exact=True)
                return
            # A large picture takes so long that what is rough has to do.
            is_soon_there = is_small(inputs.size)
            first, is_rough = self._guarded(self._around_the_edit, inputs), False
            if first is None:
                first, is_rough = self._guarded(self._in_new_colours, inputs), is_soon_there
            if first is None and not is_soon_there:
                first = self._guarded(self._coarse, inputs)
            if first is not None:
                yield Painted(_finished(first, document), is_exact=False, is_rough=is_rough)
            yield Painted(self._guarded(self._whole, document, inputs, is_given_up), is_exact=True)

    def in_textures(self, document: Document, codes: NDArray[np.int16]) -> list[Picture]:
        """Pictures of a document with each of some textures, int16 (n, 64), in place of its last one."""
        with self._lock:
            return self._guarded(self._in_textures, document, codes)

    def _in_textures(self, document: Document, codes: NDArray[np.int16]) -> list[Picture]:
        inputs = self._checked_inputs(document, inputs_of(self._model))
        swapped = dequantised(codes)
        if inputs.regions is None:
            return self._batch(document, inputs, swapped)
        # One at a time: the programs of whole pictures with regions know one picture only, and others cost memory.
        kept = inputs.texture[:, :-1]
        textures = (np.concatenate([kept, code[None, None]], 1) for code in swapped)
        return [picture for texture in textures for picture in self._batch(document, inputs, texture)]

    def _batch(self, document: Document, inputs: NetworkInputs, texture: NDArray[np.float32]) -> list[Picture]:
        """Pictures of the same guides in n textures, (n, 64), or with regions (n, K, 64)."""
        outputs: tuple[Array, ...] = ()
        for start, stop in SEGMENTS:
            told = itertools.chain.from_iterable(inputs.whole_stage(index) for index in range(start, stop))
            batch = [array.repeat(len(texture), 0) for array in told]
            program = Segment(start, stop, inputs.textures)
            outputs = self._backend.run(program, (*outputs[:2], texture, *batch))
        return [_finished(picture, document) for picture in on_host(outputs[0])]

    def _checked_inputs(self, document: Document, cache: InputsCache | None = None) -> NetworkInputs:
        if document.model != self._model.identity:
            raise ModelError(
                tr(
                    "made with model {model}, but this version has {name} {identity}; open it with the version "
                    "of GC Studio that made it",
                    model=document.model,
                    name=self._model.name,
                    identity=self._model.identity,
                )
            )
        return (cache or self._inputs).of(document)

    def _guarded(self, paint: Callable[..., _Result], *arguments: object) -> _Result:
        """Paint; if a GPU fails, paint on the processor from now on."""
        try:
            return paint(*arguments)
        except RuntimeError as error:
            if not self._backend.is_on_gpu:
                raise
            log.warning("GPU: %s", error)
            is_full = type(error).__name__ == "OutOfMemoryError"
            full = tr("The GPU is out of memory; decoding goes on on the processor.")
            self.on_notice(full if is_full else tr("The GPU has failed; decoding goes on on the processor."))
            self._kept.clear()
            self._shown = None
            self._model = replace(self._model, device="cpu")
            self._plain = self._backend = plain_backend(self._model)
            return paint(*arguments)

    def _whole(self, document: Document, inputs: NetworkInputs, is_given_up: Callable[[], bool]) -> Picture:
        if self._shown is not None and self._shows(inputs):
            # Kept cells, which no network is told of, are all that may have changed.
            return _finished(self._shown.picture, document)
        outputs: tuple[Array, ...] = ()
        used, coarse, in_tiles = list[Array](), np.empty(0), self._first_in_tiles(inputs.size)
        for start, stop in _whole_segments(in_tiles):
            if is_given_up():
                raise GivenUpError
            if start == FINE:
                coarse = outputs[1]
            outputs = self._segment(start, stop, inputs, outputs)
            used.append(outputs[-1])
        if in_tiles < len(STAGE_CHANNELS):
            coarse = outputs[1] if in_tiles <= FINE else coarse
            # Features of fine stages are large, and the next picture has others.
            self._kept.pop(FINE, None)
            tiled = TiledStages(self._plain, inputs, is_given_up, self.on_progress)
            outputs = tiled.paint(in_tiles, *outputs[:2])
            used.append(outputs[-1])
        picture, statistics = on_host(outputs[0])[0], _by_segment(used)
        self._shown = _Shown(inputs, picture, True, statistics, coarse)
        return _finished(picture, document)

    def _first_in_tiles(self, size: tuple[int, int]) -> int:
        """First of the stages that are painted in tiles, of a picture of a height and width; one too many if none."""
        pixels = math.prod(size)
        if self._backend.is_on_gpu and pixels <= MOST_ON_GPU:
            return len(STAGE_CHANNELS)
        return min((stage for stage, most in TILED_ABOVE.items() if pixels > most), default=len(STAGE_CHANNELS))

    def _shows(self, inputs: NetworkInputs) -> bool:
        """Whether the last exact picture is that of some inputs."""
        return self._shown is not None and self._shown.is_exact and inputs.is_made_of(self._shown.inputs)

    def _segment(self, start: int, stop: int, inputs: NetworkInputs, before: tuple[Array, ...]) -> tuple[Array, ...]:
        """Outputs of a segment of the whole picture, computed or kept from the last time."""
        guides = [array for stage in range(start, stop) for array in inputs.stage(stage)]
        given = (*before[:2], inputs.texture, *guides)
        known = self._kept.get(start)
        if (
            known is None
            or len(known[0]) != len(given)
            or any(a is not b for a, b in zip(known[0], given, strict=True))
        ):
            program = Segment(start, stop, inputs.textures)
            known = self._kept[start] = given, self._backend.run(program, [whole(array) for array in given])
        return known[1]

    def _coarse_rgb(self, inputs: NetworkInputs) -> Array:
        """RGB of the coarse stages (1, 3, H / 8, W / 8); of those up to 1/16 if 1/8 is painted in tiles."""
        outputs: tuple[Array, ...] = ()
        for start, stop in SEGMENTS[:-1]:
            if start < self._first_in_tiles(inputs.size):
                outputs = self._segment(start, stop, inputs, outputs)
        return outputs[1]

    def _coarse(self, inputs: NetworkInputs) -> Picture:
        """The picture as the coarse stages alone paint it, enlarged: all shapes and colours, no line sharp."""
        rgb = _pixels(self._coarse_rgb(inputs))
        enlarged = cv2.resize(rgb, inputs.size[::-1], interpolation=cv2.INTER_LINEAR)
        return np.rint((np.tanh(enlarged) + 1) * 127.5).astype(np.uint8)

    def _in_new_colours(self, inputs: NetworkInputs) -> Picture | None:
        """The last picture in about the colours of other textures: it takes on what these change in the coarse stages.

        None if there is no such picture, more than textures and their regions has changed, or colours change by much.
        """
        shown = self._shown
        if shown is None or any(a is not b for a, b in zip(shown.inputs.guides, inputs.guides, strict=True)):
            return None
        after, before = (np.tanh(_pixels(rgb)) for rgb in (self._coarse_rgb(inputs), shown.coarse))
        levels = np.float32(COLOURS_ADDED * 127.5) * (after - before)
        if np.abs(levels).mean() > MOST_RECOLOURED:
            return None
        enlarged = cv2.resize(levels, shown.picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
        # It adds what float says to bytes, and keeps within their range.
        return np.asarray(cv2.add(shown.picture, enlarged, dtype=cv2.CV_8U), np.uint8)

    def _around_the_edit(self, inputs: NetworkInputs) -> Picture | None:
        """The last picture with what changed painted anew, under the statistics of the last exact picture.

        None if there is no such picture, or too much has changed.
        """
        shown = self._shown
        box = changed_box(shown.inputs, inputs) if shown else None
        if shown is None or box is None:
            return None
        if box[0] == box[2]:
            return shown.picture
        part = part_around(box, inputs.size)
        if part is None:
            return None
        outputs: tuple[Array, ...] = ()
        for first, stop in SEGMENTS:
            if first not in part.windows:
                outputs = self._segment(first, stop, inputs, outputs)
        top, left, bottom, right = part.box
        picture = shown.picture.copy()
        picture[top:bottom, left:right] = part.paint(self._backend, inputs, shown.statistics, outputs)
        self._shown = replace(shown, inputs=inputs, picture=picture, is_exact=False)
        return picture


def _whole_segments(in_tiles: int) -> Iterator[tuple[int, int]]:
    """First stage and the stage after the last of what is painted whole, if tiles begin with some stage."""
    for start, stop in SEGMENTS:
        if start < in_tiles:
            yield start, min(stop, in_tiles)


def _by_segment(used: list[Array]) -> dict[int, Array]:
    """Statistics (1, 2, sum of channels) of stages in a row, all of them together, by first stage of their segments.

    What was computed as it is wanted stays the array that it is, on a GPU, too.
    """
    if len(used) == len(SEGMENTS) and used[-1].shape[2] == 2 * sum(STAGE_CHANNELS[FINE:]):
        return {start: own for (start, _), own in zip(SEGMENTS, used, strict=True)}
    joined = np.concatenate([on_host(own) for own in used], 2)
    edges = itertools.accumulate((2 * sum(STAGE_CHANNELS[start:stop]) for start, stop in SEGMENTS), initial=0)
    spans = itertools.pairwise(edges)
    return {start: joined[:, :, first:last] for (start, _), (first, last) in zip(SEGMENTS, spans, strict=True)}


def _pixels(rgb: Array) -> NDArray[np.float32]:
    """(1, 3, H, W), wherever it is -> (H, W, 3)."""
    return np.ascontiguousarray(on_host(rgb)[0].transpose(1, 2, 0), np.float32)


def _finished(picture: Picture, document: Document) -> Picture:
    """A painted picture at the document's size, with its kept cells."""
    return with_kept(np.ascontiguousarray(picture[: document.height, : document.width]), document)
