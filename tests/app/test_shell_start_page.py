"""The start page: opening, samples, recent work, drops; by mouse and by keyboard, at any size."""

import warnings
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from studio_helpers import LEFT, NONE, drop, show

from gc_studio.app.documents.recent import RecentFiles
from gc_studio.app.look import theme
from gc_studio.app.settings import Settings
from gc_studio.app.window.start_page import StartPage


@pytest.fixture
def recent(qapp, tmp_path: Path) -> RecentFiles:
    files = RecentFiles(Settings(tmp_path / "studio.ini"), tmp_path / "cache")
    for number in range(5):
        path = tmp_path / f"work {number}.gcx"
        path.write_bytes(b"work")
        files.add(path, np.full((80, 120, 3), 40 * number, np.uint8))
    files.flush()
    (tmp_path / "work 3.gcx").unlink()
    return files


@pytest.fixture
def make_page(qapp, qtbot, tmp_path):
    theme.apply_theme(qapp)

    def make(recent: RecentFiles, size: tuple[int, int] = (1000, 700)) -> StartPage:
        page = StartPage(recent, Settings(tmp_path / "page.ini"))
        recent.flush()
        page.setMinimumSize(400, 300)
        show(qtbot, page, size)
        QTest.qWait(0)
        return page

    return make


@pytest.fixture
def page(make_page, recent: RecentFiles) -> StartPage:
    return make_page(recent)


def centre(grid, row: int) -> QPoint:
    return grid.visualItemRect(grid.item(row)).center()


