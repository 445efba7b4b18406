"""The tabs of the open documents, by mouse and keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar
from studio_helpers import LEFT, NONE

from gc_studio.app.look import theme
from gc_studio.app.window.tab_bar import DocumentTabs

NAMES = ["jacket.gcx", "salt & pepper.gcx", "dress.webp"]
PATHS = ["/pictures/jacket.gcx", "/pictures/salt & pepper.gcx", ""]
MIDDLE = Qt.MouseButton.MiddleButton


@pytest.fixture
def tabs(qapp, qtbot) -> DocumentTabs:
    theme.apply_theme(qapp)
    shown = DocumentTabs()
    qtbot.addWidget(shown)
    shown.setFixedSize(900, 34)
    with qtbot.waitExposed(shown):
        shown.show_tabs(NAMES, [False, True, False], PATHS, 1)
    shown.heard = []
    shown.chosen.connect(lambda index: shown.heard.append(("chosen", index)))
    shown.close_requested.connect(lambda index: shown.heard.append(("close", index)))
    shown.moved.connect(lambda before, after: shown.heard.append(("moved", before, after)))
    shown.new_requested.connect(lambda: shown.heard.append(("new",)))
    return shown


def place(tabs: DocumentTabs, index: int) -> QPoint:
    return tabs.bar.tabRect(index).center()


def has_dot(tabs: DocumentTabs, index: int) -> bool:
    return not tabs.bar.tabIcon(index).isNull()


def test_names_paths_and_unsaved_changes_show(tabs: DocumentTabs) -> None:
    assert [tabs.bar.tabText(index).replace("&&", "&") for index in range(3)] == NAMES
    assert [has_dot(tabs, index) for index in range(3)] == [False, True, False]
    assert "/pictures/jacket.gcx" in tabs.bar.tabToolTip(0)
    assert "dress.webp" in tabs.bar.tabToolTip(2)
    assert tabs.bar.accessibleTabName(1) == "salt & pepper.gcx, unsaved changes"
    assert tabs.bar.currentIndex() == 1


def test_a_click_chooses(tabs: DocumentTabs) -> None:
    QTest.mouseClick(tabs.bar, LEFT, NONE, place(tabs, 2))
    assert tabs.heard == [("chosen", 2)]
    # The start page may lie over what the current tab shows: a click on that tab brings it back.
    QTest.mouseClick(tabs.bar, LEFT, NONE, place(tabs, 2))
    assert tabs.heard == [("chosen", 2), ("chosen", 2)]


def test_arrow_keys_choose(tabs: DocumentTabs) -> None:
    tabs.bar.setFocus()
    QTest.keyClick(tabs.bar, Qt.Key.Key_Left)
    QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert tabs.heard == [("chosen", 0), ("chosen", 1)]


def test_a_middle_click_and_the_button_ask_to_close(tabs: DocumentTabs) -> None:
    QTest.mouseClick(tabs.bar, MIDDLE, NONE, place(tabs, 0))
    QTest.mouseClick(tabs.bar.tabButton(2, QTabBar.ButtonPosition.RightSide), LEFT)
    assert tabs.heard == [("close", 0), ("close", 2)]
    assert tabs.bar.count() == 3


def test_a_middle_click_that_slips_off_closes_nothing(tabs: DocumentTabs) -> None:
    QTest.mousePress(tabs.bar, MIDDLE, NONE, place(tabs, 0))
    QTest.mouseRelease(tabs.bar, MIDDLE, NONE, place(tabs, 1))
    QTest.mouseClick(tabs.bar, MIDDLE, NONE, QPoint(tabs.bar.width() + 60, 5))
    assert tabs.heard == []


def test_dragging_moves_and_the_rest_goes_along(tabs: DocumentTabs) -> None:
    start, end = place(tabs, 0), place(tabs, 1)
    QTest.mousePress(tabs.bar, LEFT, NONE, start)
    for step in range(1, 11):
        QTest.mouseMove(tabs.bar, start + (end - start) * step / 10 + QPoint(2, 0))
    QTest.mouseRelease(tabs.bar, LEFT, NONE, end)
    # A listener that does what the signals say has the same order and the same current document.
    documents, current = list(NAMES), NAMES[1]
    for name, *indices in tabs.heard:
        if name == "moved":
            documents.insert(indices[1], documents.pop(indices[0]))
        else:
            current = documents[indices[0]]
    assert documents == [NAMES[1], NAMES[0], NAMES[2]]
    assert current == NAMES[0]
    assert [tabs.bar.tabText(index).replace("&&", "&") for index in range(2)] == [NAMES[1], NAMES[0]]
    assert [has_dot(tabs, index) for index in range(3)] == [True, False, False]
    QTest.mouseClick(tabs.bar.tabButton(0, QTabBar.ButtonPosition.RightSide), LEFT)
    assert tabs.heard[-1] == ("close", 0)


def test_the_button_at_the_end_asks_for_another(tabs: DocumentTabs) -> None:
    assert tabs.new_button.x() > tabs.bar.geometry().right()
    QTest.mouseClick(tabs.new_button, LEFT)
    assert tabs.heard == [("new",)]


def test_showing_other_tabs_says_nothing(tabs: DocumentTabs) -> None:
    tabs.show_tabs(["a.gcx"], [True], ["/a.gcx"], 0)
    assert tabs.bar.count() == 1
    tabs.show_tabs(["a.gcx", "b.gcx", "c.gcx", "d.gcx"], [False] * 4, [""] * 4, 3)
    assert tabs.bar.currentIndex() == 3
    assert not any(has_dot(tabs, index) for index in range(4))
    tabs.show_tabs([], [], [], -1)
    assert tabs.isHidden()
    assert tabs.heard == []


def test_many_long_names_leave_the_button_in_reach(tabs: DocumentTabs, qtbot) -> None:
    names = [f"a very long name of a picture, take {number}.gcx" for number in range(30)]
    tabs.show_tabs(names, [True] * 30, names, 29)
    QTest.qWait(0)
    assert tabs.rect().contains(tabs.new_button.geometry())
    assert tabs.bar.tabRect(29).intersects(tabs.bar.rect())


def test_the_dot_takes_the_colour_of_the_theme(tabs: DocumentTabs, qapp) -> None:
    theme.apply_theme(qapp, "light")
    assert tabs.bar.tabIcon(1).pixmap(8, 8).toImage().pixelColor(4, 4).name() == theme.LIGHT.accent
    theme.apply_theme(qapp)
