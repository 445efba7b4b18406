"""The look of the window: palettes, style sheet, icons in the colours of the palette.

One theme is in force at a time; `colours()` is asked whenever something is painted, and `notifier().changed` tells
those who keep colours of their own (plots, item colours) to take them anew.
"""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gc_studio.canvas import colours as canvas_colours
from gc_studio.storage import RESOURCES

ICON_SIZE = 20


@dataclass(frozen=True)
class Colours:
    """Colours of a theme as #rrggbb; `window` is the darkest or lightest surface, `raised` that of a button."""

    window: str
    panel: str
    raised: str
    border: str
    gap: str
    text: str
    dim: str
    disabled: str
    accent: str
    on_accent: str
    selected: str
    error: str
    error_panel: str
    is_dark: bool


DARK = Colours(
    window="#1d2026",
    panel="#23272e",
    raised="#2d323b",
    border="#3a404b",
    gap="#15171b",
    text="#e4e7ec",
    dim="#9aa3b0",
    disabled="#5d6572",
    accent="#7aa2f7",
    on_accent="#10131a",
    selected="#364263",
    error="#ff7b72",
    error_panel="#3b2428",
    is_dark=True,
)
LIGHT = Colours(
    window="#e9ebee",
    panel="#f7f8f9",
    raised="#ffffff",
    border="#c5cad2",
    gap="#d3d7dd",
    text="#1c2027",
    dim="#5a6371",
    disabled="#a2a9b4",
    accent="#2f62d0",
    on_accent="#ffffff",
    selected="#d3defa",
    error="#b3261e",
    error_panel="#fbe4e2",
    is_dark=False,
)


class Notifier(QObject):
    """Says when another theme came into force."""

    changed = Signal()


@cache
def notifier() -> Notifier:
    """The one notifier of the program."""
    return Notifier()


_in_force = [DARK]


def colours() -> Colours:
    """Colours of the theme in force."""
    return _in_force[0]


def icon_svg(name: str) -> str:
    """Source of an icon, its strokes in `currentColor`."""
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _paint_svg(painter: QPainter, svg: str, colour: str, area: QRectF) -> None:
    QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode())).render(painter, area)


class _IconEngine(QIconEngine):
    """Paints an SVG in the colours of the theme in force, at the resolution of the screen it is painted on."""

    def __init__(self, svg: str) -> None:
        super().__init__()
        self._svg = svg

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        now = colours()
        _paint_svg(painter, self._svg, now.disabled if mode == QIcon.Mode.Disabled else now.text, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _IconEngine(self._svg)


@cache
def icon(name: str) -> QIcon:
    """An icon of ours; it follows the theme by itself."""
    return QIcon(_IconEngine(icon_svg(name)))


def app_icon() -> QIcon:
    """The program's own icon."""
    result = QIcon()
    for side in (16, 32, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _paint_svg(painter, icon_svg("gc-studio"), DARK.text, QRectF(0, 0, side, side))
        painter.end()
        result.addPixmap(pixmap)
    return result


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    roles = {
        role.Window: c.window,
        role.WindowText: c.text,
        role.Base: c.panel,
        role.AlternateBase: c.raised,
        role.Text: c.text,
        role.PlaceholderText: c.dim,
        role.Button: c.raised,
        role.ButtonText: c.text,
        role.BrightText: c.error,
        role.ToolTipBase: c.raised,
        role.ToolTipText: c.text,
        role.Highlight: c.accent,
        role.HighlightedText: c.on_accent,
        role.Link: c.accent,
        role.Accent: c.accent,
        role.Light: c.border,
        role.Midlight: c.raised,
        role.Mid: c.border,
        role.Dark: c.gap,
        role.Shadow: c.gap,
    }
    for name, colour in roles.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.disabled))
    return palette


