"""What the canvas paints: views, grids, overlays, sharpness; pixel by pixel."""

import itertools

import cv2
import numpy as np
import pytest
from canvas_helpers import HEIGHT, WIDTH, a_document, on_canvas, plain, shown_canvas
from PySide6.QtCore import QPointF, QRect, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gc_studio.app.look.theme import apply_theme
from gc_studio.canvas import Tool, View
from gc_studio.canvas.colours import LEVELS
from gc_studio.canvas.legend import in_words, paint_legend
from gc_studio.canvas.viewport import Viewport


@pytest.fixture
def noise() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3)).astype(np.uint8)


@pytest.fixture
def canvas(qtbot):
    return shown_canvas(qtbot)


def pixels(image: QImage) -> np.ndarray:
    """uint8 (H, W, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2::-1].copy()


def at(canvas, x: float, y: float) -> int:
    """Grey level shown at a picture point."""
    return canvas.grab().toImage().pixelColor(on_canvas(canvas, x, y)).red()


def test_side_by_side_shows_both_at_one_zoom(canvas) -> None:
    canvas.set_view(View.SIDE)
    left, right = canvas.scene.panes()
    image = canvas.grab().toImage()
    place = on_canvas(canvas, 100.5, 100.5)
    assert image.pixelColor(place).red() == 140
    assert image.pixelColor(place + right.corner.toPoint()).red() == 100
    assert right.area.left() > left.area.right()
    canvas.fit()
    assert canvas.viewport.zoom < 1


def test_another_view_keeps_what_is_in_the_middle(canvas) -> None:
    canvas.zoom_by(2)
    canvas.pan_by(QPointF(31, -22))

    def middle() -> QPointF:
        return canvas.viewport.to_picture(canvas.scene.panes()[0].area.center())

    before = middle()
    canvas.set_view(View.SIDE)
    assert (middle() - before).manhattanLength() < 1
    canvas.set_view(View.DECODED)
    assert (middle() - before).manhattanLength() < 1


def test_difference_is_amplified_and_follows_both_pictures(canvas) -> None:
    canvas.set_view(View.DIFFERENCE)
    assert at(canvas, 100, 100) == 80
    canvas.set_decoded(plain(90))
    assert at(canvas, 100, 100) == 20
    canvas.set_original(plain(90))
    assert at(canvas, 100, 100) == 0
    canvas.set_original(plain(255))
    canvas.set_decoded(plain(0))
    assert at(canvas, 100, 100) == 255


@pytest.mark.parametrize("view", [View.ORIGINAL, View.SPLIT, View.SIDE, View.DIFFERENCE])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_without_the_photo_a_notice_says_so(canvas, view: View, theme: str) -> None:
    apply_theme(QApplication.instance(), theme)
    canvas.set_view(view)
    with_photo = canvas.grab().toImage()
    canvas.set_original(None)
    area = canvas.scene.panes()[-1].area
    if view is View.SPLIT:
        area.setLeft(canvas.divider.x(canvas.width()))
    around = QRect(0, 0, 60, 20)
    around.moveCenter(area.center().toPoint())
    shown = pixels(canvas.grab().toImage().copy(around))
    assert len(np.unique(shown.reshape(-1, 3), axis=0)) > 2
    assert not np.array_equal(shown, pixels(with_photo.copy(around)))
    apply_theme(QApplication.instance())


def test_nothing_is_laid_over_a_notice(canvas) -> None:
    canvas.set_original(None)
    canvas.set_view(View.DIFFERENCE)
    bare = canvas.grab().toImage()
    canvas.set_tool(Tool.PRESERVE, 40)
    canvas.set_overlays(1, 1, True, True)
    assert canvas.grab().toImage() == bare
    canvas.set_original(plain(100))
    assert canvas.grab().toImage() != bare


def test_actual_size_is_one_pixel_for_one_pixel(qtbot, noise: np.ndarray) -> None:
    canvas = shown_canvas(qtbot, noise)
    # Its middle lies between two pixels.
    canvas.resize(641, 483)
    canvas.actual_size()
    corner = canvas.viewport.transform()
    x, y = int(corner.dx()), int(corner.dy())
    np.testing.assert_array_equal(pixels(canvas.grab().toImage())[y : y + HEIGHT, x : x + WIDTH], noise)


def test_on_a_fine_screen_the_pixel_is_the_screens_own(qtbot, noise: np.ndarray) -> None:
    canvas = shown_canvas(qtbot, noise)
    # An odd offset in the screen's own pixels lies between those of the widget.
    canvas.resize(641, 483)
    canvas.viewport.set_ratio(2)
    canvas.actual_size()
    assert canvas.viewport.zoom == 1
    image = QImage(2 * canvas.width(), 2 * canvas.height(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    canvas.render(image)
    corner = canvas.viewport.transform()
    x, y = round(2 * corner.dx()), round(2 * corner.dy())
    np.testing.assert_array_equal(pixels(image)[y : y + HEIGHT, x : x + WIDTH], noise)


def test_zoom_counts_the_screens_own_pixels() -> None:
    plain_screen, fine_screen = Viewport(), Viewport()
    fine_screen.set_ratio(2)
    for viewport in (plain_screen, fine_screen):
        viewport.resize(QSizeF(440, 340))
        viewport.show(QSizeF(400, 300))
    assert (plain_screen.zoom, fine_screen.zoom) == (1, 2)
    assert plain_screen.to_widget(QPointF(50, 50)) == fine_screen.to_widget(QPointF(50, 50))
    # Fitted it stays fitted on another screen; else it keeps its zoom and what is in the middle.
    fine_screen.set_ratio(1)
    assert fine_screen.zoom == 1
    fine_screen.zoom_at(QPointF(100, 100), 3)
    middle = fine_screen.to_picture(QPointF(220, 170))
    fine_screen.set_ratio(2)
    assert fine_screen.zoom == 3
    assert (fine_screen.to_picture(QPointF(220, 170)) - middle).manhattanLength() < 1e-6


def test_fabrics_do_not_flicker_when_they_are_shown_small(qtbot) -> None:
    stripes = plain(0)
    stripes[:, ::2] = 200
    canvas = shown_canvas(qtbot, stripes)
    canvas.zoom_by(0.23)
    corner = canvas.viewport.transform().map(QPointF(WIDTH, HEIGHT))
    start = canvas.viewport.offset
    image = pixels(canvas.grab().toImage())
    inside = image[int(start.y()) + 3 : int(corner.y()) - 3, int(start.x()) + 3 : int(corner.x()) - 3, 0]
    assert np.ptp(inside.astype(int)) <= 4
    assert abs(int(np.median(inside)) - 100) <= 4


def lines_in(row: np.ndarray) -> np.ndarray:
    """Where a row of grey levels differs from its commonest."""
    return np.flatnonzero(row != np.bincount(row).argmax())


@pytest.mark.parametrize("level", [10, 128, 245])
@pytest.mark.parametrize(("tool", "pitch"), [(Tool.PAN, 10), (Tool.INK, 20), (Tool.LASSO, 20)])
def test_grid_of_pixels_at_high_zoom(qtbot, level: int, tool: Tool, pitch: int) -> None:
    canvas = shown_canvas(qtbot, plain(level))
    canvas.set_tool(tool, 2)
    canvas.zoom_by(7.9)
    row = pixels(canvas.grab().toImage())[3, 5:-5, 0]
    assert len(lines_in(row)) == 0
    canvas.actual_size()
    canvas.zoom_by(10)
    row = pixels(canvas.grab().toImage())[3, 5:-5, 0]
    assert set(np.diff(lines_in(row))) == {pitch}
    difference = abs(int(row[lines_in(row)[0]]) - int(row[lines_in(row)[0] + 2]))
    assert 10 < difference < 60


def test_grid_of_cells_with_the_mask_tools(canvas) -> None:
    y = on_canvas(canvas, 0, 10).y()
    left, right = on_canvas(canvas, 1, 0).x(), on_canvas(canvas, WIDTH - 1, 0).x()
    row = pixels(canvas.grab().toImage())[y, left:right, 0]
    assert len(lines_in(row)) == 0
    canvas.set_tool(Tool.PRESERVE, 40)
    row = pixels(canvas.grab().toImage())[y, left:right, 0]
    assert set(np.diff(lines_in(row))) == {16}


def test_overlays_have_the_colours_one_sets(canvas) -> None:
    canvas.set_overlays(1, 1, True, True)
    canvas.set_overlay_colours("#ff0000", ["#0000ff", "#00ff00", "#ff00ff"])
    image = canvas.grab().toImage()
    assert image.pixelColor(on_canvas(canvas, 60.5, HEIGHT // 2 + 1)) == QColor("#ff0000")
    cell = image.pixelColor(on_canvas(canvas, 70, 50))
    assert cell.blue() > cell.red() + 50
    with pytest.raises(ValueError, match="no colour"):
        canvas.set_overlay_colours("#ff0000", ["#0000ff", "#00ff00", "blueish"])


LEVEL_PLACES = [(200, 40), (60, 40), (60, 72), (60, 88)]
"""Picture points of which each lies in a cell of one level more."""


@pytest.fixture
def layered(canvas):
    """A document with cells of every level."""
    fine = np.zeros((HEIGHT // 16, WIDTH // 16), bool)
    fine[4:6, 3:5] = True
    faithful = fine.copy()
    faithful[4] = False
    canvas.set_document(canvas.layers.document.with_layers(fine_mask=fine, faithful_mask=faithful))
    return canvas


def shown(canvas) -> list[np.ndarray]:
    """RGB at a point of each level."""
    image = canvas.grab().toImage()
    return [np.array(image.pixelColor(on_canvas(canvas, *place)).getRgb()[:3], int) for place in LEVEL_PLACES]


def test_every_level_has_a_tint(layered) -> None:
    bare = shown(layered)
    layered.set_tool(Tool.PRESERVE, 40)
    tinted = shown(layered)
    assert np.array_equal(bare[0], tinted[0])
    changes = [np.abs(a - b).sum() for a, b in zip(bare, tinted, strict=True)]
    assert min(changes[1:]) > 30
    for number, one in enumerate(tinted):
        assert all(np.abs(one - other).sum() > 30 for other in tinted[number + 1 :])


@pytest.mark.parametrize(
    "seen",
    [
        [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
        [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
        [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
    ],
    ids=["no red", "no green", "no blue"],
)
def test_levels_can_be_told_apart_by_who_lacks_a_colour(seen: list[list[float]]) -> None:
    """seen: linear RGB -> what is seen of it, after Machado, Oliveira and Fernandes."""
    colours = np.array([list(bytes.fromhex(level.colour[1:])) for level in LEVELS], np.float32) / 255
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    left = np.clip(linear @ np.array(seen).T, 0, 1)
    shown = np.where(left <= 0.0031308, left * 12.92, 1.055 * left ** (1 / 2.4) - 0.055).astype(np.float32)
    lab = cv2.cvtColor(shown[None], cv2.COLOR_RGB2Lab)[0]
    for one, other in itertools.combinations(lab, 2):
        assert np.linalg.norm(one - other) > 30


def test_lines_run_between_levels(layered) -> None:
    layered.set_tool(Tool.PAN, 2)
    layered.set_overlays(0, 0.6, False, True)
    # Along a column of cells: from the middle of those with level 2 to the middle of those with level 3.
    image = pixels(layered.grab().toImage())
    top, bottom = on_canvas(layered, 60, 72), on_canvas(layered, 60, 88)
    column = image[top.y() : bottom.y() + 1, top.x()].astype(int)
    inside = np.abs(np.diff(column, axis=0)).sum(1)
    assert inside[5:11].max() > 40
    assert inside[:4].max() == inside[-4:].max() == 0


def test_what_is_invented_is_tinted_and_told(layered) -> None:
    layered.set_view(View.INVENTED)
    tinted = shown(layered)
    for number, one in enumerate(tinted):
        assert all(np.abs(one - other).sum() > 40 for other in tinted[number + 1 :])
    # With the tool in hand its tints do not come on top.
    layered.set_tool(Tool.PRESERVE, 40)
    assert all(np.array_equal(a, b) for a, b in zip(tinted, shown(layered), strict=True))
    # It follows edits and pictures.
    layered.set_document(a_document())
    assert np.array_equal(shown(layered)[3], tinted[1])
    layered.set_decoded(plain(10))
    assert not np.array_equal(shown(layered)[0], tinted[0])


def test_the_legend_breaks_lines_where_there_is_little_room(layered) -> None:
    heights = []
    for width in (180, 480):
        image = QImage(500, 200, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        paint_legend(painter, layered.layers.levels, QPointF(10, 190), width)
        painter.end()
        rows, columns = np.nonzero((pixels(image) != 255).any(2))
        assert (columns.min(), rows.max()) == (10, 189)
        assert columns.max() < 10 + width
        heights.append(int(np.ptp(rows)))
    assert heights[0] > 2 * heights[1]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((400, 0, 0, 0), "100 % invented"),
        ((0, 0, 0, 400), "0 % invented, 100 % faithful"),
        ((248, 80, 40, 32), "62 % invented, 20 % gist, 10 % fine, 8 % faithful"),
        ((397, 0, 3, 0), "99.2 % invented, 0.8 % fine"),
    ],
)
def test_shares_in_words(counts: tuple[int, ...], told: str) -> None:
    levels = np.repeat(np.arange(4, dtype=np.uint8), counts).reshape(20, 20)
    assert in_words(levels).replace("\N{NO-BREAK SPACE}", " ") == told


@pytest.mark.parametrize("view", [View.DECODED, View.STRUCTURE, View.SIDE, View.SPLIT, View.INVENTED])
@pytest.mark.parametrize("zoom", [0.7, 1, 3.3])
def test_what_is_repainted_in_part_looks_like_what_is_painted_whole(canvas, qtbot, view: View, zoom: float) -> None:
    canvas.set_view(view)
    canvas.set_tool(Tool.INK, 2)
    canvas.zoom_by(zoom)
    QApplication.processEvents()
    document = canvas.layers.document
    structure, mask = document.structure.copy(), document.mask.copy()
    structure[60:63, 70:90] = True
    mask[8:10, 8:12] = True
    canvas.set_overlays(1, 1, True, True)
    QApplication.processEvents()
    canvas.set_document(document.with_layers(structure=structure, mask=mask))
    QApplication.processEvents()
    # The screen shows what was painted last; a grab would paint everything.
    in_part = canvas.screen().grabWindow(canvas.winId()).toImage()
    canvas.repaint()
    whole = canvas.screen().grabWindow(canvas.winId()).toImage()
    assert in_part == whole
    assert in_part.size() == canvas.size()


def test_only_what_changed_is_repainted(canvas) -> None:
    document = canvas.layers.document
    structure = document.structure.copy()
    structure[10:12, 20:25] = True
    box = canvas.layers.set_document(document.with_layers(structure=structure))
    assert (box.left(), box.top(), box.right(), box.bottom()) == (40, 20, 50, 24)
    assert canvas.layers.set_document(canvas.layers.document).isEmpty()
    other = canvas.layers.set_document(a_document(scale=1))
    assert (other.width(), other.height()) == (WIDTH, HEIGHT)
