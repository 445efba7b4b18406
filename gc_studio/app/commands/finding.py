"""What a person types -> the commands that may be meant, the likeliest first. No widgets."""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

_CLOSE = 0.75
"""Likeness of two words, see `difflib`, from which one may be the other mistyped."""

_LEAST_MISTYPED, _LEAST_SCATTERED = 4, 3
"""Letters that a word needs to be looked for mistyped, or with letters left out."""

_EXACT, _DISABLED = 3, 1
"""What a command gains whose whole name was typed, and loses while it cannot be done."""


@dataclass(frozen=True)
class Choice:
    """A command to choose; `reason` tells why it cannot be done, and is empty where it can."""

    key: str
    text: str
    menu: str
    keys: str
    tip: str
    reason: str = ""

    @cached_property
    def name(self) -> str:
        """The text as it is compared."""
        return plain(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The words of the name."""
        return _words(self.name)

    @cached_property
    def around(self) -> list[str]:
        """Words of its menu and its tip."""
        return [*_words(plain(self.menu)), *_words(plain(self.tip))]


def plain(text: str) -> str:
    """Small letters without accents: what one types in a hurry."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).strip()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def found(query: str, choices: Sequence[Choice], recent: Sequence[str]) -> list[Choice]:
    """The choices that have every word of a query, in any order of the words; all of them where nothing was typed.

    recent: keys of what was chosen before, newest first; of what fits equally well it comes first.
    """
    typed, words = plain(query), plain(query).split()
    places = {key: place for place, key in enumerate(recent)}
    ranked = list[tuple[int, bool, int, int, Choice]]()
    for order, choice in enumerate(choices):
        values = [_value(word, choice) for word in words]
        if not all(values):
            continue
        value = sum(values) + _EXACT * (typed == choice.name) - _DISABLED * bool(choice.reason and words)
        ranked.append((-value, bool(choice.reason), places.get(choice.key, len(recent)), order, choice))
    return [choice for *_, choice in sorted(ranked, key=lambda row: row[:-1])]


def _value(word: str, choice: Choice) -> int:
    """How well one typed word fits; 0 if it does not."""
    if any(each.startswith(word) for each in choice.words):
        return 6
    if word in choice.name or word == plain(choice.keys):
        return 5
    if len(word) > 1 and "".join(each[0] for each in choice.words).startswith(word):
        return 4
    if any(each.startswith(word) for each in choice.around):
        return 3
    if len(word) >= _LEAST_MISTYPED and difflib.get_close_matches(word, choice.words, 1, _CLOSE):
        return 2
    return int(len(word) >= _LEAST_SCATTERED and _is_scattered(word, choice.name))


def _is_scattered(word: str, name: str) -> bool:
    """Whether the letters of a word come in a name in this order, the first at the beginning of a word of it."""
    pattern = r"\b" + r".*?".join(map(re.escape, word))
    return re.search(pattern, name) is not None
