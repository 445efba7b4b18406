"""Files that people send back -> their answers, checked: whatever else comes is refused in one line."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gc_studio.study import StudyError
from gc_studio.study.page import VERSION

ASKED = ("fidelity", "beauty")
"""What is asked of each pair: which picture is more like the original, and which looks better."""
FORMAT = "gc-studio-study-answers"
MOST_BYTES = 16_000_000
"""Of a file."""


@dataclass(frozen=True)
class Answer:
    """What a person chose of a pair.

    Attributes:
        pair: its place in the study.
        asked: one of ASKED.
        systems: of the pair.
        file_bytes: of their files.
        chosen: 0 or 1, which of the systems.
    """

    pair: int
    asked: str
    systems: tuple[str, str]
    file_bytes: tuple[int, int]
    chosen: int


@dataclass(frozen=True)
class Answers:
    """All that one person answered.

    Attributes:
        study: what tells studies apart.
        person: drawn by lot when the person began; it names nobody.
        probes: of each probe, whether the photo was told from the obvious JPEG.
        answers: one for each pair and question.
    """

    study: str
    person: str
    probes: tuple[bool, ...]
    answers: tuple[Answer, ...]


def read_answers(path: Path) -> Answers:
    """The answers in a file.

    Raises:
        OSError: it cannot be read.
        StudyError: it is no such file, damaged, or of a newer version.
    """
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise StudyError(f"{path.name}: too large for answers to a study")
    try:
        facts = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise StudyError(f"{path.name}: no JSON, or cut short; ask for the file again") from error
    if not isinstance(facts, dict) or facts.get("format") != FORMAT:
        raise StudyError(f"{path.name}: holds no answers to a study")
    if facts.get("version") != VERSION:
        raise StudyError(f"{path.name}: of version {facts.get('version')!r}, and {VERSION} is known; update GC Studio")
    try:
        return _answers(facts)
    except (KeyError, TypeError, ValueError) as error:
        raise StudyError(f"{path.name}: damaged, its answers are not whole; ask for the file again") from error


def _answers(facts: dict[str, Any]) -> Answers:
    """Raise KeyError, TypeError or ValueError for what no page writes."""
    answers = tuple(_answer(own) for own in facts["answers"])
    pairs = {own.pair: (own.systems, own.file_bytes) for own in answers}
    asked = sorted((own.pair, own.asked) for own in answers)
    if not answers or asked != sorted((pair, about) for pair in range(len(pairs)) for about in ASKED):
        raise ValueError("each pair is asked about once in each way")
    if any(pairs[own.pair] != (own.systems, own.file_bytes) for own in answers):
        raise ValueError("a pair is the same in both ways")
    probes = tuple(facts["probes"])
    if not probes or not all(isinstance(is_right, bool) for is_right in probes):
        raise ValueError("probes are right or wrong")
    return Answers(_text(facts["study"]), _text(facts["person"]), probes, answers)


def _answer(facts: dict[str, Any]) -> Answer:
    first, second = map(_text, facts["systems"])
    sizes, pair, chosen = facts["bytes"], facts["pair"], facts["chosen"]
    if len(sizes) != 2 or not all(type(number) is int and number >= 0 for number in (*sizes, pair)):
        raise ValueError("sizes and places are numbers")
    return Answer(pair, _text(facts["asked"]), (first, second), (sizes[0], sizes[1]), (first, second).index(chosen))


def _text(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= 100 or not value.isprintable():
        raise ValueError("no name")
    return value
