"""Whatever is done in the middle of a gesture: nothing is lost, and nothing is left behind on the screen."""

import itertools
from collections.abc import Callable

import numpy as np
import pytest
from drive_helpers import KEY, answer_dialog, click_tab, close_dialogs, hold
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from studio_helpers import LEFT, choose, draw, fake_library, on_canvas, wait_decoded

from gc_studio.app.background.opened import Opened
from gc_studio.app.documents import library
from gc_studio.app.window.main_window import MainWindow
from gc_studio.canvas import MaskShape, Tool, View
from gc_studio.document import Document

LetGo = Callable[[], object]


@pytest.fixture
def studio(make_window, monkeypatch, qtbot, photo_path) -> MainWindow:
    """A window that has little to paint and nothing to keep: there is much to be done in it."""
    monkeypatch.setattr(library, "load_library", lambda: fake_library()[:6])
    shown = make_window()
    shown.autosave.is_on = False
    shown.resize(900, 560)
    for name in ("Rate", "History"):
        shown.docks[name].hide()
    shown.start([photo_path])
    wait_decoded(qtbot, shown)
    return shown


def by_tool(tool: Tool, points: list[tuple[float, float]]) -> Callable[[MainWindow], LetGo]:
    def begin(studio: MainWindow) -> LetGo:
        studio.actions_by_key[tool.name].trigger()
        return hold(studio, points)

    return begin


def mask_lasso(studio: MainWindow) -> LetGo:
    studio.actions_by_key["shape_lasso"].trigger()
    return by_tool(Tool.PRESERVE, [(40, 140), (200, 150), (150, 220)])(studio)


def polyline(studio: MainWindow) -> LetGo:
    studio.actions_by_key[Tool.LINE.name].trigger()
    for point in [(30, 210), (90, 230), (150, 215)]:
        draw(studio, [point])
    QTest.mouseMove(studio.canvas, on_canvas(studio, 200, 240))
    return lambda: QTest.keyClick(studio.canvas, KEY.Key_Return)


def nudge(studio: MainWindow) -> LetGo:
    studio.actions_by_key[Tool.MOVE.name].trigger()
    studio.canvas.setFocus()
    QTest.keyPress(studio.canvas, KEY.Key_Right)
    return lambda: QTest.keyRelease(studio.canvas, KEY.Key_Right)


def mix(studio: MainWindow) -> LetGo:
    slider = studio.textures.slider
    slider.setSliderDown(True)
    slider.setSliderPosition(60)
    return lambda: slider.setSliderDown(False)


def adjusts(name: str) -> Callable[[MainWindow], LetGo]:
    def begin(studio: MainWindow) -> LetGo:
        studio.actions_by_key[name].trigger()
        studio.options.adjust.slider.setValue(17)
        return lambda: None

    return begin


BEGINNINGS: dict[str, Callable[[MainWindow], LetGo]] = {
    "ink": by_tool(Tool.INK, [(30, 210), (90, 230), (150, 215)]),
    "mask lasso": mask_lasso,
    "polyline": polyline,
    "lasso": by_tool(Tool.LASSO, [(30, 30), (150, 60), (90, 200)]),
    "move": by_tool(Tool.MOVE, [(55, 110), (75, 118)]),
    "nudge": nudge,
    "mix": mix,
    "clean up": adjusts("clean_up"),
    "detect anew": adjusts("detect_anew"),
    "pan": by_tool(Tool.PAN, [(30, 210), (90, 230)]),
}

ENTRIES = {
    "ink": "Ink",
    "mask lasso": "Preserve, faithful",
    "polyline": "Polyline",
    "move": "Move lines",
    "nudge": "Move lines",
}
"""What is in the history after a gesture, whatever else was done meanwhile."""

KEPT = ("fine_mask", "fine", "faithful_mask", "faithful")

LAYERS_OF = {
    ("Ink", "Erase", "Line", "Polyline", "Clean up", "Thin lines", "Detect anew"): {"structure"},
    ("Move lines", "Copy lines", "Transform lines", "Delete lines", "Import map"): {"structure"},
    ("Preserve", "Synthesise", "Grow", "Shrink", "Invert"): {"mask", "detail", *KEPT},
    ("Refine",): {"texture", "extra_textures", "detail"},
    ("Texture:",): {"texture", "extra_textures", "regions"},
}


def changed_layers(before: Document, after: Document) -> set[str]:
    layers = ("structure", "mask", "detail", "texture", "extra_textures", "regions", *KEPT)
    return {name for name in layers if not np.array_equal(getattr(before, name), getattr(after, name))}


def check(studio: MainWindow, doing: str) -> None:
    """Nothing is half done, and every entry of every history did what it says and no more."""
    session, adjusting = studio.session, studio.adjusting
    assert not session.is_previewing, doing
    assert not adjusting.is_active, doing
    assert studio.options.adjust.isHidden(), doing
    assert not any(gesture.is_open for gesture in studio.canvas._gestures), doing
    if session.document is not None:
        assert studio.canvas.layers.document is session.document, doing
    facts = studio.facts()
    for row in studio.rows:
        assert studio.actions_by_key[row.key].isEnabled() == (not row.lacks(facts)), (doing, row.key)
    for item in session.documents:
        assert item.preview is None, doing
        entries = item.history.entries
        for before, after in itertools.pairwise(entries):
            allowed = next(layers for starts, layers in LAYERS_OF.items() if after.name.startswith(starts))
            assert changed_layers(before.document, after.document) <= allowed, (doing, after.name)


