"""The status bar: model, what is being done, place under the mouse, size, zoom."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar

from gc_studio.app.picture_flow import STATE_IDLE, STATE_STOPPED


class StatusBar(QStatusBar):
    """One line at the foot of the window."""

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model, self.place = QLabel("Loading the model…"), QLabel()
        self.busy, self.size_label, self.zoom = QLabel(), QLabel(), QLabel()
        self.model.setAccessibleName("State of the model")
        # Wide enough for any zoom: the labels to its left should not dance.
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance("6,400 %") + 16)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.stop_button = QPushButton("Stop")
        self.stop_button.setToolTip("Stop decoding; what is shown stays until the next change")
        self.stop_button.setAccessibleName("Stop decoding")
        self.stop_button.hide()
        self.stop_button.clicked.connect(self.stop_requested)
        self.setSizeGripEnabled(False)
        self.addWidget(self.model)
        for widget in (self.busy, self.stop_button, self.place, self.size_label, self.zoom):
            self.addPermanentWidget(widget)

    @Slot(str)
    def show_model(self, label: str) -> None:
        """Name of the model that is loaded."""
        self.model.setText(f"Model: {label}")

    @Slot(str)
    def show_state(self, state: str) -> None:
        """What is being done to the picture."""
        self.busy.setText(state)
        self.stop_button.hide()

    @Slot(float)
    def show_share(self, share: float) -> None:
        """Share of a large picture that is decoded."""
        if self.busy.text() not in (STATE_IDLE, STATE_STOPPED):
            self.busy.setText(f"Decoding… {share:.0%}".replace("%", " %"))
            self.stop_button.setVisible(share < 1)

    def show_size(self, width: int, height: int) -> None:
        """Size of the picture; zero when there is none."""
        self.size_label.setText(f"{width} \N{MULTIPLICATION SIGN} {height}" if width else "")

    @Slot(float)
    def show_zoom(self, zoom: float) -> None:
        """Zoom of the canvas."""
        self.zoom.setText(f"{zoom:,.0%}".replace("%", " %"))
