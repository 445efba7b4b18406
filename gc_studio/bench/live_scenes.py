"""How soon the picture follows a hand that paints labels, beside one that draws the same strokes as lines."""

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from gc_studio.bench.hand import strokes_of
from gc_studio.bench.live import PLAYS, SIDE, canny_analysis, quantiles
from gc_studio.bench.rehearsal import Rehearsal, play_by_turns
from gc_studio.decode.choice import backend_named, measured_choice
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Document
from gc_studio.document.edits import Point, draw_structure
from gc_studio.document.labelling import paint_labels
from gc_studio.nets.model import StudioModel
from gc_studio.nets.scene_model import SceneModel

_LABEL_RADIUS = 6.0
"""Of the brush, in pixels of the picture."""


def measure(studio: StudioModel, model: SceneModel) -> dict[str, Any]:
    """Milliseconds to first and final pictures and to bytes of both hands, and medians of labels to those of lines.

    The hands draw by turns, at 256x256, through the window's scheduler. The scene begins empty.
    """
    with tempfile.TemporaryDirectory() as folder:
        choice = measured_choice(studio, Path(folder) / "backends.json")
    lines = canny_analysis(SIDE, SIDE, studio).document
    scene = Document(SIDE, SIDE, model=model.identity, codes=model.codes)
    renderers = Renderer(studio, choice.backend), Renderer(model, backend_named(model, choice.backend.name))
    hands = strokes_of(SIDE, _inked), strokes_of(SIDE, partial(_painted, 1 % len(model.classes)))

    def rehearsals() -> list[Rehearsal]:
        desks = zip(renderers, (lines, scene), hands, strict=True)
        return [Rehearsal(renderer, document, hand) for renderer, document, hand in desks]

    # Once for the backends to prepare themselves for every size of part.
    play_by_turns(rehearsals())
    for renderer in renderers:
        renderer.backend.wait_until_ready()
    plays = []
    for _ in range(PLAYS):
        plays.append(rehearsals())
        play_by_turns(plays[-1])
    of_lines, of_labels = (_figures(list(own)) for own in zip(*plays, strict=True))
    ratios = {name: round(of_labels[name]["p50"] / of_lines[name]["p50"], 2) for name in of_lines}
    return {"lines": of_lines, "labels": of_labels, "labels to lines, p50": ratios, "backend": choice.backend.name}


def _inked(a: Point, b: Point) -> Any:
    return lambda document: draw_structure(document, [a, b], 0.0, ink=True)


def _painted(number: int, a: Point, b: Point) -> Any:
    return lambda document: paint_labels(document, [a, b], _LABEL_RADIUS, number)


def _figures(plays: list[Rehearsal]) -> dict[str, dict[str, float]]:
    def delays(is_final: bool) -> dict[str, float]:
        return quantiles([delay for play in plays for delay in play.delays(("ink",), is_final)])

    return {
        "first_picture_ms": delays(False),
        "final_picture_ms": delays(True),
        "bytes_ms": quantiles([delay for play in plays for delay in play.bytes_ms]),
    }
