"""Rate and history in the window: figures, curve, marks of other codecs, jumps."""

from pathlib import Path

from drive_helpers import CONTROL, KEY, SHIFT, click_tab, document, key, names
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import LEFT, choose, draw, drop, total, wait_decoded

from gc_studio.bitstream import write


def work(studio) -> list[int]:
    """Ink, a texture, a bit of mask; the bytes of the file after each."""
    sizes = [total(studio)]
    key(studio, KEY.Key_B)
    draw(studio, [(240, 20), (300, 60)])
    sizes.append(total(studio))
    choose(studio, 3)
    sizes.append(total(studio))
    key(studio, KEY.Key_P)
    draw(studio, [(160, 130), (200, 150)])
    return [*sizes, total(studio)]


def curve_point(studio, index: int) -> QPoint:
    studio.rate.grab()
    QApplication.processEvents()
    return studio.rate.curve.place_of(index).toPoint()


def test_every_figure_is_that_of_the_file(studio, photo_path: Path) -> None:
    sizes = work(studio)
    assert sizes[-1] == len(write(document(studio)))
    layers = {name: int(label.text().removesuffix(" B")) for name, label in studio.rate.layers.items()}
    assert sum(layers.values()) == sizes[-1]
    assert layers["mask"] > 0
    assert layers["detail"] > 0
    assert studio.rate.bpp.text() == f"{8 * sizes[-1] / (320 * 256):.3f} bpp"
    ratio = photo_path.stat().st_size / sizes[-1]
    assert studio.rate.ratio.text().startswith(f"1 : {ratio:,.0f} of the photo's")
    key(studio, KEY.Key_Z, CONTROL)
    assert total(studio) == sizes[-2]


def test_the_curve_tells_and_jumps(studio, qtbot) -> None:
    # High enough for the curve, also when the marks of other codecs have come.
    studio.resize(1280, 1000)
    sizes = work(studio)
    curve = studio.rate.curve
    texts = []
    for index in range(4):
        QTest.mouseMove(curve.viewport(), curve_point(studio, index))
        qtbot.waitUntil(curve.tip.isVisible)
        texts.append(curve.tip.text().splitlines()[0])
    assert texts == names(studio) == ["Opened", "Ink", "Texture: Tweed", "Preserve, faithful"]
    delta = sizes[3] - sizes[2]
    assert curve.tip.text().splitlines()[1] == f"+{delta:,} B  \N{RIGHTWARDS ARROW}  {sizes[3]:,} B"
    QTest.mouseClick(curve.viewport(), LEFT, pos=curve_point(studio, 1))
    assert studio.session.history.position == 1
    assert total(studio) == sizes[1]
    assert len(names(studio)) == 4
    wait_decoded(qtbot, studio)
    key(studio, KEY.Key_Z, CONTROL | SHIFT)
    assert studio.session.history.position == 2


def test_the_history_lists_every_step_with_its_bytes(studio, qtbot) -> None:
    sizes = work(studio)
    panel = studio.history
    studio.docks["History"].raise_()

    def text(row: int) -> str:
        return panel.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    qtbot.waitUntil(lambda: f"{sizes[1] - sizes[0]:+,}" in text(1))
    assert text(3).startswith("Preserve")
    panel.setFocus()
    for _ in range(3):
        QTest.keyClick(panel, KEY.Key_Up)
    QTest.keyClick(panel, KEY.Key_Return)
    assert studio.session.history.position == 0
    index = panel.model().index(3, 0)
    QTest.mouseClick(panel.viewport(), LEFT, pos=panel.visualRect(index).center())
    assert studio.session.history.position == 3
    wait_decoded(qtbot, studio)


def test_other_codecs_are_marked_for_a_photo_alone(studio, qtbot, tmp_path: Path) -> None:
    marks = studio.rate.marks
    qtbot.waitUntil(marks.isVisible, timeout=20000)
    rows = dict(marks.rows())
    assert {"ours", "JPEG", "WebP"} <= set(rows)
    assert rows["ours"] == total(studio)
    path = tmp_path / "small.gcx"
    path.write_bytes(write(document(studio)))
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    total(studio)
    assert marks.isHidden()
    assert studio.rate.ratio.isHidden()
    click_tab(studio, 0)
    assert marks.isVisible()
    assert dict(marks.rows()) == rows
    assert not studio.rate.ratio.isHidden()


def test_undo_memory_forgets_the_oldest_steps_alone(studio) -> None:
    work(studio)
    kept = document(studio)
    studio.session.limit_history(1)
    assert len(names(studio)) < 4
    assert document(studio) is kept
    assert total(studio) == len(write(kept))
    key(studio, KEY.Key_Z, CONTROL)
    assert names(studio)[studio.session.history.position] == "Texture: Tweed"
