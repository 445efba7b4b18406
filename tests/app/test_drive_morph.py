"""Morph: the way to another picture is shown, kept and written, and the picture itself stays as it is."""

import threading
from pathlib import Path

import numpy as np
import pytest
from drive_helpers import KEY, answer_dialog, click_tab, command, document, key, names
from PIL import Image, ImageSequence
from PySide6.QtTest import QTest
from studio_helpers import LEFT, draw, drop, message, picture_of, wait_decoded

from gc_studio.app.editing.morph_panel import MorphPanel
from gc_studio.bitstream import write


@pytest.fixture
def other_path(photo_path: Path, tmp_path: Path) -> Path:
    """The same photo upside down, a little smaller, and darker."""
    path = tmp_path / "other.png"
    turned = np.asarray(Image.open(photo_path))[::-1, :288]
    Image.fromarray(np.where(turned > 240, turned, turned // 2 + 60)).save(path)
    return path


@pytest.fixture
def two(studio, qtbot, other_path: Path):
    """The window with both photos open, and the first one on show."""
    drop(studio.canvas, other_path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2, timeout=10000)
    wait_decoded(qtbot, studio)
    click_tab(studio, 0)
    wait_decoded(qtbot, studio)
    return studio


def opened(studio, qtbot) -> MorphPanel:
    """The panel, with its first step on show."""
    command(studio, "morph")
    panel = studio.morphing.panel
    settled(panel, qtbot)
    return panel


def settled(panel: MorphPanel, qtbot) -> None:
    qtbot.waitUntil(panel.apply_button.isEnabled, timeout=10000)


def move(panel: MorphPanel, code) -> None:
    QTest.keyClick(panel.slider, code)


def press(button) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)


def row_texts(panel: MorphPanel) -> list[str]:
    return [panel.list.item(number).text() for number in range(panel.list.count())]


def choose_row(panel: MorphPanel, number: int) -> None:
    area = panel.list.visualItemRect(panel.list.item(number))
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=area.center())


def test_the_slider_shows_the_way_and_escape_brings_everything_back(two, qtbot):
    first, second = (item.document for item in two.session.documents)
    panel = opened(two, qtbot)
    assert row_texts(panel) == ["other.png\nin another tab"]
    assert "stretched" in panel.note.text()
    halfway = two.session.visible
    assert halfway is not first
    assert halfway.frame == first.frame
    assert panel.told.text() == f"This step takes {len(write(halfway)):,} B"
    wait_decoded(qtbot, two)
    move(panel, KEY.Key_Home)
    qtbot.waitUntil(lambda: two.session.visible is first)
    move(panel, KEY.Key_End)
    qtbot.waitUntil(lambda: np.array_equal(two.session.visible.textures, second.textures))
    assert panel.share_label.text() == "100 %"
    assert not two.session.modified
    QTest.keyClick(panel, KEY.Key_Escape)
    assert two.morphing.panel is None
    assert document(two) is two.session.visible is first
    assert names(two) == ["Opened"]
    assert two.session.documents[1].document is second


def test_a_step_becomes_a_document_of_its_own_that_asks_to_be_saved(two, qtbot):
    first, second = (item.document for item in two.session.documents)
    panel = opened(two, qtbot)
    for _ in range(10):
        move(panel, KEY.Key_Left)
    qtbot.waitUntil(lambda: panel.slider.value() == 40 and two.morphing._awaited.share == 0.4)
    qtbot.waitUntil(lambda: two.session.visible.textures.tolist() != first.textures.tolist())
    settled(panel, qtbot)
    press(panel.apply_button)
    assert [item.name for item in two.session.documents] == ["photo.png", "other.png", "photo to other, 40 %"]
    assert two.session.modified
    kept = document(two)
    assert kept.frame == first.frame
    assert kept.structure.any()
    wait_decoded(qtbot, two)
    assert [item.document for item in two.session.documents[:2]] == [first, second]
    assert not any(item.modified for item in two.session.documents[:2])
    # It is a document like any other.
    key(two, KEY.Key_B)
    draw(two, [(20, 20), (120, 60)])
    assert names(two) == ["Opened", "Ink"]
    assert two.session.modified


