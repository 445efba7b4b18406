"""Scenes in the window: painted by hand from nothing, with a model of labels that takes no time."""

import cv2
import numpy as np
import pytest
from drive_helpers import answer_dialog
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QToolButton
from studio_helpers import LEFT, MODEL, FakeModel, draw, message, on_canvas
from toy_scene import CLASSES, COLOURS, IDENTITY

from gc_studio.analysis.class_colours import class_colour
from gc_studio.app.background.models import Models
from gc_studio.app.background.plain import Plain
from gc_studio.app.documents import scenes
from gc_studio.app.documents.scene_dialogs import NewSceneDialog, OpenSceneDialog
from gc_studio.app.editing.resize_dialog import ResizeDialog
from gc_studio.app.present.story import Scene, Source
from gc_studio.app.window.main_window import MainWindow
from gc_studio.bitstream import read_file
from gc_studio.canvas import Tool, View
from gc_studio.decode.families import FAMILIES, installed_of_known_families
from gc_studio.project import recover
from gc_studio.project.gcs import load_project

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RIGHT, SHIFT, ALT, NONE = (
    Qt.MouseButton.RightButton,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)
BACKGROUND, SKIN, HAIR, DRESS, BAG = range(5)


@pytest.fixture
def window(toy_scene, make_window, model: FakeModel, qtbot) -> MainWindow:
    """A window with two models, one of them of scenes, and nothing open."""
    shown = make_window(lambda: Models(model, lambda description: Plain(description, "cpu")))
    shown.start([])
    qtbot.waitUntil(lambda: shown.engine.identity == MODEL)
    return shown


@pytest.fixture
def scene(window, qtbot) -> MainWindow:
    """The window with an empty scene of 192 x 128, begun as a person does."""
    QTest.mouseClick(window.start_page.scene_button, LEFT)
    dialog = window.findChild(NewSceneDialog)
    for box, side in ((dialog.width_box, 192), (dialog.height_box, 128)):
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, str(side))
    QTest.mouseClick(dialog.make_button, LEFT)
    wait_painted(qtbot, window)
    return window


def act(studio: MainWindow, key: str) -> None:
    action = studio.actions_by_key[key]
    assert action.isEnabled(), key
    assert action.isVisible(), key
    action.trigger()


def wait_painted(qtbot, studio: MainWindow) -> None:
    qtbot.waitUntil(lambda: studio.session.document is not None and studio.flow.shown is studio.session.document)


def take(studio: MainWindow, number: int) -> None:
    """Click a class in the palette."""
    listed = studio.class_panel.list
    QTest.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(listed.item(number)).center())


def click(studio: MainWindow, x: float, y: float, modifiers=NONE, button=LEFT) -> None:
    QTest.mouseClick(studio.canvas, button, modifiers, on_canvas(studio, x, y))


def double_click(studio: MainWindow, x: float, y: float) -> None:
    click(studio, x, y)
    place = on_canvas(studio, x, y)
    QTest.mouseDClick(studio.canvas, LEFT, NONE, place)
    QTest.mouseRelease(studio.canvas, LEFT, NONE, place)


def labels(studio: MainWindow) -> np.ndarray:
    return studio.session.document.labels


def paint_person(studio: MainWindow) -> None:
    """A dress with hair above it that touch, and a bag beside them that touches neither."""
    act(studio, Tool.INK.name)
    studio.editor.set_brush_size(24)
    for number, points in (
        (DRESS, [(60, 60), (60, 80), (62, 100)]),
        (HAIR, [(60, 30), (61, 40)]),
        (BAG, [(140, 80), (140, 90)]),
    ):
        take(studio, number)
        draw(studio, points)


def names(studio: MainWindow) -> list[str]:
    return [entry.name for entry in studio.session.history.entries]


def test_without_a_model_of_labels_there_are_no_scenes_and_the_menu_says_why(make_window, monkeypatch) -> None:
    monkeypatch.delitem(FAMILIES, "scenes")
    studio = make_window()
    for key in ("open_scene", "new_scene"):
        action = studio.actions_by_key[key]
        assert not action.isEnabled()
        assert "No installed model takes labels" in action.toolTip()
    assert studio.start_page.scene_button.isHidden()


