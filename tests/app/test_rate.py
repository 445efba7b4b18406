"""The rate and the history dock: figures, curve, comparison, jumps; with mouse and keys."""

import itertools
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from studio_helpers import show

from gc_studio.app.docks.history import HistoryPanel, changed_layer
from gc_studio.app.docks.rate import RatePanel
from gc_studio.app.look import theme
from gc_studio.bench.others import OTHERS, smallest_others
from gc_studio.document import LAYERS
from gc_studio.storage import RESOURCES

LEFT = Qt.MouseButton.LeftButton
ROLE = Qt.ItemDataRole


def sizes(structure: int, texture: int = 40, detail: int = 0, mask: int = 0, container: int = 20) -> dict[str, int]:
    given = {"structure": structure, "texture": texture, "detail": detail, "mask": mask, "container": container}
    return dict.fromkeys(LAYERS, 0) | given


NAMES = ["Opened", "Ink", "Erase", "Preserve"]
SIZES = [sizes(400), sizes(414), None, sizes(414, 40, 30, 6)]
TOTALS = [460, 474, None, 510]


@pytest.fixture
def rate(qapp, qtbot):
    theme.apply_theme(qapp)
    window = QWidget()
    panel = RatePanel()
    panel.setParent(window)
    panel.resize(290, 360)
    show(qtbot, window, (290, 360))
    yield panel
    theme.apply_theme(qapp)


@pytest.fixture
def history(qapp, qtbot):
    theme.apply_theme(qapp)
    panel = HistoryPanel()
    show(qtbot, panel, (220, 240))
    return panel


def show_history(panel: RatePanel, names: list[str], known: list, position: int) -> None:
    """Show it, until the axis has the width that its figures need."""
    panel.show_history(names, known, position)
    for _ in range(2):
        panel.grab()
        QTest.qWait(0)


def pixel(widget, place: QPoint) -> str:
    return QColor(widget.grab().toImage().pixel(place)).name()


# The rate dock


def test_figures_of_a_file(rate) -> None:
    rate.show_sizes(sizes(450, 47), 256, 256, 110_638)
    assert rate.total.text() == "517 B"
    assert rate.bpp.text() == "0.063 bpp"
    assert rate.ratio.text() == "1 : 214 of the photo's 111 kB"
    assert rate.layers["texture"].text() == "47 B"
    rate.show_sizes(sizes(450, 47), 256, 256, None)
    assert rate.ratio.isHidden()


def test_old_figures_stay_dimmed_while_new_ones_are_counted(rate, qtbot) -> None:
    rate.show_sizes(sizes(450), 256, 256, None)
    bright = rate.grab().toImage()
    rate.show_sizes(None, 256, 256, None)
    qtbot.waitUntil(lambda: rate.is_counting)
    assert rate.total.text() == "510 B"
    assert rate.bpp.text() == "counting…"
    assert rate.grab().toImage() != bright
    rate.show_sizes(sizes(451), 256, 256, None)
    assert not rate.is_counting
    assert (rate.total.text(), rate.bpp.text()) == ("511 B", "0.062 bpp")


def test_figures_that_come_at_once_are_not_dimmed_afterwards(rate, qtbot) -> None:
    rate.show_sizes(None, 256, 256, None)
    rate.show_sizes(sizes(451), 256, 256, None)
    assert not rate._counting.isActive()
    assert rate.total.text() == "511 B"


@pytest.mark.parametrize("width", [220, 290])
def test_nothing_is_cut_off_in_a_narrow_dock(rate, qtbot, width: int) -> None:
    rate.show_sizes(sizes(12_450, 1047, 22_150, 1420), 4096, 4096, 92_345)
    rate.show_marks({"JPEG": 101_171, "WebP": 101_238})
    rate.resize(width, 360)
    labels = (rate.total, rate.bpp, rate.ratio, *rate.layers.values())
    qtbot.waitUntil(lambda: all(label.width() >= label.sizeHint().width() for label in labels))
    for label in labels:
        assert label.mapTo(rate, label.rect().bottomRight()).x() < width


