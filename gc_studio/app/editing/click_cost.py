"""The place under the mouse, and what a click of the mask tool there would cost: real bytes, counted on a thread.

Flows in: places from the canvas. Flows out: a text for the status bar.
"""

from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.app.docks.history import signed
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.editor import Editor
from gc_studio.bitstream import DocumentWriter
from gc_studio.canvas import Canvas
from gc_studio.canvas.tools import MaskShape
from gc_studio.decode.scheduler import NewestOnly
from gc_studio.document import Document
from gc_studio.document.edits import Point
from gc_studio.document.labelling import class_at
from gc_studio.words import tr


class ClickCost(QObject):
    """Counts for the newest place; places that were overtaken are dropped."""

    told = Signal(str)
    """Where the mouse is, what a scene has there, and, once known, what a click costs; empty beside the picture."""
    _counted = Signal(object, int)
    """The document after the click, and how many bytes its file would have more."""

    def __init__(self, session: Session, editor: Editor, canvas: Canvas) -> None:
        super().__init__()
        self._session, self._editor = session, editor
        self._place: Point | None = None
        self._then: Document | None = None
        # Writers of its own: those that code what is drawn keep their layers.
        before, after = DocumentWriter(), DocumentWriter()

        def count(pair: tuple[Document, Document]) -> None:
            now, then = pair
            self._counted.emit(then, sum(after.sizes(then).values()) - sum(before.sizes(now).values()))

        self._thread = NewestOnly(count, "click cost", 0)
        self._counted.connect(self._tell)
        session.changed.connect(self._renew)
        session.previewed.connect(self._renew)
        editor.brush_changed.connect(self._renew)
        canvas.hovered.connect(self.hover)

    @Slot(object)
    def hover(self, place: Point | None) -> None:
        """The mouse is at a picture point, or nowhere."""
        self._place = place
        self._renew()

    @Slot()
    def _renew(self) -> None:
        """Say where the mouse is, and have counted what a click would do there now."""
        text, self._then = self._text(), self._after_a_click()
        self.told.emit(text)
        if self._then is not None and self._session.document is not None:
            self._thread.submit((self._session.document, self._then), True)

    def _text(self) -> str:
        document = self._session.document
        if self._place is None or document is None:
            return ""
        x, y = self._place
        if not (0 <= x < document.width and 0 <= y < document.height):
            return ""
        label = class_at(document, self._place) if document.codes.classes else None
        name = "" if label is None else f"  {self._editor.classes.name(label)}"
        return f"{int(x)}, {int(y)}{name}"

    def _after_a_click(self) -> Document | None:
        """None where a click would change nothing, or is no matter of the mask."""
        session, document, tool = self._session, self._session.document, self._editor.tool
        if document is None or self._place is None or not self._text():
            return None
        if not tool.paints_mask or session.is_previewing or self._editor.mask_shape is not MaskShape.BRUSH:
            return None
        stroke = self._editor.levels.stroke(tool, document, session.available)
        then = stroke.extend([self._place], self._editor.brush_size(tool) / 2)
        return then if then != document else None

    @Slot(object, int)
    def _tell(self, then: Document, delta: int) -> None:
        if then is self._then:
            self.told.emit(f"{self._text()}  {tr('a click: {size}', size=signed(delta))}")

    def close(self) -> None:
        """End the thread."""
        self._thread.close()
