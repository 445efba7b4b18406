"""Photo -> the same with words printed on it, as on shirts, signs and packages, for networks that must know letters."""

import string
from pathlib import Path

import matplotlib
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

_SIZES = (9, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 48)
_MOST_WORDS, _MOST_LETTERS, _MOST_DEGREES = 5, 9, 15.0


def with_words(photo: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """A photo, uint8 RGB (H, W, 3), with one to five words of random letters in random places, sizes and colours."""
    picture = Image.fromarray(photo)
    fonts = sorted((Path(matplotlib.get_data_path()) / "fonts" / "ttf").glob("[D-S]*.ttf"))
    for _ in range(rng.integers(1, _MOST_WORDS + 1)):
        font = ImageFont.truetype(str(fonts[rng.integers(len(fonts))]), _SIZES[rng.integers(len(_SIZES))])
        ink = Image.new("L", picture.size)
        place = (rng.uniform(-0.05, 0.7) * picture.width, rng.uniform(0, 0.9) * picture.height)
        ImageDraw.Draw(ink).text(place, _word(rng), round(255 * rng.uniform(0.75, 1)), font)
        ink = ink.rotate(rng.uniform(-_MOST_DEGREES, _MOST_DEGREES), Image.Resampling.BICUBIC, center=place)
        colour = rng.integers(0, 256, 3) if rng.random() < 0.4 else np.full(3, rng.choice((20, 240)))
        picture.paste(tuple(colour.tolist()), mask=ink)
    return np.array(picture)


def _word(rng: np.random.Generator) -> str:
    letters = string.digits if rng.random() < 0.15 else string.ascii_lowercase
    word = "".join(rng.choice(list(letters), rng.integers(2, _MOST_LETTERS + 1)))
    return [str.upper, str.lower, str.title][rng.integers(3)](word)
