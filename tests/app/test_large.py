"""Large pictures: what takes long is done beside the window, and dropped when the document is another one by then."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtTest import QTest
from studio_helpers import LEFT, MODEL, choose, draw, message, on_canvas, wait_decoded

from gc_studio.analysis.intra import available_of
from gc_studio.app.background.opened import Opened
from gc_studio.app.editing import adjusting, enclosing
from gc_studio.app.window.main_window import MainWindow
from gc_studio.canvas import MaskShape, Tool
from gc_studio.document import STUDIO, Document
from gc_studio.project import Project

SIDE = 800


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Holds the work back until it is set."""
    gate = threading.Event()

    def held(work):
        def slow(*arguments):
            assert threading.current_thread() is not threading.main_thread()
            assert gate.wait(10)
            return work(*arguments)

        return slow

    monkeypatch.setattr(enclosing, "_enclosed", held(enclosing._enclosed))
    for name in ("without_specks", "with_lines"):
        monkeypatch.setattr(adjusting, name, held(getattr(adjusting, name)))
    yield gate
    gate.set()


@pytest.fixture
def large(studio: MainWindow, qtbot) -> MainWindow:
    """The window with a square of lines on a large map, and specks."""
    lines = np.zeros((SIDE, SIDE), bool)
    lines[[100, 700], 100:701] = lines[100:701, [100, 700]] = True
    lines[50, 300:303] = True
    cells = SIDE // 16
    detail = np.zeros((STUDIO.detail_channels, cells, cells), np.int8)
    document = Document(SIDE, SIDE, structure=lines, model=MODEL, structure_scale=1)
    photo = np.full((SIDE, SIDE, 3), 128, np.uint8)
    photo[200:600, 200:600] = 250
    studio.session.open(Opened(None, Project(document, photo, available_of(photo, np.ones_like(detail)))))
    wait_decoded(qtbot, studio)
    return studio


def test_the_wand_selects_when_it_is_done(large, gate, qtbot) -> None:
    large.actions_by_key[Tool.WAND.name].trigger()
    draw(large, [(400, 400)])
    assert large.session.selection is None
    gate.set()
    qtbot.waitUntil(lambda: large.session.selection is not None)
    assert large.session.selection[105:695, 105:695].all()
    assert not large.session.selection[:95].any()


@pytest.mark.parametrize("change", ["stroke", "switch", "wand"])
def test_a_wand_that_comes_too_late_selects_nothing(large, gate, qtbot, change: str) -> None:
    large.actions_by_key[Tool.WAND.name].trigger()
    draw(large, [(400, 400)])
    if change == "stroke":
        large.actions_by_key[Tool.INK.name].trigger()
        draw(large, [(300, 300), (400, 500)])
    elif change == "switch":
        large.session.switch(0)
    else:
        draw(large, [(40, 40)])
    with qtbot.waitSignal(large.selecting._enclosing._worker.done):
        gate.set()
    selection = large.session.selection
    if change == "wand":
        qtbot.waitUntil(lambda: large.session.selection is not None)
        assert not large.session.selection[400, 400]
    else:
        assert selection is None


def test_the_wand_paints_the_mask_when_it_is_done(large, gate, qtbot) -> None:
    large.actions_by_key[Tool.PRESERVE.name].trigger()
    large.editor.set_mask_shape(MaskShape.WAND)
    draw(large, [(400, 400)])
    assert not large.session.document.mask.any()
    gate.set()
    qtbot.waitUntil(lambda: large.session.document.mask.any())
    assert large.session.document.mask[10:40, 10:40].all()
    assert len(large.session.history.entries) == 2


def test_an_adjustment_is_applied_as_soon_as_it_is_known(large, gate, qtbot) -> None:
    large.actions_by_key["clean_up"].trigger()
    large.options.adjust.slider.setValue(20)
    QTest.mouseClick(large.options.adjust.apply_button, LEFT)
    assert len(large.session.history.entries) == 1
    gate.set()
    qtbot.waitUntil(lambda: len(large.session.history.entries) == 2)
    assert not large.session.document.structure[50].any()
    assert large.session.document.structure[100].any()
    assert large.options.adjust.isHidden()


def test_an_adjustment_that_was_dropped_stays_dropped(large, gate, qtbot) -> None:
    before = large.session.document
    large.actions_by_key["detect_anew"].trigger()
    QTest.mouseClick(large.options.adjust.cancel_button, LEFT)
    with qtbot.waitSignal(large.adjusting._worker.done):
        gate.set()
    assert large.session.visible is before
    assert len(large.session.history.entries) == 1


def test_an_adjustment_that_fails_is_one_line(large, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Document:
        raise MemoryError

    monkeypatch.setattr(adjusting, "without_specks", fail)
    before = large.session.document
    large.actions_by_key["clean_up"].trigger()
    qtbot.waitUntil(lambda: message(large) == "Clean up: not enough memory")
    assert large.session.visible is before
    assert large.options.adjust.isHidden()


def test_another_edit_ends_an_adjustment(studio) -> None:
    studio.actions_by_key["clean_up"].trigger()
    studio.actions_by_key["preserve_centre"].trigger()
    assert studio.options.adjust.isHidden()
    assert [entry.name for entry in studio.session.history.entries] == ["Opened", "Preserve centre, faithful"]
    choose(studio, 0)
    assert studio.session.document.mask.any()


def test_an_export_opens_when_its_bytes_are_counted(large, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    writer, gate = large.engine.writer, threading.Event()
    write = writer.write

    def slow(document: Document) -> bytes:
        assert threading.current_thread() is not threading.main_thread()
        assert gate.wait(10)
        return write(document)

    monkeypatch.setattr(writer, "write", slow)
    large.actions_by_key["export"].trigger()
    assert large.exporting.dialog is None
    gate.set()
    qtbot.waitUntil(lambda: large.exporting.dialog is not None)
    assert large.exporting.dialog.source.gcx == write(large.session.document)
    large.exporting.dialog.close()


def test_the_cost_of_a_click_is_that_of_the_place_under_the_mouse(studio, qtbot) -> None:
    studio.actions_by_key[Tool.PRESERVE.name].trigger()
    counted: list[tuple[object, int]] = []
    studio.click_cost._counted.connect(lambda *values: counted.append(values))
    # A mouse that is there already, from a test before, does not move.
    for x in (40, 160):
        QTest.mouseMove(studio.canvas, on_canvas(studio, x, 128))
    qtbot.waitUntil(lambda: "a click: +" in studio.status.place.text() and len(counted) > 0)
    QTest.mouseMove(studio.canvas, on_canvas(studio, -5, -5))
    assert studio.status.place.text() == ""
    # One that was on its way meanwhile.
    studio.click_cost._counted.emit(*counted[-1])
    assert studio.status.place.text() == ""
