"""The main window: makes the parts and connects them.

Flows in: signals of canvas, docks, engine, session. Flows out: calls from one to the other. What a gesture means is the
editor's business, what happens to files that of `Files`.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget

from gc_studio.analysis.library import LibraryError, Texture, load_library
from gc_studio.app.actions import action_table, make_actions
from gc_studio.app.docks.history import HistoryPanel
from gc_studio.app.docks.rate import RatePanel
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.editor import Editor
from gc_studio.app.engine import Engine
from gc_studio.app.files import Files
from gc_studio.app.messages import MessageBar
from gc_studio.app.options import OptionsStrip
from gc_studio.app.session import Session
from gc_studio.canvas import Canvas, Tool, View
from gc_studio.document import Document
from gc_studio.storage import RESOURCES

SAMPLE = RESOURCES / "samples" / "jacket.webp"


class MainWindow(QMainWindow):
    """The window of GC Studio."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.engine = engine
        self.session = Session(engine.writer)
        self.editor = Editor(self.session)
        self.files = Files(self, self.session, engine)
        self.canvas = Canvas()
        self.messages = MessageBar(self.canvas)
        self.options = OptionsStrip()
        self.textures, self.rate, self.history = TexturePanel(), RatePanel(), HistoryPanel()
        self._opacity = {"lines": 35, "cells": 50}
        self._shown: Document | None = None
        self._asked: Document | None = None
        self._failed: Document | None = None
        self._stopped: Document | None = None
        self._gallery_of: tuple[NDArray[np.generic], ...] | None = None
        self.setCentralWidget(self._centre())
        self._make_docks()
        rows = action_table(self)
        self.actions_by_key = make_actions(self, rows)
        self._need_document = [self.actions_by_key[row.key] for row in rows if row.needs_document]
        self._make_status_bar()
        self._connect_session()
        self._connect_parts()
        self._connect_engine()
        self._load_library()
        self.actions_by_key[Tool.INK.name].setChecked(True)
        self.actions_by_key[View.DECODED.name].setChecked(True)
        self._show_tool()
        self._show_session()
        self.resize(1280, 800)
        self.setMinimumSize(900, 560)

    # Making

    def _centre(self) -> QWidget:
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.options)
        layout.addWidget(self.canvas, 1)
        return centre

    def _make_docks(self) -> None:
        self._docks = {}
        for name, panel in (("Textures", self.textures), ("Rate", self.rate), ("History", self.history)):
            dock = self._docks[name] = QDockWidget(name, self)
            dock.setObjectName(name)
            dock.setWidget(panel)
            self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self.tabifyDockWidget(self._docks["Rate"], self._docks["History"])
        self._docks["Rate"].raise_()
        textures_and_rate = [self._docks["Textures"], self._docks["Rate"]]
        self.resizeDocks(textures_and_rate, [290, 290], Qt.Orientation.Horizontal)
        self.resizeDocks(textures_and_rate, [430, 250], Qt.Orientation.Vertical)

    def _make_status_bar(self) -> None:
        self.model_label, self.place_label = QLabel("Loading the model…"), QLabel()
        self.busy_label, self.size_label, self.zoom_label = QLabel(), QLabel(), QLabel()
        self.model_label.setAccessibleName("State of the model")
        # Wide enough for any zoom: the labels to its left should not dance.
        self.zoom_label.setMinimumWidth(self.zoom_label.fontMetrics().horizontalAdvance("6,400 %") + 16)
        self.zoom_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.stop_button = QPushButton("Stop")
        self.stop_button.setToolTip("Stop decoding; what is shown stays until the next change")
        self.stop_button.setAccessibleName("Stop decoding")
        self.stop_button.hide()
        self.stop_button.clicked.connect(self._stop_decoding)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.model_label)
        for widget in (self.busy_label, self.stop_button, self.place_label, self.size_label, self.zoom_label):
            bar.addPermanentWidget(widget)

    def _connect_session(self) -> None:
        self.session.opened.connect(self._show_opened)
        self.session.changed.connect(self._show_session)
        self.session.previewed.connect(self._show_preview)

    def _connect_parts(self) -> None:
        canvas, editor, files = self.canvas, self.editor, self.files
        canvas.stroke_began.connect(editor.begin_stroke)
        canvas.stroke_extended.connect(editor.extend_stroke)
        canvas.stroke_ended.connect(editor.end_stroke)
        canvas.stroke_cancelled.connect(editor.cancel_stroke)
        canvas.files_dropped.connect(self._open_dropped)
        canvas.zoomed.connect(self._show_zoom)
        canvas.hovered.connect(self._show_place)
        editor.notice.connect(self.messages.show_notice)
        editor.brush_changed.connect(self._show_tool)
        files.error.connect(self.messages.show_error)
        files.done.connect(self.messages.show_notice)
        files.picture_wanted.connect(self._offer_picture)
        self.options.size_changed.connect(editor.set_brush_size)
        self.options.spin.lineEdit().returnPressed.connect(self.canvas.setFocus)
        self.options.opacity_changed.connect(self._set_opacity)
        self.options.preserve_all.connect(editor.preserve_all)
        self.options.preserve_none.connect(editor.preserve_none)
        self.textures.chosen.connect(editor.choose_texture)
        self.textures.mix_moved.connect(editor.move_mix)
        self.textures.mix_ended.connect(editor.end_mix)
        self.textures.add_requested.connect(files.add_textures_with_dialog)
        self.textures.photos_dropped.connect(files.add_textures)
        self.textures.view_moved.connect(lambda: self.engine.bring_forward(self.textures.rows_in_view()))
        self.history.jumped.connect(self.session.jump)

    @Slot(object)
    def _open_dropped(self, paths: list[Path]) -> None:
        for path in paths:
            self.files.open(path)

    def _connect_engine(self) -> None:
        engine = self.engine
        engine.model_ready.connect(self._show_model)
        engine.model_failed.connect(self._show_model_failure)
        engine.photo_loaded.connect(self._show_photo)
        engine.rendered.connect(self._show_picture)
        engine.measured.connect(self._show_measured)
        engine.progressed.connect(self._show_share)
        engine.thumbnail_ready.connect(self._show_thumbnail)
        engine.noticed.connect(self.messages.show_notice)
        engine.model_tuned.connect(self._show_model_label)
        engine.render_failed.connect(self._show_render_failure)
        engine.texture_ready.connect(self._add_texture)
        engine.texture_failed.connect(self.messages.show_error)

    def _load_library(self) -> None:
        try:
            self.textures.add_all(load_library())
        except LibraryError as error:
            self.messages.show_error(str(error))

    def start(self, path: Path | None = None) -> None:
        """Begin to load the model, and open a file or the sample photo."""
        self.engine.start()
        self.canvas.set_waiting_text("Loading the model…")
        if path is not None:
            self.files.open(path)
        elif SAMPLE.is_file():
            self.files.open(SAMPLE, remember_folder=False)

    # The session

    @Slot()
    def _show_opened(self) -> None:
        self._shown = self._failed = None
        self._gallery_of = None
        self._asked = self._stopped = None
        if self.session.document is not None:
            self.canvas.show_other(self.session.document, self.session.original)
        if self.engine.identity is not None:
            self.canvas.set_waiting_text("Decoding…")
        if not self.messages.is_error:
            self.messages.hide()

    @Slot()
    def _show_session(self) -> None:
        session, document = self.session, self.session.document
        self.actions_by_key["undo"].setEnabled(session.can_undo)
        self.actions_by_key["redo"].setEnabled(session.can_redo)
        for action in self._need_document:
            action.setEnabled(document is not None)
        name = self.files.name if document is not None else ""
        self.setWindowTitle(f"{name}[*] - GC Studio" if name else "GC Studio")
        self.setWindowModified(session.modified)
        self.textures.setEnabled(document is not None)
        self.textures.show_mix(session.mix)
        if document is None or session.history is None:
            return
        totals = session.history_bytes()
        self.history.show_history(session.history, totals)
        self.rate.show_history(totals, session.history.position)
        self.rate.show_sizes(session.sizes(document), document.width, document.height)
        self._show_visible(document)

    @Slot()
    def _show_preview(self) -> None:
        visible = self.session.visible
        if visible is not None:
            self.actions_by_key["undo"].setEnabled(False)
            self.actions_by_key["redo"].setEnabled(False)
            self._show_visible(visible)

    def _show_visible(self, document: Document) -> None:
        self.canvas.set_document(document)
        self.size_label.setText(_size_text(document.width, document.height))
        if document is self._shown:
            self._asked = None
        elif document is not self._asked:
            # What was asked for is always what is visible, so its picture will not be turned away as stale.
            self._ask(document)
        self._show_progress()

    def _ask(self, document: Document) -> None:
        self._asked, self._stopped = document, None
        self.engine.submit(document)

    def _show_progress(self) -> None:
        behind = self.session.visible is not None and self._shown is not self.session.visible
        self.busy_label.setText("Decoding…" if behind and self.engine.identity and not self._failed else "")
        self.stop_button.hide()

    # The engine

    @Slot(str)
    def _show_model(self, label: str) -> None:
        self._show_model_label(label)
        self.canvas.set_waiting_text("Decoding…")

    @Slot(str)
    def _show_model_label(self, label: str) -> None:
        self.model_label.setText(f"Model: {label}")

    @Slot(float)
    def _show_share(self, share: float) -> None:
        if self.busy_label.text() and not self._stopped:
            self.busy_label.setText(f"Decoding… {share:.0%}".replace("%", " %"))
            self.stop_button.setVisible(share < 1)

    @Slot()
    def _stop_decoding(self) -> None:
        self._stopped = self._asked
        self.engine.stop()
        self.busy_label.setText("Stopped: decoded coarsely")
        self.stop_button.hide()

    @Slot(str)
    def _show_model_failure(self, why: str) -> None:
        self.model_label.setText("No model")
        self.canvas.set_waiting_text("There is no model to decode with.")
        self.messages.show_error(why)

    @Slot(object, object)
    def _show_photo(self, path: Path, photo: NDArray[np.uint8]) -> None:
        # Before the first document there is nothing else to see; later the old one stays until the new one is there.
        if self.session.document is None:
            self.canvas.set_original(photo)
            self.size_label.setText(_size_text(photo.shape[1], photo.shape[0]))
            self.setWindowTitle(f"{path.name} - GC Studio")

    @Slot(object, object, bool)
    def _show_picture(self, document: Document, picture: NDArray[np.uint8], is_exact: bool) -> None:
        if not self.session.may_show(document):
            return
        # What is not exact does not count: going back to the picture before it must bring that back.
        self._shown, self._failed = document if is_exact else None, None
        self.canvas.set_decoded(picture)
        self._show_gallery()
        self._show_progress()
        self._offer_picture()

    def _show_gallery(self) -> None:
        """Have the textures shown on the document, unless they are or a gesture is in progress."""
        document = self.session.document
        if document is None or document is not self._shown:
            return
        layers = document.structure, document.mask, document.detail
        if self._gallery_of is None or any(a is not b for a, b in zip(self._gallery_of, layers, strict=True)):
            self._gallery_of = layers
            codes = self.textures.begin_gallery()
            self.engine.submit_gallery(document, codes, self.textures.rows_in_view())

    @Slot(object, int, object)
    def _show_thumbnail(self, document: Document, row: int, picture: NDArray[np.uint8]) -> None:
        if self._gallery_of is not None and document.structure is self._gallery_of[0]:
            self.textures.show_thumbnail(row, picture)

    @Slot(object, object)
    def _show_measured(self, document: Document, sizes: dict[str, int]) -> None:
        if self.session.may_show(document):
            self.rate.show_sizes(sizes, document.width, document.height)

    @Slot(object, str)
    def _show_render_failure(self, document: Document, why: str) -> None:
        if self.session.may_show(document):
            self._failed = document
            self._show_progress()
            self.canvas.set_waiting_text("This picture cannot be decoded.")
            self.messages.show_error(why)
            self._offer_picture()

    @Slot()
    def _offer_picture(self) -> None:
        """Give an export that may be waiting the picture of the current document, if it is there."""
        document, decoded = self.session.document, self.canvas.layers.decoded
        if document is None:
            return
        if decoded is not None and self._shown is document:
            self.files.take_picture(decoded)
        elif self._failed is document or self.engine.has_failed:
            self.files.give_up_picture()
        elif self._stopped is document:
            self._ask(document)
            self._show_progress()

    @Slot(object)
    def _add_texture(self, texture: Texture) -> None:
        self.textures.add(texture, first=True)
        self.textures.reveal(texture)
        self._gallery_of = None
        self._show_gallery()
        self.messages.show_notice(f"Texture of {texture.name} added; click it to use it")

    # Tools and view

    @Slot()
    def _show_tool(self) -> None:
        tool = self.editor.tool
        size = self.editor.brush_size(tool)
        self.canvas.set_tool(tool, size)
        self.options.show_tool(tool, size, self._opacity["lines" if tool.draws_structure else "cells"])
        self.update_overlays()

    @Slot(int)
    def _set_opacity(self, percent: int) -> None:
        self._opacity["lines" if self.editor.tool.draws_structure else "cells"] = percent
        self.update_overlays()

    def update_overlays(self) -> None:
        """Hand opacities and pins to the canvas."""
        lines, cells = (self.actions_by_key[key].isChecked() for key in ("pin_lines", "pin_cells"))
        self.canvas.set_overlays(self._opacity["lines"] / 100, self._opacity["cells"] / 100, lines, cells)

    def show_view(self, view: View) -> None:
        """Show another view."""
        self.canvas.set_view(view)
        if view in (View.ORIGINAL, View.SPLIT) and self.session.document is not None and self.session.original is None:
            self.messages.show_notice("There is no original to show: the photo is not in this file.")

    @Slot(float)
    def _show_zoom(self, zoom: float) -> None:
        self.zoom_label.setText(f"{zoom:,.0%}".replace("%", " %"))

    @Slot(object)
    def _show_place(self, point: tuple[float, float] | None) -> None:
        document, text = self.session.document, ""
        if point is not None and document is not None:
            x, y = point
            if 0 <= x < document.width and 0 <= y < document.height:
                text = f"{int(x)}, {int(y)}"
        self.place_label.setText(text)

    def sizeHint(self) -> QSize:
        """What the layout is drawn for."""
        return QSize(1280, 800)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then end the threads."""
        if not self.files.may_discard():
            event.ignore()
            return
        # The model may still be loading; nobody should have to watch the end of that.
        self.hide()
        self.engine.close()
        event.accept()


def _size_text(width: int, height: int) -> str:
    return f"{width} \N{MULTIPLICATION SIGN} {height}"
