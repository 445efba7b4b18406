"""Undo and redo: the list of named snapshots and a position in it."""

from dataclasses import dataclass

from gc_studio.document.document import Document

MAX_BYTES = 256 * 2**20
"""Memory that the snapshots may hold before the oldest are given up."""


@dataclass(frozen=True)
class Entry:
    """What an action was called, and the document after it."""

    name: str
    document: Document


def _own_bytes(entry: Entry, before: Entry | None) -> int:
    """Bytes of the layers that `entry` does not share with the entry before it."""
    layers = ("structure", "texture", "detail", "mask")
    arrays = [getattr(entry.document, name) for name in layers]
    shared = [getattr(before.document, name) for name in layers] if before else [None] * len(layers)
    return sum(a.nbytes for a, b in zip(arrays, shared, strict=True) if a is not b)


class History:
    """Snapshots of one document in the order of the user's actions; one action = one entry."""

    def __init__(self, document: Document, name: str = "Opened") -> None:
        self._entries = [Entry(name, document)]
        self._position = 0

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
        """Record an action; what had been undone is dropped, and the oldest entries beyond MAX_BYTES."""
        del self._entries[self._position + 1 :]
        self._entries.append(Entry(name, document))
        pairs = zip(self._entries, [None, *self._entries], strict=False)
        held = sum(_own_bytes(entry, before) for entry, before in pairs)
        while held > MAX_BYTES and len(self._entries) > 2:
            held -= _own_bytes(self._entries[0], self._entries[1])
            del self._entries[0]
        self._position = len(self._entries) - 1

    def undo(self) -> Document:
        """Step back and return the snapshot there; at the first entry, stay."""
        self._position = max(self._position - 1, 0)
        return self.document

    def redo(self) -> Document:
        """Step forward and return the snapshot there; at the last entry, stay."""
        self._position = min(self._position + 1, len(self._entries) - 1)
        return self.document
