"""What a person does with the whole window: keys, clicks, gestures that are held, dialogs that are answered."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QTabBar, QWidget
from studio_helpers import LEFT, NONE, draw, on_canvas

from gc_studio.app.window.main_window import MainWindow
from gc_studio.document import Document

KEY = Qt.Key
SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
RIGHT, MIDDLE = Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton


def key(studio: MainWindow, code: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key in whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget() or studio, code, modifiers)


def command(studio: MainWindow, name: str) -> None:
    """Choose a command, as from its menu."""
    action = studio.actions_by_key[name]
    assert action.isEnabled(), name
    action.trigger()


def names(studio: MainWindow) -> list[str]:
    """Names of the history's entries."""
    return [entry.name for entry in studio.session.history.entries]


def document(studio: MainWindow) -> Document:
    """The current document."""
    assert studio.session.document is not None
    return studio.session.document


def lines(studio: MainWindow) -> np.ndarray:
    """The structure map."""
    return document(studio).structure


def lasso(studio: MainWindow, left: float, top: float, right: float, bottom: float, modifiers=NONE) -> None:
    """Go around a rectangle with the lasso in hand."""
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    draw(studio, corners, modifiers=modifiers)


def select(studio: MainWindow, left: float, top: float, right: float, bottom: float, modifiers=NONE) -> None:
    """Select what lies in a rectangle, with the lasso."""
    key(studio, KEY.Key_L)
    lasso(studio, left, top, right, bottom, modifiers)


def click(studio: MainWindow, x: float, y: float, button=LEFT, modifiers=NONE) -> None:
    """Click on a picture point."""
    place = on_canvas(studio, x, y)
    QTest.mouseMove(studio.canvas, place)
    QTest.mouseClick(studio.canvas, button, modifiers, place)


def click_tab(studio: MainWindow, index: int, button=LEFT) -> None:
    """Click on a tab."""
    bar: QTabBar = studio.tabs.bar
    QTest.mouseClick(bar, button, NONE, bar.tabRect(index).center() - QPoint(20, 0))


def answer_dialog(monkeypatch: pytest.MonkeyPatch, kind: str, *paths: Path) -> None:
    """Choose files in the next file dialogs of a kind; none at all means Cancel."""
    chosen: object = [str(path) for path in paths] if kind == "getOpenFileNames" else "".join(map(str, paths))
    monkeypatch.setattr(QFileDialog, kind, lambda *_, **__: (chosen, ""))


def dialogs() -> list[QDialog]:
    """Dialogs on the screen."""
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]


def close_dialogs() -> int:
    """Close all dialogs with Escape; how many there were."""
    found = dialogs()
    for dialog in found:
        QTest.keyClick(dialog, KEY.Key_Escape)
        assert not dialog.isVisible()
    return len(found)


def back_to(studio: MainWindow) -> None:
    """Make the window the active one, as a window manager does when a dialog is closed."""
    studio.activateWindow()
    # The platform says so by an event, which comes when it comes. Focused, as a window whose dialog has the keys
    # counts as active, too.
    assert QTest.qWaitForWindowFocused(studio)


def choose_in_menu(studio: MainWindow, menu: QMenu, text: str) -> None:
    """Open a menu and click one of its entries."""
    menu.popup(studio.mapToGlobal(QPoint(50, 50)))
    action = next(action for action in menu.actions() if action.text() == text)
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())


def menu_of(studio: MainWindow, title: str) -> QMenu:
    """A menu of the menu bar."""
    return next(m for m in studio.menuBar().findChildren(QMenu) if m.title().replace("&", "") == title)


def hold(studio: MainWindow, points: list[tuple[float, float]], button=LEFT, modifiers=NONE) -> Callable[[], None]:
    """Begin to draw; what comes back lets go."""
    draw(studio, points, button, modifiers, release=False)

    def let_go(widget: QWidget = studio.canvas) -> None:
        QTest.mouseRelease(widget, button, modifiers, on_canvas(studio, *points[-1]))

    return let_go
