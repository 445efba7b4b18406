"""A presentation as a file: an animated WebP that runs by itself, or a PNG with the end of every scene. Any thread may.

Flows in: a story that is prepared. Flows out: the bytes of the file.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from gc_studio.analysis.pictures import animated_webp
from gc_studio.app.export.formats import pixels_of, png_bytes
from gc_studio.app.present.painting import paint
from gc_studio.app.present.scenes import SECONDS, Moment, seen_at
from gc_studio.app.present.story import Scene, Story

FILM_SIZE, TILE_SIZE = (960, 600), (800, 500)
"""Width and height in pixels of the animation, and of each scene on the sheet."""

_RATE = 12
"""Frames per second."""

_HOLD, _LONG_HOLD = 1800, 3500
"""Milliseconds that the end of a scene stays, and that of those to be looked at for longer."""

_LOOKED_AT = (Scene.RESULT, Scene.BESIDE, Scene.OTHERS)
_COLUMNS, _QUALITY = 2, 80
Pixels = NDArray[np.uint8]


class CalledOffError(Exception):
    """Nobody waits for the file any more."""


def moments(story: Story) -> list[tuple[Moment, int]]:
    """The frames of the animation, each with the milliseconds that it stays."""
    frames = []
    for scene in story.scenes:
        count = round(SECONDS[scene] * _RATE)
        frames += [(Moment(scene, number / count), round(1000 / _RATE)) for number in range(count)]
        frames.append((Moment(scene), _LONG_HOLD if scene in _LOOKED_AT else _HOLD))
    return frames


def film(story: Story, on_frame: Callable[[float], bool]) -> bytes:
    """An animated WebP, which begins again when it ends; takes seconds.

    on_frame: told the share that is done; False calls it off.

    Raises:
        CalledOffError: it was called off.
        OSError: the encoder cannot.
    """
    shown = moments(story)
    return animated_webp(_Painted(story, shown, on_frame), [milliseconds for _, milliseconds in shown], _QUALITY)


class _Painted(Sequence[Pixels]):
    """The frames of an animation, painted when they are asked for."""

    def __init__(self, story: Story, shown: Sequence[tuple[Moment, int]], on_frame: Callable[[float], bool]) -> None:
        self._story, self._shown, self._on_frame = story, shown, on_frame

    def __len__(self) -> int:
        return len(self._shown)

    def __getitem__(self, number: Any) -> Any:
        if not self._on_frame(number / len(self)):
            raise CalledOffError
        return pixels_of(_scene(self._story, self._shown[number][0], FILM_SIZE))


def sheet(story: Story) -> bytes:
    """A PNG with the end of every scene, two beside each other."""
    width, height = TILE_SIZE
    rows = -(-len(story.scenes) // _COLUMNS)
    whole = QImage(_COLUMNS * width, rows * height, QImage.Format.Format_RGB32)
    whole.fill(_scene(story, Moment(story.scenes[0]), (8, 8)).pixel(0, 0))
    painter = QPainter(whole)
    for number, scene in enumerate(story.scenes):
        row, column = divmod(number, _COLUMNS)
        painter.drawImage(column * width, row * height, _scene(story, Moment(scene), TILE_SIZE))
    painter.end()
    return png_bytes(whole)


def _scene(story: Story, moment: Moment, size: tuple[int, int]) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, QSizeF(*size), seen_at(story, moment), QSizeF(*story.size))
    painter.end()
    return image
