"""What a click of the mask tool would cost: real bytes, counted on a thread while the mouse rests.

Flows in: a document and the same after the click. Flows out: the difference of their files.
"""

from gc_studio.app.latest import Latest
from gc_studio.bitstream import DocumentWriter
from gc_studio.document import Document


class ClickCost(Latest):
    """Counts the newest pair: `done` comes with the document after the click and how many bytes its file has more."""

    def __init__(self) -> None:
        super().__init__("click cost")
        # Writers of its own: those that code what is drawn keep their layers.
        self._before, self._after = DocumentWriter(), DocumentWriter()

    def ask(self, now: Document, then: Document) -> None:
        """Count the difference that a click makes."""
        self.submit(then, lambda: sum(self._after.sizes(then).values()) - sum(self._before.sizes(now).values()))
