"""Files in and out: whatever goes wrong is one line, and nothing is lost."""

import errno
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from studio_helpers import MODEL, draw, drop, message, picture_of, wait_decoded

from gc_studio.analysis.maps import structure_png
from gc_studio.app.documents import files
from gc_studio.bitstream import write
from gc_studio.project.gcs import load_project

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LINE = [(30, 40), (90, 80), (150, 60)]


def key(studio, code: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(studio, code, modifiers)


def edit(studio) -> None:
    key(studio, KEY.Key_B)
    draw(studio, LINE)


def answer_dialog(monkeypatch: pytest.MonkeyPatch, kind: str, path: Path) -> None:
    chosen = ([str(path)], "") if kind == "getOpenFileNames" else (str(path), "")
    monkeypatch.setattr(QFileDialog, kind, lambda *_, **__: chosen)


@pytest.mark.parametrize(
    "name", ["text.jpg", "damaged.gcx", "missing.png", "missing.gcx", "folder.gcx", "text.gcs", "missing.gcs"]
)
def test_bad_files_are_one_line_and_nothing_is_lost(studio, qtbot, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.startswith("text"):
        path.write_text("this is no photo")
    elif name.startswith("folder"):
        path.mkdir()
    elif name.startswith("damaged"):
        data = bytearray(write(studio.session.document))
        data[len(data) // 2] ^= 255
        path.write_bytes(data)
    before = studio.session.document
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: studio.messages.is_error)
    assert name in message(studio)
    assert "\n" not in message(studio)
    assert "Traceback" not in message(studio)
    assert studio.session.document is before
    QTest.mouseClick(studio.messages.close_button, Qt.MouseButton.LeftButton)
    assert message(studio) == ""


def test_a_cut_file_opens_with_what_is_whole_and_is_not_replaced_unasked(studio, qtbot, tmp_path: Path) -> None:
    whole = studio.session.document
    path = tmp_path / "cut.gcx"
    path.write_bytes(write(whole.with_layers(mask=np.ones(whole.grid, bool)))[:-5])
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: "opened without detail" in message(studio))
    assert np.array_equal(studio.session.document.structure, whole.structure)
    assert not studio.session.document.mask.any()
    assert studio.session.current.saved_path is None


def test_document_of_another_model_is_refused(studio, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "other.gcx"
    before = studio.session.document
    path.write_bytes(write(before.with_layers(model="ffffffff")))
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: "ffffffff" in message(studio))
    assert MODEL in message(studio)
    assert studio.session.document is before


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.ENOENT])
@pytest.mark.parametrize("suffix", [".gcs", ".gcx"])
def test_failed_save_is_one_line_and_nothing_is_lost(
    studio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str, code: int
) -> None:
    edit(studio)
    before = studio.session.document

    def fail(path: Path, data: bytes) -> None:
        raise OSError(code, errno.errorcode[code])

    monkeypatch.setattr(files, "write_atomic", fail)
    assert not studio.files.save_to(tmp_path / f"out{suffix}", studio.session.current)
    assert studio.messages.is_error
    assert errno.errorcode[code] in message(studio)
    assert studio.session.document is before
    assert studio.isWindowModified()


def test_a_project_keeps_everything(studio, qtbot, tmp_path: Path, monkeypatch) -> None:
    edit(studio)
    key(studio, KEY.Key_P)
    draw(studio, [(40, 40), (120, 40)])
    studio.canvas.zoom_by(3)
    zoom = studio.canvas.viewport.zoom
    path = tmp_path / "work.gcs"
    answer_dialog(monkeypatch, "getSaveFileName", path)
    key(studio, KEY.Key_S, CONTROL)
    assert not studio.isWindowModified()
    old = studio.session.current.project
    kept = load_project(path)
    np.testing.assert_array_equal(kept.photo, old.photo)
    assert kept.available == old.available
    assert kept.source_bytes == old.source_bytes

    saved = studio.session.document
    key(studio, KEY.Key_W, CONTROL)
    assert studio.start_page.isVisible()
    answer_dialog(monkeypatch, "getOpenFileNames", path)
    key(studio, KEY.Key_O, CONTROL)
    wait_decoded(qtbot, studio)
    assert studio.session.document == saved
    assert studio.canvas.viewport.zoom == zoom
    # The photo is there: more can be preserved, as before.
    draw(studio, [(200, 200), (260, 200)])
    assert studio.session.document.mask.sum() > saved.mask.sum()
    key(studio, KEY.Key_S, CONTROL)
    assert load_project(path).document == studio.session.document


