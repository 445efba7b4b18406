"""Present: what is seen when, the keys of a remote, the divider, and the presentation as a file."""

import io
import itertools
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
import pytest
from drive_helpers import CONTROL, KEY, answer_dialog, key
from PIL import Image
from PySide6.QtCore import QPoint, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import LEFT, FakeModel, draw, message, picture_of

from gc_studio.app.present import saving
from gc_studio.app.present import story as story_module
from gc_studio.app.present.painting import layout, paint
from gc_studio.app.present.scenes import GROUND, Moment, seen_at, sizes_at
from gc_studio.app.present.story import Scene, Source, Story, pen_order, stories
from gc_studio.app.present.view import PresentView
from gc_studio.bench.others import encode_smallest, nearest_other
from gc_studio.bitstream import DocumentWriter, write
from gc_studio.document.edits import set_levels

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def told(photo: np.ndarray, has_photo: bool = True) -> list[Story]:
    """All stages of a story of a photo, of which a part is kept at each level."""
    document, available = FakeModel().analyse(photo)
    levels = np.zeros(document.grid, np.uint8)
    for level in (1, 2, 3):
        levels[level : level + 2, 3 * level : 3 * level + 3] = level
    small = cv2.resize(photo, document.structure_shape[::-1], interpolation=cv2.INTER_AREA)
    document = document.with_layers(structure=cv2.Canny(small, 80, 160) > 0)
    document = set_levels(document, levels, available)
    source = Source("jacket.webp", document, photo if has_photo else None, 12345, None)
    return list(stories(source, DocumentWriter().sizes, picture_of))


