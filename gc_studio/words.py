"""Words for people, in their language: English as it is written here, or what a translator has for it.

`tr` marks a text, and `pyside6-lupdate` finds it there. The window hands in Qt's translator by `translate_by`; `gcx`
hands in none.
"""

import numbers
import string
from collections.abc import Callable, Mapping
from typing import Any

Translate = Callable[[str, str | None, int], str]
"""(text, which of two meanings of it, n or -1) -> that text in a language; `%n` in it is written out."""

ONE = {
    "%n cells for {cost:,} B; the file then has {size:,} B": "%n cell for {cost:,} B; the file then has {size:,} B",
    "%n cells that were true to the photo have moved: they keep its gist.": (
        "%n cell that was true to the photo has moved: it keeps its gist."
    ),
    "%n changes": "%n change",
    "%n colours of {name}; click one, or drag it to a region": "%n colour of {name}; click it, or drag it to a region",
    "%n faces": "%n face",
    "%n files exist already in {folder}.": "One file exists already in {folder}.",
    "%n lines of letters": "%n line of letters",
    "%n new textures of seed {seed}; click one to use it": "%n new texture of seed {seed}; click it to use it",
    "%n photos": "%n photo",
    "%n textures": "%n texture",
    "The %n cells that are kept are given up: what they hold is good for this size alone.": (
        "The cell that is kept is given up: what it holds is good for this size alone."
    ),
    "{work} (and %n more)": "{work} (and %n more)",
}
"""English texts with `%n`, and what they are for n = 1."""


def _english(text: str, _meaning: str | None, n: int) -> str:
    return (ONE.get(text, text) if n == 1 else text).replace("%n", f"{n:,}")


_translate: Translate = _english
_marks: Mapping[int, str] = {}


def translate_by(translate: Translate | None, group: str = ",", point: str = ".") -> None:
    """Let `tr` ask someone; None for English again. Figures have `group` between thousands, `point` before tenths."""
    global _translate, _marks
    _translate = translate or _english
    _marks = {ord(","): group, ord("."): point}


def figure(value: float, spec: str = ",") -> str:
    """A number as the language of the window writes it; spec as for `format`."""
    return format(value, spec).translate(_marks)


class _Formatter(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        is_figure = isinstance(value, numbers.Real) and format_spec
        return figure(value, format_spec) if is_figure else format(value, format_spec)


_formatter = _Formatter()


def tr(text: str, meaning: str | None = None, n: int = -1, /, **values: object) -> str:
    """A text in the language of the window, with `{name}` replaced by `values["name"]`, and `%n` by n.

    text and meaning are literals, not f-strings: they are what a translator sees. meaning tells two equal English texts
    apart. n chooses between singular and plural; `ONE` has the English singular. `{size:,}` and `{bpp:.3f}` come out
    as people write figures in that language.
    """
    translated = _translate(text, meaning, n)
    return _formatter.vformat(translated, (), values) if values else translated


def mark(text: str) -> str:
    """The text itself, for tables made before a language is chosen; `tr` gets it where it is shown."""
    return text
