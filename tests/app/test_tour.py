"""The tour: offered once, led by what a person does, never in the way, and left at any time."""

import pytest
from drive_helpers import ALT, KEY, close_dialogs, command, document, key
from PySide6.QtCore import QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import LEFT, choose, draw, wait_decoded

from gc_studio.app.settings import Settings
from gc_studio.app.window import tour
from gc_studio.app.window.main_window import MainWindow
from gc_studio.app.window.tour_card import best_place
from gc_studio.canvas import View

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def fresh(make_window, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window at the first start."""
    monkeypatch.setattr(vars(Settings)["is_tour_offered"], "default", lambda: True)
    studio = make_window()
    studio.settings.working_size = "256"
    studio.start([])
    return studio


@pytest.fixture
def toured(fresh: MainWindow, qtbot) -> MainWindow:
    """A window in which the tour has begun."""
    command(fresh, "tour")
    qtbot.waitUntil(lambda: fresh.tour.step is not None, timeout=10000)
    wait_decoded(qtbot, fresh)
    return fresh


def place(studio: MainWindow) -> int:
    """Which step it is, from 0 on."""
    assert studio.tour.step is not None
    return tour.STEPS.index(studio.tour.step)


def test_the_start_page_offers_it_until_it_is_declined(fresh: MainWindow, make_window) -> None:
    page = fresh.start_page
    assert page.offer.isVisible()
    assert not fresh.tour.card.isVisible()
    assert page.focusWidget() in (None, page.open_button)
    QTest.mouseClick(page.no_tour_button, LEFT)
    assert not page.offer.isVisible()
    assert fresh.close()
    assert not make_window().start_page.offer.isVisible()


def test_every_step_waits_for_what_it_asks(fresh: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "LINGER", 0)
    QTest.mouseClick(fresh.start_page.tour_button, LEFT)
    qtbot.waitUntil(lambda: fresh.tour.card.isVisible(), timeout=10000)
    wait_decoded(qtbot, fresh)
    assert fresh.tabs.bar.tabText(0) == "jumper.webp"
    assert not fresh.start_page.offer.isVisibleTo(fresh.start_page)
    fresh.canvas.setFocus()
    for code in (KEY.Key_3, KEY.Key_2):
        key(fresh, code)
        assert place(fresh) == 0
        assert not fresh.tour.card.is_done
    key(fresh, KEY.Key_1)
    qtbot.waitUntil(lambda: place(fresh) == 1)
    key(fresh, KEY.Key_B)
    draw(fresh, [(100, 60), (160, 90)])
    wait_decoded(qtbot, fresh)
    assert place(fresh) == 1
    choose(fresh, 3)
    qtbot.waitUntil(lambda: place(fresh) == 2)
    draw(fresh, [(80, 200), (180, 240)])
    qtbot.waitUntil(lambda: place(fresh) == 3)
    key(fresh, KEY.Key_P)
    draw(fresh, [(92, 108), (112, 107)])
    qtbot.waitUntil(lambda: place(fresh) == 4)
    assert "Ctrl+E" in fresh.tour.card.text.text()
    command(fresh, "export")
    assert fresh.tour.step is None
    assert not fresh.tour.card.isVisible()
    qtbot.waitUntil(lambda: close_dialogs() == 1)


def test_what_was_done_is_looked_at_for_a_while(toured: MainWindow, qtbot) -> None:
    toured.tour.next()
    choose(toured, 2)
    qtbot.waitUntil(lambda: toured.tour.card.is_done)
    assert place(toured) == 1
    QTest.mouseClick(toured.tour.card.next_button, LEFT)
    assert place(toured) == 2
    assert not toured.tour.card.is_done


def test_it_can_be_passed_over_by_keys_and_left_with_escape(toured: MainWindow, qtbot) -> None:
    card, before = toured.tour.card, document(toured)
    toured.canvas.setFocus()
    for step in range(1, 5):
        key(toured, KEY.Key_N, ALT)
        qtbot.waitUntil(lambda step=step: place(toured) == step)
        assert toured.canvas.view is View.DECODED
    toured.canvas.setFocus()
    key(toured, KEY.Key_Escape)
    assert toured.tour.step is None
    assert not card.isVisible()
    assert document(toured) is before
    command(toured, "tour")
    assert toured.session.document is before


def test_skip_and_closing_the_picture_end_it(toured: MainWindow, qtbot) -> None:
    QTest.mouseClick(toured.tour.card.skip_button, LEFT)
    assert toured.tour.step is None
    command(toured, "tour")
    qtbot.waitUntil(lambda: toured.tour.step is not None, timeout=10000)
    while toured.session.documents:
        command(toured, "close")
    assert toured.tour.step is None
    assert not toured.tour.card.isVisible()


@pytest.mark.parametrize("size", [(900, 560), (1280, 800)])
def test_the_card_covers_nothing_that_it_speaks_of(toured: MainWindow, qtbot, size: tuple[int, int]) -> None:
    toured.setGeometry(0, 0, *size)
    toured.reset_layout()
    card = toured.tour.card
    for number, step in enumerate(tour.STEPS):
        assert place(toured) == number
        toured.canvas.fit()
        QTest.qWait(0)
        toured.tour._lie()
        QApplication.processEvents()
        target = toured.tour._area(toured.tour._pointed_at(step))
        assert not target.isEmpty()
        assert not card.geometry().intersects(target)
        assert not card.geometry().intersects(toured.tour._picture())
        assert toured.rect().contains(card.geometry())
        for label in (card.title, card.text):
            assert label.heightForWidth(label.width()) <= label.height() or not label.wordWrap()
        toured.tour.next()


def test_a_card_lies_where_it_covers_least() -> None:
    room, card = QRect(0, 0, 400, 300), QSize(100, 50)
    target, free = QRect(0, 100, 30, 30), QRect(40, 0, 260, 300)
    home = QRect(300, 0, 100, 300)
    found = best_place(card, room, target, [free], [home])
    assert home.contains(found)
    assert best_place(card, room, target, [], [home]).left() < 60
