"""Files in and out: whatever goes wrong is one line, and nothing is lost."""

import errno
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from studio_helpers import MODEL, draw, drop, message, picture_of

from gc_studio.app import files
from gc_studio.bitstream import read, write

KEY = Qt.Key
LINE = [(30, 40), (90, 80), (150, 60)]


def key(studio, code: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(studio, code, modifiers)


@pytest.mark.parametrize("name", ["text.jpg", "damaged.gcx", "missing.png", "missing.gcx", "folder.gcx"])
def test_bad_files_are_one_line_and_nothing_is_lost(studio, qtbot, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.startswith("text"):
        path.write_text("this is no photo")
    elif name.startswith("folder"):
        path.mkdir()
    elif name.startswith("damaged"):
        data = bytearray(studio.session.encoded())
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
    assert studio.session.saved_path is None


def test_document_of_another_model_is_refused(studio, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "other.gcx"
    data = studio.session.encoded()
    other = studio.session.document.__class__(
        **{
            name: getattr(studio.session.document, name)
            for name in ("width", "height", "structure", "texture", "detail", "mask", "structure_scale")
        },
        model="ffffffff",
    )
    studio.session._writer.write(other)
    path.write_bytes(studio.session._writer.write(other))
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: "ffffffff" in message(studio))
    assert MODEL in message(studio)
    assert studio.session.encoded() == data


@pytest.mark.parametrize("action", ["save", "export"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.ENOENT])
def test_failed_export_is_one_line_and_nothing_is_lost(
    studio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, action: str, code: int
) -> None:
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    before = studio.session.document

    def fail(path: Path, data: bytes) -> None:
        raise OSError(code, errno.errorcode[code])

    monkeypatch.setattr(files, "write_atomic", fail)
    if action == "save":
        assert not studio.files.save_to(tmp_path / "out.gcx")
    else:
        studio.actions_by_key["preserve_none"].trigger()
        studio.files.export_picture_to(tmp_path / "out.png")
        studio.files.take_picture(QImage(4, 4, QImage.Format.Format_RGB32))
    assert studio.messages.is_error
    assert errno.errorcode[code] in message(studio)
    assert studio.session.document is before
    assert studio.isWindowModified()


def test_export_into_a_missing_folder(studio, tmp_path: Path) -> None:
    assert not studio.files.save_to(tmp_path / "nowhere" / "out.gcx")
    assert "out.gcx" in message(studio)


def test_exported_picture_is_that_of_the_current_document(studio, model, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "out.png"
    model.gate.clear()
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    studio.files.export_picture_to(path)
    assert not path.exists()
    model.gate.set()
    qtbot.waitUntil(path.exists)
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)[:, : 3 * image.width()]
    np.testing.assert_array_equal(pixels.reshape(256, 320, 3), picture_of(studio.session.document))


def test_a_dialog_never_replaces_a_file_it_did_not_ask_about(studio, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "out.gcx").write_bytes(b"precious")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    assert not studio.files.save_as()
    assert (tmp_path / "out.gcx").read_bytes() == b"precious"
    assert studio.messages.is_error


def test_unsaved_changes_are_asked_about(studio, answers, qtbot, photo_path: Path, tmp_path: Path) -> None:
    button = QMessageBox.StandardButton
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    edited = studio.session.document
    answers[:] = [button.Cancel, button.Cancel]
    drop(studio.canvas, photo_path)
    assert not studio.close()
    assert studio.isVisible()
    assert studio.session.document is edited
    assert answers == []
    studio.session.mark_saved(tmp_path / "saved.gcx")
    draw(studio, [(10, 10), (60, 14)])
    answers[:] = [button.Save]
    assert studio.close()
    assert read((tmp_path / "saved.gcx").read_bytes()) == studio.session.document


def test_closing_is_given_up_when_saving_fails(studio, answers, tmp_path: Path) -> None:
    studio.session.mark_saved(tmp_path / "nowhere" / "out.gcx")
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    answers[:] = [QMessageBox.StandardButton.Save]
    assert not studio.close()
    assert studio.messages.is_error


def test_edits_during_an_open_are_asked_about(studio, answers, qtbot, photo_path: Path) -> None:
    studio.engine.open_failed.connect(lambda why: pytest.fail(why))
    studio.files.open(photo_path)
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    edited = studio.session.document
    answers[:] = [QMessageBox.StandardButton.Cancel]
    qtbot.waitUntil(lambda: not answers)
    assert studio.session.document is edited
