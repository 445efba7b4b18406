"""How soon the picture follows the hand: the window's scheduler and renderer, without the window."""

import itertools
import json
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from gc_studio.analysis.analyse import Analysis, analyse
from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.library import load_library
from gc_studio.analysis.photo import load_photo
from gc_studio.bench.hand import Event, events
from gc_studio.bitstream import DocumentWriter
from gc_studio.decode.backends import Backend
from gc_studio.decode.choice import measured_choice
from gc_studio.decode.inputs import InputsCache
from gc_studio.decode.live import Live
from gc_studio.decode.pictures import Painted
from gc_studio.decode.programs import Segment
from gc_studio.decode.renderer import Renderer
from gc_studio.decode.vector_units import NarrowConv
from gc_studio.document import Document
from gc_studio.document.edits import set_mask
from gc_studio.document.regions import central_region
from gc_studio.nets.generator import STAGE_STRIDES, Generator
from gc_studio.nets.model import StudioModel
from gc_studio.storage import RESOURCES

SIDE = 256
STROKES = ("ink", "eraser", "mask")

_ROUNDS = 15
_PEAK_CHANNELS, _PEAK_SIDE, _PEAK_DEPTH = 256, 64, 4


@dataclass(frozen=True)
class _Arrival:
    """A picture that reached the user: when, and the number of the newest event in it."""

    seconds: float
    number: int
    is_exact: bool


class Rehearsal:
    """Plays the hand to the scheduler and notes what comes back, as the window does it."""

    def __init__(self, renderer: Renderer, document: Document, hand: list[Event]) -> None:
        self._renderer, self._document, self._hand = renderer, document, hand
        self.began: list[float] = []
        self.pictures: list[_Arrival] = []
        self.bytes_ms: list[float] = []
        """From the release that ended a stroke to the bytes of the new file."""
        self._numbers = {document.revision: -1}
        self._settled = threading.Condition()

    def play(self) -> None:
        """Play all events at their pace, and wait for the last picture."""
        writer = DocumentWriter()
        live = Live(self._renderer, writer, self._painted, lambda *_: None, self._failed)
        live.submit(self._document)
        self._wait_for(-1)
        document, start = self._document, time.perf_counter()
        for number, event in enumerate(self._hand):
            due = start + event.seconds
            time.sleep(max(0.0, due - time.perf_counter()))
            self.began.append(due)
            if event.edit is not None:
                document = event.edit(document)
                self._numbers[document.revision] = number
                live.submit(document)
            else:
                writer.sizes(document)
                if event.kind in STROKES:
                    self.bytes_ms.append(1000 * (time.perf_counter() - due))
        self._wait_for(max(self._numbers.values()))
        live.close()

    def _painted(self, document: Document, painted: Painted) -> None:
        with self._settled:
            number = self._numbers[document.revision]
            self.pictures.append(_Arrival(time.perf_counter(), number, painted.is_exact))
            self._settled.notify()

    def _failed(self, _: Document, error: Exception) -> None:
        raise error

    def _wait_for(self, number: int) -> None:
        """Until the exact picture with this event is there."""
        with self._settled:
            self._settled.wait_for(lambda: any(a.number == number and a.is_exact for a in self.pictures))

    def delays(self, kinds: tuple[str, ...], final: bool) -> list[float]:
        """Milliseconds from edits of some kinds to the first picture that contains them.

        With `final`, from the last edit of each action to the first exact picture.
        """
        arrivals = [arrival for arrival in self.pictures if arrival.is_exact or not final]
        return [
            1000 * (next(arrival.seconds for arrival in arrivals if arrival.number >= number) - self.began[number])
            for number, event in enumerate(self._hand)
            if event.kind in kinds and event.edit is not None and (event.is_last or not final)
        ]

    def stale(self) -> int:
        """Pictures that came after a newer one."""
        numbers = [arrival.number for arrival in self.pictures]
        return sum(number < max(numbers[:index], default=-1) for index, number in enumerate(numbers))

    def shown(self) -> int:
        """Edits of which there was a picture before the next edit's; the others were dropped, being overtaken."""
        return len({arrival.number for arrival in self.pictures if arrival.number >= 0})

    def pictures_a_second(self) -> float:
        """While the hand moves."""
        drags, start = [], 0
        for number, event in enumerate(self._hand):
            if event.is_last and number > start:
                drags.append((self.began[start], self.began[number]))
            if event.edit is None:
                start = number + 1
        count = sum(first <= a.seconds <= last for first, last in drags for a in self.pictures)
        return count / sum(last - first for first, last in drags)


@dataclass(frozen=True)
class _Convolutions:
    """A program of nothing but convolutions: the most that a backend gets out of the machine."""

    is_narrow: bool

    def module(self, generator: Generator) -> nn.Module:
        """Four in a row, where the generator is."""
        device = next(generator.parameters()).device
        convs = [nn.Conv2d(_PEAK_CHANNELS, _PEAK_CHANNELS, 3, padding=1) for _ in range(_PEAK_DEPTH)]
        return nn.Sequential(*(NarrowConv(conv) if self.is_narrow else conv for conv in convs)).to(device)


def _median_ms(run: Any) -> float:
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def _peak_gflops(backend: Backend) -> float:
    """Convolution throughput of a backend in its fastest precision."""
    x = torch.rand(1, _PEAK_CHANNELS, _PEAK_SIDE, _PEAK_SIDE)
    operations = 2 * 9 * _PEAK_CHANNELS**2 * _PEAK_SIDE**2 * _PEAK_DEPTH
    best = 0.0
    for is_narrow in (False, True):
        program = _Convolutions(is_narrow)
        backend.run(program, [x])
        backend.wait_until_ready()
        # A GPU has done its work when a number of it is here.
        milliseconds = _median_ms(lambda program=program: backend.run(program, [x])[0].flatten()[0].item())
        best = max(best, operations / milliseconds / 1e6)
    return best


