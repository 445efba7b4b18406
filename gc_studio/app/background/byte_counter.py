"""The bytes of all steps of the histories, on a thread of their own."""

import logging
import threading
import weakref
from collections.abc import Callable

from gc_studio.document import Document

log = logging.getLogger(__name__)


class ByteCounter:
    """Counts documents, those asked for last first: a hand is faster than the coder, and looks at its latest step.

    Nothing here keeps a document alive; one that left its history before its turn is not counted.
    """

    def __init__(
        self, sizes: Callable[[Document], dict[str, int]], on_counted: Callable[[Document, dict[str, int]], object]
    ) -> None:
        """sizes: bytes by layer. on_counted is called on this object's thread."""
        self._sizes, self._on_counted = sizes, on_counted
        self._changed = threading.Condition()
        self._waiting: dict[int, weakref.ref[Document]] = {}
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="bytes", daemon=True)
        self._thread.start()

    def submit(self, document: Document) -> None:
        """Count this next."""
        with self._changed:
            self._waiting.pop(document.revision, None)
            self._waiting[document.revision] = weakref.ref(document)
            self._changed.notify()

    def close(self) -> None:
        """Finish what is being counted, drop the rest."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._waiting)
                if self._closed:
                    return
                document = self._waiting.popitem()[1]()
            if document is not None:
                self._count(document)
            # Kept while this waits, it would be the one document that outlives its history.
            del document

    def _count(self, document: Document) -> None:
        try:
            sizes = self._sizes(document)
        except Exception:  # The thread must outlive any one document.
            log.exception("bytes")
        else:
            self._on_counted(document, sizes)
