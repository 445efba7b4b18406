"""Snapshots: named by hand, kept whatever becomes of the history, compared two by two."""

from pathlib import Path

import numpy as np
import pytest
from drive_helpers import CONTROL, KEY, command, document, key, names
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from studio_helpers import LEFT, NONE, draw, message, picture_of, total, wait_decoded

from gc_studio.app.docks.snapshots import SnapshotPanel
from gc_studio.bitstream import write
from gc_studio.project import load_project, recover


def named(studio, name: str) -> None:
    """Take a snapshot by its button, and type its name."""
    studio.docks["History"].raise_()
    panel = studio.snapshot_panel
    QTest.mouseClick(panel.take_button, LEFT)
    field = panel.list.findChild(QLineEdit)
    assert field is not None
    assert field.selectedText() == field.text() == f"Snapshot {panel.list.topLevelItemCount()}"
    QTest.keyClicks(field, name)
    QTest.keyClick(field, KEY.Key_Return)
    QApplication.processEvents()
    assert studio.session.current.snapshots[-1].name == name


def ink(studio, y: float) -> None:
    key(studio, KEY.Key_B)
    draw(studio, [(120, y), (220, y)])


def do(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def rows(panel: SnapshotPanel) -> list[tuple[str, str]]:
    items = [panel.list.topLevelItem(number) for number in range(panel.list.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items]


def choose(panel: SnapshotPanel, number: int, modifiers=NONE) -> None:
    area = panel.list.visualItemRect(panel.list.topLevelItem(number))
    QTest.mouseClick(panel.list.viewport(), LEFT, modifiers, area.center())


@pytest.fixture
def two(studio, qtbot):
    """The window with two snapshots: as opened, and with a line."""
    named(studio, "Before")
    ink(studio, 40)
    wait_decoded(qtbot, studio)
    total(studio)
    named(studio, "One line")
    return studio


def test_they_are_named_by_hand_and_show_their_bytes(two, qtbot):
    before, after = (len(write(each.document)) for each in two.session.current.snapshots)
    qtbot.waitUntil(
        lambda: rows(two.snapshot_panel) == [("Before", f"{before:,} B"), ("One line", f"{after:,} B")], timeout=10000
    )
    assert names(two) == ["Opened", "Ink"]


def test_a_double_click_goes_back_and_a_lost_step_comes_again(two, qtbot):
    first = document(two).structure
    two.session.undo()
    ink(two, 80)
    panel = two.snapshot_panel
    area = panel.list.visualItemRect(panel.list.topLevelItem(0))
    QTest.mouseClick(panel.list.viewport(), LEFT, NONE, area.center())
    QTest.mouseDClick(panel.list.viewport(), LEFT, NONE, area.center())
    # It is there still: the history only goes there.
    assert (names(two), two.session.history.position) == (["Opened", "Ink"], 0)
    choose(panel, 1)
    QTest.keyClick(panel.list, KEY.Key_Return)
    # This one was dropped when another line was drawn.
    assert (names(two), two.session.history.position) == (["Opened", "One line"], 1)
    assert np.array_equal(document(two).structure, first)


def test_they_outlive_the_limit_of_the_history(two):
    kept = two.session.current.snapshots
    two.session.limit_history(1)
    for y in (60, 80, 100, 120):
        ink(two, y)
    assert all(entry.document is not kept[0].document for entry in two.session.history.entries)
    two.session.show_snapshot(two.session.current.snapshots[0])
    assert document(two) == kept[0].document


def test_rename_and_delete_from_the_menu(two):
    panel = two.snapshot_panel

    do(panel.menu_of(1), "Rename")
    field = panel.list.findChild(QLineEdit)
    QTest.keyClicks(field, "  A   line  ")
    QTest.keyClick(field, KEY.Key_Return)
    QApplication.processEvents()
    assert [name for name, _ in rows(panel)] == ["Before", "A line"]
    do(panel.menu_of(0), "Delete")
    assert [each.name for each in two.session.current.snapshots] == ["A line"]
    do(panel.menu_of(0), "Delete")
    assert panel.list.isHidden()
    assert panel.compare_button.isHidden()


def test_two_are_compared_with_a_divider_and_their_bytes(two, qtbot):
    panel = two.snapshot_panel
    ink(two, 80)
    choose(panel, 0)
    choose(panel, 1, CONTROL)
    QTest.mouseClick(panel.compare_button, LEFT)
    dialog, (left, right) = two.snapshots.dialog, (each.document for each in two.session.current.snapshots)
    sizes = len(write(left)), len(write(right))
    scene = dialog.comparison.scene
    assert scene.divider.names == (f"Before, {sizes[0]:,} B", f"One line, {sizes[1]:,} B")
    qtbot.waitUntil(lambda: scene.layers.decoded is not None, timeout=10000)

    pictures = [picture_of(each).astype(int) for each in (left, right)]
    places = np.argwhere((pictures[0] != pictures[1]).any(2))
    y, x = next(place for place in places if place[1] > 180)

    def is_seen(picture: np.ndarray) -> bool:
        place = scene.viewport.to_widget(QPointF(x + 0.5, y + 0.5)).toPoint()
        colour = dialog.comparison.grab().toImage().pixelColor(place).getRgb()[:3]
        return bool(np.abs(picture[y, x] - colour).max() < 100)

    assert (is_seen(pictures[0]), is_seen(pictures[1])) == (False, True)
    # Drag the divider beyond the place: it shows the other one.
    comparison, middle = dialog.comparison, dialog.comparison.rect().center()
    QTest.mousePress(comparison, LEFT, NONE, middle)
    QTest.mouseMove(comparison, middle + QPoint(60, 0))
    QTest.mouseMove(comparison, QPoint(comparison.width() - 20, middle.y()))
    QTest.mouseRelease(comparison, LEFT, NONE, QPoint(comparison.width() - 20, middle.y()))
    assert (is_seen(pictures[0]), is_seen(pictures[1])) == (True, False)
    zoom = scene.viewport.zoom
    wheel = QWheelEvent(
        QPointF(middle),
        QPointF(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(comparison, wheel)
    assert scene.viewport.zoom > zoom
    QTest.keyClick(comparison, KEY.Key_Left)
    assert scene.divider.share < 0.97
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert two.snapshots.dialog is None


def test_one_is_compared_with_what_is_there_now(two, qtbot):
    panel = two.snapshot_panel
    ink(two, 80)
    choose(panel, 0)
    QTest.mouseClick(panel.compare_button, LEFT)
    dialog = two.snapshots.dialog
    assert dialog.comparison.scene.divider.names[1] == f"Now, {len(write(document(two))):,} B"
    qtbot.waitUntil(lambda: dialog.comparison.scene.layers.decoded is not None, timeout=10000)
    QTest.keyClick(dialog, KEY.Key_Escape)


def test_a_project_keeps_them(two, qtbot, tmp_path: Path):
    path = tmp_path / "work.gcs"
    assert two.files.save_to(path, two.session.current)
    assert not two.session.modified
    assert [each.name for each in load_project(path).snapshots] == ["Before", "One line"]
    named(two, "Again")
    assert two.session.modified
    assert two.files.save_to(path, two.session.current)
    kept = two.session.current.snapshots
    two.files.close_current()
    assert two.snapshot_panel.list.isHidden()
    two.files.open(path)
    wait_decoded(qtbot, two)
    assert two.session.current.snapshots == kept
    assert [name for name, _ in rows(two.snapshot_panel)] == ["Before", "One line", "Again"]
    assert not two.session.modified


def test_a_gcx_says_that_it_does_not(two, tmp_path: Path):
    assert two.files.save_to(tmp_path / "work.gcx", two.session.current)
    assert "without the snapshots" in message(two)
    assert two.session.modified


def test_a_crash_leaves_them(two):
    two.autosave.flush()
    (folder,) = two.autosave._root.iterdir()
    found = recover(folder)
    assert [each.name for each in found.snapshots] == ["Before", "One line"]
    assert found.snapshots == two.session.current.snapshots
    two.session.jump(0)
    two.autosave.flush()
    # Nothing but the snapshots would be lost.
    assert recover(folder).modified


def test_a_snapshot_is_a_goal_of_a_morph(two, qtbot):
    command(two, "morph")
    panel = two.morphing.panel
    texts = [panel.list.item(number).text() for number in range(panel.list.count())]
    assert texts[0] == "Before\nsnapshot"
    qtbot.waitUntil(panel.apply_button.isEnabled, timeout=10000)
    QTest.keyClick(panel, KEY.Key_Escape)
