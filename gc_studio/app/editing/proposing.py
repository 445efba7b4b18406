"""A proposal over the picture: a panel asks, the canvas shows what would come, and one commit takes it.

Flows in: the session, whose hand may begin something else. Flows out: nothing, or one commit on the session.
"""

from PySide6.QtCore import QObject, Slot

from gc_studio.app.documents.session import Session
from gc_studio.app.editing.floating_panel import FloatingPanel
from gc_studio.canvas import Canvas
from gc_studio.document import Document


class Proposing(QObject):
    """What all proposals share: they give way to the hand, and end without a trace."""

    panel: FloatingPanel | None

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__()
        self._session, self._canvas = session, canvas
        self.panel = None
        self._shown: Document | None = None
        """What is to be seen while the panel is open."""
        session.interrupted.connect(self.cancel)
        session.switched.connect(self.cancel)
        session.previewed.connect(self._give_way)
        session.changed.connect(self._give_way)

    @Slot()
    def cancel(self) -> None:
        """Back to what it was."""
        if self.panel is not None:
            self._end()
            self._session.cancel()

    @Slot()
    def _give_way(self) -> None:
        """What is to be seen is no longer this proposal: the hand began something else."""
        if self.panel is not None and self._session.visible is not self._shown:
            self._end()

    def _end(self) -> None:
        """Close the panel and forget; parts forget what is theirs, too."""
        panel, self.panel = self.panel, None
        self._shown = None
        if panel is not None:
            panel.leave()
            self._canvas.setFocus()
