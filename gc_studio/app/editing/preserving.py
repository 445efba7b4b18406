"""What is preserved, edited at once: shapes, the selection, presets; growing, shrinking, inverting.

Flows in: shapes from the canvas, commands, the level in hand. Flows out: commits on the session, notices for people.
"""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.analysis import selection as selections
from gc_studio.app.commands.command import PRESERVABLE, SELECTION, Command
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.editor import NO_PHOTO, Editor
from gc_studio.app.editing.enclosing import Enclosing
from gc_studio.app.editing.levels import Cells, Levels
from gc_studio.canvas import Canvas
from gc_studio.canvas.tools import MaskShape, Tool
from gc_studio.document.edits import Point, centre_mask, set_levels
from gc_studio.document.labelling import cells_of_region
from gc_studio.words import tr


class Preserving(QObject):
    """Turns shapes and commands into levels of cells."""

    notice = Signal(str)

    def __init__(self, session: Session, canvas: Canvas, editor: Editor) -> None:
        super().__init__()
        self._session, self._editor, self._hand = session, editor, editor.levels
        self._enclosing = Enclosing(session, "mask")
        self._enclosing.failed.connect(self.notice)
        canvas.shape_ended.connect(self._end_shape)

    def commands(self) -> list[Command]:
        """What is done to all cells, and to those in the selection."""
        keep, leave = tr("Keep the selected part true to the photo"), tr("Leave the selected part to the decoder")
        preserve, synthesise = self.preserve_selection, self.synthesise_selection
        of_selected = [
            ("preserve_selection", "Select", tr("Preserve it"), "Ctrl+P", keep, preserve, "preserve"),
            ("synthesise_selection", "Select", tr("Synthesise it"), "Ctrl+Shift+P", leave, synthesise, "synthesise"),
        ]
        grow, menu = tr("Preserve one cell more all around, at the level in hand"), "Preserve"
        everything = tr("Preserve the whole picture at the level in hand")
        centre = tr("Preserve the middle of the picture at the level in hand")
        invert = tr("Preserve what is not preserved, at the level in hand, and nothing else")
        of_all = [
            ("preserve_all", menu, tr("All"), "", everything, self.preserve_all, "preserve-all"),
            (
                "preserve_none",
                menu,
                tr("Nothing"),
                "",
                tr("Synthesise everything"),
                self.preserve_none,
                "preserve-none",
            ),
            ("preserve_centre", menu, tr("Centre"), "", centre, self.preserve_centre, "centre"),
            ("mask_grow", menu, tr("Grow"), "Ctrl+]", grow, self.grow, "grow"),
            ("mask_shrink", menu, tr("Shrink"), "Ctrl+[", tr("One cell less all around"), self.shrink, "shrink"),
            ("mask_invert", menu, tr("Invert"), "", invert, self.invert, "invert"),
        ]
        return [
            *(Command(*each, needs=SELECTION | PRESERVABLE) for each in of_selected),
            *(Command(*each, needs=PRESERVABLE) for each in of_all),
        ]

    # Parts of the picture

    @Slot(object, object, object)
    def _end_shape(self, tool: Tool, shape: MaskShape, points: list[Point]) -> None:
        if tool.paints_mask:
            self.paint_shape(tool, shape, points)

    def paint_shape(self, tool: Tool, shape: MaskShape, points: list[Point]) -> None:
        """Preserve or synthesise the cells in a shape."""
        document = self._session.document
        if document is not None:
            # Of a person that is kept, nothing is to be missing at its border.
            is_thing = shape is MaskShape.WAND and document.codes.classes > 0
            cells = cells_of_region if is_thing else lambda document, found: selections.cells_of(found, document)
            self._enclosing.find(shape, points, lambda found: self._paint_cells(tool, cells(document, found)))

    def preserve_selection(self) -> None:
        """Preserve the selected cells."""
        self._paint_selected(Tool.PRESERVE)

    def synthesise_selection(self) -> None:
        """Synthesise the selected cells."""
        self._paint_selected(Tool.SYNTHESISE)

    def _paint_selected(self, tool: Tool) -> None:
        document, selection = self._session.document, self._session.selection
        if document is not None and selection is not None:
            self._paint_cells(tool, selections.cells_of(selection, document))

    def _paint_cells(self, tool: Tool, cells: Cells) -> None:
        self._edit(self._hand.action(tool), lambda levels: self._hand.applied(tool, levels, cells))

    # The whole picture

    def preserve_all(self) -> None:
        """Preserve the whole picture."""
        self._edit(
            tr("Preserve all, {level}", level=self._hand.name), lambda levels: np.full_like(levels, self._hand.level)
        )

    def preserve_none(self) -> None:
        """Synthesise the whole picture."""
        self._edit(tr("Synthesise all"), np.zeros_like)

    def preserve_centre(self) -> None:
        """Preserve the middle of the picture, half of each side."""
        self._edit(
            tr("Preserve centre, {level}", level=self._hand.name),
            lambda levels: self._at_hand(centre_mask(levels.shape)),
        )

    def grow(self) -> None:
        """Preserve one cell more all around; what is preserved stays as true as it is."""

        def grown(levels: Levels) -> Levels:
            return np.where(levels > 0, levels, self._at_hand(selections.grow_cells(levels > 0, 1)))

        self._edit(tr("Grow preserved"), grown)

    def shrink(self) -> None:
        """Preserve one cell less all around."""
        self._edit(tr("Shrink preserved"), lambda levels: levels * selections.shrink_cells(levels > 0, 1))

    def invert(self) -> None:
        """Preserve what is synthesised and the other way round."""
        self._edit(tr("Invert preserved"), lambda levels: self._at_hand(levels == 0))

    def _at_hand(self, cells: Cells) -> Levels:
        """Cells at the level in hand, all others at none."""
        return np.where(cells, np.uint8(self._hand.level), np.uint8(0))

    def _edit(self, name: str, edit: Callable[[Levels], Levels]) -> None:
        session, document = self._session, self._session.document
        if document is None or self._editor.is_busy:
            return
        before = document.levels
        wanted = edit(before)
        changed = session.commit(name, set_levels(document, wanted, session.available))
        if not changed and session.available is None and (wanted > before).any():
            self.notice.emit(tr(NO_PHOTO))

    def close(self) -> None:
        """End the thread."""
        self._enclosing.close()
