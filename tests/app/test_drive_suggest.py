"""Suggest what to keep: the panel proposes, and nothing is kept before Apply."""

import threading
from pathlib import Path

import numpy as np
import pytest
from drawn import with_face, with_word
from drive_helpers import KEY, command, document, key, names
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from studio_helpers import LEFT, draw, drop, message, total, wait_decoded

from gc_studio.analysis.suggest import Found, Kind
from gc_studio.app.editing import suggesting
from gc_studio.app.editing.suggest_panel import BUDGETS, SuggestPanel
from gc_studio.bitstream import write


@pytest.fixture
def photo_path(jacket: np.ndarray, tmp_path: Path) -> Path:
    """A photo with a face and a word."""
    worded, _ = with_word(jacket, "OPEN", 70, 260, 24)
    path = tmp_path / "photo.png"
    Image.fromarray(with_face(worded, 130, 140, 30)).save(path)
    return path


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> dict[Kind, tuple[slice, slice]]:
    """Where cells are found, at once: rows and columns by kind. Empty it, and nothing is."""
    places = {
        Kind.FACES: (slice(6, 11), slice(6, 10)),
        Kind.LETTERS: (slice(16, 18), slice(4, 9)),
        Kind.SUBJECT: (slice(3, 19), slice(2, 13)),
    }

    def find(photo: np.ndarray, kind: Kind) -> Found:
        scores = np.zeros((-(-photo.shape[0] // 16), -(-photo.shape[1] // 16)), np.float32)
        if kind in places:
            scores[places[kind]] = 1
        return Found(kind, scores, int(kind in places))

    monkeypatch.setattr(suggesting, "find", find)
    return places


def opened(studio, qtbot) -> SuggestPanel:
    """The panel, once all is found and the first proposal is there."""
    command(studio, "suggest")
    panel = studio.suggesting.panel
    qtbot.waitUntil(lambda: not panel.cost.text().endswith("\N{HORIZONTAL ELLIPSIS}"), timeout=20000)
    return panel


def settled(panel: SuggestPanel, qtbot) -> None:
    """Until the proposal for what is chosen is there."""
    qtbot.waitUntil(lambda: not panel.cost.text().endswith("\N{HORIZONTAL ELLIPSIS}"), timeout=10000)


def check(panel: SuggestPanel, kind: Kind) -> None:
    """Click the box of a kind."""
    box = panel.rows[kind].check
    QTest.mouseClick(box, LEFT, pos=box.rect().center() - box.rect().topRight() / 4)


def press(button) -> None:
    QTest.mouseClick(button, LEFT)


def test_faces_and_letters_of_a_photo_are_kept_after_apply(studio, qtbot) -> None:
    panel = opened(studio, qtbot)
    assert panel.rows[Kind.FACES].told.text() == "1 face"
    assert panel.rows[Kind.LETTERS].told.text() == "1 line of letters"
    press(panel.apply_button)
    levels = document(studio).levels
    assert (levels[7:10, 7:9] == 3).all()
    assert (levels[16:18, 5:7] == 3).all()
    assert (levels == 0).mean() > 0.7
    assert names(studio)[1:] == ["Keep what was suggested"]
    wait_decoded(qtbot, studio)


def test_it_is_a_proposal_until_apply_and_one_undo_takes_it_back(studio, qtbot, found) -> None:
    before = document(studio)
    panel = opened(studio, qtbot)
    assert document(studio) is before
    proposed = studio.session.visible.levels
    assert (proposed[found[Kind.FACES]] == 3).all()
    assert (proposed[found[Kind.LETTERS]] == 3).all()
    press(panel.apply_button)
    np.testing.assert_array_equal(document(studio).levels, proposed)
    key(studio, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document(studio) is before
    assert studio.suggesting.panel is None


def test_the_cost_is_told_before_it_is_taken_and_is_true(studio, qtbot, found) -> None:
    before = total(studio)
    panel = opened(studio, qtbot)
    told = panel.cost.text()
    press(panel.apply_button)
    size = len(write(document(studio)))
    assert told == f"30 cells for {size - before:,} B; the file then has {size:,} B"


@pytest.mark.parametrize("way", ["button", "escape", "undo", "draw"])
def test_what_is_not_applied_leaves_no_trace(studio, qtbot, found, way) -> None:
    before = document(studio)
    panel = opened(studio, qtbot)
    if way == "button":
        press(panel.cancel_button)
    elif way == "escape":
        key(studio, KEY.Key_Escape)
    elif way == "undo":
        command(studio, "preserve_none")
    else:
        draw(studio, [(30, 30), (60, 30)])
        assert names(studio)[1:] == ["Ink"]
    assert studio.suggesting.panel is None
    np.testing.assert_array_equal(document(studio).levels, before.levels)
    assert not studio.session.is_previewing
    if way != "draw":
        assert document(studio) is before
    wait_decoded(qtbot, studio)


def test_kinds_and_levels_are_chosen_by_clicks(studio, qtbot, found) -> None:
    panel = opened(studio, qtbot)
    check(panel, Kind.FACES)
    settled(panel, qtbot)
    assert not (studio.session.visible.levels[found[Kind.FACES]]).any()
    press(panel.rows[Kind.SUBJECT].levels.button(1))
    settled(panel, qtbot)
    levels = studio.session.visible.levels
    assert (levels[found[Kind.SUBJECT]] >= 1).all()
    assert (levels[found[Kind.FACES]] == 1).all()
    assert (levels[found[Kind.LETTERS]] == 3).all()
    press(panel.rows[Kind.LETTERS].levels.button(2))
    settled(panel, qtbot)
    assert (studio.session.visible.levels[found[Kind.LETTERS]] == 2).all()


def test_a_budget_is_kept_to(studio, qtbot, found) -> None:
    panel = opened(studio, qtbot)
    everything = int(studio.session.visible.levels.sum())
    press(panel.rows[Kind.SUBJECT].levels.button(2))
    QTest.keyClick(panel.bound, KEY.Key_Space)
    for place in (2, 6, 9):
        QTest.keyClick(panel.slider, KEY.Key_Home)
        for _ in range(place):
            QTest.keyClick(panel.slider, KEY.Key_Right)
        settled(panel, qtbot)
        assert panel.bytes.text() == f"{BUDGETS[place]:,} B"
        cost = len(write(studio.session.visible)) - len(write(document(studio)))
        assert 0 <= cost <= BUDGETS[place]
    assert everything > 0


def test_the_subject_is_chosen_where_there_is_no_face_and_no_letter(studio, qtbot, found) -> None:
    del found[Kind.FACES], found[Kind.LETTERS]
    panel = opened(studio, qtbot)
    assert panel.rows[Kind.FACES].told.text() == "none"
    assert not panel.rows[Kind.FACES].check.isEnabled()
    assert panel.rows[Kind.SUBJECT].check.isChecked()
    assert (studio.session.visible.levels[found[Kind.SUBJECT]] == 2).all()


def test_what_departs_most_can_be_kept_where_nothing_else_is_found(studio, qtbot, found) -> None:
    found.clear()
    panel = opened(studio, qtbot)
    assert panel.cost.text() == "Choose what to keep."
    assert not panel.apply_button.isEnabled()
    check(panel, Kind.DEPARTS)
    settled(panel, qtbot)
    assert studio.session.visible.levels.any()
    assert panel.apply_button.isEnabled()


def test_what_is_kept_already_is_not_lowered(studio, qtbot, found) -> None:
    press_all = opened(studio, qtbot)
    press(press_all.apply_button)
    panel = opened(studio, qtbot)
    assert panel.cost.text() == "All of it is kept already."
    assert not panel.apply_button.isEnabled()
    press(panel.rows[Kind.FACES].levels.button(1))
    settled(panel, qtbot)
    assert (studio.session.visible.levels[found[Kind.FACES]] == 3).all()


def test_the_window_goes_on_while_the_photo_is_looked_through(studio, qtbot, found, monkeypatch) -> None:
    gate, quick = threading.Event(), suggesting.find

    def slow(photo: np.ndarray, kind: Kind) -> Found:
        assert gate.wait(10)
        return quick(photo, kind)

    monkeypatch.setattr(suggesting, "find", slow)
    command(studio, "suggest")
    panel = studio.suggesting.panel
    assert panel.cost.text().startswith("Looking")
    assert not panel.apply_button.isEnabled()
    press(panel.cancel_button)
    draw(studio, [(30, 30), (60, 30)])
    assert names(studio)[1:] == ["Ink"]
    gate.set()
    assert opened(studio, qtbot).apply_button.isEnabled()


@pytest.mark.parametrize("is_looking", [True, False])
def test_the_window_can_be_closed_meanwhile(studio, qtbot, found, monkeypatch, is_looking) -> None:
    gate, quick = threading.Event(), suggesting.find

    def slow(photo: np.ndarray, kind: Kind) -> Found:
        assert gate.wait(10)
        return quick(photo, kind)

    if is_looking:
        monkeypatch.setattr(suggesting, "find", slow)
        command(studio, "suggest")
    else:
        opened(studio, qtbot)
    studio.close()
    gate.set()
    assert not studio.isVisible()
    assert studio.suggesting.panel is None


def test_another_picture_takes_the_panel_away(studio, qtbot, found, tmp_path) -> None:
    before = document(studio)
    opened(studio, qtbot)
    path = tmp_path / "other.gcx"
    path.write_bytes(write(before.with_texture(before.texture + 1)))
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2, timeout=10000)
    assert studio.suggesting.panel is None
    assert studio.session.documents[0].document is before
    assert studio.session.documents[0].preview is None


def test_why_something_was_not_looked_for_is_said(studio, qtbot, found, monkeypatch) -> None:
    def fails(photo: np.ndarray, kind: Kind) -> Found:
        raise RuntimeError("no net")

    monkeypatch.setattr(suggesting, "find", fails)
    panel = opened(studio, qtbot)
    assert panel.rows[Kind.FACES].told.text() == "not looked for"
    assert "no net" in panel.rows[Kind.FACES].told.toolTip()
    assert not panel.rows[Kind.FACES].check.isEnabled()


def test_without_the_photo_it_says_so(studio, qtbot, tmp_path) -> None:
    path = tmp_path / "alone.gcx"
    path.write_bytes(write(document(studio)))
    studio.files.open_all([path])
    wait_decoded(qtbot, studio)
    qtbot.waitUntil(lambda: studio.session.original is None)
    command(studio, "suggest")
    assert message(studio) == suggesting.NO_PHOTO
    assert studio.suggesting.panel is None