def drag(page: StartPage, data: QMimeData) -> bool:
    """Drag something over the page; whether it may be dropped there."""
    with warnings.catch_warnings():
        # Qt 6.12 wants a QPointF here, earlier versions know only QPoint.
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(QPoint(200, 200), Qt.DropAction.CopyAction, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    return enter.isAccepted()


def names(grid) -> list[str]:
    return [card.name for card in grid.cards()]


def test_the_button_opens(page: StartPage, qtbot) -> None:
    with qtbot.waitSignal(page.open_requested):
        QTest.mouseClick(page.open_button, LEFT)
    page.setFocus()
    with qtbot.waitSignal(page.open_requested):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_click_chooses_a_sample(page: StartPage, qtbot) -> None:
    assert names(page.samples) == ["Dress", "Jacket", "Jumper", "Sneakers"]
    with qtbot.waitSignal(page.sample_chosen) as signal:
        QTest.mouseClick(page.samples.viewport(), LEFT, NONE, centre(page.samples, 1))
    assert signal.args[0].name == "jacket.webp"
    assert signal.args[0].is_file()


def test_two_clicks_open_one_file(page: StartPage) -> None:
    chosen = []
    page.recent_chosen.connect(chosen.append)
    place = centre(page.grid, 0)
    QTest.mouseClick(page.grid.viewport(), LEFT, NONE, place)
    QTest.mouseDClick(page.grid.viewport(), LEFT, NONE, place)
    assert [path.name for path in chosen] == ["work 4.gcx"]
    QTest.mouseClick(page.grid.viewport(), LEFT, NONE, place)
    assert len(chosen) == 2


def test_the_keyboard_reaches_everything(page: StartPage, qtbot) -> None:
    page.open_button.setFocus()
    QTest.keyClick(page.open_button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.size_choice
    QTest.keyClick(page.size_choice, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.samples
    QTest.keyClick(page.samples, Qt.Key.Key_Right)
    QTest.keyClick(page.samples, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.sample_chosen) as signal:
        QTest.keyClick(page.samples, Qt.Key.Key_Return)
    assert signal.args[0].name == "jumper.webp"
    QTest.keyClick(page.samples, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.grid
    QTest.keyClick(page.grid, Qt.Key.Key_End)
    with qtbot.waitSignal(page.recent_chosen) as signal:
        QTest.keyClick(page.grid, Qt.Key.Key_Enter)
    assert signal.args[0].name == "work 0.gcx"
    QTest.keyClick(page.grid, Qt.Key.Key_Home)
    QTest.keyClick(page.grid, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.samples


def test_recent_work_is_shown_newest_first(page: StartPage, tmp_path: Path) -> None:
    assert names(page.grid) == [f"work {number}.gcx" for number in (4, 3, 2, 1, 0)]
    assert str(tmp_path / "work 4.gcx") in page.grid.item(0).toolTip()
    assert [card.picture is not None for card in page.grid.cards()] == [True, False, True, True, True]


def test_a_missing_file_cannot_be_chosen_but_removed(page: StartPage, qtbot) -> None:
    assert "Not there" in page.grid.cards()[1].line
    with qtbot.assertNotEmitted(page.recent_chosen):
        QTest.mouseClick(page.grid.viewport(), LEFT, NONE, centre(page.grid, 1))
        QTest.keyClick(page.grid, Qt.Key.Key_Return)
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert names(page.grid) == [f"work {number}.gcx" for number in (4, 2, 1, 0)]
    assert page.grid.currentRow() == 1


def test_the_context_menu_removes_and_clears(page: StartPage, recent: RecentFiles, monkeypatch) -> None:
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, place: shown.append(place))
    page.grid.setFocus()
    page.grid.setCurrentRow(2)
    page.grid.customContextMenuRequested.emit(centre(page.grid, 2))
    assert len(shown) == 1
    page.remove_action.trigger()
    assert names(page.grid) == [f"work {number}.gcx" for number in (4, 3, 1, 0)]
    page.clear_action.trigger()
    assert recent.known() == []
    assert page.grid.isHidden()
    assert page.empty.isVisible()


def test_the_page_follows_the_list(make_page, qapp, tmp_path: Path) -> None:
    files = RecentFiles(Settings(tmp_path / "studio.ini"), tmp_path / "cache")
    page = make_page(files)
    assert page.empty.isVisible()
    path = tmp_path / "<b>bold.gcx"
    path.write_bytes(b"")
    files.add(path, None)
    assert names(page.grid) == ["<b>bold.gcx"]
    assert "&lt;b&gt;" in page.grid.item(0).toolTip()
    assert page.empty.isHidden()


def test_files_can_be_dropped_anywhere(page: StartPage, qtbot, photo_path: Path, tmp_path: Path) -> None:
    paths = [photo_path, tmp_path / "work 1.gcx"]
    with qtbot.waitSignal(page.files_dropped) as signal:
        drop(page, *paths)
    assert signal.args[0] == paths


def test_an_image_can_be_dropped(page: StartPage, qtbot) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data = QMimeData()
    data.setImageData(image)
    drag(page, data)
    event = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, LEFT, NONE)
    with qtbot.waitSignal(page.image_dropped) as signal:
        QApplication.sendEvent(page, event)
    assert signal.args[0].size() == image.size()


def test_a_drag_shows_that_it_is_welcome(page: StartPage) -> None:
    before = page.grab().toImage()
    data = QMimeData()
    data.setText("words")
    assert not drag(page, data)
    data.setUrls([QUrl.fromLocalFile("/tmp/photo.png")])
    assert drag(page, data)
    assert page.grab().toImage() != before
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert page.grab().toImage() == before


@pytest.mark.parametrize("size", [(500, 400), (760, 560), (1900, 1000)])
def test_nothing_is_cut_off(make_page, recent: RecentFiles, size: tuple[int, int]) -> None:
    page = make_page(recent, size)
    inside = page.area.widget()
    assert inside.width() <= page.area.viewport().width()
    for kind in (QLabel, QPushButton):
        for widget in inside.findChildren(kind):
            if widget.isVisible():
                assert widget.width() >= widget.minimumSizeHint().width()
                assert QRect(QPoint(), inside.size()).contains(QRect(widget.mapTo(inside, QPoint()), widget.size()))
    for grid in (page.samples, page.grid):
        last = grid.visualItemRect(grid.item(grid.count() - 1))
        assert grid.viewport().rect().contains(last)
    first, fourth = (page.samples.visualItemRect(page.samples.item(row)) for row in (0, 3))
    assert first.top() == fourth.top()


def test_it_paints_in_both_themes(page: StartPage, qapp) -> None:
    def corner() -> str:
        return page.grab().toImage().pixelColor(3, 3).name()

    assert corner() == theme.DARK.window
    theme.apply_theme(qapp, "light")
    assert corner() == theme.LIGHT.window
    theme.apply_theme(qapp)


def test_parts_have_names(page: StartPage) -> None:
    assert page.samples.accessibleName() == "Sample photos"
    assert page.grid.accessibleName() == "Recent work"
    assert page.grid.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "work 3.gcx, Not there any more"
