"""Documents in tabs, recent work, drops, and what is left of a program that was killed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from drive_child import act
from drive_helpers import (
    CONTROL,
    KEY,
    MIDDLE,
    SHIFT,
    back_to,
    choose_in_menu,
    click_tab,
    command,
    document,
    key,
    menu_of,
    names,
    select,
)
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from studio_helpers import LEFT, choose, draw, drop, message, total, wait_decoded

from gc_studio.app.background.opened import Opened
from gc_studio.app.documents import recovery_dialog
from gc_studio.app.window.main_window import MainWindow
from gc_studio.project import recovery

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def three(make_window, qtbot, photo_path: Path) -> MainWindow:
    """A window on which three photos were dropped at once."""
    paths = [photo_path.with_name(f"{name}.png") for name in ("one", "two", "three")]
    for level, path in enumerate(paths):
        picture = np.array(Image.open(photo_path))
        picture[:20] = 60 * level
        Image.fromarray(picture).save(path)
    studio = make_window()
    studio.start([])
    drop(studio.start_page, *paths)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 3)
    wait_decoded(qtbot, studio)
    return studio


def order(studio) -> list[str]:
    return [item.name for item in studio.session.documents]


def test_three_photos_dropped_at_once_are_three_tabs(three, qtbot) -> None:
    assert sorted(order(three)) == ["one.png", "three.png", "two.png"]
    assert three.tabs.isVisible()
    assert three.canvas.isVisible()
    for index, name in enumerate(order(three)):
        click_tab(three, index)
        assert three.session.index == index
        assert three.windowTitle().startswith(name)
        assert document(three) is three.canvas.layers.document
        wait_decoded(qtbot, three)
        assert total(three) > 0


@pytest.mark.parametrize("holder", ["history", "canvas"])
def test_keys_go_from_tab_to_tab(three, holder: str) -> None:
    """Whatever has the keys, the picture or not."""
    click_tab(three, 0)
    getattr(three, holder).setFocus()
    assert getattr(three, holder).hasFocus()
    seen = []
    for _ in range(3):
        key(three, KEY.Key_Tab, CONTROL)
        seen.append(three.session.index)
    assert seen == [1, 2, 0]
    key(three, KEY.Key_Tab, CONTROL | SHIFT)
    assert three.session.index == 2
    three.files.close_current()
    three.files.close_current()
    assert not three.actions_by_key["next"].isEnabled()


def test_each_tab_has_its_own_history_selection_and_zoom(three, qtbot) -> None:
    click_tab(three, 0)
    key(three, KEY.Key_B)
    draw(three, [(240, 20), (300, 60)])
    select(three, 230, 10, 310, 70)
    chosen, drawn = three.session.selection, document(three)
    three.canvas.zoom_by(3)
    zoom, corner = three.canvas.viewport.zoom, three.canvas.viewport.offset
    click_tab(three, 1)
    assert three.session.selection is None
    assert not three.actions_by_key["undo"].isEnabled()
    assert not three.actions_by_key["delete"].isEnabled()
    assert three.canvas.viewport.fitted
    assert three.history.model().rowCount() == 1
    wait_decoded(qtbot, three)
    choose(three, 3)
    assert names(three) == ["Opened", "Texture: Tweed"]
    click_tab(three, 0)
    assert names(three) == ["Opened", "Ink"]
    assert document(three) is drawn
    assert three.session.selection is chosen
    assert three.canvas.viewport.zoom == zoom
    assert (three.canvas.viewport.offset - corner).manhattanLength() < 1
    wait_decoded(qtbot, three)
    key(three, KEY.Key_Z, CONTROL)
    assert names(three)[three.session.history.position] == "Opened"
    assert [item.modified for item in three.session.documents] == [False, True, False]


def test_a_middle_click_closes_a_tab_and_asks_first(three, answers) -> None:
    click_tab(three, 2)
    key(three, KEY.Key_B)
    draw(three, [(240, 20), (300, 60)])
    drawn, rest = document(three), order(three)
    answers[:] = [QMessageBox.StandardButton.Cancel]
    click_tab(three, 2, MIDDLE)
    assert answers == []
    assert document(three) is drawn
    # One that is not on show goes without changing what is.
    click_tab(three, 0, MIDDLE)
    assert order(three) == rest[1:]
    assert document(three) is drawn
    answers[:] = [QMessageBox.StandardButton.Discard]
    click_tab(three, 1, MIDDLE)
    assert order(three) == rest[1:2]
    key(three, KEY.Key_W, CONTROL)
    assert three.start_page.isVisible()
    assert three.windowTitle() == "GC Studio"


def test_tabs_are_dragged_to_another_place(three, qtbot) -> None:
    click_tab(three, 0)
    current, before, bar = three.session.current, order(three), three.tabs.bar
    start, end = bar.tabRect(0).center() - QPoint(20, 0), bar.tabRect(2).center()
    QTest.mousePress(bar, LEFT, pos=start)
    for share in (0.1, 0.4, 0.7, 1):
        QTest.mouseMove(bar, start + (end - start) * share)
    QTest.mouseRelease(bar, LEFT, pos=end)
    qtbot.waitUntil(lambda: order(three) == [*before[1:], before[0]])
    assert three.session.current is current
    assert bar.currentIndex() == 2
    assert [bar.tabText(index) for index in range(3)] == order(three)
    click_tab(three, 0)
    assert three.session.current.name == before[1]


def test_the_start_page_lies_over_the_work_and_gives_it_back(three) -> None:
    click_tab(three, 1)
    current = three.session.current
    ways_back: list[Callable[[], None]] = [
        lambda: click_tab(three, 1),
        lambda: key(three, KEY.Key_W, CONTROL),
        lambda: key(three, KEY.Key_Escape),
    ]
    for goes_back in ways_back:
        QTest.mouseClick(three.tabs.new_button, LEFT)
        assert three.start_page.isVisible()
        goes_back()
        assert three.canvas.isVisible()
        assert three.session.current is current
    command(three, "start_page")
    command(three, "preserve_all")
    assert three.canvas.isVisible()
    assert len(three.session.documents) == 3


def recent_menu(studio) -> QMenu:
    menu = next(m for m in menu_of(studio, "File").findChildren(QMenu) if m.title() == "Open recent")
    menu.aboutToShow.emit()
    return menu


def test_recent_work_is_in_the_menu_and_on_the_start_page(three, make_window, qtbot) -> None:
    assert sorted(action.text() for action in recent_menu(three).actions()) == ["one.png", "three.png", "two.png"]
    assert three.close()
    again = make_window()
    again.start([])
    again.start_page.grab()
    page = again.start_page

    def shown_cards() -> list:
        return [page.grid.item(row).data(Qt.ItemDataRole.UserRole) for row in range(page.grid.count())]

    qtbot.waitUntil(lambda: len(shown_cards()) == 3 and all(card.picture is not None for card in shown_cards()))
    cards = shown_cards()
    assert sorted(card.name for card in cards) == ["one.png", "three.png", "two.png"]
    place = page.grid.visualItemRect(page.grid.item(1)).center()
    QTest.mouseClick(page.grid.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: again.session.current is not None)
    assert again.session.current.name == cards[1].name
    wait_decoded(qtbot, again)
    choose_in_menu(again, recent_menu(again), cards[2].name)
    qtbot.waitUntil(lambda: len(again.session.documents) == 2)
    # What was opened last comes first.
    assert recent_menu(again).actions()[0].text() == cards[2].name


def test_a_sample_is_one_click_away(make_window, qtbot) -> None:
    studio = make_window()
    studio.start([])
    grid = studio.start_page.samples
    QTest.mouseClick(grid.viewport(), LEFT, pos=grid.visualItemRect(grid.item(0)).center())
    wait_decoded(qtbot, studio)
    assert studio.canvas.isVisible()
    assert not studio.session.modified


# After a crash


@dataclass(frozen=True)
class Crashed:
    """What a killed program left in a folder, and the position of the history that it told last."""

    folder: Path
    done: int


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Crashed:
    """A program that was killed in the middle of a stroke."""
    folder = tmp_path_factory.mktemp("crash")
    pixels = np.full((256, 320, 3), 200, np.uint8)
    pixels[60:64, 40:280] = 255
    Image.fromarray(pixels).save(folder / "photo.png")
    script = [sys.executable, str(Path(__file__).with_name("drive_child.py")), folder, folder / "photo.png"]
    done, line = 0, ""
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(script, stdout=subprocess.PIPE, text=True, env=os.environ | paths) as program:
        assert program.stdout is not None
        for line in program.stdout:
            done = int(line.split()[1]) if line.startswith("done") else done
            if done >= 17 and line.startswith("drawing"):
                break
        program.kill()
    assert line == "drawing\n"
    return Crashed(folder, done)


@pytest.fixture
def after_crash(crashed: Crashed, make_window, qtbot, tmp_path: Path) -> Callable[[], MainWindow]:
    """Starts windows where the killed program worked."""
    shutil.copytree(crashed.folder / "data", tmp_path / "data")

    def start() -> MainWindow:
        studio = make_window()
        with qtbot.waitSignal(studio.engine._finished):
            studio.start([])
        return studio

    return start


def test_after_a_kill_the_work_comes_back(crashed: Crashed, after_crash, qtbot, answers) -> None:
    studio = after_crash()
    qtbot.waitUntil(lambda: studio.recovery.dialog is not None)
    dialog = studio.recovery.dialog
    assert len(dialog.rows) == 1
    QTest.keyClick(dialog, KEY.Key_Return)
    back_to(studio)
    wait_decoded(qtbot, studio)
    found = studio.session.current
    assert found.name == "photo.png"
    assert studio.isWindowModified()
    assert studio.session.original is not None
    count = found.history.position
    # Nothing that was done is lost but, at most, what was being drawn.
    assert count >= crashed.done - 1

    # The same work, done again: the same entries, the same documents.
    studio.session.open(Opened(None, found.project))
    number = 0
    while studio.session.history.position < count:
        act(studio, number)
        number += 1
    assert names(studio) == [entry.name for entry in found.history.entries]
    pairs = zip(studio.session.history.entries, found.history.entries, strict=True)
    assert all(mine.document == theirs.document for mine, theirs in pairs)

    # And the work goes on from there, and on being kept.
    studio.session.switch(0)
    key(studio, KEY.Key_Z, CONTROL)
    assert studio.session.history.position == count - 1
    draw(studio, [(240, 20), (300, 60)])
    assert total(studio) > 0
    answers[:] = [QMessageBox.StandardButton.Discard] * 2
    assert studio.close()
    last = after_crash()
    assert last.recovery.dialog is None


def test_later_keeps_it_for_later(after_crash, qtbot) -> None:
    for _ in range(2):
        studio = after_crash()
        qtbot.waitUntil(lambda studio=studio: studio.recovery.dialog is not None)
        QTest.mouseClick(studio.recovery.dialog.later_button, LEFT)
        assert studio.start_page.isVisible()
        assert studio.session.documents == ()
        assert studio.close()


def test_discard_all_is_for_good(after_crash, qtbot, monkeypatch, tmp_path: Path) -> None:
    studio = after_crash()
    qtbot.waitUntil(lambda: studio.recovery.dialog is not None)
    monkeypatch.setattr(recovery_dialog, "ask_discard", lambda *_: True)
    QTest.mouseClick(studio.recovery.dialog.discard_button, LEFT)
    qtbot.waitUntil(lambda: not list((tmp_path / "data" / "recovery").iterdir()))
    assert studio.close()
    assert after_crash().recovery.dialog is None


def test_rubbish_in_the_recovery_folder_is_one_line(make_window, qtbot, tmp_path: Path) -> None:
    """What lies in the recovery folder and is no work of ours is one line, and harms nothing."""
    rubbish = tmp_path / "data" / "recovery" / "0123"
    rubbish.mkdir(parents=True)
    (rubbish / "base.gcs").write_bytes(b"PK rubbish")
    studio = make_window()
    studio.start([])
    qtbot.waitUntil(lambda: studio.messages.is_error)
    assert "unsaved work" in message(studio)
    assert "\n" not in message(studio)
    assert (rubbish / "base.gcs").exists()


def test_autosave_holds_at_once(studio, tmp_path: Path) -> None:
    root = tmp_path / "data" / "recovery"
    studio.settings.autosave = False
    studio.autosave.flush()
    assert list(root.iterdir()) == []
    key(studio, KEY.Key_B)
    draw(studio, [(240, 20), (300, 60)])
    choose(studio, 3)
    key(studio, KEY.Key_Z, CONTROL)
    studio.settings.autosave = True
    draw(studio, [(240, 200), (300, 230)])
    studio.autosave.flush()
    # Left as by a crash: the journal lets go, and the folder stays.
    studio.autosave._journals.pop(studio.session.current).close()
    [folder] = root.iterdir()
    found = recovery.recover(folder)
    assert found.modified
    assert [entry.name for entry in found.history.entries] == names(studio) == ["Opened", "Ink", "Ink"]
    assert found.history.document == document(studio)
    QApplication.processEvents()
