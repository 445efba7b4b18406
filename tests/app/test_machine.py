"""Random work: whatever the hand does, the journal gives it back, and memory stays within bounds."""

import gc
import random
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import LEFT, NONE, choose, draw, total, wait_decoded

from gc_studio.app.background.opened import Opened
from gc_studio.app.window.main_window import MainWindow
from gc_studio.canvas import MaskShape, Tool
from gc_studio.project.gcs import Project
from gc_studio.project.recovery import recover, recoverable

SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
places = st.tuples(st.integers(-10, 330), st.integers(-10, 266))
paths = st.lists(places, min_size=2, max_size=5)


class Hand:
    """What a person can do, with real events."""

    def __init__(self, studio: MainWindow) -> None:
        self.studio = studio

    def use(self, tool: Tool) -> None:
        self.studio.actions_by_key[tool.name].trigger()

    def stroke(self, tool: Tool, points: list, button=LEFT, modifiers=NONE) -> None:
        self.use(tool)
        draw(self.studio, points, button, modifiers)

    def command(self, key: str) -> None:
        self.studio.actions_by_key[key].trigger()

    def paint_shape(self, shape: MaskShape, points: list) -> None:
        self.studio.editor.set_mask_shape(shape)
        self.stroke(Tool.PRESERVE, points)
        self.studio.editor.set_mask_shape(MaskShape.BRUSH)

    def swap(self, index: int) -> None:
        choose(self.studio, index)

    def mix(self, steps: int) -> None:
        slider = self.studio.textures.slider
        for _ in range(abs(steps)):
            QTest.keyClick(slider, Qt.Key.Key_Left if steps < 0 else Qt.Key.Key_Right)

    def adjust(self, key: str, value: int, apply: bool) -> None:
        self.command(key)
        self.studio.options.adjust.slider.setValue(value)
        button = self.studio.options.adjust.apply_button if apply else self.studio.options.adjust.cancel_button
        QTest.mouseClick(button, LEFT)
        # Lines that are found on a thread are kept as soon as they are there.
        soon = QDeadlineTimer(20_000)
        while self.studio.adjusting.is_active and not soon.hasExpired():
            QApplication.processEvents()

    def jump(self, share: float) -> None:
        count = len(self.studio.session.history.entries)
        self.studio.session.jump(round(share * (count - 1)))


COMMANDS = (
    "undo",
    "redo",
    "select_all",
    "select_none",
    "select_invert",
    "preserve_selection",
    "synthesise_selection",
    "delete",
    "duplicate",
    "mirror_horizontal",
    "mirror_vertical",
    "turn",
    "level_1",
    "level_2",
    "level_3",
    "lower_to_nothing",
    "lower_by_one",
    "preserve_all",
    "preserve_none",
    "preserve_centre",
    "mask_grow",
    "mask_shrink",
    "mask_invert",
)