def test_a_scene_begins_with_background_and_is_painted_class_by_class(scene, qtbot) -> None:
    document = scene.session.document
    assert document.model == IDENTITY
    assert document.size == (192, 128)
    assert not document.labels.any()
    assert scene.session.modified
    paint_person(scene)
    assert names(scene)[1:] == ["Paint: dress", "Paint: hair", "Paint: bag"]
    assert set(np.unique(labels(scene))) == {BACKGROUND, HAIR, DRESS, BAG}
    assert labels(scene)[40, 30] == DRESS
    wait_painted(qtbot, scene)
    assert (scene.flow.picture[80, 60] == COLOURS[DRESS]).all()
    act(scene, "undo")
    assert BAG not in labels(scene)
    act(scene, "redo")
    assert BAG in labels(scene)


def test_strokes_have_round_ends_and_smooth_borders(scene) -> None:
    act(scene, Tool.INK.name)
    scene.editor.set_brush_size(40)
    take(scene, DRESS)
    click(scene, 96, 64)
    rows, columns = np.mgrid[0:64, 0:96] + 0.5
    # The mouse points at whole pixels of the screen.
    wrong = (labels(scene) == DRESS) != (np.hypot(columns - 48, rows - 32) <= 10)
    assert np.count_nonzero(wrong) < 20
    act(scene, "undo")
    # Few points of a hand that moves fast, on half a circle: a polygon would be 2.7 pixels of the map off in between.
    scene.editor.set_brush_size(8)
    places = np.linspace(0, np.pi, 6)
    draw(scene, [(96 + 54 * np.cos(each), 118 - 110 * np.sin(each)) for each in places])
    inside = labels(scene) == DRESS
    rim = inside & ~(np.roll(inside, 1, 0) & np.roll(inside, -1, 0))
    rows, columns = np.nonzero(rim & (np.arange(64)[:, None] < 45))
    away = np.hypot((columns + 0.5 - 48) / 54, (rows + 0.5 - 59) / 110) * 108
    assert np.ptp(away[away > np.median(away)]) < 2.5


def test_the_right_button_and_the_eraser_paint_background(scene) -> None:
    paint_person(scene)
    draw(scene, [(60, 60), (60, 62)], button=RIGHT)
    assert labels(scene)[30, 30] == BACKGROUND
    act(scene, "undo")
    act(scene, Tool.ERASER.name)
    draw(scene, [(60, 60), (60, 62)])
    assert labels(scene)[30, 30] == BACKGROUND
    assert names(scene)[-1] == "Paint: background"


def test_a_line_is_one_of_the_class_in_hand(scene) -> None:
    act(scene, Tool.LINE.name)
    take(scene, BAG)
    draw(scene, [(20, 20), (170, 100)])
    assert labels(scene)[30, 47] == BAG
    assert names(scene)[-1] == "Paint: bag"


def test_beyond_a_selection_nothing_is_painted(scene) -> None:
    act(scene, Tool.BOX.name)
    draw(scene, [(40, 40), (80, 100)])
    act(scene, Tool.INK.name)
    scene.editor.set_brush_size(30)
    take(scene, DRESS)
    draw(scene, [(20, 70), (170, 70)])
    columns = np.nonzero(labels(scene))[1]
    assert (columns.min(), columns.max()) == (20, 39)
    count = len(scene.session.history.entries)
    draw(scene, [(120, 70), (170, 70)])
    assert len(scene.session.history.entries) == count


def test_fill_pick_and_the_palette(scene) -> None:
    paint_person(scene)
    act(scene, Tool.FILL.name)
    take(scene, SKIN)
    click(scene, 60, 80)
    assert set(np.unique(labels(scene))) == {BACKGROUND, SKIN, HAIR, BAG}
    assert names(scene)[-1] == "Fill: skin"
    act(scene, Tool.PICK.name)
    click(scene, 140, 85)
    assert scene.classes.number == BAG
    assert scene.class_panel.list.currentRow() == BAG
    act(scene, Tool.INK.name)
    click(scene, 60, 35, ALT)
    assert scene.classes.number == HAIR
    assert len(scene.session.history.entries) == 5


def test_the_wand_selects_a_thing_and_by_a_double_click_all_that_touches_it(scene) -> None:
    paint_person(scene)
    act(scene, Tool.WAND.name)
    click(scene, 60, 80)
    assert np.array_equal(scene.session.selection, labels(scene) == DRESS)
    double_click(scene, 60, 80)
    assert np.array_equal(scene.session.selection, np.isin(labels(scene), (DRESS, HAIR)))
    take(scene, BAG)
    QTest.mouseClick(scene.class_panel.turn_button, LEFT)
    assert set(np.unique(labels(scene))) == {BACKGROUND, BAG}
    assert names(scene)[-1] == "Turn into: bag"


