"""How soon the picture follows the hand: the window's scheduler and renderer, without the window."""

import itertools
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import Analysis, analyse
from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.library import load_library
from gc_studio.analysis.photo import load_photo
from gc_studio.bench.hand import Event, events
from gc_studio.bench.rehearsal import STROKES, Rehearsal, play_by_turns
from gc_studio.decode.arrays import on_host
from gc_studio.decode.backends import Backend
from gc_studio.decode.choice import known_choice, measured_choice
from gc_studio.decode.generator_graphs import outputs_of
from gc_studio.decode.inputs import StructureInputs
from gc_studio.decode.programs import Segment
from gc_studio.decode.renderer import Renderer
from gc_studio.decode.vector_units import Layers, narrow_conv
from gc_studio.document import Document
from gc_studio.document.edits import set_mask
from gc_studio.document.regions import central_region
from gc_studio.nets.layout import STAGE_STRIDES
from gc_studio.nets.model import StudioModel
from gc_studio.nets.operations import Node, conv
from gc_studio.storage import RESOURCES

SIDE = 256

PLAYS = 3
"""How often the hand is played: it rests sixteen times, too few for a 95th percentile."""

_ROUNDS = 15
_PEAK_CHANNELS, _PEAK_SIDE, _PEAK_DEPTH = 256, 64, 4
_PEAK_OPERATIONS = 2 * 9 * _PEAK_CHANNELS**2 * _PEAK_SIDE**2 * _PEAK_DEPTH


@dataclass(frozen=True)
class _Convolutions:
    """A program of nothing but convolutions: the most that a backend gets out of the machine."""

    is_narrow: bool


@outputs_of.register
def _(program: _Convolutions, layers: Layers, inputs: Sequence[Node]) -> list[Node]:
    (x,) = inputs
    for weight in _peak_weights():
        x = narrow_conv(x, weight, None) if program.is_narrow else conv(x, weight)
    return [x]


def _peak_weights() -> list[NDArray[np.float32]]:
    shape = _PEAK_DEPTH, _PEAK_CHANNELS, _PEAK_CHANNELS, 3, 3
    return list(np.random.default_rng(1).normal(0, 0.02, shape).astype(np.float32))


def _know_convolutions_in_torch() -> None:
    import torch
    from torch import nn

    from gc_studio.decode.torch_programs import module_of
    from gc_studio.nets.generator import Generator

    @module_of.register
    def _(program: _Convolutions, generator: Generator) -> nn.Module:
        device = next(generator.parameters()).device
        convs = [nn.Conv2d(_PEAK_CHANNELS, _PEAK_CHANNELS, 3, padding=1, bias=False) for _ in range(_PEAK_DEPTH)]
        for layer, weight in zip(convs, _peak_weights(), strict=True):
            layer.weight = nn.Parameter(torch.from_numpy(weight), requires_grad=False)
        return nn.Sequential(*convs).to(device)


