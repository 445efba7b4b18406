"""What the window looks like: not blank, nothing clipped, everything named."""

import itertools

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QLabel,
    QScrollBar,
    QToolBar,
    QToolButton,
)

from gc_studio.app.look import theme
from gc_studio.canvas import Tool
from gc_studio.storage import RESOURCES

SIZES = [(1280, 800), (1000, 640)]


def resize(studio, qtbot, size: tuple[int, int]) -> None:
    studio.resize(*size)
    qtbot.waitUntil(lambda: (studio.width(), studio.height()) == size)
    QTest.qWait(0)


def colours(image: QImage) -> set[int]:
    steps = itertools.product(range(0, image.width(), 8), range(0, image.height(), 8))
    return {image.pixel(x, y) for x, y in steps}


@pytest.mark.parametrize("size", SIZES)
def test_window_is_not_blank(studio, qtbot, size: tuple[int, int]) -> None:
    resize(studio, qtbot, size)
    image = studio.grab().toImage()
    assert (image.width(), image.height()) == size
    assert len(colours(image)) > 20
    for part in (studio.canvas, studio.textures, studio.rate):
        assert len(colours(part.grab().toImage())) > 4


def assert_nothing_is_clipped(studio) -> None:
    for kind in (QLabel, QAbstractButton):
        for widget in studio.findChildren(kind):
            if (
                not widget.isVisible()
                or widget.objectName().startswith("qt_")
                or widget in (studio.messages.label, studio.messages.below)
            ):
                continue
            name = widget.text() or widget.toolTip()
            assert widget.width() >= widget.minimumSizeHint().width(), name
            assert widget.height() >= widget.minimumSizeHint().height(), name
            corner = widget.mapTo(studio, widget.rect().bottomRight())
            if not studio.textures.area.isAncestorOf(widget):
                assert corner.x() < studio.width(), name
                assert corner.y() < studio.height(), name
    for bar in studio.findChildren(QToolBar):
        extension = bar.findChild(QToolButton, "qt_toolbar_ext_button")
        assert extension is None or not extension.isVisible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tool", [Tool.PAN, Tool.INK, Tool.ERASER, Tool.PRESERVE, Tool.SYNTHESISE])
def test_nothing_is_clipped(studio, qtbot, size: tuple[int, int], tool: Tool) -> None:
    resize(studio, qtbot, size)
    studio.actions_by_key[tool.name].trigger()
    # Bytes come after the picture, and a label's new text is laid out an event later.
    qtbot.waitUntil(lambda: studio.rate.total.text().endswith(" B") and not studio.rate.is_counting)
    qtbot.waitUntil(lambda: assert_nothing_is_clipped(studio))


def test_the_bytes_of_all_layers_fit_the_smallest_window(studio, qtbot) -> None:
    studio.resize(studio.minimumSize())
    studio.actions_by_key["preserve_centre"].trigger()
    labels = studio.rate.layers
    qtbot.waitUntil(lambda: labels["faithful"].isVisible() and not studio.rate.is_counting)

    def shown_whole(widget) -> bool:
        return widget.visibleRegion().boundingRect() == widget.rect()

    # Only scenes have labels, and those have no lines.
    shown = [label for layer, label in labels.items() if layer != "labels"]
    qtbot.waitUntil(lambda: all(map(shown_whole, shown)))


def test_controls_have_names(studio) -> None:
    for kind in (QAbstractButton, QAbstractSlider, QAbstractSpinBox):
        for widget in studio.findChildren(kind):
            if not widget.objectName().startswith("qt_") and not isinstance(widget, QScrollBar):
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_actions_have_tooltips_and_their_shortcuts_differ(studio) -> None:
    shortcuts = [action.shortcut().toString() for action in studio.actions_by_key.values()]
    shortcuts = [shortcut for shortcut in shortcuts if shortcut]
    assert len(shortcuts) == len(set(shortcuts))
    assert all(action.toolTip() for action in studio.actions_by_key.values())


def test_textures_are_grouped_and_named(studio) -> None:
    items = studio.textures.items()
    assert len(items) == 24
    assert all(item.text() and not item.icon().isNull() for item in items)
    groups = {item.listWidget().accessibleName() for item in items}
    assert groups == {"Textures: Woven", "Textures: Knitted", "Textures: Other"}


@pytest.mark.parametrize("path", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_icons_are_drawn(qapp, path) -> None:
    image = theme.icon(path.stem).pixmap(40, 40).toImage()
    assert len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) > 2
