"""Refining in the window: beside the work of the hand, one entry in the history, and it can be stopped."""

import threading

import pytest
from studio_helpers import draw, message, wait_decoded

LINE = [(30, 40), (90, 80)]


@pytest.fixture
def gate(model, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Holds the search back after its first step, until it is set or the search is stopped."""
    event, search = threading.Event(), model.refine

    def held(document, photo, available, steps, on_step):
        def step(number, best):
            wanted = on_step(number, best)
            while wanted is not False and not event.wait(0.01):
                wanted = on_step(number, best)
            return wanted

        return search(document, photo, available, steps, step)

    monkeypatch.setattr(model, "refine", held)
    return event


def names(studio) -> list[str]:
    return [entry.name for entry in studio.session.history.entries]


def test_refining_is_one_entry_that_can_be_undone(studio, qtbot, gate) -> None:
    before = studio.session.document
    studio.actions_by_key["refine"].trigger()
    qtbot.waitUntil(lambda: studio.status.busy.text() == "Refining… 1 of 60")
    gate.set()
    qtbot.waitUntil(lambda: names(studio) == ["Opened", "Refine"])
    assert (studio.session.document.texture == before.texture + 60).all()
    assert studio.status.busy.text() in ("", "Decoding…")
    studio.actions_by_key["undo"].trigger()
    assert studio.session.document is before
    wait_decoded(qtbot, studio)


def test_what_changed_meanwhile_is_not_overwritten(studio, qtbot, gate) -> None:
    studio.actions_by_key["refine"].trigger()
    draw(studio, LINE)
    gate.set()
    qtbot.waitUntil(lambda: "changed while it was refined" in message(studio))
    assert names(studio) == ["Opened", "Ink"]


def test_refining_can_be_stopped_and_begun_again(studio, qtbot, gate) -> None:
    studio.actions_by_key["refine"].trigger()
    qtbot.waitUntil(lambda: "1 of 60" in studio.status.busy.text())
    studio.status.stop_button.click()
    assert studio.status.busy.text() == ""
    gate.set()
    studio.actions_by_key["refine"].trigger()
    qtbot.waitUntil(lambda: names(studio) == ["Opened", "Refine"])


def test_a_failed_search_is_one_line(studio, qtbot, model, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("the picture is too large\nindeed")

    monkeypatch.setattr(model, "refine", fail)
    studio.actions_by_key["refine"].trigger()
    qtbot.waitUntil(lambda: message(studio) == "Not refined: the picture is too large")
    assert names(studio) == ["Opened"]


def test_without_the_photo_there_is_nothing_to_refine_to(studio, qtbot, tmp_path) -> None:
    path = tmp_path / "small.gcx"
    path.write_bytes(studio.engine.writer.write(studio.session.document))
    studio.files.open(path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    assert not studio.actions_by_key["refine"].isEnabled()


def test_without_torch_the_command_is_grey_and_says_why(make_window, qtbot, photo_path, monkeypatch) -> None:
    from gc_studio.app.editing import refining

    monkeypatch.setattr(refining, "has_torch", lambda: False)
    window = make_window()
    window.start([photo_path])
    wait_decoded(qtbot, window)
    for key in ("refine", "sample"):
        action = window.actions_by_key[key]
        assert not action.isEnabled()
        assert "Needs torch, which this edition comes without" in action.toolTip()