def test_the_curve_tells_what_each_entry_cost(rate, qtbot) -> None:
    show_history(rate, NAMES, SIZES, 3)
    curve = rate.curve
    seen = []
    for index in range(4):
        QTest.mouseMove(curve.viewport(), curve.place_of(index).toPoint())
        qtbot.waitUntil(curve.tip.isVisible)
        seen.append(curve.tip.text())
    assert seen == ["Opened\n460 B", "Ink\n+14 B  →  474 B", "Erase\ncounting…", "Preserve\n510 B"]
    assert rate.rect().contains(curve.tip.geometry())
    assert curve.accessibleDescription() == "Preserve: 510 B"
    QTest.mouseMove(curve.viewport(), QPoint(1, 1))
    qtbot.waitUntil(curve.tip.isHidden)


def test_a_click_on_the_curve_goes_there(rate, qtbot) -> None:
    show_history(rate, NAMES, SIZES, 3)
    with qtbot.waitSignal(rate.jumped) as jump:
        QTest.mouseClick(rate.curve.viewport(), LEFT, pos=rate.curve.place_of(1).toPoint())
    assert jump.args == [1]


def test_the_curve_stacks_the_layers(rate, qtbot) -> None:
    plain = sizes(300, 300, 300, 300, 300)
    show_history(rate, ["Opened", "Ink", "Ink", "Ink", "Ink"], [plain, plain, None, plain, plain], 4)
    # Beside an entry, and over the one whose bytes are not known yet: the areas go through.
    x = int(rate.curve.place_of(2).x()) + 3
    bottom, top = rate.curve.place_of(2).y(), rate.curve.place_of(1).y()
    colours = [pixel(rate.curve, QPoint(x, int(bottom + (top - bottom) * (n + 0.5) / 5))) for n in range(5)]
    assert colours == ["#4cc9f0", "#f2a65a", "#b794f6", "#8a63d2", "#7d8696"]


def test_a_single_entry_and_none_known_yet(rate) -> None:
    rate.show_history(["Opened"], [None], 0)
    assert rate.curve.accessibleDescription() == "Opened: counting…"
    rate.show_history(["Opened"], [sizes(400)], 0)
    assert rate.curve.accessibleDescription() == "Opened: 460 B"


def test_marks_of_other_codecs(rate) -> None:
    rate.show_sizes(sizes(450), 256, 256, None)
    assert rate.marks.isHidden()
    rate.show_marks({"JPEG": 1171, "WebP": 1238})
    assert rate.marks.isVisible()
    assert rate.marks.accessibleDescription() == "ours 510 B, JPEG 1,171 B, WebP 1,238 B"
    rate.show_sizes(sizes(1150), 256, 256, None)
    assert rate.marks.accessibleDescription() == "JPEG 1,171 B, ours 1,210 B, WebP 1,238 B"
    rate.show_marks({})
    assert rate.marks.isHidden()


def test_plots_follow_the_theme(rate, qapp) -> None:
    rate.show_sizes(sizes(450), 256, 256, None)
    rate.show_history(NAMES, SIZES, 1)
    for name, panel in (("light", theme.LIGHT.panel), ("dark", theme.DARK.panel)):
        theme.apply_theme(qapp, name)
        assert pixel(rate.curve, QPoint(2, 2)) == panel


def test_smallest_files_of_other_codecs(monkeypatch: pytest.MonkeyPatch) -> None:
    photo = np.asarray(Image.open(RESOURCES / "samples" / "jacket.webp").convert("RGB"))[:128, :128]
    found = smallest_others(photo)
    assert {"JPEG", "WebP"} <= set(found) <= set(OTHERS)
    assert all(100 < size < 2000 for size in found.values())
    monkeypatch.delitem(Image.SAVE, "AVIF", raising=False)
    assert set(smallest_others(photo)) == {"JPEG", "WebP"}


def test_the_comparison_needs_neither_torch_nor_qt() -> None:
    program = "import sys, gc_studio.bench.others; raise SystemExit(bool({'torch', 'PySide6'} & set(sys.modules)))"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0


# The history dock


def rows(panel: HistoryPanel) -> list[str]:
    model = panel.model()
    return [model.index(row, 0).data(ROLE.AccessibleTextRole) for row in range(model.rowCount())]


def place(panel: HistoryPanel, row: int) -> QPoint:
    return panel.visualRect(panel.model().index(row, 0)).center()


def test_entries_with_what_they_cost(history) -> None:
    layers = [None, *(changed_layer(before, after) for before, after in itertools.pairwise(SIZES))]
    history.show_history(NAMES, TOTALS, 2, layers)
    assert rows(history) == [
        "Opened: 460 B in all",
        "Ink: +14 B in the structure, 474 B in all",
        "Erase: counting its bytes (now)",
        "Preserve: 510 B in all (undone)",
    ]