def others(studio: MainWindow) -> dict[str, Callable[[], object]]:
    """What can happen in the middle of a gesture: every command, and what has no command."""
    actions = studio.actions_by_key
    # Of tools, shapes and views some stand for all: what they do in the middle of a gesture is the same. The sampler
    # opens a document of a model that is not in this window.
    some = {tool.name for tool in (Tool.PAN, Tool.LINE, Tool.MOVE, Tool.PRESERVE)} | {View.SPLIT.name, View.SIDE.name}
    happenings: dict[str, Callable[[], object]] = {
        row.key: actions[row.key].trigger
        for row in studio.rows
        if row.key not in ("quit", "sample") and (not row.group or row.key in some)
    }
    project = studio.session.current.project
    return happenings | {
        "another tab": lambda: click_tab(studio, 0),
        "its tab closed": lambda: click_tab(studio, 1, Qt.MouseButton.MiddleButton),
        "a file has come": lambda: studio.session.open(Opened(None, project)),
        "a texture": lambda: choose(studio, 5),
        "the history": lambda: studio.history.clicked.emit(studio.history.model().index(0, 0)),
        "the mix": lambda: QTest.keyClick(studio.textures.slider, KEY.Key_Left),
        "the plus": lambda: QTest.mouseClick(studio.tabs.new_button, LEFT),
        "escape": lambda: QTest.keyClick(studio.canvas, KEY.Key_Escape),
    }


# Message boxes set sizes that the platform without a screen has no use for.
@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
@pytest.mark.parametrize(
    "gesture", [pytest.param(name, marks=() if name in ("ink", "mix") else pytest.mark.long) for name in BEGINNINGS]
)
def test_anything_in_the_middle_of_a_gesture(studio: MainWindow, qtbot, monkeypatch, gesture: str) -> None:
    for kind in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        answer_dialog(monkeypatch, kind)
    project = studio.session.current.project
    for name, happens in others(studio).items():
        doing = f"{name} during {gesture}"
        if len(studio.session.documents) < 2:
            studio.session.open(Opened(None, project))
        studio.session.switch(1)
        studio.session.jump(0)
        studio.canvas.fit()
        studio.editor.set_mask_shape(MaskShape.BRUSH)
        choose(studio, 3)
        studio.actions_by_key["preserve_centre"].trigger()
        studio.actions_by_key[Tool.BOX.name].trigger()
        draw(studio, [(10, 10), (100, 210)])
        assert studio.session.selection is not None
        item, kept = studio.session.current, studio.session.history.entries
        let_go = BEGINNINGS[gesture](studio)
        happens()
        QApplication.processEvents()
        close_dialogs()
        let_go()
        studio.adjusting.cancel()
        QApplication.processEvents()
        close_dialogs()
        check(studio, doing)
        entries = item.history.entries
        went_back = name in ("undo", "the history")
        assert went_back or entries[: len(kept)] == kept, doing
        if gesture in ENTRIES and name != "escape":
            assert any(entry.name == ENTRIES[gesture] for entry in entries), doing
        wait_decoded(qtbot, studio)
        for extra in studio.session.documents[2:]:
            studio.session.close(extra)


def test_leaving_in_the_middle_of_a_stroke_asks(studio: MainWindow, answers: list) -> None:
    let_go = BEGINNINGS["ink"](studio)
    answers[:] = [QMessageBox.StandardButton.Cancel]
    studio.actions_by_key["quit"].trigger()
    assert answers == []
    assert studio.isVisible()
    let_go()
    check(studio, "leaving")
    assert [entry.name for entry in studio.session.history.entries] == ["Opened", "Ink"]


def test_a_mix_is_kept_when_another_file_comes(studio: MainWindow) -> None:
    choose(studio, 3)
    item, let_go = studio.session.current, mix(studio)
    studio.session.open(Opened(None, item.project))
    let_go()
    check(studio, "another file")
    assert item.history.entries[-1].name.endswith(", 60 %")
    assert item.document.texture is not item.history.entries[-2].document.texture
    assert len(studio.session.history.entries) == 1


def test_keys_of_an_adjustment_hold_over_the_picture(studio: MainWindow, qtbot) -> None:
    for code, expected in ((KEY.Key_Escape, ["Opened"]), (KEY.Key_Return, ["Opened", "Detect anew"])):
        adjusts("detect_anew")(studio)
        studio.canvas.setFocus()
        QTest.keyClick(studio.canvas, code)
        # What was chosen is found on a thread, and kept as soon as it is there.
        qtbot.waitUntil(lambda: not studio.adjusting.is_active, timeout=20_000)
        check(studio, "adjusting")
        assert [entry.name for entry in studio.session.history.entries] == expected


@pytest.mark.parametrize("tool", [Tool.INK, Tool.MOVE, Tool.BOX, Tool.PRESERVE, Tool.LINE])
def test_another_tool_ends_an_adjustment(studio: MainWindow, tool: Tool) -> None:
    studio.actions_by_key[Tool.BOX.name].trigger()
    draw(studio, [(10, 10), (100, 210)])
    for begin in (adjusts("clean_up"), adjusts("detect_anew")):
        begin(studio)
        assert studio.adjusting.is_active
        by_tool(tool, [(50, 110), (70, 150), (80, 130)])(studio)()
        check(studio, tool.name)
    assert not {"Clean up", "Detect anew"} & {entry.name for entry in studio.session.history.entries}