def test_a_thing_is_turned_into_another_by_a_menu(scene) -> None:
    paint_person(scene)
    act(scene, Tool.WAND.name)
    click(scene, 60, 80, button=RIGHT)
    texts = [action.text() for action in scene.painting.menu.actions()]
    assert texts[0] == "Turn into, instead of dress"
    assert texts[2:] == ["Background", "Skin", "Hair", "Bag"]
    scene.painting.menu.actions()[3].trigger()
    scene.painting.menu.close()
    assert np.array_equal(labels(scene) == SKIN, labels(scene) == labels(scene)[40, 30])
    assert names(scene)[-1] == "Turn into: skin"
    QTest.mouseMove(scene.canvas, on_canvas(scene, 140, 85))
    act(scene, "turn_into")
    next(action for action in scene.painting.menu.actions() if action.text() == "Hair").trigger()
    scene.painting.menu.close()
    assert labels(scene)[42, 70] == HAIR


def test_of_a_photo_one_click_keeps_a_thing_and_two_the_person(window, qtbot, monkeypatch, tmp_path) -> None:
    pixels = np.full((128, 192, 3), COLOURS[BACKGROUND], np.uint8)
    pixels[32:112, 48:80], pixels[16:32, 48:80], pixels[64:96, 144:176] = COLOURS[DRESS], COLOURS[HAIR], COLOURS[BAG]
    path = tmp_path / "street.png"
    Image.fromarray(pixels).save(path)
    act(window, "open_scene")
    dialog = window.findChild(OpenSceneDialog)
    assert not dialog.open_button.isEnabled()
    answer_dialog(monkeypatch, "getOpenFileName", path)
    QTest.mouseClick(dialog.photo_button, LEFT)
    QTest.mouseClick(dialog.open_button, LEFT)
    wait_painted(qtbot, window)
    assert set(np.unique(labels(window))) == {BACKGROUND, HAIR, DRESS, BAG}
    act(window, Tool.PRESERVE.name)
    act(window, "shape_wand")
    click(window, 160, 80)
    kept = window.session.document.levels > 0
    assert np.array_equal(np.nonzero(kept.any(1))[0], [4, 5])
    assert np.array_equal(np.nonzero(kept.any(0))[0], [9, 10])
    double_click(window, 64, 80)
    kept = window.session.document.levels > 0
    assert kept[1:7, 3:5].all()
    assert kept.sum() == 12 + 4


def test_a_scene_gets_another_size_with_what_is_kept_and_goes_back(window, qtbot, monkeypatch, tmp_path) -> None:
    pixels = np.full((256, 384, 3), COLOURS[BACKGROUND], np.uint8)
    cv2.circle(pixels, (128, 128), 64, COLOURS[DRESS].tolist(), -1)
    path = tmp_path / "street.png"
    Image.fromarray(pixels).save(path)
    act(window, "open_scene")
    answer_dialog(monkeypatch, "getOpenFileName", path)
    QTest.mouseClick(window.findChild(OpenSceneDialog).photo_button, LEFT)
    QTest.mouseClick(window.findChild(OpenSceneDialog).open_button, LEFT)
    wait_painted(qtbot, window)
    act(window, Tool.PRESERVE.name)
    act(window, "shape_wand")
    click(window, 128, 128)
    before = window.session.document
    act(window, "resize")
    dialog = window.findChild(ResizeDialog)
    dialog.side.setValue(512)
    assert "Labels are carried over" in dialog.what.text()
    QTest.mouseClick(dialog.resize_button, LEFT)
    qtbot.waitUntil(lambda: window.session.document is not before, timeout=10000)
    wait_painted(qtbot, window)
    after = window.session.document
    assert after.size == (768, 512)
    # Four times the pixels, and a circle still.
    inside = (after.labels == DRESS).sum()
    assert abs(inside / (before.labels == DRESS).sum() - 4) < 0.1
    assert abs((after.levels > 0).mean() - (before.levels > 0).mean()) < 0.03
    act(window, "undo")
    assert window.session.document is before


def test_the_view_and_the_overlay_show_the_labels(scene, qtbot) -> None:
    paint_person(scene)
    act(scene, View.LABELS.name)
    place = on_canvas(scene, 60, 80)
    assert scene.canvas.grab().toImage().pixelColor(place).name() == class_colour(DRESS)
    act(scene, View.DECODED.name)
    act(scene, Tool.PAN.name)
    wait_painted(qtbot, scene)
    plain = scene.canvas.grab().toImage().pixelColor(place).getRgb()[:3]
    assert plain == tuple(COLOURS[DRESS])
    act(scene, "pin_labels")
    scene.overlays.labels.slider.setValue(100)
    assert scene.canvas.grab().toImage().pixelColor(place).name() == class_colour(DRESS)
    # What is nothing in particular has no tint.
    empty = on_canvas(scene, 20, 20)
    assert scene.canvas.grab().toImage().pixelColor(empty).getRgb()[:3] == tuple(COLOURS[BACKGROUND])


