"""The status bar: model, what is being done, place under the mouse, size, zoom."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar

from gc_studio.app.background.engine import Engine
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.click_cost import ClickCost
from gc_studio.app.editing.refining import Refining
from gc_studio.app.editing.resizing import Resizing
from gc_studio.app.view.picture_flow import STATE_IDLE, STATE_STOPPED, PictureFlow
from gc_studio.canvas import Canvas
from gc_studio.canvas.legend import in_words
from gc_studio.nets.registry import model_label
from gc_studio.words import figure, tr


class StatusBar(QStatusBar):
    """One line at the foot of the window."""

    stop_requested = Signal()
    """Stop decoding."""
    call_off_requested = Signal()
    """Stop what is being opened, or done else that has a name."""

    def __init__(
        self,
        session: Session,
        engine: Engine,
        canvas: Canvas,
        flow: PictureFlow,
        works: Sequence[Refining | Resizing],
        click_cost: ClickCost,
    ) -> None:
        """works: what takes long, tells how far it is, and can be stopped."""
        super().__init__()
        self._session, self._engine = session, engine
        self._loaded, self._named = "", ""
        self.model, self.place = QLabel(tr("Loading the model…")), QLabel()
        self._state = self._work = ""
        self.busy, self.invented, self.size_label, self.zoom = QLabel(), QLabel(), QLabel(), QLabel()
        self.invented.setToolTip(tr("Shares of the picture that the decoder invents, and that are true to the photo"))
        self.model.setAccessibleName(tr("State of the model"))
        # Wide enough for any zoom: the labels to its left should not dance.
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance("6,400 %") + 16)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.stop_button = QPushButton(tr("Stop"))
        self.stop_button.hide()
        self.stop_button.clicked.connect(self._stop)
        self.setSizeGripEnabled(False)
        self.addWidget(self.model)
        for widget in (self.busy, self.stop_button, self.place, self.invented, self.size_label, self.zoom):
            self.addPermanentWidget(widget)
        session.changed.connect(self._show_document)
        canvas.zoomed.connect(self.show_zoom)
        click_cost.told.connect(self.place.setText)
        flow.state_changed.connect(self.show_state)
        flow.progressed.connect(self.show_share)
        self.stop_requested.connect(flow.stop)
        for loaded in (engine.model_ready, engine.model_tuned):
            loaded.connect(self.show_model)
        engine.model_failed.connect(lambda _: self.model.setText(tr("No model")))
        engine.photo_loaded.connect(self._show_photo)
        for told in (engine.busy_changed, *(work.stepped for work in works)):
            told.connect(self.show_work)
        for stop in (engine.call_off, *(work.stop for work in works)):
            self.call_off_requested.connect(stop)
        self._show_document()

    @Slot(str)
    def show_model(self, label: str) -> None:
        """Name of the model that is loaded."""
        self._loaded, self._named = label, ""
        self._name_model()

    def _name_model(self) -> None:
        """The model of the document on show, which may be another one than was loaded at first."""
        document, first = self._session.document, self._engine.identity
        model = first if document is None or first is None else document.model
        if self._loaded and model is not None and model != self._named:
            self._named = model
            label = self._loaded if document is None or model == first else model_label(model, document.codes)
            self.model.setText(tr("Model: {label}", label=label))

    @Slot(str)
    def show_state(self, state: str) -> None:
        """What is being done to the picture."""
        self._state = state
        self._show(False)

    @Slot(str)
    def show_work(self, name: str) -> None:
        """What is being opened or read; empty when nothing is."""
        self._work = name
        self._show(False)

    def _show(self, can_stop: bool) -> None:
        self.busy.setText(self._work or tr(self._state))
        self.stop_button.setVisible(can_stop or bool(self._work))
        name, tip = tr("Stop decoding"), tr("Stop decoding; what is shown stays until the next change")
        if self._work:
            name = tip = tr("Stop: {work}", work=self._work.replace("\N{HORIZONTAL ELLIPSIS}", ""))
        self.stop_button.setToolTip(tip)
        self.stop_button.setAccessibleName(name)

    def _stop(self) -> None:
        (self.call_off_requested if self._work else self.stop_requested).emit()

    @Slot(float)
    def show_share(self, share: float) -> None:
        """Share of a large picture that is decoded."""
        if self._state not in (STATE_IDLE, STATE_STOPPED):
            self._state = tr("Decoding… {percent} %", percent=round(100 * share))
            self._show(share < 1)

    @Slot()
    def _show_document(self) -> None:
        document = self._session.document
        self._name_model()
        if document is None:
            self.show_size(0, 0)
            self.size_label.setToolTip("")
            self.zoom.setText("")
            self.invented.setText("")
        else:
            self.show_size(document.width, document.height)
            scale = document.structure_scale
            self.size_label.setToolTip(tr("A pixel of the lines is {scale} \u00d7 {scale} of the picture", scale=scale))
            self.invented.setText(in_words(document.levels))

    @Slot(object, object)
    def _show_photo(self, _path: Path, photo: NDArray[np.uint8]) -> None:
        """A photo is seen before it is a document."""
        if self._session.document is None:
            self.show_size(photo.shape[1], photo.shape[0])

    def show_size(self, width: int, height: int) -> None:
        """Size of the picture; zero when there is none."""
        self.size_label.setText(f"{width} \N{MULTIPLICATION SIGN} {height}" if width else "")

    @Slot(float)
    def show_zoom(self, zoom: float) -> None:
        """Zoom of the canvas."""
        self.zoom.setText(f"{figure(100 * zoom, ',.0f')} %")
