"""Both themes: text can be read, every glyph the style sheet names is there, and `system` follows the desktop."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from gc_studio.app.look import theme
from gc_studio.app.look.palettes import DARK, LIGHT, Colours
from gc_studio.app.look.style_sheet import style_sheet
from gc_studio.app.settings import Settings
from gc_studio.app.window.messages import MessageBar
from gc_studio.canvas.colours import surroundings

BOTH = pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])


@pytest.fixture(autouse=True)
def dark_again(qapp):
    yield
    theme.apply_theme(qapp)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours after WCAG 2: 1 .. 21."""

    def luminance(colour: str) -> float:
        parts = (part / 255 for part in QColor(colour).getRgb()[:3])
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@BOTH
@pytest.mark.parametrize("surface", ["window", "panel", "raised", "selected"])
def test_text_can_be_read(palette: Colours, surface: str) -> None:
    on = getattr(palette, surface)
    assert contrast(palette.text, on) >= 7
    assert contrast(palette.dim, on) >= 4.5


@BOTH
def test_marks_can_be_seen(palette: Colours) -> None:
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.text, palette.error_panel) >= 4.5
    for surface in (palette.window, palette.panel, palette.raised):
        # What is disabled or undone is still there to be read; focus rings are marks, not text.
        assert contrast(palette.disabled, surface) >= 3
        assert contrast(palette.accent, surface) >= 3
        assert contrast(palette.error, surface) >= 3


@BOTH
def test_glyphs_of_the_style_sheet_are_there(palette: Colours) -> None:
    paths = [Path(name) for name in re.findall(r'url\("([^"]+)"\)', style_sheet(palette))]
    assert {path.stem.rsplit("-", 1)[0] for path in paths} == {
        "check",
        "check-on-accent",
        "chevron",
        "chevron-disabled",
    }
    for path in paths:
        stroke = re.search(r'stroke="(#\w+)"', path.read_text()).group(1)
        assert stroke in (palette.text, palette.on_accent, palette.disabled), path.name


@pytest.mark.parametrize("name", ["dark", "light"])
def test_a_checked_box_shows_its_mark(qapp, qtbot, name: str) -> None:
    theme.apply_theme(qapp, name)
    box = QCheckBox("Animate")
    qtbot.addWidget(box)
    box.setChecked(True)
    image = box.grab().toImage()
    shown = {QColor(image.pixel(x, y)).name() for x in range(20) for y in range(image.height())}
    assert {theme.colours().accent, theme.colours().on_accent} <= shown


def test_system_follows_the_desktop(qapp, qtbot) -> None:
    theme.apply_theme(qapp, "system")
    hints = QApplication.styleHints()
    for scheme, palette in ((Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        hints.colorSchemeChanged.emit(scheme)
        assert theme.colours() is palette
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(palette.window)
    theme.apply_theme(qapp, "dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.colours() is DARK


def test_the_theme_follows_the_settings(qapp, qtbot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "studio.ini")
    settings.theme = "light"
    theme.follow(qapp, settings)
    assert theme.colours() is LIGHT
    assert surroundings().surround == "#cfd2d7"
    with qtbot.waitSignal(theme.notifier().changed):
        settings.theme = "dark"
    assert theme.colours() is DARK
    with qtbot.assertNotEmitted(theme.notifier().changed):
        settings.autosave = False


def test_a_message_on_show_takes_the_new_colours(qapp, qtbot) -> None:
    over = QLabel()
    qtbot.addWidget(over)
    over.setFixedSize(400, 200)
    bar = MessageBar(over)
    bar.show_error("The disk is full")
    over.show()
    icon = bar.findChildren(QLabel)[0]

    def shown() -> set[str]:
        image = icon.pixmap().toImage()
        pixels = (QColor.fromRgba(image.pixel(x, y)) for x in range(image.width()) for y in range(image.height()))
        return {pixel.name() for pixel in pixels if pixel.alpha() == 255}

    theme.apply_theme(qapp, "light")
    assert shown() == {LIGHT.text}
    theme.apply_theme(qapp, "dark")
    assert shown() == {DARK.text}
