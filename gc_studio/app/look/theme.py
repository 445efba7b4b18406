"""The look of the window: palettes, icons in the colours of the palette, and which theme is in force.

Flows in: the theme that was chosen, or what the desktop asks for. Flows out: one theme at a time; `colours()` is asked
whenever something is painted, and `notifier().changed` tells those who keep colours of their own (plots, item colours)
to take them anew.
"""

import html
from functools import cache

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gc_studio.app.look.palettes import DARK, LIGHT, Colours
from gc_studio.app.look.style_sheet import style_sheet
from gc_studio.app.settings import Settings
from gc_studio.canvas import colours as canvas_colours
from gc_studio.storage import RESOURCES

ICON_SIZE = 20


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

    def __init__(self, svg: str, role: str) -> None:
        """role: field of Colours."""
        super().__init__()
        self._svg, self._role = svg, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "disabled" if mode == QIcon.Mode.Disabled else self._role
        _paint_svg(painter, self._svg, getattr(colours(), role), QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _IconEngine(self._svg, self._role)


@cache
def icon(name: str, role: str = "text") -> QIcon:
    """An icon of ours in a colour of the theme, a field of Colours; it follows the theme by itself."""
    return QIcon(_IconEngine(icon_svg(name), role))


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


_wanted = ["dark"]


@cache
def _watch_desktop(app: QApplication) -> None:
    """Go along with the desktop from now on, whenever `system` is what is wanted."""

    def follow(scheme: Qt.ColorScheme) -> None:
        is_dark = scheme != Qt.ColorScheme.Light
        if _wanted[0] == "system" and is_dark != colours().is_dark:
            _dress(app, is_dark)

    app.styleHints().colorSchemeChanged.connect(follow)


def _dress(app: QApplication, is_dark: bool) -> None:
    wanted = DARK if is_dark else LIGHT
    sheet = style_sheet(wanted)
    if colours() is wanted and app.styleSheet() == sheet:
        return  # To polish every widget again takes 50 ms and changes nothing.
    _in_force[0] = wanted
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    canvas_colours.use(is_dark)
    app.setPalette(_palette(wanted))
    app.setStyleSheet(sheet)
    app.setWindowIcon(app_icon())
    notifier().changed.emit()


def apply_theme(app: QApplication, name: str = "dark") -> None:
    """Dress the application: `dark`, `light`, or `system` for what the desktop asks for, now and from then on."""
    _wanted[0] = name
    _watch_desktop(app)
    hints = app.styleHints()
    if name == "system":
        hints.unsetColorScheme()
        _dress(app, hints.colorScheme() != Qt.ColorScheme.Light)
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if name == "dark" else Qt.ColorScheme.Light)
        _dress(app, name == "dark")


def follow(app: QApplication, settings: Settings) -> None:
    """Dress the application as the settings say, now and whenever they change."""
    apply_theme(app, settings.theme)
    settings.changed.connect(lambda name: apply_theme(app, settings.theme) if name == "theme" else None)


def swatch(colour: str, side: int = 10) -> QIcon:
    """A square of a colour, as large as so many pixels."""
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(QColor(colour))
    icon = QIcon(pixmap)
    # Else a list would tint it where it is selected.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def plain_tip(text: str) -> str:
    """A tool tip that shows a text as it is: names from outside may look like markup."""
    return f"<p style='white-space:pre'>{html.escape(text)}</p>"
