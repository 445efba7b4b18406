"""Words for people, in their language: English as it is written here, or what a translator has for it.

`tr` marks a text, and `pyside6-lupdate` finds it there. The window hands in Qt's translator by `translate_by`; `gcx`
hands in none.
"""

from collections.abc import Callable

Translate = Callable[[str, str | None, int], str]
"""(text, which of two meanings of it, n or -1) -> that text in a language; `%n` in it is written out."""


def _english(text: str, _meaning: str | None, n: int) -> str:
    return text.replace("%n", str(n))


_translate: Translate = _english


def translate_by(translate: Translate | None) -> None:
    """Let `tr` ask someone; None for English again."""
    global _translate
    _translate = translate or _english


def tr(text: str, meaning: str | None = None, n: int = -1, /, **values: object) -> str:
    """A text in the language of the window, with `{name}` replaced by `values["name"]`, and `%n` by n.

    text and meaning are literals, not f-strings: they are what a translator sees. meaning tells two equal English texts
    apart. n chooses between singular and plural.
    """
    return _translate(text, meaning, n).format(**values) if values else _translate(text, meaning, n)


def mark(text: str) -> str:
    """The text itself, for tables made before a language is chosen; `tr` gets it where it is shown."""
    return text
