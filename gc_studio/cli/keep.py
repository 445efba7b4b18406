"""`gcx encode --keep` and `--keep-within`: what is looked for in photos, and kept at which levels.

Flows in: arguments, photos, documents. Flows out: documents with cells kept, and a line that tells what it cost.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.budget import DEFAULT_LEVELS, levels_within, wanted_levels
from gc_studio.analysis.departure import departing, departure
from gc_studio.analysis.suggest import Found, Kind, find
from gc_studio.bitstream import write
from gc_studio.cli.command import count
from gc_studio.document import Available, Document
from gc_studio.document.edits import FAITHFUL_LEVEL, set_levels

_NAMES = ",".join(kind for kind in Kind if kind is not Kind.DEPARTS)


def _kinds(text: str) -> dict[Kind, int]:
    """What to look for, and the level of each."""
    levels: dict[Kind, int] = {}
    for part in text.split(","):
        name, colon, level = part.partition(":")
        if name not in list(Kind):
            raise argparse.ArgumentTypeError(f"{name!r} cannot be looked for; there are {', '.join(Kind)}")
        if colon and level not in map(str, range(1, FAITHFUL_LEVEL + 1)):
            raise argparse.ArgumentTypeError(f"{part!r}: levels are 1, the gist, 2, fine, and 3, faithful")
        levels[Kind(name)] = int(level) if colon else DEFAULT_LEVELS[Kind(name)]
    return levels


def add_keep_arguments(encode: argparse.ArgumentParser) -> None:
    """Add `--keep` and `--keep-within`."""
    encode.add_argument(
        "--keep",
        type=_kinds,
        metavar=f"{_NAMES}[:LEVEL]",
        help="find these in the photo and keep them, each at its LEVEL: 1 the gist, 2 fine (the subject's default), "
        "3 faithful (the default); also departs, where picture and photo differ most (default 2)",
    )
    encode.add_argument(
        "--keep-within",
        type=count,
        metavar="BYTES",
        help="keep of these (of all, if --keep does not say) what matters most, as long as so many bytes last",
    )


@dataclass(frozen=True)
class Keeping:
    """What is to be kept.

    Attributes:
        levels: the highest level of each kind; empty if nothing is looked for.
        budget: bytes, or None.
        render: paints documents, uint8 RGB (height, width, 3).
    """

    levels: dict[Kind, int]
    budget: int | None
    render: Callable[[Document], NDArray[np.uint8]]

    @classmethod
    def of(cls, arguments: argparse.Namespace, render: Callable[[Document], NDArray[np.uint8]]) -> "Keeping":
        """What was asked for."""
        kinds = DEFAULT_LEVELS if arguments.keep is None and arguments.keep_within is not None else arguments.keep
        return cls(kinds or {}, arguments.keep_within, render)

    def look(self, photo: NDArray[np.uint8]) -> list[tuple[Found, int]]:
        """What is found in a photo, uint8 RGB (H, W, 3), with its levels; raises ModelError."""
        return [(find(photo, kind), level) for kind, level in self.levels.items() if kind is not Kind.DEPARTS]

    def foreseen(self, seen: list[tuple[Found, int]], levels: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Levels as far as they are known before there is a document; lines are drawn by them."""
        return levels if self.budget is not None else np.maximum(levels, wanted_levels(seen, levels.shape))

    def kept(
        self,
        document: Document,
        available: Available,
        photo: NDArray[np.uint8],
        seen: list[tuple[Found, int]],
    ) -> tuple[Document, str]:
        """The document with more kept, and one line for people.

        Args:
            document: with what is kept anyway; no cell is lowered.
            available: codes of its photo.
            photo: uint8 RGB (height, width, 3).
            seen: what `look` found in it.
        """
        chosen = list(seen)
        apart = np.zeros(document.levels.shape, np.float32)
        if self.budget is not None or Kind.DEPARTS in self.levels:
            apart = departure(photo, self.render(document))
        if Kind.DEPARTS in self.levels:
            chosen.append((departing(apart), self.levels[Kind.DEPARTS]))
        if self.budget is None:
            levels = np.maximum(document.levels, wanted_levels(chosen, document.levels.shape))
        else:
            levels = levels_within(document, available, chosen, apart, self.budget)
        after = set_levels(document, levels, available)
        return after, self._told(document, after, chosen)

    def _told(self, before: Document, after: Document, chosen: list[tuple[Found, int]]) -> str:
        things, raised = ", ".join(found.told for found, _ in chosen), int((after.levels > before.levels).sum())
        if raised:
            cost = len(write(after)) - len(write(before))
            return f"{things}: {raised} cell{'' if raised == 1 else 's'} kept for {cost} B"
        if not wanted_levels(chosen, before.levels.shape).any():
            return f"{things}: nothing to keep"
        if (wanted_levels(chosen, before.levels.shape) <= before.levels).all():
            return f"{things}: all kept already"
        return f"{things}: nothing of it fits into {self.budget} B"