def test_bytes_of_the_labels_are_told_and_layers_that_scenes_lack_are_not(scene, qtbot) -> None:
    paint_person(scene)
    qtbot.waitUntil(lambda: scene.session.sizes is not None)
    shown = {layer for layer, label in scene.rate.layers.items() if not label.isHidden()}
    assert "labels" in shown
    assert shown.isdisjoint({"structure", "texture"})
    assert scene.rate.layers["labels"].text() == f"{scene.session.sizes['labels']} B"
    assert scene.session.sizes["labels"] > 0


def test_what_needs_lines_or_textures_is_absent_or_says_why(scene) -> None:
    actions = scene.actions_by_key
    for key in ("fit_bytes", "morph"):
        assert not actions[key].isEnabled()
        assert "This picture has no lines" in actions[key].toolTip()
    for key in ("surprise", "colour", "refine"):
        assert not actions[key].isEnabled()
    assert "This picture has no textures" in actions["surprise"].toolTip()
    hidden = ("PUSH", "WARP", "MOVE", "STRUCTURE", "clean_up", "detect_anew", "import_map", "pin_lines")
    assert not any(actions[key].isVisible() for key in hidden)
    assert actions[Tool.INK.name].text() == "Brush"


def test_photos_and_scenes_side_by_side_have_their_own_tools(scene, qtbot, photo_path) -> None:
    act(scene, Tool.FILL.name)
    act(scene, View.LABELS.name)
    assert scene.class_panel.isVisible()
    scene.files.open(photo_path)
    qtbot.waitUntil(lambda: scene.session.document.model == MODEL)
    assert scene.editor.tool is Tool.INK
    assert scene.canvas.view is View.STRUCTURE
    assert scene.textures.isVisible()
    assert not scene.class_panel.isVisible()
    assert not scene.actions_by_key[Tool.FILL.name].isVisible()
    act(scene, Tool.PUSH.name)
    scene.session.switch(0)
    assert scene.editor.tool is Tool.INK
    assert scene.canvas.view is View.LABELS
    assert scene.class_panel.isVisible()


def test_scenes_come_back_from_projects_and_files(scene, tmp_path) -> None:
    paint_person(scene)
    for suffix in (".gcs", ".gcx"):
        path = tmp_path / f"work{suffix}"
        assert scene.files.save_to(path, scene.session.current)
        again = load_project(path).document if suffix == ".gcs" else read_file(path)
        assert again == scene.session.document


def test_pointing_at_nothing_is_told(scene) -> None:
    scene.canvas.pointer_left()
    act(scene, "turn_into")
    assert "Point at a thing" in message(scene)


def test_the_palette_names_the_classes_and_what_they_take(scene) -> None:
    paint_person(scene)
    listed = scene.class_panel.list
    assert [listed.item(row).text() for row in range(listed.count())] == [name.capitalize() for name in CLASSES]
    places = [listed.visualItemRect(listed.item(row)) for row in (BACKGROUND, SKIN, HAIR)]
    assert places[0].top() == places[1].top() < places[2].top()
    assert listed.item(DRESS).font().bold()
    assert not listed.item(SKIN).font().bold()
    assert "of the picture" in listed.item(DRESS).toolTip()
    assert all(button.text() or button.accessibleName() for button in scene.class_panel.findChildren(QAbstractButton))


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_labels_go_out_as_a_map_and_come_back(scene, monkeypatch, tmp_path, suffix) -> None:
    paint_person(scene)
    before, path = labels(scene), tmp_path / f"map{suffix}"
    answer_dialog(monkeypatch, "getSaveFileName", path)
    act(scene, "export_labels")
    assert path.stat().st_size > 0
    act(scene, "select_all")
    take(scene, SKIN)
    QTest.mouseClick(scene.class_panel.turn_button, LEFT)
    assert (labels(scene) == SKIN).all()
    answer_dialog(monkeypatch, "getOpenFileName", path)
    act(scene, "import_labels")
    assert np.array_equal(labels(scene), before)
    assert names(scene)[-1] == "Import labels"


