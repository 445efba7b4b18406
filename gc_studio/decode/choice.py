"""Which backend is fastest on this machine: measured once, then remembered."""

import copy
import itertools
import json
import logging
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import numpy as np

from gc_studio.decode.backends import Backend, OpenVinoBackend, torch_backend
from gc_studio.decode.kinds import PaintingModel
from gc_studio.decode.pictures import Picture
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL, STUDIO, Document
from gc_studio.document.edits import draw_structure
from gc_studio.nets.model import StudioModel
from gc_studio.nets.operations import has_openvino
from gc_studio.nets.torch_here import has_torch
from gc_studio.storage import write_atomic
from gc_studio.tasks import next_step

log = logging.getLogger(__name__)

_SIDE, _ROUNDS = 256, 6

MOST_OFF = 1.0
"""Levels that a backend's picture may be off the plain one, on the average; one that is further off paints something
else, whatever the reason, and is not chosen however fast it is."""

DOUBT = 0.75
"""Share of the time of bfloat16 that float32 must take to be chosen. Where there are units for bfloat16 it is the
faster one; but each is measured once, perhaps while a photo is being opened, and what disturbed it then must not count
for good."""


class Choice(NamedTuple):
    """A backend, and milliseconds from a stroke to its exact picture at 256x256; None where that was never measured."""

    backend: Backend
    milliseconds: float | None


def candidates(model: PaintingModel, may_use_gpu: bool) -> dict[str, Callable[[], Backend]]:
    """Makers of the backends that could run on this machine, by name, the likeliest first.

    A model on a GPU has that alone. torch on the processor is one only without OpenVINO: to import it in order to
    measure it would cost every start more than it could gain.
    """
    if model.device != "cpu" or not has_openvino():
        makers: dict[str, Callable[[], Backend]] = {f"torch on {model.device}": lambda: torch_backend(model)}
    else:
        kinds = (True, False) if OpenVinoBackend.has_bfloat16() else (False,)
        makers = {OpenVinoBackend.name_of(kind): partial(OpenVinoBackend, model, kind) for kind in kinds}
    if model.device == "cpu" and may_use_gpu and _may_have_metal():
        makers["torch on mps"] = lambda: _metal_backend(model)
    return makers


def _may_have_metal() -> bool:
    return sys.platform == "darwin" and platform.machine() == "arm64" and has_torch()


def _metal_backend(model: PaintingModel) -> Backend:
    import torch

    from gc_studio.decode.torch_backend import TorchBackend

    copied = copy.deepcopy(model.generator).to("mps").to(memory_format=torch.contiguous_format)  # type: ignore[call-overload]
    return TorchBackend(copied, "mps")


def likely_choice(model: PaintingModel) -> Backend:
    """The backend that is fastest on most machines like this, until it is measured."""
    return next(iter(candidates(model, may_use_gpu=False).values()))()


def backend_named(model: PaintingModel, name: str) -> Backend:
    """The backend of a name for a model, such as another one was measured to be fastest on; else the likely one."""
    makers = candidates(model, may_use_gpu=True)
    return makers[name]() if name in makers else likely_choice(model)


def known_choice(model: StudioModel, table: Path, may_use_gpu: bool = True) -> Choice | None:
    """The only backend that there is, or the one that an earlier measurement on this machine found fastest.

    A GPU is one of them only if it may be used. None if nothing was measured yet and there are several.
    """
    makers = candidates(model, may_use_gpu)
    try:
        times = json.loads(table.read_text())[_machine(model)]
        return _fastest(makers, {name: times[name] for name in makers})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Never measured here, or the file is from another version or damaged: it is only a cache.
        return Choice(next(iter(makers.values()))(), None) if len(makers) == 1 else None


def measured_choice(model: StudioModel, table: Path, may_use_gpu: bool = True) -> Choice:
    """Measure the pictures of a stroke at 256x256, remember the table, return the fastest backend that paints them.

    Raises:
        ValueError: none does.
        CalledOffError: nobody waits for it any more.
    """
    makers, document = candidates(model, may_use_gpu), _noise_document(model)
    right = Renderer(model).render(document)
    # One after the other, not in turns: each takes a good deal of memory.
    times = {name: _measured(name, model, make, document, right) for name, make in makers.items()}
    log.info("backends, ms for a stroke at %dx%d: %s", _SIDE, _SIDE, times)
    _remember(table, _machine(model), times)
    return _fastest(makers, times)


