"""A program of its own on a screen of its own: `screen_child.py FOLDER LEFT TOP WIDTH HEIGHT`.

Prints where its window and its dialogs lie, one line of JSON; then puts the window where it is told to, and ends.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from drive_helpers import close_dialogs, dialogs
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import FakeModel, fake_library

from gc_studio.app.background.engine import Engine
from gc_studio.app.documents import library
from gc_studio.app.look.theme import apply_theme
from gc_studio.app.settings import Settings
from gc_studio.app.window.main_window import Folders, MainWindow
from gc_studio.storage import RESOURCES


def wait(is_so: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(30000)
    while not is_so():
        assert not deadline.hasExpired()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def main(folder: Path, place: list[int]) -> None:
    app = QApplication([])
    apply_theme(app)
    library.load_library = fake_library
    model = FakeModel()
    settings, folders = Settings(folder / "settings.ini"), Folders(folder / "data", folder / "cache")
    studio = MainWindow(Engine(lambda: model), settings, folders)
    studio.show()
    QTest.qWaitForWindowExposed(studio)
    places = {"screen": app.primaryScreen().availableGeometry(), "window": studio.geometry()}
    studio.start([RESOURCES / "samples" / "jacket.webp"])
    wait(lambda: studio.session.document is not None)
    for command in ("settings", "shortcuts", "about", "export", "batch"):
        studio.actions_by_key[command].trigger()
        wait(lambda: bool(dialogs()))
        places[command] = dialogs()[0].geometry()
        close_dialogs()
    print(json.dumps({name: it.getRect() for name, it in places.items()}))
    studio.setGeometry(QRect(*place))
    studio.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(number) for number in sys.argv[2:]])