def _style_sheet(c: Colours) -> str:
    return f"""
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.border}; padding: 4px 6px; }}
QMenuBar {{ background: {c.window}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {c.raised}; }}
QMenu {{ background: {c.panel}; border: 1px solid {c.border}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 10px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.raised}; }}
QMenu::item:disabled {{ color: {c.disabled}; }}
QMenu::separator {{ height: 1px; background: {c.border}; margin: 4px 6px; }}
QToolBar {{ background: {c.window}; border: none; padding: 4px; spacing: 2px; }}
QToolBar::separator {{ background: {c.border}; width: 1px; height: 1px; margin: 5px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 5px; }}
QToolButton:hover {{ background: {c.raised}; }}
QToolButton:checked {{ background: {c.selected}; border-color: {c.accent}; }}
QToolButton:focus {{ border-color: {c.accent}; }}
QPushButton {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: 5px; padding: 4px 10px; }}
QPushButton:hover {{ border-color: {c.dim}; }}
QPushButton:pressed {{ background: {c.border}; }}
QPushButton:focus {{ border-color: {c.accent}; }}
QPushButton:disabled {{ color: {c.disabled}; background: {c.panel}; }}
QSpinBox {{ background: {c.panel}; border: 1px solid {c.border}; border-radius: 4px; padding: 2px 4px; }}
QSpinBox:focus {{ border-color: {c.accent}; }}
QSpinBox:disabled {{ color: {c.disabled}; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; }}
QSlider {{ min-height: 20px; }}
QSlider::groove:horizontal {{ height: 4px; background: {c.border}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {c.accent}; border-radius: 2px; }}
QSlider::sub-page:horizontal:disabled {{ background: {c.border}; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: {c.text}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {c.raised}; width: 10px; height: 10px;
    border: 2px solid {c.accent}; }}
QSlider::handle:horizontal:disabled {{ background: {c.disabled}; }}
QDockWidget {{ color: {c.dim}; }}
QDockWidget::title {{ background: {c.window}; padding: 7px 10px; }}
QMainWindow::separator {{ background: {c.gap}; width: 4px; height: 4px; }}
QMainWindow::separator:hover {{ background: {c.accent}; }}
QTabBar {{ background: {c.window}; }}
QTabBar::tab {{ color: {c.dim}; padding: 6px 14px; border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QStatusBar {{ background: {c.window}; color: {c.dim}; }}
QStatusBar QLabel {{ color: {c.dim}; padding: 0 8px; }}
QStatusBar::item {{ border: none; }}
QScrollArea, QAbstractItemView {{ background: {c.panel}; border: none; outline: none; }}
QTreeView::item {{ padding: 4px 2px; }}
QTreeView::item:selected {{ background: {c.selected}; color: {c.text}; }}
QListView::item {{ border: 1px solid transparent; border-radius: 5px; padding: 3px 0; }}
QListView::item:hover {{ background: {c.raised}; }}
QListView::item:selected {{ background: {c.selected}; border-color: {c.accent}; color: {c.text}; }}
QScrollBar:vertical {{ background: {c.panel}; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: {c.panel}; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {c.border}; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {c.disabled}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
#panel {{ background: {c.panel}; }}
#options {{ background: {c.window}; border-bottom: 1px solid {c.gap}; }}
#dim {{ color: {c.dim}; }}
#group {{ color: {c.dim}; font-weight: bold; padding: 8px 4px 0 6px; }}
#bytes {{ font-size: 22px; font-weight: bold; }}
#bpp {{ font-size: 15px; color: {c.dim}; }}
#message {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: 6px; }}
#message[kind="error"] {{ background: {c.error_panel}; border-color: {c.error}; }}
"""


def apply_theme(app: QApplication, name: str = "dark") -> None:
    """Dress the application: `dark`, `light`, or `system` for what the desktop asks for."""
    hints = app.styleHints()
    hints.unsetColorScheme()
    is_dark = hints.colorScheme() != Qt.ColorScheme.Light if name == "system" else name == "dark"
    _in_force[0] = DARK if is_dark else LIGHT
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    if name != "system":
        hints.setColorScheme(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)
    canvas_colours.use(is_dark)
    app.setPalette(_palette(colours()))
    app.setStyleSheet(_style_sheet(colours()))
    app.setWindowIcon(app_icon())
    notifier().changed.emit()


def swatch(colour: str) -> QIcon:
    """A small square of a colour."""
    pixmap = QPixmap(QSize(10, 10))
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)
