"""What is called off ends: nothing more is computed for it, on whatever thread it was."""

import threading
from pathlib import Path

import numpy as np
from PySide6.QtTest import QTest
from studio_helpers import LEFT, FakeModel, draw, drop, wait_decoded
from test_opening import NAMES, make_photos

from gc_studio.app.background import engine
from gc_studio.app.window.main_window import MainWindow
from gc_studio.tasks import next_step


class Tuning(FakeModel):
    """Measures its backends, for as long as it may."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = 0
        self.ended = threading.Event()

    def tune(self) -> str:
        try:
            while True:
                next_step()
                self.steps += 1
        finally:
            self.ended.set()


class Endless(FakeModel):
    """Takes photos apart step by step, until it is called off."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.ended = threading.Semaphore(0), threading.Semaphore(0)

    def analyse(self, photo: np.ndarray) -> tuple:
        self.begun.release()
        try:
            while True:
                next_step()
        finally:
            self.ended.release()


def stop(studio: MainWindow) -> None:
    QTest.mouseClick(studio.status.stop_button, LEFT)


def test_opening_ends_at_its_next_step_when_it_is_stopped(make_window, photo_path: Path) -> None:
    model = Endless()
    studio = make_window(lambda: model)
    studio.start([])
    for _ in range(2):
        studio.files.open(photo_path)
        assert model.begun.acquire(timeout=10)
        assert studio.status.stop_button.toolTip() == "Stop: Opening photo.png"
        stop(studio)
        assert model.ended.acquire(timeout=10)
    assert studio.session.documents == ()
    assert studio.status.stop_button.isHidden()


def test_a_window_that_is_closed_waits_for_no_photo(make_window, photo_path: Path) -> None:
    model = Endless()
    studio = make_window(lambda: model)
    studio.start([photo_path])
    assert model.begun.acquire(timeout=10)
    studio.close()
    assert model.ended.acquire(timeout=10)


def test_files_that_wait_in_line_are_not_read_when_all_are_stopped(make_window, qtbot, monkeypatch, tmp_path) -> None:
    held, read = threading.Event(), []

    def read_file(path: Path, *more: object) -> engine.Photo:
        read.append(path)
        assert held.wait(10)
        return reads(path, *more)

    reads = engine.read_file
    monkeypatch.setattr(engine, "read_file", read_file)
    studio = make_window()
    studio.start([])
    drop(studio.canvas, *make_photos(tmp_path / "photos", NAMES[:7]))
    qtbot.waitUntil(lambda: len(read) == 2)
    assert studio.status.stop_button.toolTip() == "Stop: Opening photo 7.png (and 6 more)"
    stop(studio)
    held.set()
    studio.engine._reader.shutdown(wait=True)
    assert len(read) == 2


def test_each_work_says_in_the_button_what_is_stopped(studio, qtbot, model, monkeypatch) -> None:
    held = threading.Event()

    def refine(document, photo, available, steps, on_step) -> None:
        on_step(1, document)
        assert held.wait(10)

    monkeypatch.setattr(model, "refine", refine)
    studio.actions_by_key["refine"].trigger()
    qtbot.waitUntil(lambda: " of 60" in studio.status.stop_button.toolTip())
    assert studio.status.stop_button.toolTip() == "Stop: Refining 1 of 60"
    stop(studio)
    held.set()
    model.exact_gate.clear()
    draw(studio, [(40, 40), (80, 60)])
    qtbot.waitUntil(lambda: studio.status.stop_button.isVisible())
    assert studio.status.stop_button.accessibleName() == "Stop decoding"
    model.exact_gate.set()
    wait_decoded(qtbot, studio)


def test_backends_are_measured_while_the_hand_rests_alone(make_window, qtbot, monkeypatch, photo_path: Path) -> None:
    model = Tuning()
    monkeypatch.setattr(engine, "TUNING_REST", 60)
    studio = make_window(lambda: model)
    studio.start([photo_path])
    wait_decoded(qtbot, studio)
    for number in range(3):
        draw(studio, [(40, 40 + 20 * number), (80, 60 + 20 * number)])
        wait_decoded(qtbot, studio)
    # Closing waits for no rest.
    studio.close()
    assert model.steps == 0


def test_backends_are_measured_on_when_the_hand_rests(make_window, qtbot, monkeypatch, photo_path: Path) -> None:
    model = Tuning()
    monkeypatch.setattr(engine, "TUNING_REST", 0.01)
    studio = make_window(lambda: model)
    studio.start([photo_path])
    wait_decoded(qtbot, studio)
    for number in range(2):
        draw(studio, [(40, 40 + 20 * number), (80, 60 + 20 * number)])
        wait_decoded(qtbot, studio)
        steps = model.steps
        qtbot.waitUntil(lambda steps=steps: model.steps > steps)
    studio.close()
    assert model.ended.wait(10)
