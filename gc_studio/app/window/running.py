"""The running program: the window, all it needs, and Qt's loop of events.

Flows in: files and links to open. Flows out: the exit status.
"""

import sys
from functools import partial
from pathlib import Path

import platformdirs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gc_studio.app.background.engine import Engine
from gc_studio.app.background.garbage import GarbageCollector
from gc_studio.app.background.loading import load_studio
from gc_studio.app.look.theme import follow
from gc_studio.app.settings import Settings
from gc_studio.app.window import error_report
from gc_studio.app.window.checking import Check
from gc_studio.app.window.language import speak
from gc_studio.app.window.main_window import Folders, MainWindow
from gc_studio.decode.memory import share_arenas


def run(files: list[Path | str], is_check: bool = False) -> int:
    """Show the window and run until it is closed; returns the exit status.

    is_check: close it by itself, see `checking`.
    """
    share_arenas()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    GarbageCollector(app)
    app.setApplicationName("GC Studio")
    app.setDesktopFileName("gc-studio")
    settings = Settings()
    # Before anything is made that has words.
    speak(app, settings.language)
    follow(app, settings)
    folders = Folders(platformdirs.user_data_path("gc-studio"), platformdirs.user_cache_path("gc-studio"))
    window = MainWindow(Engine(partial(load_studio, settings.device)), settings, folders)
    uninstall = error_report.install(window, lambda: {"Model": window.status.model.text()})
    check = Check(window) if is_check else None
    window.show()
    # After the first events: the window is on screen before the loader competes for the processor.
    QTimer.singleShot(0, window, lambda: window.start(files))
    status = int(app.exec())
    uninstall()
    return check.status if check is not None else status
