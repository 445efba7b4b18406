"""Gestures -> edits of the session's document: strokes, masks, textures. One gesture, one entry in the history.

Flows in: strokes from the canvas, choices from the docks. Flows out: previews and commits on the session, and notices
for people.
"""

from PySide6.QtCore import QObject, Signal

from gc_studio.analysis.library import Texture
from gc_studio.app.session import Mix, Session
from gc_studio.canvas.tools import BRUSH_SIZES, MAX_BRUSH, Tool, stepped_size
from gc_studio.document import Document
from gc_studio.document.edits import Point, draw_structure, mixed_texture, paint_mask, set_mask

NO_PHOTO = "The photo is not in this file: preserved parts can be given up, but no more can be preserved."


class Editor(QObject):
    """Turns what the hand does into edits."""

    notice = Signal(str)
    brush_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stroke: Tool | None = None
        self._last: Point = (0.0, 0.0)
        self._live: Document | None = None
        self._mix: Mix | None = None
        self._sizes = dict(BRUSH_SIZES)
        self.tool = Tool.INK
        session.opened.connect(self._forget)

    def _forget(self) -> None:
        self._stroke, self._live, self._mix = None, None, None

    # Brushes

    def brush_size(self, tool: Tool) -> int:
        """Brush diameter of a tool in picture pixels."""
        return self._sizes.get(tool, 1)

    def set_tool(self, tool: Tool) -> None:
        """Take up another tool."""
        self.tool = tool
        self.brush_changed.emit()
        if tool is Tool.PRESERVE and self._session.document is not None and self._session.available is None:
            self.notice.emit(NO_PHOTO)

    def set_brush_size(self, size: int) -> None:
        """Another diameter for the tool in hand; both mask tools share theirs."""
        size = min(max(size, 1), MAX_BRUSH)
        tools = [t for t in Tool if t.paints_mask] if self.tool.paints_mask else [self.tool]
        self._sizes.update((tool, size) for tool in tools if tool in self._sizes)
        self.brush_changed.emit()

    def larger_brush(self) -> None:
        """One step up."""
        self.set_brush_size(stepped_size(self.brush_size(self.tool), 1))

    def smaller_brush(self) -> None:
        """One step down."""
        self.set_brush_size(stepped_size(self.brush_size(self.tool), -1))

    def _radius(self, tool: Tool, document: Document) -> float:
        size = self.brush_size(tool)
        # Ink no wider than a map pixel is a line of one map pixel: what analysis draws and the decoder knows.
        return max(size - document.structure_scale, 0) / 2 if tool is Tool.INK else size / 2

    # Strokes

    def begin_stroke(self, tool: Tool, x: float, y: float, pressure: float = 1.0) -> None:
        """The pen touches the picture."""
        if self._session.document is None:
            return
        self._stroke, self._live, self._last = tool, self._session.document, (x, y)
        self.extend_stroke(x, y)

    def extend_stroke(self, x: float, y: float, pressure: float = 1.0) -> None:
        """The pen moves; only the new segment is drawn, onto what the stroke has drawn so far."""
        if self._stroke is None or self._live is None:
            return
        segment, tool, live = [self._last, (x, y)], self._stroke, self._live
        radius = self._radius(tool, live)
        if tool.draws_structure:
            live = draw_structure(live, segment, radius, tool is Tool.INK)
        else:
            live = paint_mask(live, segment, radius, tool is Tool.PRESERVE, self._session.available)
        self._last, self._live = (x, y), live
        self._session.preview(live)

    def end_stroke(self) -> None:
        """The pen is lifted."""
        if self._stroke is None or self._live is None:
            return
        tool, live = self._stroke, self._live
        self._forget_stroke()
        changed = self._session.commit(tool.value, live)
        if not changed and tool is Tool.PRESERVE and self._session.available is None:
            self.notice.emit(NO_PHOTO)

    def cancel_stroke(self) -> None:
        """The stroke never was."""
        if self._stroke is not None:
            self._forget_stroke()
            self._session.cancel()

    def _forget_stroke(self) -> None:
        self._stroke, self._live = None, None

    # Mask presets

    def preserve_all(self) -> None:
        """Preserve the whole picture."""
        self._set_mask("Preserve all", True)

    def preserve_none(self) -> None:
        """Synthesise the whole picture."""
        self._set_mask("Synthesise all", False)

    def _set_mask(self, name: str, preserve: bool) -> None:
        document = self._session.document
        if document is None or self._stroke is not None:
            return
        mask = document.mask.copy()
        mask[:] = preserve
        changed = self._session.commit(name, set_mask(document, mask, self._session.available))
        if not changed and preserve and self._session.available is None:
            self.notice.emit(NO_PHOTO)

    # Texture

    def choose_texture(self, texture: Texture) -> None:
        """Swap the texture; the one before stays at hand for mixing."""
        document = self._session.document
        if document is None or self._stroke is not None:
            return
        swapped = document.with_texture(texture.code)
        self._session.commit(f"Texture: {texture.name}", swapped, Mix(texture.name, document.texture, texture.code))

    def move_mix(self, percent: int) -> None:
        """The mix slider moves."""
        document, mix = self._session.document, self._session.mix
        if document is None or mix is None or self._stroke is not None:
            return
        self._mix = Mix(mix.name, mix.old, mix.new, percent / 100)
        self._session.preview(document.with_texture(mixed_texture(mix.old, mix.new, percent / 100)))

    def end_mix(self) -> None:
        """The mix slider rests."""
        mix, visible = self._mix, self._session.visible
        self._mix = None
        if mix is not None and visible is not None:
            self._session.commit(f"Texture: {mix.name}, {mix.share:.0%}", visible, mix)
