"""Names of new textures, which say how each is made: `Surprise 4711-3`, or `Royal blue ~88-5` for one like another.

Flows in: seeds, or what was typed. Flows out: textures under such names.
"""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.library import SURPRISE_GROUP, UNSEEN, Texture
from gc_studio.analysis.surprise import BATCH, Density

LARGEST_SEED = 999_999_999
_USUAL_SEEDS = 10_000
"""Seeds drawn by chance are below: four digits are easily typed again."""

_WORD = "Surprise"
_NUMBERS = r"(?P<seed>\d{1,9})(?:-(?P<number>\d{1,2}))?"
_FORMS = re.compile(rf"(?:(?P<base>\S.*?)\s*~\s*|(?:{_WORD}\s+)?){_NUMBERS}", re.IGNORECASE)

Known = Callable[[str], NDArray[np.int16] | None]
"""A name -> the code of a texture of that name, int16 (64,)."""


@dataclass(frozen=True)
class Recipe:
    """How textures are made.

    Attributes:
        base: name of the texture that they are like; empty where they are like none.
        seed: 0 .. LARGEST_SEED.
        number: 1 .. BATCH; None stands for all of the seed.
    """

    base: str
    seed: int
    number: int | None = None

    def name(self, number: int) -> str:
        """Name of one of its textures."""
        return f"{self.base} ~{self.seed}-{number}" if self.base else f"{_WORD} {self.seed}-{number}"


def chance_seed() -> int:
    """Any seed."""
    return secrets.randbelow(_USUAL_SEEDS)


def recipe_in(text: str) -> Recipe | None:
    """The recipe that a text is the name of; a seed without number and word is meant by `4711`, `4711-3` a surprise."""
    found = _FORMS.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    number = int(found["number"]) if found["number"] else None
    if number is not None and not 1 <= number <= BATCH:
        return None
    return Recipe(found["base"] or "", int(found["seed"]), number)


def made(recipe: Recipe, density: Density, known: Known) -> list[Texture]:
    """The textures of a recipe; none if what they are to be like is not known and cannot be made either.

    known: is asked for names that are no recipes of surprises.
    """
    numbers = range(1, BATCH + 1) if recipe.number is None else [recipe.number]
    if not recipe.base:
        codes = [density.sample(recipe.seed, number) for number in numbers]
    else:
        base = _code_of(recipe.base, density, known)
        codes = [] if base is None else [density.alike(base, recipe.seed, number) for number in numbers]
    return [
        Texture(recipe.name(number), SURPRISE_GROUP, code, UNSEEN) for number, code in zip(numbers, codes, strict=False)
    ]


def _code_of(name: str, density: Density, known: Known) -> NDArray[np.int16] | None:
    code, recipe = known(name), recipe_in(name)
    if code is not None or recipe is None or recipe.number is None:
        return code
    textures = made(recipe, density, known)
    return textures[0].code if textures else None