@pytest.fixture(scope="module", autouse=True)
def _small_stage() -> Iterator[None]:
    """Large enough to see, and soon painted."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(story_module, "_STAGE", 400)
        yield


@pytest.fixture(scope="module")
def growing(jacket) -> list[Story]:
    return told(jacket)


@pytest.fixture
def story(growing: list[Story]) -> Story:
    return growing[-1]


# What is seen when


def test_scenes_come_one_after_the_other(growing: list[Story]) -> None:
    assert growing[-1].scenes == tuple(Scene)
    for stage in growing:
        there = [stage.has(scene) for scene in stage.scenes]
        assert there == sorted(there, reverse=True)
    assert [growing[0].has(scene) for scene in Scene][:3] == [True, True, False]
    assert all(map(growing[-1].has, Scene))


def test_the_bytes_run_up_to_those_of_the_file(story: Story) -> None:
    counted = [
        sum(sizes_at(story, Moment(scene, share)).values()) for scene in story.scenes for share in (0.0, 0.3, 0.8, 1.0)
    ]
    assert counted == sorted(counted)
    assert counted[0] == 0
    assert counted[-1] == len(write(story.source.document))
    lines = sizes_at(story, Moment(Scene.LINES))
    assert {layer for layer, size in lines.items() if size} == {"structure", "container"}


def test_lines_are_drawn_along_themselves(story: Story) -> None:
    drawn = [(seen_at(story, Moment(Scene.LINES, share)).picture != GROUND).any(2) for share in (0.0, 0.25, 0.5, 1.0)]
    assert not drawn[0].any()
    for before, after in itertools.pairwise(drawn):
        assert after[before].all()
        assert after.sum() > before.sum()
    corner = np.zeros((9, 9), bool)
    corner[1, 1:8] = corner[1:8, 7] = True
    order = pen_order(corner)
    along = [*order[1, 1:8], *order[2:8, 7]]
    assert along == sorted(along) or along == sorted(along, reverse=True)
    assert order.max() == 65535
    assert not order[~corner].any()


def test_scenes_end_with_what_the_decoder_paints(story: Story) -> None:
    for scene, level in ((Scene.TEXTURES, 0), (Scene.GIST, 1), (Scene.FINE, 2), (Scene.FAITHFUL, 3), (Scene.RESULT, 3)):
        assert np.array_equal(seen_at(story, Moment(scene)).picture, story.decoded[level]), scene
        if scene is not Scene.TEXTURES:
            before = story.decoded[max(level - 1, 0)] if scene is not Scene.RESULT else story.decoded[3]
            assert np.array_equal(seen_at(story, Moment(scene, 0.0)).picture, before), scene
    halfway = seen_at(story, Moment(Scene.FAITHFUL, 0.5)).picture
    assert not np.array_equal(halfway, story.decoded[2])
    assert not np.array_equal(halfway, story.decoded[3])
    shown = seen_at(story, Moment(Scene.INVENTED))
    assert [entry.text.split()[-1] for entry in shown.legend] == ["invented", "gist", "fine", "faithful"]


def test_plain_colours_come_before_textures(story: Story) -> None:
    laid = seen_at(story, Moment(Scene.TEXTURES, 0.55)).picture
    away = story.drawing.ink == 0
    assert np.array_equal(laid[away], story.painting.colours[away])


def test_beside_the_photo_a_divider_moves(story: Story) -> None:
    seen = seen_at(story, Moment(Scene.BESIDE, divider=0.25))
    column = round(0.25 * story.size[0])
    assert seen.divider == 0.25
    assert np.array_equal(seen.picture[:, :column], story.decoded[-1][:, :column])
    assert np.array_equal(seen.picture[:, column:], story.photo[:, column:])
    assert seen_at(story, Moment(Scene.BESIDE, 0.0)).divider == 1.0
    assert np.array_equal(seen_at(story, Moment(Scene.LINES, is_photo=True)).picture, story.photo)


def test_other_codecs_spend_as_many_bytes_or_say_that_they_cannot(story: Story, jacket) -> None:
    panes = seen_at(story, Moment(Scene.OTHERS)).panes
    assert panes[0].is_ours
    assert panes[0].figure == f"{story.total:,} B"
    for other, pane in zip(story.others, panes[1:], strict=True):
        least = len(encode_smallest(jacket, other.name))
        assert other.size <= story.total or other.size == least
        assert ("smallest" in pane.figure) == (other.size > story.total)
    data = nearest_other(jacket, "JPEG", 5000)
    assert 4500 < len(data) <= 5000


def test_without_photo_and_kept_parts_there_is_less_to_see(jacket) -> None:
    source = told(jacket, has_photo=False)[-1].source
    assert not {Scene.PHOTO, Scene.BESIDE, Scene.OTHERS} & set(source.scenes)
    plain = replace(source, document=set_levels(source.document, np.zeros(source.document.grid, np.uint8), None))
    assert plain.scenes == (Scene.LINES, Scene.TEXTURES, Scene.RESULT, Scene.INVENTED)
    last = list(stories(plain, DocumentWriter().sizes, picture_of))[-1]
    assert last.has(Scene.INVENTED)
    assert seen_at(last, Moment(Scene.RESULT)).figure == f"{len(write(plain.document)):,} B"


@pytest.mark.parametrize("screen", [(900, 560), (1280, 800), (1920, 1080), (3840, 2160), (700, 1000)])
@pytest.mark.parametrize("shape", [(256, 341), (341, 256), (256, 256)])
def test_picture_and_words_share_the_screen(screen: tuple[int, int], shape: tuple[int, int]) -> None:
    places = layout(QSizeF(*screen), QSizeF(*shape))
    whole = QRectF(0, 0, *screen)
    for area in (places.picture, places.words, places.figures):
        assert whole.contains(area)
    assert not places.picture.intersects(places.words)
    assert not places.picture.intersects(places.figures)
    assert places.picture.width() * places.picture.height() > 0.2 * screen[0] * screen[1]


def test_every_scene_is_painted(story: Story, qapp) -> None:
    for scene in story.scenes:
        image = QImage(480, 300, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint(painter, QSizeF(480, 300), seen_at(story, Moment(scene)), QSizeF(*story.size))
        painter.end()
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(300, 480, 4)
        assert (pixels[..., :3] != GROUND[::-1]).any(2).mean() > 0.03


# The view


def wait_prepared(qtbot, view: PresentView) -> None:
    qtbot.waitUntil(lambda: view.story is not None and all(map(view.story.has, view.story.scenes)), timeout=10000)


@pytest.fixture
def view(studio, qtbot) -> Iterator[PresentView]:
    """A presentation that is prepared, opened by its key; nothing moves by itself."""
    studio.settings.animate = False
    studio.canvas.setFocus()
    key(studio, KEY.Key_F5)
    view = studio.presenting.view
    assert view is not None
    wait_prepared(qtbot, view)
    # The screen of the tests leaves the older window in front.
    studio.move(4000, 4000)
    yield view
    if studio.presenting.view is not None:
        QTest.keyClick(view, KEY.Key_Escape)


def test_a_remote_goes_through_it(studio, view: PresentView, qtbot) -> None:
    assert view.isFullScreen()
    scenes = view.source.scenes
    seen = [view.scene]
    for code in (KEY.Key_PageDown, KEY.Key_Space, KEY.Key_Right, *[KEY.Key_PageDown] * 10):
        QTest.keyClick(view, code)
        assert view.seen is not None
        seen.append(view.scene)
    assert tuple(dict.fromkeys(seen)) == scenes
    assert view.scene is Scene.OTHERS
    for code in (KEY.Key_PageUp, KEY.Key_Left):
        QTest.keyClick(view, code)
    assert view.scene is scenes[-3]
    QTest.keyClick(view, KEY.Key_Home)
    assert view.scene is scenes[0]
    QTest.keyClick(view, KEY.Key_Escape)
    assert studio.presenting.view is None
    qtbot.waitUntil(lambda: studio.findChildren(PresentView) == [])
    assert not studio.messages.is_error


def test_what_moves_stops_and_a_key_brings_it_to_its_end(studio, view: PresentView, qtbot, monkeypatch) -> None:
    view._is_animated = True
    monkeypatch.setitem(saving.SECONDS, Scene.LINES, 0.1)
    assert not view.is_moving
    QTest.keyClick(view, KEY.Key_Space)
    assert view.scene is Scene.LINES
    qtbot.waitUntil(lambda: not view.is_moving)
    assert view.seen.sizes["structure"] == view.story.sizes["structure"]
    QTest.keyClick(view, KEY.Key_Space)
    assert view.scene is Scene.TEXTURES
    assert view.is_moving
    QTest.keyClick(view, KEY.Key_Space)
    assert view.scene is Scene.TEXTURES
    assert not view.is_moving
    QTest.keyClick(view, KEY.Key_Space)
    assert view.is_moving
    QTest.keyClick(view, KEY.Key_PageUp)
    assert view.scene is Scene.TEXTURES
    assert not view.is_moving
    QTest.keyClick(view, KEY.Key_Escape)
    assert not view.is_moving


def test_the_divider_follows_keys_and_mouse(studio, view: PresentView) -> None:
    while view.scene is not Scene.BESIDE:
        QTest.keyClick(view, KEY.Key_PageDown)
    assert view.seen.divider == 0.5
    QTest.keyClick(view, KEY.Key_Left, CONTROL)
    assert view.seen.divider == pytest.approx(0.45)
    area = view.picture_area()
    places = [QPoint(int(area.left() + share * area.width()), int(area.center().y())) for share in (0.3, 0.8)]
    QTest.mousePress(view, LEFT, pos=places[0])
    assert view.seen.divider == pytest.approx(0.3, abs=0.01)
    QTest.mouseMove(view, places[1])
    QTest.mouseRelease(view, LEFT, pos=places[1])
    assert view.seen.divider == pytest.approx(0.8, abs=0.01)
    assert view.scene is Scene.BESIDE
    QTest.keyClick(view, KEY.Key_P)
    assert np.array_equal(view.seen.picture, view.story.photo)
    QTest.keyClick(view, KEY.Key_P)
    QTest.keyClick(view, KEY.Key_PageUp)
    assert view.scene is Scene.RESULT
    assert view.seen.divider is None
    QTest.keyClick(view, KEY.Key_D)
    assert view.seen.divider == 0.5
    QTest.keyClick(view, KEY.Key_D)
    assert view.seen.divider is None
    QTest.mouseClick(view, LEFT, pos=places[0])
    assert view.scene is Scene.BESIDE


def test_buttons_come_with_the_mouse(studio, view: PresentView) -> None:
    button = view.buttons["next"]
    assert not button.isVisible()
    QTest.mouseMove(view, QPoint(80, 60))
    assert button.isVisible()
    assert all(each.accessibleName() for each in view.buttons.values())
    QTest.mouseClick(button, LEFT)
    assert view.scene is Scene.LINES
    QTest.mouseClick(view.buttons["back"], LEFT)
    assert view.scene is Scene.PHOTO
    QTest.mouseClick(view.buttons["leave"], LEFT)
    assert studio.presenting.view is None


def test_presenting_again_shows_the_newest(studio, view: PresentView, qtbot) -> None:
    QTest.keyClick(view, KEY.Key_PageDown)
    first = view.story
    draw(studio, [(20, 20), (300, 200)])
    studio.actions_by_key["present"].trigger()
    assert studio.presenting.view is view
    wait_prepared(qtbot, view)
    assert view.scene is Scene.PHOTO
    assert view.story.source.document is studio.session.document
    assert view.story.source is not first.source


def test_before_the_model_is_there_it_says_so(make_window, photo_path, qtbot, model) -> None:
    studio = make_window()
    assert not studio.actions_by_key["present"].isEnabled()
    studio.start([photo_path])
    qtbot.waitUntil(lambda: studio.session.document is not None, timeout=10000)
    studio.engine._model = type(studio.engine._model)()
    studio.actions_by_key["present"].trigger()
    assert studio.presenting.view is None
    assert "loading" in message(studio)
    studio.engine._model.set_result(model)


# Files


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_RATE", 1)
    monkeypatch.setattr(saving, "FILM_SIZE", (160, 100))
    monkeypatch.setattr(saving, "TILE_SIZE", (160, 100))


def test_it_is_saved_as_an_animation_and_as_a_sheet(studio, view, small, qtbot, monkeypatch, tmp_path) -> None:
    for code, name in ((KEY.Key_W, "shown.webp"), (KEY.Key_S, "shown-scenes.png")):
        path = tmp_path / name
        answer_dialog(monkeypatch, "getSaveFileName", path)
        QTest.keyClick(view, code)
        qtbot.waitUntil(lambda name=name: view.message.startswith(f"Saved {name}"), timeout=10000)
        with Image.open(io.BytesIO(path.read_bytes())) as image:
            if name.endswith("webp"):
                assert image.n_frames > len(view.source.scenes)
                assert image.size == (160, 100)
            else:
                assert image.size == (320, 100 * -(-len(view.source.scenes) // 2))
    answer_dialog(monkeypatch, "getSaveFileName", tmp_path / "nowhere" / "shown.webp")
    QTest.keyClick(view, KEY.Key_W)
    qtbot.waitUntil(lambda: view.message.startswith("Cannot write"), timeout=10000)


def test_escape_calls_off_what_is_written_before_it_leaves(studio, view, qtbot, monkeypatch, tmp_path) -> None:
    answer_dialog(monkeypatch, "getSaveFileName", tmp_path / "long.webp")
    QTest.keyClick(view, KEY.Key_W)
    assert "Writing long.webp" in view.message
    QTest.keyClick(view, KEY.Key_Escape)
    assert view.isVisible()
    assert view.message == "long.webp was not written."
    QTest.keyClick(view, KEY.Key_Escape)
    assert studio.presenting.view is None
    QApplication.processEvents()
    assert not (tmp_path / "long.webp").exists()