def _photo(width: int, height: int) -> NDArray[np.uint8]:
    """The middle of the sample photo at a size."""
    photo = load_photo(RESOURCES / "samples" / "jacket.webp")
    scale = max(width / photo.shape[1], height / photo.shape[0])
    sized = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    top, left = (sized.shape[0] - height) // 2, (sized.shape[1] - width) // 2
    return np.ascontiguousarray(sized[top : top + height, left : left + width].astype(np.uint8))


def _preserving_all(analysis: Analysis) -> Document:
    return set_mask(analysis.document, np.ones(analysis.document.grid, bool), analysis.detail)


def _plain_render(model: StudioModel) -> Callable[[Document], NDArray[np.uint8]]:
    """The plain way to a picture: eager torch in float32 on the processor, in torch's own memory layout, all anew."""
    generator = Generator().eval()
    generator.load_state_dict({name: tensor.cpu() for name, tensor in model.generator.state_dict().items()})
    stages = range(len(STAGE_STRIDES))
    module = cache(lambda textures: Segment(0, len(stages), textures).module(generator))

    @torch.inference_mode()
    def render(document: Document) -> NDArray[np.uint8]:
        inputs = InputsCache().of(document)
        told = itertools.chain.from_iterable(inputs.stage(index) for index in stages)
        picture: NDArray[np.uint8] = module(inputs.textures)(inputs.texture, *told)[0][0].numpy()
        return picture

    return render


def _operations(model: StudioModel, document: Document) -> int:
    """Floating-point operations of a whole render."""
    with FlopCounterMode(display=False) as counter:
        _plain_render(model)(document)
    return counter.get_total_flops()


def _quantiles(milliseconds: list[float]) -> dict[str, float]:
    p50, p95 = np.percentile(milliseconds, [50, 95])
    return {"p50": round(float(p50), 1), "p95": round(float(p95), 1)}


def peak_megabytes() -> float | None:
    """Largest memory of this process so far; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _rehearsed(renderer: Renderer, analysis: Analysis) -> tuple[Rehearsal, list[Event]]:
    codes = np.stack([texture.code for texture in load_library()])
    hand = events(SIDE, analysis.detail, central_region(analysis.document), codes)
    # Once for the backend to prepare itself for every size of part; a person draws the first strokes meanwhile.
    Rehearsal(renderer, analysis.document, hand).play()
    renderer.backend.wait_until_ready()
    rehearsal = Rehearsal(renderer, analysis.document, hand)
    rehearsal.play()
    return rehearsal, hand


def _plain_ms(model: StudioModel, document: Document, hand: list[Event]) -> float:
    """Median time of the pictures at which the hand rests, the plain way."""
    render, times = _plain_render(model), []
    render(document)
    for event in hand:
        document = event.edit(document) if event.edit else document
        if event.is_last:
            began = time.perf_counter()
            render(document)
            times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def _analysis(width: int, height: int, model: StudioModel) -> Analysis:
    # By Canny, whatever else is usual: figures of other days are of the same document.
    photo = _photo(width, height)
    return analyse(photo, model, structure=detected_structure(photo, Detector.CANNY))


def measure(model: StudioModel) -> dict[str, Any]:
    """All figures of `gcx bench live`, times in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "backends.json"
        backend = measured_choice(model, table)
        (backend_ms,) = json.loads(table.read_text()).values()
    renderer, analysis = Renderer(model, backend), _analysis(SIDE, SIDE, model)
    rehearsal, hand = _rehearsed(renderer, analysis)
    peak_mb = peak_megabytes()
    whole = {}
    for width, height in ((SIDE, SIDE), (768, 512), *([(1024, 1024)] if backend.is_on_gpu else [])):
        document = _preserving_all(_analysis(width, height, model))
        renderer.warm_up(document)
        whole[f"{width}x{height}"] = _median_ms(lambda document=document: renderer.render_anew(document))
    operations = _operations(model, analysis.document)
    kinds = {"strokes": STROKES, "texture clicks": ("texture",), "mix slider": ("mix",)}
    return {
        "events": len(hand),
        "first_picture_ms": _quantiles(rehearsal.delays(STROKES, final=False)),
        "final_picture_ms": _quantiles(rehearsal.delays(sum(kinds.values(), ()), final=True)),
        "bytes_ms": _quantiles(rehearsal.bytes_ms),
        "plain_ms": {"p50": round(_plain_ms(model, analysis.document, hand), 1)},
        "by_kind": {
            name: {
                "first_picture_ms": _quantiles(rehearsal.delays(kind, final=False)),
                "final_picture_ms": _quantiles(rehearsal.delays(kind, final=True)),
            }
            for name, kind in kinds.items()
        },
        "pictures_per_second": round(rehearsal.pictures_a_second(), 1),
        "stale": rehearsal.stale(),
        "dropped": sum(event.edit is not None for event in hand) - rehearsal.shown(),
        "peak_mb": peak_mb and round(peak_mb),
        "conv_peak_gflops": round(_peak_gflops(backend)),
        "render_gflops": round(operations / whole[f"{SIDE}x{SIDE}"] / 1e6),
        "whole_ms": {size: round(milliseconds, 1) for size, milliseconds in whole.items()},
        "backend_ms": backend_ms,
        "backend": backend.name,
        "device": str(model.device),
    }
