"""Selection and what is done with it: lines or pasted parts moved, copied, mirrored or deleted.

Flows in: shapes and transforms from the canvas, commands, pasted parts. Flows out: selections, previews and commits on
the session.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRectF, Signal, Slot

from gc_studio.analysis import fragment as fragments
from gc_studio.analysis import piece as pieces
from gc_studio.analysis import selection as selections
from gc_studio.app.commands.command import DOCUMENT, LINES, SELECTION, Command
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.enclosing import Enclosing
from gc_studio.canvas import Canvas
from gc_studio.canvas.tools import MaskShape, Tool
from gc_studio.document import CELL, Document
from gc_studio.document.edits import Point
from gc_studio.document.layers.texture import MAX_TEXTURES
from gc_studio.words import mark, tr

Matrix = NDArray[np.float64]

_MOVES_KEPT = 12
"""Documents for which it is known where the selection lay in them."""

_SHAPES = {Tool.LASSO: MaskShape.LASSO, Tool.BOX: MaskShape.BOX, Tool.WAND: MaskShape.WAND}
"""Shapes that the selection tools draw."""

NOTHING_SELECTED = mark("There are no lines in the selection.")


@dataclass(frozen=True)
class _Floating:
    """A piece lifted once and placed as often as the hand likes: no step of resampling adds to the one before.

    `rest` is the document without the piece, `origin` the selection it was lifted with, `matrix` where it lies now in
    `result`; `shown` is the selection there. A pasted part is more than its lines: then there is a `fragment`, and
    `origin` is its selection.
    """

    rest: Document
    piece: pieces.Piece
    origin: NDArray[np.bool_]
    matrix: Matrix
    result: Document
    shown: NDArray[np.bool_] | None
    is_copy: bool
    fragment: fragments.Fragment | None = None

    def placed(self, matrix: Matrix) -> fragments.Pasted:
        """What it is under a transform."""
        if self.fragment is not None:
            return fragments.paste(self.rest, self.fragment, matrix)
        return fragments.Pasted(pieces.place(self.rest, self.piece, matrix), True, True)

    def selected(self, result: Document, matrix: Matrix) -> NDArray[np.bool_]:
        """What is selected of it in `placed`."""
        own = self.rest if self.fragment is None else self.fragment.document
        return pieces.spread(self.origin, own.structure_scale, result, matrix)

    def action(self, is_move: bool) -> str:
        """What is done to it, for the history."""
        if self.fragment is None:
            return tr("Copy lines") if self.is_copy else tr("Move lines") if is_move else tr("Transform lines")
        return tr("Copy part") if self.is_copy else tr("Move part") if is_move else tr("Transform part")


class Selecting(QObject):
    """Turns shapes into selections and transforms into edits."""

    notice = Signal(str)
    pasted = Signal()
    """A part was pasted, to be moved."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__()
        self._session, self._canvas = session, canvas
        self._enclosing = Enclosing(session, "selection")
        self._enclosing.failed.connect(self.notice)
        self._floating: _Floating | None = None
        self._placed: dict[int, NDArray[np.bool_]] = {}
        session.stepped.connect(self._follow)
        session.selection_changed.connect(self._show)
        session.changed.connect(self._update_step)
        canvas.shape_ended.connect(self._end_shape)
        canvas.selection_cleared.connect(self.select_none)
        canvas.transform_changed.connect(self.change_transform)
        canvas.transform_ended.connect(self.end_transform)
        canvas.transform_cancelled.connect(self.cancel_transform)

    def commands(self) -> list[Command]:
        """Selections, and what is done with the lines in one."""
        everything, nothing, other = (
            tr("Select the whole picture"),
            tr("Select nothing"),
            tr("Select what is not selected"),
        )
        drop, copy = tr("Delete the selected lines"), tr("Copy the selected lines")
        flip, flop = tr("Mirror the selected lines left to right"), tr("Mirror the selected lines top to bottom")
        across, upright, quarter = (
            self.mirror_horizontal,
            self.mirror_vertical,
            tr("Turn the selected lines by a quarter"),
        )
        of_selected = [
            ("select_none", "Select", tr("None"), "Ctrl+D", nothing, self.select_none, "clear"),
            ("select_invert", "Select", tr("Invert"), "Ctrl+I", other, self.invert, "invert"),
        ]
        of_lines = [
            ("delete", "Structure", tr("Delete lines"), "Del", drop, self.delete, "delete"),
            ("duplicate", "Structure", tr("Copy lines"), "Ctrl+J", copy, self.duplicate, "duplicate"),
            ("mirror_horizontal", "Structure", tr("Mirror"), "Ctrl+M", flip, across, "mirror-horizontal"),
            ("mirror_vertical", "Structure", tr("Flip"), "Ctrl+Shift+M", flop, upright, "mirror-vertical"),
            ("turn", "Structure", tr("Turn"), "Ctrl+R", quarter, self.turn, "rotate"),
        ]
        return [
            Command("select_all", "Select", tr("All"), "Ctrl+A", everything, self.select_all, needs=DOCUMENT),
            *(Command(*each, needs=SELECTION) for each in of_selected),
            *(Command(*each, needs=SELECTION | LINES, kind="lines") for each in of_lines),
        ]

    # Selection

    @Slot()
    def _show(self) -> None:
        self._canvas.set_selection(*self.outline())
        self._update_step()

    @Slot()
    def _update_step(self) -> None:
        """Kept cells of a pasted part go from cell to cell."""
        floating = self._current_floating()
        is_kept = floating is not None and floating.fragment is not None and floating.fragment.is_kept
        self._canvas.set_least_step(CELL if is_kept else 1)

    @Slot(object, object, object, str)
    def _end_shape(self, tool: Tool, _shape: MaskShape, points: list[Point], how: selections.How) -> None:
        if tool.selects:
            self.select_shape(_SHAPES[tool], points, how)

    def select_shape(self, shape: MaskShape, points: list[Point], how: selections.How) -> None:
        """Select what lies in a shape; how: replace, add or subtract."""
        self._enclosing.find(
            shape, points, lambda new: self._session.select(selections.combined(self._session.selection, new, how))
        )

    @Slot()
    def select_all(self) -> None:
        """Select the whole picture."""
        document = self._session.document
        if document is not None:
            self._session.select(np.ones(document.structure_shape, bool))

    @Slot()
    def select_none(self) -> None:
        """Select nothing."""
        self._session.select(None)

    @Slot()
    def invert(self) -> None:
        """Select what is not selected."""
        selection = self._session.selection
        if selection is not None:
            self._session.select(~selection)

    def outline(self) -> tuple[list[NDArray[np.float64]], QRectF | None]:
        """Border of the selection as closed lines in picture pixels, and the box around it."""
        document, selection = self._session.document, self._session.selection
        if document is None or selection is None:
            return [], None
        scale = document.structure_scale
        rows, columns = np.nonzero(selection.any(1))[0], np.nonzero(selection.any(0))[0]
        left, top = columns[0] * scale, rows[0] * scale
        box = QRectF(left, top, (columns[-1] + 1) * scale - left, (rows[-1] + 1) * scale - top)
        return [line.astype(np.float64) * scale for line in selections.outline(selection)], box

    # Pieces

    @Slot(object, bool)
    def change_transform(self, matrix: Matrix, is_copy: bool) -> None:
        """The hand moves, scales or turns the selected lines."""
        floating = self._lifted(is_copy)
        if floating is not None:
            self._session.preview(floating.placed(self._total(floating, matrix)).document)

    @Slot(object, bool)
    def end_transform(self, matrix: Matrix, is_copy: bool = False) -> None:
        """The hand lets go of the selected lines."""
        floating = self._lifted(is_copy)
        if floating is None:
            self.notice.emit(tr(NOTHING_SELECTED))
            return
        total = self._total(floating, matrix)
        self._commit(floating, total, floating.action(np.array_equal(matrix[:, :2], np.eye(2))))

    def _commit(self, floating: _Floating, total: Matrix, name: str) -> bool:
        """Put it down; whether that changed anything."""
        placed = floating.placed(total)
        result, before, selection = placed.document, self._session.document, self._session.selection
        if not self._session.commit(name, result):
            return False
        self._session.select(floating.selected(result, total))
        shown = self._session.selection
        self._floating = replace(floating, matrix=total, result=result, shown=shown, is_copy=False)
        self._update_step()
        self._remember(before, selection)
        self._remember(result, shown)
        if not placed.has_all_textures:
            told = tr("A picture holds {n} textures; where there was no room, the nearest was taken", n=MAX_TEXTURES)
            self.notice.emit(told)
        elif not placed.has_all_kept:
            self.notice.emit(tr("Cells stay kept only where a part lies as it was copied, in whole cells"))
        return True

    def paste(self, fragment: fragments.Fragment) -> None:
        """Put a part into the picture, where it can be moved; it fits, see `fragments.fitted`."""
        document = self._session.document
        if document is None:
            return
        matrix = fragments.first_place(document, fragment)
        floating = _Floating(
            rest=document,
            piece=fragment.piece,
            origin=fragment.selection,
            matrix=matrix,
            result=document,
            shown=None,
            is_copy=False,
            fragment=fragment,
        )
        if self._commit(floating, matrix, tr("Paste part")):
            self.pasted.emit()
        else:
            self.notice.emit(tr("The part is in this picture already"))

    def _remember(self, document: Document | None, selection: NDArray[np.bool_] | None) -> None:
        if document is not None and selection is not None:
            self._placed[document.revision] = selection
            while len(self._placed) > _MOVES_KEPT:
                del self._placed[next(iter(self._placed))]

    @Slot()
    def _follow(self) -> None:
        """Lines that are moved back by undo take their selection along, unless another one was made since."""
        document, selection = self._session.document, self._session.selection
        placed = self._placed.get(document.revision) if document is not None else None
        if placed is not None and any(each is selection for each in self._placed.values()):
            self._session.select(placed)

    @Slot()
    def cancel_transform(self) -> None:
        """The selected lines go back."""
        self._session.cancel()

    def _current_floating(self) -> _Floating | None:
        """What was put down last, if it is still there and selected."""
        floating = self._floating
        if floating is None or floating.result is not self._session.document:
            return None
        return floating if floating.shown is self._session.selection else None

    def _lifted(self, is_copy: bool) -> _Floating | None:
        document, selection, floating = self._session.document, self._session.selection, self._current_floating()
        if document is None or selection is None:
            return None
        if floating is not None and floating.is_copy == is_copy:
            return floating
        if floating is not None and floating.fragment is not None:
            # A copy of all of it.
            self._floating = replace(floating, rest=document, is_copy=is_copy)
            return self._floating
        rest, piece = pieces.lift(document, selection)
        if rest is document:
            return None
        identity = pieces.translation(0, 0)
        rest = document if is_copy else rest
        self._floating = _Floating(rest, piece, selection, identity, document, selection, is_copy)
        return self._floating

    def _total(self, floating: _Floating, matrix: Matrix) -> Matrix:
        return pieces.composed(floating.matrix, matrix)

    def mirror_horizontal(self) -> None:
        """Left to right."""
        self.end_transform(pieces.mirror_horizontal(self._middle()))

    def mirror_vertical(self) -> None:
        """Top to bottom."""
        self.end_transform(pieces.mirror_vertical(self._middle()))

    def turn(self) -> None:
        """A quarter clockwise."""
        self.end_transform(pieces.rotation(90, self._middle()))

    def duplicate(self) -> None:
        """A copy, a little aside so that it can be seen."""
        document = self._session.document
        if document is not None:
            step = 4 * document.structure_scale
            self.end_transform(pieces.translation(step, step), is_copy=True)

    def _middle(self) -> Point:
        document, selection = self._session.document, self._session.selection
        if document is None or selection is None:
            return 0.0, 0.0
        rows, columns = np.nonzero(selection)
        scale = document.structure_scale
        return (columns.min() + columns.max() + 1) * scale / 2, (rows.min() + rows.max() + 1) * scale / 2

    def delete(self) -> None:
        """Delete the selected lines."""
        document, selection = self._session.document, self._session.selection
        if document is None or selection is None:
            return
        if not self._session.commit(tr("Delete lines"), pieces.delete_lines(document, selection)):
            self.notice.emit(tr(NOTHING_SELECTED))

    def close(self) -> None:
        """End the thread."""
        self._enclosing.close()
