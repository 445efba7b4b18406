"""A program of its own that works in a window until it is killed: `drive_child.py FOLDER PHOTO`.

Says after each action at which position the history is, and `drawing` in the middle of every stroke.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import LEFT, FakeModel, choose, draw, fake_library, on_canvas, shown_is_current

from gc_studio.app.background.engine import Engine
from gc_studio.app.documents import library
from gc_studio.app.look.theme import apply_theme
from gc_studio.app.settings import Settings
from gc_studio.app.window.main_window import Folders, MainWindow
from gc_studio.canvas import Tool


def act(studio: MainWindow, number: int, say=lambda _: None) -> None:
    """The action of a number: always the same."""
    if number % 7 == 5:
        choose(studio, number % 24)
        return
    tool = (Tool.INK, Tool.ERASER, Tool.PRESERVE)[number % 3]
    studio.actions_by_key[tool.name].trigger()
    x, y = 20 + 37 * number % 280, 20 + 53 * number % 210
    draw(studio, [(x, y), (x + 9, y + 4)], release=False)
    say("drawing")
    QTest.mouseMove(studio.canvas, on_canvas(studio, x + 20, y + 14))
    QTest.mouseRelease(studio.canvas, LEFT, pos=on_canvas(studio, x + 20, y + 14))


def main(folder: Path, photo: Path) -> None:
    app = QApplication([])
    apply_theme(app)
    library.load_library = fake_library
    model = FakeModel()
    studio = MainWindow(
        Engine(lambda: model), Settings(folder / "settings.ini"), Folders(folder / "data", folder / "cache")
    )
    studio.resize(studio.sizeHint())
    studio.show()
    studio.start([photo])
    number = 0

    def work() -> None:
        nonlocal number
        if number or (studio.session.document is not None and shown_is_current(studio)):
            act(studio, number, lambda text: print(text, flush=True))
            number += 1
            print(f"done {studio.session.history.position}", flush=True)

    timer = QTimer()
    timer.timeout.connect(work)
    timer.start(0)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