def test_a_step_of_the_own_history_is_a_goal_too(studio, qtbot):
    before = document(studio)
    key(studio, KEY.Key_B)
    draw(studio, [(120, 200), (260, 200)])
    wait_decoded(qtbot, studio)
    now = document(studio)
    panel = opened(studio, qtbot)
    assert row_texts(panel) == ["Opened\nstep of the history"]
    assert panel.note.isHidden()
    move(panel, KEY.Key_End)
    qtbot.waitUntil(lambda: studio.session.visible is before)
    press(panel.cancel_button)
    assert studio.session.visible is now


def test_with_nowhere_to_go_a_line_says_so(studio):
    command(studio, "morph")
    assert studio.morphing.panel is None
    assert "open another picture" in message(studio)


def test_a_picture_of_another_model_is_listed_with_the_reason(two, qtbot):
    item = two.session.documents[1]
    item.history.push("Other model", item.document.with_layers(model="76543210"))
    command(two, "morph")
    assert two.morphing.panel is None
    assert "different models" in message(two)
    key(two, KEY.Key_B)
    draw(two, [(120, 200), (260, 200)])
    panel = opened(two, qtbot)
    assert "different models" in row_texts(panel)[0]
    choose_row(panel, 0)
    assert panel.row == 1


def test_drawing_ends_it_and_loses_nothing(two, qtbot):
    opened(two, qtbot)
    key(two, KEY.Key_B)
    draw(two, [(60, 60), (60, 200)])
    assert two.morphing.panel is None
    assert names(two) == ["Opened", "Ink"]


def test_the_animation_and_the_strip_show_the_steps(two, qtbot, tmp_path, monkeypatch):
    first = document(two)
    panel = opened(two, qtbot)
    panel.steps.setValue(4)
    QTest.mouseClick(panel.back, LEFT, pos=panel.back.rect().center() - panel.back.rect().topRight() / 4)
    assert panel.back.isChecked()
    answer_dialog(monkeypatch, "getSaveFileName", tmp_path / "way")
    press(panel.animation_button)
    qtbot.waitUntil(lambda: panel.told.text().startswith("Exported way.webp"), timeout=10000)
    with Image.open(tmp_path / "way.webp") as animation:
        frames = [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(animation)]
    assert len(frames) == 6
    answer_dialog(monkeypatch, "getSaveFileName", tmp_path / "way.png")
    press(panel.strip_button)
    qtbot.waitUntil(lambda: panel.told.text().startswith("Exported way.png"), timeout=10000)
    strip = np.asarray(Image.open(tmp_path / "way.png"))
    assert strip.shape == (first.height, 4 * first.width + 3 * 8, 3)
    assert np.array_equal(strip[:, : first.width], picture_of(first))
    assert "Exported way.png" in message(two)


def test_an_export_is_stopped_and_leaves_what_was_there(two, qtbot, model, tmp_path, monkeypatch):
    panel = opened(two, qtbot)
    gate, begun = threading.Event(), threading.Event()

    def slow(document):
        begun.set()
        assert gate.wait(10)
        return picture_of(document)

    monkeypatch.setattr(model, "render", slow)
    path = tmp_path / "way.webp"
    path.write_bytes(b"something else")
    answer_dialog(monkeypatch, "getSaveFileName", path)
    press(panel.animation_button)
    qtbot.waitUntil(begun.is_set)
    assert panel.told.text() == "Painting step 1 of 24…"
    press(panel.stop_button)
    gate.set()
    assert panel.told.text() == "Nothing was written"
    assert panel.animation_button.isVisible()
    two.engine._pool.submit(int).result()
    qtbot.wait(0)
    assert path.read_bytes() == b"something else"


def test_files_that_are_open_here_are_not_written_over(two, qtbot, other_path, monkeypatch):
    panel = opened(two, qtbot)
    before = other_path.read_bytes()
    answer_dialog(monkeypatch, "getSaveFileName", other_path)
    press(panel.strip_button)
    assert "Cannot write other.png" in panel.told.text()
    assert other_path.read_bytes() == before
