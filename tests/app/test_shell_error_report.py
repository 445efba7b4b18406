"""Errors that nobody foresaw: one report, from any thread, and never an error about an error."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from studio_helpers import LEFT

from gc_studio import __version__
from gc_studio.app.look import theme
from gc_studio.app.window.error_report import ErrorReport, install


@pytest.fixture
def window(qapp, qtbot):
    theme.apply_theme(qapp)
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.button = QPushButton("Go on", shown)
    shown.setFixedSize(300, 200)
    shown.show()
    return shown


@pytest.fixture
def context() -> dict[str, str]:
    return {"Model": "studio 0123abcd"}


@pytest.fixture
def installed(window, context, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)
    restore = install(window, lambda: context)
    yield restore
    restore()


def fail(error: BaseException) -> None:
    """What Python does with an error that nobody caught."""
    try:
        raise error
    except BaseException as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def reports(window: QWidget) -> list[ErrorReport]:
    return [report for report in window.findChildren(ErrorReport) if report.isVisible()]


def wait_report(qtbot, window: QWidget, count: int = 1) -> ErrorReport:
    qtbot.waitUntil(lambda: len(reports(window)) == 1 and reports(window)[0].count == count)
    return reports(window)[0]


def test_the_report_says_what_somebody_needs_who_mends_it(window, installed, qtbot) -> None:
    fail(ValueError(f"no such thing in {Path.home() / 'secret' / 'place'}"))
    report = wait_report(qtbot, window)
    text = report.text.toPlainText()
    for word in (
        f"GC Studio: {__version__}",
        "Python: 3.",
        "PySide6: 6.",
        "torch: ",
        "Model: studio 0123abcd",
        "Traceback",
        "fail",
    ):
        assert word in text
    assert f"no such thing in {Path('~') / 'secret' / 'place'}" in text
    assert str(Path.home() / "secret") not in text
    assert "your work is kept" in report.summary.text()
    assert report.text.isReadOnly()


def test_the_window_can_be_used_meanwhile(window, installed, qtbot) -> None:
    fail(ValueError("surprise"))
    report = wait_report(qtbot, window)
    assert not report.isModal()
    with qtbot.waitSignal(window.button.clicked):
        QTest.mouseClick(window.button, LEFT)
    assert report.isVisible()


def test_copy_and_close(window, installed, qtbot) -> None:
    fail(ValueError("surprise"))
    report = wait_report(qtbot, window)
    QTest.mouseClick(report.copy_button, LEFT)
    assert "surprise" in QGuiApplication.clipboard().text()
    QTest.keyClick(report, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not reports(window))
    fail(ValueError("another"))
    assert "surprise" not in wait_report(qtbot, window).text.toPlainText()


def test_further_errors_are_added_and_the_same_ones_counted(window, installed, qtbot) -> None:
    for number in range(30):
        fail(ValueError("the same"))
        if number == 0:
            wait_report(qtbot, window)
    fail(KeyError("another"))
    report = wait_report(qtbot, window, 31)
    text = report.text.toPlainText()
    assert text.count("ValueError: the same") == 1
    assert "[30 times]" in text
    assert "KeyError: 'another'" in text
    assert "31 times" in report.summary.text()


def test_a_flood_of_different_errors_stays_readable(window, installed, qtbot) -> None:
    for number in range(200):
        fail(ValueError(f"number {number} {'x' * 50_000}"))
    report = wait_report(qtbot, window, 200)
    text = report.text.toPlainText()
    assert "number 0 " in text
    assert "[and 180 others]" in text
    assert len(text) < 20 * 21_000


def test_errors_of_threads_are_reported(window, installed, qtbot) -> None:
    def work() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "RuntimeError: in a thread" in wait_report(qtbot, window).text.toPlainText()


def test_an_error_that_cannot_be_printed_is_reported(window, installed, qtbot) -> None:
    class UnprintableError(Exception):
        def __str__(self) -> str:
            raise RuntimeError("cannot even say")

    fail(UnprintableError())
    assert "UnprintableError" in wait_report(qtbot, window).text.toPlainText()


def test_an_error_of_the_context_goes_to_the_terminal(window, monkeypatch, qtbot, capsys) -> None:
    def broken() -> dict[str, str]:
        raise RuntimeError("no context")

    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    restore = install(window, broken)
    fail(ValueError("surprise"))
    printed = []
    qtbot.waitUntil(lambda: printed.append(capsys.readouterr().err) or "no context" in "".join(printed))
    assert not reports(window)
    restore()


def test_leaving_is_no_error(window, installed, qtbot, capsys) -> None:
    fail(KeyboardInterrupt())
    QTest.qWait(0)
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert not reports(window)


def test_restoring_the_hooks(window, monkeypatch) -> None:
    before = sys.excepthook, threading.excepthook
    restore = install(window, dict)
    assert sys.excepthook is not before[0]
    assert threading.excepthook is not before[1]
    restore()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_window_that_is_gone_breaks_nothing(qapp, qtbot, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    window = QWidget()
    restore = install(window, dict)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    fail(ValueError("too late"))
    assert "too late" in capsys.readouterr().err
    restore()
