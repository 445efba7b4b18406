"""Photo -> the same with a word printed on what is in its middle; picture -> how many letters of it can be read.

The reader is Tesseract, which is run as a program; it is no part of this project.
"""

import itertools
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import cv2
import matplotlib
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from gc_studio.analysis.pictures import png
from gc_studio.bench.picture_codecs import Picture
from gc_studio.document import CELL

WORDS = (
    *("Cotton", "HARBOUR", "denim", "Original", "SUMMER", "Athletic", "NORTH", "studio", "Classic", "LEGEND"),
    *("Pacific", "ROYAL", "velvet", "Montana", "SPORT", "garden", "Brooklyn", "UNION", "Heritage", "orange"),
    *("WINTER", "Outdoor", "college", "DENVER"),
)
FONTS = (
    *("DejaVuSans", "DejaVuSerif-Bold", "STIXGeneral", "DejaVuSans-BoldOblique", "cmss10", "DejaVuSansMono-Bold"),
    *("STIXGeneralBol", "DejaVuSans-Bold", "cmr10", "DejaVuSerif-Italic", "cmb10"),
)
"""Of those that matplotlib brings, so that words look the same on every machine."""
SIZES = range(16, 41)
"""Of a font in pixels, on a photo of 256."""

_COLOURS = ((20, 20, 24), (250, 248, 240), (24, 40, 110), (196, 24, 40), (250, 206, 40), (20, 96, 60), (240, 150, 190))
_LEAST_CONTRAST = 90
"""Between a word and what it is printed on, in levels of luma."""
_INK = 0.94
"""How much of the cloth a print covers."""
_MOST_DEGREES = 4.0
_PLACES = 16
_FINER, _LARGER = 4, 4
"""A word is drawn so many times finer than it is printed, and shown so many times larger to the reader."""
_KEPT_MARGIN, _READ_MARGIN = 2, 5
"""Pixels around a word that are kept and read with it."""


@dataclass(frozen=True, eq=False)
class Printed:
    """A photo with a word on it.

    Attributes:
        photo: uint8 RGB (H, W, 3).
        word: as it was printed.
        box: top, bottom, left and right of it in pixels, the last ones not in it.
    """

    photo: Picture
    word: str
    box: tuple[int, int, int, int]

    @property
    def part(self) -> NDArray[np.bool_]:
        """The cells that a hand keeps for the word to stay, bool (rows, columns)."""
        top, bottom, left, right = self._around(_KEPT_MARGIN)
        rows, columns = (-(-side // CELL) for side in self.photo.shape[:2])
        part = np.zeros((rows, columns), bool)
        part[top // CELL : -(-bottom // CELL), left // CELL : -(-right // CELL)] = True
        return part

    def letters_in(self, picture: Picture) -> int:
        """Letters of the word that the reader finds in a picture of this photo, uint8 RGB (H, W, 3).

        Raises:
            OSError: there is no Tesseract.
            subprocess.CalledProcessError: it fails.
        """
        top, bottom, left, right = self._around(_READ_MARGIN)
        return letters_read(self.word, read_text(picture[top:bottom, left:right]))

    def _around(self, margin: int) -> tuple[int, int, int, int]:
        (top, bottom, left, right), (height, width) = self.box, self.photo.shape[:2]
        return max(top - margin, 0), min(bottom + margin, height), max(left - margin, 0), min(right + margin, width)


def printed(photo: Picture, number: int) -> Printed:
    """Print word `number` on a photo, uint8 RGB (256, 256, 3); word, font, size, colour and angle follow from it."""
    rng = np.random.default_rng(number)
    word, font = WORDS[number % len(WORDS)], FONTS[number % len(FONTS)]
    # Steps that no length divides: sizes, fonts and words meet in ever other ways.
    ink = _ink(word, font, SIZES[11 * number % len(SIZES)], float(rng.uniform(-_MOST_DEGREES, _MOST_DEGREES)))
    place = _calm_place(photo, ink.shape, rng)
    share = _INK * ink[..., None]
    result = photo.copy()
    result[place] = np.rint(photo[place] * (1 - share) + _colour(photo[place], rng) * share)
    down, across = place
    return Printed(result, word, (down.start, down.stop, across.start, across.stop))


def _calm_place(photo: Picture, shape: tuple[int, ...], rng: np.random.Generator) -> tuple[slice, slice]:
    """Of some places near the middle the one where a word of this shape has least beneath it to be lost in."""
    places = []
    for shift in rng.uniform(-30, 30, (_PLACES, 2)):
        starts = [
            int(np.clip((side - own) / 2 + by, 0, side - own))
            for side, own, by in zip(photo.shape, shape, shift, strict=False)
        ]
        places.append(tuple(slice(start, start + own) for start, own in zip(starts, shape, strict=True)))
    down, across = min(places, key=lambda place: photo[place].std())
    return down, across


def _ink(word: str, font: str, size: int, degrees: float) -> NDArray[np.float32]:
    """Where a word covers what it is printed on, float32 (h, w) in 0 .. 1, cut to its letters."""
    path = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"{font}.ttf"
    face = ImageFont.truetype(str(path), size * _FINER)
    left, top, right, bottom = (int(side) for side in face.getbbox(word))
    canvas = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(canvas).text((-left, -top), word, 255, face)
    turned = canvas.rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    turned = turned.crop(turned.getbbox())
    small = (max(turned.width // _FINER, 1), max(turned.height // _FINER, 1))
    return np.asarray(turned.resize(small, Image.Resampling.BOX), np.float32) / np.float32(255)


def _colour(beneath: Picture, rng: np.random.Generator) -> NDArray[np.float64]:
    """One that can be told from what lies beneath, RGB."""
    luma = np.array([0.299, 0.587, 0.114])
    colours = np.array(_COLOURS, np.float64)
    contrast = np.abs(colours @ luma - beneath.mean((0, 1)) @ luma)
    told_apart = colours[contrast >= min(_LEAST_CONTRAST, contrast.max())]
    return told_apart[rng.integers(len(told_apart))]


def has_reader() -> bool:
    """Whether Tesseract is installed."""
    return shutil.which("tesseract") is not None


def read_text(picture: Picture) -> str:
    """What Tesseract reads in a picture of one word, uint8 RGB (H, W, 3); raises as `Printed.letters_in` does."""
    large = cv2.resize(picture, None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC)
    command = ["tesseract", "stdin", "stdout", "--psm", "8", "-l", "eng"]
    # With more threads it takes longer for pictures as small as these.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    found = subprocess.run(command, input=png(large), capture_output=True, check=True, env=environment)
    return found.stdout.decode(errors="replace").strip()


def letters_read(word: str, text: str) -> int:
    """Letters and digits of a word less what has to be changed, added or left out to get it from a text; 0 at least."""
    wanted, found = ("".join(filter(str.isalnum, own)).casefold() for own in (word, text))
    distances = list(range(len(found) + 1))
    for row, letter in enumerate(wanted, start=1):
        before, distances = distances, [row]
        for (here, above), other in zip(itertools.pairwise(before), found, strict=True):
            distances.append(min(here + (letter != other), above + 1, distances[-1] + 1))
    return max(len(wanted) - distances[-1], 0)