def _by_turns(runs: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Median milliseconds of each. By turns, for a machine may be slower in one minute than in the next."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(_ROUNDS):
        for name, run in runs.items():
            # Once before, for the others have taken the caches of the processor.
            run()
            began = time.perf_counter()
            run()
            times[name].append(1000 * (time.perf_counter() - began))
    return {name: statistics.median(own) for name, own in times.items()}


def _peaks(backend: Backend) -> dict[str, Callable[[], object]]:
    """Convolutions in the precisions of a backend, each `_PEAK_OPERATIONS`."""
    x = np.random.default_rng(2).random((1, _PEAK_CHANNELS, _PEAK_SIDE, _PEAK_SIDE), np.float32)
    _know_convolutions_in_torch()

    def convolving(is_narrow: bool) -> Callable[[], object]:
        program = _Convolutions(is_narrow)
        backend.run(program, [x])
        backend.wait_until_ready()
        # A GPU has done its work when a number of it is here.
        return lambda: on_host(backend.run(program, [x])[0][:, :1])

    return {"float32": convolving(False), "narrow": convolving(True)}


def _photo(width: int, height: int) -> NDArray[np.uint8]:
    """The middle of the sample photo at a size."""
    photo = load_photo(RESOURCES / "samples" / "jacket.webp")
    scale = max(width / photo.shape[1], height / photo.shape[0])
    sized = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    top, left = (sized.shape[0] - height) // 2, (sized.shape[1] - width) // 2
    return np.ascontiguousarray(sized[top : top + height, left : left + width].astype(np.uint8))


def _preserving_all(analysis: Analysis) -> Document:
    return set_mask(analysis.document, np.ones(analysis.document.grid, bool), analysis.available)


def _plain_render(model: StudioModel) -> Callable[[Document], NDArray[np.uint8]]:
    """The plain way to a picture: eager torch in float32 on the processor, in torch's own memory layout, all anew."""
    import torch

    from gc_studio.decode.torch_programs import module_of
    from gc_studio.nets.generator import Generator

    generator = Generator().eval()
    generator.load_state_dict({name: tensor.cpu() for name, tensor in model.generator.state_dict().items()})
    stages = range(len(STAGE_STRIDES))
    module = cache(lambda textures: module_of(Segment(0, len(stages), textures), generator))

    @torch.inference_mode()
    def render(document: Document) -> NDArray[np.uint8]:
        inputs = StructureInputs().of(document)
        told = itertools.chain.from_iterable(inputs.whole_stage(index) for index in stages)
        given = map(torch.from_numpy, (inputs.texture, *told))
        picture: NDArray[np.uint8] = module(inputs.textures)(*given)[0][0].numpy()
        return picture

    return render


def _operations(model: StudioModel, document: Document) -> int:
    """Floating-point operations of a whole render."""
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counter:
        _plain_render(model)(document)
    return counter.get_total_flops()


def quantiles(milliseconds: list[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    p50, p95 = np.percentile(milliseconds, [50, 95])
    return {"p50": round(float(p50), 1), "p95": round(float(p95), 1)}


def peak_megabytes() -> float | None:
    """Largest memory of this process so far; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _plain_times(render: Callable[[Document], object], document: Document, hand: list[Event]) -> list[float]:
    """Milliseconds of the pictures at which the hand rests, the plain way."""
    times = []
    render(document)
    for event in hand:
        document = event.edit(document) if event.edit else document
        if event.is_last:
            began = time.perf_counter()
            render(document)
            times.append(1000 * (time.perf_counter() - began))
    return times


@dataclass(frozen=True)
class _Desk:
    """A document of one size, and what paints it: programs of one size take no others' place."""

    renderer: Renderer
    document: Document
    hand: list[Event]

    @classmethod
    def of(cls, side: int, model: StudioModel, backend: Backend) -> "_Desk":
        analysis = canny_analysis(side, side, model)
        codes = np.stack([texture.code for texture in load_library()])
        document = analysis.document
        return cls(
            Renderer(model, backend), document, events(side, analysis.available, central_region(document), codes)
        )

    def rehearsal(self) -> Rehearsal:
        return Rehearsal(self.renderer, self.document, self.hand)


def _plays(desks: Sequence[_Desk]) -> list[list[Rehearsal]]:
    """What came of the hand at each of some desks, `PLAYS` times."""
    # Once for the backends to prepare themselves for every size of part; a person draws the first strokes meanwhile.
    play_by_turns([desk.rehearsal() for desk in desks])
    for desk in desks:
        desk.renderer.backend.wait_until_ready()
    plays = []
    for _ in range(PLAYS):
        plays.append([desk.rehearsal() for desk in desks])
        play_by_turns(plays[-1])
    return [list(of_desk) for of_desk in zip(*plays, strict=True)]


_KINDS = {
    "strokes": STROKES,
    "faithful strokes": ("faithful",),
    "texture clicks": ("texture",),
    "mix slider": ("mix",),
}


def _figures(plays: list[Rehearsal]) -> dict[str, Any]:
    """Figures of the hand at one size."""

    def delays(of: tuple[str, ...], final: bool) -> dict[str, float]:
        return quantiles([delay for rehearsal in plays for delay in rehearsal.delays(of, final)])

    by_kind = {
        name: {"first_picture_ms": delays(kind, final=False), "final_picture_ms": delays(kind, final=True)}
        for name, kind in _KINDS.items()
    }
    faithful, other = (by_kind[name]["first_picture_ms"]["p50"] for name in ("faithful strokes", "strokes"))
    return {
        "events": sum(len(rehearsal.began) for rehearsal in plays),
        "first_picture_ms": delays(STROKES, final=False),
        "final_picture_ms": delays(sum(_KINDS.values(), ()), final=True),
        "bytes_ms": quantiles([delay for rehearsal in plays for delay in rehearsal.bytes_ms]),
        "by_kind": by_kind,
        "faithful_ratio": round(faithful / other, 2),
        "pictures_per_second": round(statistics.mean(rehearsal.pictures_a_second() for rehearsal in plays), 1),
        "stale": sum(rehearsal.stale() for rehearsal in plays),
        "dropped": sum(rehearsal.edits() - rehearsal.shown() for rehearsal in plays),
    }


_GROWING = "first_picture_ms", "final_picture_ms", "bytes_ms"


def _of_first(figures: dict[str, Any], first: dict[str, Any]) -> dict[str, float]:
    """95th percentiles of a size to those of the first one."""
    return {name: round(figures[name]["p95"] / first[name]["p95"], 2) for name in _GROWING}


def _whole(renderer: Renderer, model: StudioModel) -> dict[str, Any]:
    """Figures of whole renders, everything anew, and of the machine's convolutions by turns with the smallest."""
    backend, whole_ms = renderer.backend, dict[str, float]()
    for width, height in ((768, 512), *([(1024, 1024)] if backend.is_on_gpu else [])):
        whole_ms |= _by_turns({f"{width}x{height}": _rendering_anew(renderer, model, width, height)})
    peaks, name = _peaks(backend), f"{SIDE}x{SIDE}"
    # Not with all sizes: a backend keeps the programs of few.
    milliseconds = _by_turns({name: _rendering_anew(renderer, model, SIDE, SIDE), **peaks})
    of_whole = _operations(model, canny_analysis(SIDE, SIDE, model).document) / milliseconds[name] / 1e6
    of_peak = _PEAK_OPERATIONS / min(milliseconds[peak] for peak in peaks) / 1e6
    return {
        "conv_peak_gflops": round(of_peak),
        "render_gflops": round(of_whole),
        "share_of_peak": round(of_whole / of_peak, 2),
        "whole_ms": {size: round(own, 1) for size, own in {name: milliseconds[name], **whole_ms}.items()},
    }


def _rendering_anew(renderer: Renderer, model: StudioModel, width: int, height: int) -> Callable[[], object]:
    document = _preserving_all(canny_analysis(width, height, model))
    renderer.warm_up(document)
    return partial(renderer.render_anew, document)


def canny_analysis(width: int, height: int, model: StudioModel) -> Analysis:
    """The sample photo of a size, taken apart."""
    # By Canny, whatever else is usual: figures of other days are of the same document.
    photo = _photo(width, height)
    return analyse(photo, model, structure=detected_structure(photo, Detector.CANNY))


def measure(model: StudioModel, sides: Sequence[int] = (SIDE,)) -> dict[str, Any]:
    """All figures of `gcx bench live`, times in milliseconds.

    sides: of the pictures that the hand works on by turns, in pixels. Each after the first has figures of its own
    beside the whole, and their ratio to those of the first one.
    """
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "backends.json"
        choices = [measured_choice(model, table)]
        choices += [known_choice(model, table) or choices[0] for _ in sides[1:]]
        (backend_ms,) = json.loads(table.read_text()).values()
    desks = [_Desk.of(side, model, choice.backend) for side, choice in zip(sides, choices, strict=True)]
    first, *others = [_figures(plays) for plays in _plays(desks)]
    # What the plain way takes is no part of the program.
    peak_mb = peak_megabytes()
    plain_ms = _plain_times(_plain_render(model), desks[0].document, desks[0].hand)
    results = {
        **first,
        "plain_ms": {"p50": round(statistics.median(plain_ms), 1)},
        "peak_mb": peak_mb and round(peak_mb),
        **_whole(desks[0].renderer, model),
        "backend_ms": backend_ms,
        "backend": choices[0].backend.name,
        "device": model.device,
    }
    for side, figures in zip(sides[1:], others, strict=True):
        results |= {f"{side}x{side}": figures, f"{side} / {sides[0]}, p95": _of_first(figures, first)}
    return results
