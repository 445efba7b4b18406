import gc
import threading
import weakref

from PySide6.QtCore import QObject


class Knot(QObject):
    """Refers to itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def allocate() -> list[list[int]]:
    return [[number] for number in range(100_000)]


def test_a_worker_collects_nothing_and_the_thread_of_the_window_does(qtbot):
    places = []

    def note(phase, _info):
        places.append(threading.current_thread())

    gc.callbacks.append(note)
    try:
        gone = weakref.ref(Knot())
        worker = threading.Thread(target=allocate)
        worker.start()
        worker.join()
        assert gone() is not None
        kept = allocate()
        qtbot.waitUntil(lambda: gone() is None, timeout=20_000)
    finally:
        gc.callbacks.remove(note)
    assert kept
    assert set(places) == {threading.main_thread()}