def test_the_layer_that_an_action_changed() -> None:
    assert changed_layer(sizes(400), sizes(414)) == "structure"
    assert changed_layer(sizes(400), sizes(400, 40, 90, 12, 22)) == "detail"
    assert changed_layer(sizes(400), sizes(400)) is None
    assert changed_layer(None, sizes(400)) is None


def test_the_mark_has_the_colour_of_the_layer(history) -> None:
    history.show_history(["Opened", "Ink", "Preserve"], [460, 470, 500], 2, [None, "structure", "detail"])
    found = {pixel(history, QPoint(12, place(history, row).y() + 1)) for row in (1, 2)}
    assert found == {"#4cc9f0", "#b794f6"}


def test_a_click_on_an_entry_goes_there(history, qtbot) -> None:
    history.show_history(NAMES, TOTALS, 3)
    with qtbot.waitSignal(history.jumped) as jump:
        QTest.mouseClick(history.viewport(), LEFT, pos=place(history, 1))
    assert jump.args == [1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_go_to_an_entry(history, qtbot, key: Qt.Key) -> None:
    history.show_history(NAMES, TOTALS, 3)
    history.setFocus()
    QTest.keyClick(history, Qt.Key.Key_Up)
    QTest.keyClick(history, Qt.Key.Key_Up)
    with qtbot.waitSignal(history.jumped) as jump:
        QTest.keyClick(history, key)
    assert jump.args == [1]


def test_one_more_of_many_entries_is_appended(history, qtbot) -> None:
    names, totals = ["Ink"] * 2000, list(range(2000))
    history.show_history(names, totals, 1999)
    told: list[str] = []
    model = history.model()
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsRemoved.connect(lambda *_: told.append("removed"))
    model.rowsInserted.connect(lambda _, first, last: told.append(f"inserted {first} to {last}"))
    history.show_history([*names, "Erase"], [*totals, None], 2000)
    assert told == ["inserted 2000 to 2000"]
    assert history.viewport().rect().contains(history.visualRect(model.index(2000, 0)))
    history.show_history([*names, "Erase"], [*totals, 2005], 3)
    assert len(told) == 1
    assert history.viewport().rect().contains(history.visualRect(model.index(3, 0)))
    history.show_history([*names[:4], "Erase"], [*totals[:4], 9], 4)
    assert told[1:] == ["removed"]
    assert rows(history)[3:] == ["Ink: +1 B, 3 B in all", "Erase: +6 B, 9 B in all (now)"]


def test_a_further_layer_is_shown_wherever_layers_are(toy_layer, qapp, qtbot):
    theme.apply_theme(qapp)
    window = QWidget()
    panel, history = RatePanel(), HistoryPanel()
    for part, place in ((panel, QRect(0, 0, 420, 500)), (history, QRect(420, 0, 220, 240))):
        part.setParent(window)
        part.setGeometry(place)
    show(qtbot, window, (640, 500))
    before, after = sizes(400) | {"worth": 0}, sizes(400) | {"worth": 55}
    panel.show_sizes(after, 256, 341)
    show_history(panel, ["Opened", "Faithful"], [before, after], 1)
    history.show_history(["Opened", "Faithful"], [460, 515], 1, [None, changed_layer(before, after)])
    assert panel.layers["worth"].text() == "55 B"
    assert panel.layers["worth"].toolTip() == "How much a cell is worth"
    assert "worth" in history.model().index(1, 0).data(ROLE.AccessibleTextRole)
    image = panel.curve.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert "#ff5d8f" in colours


def test_kept_cells_are_told_where_there_are_some(rate, qtbot):
    rate.resize(290, 360)
    plain = sizes(400, 40, 30, 6)
    shown = []
    for given in (plain, plain | {"fine": 120, "faithful": 1_230}, plain):
        rate.show_sizes(given, 256, 341)
        shown.append([layer for layer, label in rate.layers.items() if label.isVisible()])
    assert shown[0] == shown[2] == ["structure", "texture", "detail", "mask", "container"]
    assert shown[1] == ["structure", "texture", "detail", "mask", "fine", "faithful", "container"]
    assert rate.layers["faithful"].text() == "0 B"
