"""The mapping between picture pixels and widget pixels: zoom and offset, nothing drawn.

Widget pixels are Qt's logical ones; `ratio` of the screen's own make up one of them on each side. Zoom counts in the
screen's own: at 100 % a picture pixel is one of those, however the desktop is scaled.
"""

from collections.abc import Mapping

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
    """Where the picture lies in the widget, or in one pane of it."""

    def __init__(self) -> None:
        self.zoom = 1.0
        self.ratio = 1.0
        self.offset = QPointF()
        self.fitted = True
        self.picture = QSizeF()
        self.widget = QSizeF()

    @property
    def scale(self) -> float:
        """Widget pixels per picture pixel."""
        return self.zoom / self.ratio

    def resize(self, widget: QSizeF) -> None:
        """The widget has another size: fit again, or keep what is in its middle."""
        shift = QPointF(widget.width() - self.widget.width(), widget.height() - self.widget.height()) / 2
        self.widget = widget
        if self.fitted:
            self.fit()
        else:
            self.offset += shift

    def set_ratio(self, ratio: float) -> None:
        """The widget came to a screen with another number of its own pixels per widget pixel."""
        if ratio == self.ratio:
            return
        middle = QPointF(self.widget.width(), self.widget.height()) / 2
        point = self.to_picture(middle)
        self.ratio = ratio
        self.offset = middle - point * self.scale
        if self.fitted:
            self.fit()

    def show(self, picture: QSizeF) -> None:
        """The picture has another size: fit it."""
        if picture != self.picture:
            self.picture = picture
            self.fit()

    def rescale(self, picture: QSizeF) -> None:
        """The same picture has another size: the same part of it stays in sight, as large as it was."""
        if self.fitted or self.picture.isEmpty() or picture.isEmpty():
            self.show(picture)
            return
        middle = QPointF(self.widget.width(), self.widget.height()) / 2
        across, down = picture.width() / self.picture.width(), picture.height() / self.picture.height()
        point = self.to_picture(middle)
        self.picture = picture
        self.zoom = min(max(self.zoom / across, MIN_ZOOM), MAX_ZOOM)
        self.offset = middle - QPointF(point.x() * across, point.y() * down) * self.scale

    def fit(self) -> None:
        """Show the whole picture as large as it goes, centred."""
        self.fitted = True
        if self.picture.isEmpty() or self.widget.isEmpty():
            return
        across = (self.widget.width() - 2 * _MARGIN) / self.picture.width()
        down = (self.widget.height() - 2 * _MARGIN) / self.picture.height()
        self.zoom = min(max(min(across, down) * self.ratio, MIN_ZOOM), MAX_ZOOM)
        self._centre()

    def actual_size(self) -> None:
        """One pixel of the screen per picture pixel, centred."""
        self.fitted = False
        self.zoom = 1.0
        self._centre()

    def _centre(self) -> None:
        left = (self.widget.width() - self.picture.width() * self.scale) / 2
        top = (self.widget.height() - self.picture.height() * self.scale) / 2
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
        width, height = self.picture.width() * self.scale, self.picture.height() * self.scale
        left = min(max(moved.x(), _KEPT - width), self.widget.width() - _KEPT)
        top = min(max(moved.y(), _KEPT - height), self.widget.height() - _KEPT)
        self.offset = QPointF(left, top)

    def to_picture(self, point: QPointF) -> QPointF:
        """Widget pixels to picture pixels."""
        return (point - self.offset) / self.scale

    def to_widget(self, point: QPointF) -> QPointF:
        """Picture pixels to widget pixels."""
        return point * self.scale + self.offset

    def state(self) -> dict[str, object]:
        """Zoom and the picture point in the widget's middle, as plain values; empty while the picture is fitted."""
        if self.fitted:
            return {}
        middle = self.to_picture(QPointF(self.widget.width(), self.widget.height()) / 2)
        return {"zoom": self.zoom, "x": middle.x(), "y": middle.y()}

    def restore(self, state: Mapping[str, object]) -> None:
        """Go back to a state; values that make no sense leave the picture as it is."""
        zoom, x, y = (state.get(name) for name in ("zoom", "x", "y"))
        if not (isinstance(zoom, int | float) and isinstance(x, int | float) and isinstance(y, int | float)):
            return
        if MIN_ZOOM <= zoom <= MAX_ZOOM:
            self.fitted, self.zoom = False, float(zoom)
            self.offset = QPointF(self.widget.width(), self.widget.height()) / 2 - QPointF(x, y) * self.scale
            self.pan(QPointF())

    def transform(self) -> QTransform:
        """Picture pixels to widget pixels, for a painter; at whole zooms, picture pixels lie on those of the screen."""
        x, y = self.offset.x(), self.offset.y()
        if self.zoom == int(self.zoom):
            x, y = round(x * self.ratio) / self.ratio, round(y * self.ratio) / self.ratio
        return QTransform(self.scale, 0, 0, self.scale, x, y)
