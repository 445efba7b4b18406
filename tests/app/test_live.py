"""Pictures that come in two steps, thumbnails, and what the renderer has to say."""

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from studio_helpers import LEFT, NONE, draw, message, picture_of, shown_is_current, wait_decoded


def shown(studio):
    image: QImage = studio.canvas.layers.decoded.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def shows_first(studio):
    return np.array_equal(shown(studio), 255 - picture_of(studio.session.visible))


def test_a_first_picture_is_shown_until_the_exact_one_is_there(studio, model, qtbot) -> None:
    model.exact_gate.clear()
    draw(studio, [(40, 40), (80, 60)])
    qtbot.waitUntil(lambda: shows_first(studio), timeout=10000)
    assert studio.status.busy.text().startswith("Decoding…")
    model.exact_gate.set()
    wait_decoded(qtbot, studio)
    qtbot.waitUntil(lambda: studio.status.busy.text() == "", timeout=10000)


def test_going_back_from_a_first_picture_shows_the_one_before(studio, model, qtbot) -> None:
    model.exact_gate.clear()
    draw(studio, [(40, 40), (80, 60)])
    qtbot.waitUntil(lambda: shows_first(studio), timeout=10000)
    model.exact_gate.set()
    studio.actions_by_key["undo"].trigger()
    wait_decoded(qtbot, studio)


def test_a_long_decode_tells_how_far_it_is_and_can_be_stopped(studio, model, qtbot) -> None:
    model.exact_gate.clear()
    draw(studio, [(40, 40), (80, 60)])
    qtbot.waitUntil(lambda: studio.status.busy.text() == "Decoding… 40 %", timeout=10000)
    assert studio.status.stop_button.isVisible()
    QTest.mouseClick(studio.status.stop_button, LEFT, NONE)
    assert studio.status.busy.text() == "Stopped: decoded coarsely"
    assert studio.status.stop_button.isHidden()
    assert shows_first(studio)
    # Who exports the picture wants the exact one.
    model.exact_gate.set()
    studio.actions_by_key["export"].trigger()
    qtbot.waitUntil(lambda: studio.exporting.dialog is not None, timeout=10000)
    assert shown_is_current(studio)
    studio.exporting.dialog.close()


def colour(item):
    return item.icon().pixmap(QSize(64, 64)).toImage().pixelColor(5, 5).green()


def test_thumbnails_show_the_document_in_each_texture(studio, qtbot) -> None:
    def all_show_theirs():
        document = studio.session.document
        for item in studio.textures.items():
            texture = item.data(Qt.ItemDataRole.UserRole)
            green = int(picture_of(document.with_texture(texture.code))[0, 0, 1])
            if abs(colour(item) - green) > 2:
                return False
        return True

    qtbot.waitUntil(all_show_theirs, timeout=10000)


def test_textures_in_view_are_painted_first(studio, model, qtbot, monkeypatch) -> None:
    qtbot.waitUntil(lambda: studio.engine._gallery is not None, timeout=10000)
    wanted: list[list[int]] = []
    monkeypatch.setattr(studio.engine, "bring_forward", lambda rows: wanted.append(list(rows)))
    bar = studio.textures.area.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert wanted
    assert len(studio.textures.items()) - 1 in wanted[-1]
    assert 0 not in wanted[-1]


def test_a_stroke_brings_new_thumbnails(studio, model, qtbot) -> None:
    gallery = studio.engine._gallery
    draw(studio, [(40, 40), (80, 60)])
    wait_decoded(qtbot, studio)
    qtbot.waitUntil(lambda: studio.engine._gallery is not gallery, timeout=10000)


def test_a_late_thumbnail_of_a_longer_list_goes_nowhere(studio, qtbot) -> None:
    late: list[np.ndarray] = []
    studio.engine.thumbnail_ready.connect(lambda codes, *_: late.append(codes))
    draw(studio, [(40, 40), (80, 60)])
    qtbot.waitUntil(lambda: late != [], timeout=10000)
    last = studio.textures.items()[-1]
    studio.textures.remove(studio.textures.items()[0].data(Qt.ItemDataRole.UserRole))
    studio.flow.renew_gallery()
    before = colour(last)
    row = len(studio.textures.items())
    for late_row in (row - 1, row):
        picture = np.full((96, 96, 3), (before + 100) % 256, np.uint8)
        studio.engine.thumbnail_ready.emit(late[0], late_row, picture)
    assert colour(last) == before


def test_a_notice_of_the_renderer_reaches_the_user(studio, model, qtbot) -> None:
    model.on_notice("The GPU has failed; decoding goes on on the processor.")
    qtbot.waitUntil(lambda: "GPU" in message(studio), timeout=10000)


def test_the_label_tells_what_renders(make_window, model, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(model, "tune", lambda: "fake, twice as fast")
    studio = make_window()
    studio.start([])
    qtbot.waitUntil(lambda: studio.status.model.text() == "Model: fake, twice as fast", timeout=10000)


def test_a_failing_measurement_changes_nothing(make_window, model, qtbot, monkeypatch, photo_path, caplog) -> None:
    monkeypatch.setattr(model, "tune", lambda: 1 / 0)
    studio = make_window()
    studio.start([photo_path])
    wait_decoded(qtbot, studio)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in caplog.text, timeout=10000)
    assert studio.status.model.text() == f"Model: {model.label}"
