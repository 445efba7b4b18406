"""What a click of the mask tool would cost: real bytes, counted on a thread while the mouse rests.

Flows in: a document and the same after the click. Flows out: the difference of their files.
"""

from PySide6.QtCore import QObject, Signal

from gc_studio.bitstream import DocumentWriter
from gc_studio.decode.scheduler import NewestOnly
from gc_studio.document import Document


class ClickCost(QObject):
    """Counts the newest pair; pairs that were overtaken are dropped."""

    counted = Signal(object, int)
    """The document after the click, and how many bytes its file would have more."""

    def __init__(self) -> None:
        super().__init__()
        # Writers of its own: those that code what is drawn keep their layers.
        before, after = DocumentWriter(), DocumentWriter()

        def count(pair: tuple[Document, Document]) -> None:
            now, then = pair
            self.counted.emit(then, sum(after.sizes(then).values()) - sum(before.sizes(now).values()))

        self._thread = NewestOnly(count, "click cost", 0)

    def submit(self, now: Document, then: Document) -> None:
        """Count the difference that a click makes."""
        self._thread.submit((now, then), True)

    def close(self) -> None:
        """End the thread."""
        self._thread.close()
