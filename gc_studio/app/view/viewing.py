"""Which picture the canvas shows, how large, and what lies over it.

Flows in: commands, and the choices of the overlay button. Flows out: calls of the canvas.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.app.commands.command import Command
from gc_studio.app.documents.session import Session
from gc_studio.app.view.overlays import OverlayButton
from gc_studio.canvas import Canvas, View
from gc_studio.words import mark, tr

_VIEWS = (
    (View.DECODED, "1", mark("The picture that the recipient will see")),
    (View.STRUCTURE, "2", mark("The structure map alone")),
    (View.ORIGINAL, "3", mark("The photo as it was opened")),
    (View.SPLIT, "4", mark("Decoded and original with a divider to drag")),
    (View.SIDE, "5", mark("Decoded and original side by side")),
    (View.DIFFERENCE, "6", mark("What the decoder made different from the photo")),
    (View.INVENTED, "7", mark("What the decoder invented, and how true the rest is to the photo")),
    (View.LABELS, "8", mark("What is where in the scene")),
)
"""Views with key and tip; icons are named as they are in the code, in small letters."""

_KINDS = {View.STRUCTURE: "lines", View.LABELS: "labels"}
"""Facts without which there is nothing to see in a view."""

_COUNTERPARTS = {View.STRUCTURE: View.LABELS, View.LABELS: View.STRUCTURE}
"""What is shown instead, from a photo to a scene and back."""


class Viewing(QObject):
    """Views, zoom and overlays."""

    notice = Signal(str)

    def __init__(self, session: Session, canvas: Canvas, overlays: OverlayButton) -> None:
        super().__init__()
        self._session, self._canvas, self._overlays = session, canvas, overlays
        self._lines_wanted = self._cells_wanted = False
        session.switched.connect(self._show_counterpart)
        overlays.changed.connect(self._update_overlays)
        self._update_overlays()

    def commands(self) -> list[Command]:
        """Views, pins of the overlays, zoom."""
        canvas, menu = self._canvas, "View"
        lines, cells = self._overlays.lines.pinned, self._overlays.cells.pinned
        labels, show_labels = self._overlays.labels.pinned, tr("Show the labels whatever the tool")
        show_lines = tr("Show the structure lines whatever the tool")
        show_cells = tr("Show the preserved parts whatever the tool")
        whole, single = tr("Show the whole picture"), tr("One screen pixel per pixel")
        nearer, farther = partial(canvas.zoom_by, 1.5), partial(canvas.zoom_by, 1 / 1.5)
        return [
            *(self._view_command(*each) for each in _VIEWS),
            Command(
                *("pin_lines", menu, tr("Always show structure lines"), "Shift+L", show_lines, lines.toggle),
                checked=lines.isChecked,
                kind="lines",
            ),
            Command(
                *("pin_labels", menu, tr("Always show labels"), "Shift+8", show_labels, labels.toggle),
                checked=labels.isChecked,
                kind="labels",
            ),
            Command(
                *("pin_cells", menu, tr("Always show preserved parts"), "Shift+M", show_cells, cells.toggle),
                checked=cells.isChecked,
            ),
            Command("fit", menu, tr("Fit to window"), "0", whole, canvas.fit, "fit"),
            Command("actual", menu, tr("Actual size"), "Ctrl+1", single, canvas.actual_size, "actual"),
            Command("zoom_in", menu, tr("Zoom in"), "Ctrl++", tr("Zoom in"), nearer),
            Command("zoom_out", menu, tr("Zoom out"), "Ctrl+-", tr("Zoom out"), farther),
        ]

    def _view_command(self, view: View, key: str, tip: str) -> Command:
        show, icon = partial(self.show, view), view.name.lower()
        return Command(
            *(view.name, "View", view.title, key, tr(tip), show, icon, "views"),
            checked=lambda: self._canvas.view is view,
            kind=_KINDS.get(view, ""),
        )

    @Slot()
    def _show_counterpart(self) -> None:
        """Lines are to photos what labels are to scenes."""
        document, view = self._session.document, self._canvas.view
        is_scene = document is not None and document.codes.classes > 0
        self._overlays.show_kind(is_scene)
        if view is (View.STRUCTURE if is_scene else View.LABELS):
            self._canvas.set_view(_COUNTERPARTS[view])

    def show(self, view: View) -> None:
        """Show another view."""
        self._canvas.set_view(view)
        needs_original = view not in (View.DECODED, View.STRUCTURE, View.INVENTED, View.LABELS)
        if needs_original and self._session.document is not None and self._session.original is None:
            self.notice.emit(tr("There is no original to show: the photo is not in this file."))

    def want_lines(self, wanted: bool) -> None:
        """Show the lines whatever the tool, or no longer: somebody adjusts them."""
        self._lines_wanted = wanted
        self._update_overlays()

    def want_cells(self, wanted: bool) -> None:
        """Show the preserved parts whatever the tool, or no longer: a proposal is looked at."""
        self._cells_wanted = wanted
        self._update_overlays()

    @Slot()
    def _update_overlays(self) -> None:
        lines, cells = self._overlays.lines.overlay, self._overlays.cells.overlay
        self._canvas.set_overlay_colours(lines.colours[0], cells.colours)
        lines_show = lines.is_pinned or self._lines_wanted
        cells_show = cells.is_pinned or self._cells_wanted
        self._canvas.set_overlays(lines.opacity, cells.opacity, lines_show, cells_show)
        labels = self._overlays.labels.overlay
        self._canvas.set_label_overlay(labels.opacity, labels.is_pinned)
