"""The look of the window: palette, style sheet, icons in the colours of the palette."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gc_studio.canvas.colours import ACCENT
from gc_studio.storage import RESOURCES

WINDOW, PANEL, RAISED, BORDER = "#1d2026", "#23272e", "#2d323b", "#3a404b"
TEXT, DIM, DISABLED, ERROR = "#e4e7ec", "#9aa3b0", "#5d6572", "#ff7b72"

ICON_SIZE = 20


def icon_svg(name: str) -> str:
    """Source of an icon, its strokes in `currentColor`."""
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _pixmap(svg: str, colour: str, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


@cache
def icon(name: str) -> QIcon:
    """An icon of ours in the colours of the theme."""
    svg = icon_svg(name)
    result = QIcon()
    colours = (
        (QIcon.Mode.Normal, QIcon.State.Off, TEXT),
        (QIcon.Mode.Normal, QIcon.State.On, "#ffffff"),
        (QIcon.Mode.Disabled, QIcon.State.Off, DISABLED),
        (QIcon.Mode.Disabled, QIcon.State.On, DISABLED),
    )
    for mode, state, colour in colours:
        for factor in (1, 2):
            pixmap = _pixmap(svg, colour, ICON_SIZE * factor)
            pixmap.setDevicePixelRatio(factor)
            result.addPixmap(pixmap, mode, state)
    return result


def app_icon() -> QIcon:
    """The program's own icon."""
    result = QIcon()
    for side in (16, 32, 64, 128, 256):
        result.addPixmap(_pixmap(icon_svg("gc-studio"), TEXT, side))
    return result


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: WINDOW,
        role.WindowText: TEXT,
        role.Base: PANEL,
        role.AlternateBase: RAISED,
        role.Text: TEXT,
        role.PlaceholderText: DIM,
        role.Button: RAISED,
        role.ButtonText: TEXT,
        role.BrightText: ERROR,
        role.ToolTipBase: RAISED,
        role.ToolTipText: TEXT,
        role.Highlight: ACCENT,
        role.HighlightedText: "#10131a",
        role.Link: ACCENT,
        role.Accent: ACCENT,
        role.Light: BORDER,
        role.Midlight: RAISED,
        role.Mid: BORDER,
        role.Dark: "#14161a",
        role.Shadow: "#0d0f12",
    }
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(DISABLED))
    return palette


_STYLE_SHEET = f"""
QToolTip {{ background: {RAISED}; color: {TEXT}; border: 1px solid {BORDER}; padding: 4px 6px; }}
QMenuBar {{ background: {WINDOW}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {RAISED}; }}
QMenu {{ background: {PANEL}; border: 1px solid {BORDER}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 10px; border-radius: 4px; }}
QMenu::item:selected {{ background: {RAISED}; }}
QMenu::item:disabled {{ color: {DISABLED}; }}
QMenu::separator {{ height: 1px; background: {BORDER}; margin: 4px 6px; }}
QToolBar {{ background: {WINDOW}; border: none; padding: 4px; spacing: 2px; }}
QToolBar::separator {{ background: {BORDER}; width: 1px; height: 1px; margin: 5px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 5px; }}
QToolButton:hover {{ background: {RAISED}; }}
QToolButton:checked {{ background: #364263; border-color: {ACCENT}; }}
QToolButton:focus {{ border-color: {ACCENT}; }}
QPushButton {{ background: {RAISED}; border: 1px solid {BORDER}; border-radius: 5px; padding: 4px 10px; }}
QPushButton:hover {{ border-color: {DIM}; }}
QPushButton:pressed {{ background: {BORDER}; }}
QPushButton:focus {{ border-color: {ACCENT}; }}
QPushButton:disabled {{ color: {DISABLED}; background: {PANEL}; }}
QSpinBox {{ background: {PANEL}; border: 1px solid {BORDER}; border-radius: 4px; padding: 2px 4px; }}
QSpinBox:focus {{ border-color: {ACCENT}; }}
QSpinBox:disabled {{ color: {DISABLED}; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; }}
QSlider {{ min-height: 20px; }}
QSlider::groove:horizontal {{ height: 4px; background: {BORDER}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {ACCENT}; border-radius: 2px; }}
QSlider::sub-page:horizontal:disabled {{ background: {BORDER}; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: {TEXT}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: white; border: 2px solid {ACCENT};
    width: 10px; height: 10px; }}
QSlider::handle:horizontal:disabled {{ background: {DISABLED}; }}
QDockWidget {{ color: {DIM}; }}
QDockWidget::title {{ background: {WINDOW}; padding: 7px 10px; }}
QMainWindow::separator {{ background: #15171b; width: 4px; height: 4px; }}
QMainWindow::separator:hover {{ background: {ACCENT}; }}
QTabBar {{ background: {WINDOW}; }}
QTabBar::tab {{ color: {DIM}; padding: 6px 14px; border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {TEXT}; border-bottom-color: {ACCENT}; }}
QTabBar::tab:hover {{ color: {TEXT}; }}
QStatusBar {{ background: {WINDOW}; color: {DIM}; }}
QStatusBar QLabel {{ color: {DIM}; padding: 0 8px; }}
QStatusBar::item {{ border: none; }}
QScrollArea, QAbstractItemView {{ background: {PANEL}; border: none; outline: none; }}
QTreeView::item {{ padding: 4px 2px; }}
QTreeView::item:selected {{ background: #364263; color: {TEXT}; }}
QListView::item {{ border: 1px solid transparent; border-radius: 5px; padding: 3px 0; }}
QListView::item:hover {{ background: {RAISED}; }}
QListView::item:selected {{ background: #364263; border-color: {ACCENT}; color: {TEXT}; }}
QScrollBar:vertical {{ background: {PANEL}; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: {PANEL}; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {BORDER}; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {DISABLED}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
#panel {{ background: {PANEL}; }}
#options {{ background: {WINDOW}; border-bottom: 1px solid #15171b; }}
#dim {{ color: {DIM}; }}
#group {{ color: {DIM}; font-weight: bold; padding: 8px 4px 0 6px; }}
#bytes {{ font-size: 22px; font-weight: bold; }}
#bpp {{ font-size: 15px; color: {DIM}; }}
#message {{ background: {RAISED}; border: 1px solid {BORDER}; border-radius: 6px; }}
#message[kind="error"] {{ background: #3b2428; border-color: {ERROR}; }}
"""


def apply_theme(app: QApplication) -> None:
    """Dress the application."""
    app.setStyle("Fusion")
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    app.setPalette(_palette())
    app.setStyleSheet(_STYLE_SHEET)
    app.setWindowIcon(app_icon())


def swatch(colour: str) -> QIcon:
    """A small square of a colour."""
    pixmap = QPixmap(QSize(10, 10))
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)
