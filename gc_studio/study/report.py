"""Answers of people -> how often each system was preferred to each other, as Agustsson et al. (ICCV 2019) count it.

For each person the share of pairs in which the first system was chosen; of these shares the mean over people, and its
standard error. Only people count who told the photo from an obvious JPEG in every probe.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from gc_studio.study import StudyError
from gc_studio.study.answers import ASKED, Answer, Answers


@dataclass(frozen=True)
class Preference:
    """How often the first of two systems was preferred.

    Attributes:
        systems: the two.
        asked: one of ASKED.
        pairs: pictures that each person compared.
        mean: over people, in per cent.
        error: standard error of the mean, in per cent; None for fewer than two people.
        file_bytes: means of the files of the two.
    """

    systems: tuple[str, str]
    asked: str
    pairs: int
    mean: float
    error: float | None
    file_bytes: tuple[float, float]


@dataclass(frozen=True)
class Report:
    """What people preferred.

    Attributes:
        study: which.
        people: who count.
        failed: people who are left out, as they took an obvious JPEG for the photo.
        preferences: by pair of systems in the order of the study, fidelity before beauty.
    """

    study: str
    people: int
    failed: int
    preferences: list[Preference]


def of_one_study(given: Sequence[tuple[str, Answers]]) -> tuple[list[Answers], list[str]]:
    """Of files by name those that belong together, each person once, and a line for each of the others.

    The study is the one that most files answer.
    """
    studies = Counter((answers.study, _pairs(answers)) for _, answers in given)
    study = studies.most_common(1)[0][0] if studies else None
    kept, notes = dict[str, Answers](), list[str]()
    for name, answers in given:
        if (answers.study, _pairs(answers)) != study:
            notes.append(f"{name}: answers another study, {answers.study}; left out")
        elif answers.person in kept:
            notes.append(f"{name}: the same person's answers as in another file; counted once")
        else:
            kept[answers.person] = answers
    return list(kept.values()), notes


def _pairs(answers: Answers) -> frozenset[tuple[int, tuple[str, str], tuple[int, int]]]:
    """What was asked: a file that names a study and other pairs was changed."""
    return frozenset((own.pair, own.systems, own.file_bytes) for own in answers.answers)


def report(people: Sequence[Answers]) -> Report:
    """What the people of one study preferred.

    Raises:
        StudyError: nobody is left who passed the probes.
    """
    counted = [own for own in people if all(own.probes)]
    failed = len(people) - len(counted)
    if not counted:
        raise StudyError(f"nobody counts: of {len(people)} people {failed} took an obvious JPEG for the photo")
    in_order = sorted(counted[0].answers, key=lambda answer: answer.pair)
    systems = dict.fromkeys(answer.systems for answer in in_order)
    preferences = [_preference(counted, pair, asked) for pair in systems for asked in ASKED]
    return Report(counted[0].study, len(counted), failed, preferences)


def _preference(people: Iterable[Answers], systems: tuple[str, str], asked: str) -> Preference:
    of_people = [
        [answer for answer in own.answers if (answer.systems, answer.asked) == (systems, asked)] for own in people
    ]
    shares = [100 * float(np.mean([answer.chosen == 0 for answer in own])) for own in of_people]
    error = float(np.std(shares, ddof=1) / np.sqrt(len(shares))) if len(shares) > 1 else None
    first, second = (_bytes(of_people[0], which) for which in (0, 1))
    return Preference(systems, asked, len(of_people[0]), float(np.mean(shares)), error, (first, second))


def _bytes(answers: Iterable[Answer], which: int) -> float:
    return float(np.mean([answer.file_bytes[which] for answer in answers]))


def table(found: Report) -> list[str]:
    """Lines of Markdown."""
    left_out = f"; {found.failed} left out, who took an obvious JPEG for the photo" if found.failed else ""
    lines = [
        f"{found.people} {'person' if found.people == 1 else 'people'}{left_out}. "
        "Mean preference of the first system over people, and its standard error.",
        "",
        "| first | second | asked | pairs | first preferred | standard error | bytes of first | of second |",
        "|---|---|---|---:|---:|---:|---:|---:|",
    ]
    for own in found.preferences:
        error = f"{own.error:.1f} %" if own.error is not None else "-"
        cells = [*own.systems, own.asked, str(own.pairs), f"{own.mean:.1f} %", error]
        # A bar would be one more column.
        cells = [cell.replace("|", "\\|") for cell in (*cells, *(f"{size:,.0f}" for size in own.file_bytes))]
        lines.append(f"| {' | '.join(cells)} |")
    return lines
