"""The mapping between picture pixels and widget pixels: zoom and offset, nothing drawn."""

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QTransform

MIN_ZOOM, MAX_ZOOM = 0.05, 64.0

SMOOTH_BELOW = 3.0
"""Up to 300 % the picture is scaled smoothly; above, its pixels are what one wants to see."""

_MARGIN = 20
"""Widget pixels left free around a fitted picture."""

_KEPT = 40
"""Widget pixels of the picture that panning leaves in sight."""


class Viewport:
    """Where the picture lies in the widget."""

    def __init__(self) -> None:
        self.zoom = 1.0
        self.offset = QPointF()
        self.fitted = True
        self.picture = QSizeF()
        self.widget = QSizeF()

    def resize(self, widget: QSizeF) -> None:
        """The widget has another size: fit again, or keep the picture where it is."""
        self.widget = widget
        if self.fitted:
            self.fit()

    def show(self, picture: QSizeF) -> None:
        """The picture has another size: fit it."""
        if picture != self.picture:
            self.picture = picture
            self.fit()

    def fit(self) -> None:
        """Show the whole picture as large as it goes, centred."""
        self.fitted = True
        if self.picture.isEmpty() or self.widget.isEmpty():
            return
        across = (self.widget.width() - 2 * _MARGIN) / self.picture.width()
        down = (self.widget.height() - 2 * _MARGIN) / self.picture.height()
        self.zoom = min(max(min(across, down), MIN_ZOOM), MAX_ZOOM)
        self._centre()

    def actual_size(self) -> None:
        """One widget pixel per picture pixel, centred."""
        self.fitted = False
        self.zoom = 1.0
        self._centre()

    def _centre(self) -> None:
        left = (self.widget.width() - self.picture.width() * self.zoom) / 2
        top = (self.widget.height() - self.picture.height() * self.zoom) / 2
        self.offset = QPointF(left, top)

    def zoom_at(self, anchor: QPointF, factor: float) -> None:
        """Zoom so that the picture point under `anchor`, in widget pixels, stays there."""
        zoom = min(max(self.zoom * factor, MIN_ZOOM), MAX_ZOOM)
        self.offset = anchor - (anchor - self.offset) * (zoom / self.zoom)
        self.zoom = zoom
        self.fitted = False

    def pan(self, delta: QPointF) -> None:
        """Move the picture, never wholly out of sight."""
        self.fitted = False
        moved = self.offset + delta
        width, height = self.picture.width() * self.zoom, self.picture.height() * self.zoom
        left = min(max(moved.x(), _KEPT - width), self.widget.width() - _KEPT)
        top = min(max(moved.y(), _KEPT - height), self.widget.height() - _KEPT)
        self.offset = QPointF(left, top)

    def to_picture(self, point: QPointF) -> QPointF:
        """Widget pixels to picture pixels."""
        return (point - self.offset) / self.zoom

    def to_widget(self, point: QPointF) -> QPointF:
        """Picture pixels to widget pixels."""
        return point * self.zoom + self.offset

    def transform(self) -> QTransform:
        """Picture pixels to widget pixels, for a painter."""
        return QTransform(self.zoom, 0, 0, self.zoom, self.offset.x(), self.offset.y())
