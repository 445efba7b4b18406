"""Document -> .gcx bytes. docs/gcx-format.md is the specification; see also `header` and `framing`."""

import threading
from typing import Any

from numpy.typing import NDArray

from gc_studio.bitstream.coder import Encode
from gc_studio.bitstream.coders import CODERS
from gc_studio.bitstream.framing import checked, extras_of, sealed
from gc_studio.bitstream.header import header_of, packed
from gc_studio.document import LAYERS, Codes, Document

_MadeOf = tuple[Codes, tuple[NDArray[Any], ...]]


class DocumentWriter:
    """Writes snapshots of a document again and again; a layer is encoded only when its arrays are others.

    Several threads may share one: of two that want the same layers, the second waits and has them at once.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cache: dict[str, tuple[_MadeOf, bytes]] = {}
        self._encoders: dict[str, Encode] = {name: coder.encoder() for name, coder in CODERS.items()}

    def write(self, document: Document) -> bytes:
        """Bytes of the .gcx file of a document."""
        header = header_of(document)
        head = packed(header)
        if header.has_extras:
            head = checked(head + extras_of(document.notes))
        return sealed(head, [self._payload(name, document) for name in header.chunks])

    def sizes(self, document: Document) -> dict[str, int]:
        """Bytes of each layer and of the container around them; they sum to the length of the file."""
        chunks = header_of(document).chunks
        sizes = {name: len(self._payload(name, document)) if name in chunks else 0 for name in LAYERS}
        return sizes | {"container": len(self.write(document)) - sum(sizes.values())}

    def _payload(self, name: str, document: Document) -> bytes:
        arrays = tuple(getattr(document, array) for array in CODERS[name].made_of)
        with self._lock:
            known = self._cache.get(name)
            # Layers are read-only: the same array is the same content.
            if known is None or not _is_same(known[0], (document.codes, arrays)):
                known = self._cache[name] = (document.codes, arrays), self._encoders[name](document)
            return known[1]


def _is_same(known: _MadeOf, wanted: _MadeOf) -> bool:
    return known[0] == wanted[0] and all(one is other for one, other in zip(known[1], wanted[1], strict=True))


def write(document: Document) -> bytes:
    """Bytes of the .gcx file of a document; `read` gives the same document back."""
    return DocumentWriter().write(document)
