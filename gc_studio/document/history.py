"""Undo and redo: the list of named snapshots and a position in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gc_studio.document.document import Document
from gc_studio.document.layers.layer import in_memory

MAX_BYTES = 256 * 2**20
"""Memory that the snapshots may hold, unless told otherwise, before the oldest are given up."""


@dataclass(frozen=True)
class Entry:
    """What an action was called, and the document after it."""

    name: str
    document: Document


def _own_bytes(entry: Entry, before: Entry | None) -> int:
    """Bytes of the layers that `entry` does not share with the entry before it."""
    shared = before.document.arrays if before else {}
    return sum(
        in_memory(array).nbytes for name, array in entry.document.arrays.items() if array is not shared.get(name)
    )


class History:
    """Snapshots of one document in the order of the user's actions; one action = one entry."""

    def __init__(self, document: Document, name: str = "Opened", max_bytes: int = MAX_BYTES) -> None:
        """max_bytes: as the property."""
        self._max_bytes = max_bytes
        self._set([Entry(name, document)], 0)

    @classmethod
    def restored(cls, entries: Sequence[Entry], position: int, max_bytes: int = MAX_BYTES) -> "History":
        """The history that had these entries and this position; all are kept until the next `push`.

        Raises:
            ValueError: there is no entry at `position`.
        """
        if not 0 <= position < len(entries):
            raise ValueError(f"position {position} in a history of {len(entries)} entries")
        history = cls(entries[0].document, entries[0].name, max_bytes)
        history._set(list(entries), position)
        return history

    def _set(self, entries: list[Entry], position: int) -> None:
        self._entries, self._position = entries, position
        pairs = zip(entries, [None, *entries], strict=False)
        self._bytes = [_own_bytes(entry, before) for entry, before in pairs]
        self._held = sum(self._bytes)

    @property
    def max_bytes(self) -> int:
        """Bytes that the snapshots may hold before the oldest are given up.

        The current entry, the one before it and those that can be redone are never given up.
        """
        return self._max_bytes

    @max_bytes.setter
    def max_bytes(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._give_up_oldest()

    @property
    def document(self) -> Document:
        """The current snapshot."""
        return self._entries[self._position].document

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, also those that can be redone."""
        return tuple(self._entries)

    @property
    def position(self) -> int:
        """Index of the current entry."""
        return self._position

    @property
    def can_undo(self) -> bool:
        """Whether there is an entry before the current one."""
        return self._position > 0

    @property
    def can_redo(self) -> bool:
        """Whether an undone entry follows."""
        return self._position + 1 < len(self._entries)

    def push(self, name: str, document: Document) -> None:
        """Record an action; what had been undone is dropped, and the oldest entries beyond `max_bytes`."""
        first_undone = self._position + 1
        self._held -= sum(self._bytes[first_undone:])
        del self._entries[first_undone:], self._bytes[first_undone:]
        entry = Entry(name, document)
        self._bytes.append(_own_bytes(entry, self._entries[-1]))
        self._held += self._bytes[-1]
        self._entries.append(entry)
        self._position = first_undone
        self._give_up_oldest()

    def _give_up_oldest(self) -> None:
        while self._held > self._max_bytes and self._position > 1:
            self._held -= self._bytes[0] + self._bytes[1]
            del self._entries[0], self._bytes[0]
            # The entry that is the first now holds alone what it shared with the one given up.
            self._bytes[0] = _own_bytes(self._entries[0], None)
            self._held += self._bytes[0]
            self._position -= 1

    def undo(self) -> Document:
        """Step back and return the snapshot there; at the first entry, stay."""
        self._position = max(self._position - 1, 0)
        return self.document

    def redo(self) -> Document:
        """Step forward and return the snapshot there; at the last entry, stay."""
        self._position = min(self._position + 1, len(self._entries) - 1)
        return self.document

    def jump(self, position: int) -> Document:
        """Go to any entry and return the snapshot there; beyond the ends, to the first or last one."""
        self._position = min(max(position, 0), len(self._entries) - 1)
        return self.document