def test_a_gcx_without_a_photo_is_saved_where_it_came_from(studio, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "small.gcx"
    path.write_bytes(write(studio.session.document))
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    edit(studio)
    key(studio, KEY.Key_S, CONTROL)
    assert path.read_bytes() == write(studio.session.document)
    assert not studio.isWindowModified()


def test_a_file_that_is_open_comes_to_the_front(studio, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "small.gcx"
    path.write_bytes(write(studio.session.document))
    studio.files.open(path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    studio.session.switch(0)
    studio.files.open(path)
    assert studio.session.index == 1
    assert len(studio.session.documents) == 2


def test_a_dialog_never_replaces_a_file_it_did_not_ask_about(studio, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "out.gcs").write_bytes(b"precious")
    answer_dialog(monkeypatch, "getSaveFileName", tmp_path / "out")
    assert not studio.files.save_as()
    assert (tmp_path / "out.gcs").read_bytes() == b"precious"
    assert studio.messages.is_error


def test_unsaved_changes_are_asked_about(studio, answers, tmp_path: Path) -> None:
    button = QMessageBox.StandardButton
    edit(studio)
    edited = studio.session.document
    answers[:] = [button.Cancel, button.Cancel]
    key(studio, KEY.Key_W, CONTROL)
    assert not studio.close()
    assert studio.isVisible()
    assert studio.session.document is edited
    assert answers == []
    path = tmp_path / "saved.gcs"
    studio.session.current.saved_path = path
    answers[:] = [button.Save]
    assert studio.close()
    assert load_project(path).document == edited


def test_closing_asks_about_every_document_and_loses_none_if_called_off(studio, answers, qtbot, tmp_path) -> None:
    path = tmp_path / "small.gcx"
    path.write_bytes(write(studio.session.document))
    edit(studio)
    studio.files.open(path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    edit(studio)
    before = [item.document for item in studio.session.documents]
    answers[:] = [QMessageBox.StandardButton.Discard, QMessageBox.StandardButton.Cancel]
    assert not studio.close()
    assert [item.document for item in studio.session.documents] == before


def test_closing_is_given_up_when_saving_fails(studio, answers, tmp_path: Path) -> None:
    studio.session.current.saved_path = tmp_path / "nowhere" / "out.gcs"
    edit(studio)
    answers[:] = [QMessageBox.StandardButton.Save]
    assert not studio.close()
    assert studio.messages.is_error


def test_a_picture_is_pasted_and_copied(studio, qtbot) -> None:
    image = QImage(200, 120, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 30, 40))
    QGuiApplication.clipboard().setImage(image)
    key(studio, KEY.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    assert studio.session.current.name == "Pasted picture"
    assert tuple(studio.session.original[5, 5]) == (200, 30, 40)
    wait_decoded(qtbot, studio)
    key(studio, KEY.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(copied.constBits(), np.uint8).reshape(copied.height(), copied.bytesPerLine())
    pixels = rows[:, : 3 * copied.width()].reshape(copied.height(), copied.width(), 3)
    np.testing.assert_array_equal(pixels, picture_of(studio.session.document))


def test_nothing_to_paste_is_one_line(studio) -> None:
    QGuiApplication.clipboard().clear()
    key(studio, KEY.Key_V, CONTROL)
    assert "no picture in the clipboard" in message(studio)


def test_maps_are_exported_and_imported(studio, tmp_path: Path, monkeypatch) -> None:
    first = studio.session.document
    path = tmp_path / "map.png"
    answer_dialog(monkeypatch, "getSaveFileName", path)
    studio.actions_by_key["export_map"].trigger()
    assert path.read_bytes() == structure_png(first)
    edit(studio)
    answer_dialog(monkeypatch, "getOpenFileName", path)
    studio.actions_by_key["import_map"].trigger()
    np.testing.assert_array_equal(studio.session.document.structure, first.structure)
    assert studio.session.history.entries[-1].name == "Import map"
    path.write_text("no picture")
    studio.actions_by_key["import_map"].trigger()
    assert "map.png" in message(studio)


def test_export_waits_for_the_exact_picture(studio, model, qtbot) -> None:
    model.gate.clear()
    edit(studio)
    key(studio, KEY.Key_E, CONTROL)
    assert studio.exporting.dialog is None
    model.gate.set()
    qtbot.waitUntil(lambda: studio.exporting.dialog is not None)
    np.testing.assert_array_equal(studio.exporting.dialog.source.decoded, picture_of(studio.session.document))
    studio.exporting.dialog.close()


def test_opening_is_shown_and_can_be_called_off(make_window, qtbot, model, photo_path: Path) -> None:
    loaded = threading.Event()
    studio = make_window(lambda: loaded.wait(10) and model)
    studio.start([photo_path])
    assert studio.status.busy.text() == "Opening photo.png…"
    QTest.mouseClick(studio.status.stop_button, Qt.MouseButton.LeftButton)
    assert studio.status.busy.text() == ""
    loaded.set()
    qtbot.waitUntil(lambda: MODEL in studio.status.model.text())
    studio.files.open(photo_path)
    wait_decoded(qtbot, studio)
    assert len(studio.session.documents) == 1
