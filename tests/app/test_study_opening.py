"""Help > Take part in a study: the file is opened in the browser, and nothing else is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from studio_helpers import message

from gc_studio.study.page import page
from gc_studio.study.questions import Study


@pytest.fixture
def handed(monkeypatch) -> list[QUrl]:
    """What is handed to the desktop, which opens it."""
    found: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url) or True)
    return found


def open_study(window, path: Path, monkeypatch) -> str:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    window.actions_by_key["study"].trigger()
    return message(window)


def test_a_study_opens_in_the_browser_and_other_pages_do_not(make_window, handed, tmp_path, monkeypatch) -> None:
    window = make_window()
    path = tmp_path / "my study #1.html"
    path.write_bytes(page(Study()))
    assert "Nothing is sent" in open_study(window, path, monkeypatch)
    assert [url.toLocalFile() for url in handed] == [str(path)]

    other = tmp_path / "other.html"
    other.write_text("<script>location = 'http://example.com'</script>")
    assert "no study" in open_study(window, other, monkeypatch)
    assert "No such file" in open_study(window, tmp_path / "gone.html", monkeypatch)
    assert len(handed) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    assert "by hand" in open_study(window, path, monkeypatch)
