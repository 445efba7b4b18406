"""A scene painted from nothing, by the same hand each time: a person with a bag, her dress widened, then trousers.

Flows in: a window. Flows out: the scene in it, step by step.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stage import Path2

from gc_studio.app.window.main_window import MainWindow
from gc_studio.canvas import Tool

MODEL, SIZE = "street", (256, 384)
"""Of the model that paints it, and of the picture, in whose pixels places are told here."""


@dataclass(frozen=True)
class Stroke:
    """A stroke of the brush: the class, the diameter, and the way."""

    name: str
    size: int
    path: Path2


PERSON = (
    Stroke("skin", 21, [(115, 236), (114, 276)]),
    Stroke("skin", 21, [(141, 236), (142, 276)]),
    Stroke("skin", 16, [(114, 276), (115, 300), (116, 342)]),
    Stroke("skin", 16, [(142, 276), (141, 300), (140, 342)]),
    Stroke("shoes", 15, [(115, 346), (112, 356)]),
    Stroke("shoes", 15, [(141, 346), (144, 356)]),
    Stroke("skin", 14, [(101, 106), (94, 142), (91, 170)]),
    Stroke("skin", 14, [(155, 106), (162, 142), (166, 170)]),
    Stroke("skin", 10, [(91, 170), (91, 190), (93, 206)]),
    Stroke("skin", 10, [(166, 170), (167, 190), (167, 208)]),
    Stroke("skin", 15, [(128, 74), (128, 94)]),
    Stroke("dress", 28, [(112, 108), (119, 146), (112, 182), (106, 236)]),
    Stroke("dress", 28, [(144, 108), (137, 146), (144, 182), (150, 236)]),
    Stroke("dress", 30, [(128, 112), (128, 238)]),
    Stroke("hair", 12, [(109, 76), (108, 54), (115, 38), (128, 32), (141, 38), (148, 54), (147, 76)]),
    Stroke("hair", 24, [(120, 46), (136, 46)]),
    Stroke("skin", 29, [(128, 55), (128, 65)]),
    Stroke("bag", 26, [(178, 216), (180, 236)]),
)
"""From behind to the front."""

WIDER = (
    Stroke("dress", 34, [(110, 180), (96, 232), (84, 274)]),
    Stroke("dress", 34, [(146, 180), (160, 232), (172, 274)]),
    Stroke("dress", 40, [(100, 270), (128, 274), (156, 270)]),
    Stroke("dress", 44, [(128, 190), (128, 264)]),
)

LOWER: Path2 = [(40, 172), (220, 300)]
"""Corners of the box in which the dress becomes trousers."""

LEGS = (
    Stroke("background", 70, [(58, 246), (58, 300)]),
    Stroke("background", 70, [(198, 246), (198, 300)]),
    Stroke("trousers", 30, [(112, 200), (111, 260), (113, 334)]),
    Stroke("trousers", 30, [(144, 200), (145, 260), (143, 334)]),
    Stroke("background", 5, [(128, 240), (128, 350)]),
    Stroke("background", 24, [(74, 196), (76, 226)]),
    Stroke("shoes", 16, [(114, 348), (111, 356)]),
    Stroke("shoes", 16, [(142, 348), (145, 356)]),
    Stroke("skin", 13, [(93, 148), (91, 176), (93, 206)]),
    Stroke("skin", 13, [(163, 148), (166, 176), (167, 208)]),
    Stroke("bag", 26, [(178, 214), (180, 236)]),
)
"""What becomes of the hem."""


def painted(window: MainWindow, draw: Callable[[Path2], None]) -> Iterator[str]:
    """Paint the scene in a window; stops after each step, and says which.

    draw: drags the mouse along a path in picture pixels.
    """
    window.scenes.begin(MODEL, *SIZE)
    _paint(window, draw, PERSON)
    yield "a dress"
    _paint(window, draw, WIDER)
    yield "widened"
    window.actions_by_key[Tool.BOX.name].trigger()
    draw(LOWER)
    _take(window, "trousers")
    window.actions_by_key[Tool.FILL.name].trigger()
    draw([(128.0, 240.0)])
    window.actions_by_key["select_none"].trigger()
    _paint(window, draw, LEGS)
    yield "trousers"


def _paint(window: MainWindow, draw: Callable[[Path2], None], strokes: tuple[Stroke, ...]) -> None:
    window.actions_by_key[Tool.INK.name].trigger()
    for stroke in strokes:
        _take(window, stroke.name)
        window.editor.set_brush_size(stroke.size)
        draw(stroke.path)


def _take(window: MainWindow, name: str) -> None:
    document = window.session.document
    assert document is not None
    window.classes.choose(window.scenes.names_of(document).index(name))