class RandomWork(RuleBasedStateMachine):
    """One document per run, in a window that all runs share."""

    studio: MainWindow
    project: Project

    @initialize()
    def open(self) -> None:
        self.hand = Hand(self.studio)
        self.studio.session.open(Opened(None, self.project))

    @rule(tool=st.sampled_from([Tool.INK, Tool.ERASER, Tool.PRESERVE, Tool.SYNTHESISE, Tool.LINE]), points=paths)
    def strokes(self, tool: Tool, points: list) -> None:
        self.hand.stroke(tool, points)

    @rule(tool=st.sampled_from([Tool.LASSO, Tool.BOX]), points=paths, how=st.sampled_from([NONE, SHIFT, ALT]))
    def selects(self, tool: Tool, points: list, how) -> None:
        self.hand.stroke(tool, points, modifiers=how)

    @rule(place=places)
    def selects_by_wand(self, place: tuple) -> None:
        self.hand.stroke(Tool.WAND, [place])

    @rule(points=paths)
    def moves(self, points: list) -> None:
        self.hand.stroke(Tool.MOVE, points)

    @rule(shape=st.sampled_from([MaskShape.BOX, MaskShape.LASSO, MaskShape.WAND]), points=paths)
    def preserves_shapes(self, shape: MaskShape, points: list) -> None:
        self.hand.paint_shape(shape, points)

    @rule(key=st.sampled_from(COMMANDS))
    def commands(self, key: str) -> None:
        self.hand.command(key)

    @rule(index=st.integers(0, 23))
    def swaps(self, index: int) -> None:
        self.hand.swap(index)

    @rule(steps=st.integers(-6, 6))
    def mixes(self, steps: int) -> None:
        self.hand.mix(steps)

    @rule(key=st.sampled_from(["clean_up", "detect_anew"]), value=st.integers(2, 40), apply=st.booleans())
    def adjusts(self, key: str, value: int, apply: bool) -> None:
        self.hand.adjust(key, value, apply)

    @rule(share=st.floats(0, 1))
    def jumps(self, share: float) -> None:
        self.hand.jump(share)

    @invariant()
    def shows_what_is_coded(self) -> None:
        session = self.studio.session
        if session.current is not None and not session.is_previewing:
            assert self.studio.canvas.layers.document is session.document

    def teardown(self) -> None:
        session, autosave = self.studio.session, self.studio.autosave
        current = session.current
        if current is None:
            return
        autosave.flush()
        # Left as by a crash: the journal lets go, and the folder stays.
        journal = autosave._journals.pop(current)
        journal.close()
        folders = recoverable(autosave._root)
        replay = recover(folders[0])
        assert len(folders) == 1
        assert replay.history.position == current.history.position
        assert replay.history.document == current.document
        assert [entry.name for entry in replay.history.entries] == [entry.name for entry in current.history.entries]
        assert all(
            a.document == b.document for a, b in zip(replay.history.entries, current.history.entries, strict=True)
        )
        for file in folders[0].iterdir():
            file.unlink()
        session.close(current)


@pytest.mark.long
def test_random_work_can_be_replayed(studio: MainWindow, qtbot) -> None:
    wait_decoded(qtbot, studio)
    RandomWork.studio, RandomWork.project = studio, studio.session.current.project
    studio.files.close_current()
    run_state_machine_as_test(RandomWork, settings=settings(max_examples=25, stateful_step_count=20, deadline=None))


def resident_megabytes() -> float:
    with open("/proc/self/statm") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * 4096 / 2**20


@pytest.mark.long
@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="memory is read from /proc")
def test_memory_stays_within_bounds_over_two_thousand_actions(studio: MainWindow, model, qtbot) -> None:
    hand, dice = Hand(studio), random.Random(1)
    studio.session.limit_history(4 * 2**20)

    def place() -> tuple[int, int]:
        return dice.randrange(320), dice.randrange(256)

    actions: list[Callable[[], None]] = [
        lambda: hand.stroke(Tool.INK, [place(), place()]),
        lambda: hand.stroke(Tool.ERASER, [place(), place()]),
        lambda: hand.stroke(Tool.PRESERVE, [place(), place()]),
        lambda: hand.stroke(Tool.LASSO, [place(), place(), place()]),
        lambda: hand.stroke(Tool.MOVE, [place(), place()]),
        lambda: hand.swap(dice.randrange(24)),
        lambda: hand.command("undo"),
        lambda: hand.command(dice.choice(COMMANDS)),
    ]

    def work(count: int) -> float:
        for _ in range(count):
            dice.choice(actions)()
            QApplication.processEvents()
            model.rendered.clear()
        wait_decoded(qtbot, studio)
        total(studio)
        studio.autosave.flush()
        gc.collect()
        return resident_megabytes()

    before = work(500)
    assert work(2000) <= before * 1.1
    assert np.shape(studio.session.document.structure) == (128, 160)