def measured_again(model: StudioModel, table: Path, known: Choice, may_use_gpu: bool = True) -> Choice:
    """A choice, with the lesser of its time and of one that is measured now, and remembered.

    What disturbed the first measurement, on a machine that had much else to do, does not count for good.
    """
    name = known.backend.name
    milliseconds = _least_ms(Renderer(model, candidates(model, may_use_gpu)[name]()), _noise_document(model))
    if known.milliseconds is not None and milliseconds >= known.milliseconds:
        return known
    _remember(table, _machine(model), {name: milliseconds})
    return known._replace(milliseconds=milliseconds)


def _measured(
    name: str, model: StudioModel, make: Callable[[], Backend], document: Document, right: Picture
) -> float | None:
    """Milliseconds of a backend that has this name; None if it does not paint what is right, or torch in its place."""
    try:
        renderer = Renderer(model, make())
    except RuntimeError as error:
        log.warning("%s cannot be used: %s", name, error)
        return None
    milliseconds, picture = _least_ms(renderer, document), renderer.render_anew(document)
    # One that fails is another by now.
    is_itself = renderer.backend.name == name and renderer.backend.wait_until_ready()
    fits = is_itself and _mean_difference(picture, right) <= MOST_OFF
    if not fits:
        log.warning("%s does not paint the plain picture on this machine", name)
    return milliseconds if fits else None


def _fastest(makers: Mapping[str, Callable[[], Backend]], times: Mapping[str, float | None]) -> Choice:
    """The backend of least milliseconds, in doubt bfloat16; None stands for one that does not paint."""
    fit = {name: milliseconds for name, milliseconds in times.items() if milliseconds is not None}
    wide, narrow = map(OpenVinoBackend.name_of, (False, True))
    if wide in fit and narrow in fit and fit[wide] > DOUBT * fit[narrow]:
        fit[narrow] = min(fit[narrow], fit.pop(wide))
    name = min(fit, key=fit.__getitem__)
    return Choice(makers[name](), float(fit[name]))


def _mean_difference(one: Picture, other: Picture) -> float:
    return float(np.abs(one.astype(np.int16) - other).mean())


def _least_ms(renderer: Renderer, document: Document) -> float:
    """From a stroke, drawn or taken back, to its exact picture, the first one included."""
    middle = _SIDE / 2
    drawn = draw_structure(document, [(middle, middle), (middle + 12, middle)], radius=0, ink=True)
    next_step()
    renderer.warm_up(document)
    next_step()
    list(renderer.pictures(drawn))
    renderer.backend.wait_until_ready()
    times = []
    for stroke in itertools.islice(itertools.cycle((document, drawn)), _ROUNDS):
        next_step()
        began = time.perf_counter()
        list(renderer.pictures(stroke))
        times.append(1000 * (time.perf_counter() - began))
    # The least and not the median: the user opens a picture meanwhile.
    return round(min(times), 1)


def _machine(model: StudioModel) -> str:
    """What the times depend on."""
    processor, cores = platform.processor() or platform.machine(), os.cpu_count()
    versions = (_version(package) for package in ("torch", "openvino"))
    return ", ".join([platform.node(), processor, f"{cores} cores", *versions, model.identity])


def _version(package: str) -> str:
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return f"no {package}"


def _remember(table: Path, machine: str, times: dict[str, float | None]) -> None:
    """Write times of some backends into the table; those of others stay."""
    try:
        known = json.loads(table.read_text())
    except (OSError, ValueError):
        known = {}
    known = known if isinstance(known, dict) else {}
    others = known.get(machine)
    times = (others if isinstance(others, dict) else {}) | times
    try:
        table.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(table, json.dumps(known | {machine: times}, indent=1).encode())
    except OSError as error:
        log.warning("cannot remember which backend is fastest: %s", error)


def _noise_document(model: StudioModel) -> Document:
    rng = np.random.default_rng(1)
    grid = _SIDE // CELL, _SIDE // CELL
    return Document(
        width=_SIDE,
        height=_SIDE,
        structure=rng.random((_SIDE // 2, _SIDE // 2)) < 0.05,
        texture=rng.integers(-4, 5, STUDIO.texture_dimensions).astype(np.int16),
        detail=rng.integers(-2, 3, (STUDIO.detail_channels, *grid)).astype(np.int8),
        mask=np.ones(grid, bool),
        model=model.identity,
    )