def test_a_photo_in_the_place_of_a_map_is_one_line(scene, monkeypatch, photo_path) -> None:
    answer_dialog(monkeypatch, "getOpenFileName", photo_path)
    before = scene.session.document
    act(scene, "import_labels")
    assert message(scene).startswith("No labels imported: photo.png: ")
    assert "\n" not in message(scene)
    assert scene.session.document is before


def test_a_photo_opens_with_the_labels_of_a_map(window, qtbot, monkeypatch, tmp_path) -> None:
    photo, drawn = tmp_path / "street.png", tmp_path / "map.png"
    Image.fromarray(np.full((128, 192, 3), COLOURS[HAIR], np.uint8)).save(photo)
    wanted = np.zeros((64, 96), np.uint8)
    wanted[10:30, 20:60] = BAG
    Image.fromarray(wanted).save(drawn)
    act(window, "open_scene")
    dialog = window.findChild(OpenSceneDialog)
    answer_dialog(monkeypatch, "getOpenFileName", photo)
    QTest.mouseClick(dialog.photo_button, LEFT)
    QTest.keyClick(dialog.sources, Qt.Key.Key_Down)
    assert not dialog.open_button.isEnabled()
    answer_dialog(monkeypatch, "getOpenFileName", drawn)
    QTest.mouseClick(dialog.map_button, LEFT)
    QTest.mouseClick(dialog.open_button, LEFT)
    wait_painted(qtbot, window)
    assert np.array_equal(labels(window), wanted)
    assert window.session.original is not None


def test_the_export_offers_labels_in_the_place_of_lines(scene, qtbot) -> None:
    paint_person(scene)
    wait_painted(qtbot, scene)
    act(scene, "export")
    qtbot.waitUntil(lambda: scene.exporting.dialog is not None)
    dialog = scene.exporting.dialog
    offered = [button.text() for button in dialog.findChildren(QToolButton) if button.isCheckable()]
    assert {"Labels, PNG", "Labels, SVG"} <= set(offered)
    assert "Lines, SVG" not in offered
    for text in ("Labels, PNG", "Labels, SVG", "Layers, OpenRaster", "Side-by-side sheet, PNG"):
        QTest.mouseClick(next(button for button in dialog.findChildren(QToolButton) if button.text() == text), LEFT)
        qtbot.waitUntil(dialog.copy_button.isEnabled)
    dialog.reject()


def test_what_happens_in_a_scene_is_found_again_after_a_crash(scene) -> None:
    paint_person(scene)
    scene.autosave.flush()
    [kept] = [recover(base.parent) for base in scene.autosave._root.glob("*/base.gcs")]
    assert kept.history.document == scene.session.document
    assert [entry.name for entry in kept.history.entries] == names(scene)


def test_many_photos_become_scenes_by_the_model_that_is_chosen(window, qtbot, photo_path) -> None:
    act(window, "batch")
    dialog = window.exporting._batch
    offered = [dialog.form.models.itemText(row) for row in range(dialog.form.models.count())]
    assert offered == [own.name for own in installed_of_known_families().values()]
    assert (offered[0], offered[-1]) == ("studio", "toyscene")
    QTest.keyClicks(dialog.form.models, "toys")
    dialog.add([photo_path])
    qtbot.waitUntil(dialog.start_button.isEnabled)
    QTest.mouseClick(dialog.start_button, LEFT)
    qtbot.waitUntil(lambda: not dialog.is_busy and dialog.report.count() == 1)
    assert read_file(photo_path.parent / "gcx" / "photo.gcx").model == IDENTITY
    dialog.reject()


def test_a_presentation_of_a_scene_has_neither_lines_nor_textures(scene) -> None:
    paint_person(scene)
    source = Source("Scene", scene.session.document, None, None, None)
    assert source.scenes == (Scene.RESULT, Scene.INVENTED)


def test_the_wand_of_the_mask_tools_says_what_it_does_in_a_scene(scene, qtbot, photo_path) -> None:
    wand = scene.actions_by_key["shape_wand"]
    assert "a whole person" in wand.toolTip()
    scene.files.open(photo_path)
    qtbot.waitUntil(lambda: scene.session.document.model == MODEL)
    assert "lines enclose" in wand.toolTip()


def test_where_no_net_finds_labels_they_come_from_a_map(window, monkeypatch) -> None:
    monkeypatch.setattr(scenes, "finds_labels", lambda _: False)
    act(window, "open_scene")
    dialog = window.findChild(OpenSceneDialog)
    assert dialog.sources.currentText() == "From a map"
    assert not dialog.sources.isEnabled()
    assert "not installed" in dialog.sources.toolTip()
    dialog.reject()
