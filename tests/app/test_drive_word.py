"""A word that a hand kept, with the model that is shipped: it stays as it is, whatever happens around it."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from drive_helpers import ALT, CONTROL, KEY, RIGHT, SHIFT, answer_dialog, back_to, document, key, names
from PIL import Image
from PySide6.QtTest import QTest
from studio_helpers import LEFT, choose, draw, drop

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.app.background.studio import Studio
from gc_studio.document import CELL
from gc_studio.nets.registry import find_model
from gc_studio.storage import RESOURCES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORD = [(88.0, 152.0), (168.0, 152.0)]
"""From its first letter to its last, in pixels of the picture."""


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """The model that is shipped; what is fastest here is not measured."""
    studio = Studio(tmp_path_factory.mktemp("model") / "backends.json", "cpu", find_model("studio"))
    studio.tune = lambda: studio.label
    return studio


@pytest.fixture
def photo_path(tmp_path: Path) -> Path:
    """A jumper with a word on it, 256 x 341."""
    photo = resized(load_photo(RESOURCES / "samples" / "jumper.webp"))
    cv2.putText(photo, "LINEN", (84, 162), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (245, 240, 220), 2, cv2.LINE_AA)
    path = tmp_path / "word.png"
    Image.fromarray(photo).save(path)
    return path


@pytest.fixture
def studio(make_window, qtbot, shipped: Studio, photo_path: Path):
    """A window with the photo open and decoded."""
    shown = make_window(lambda: shipped)
    shown.start([photo_path])
    picture(shown, qtbot)
    return shown


def picture(studio, qtbot) -> np.ndarray:
    """The exact picture, once it is there."""
    qtbot.waitUntil(lambda: studio.flow.picture is not None, timeout=60000)
    return studio.flow.picture.astype(int)


def inside(studio, level: int) -> np.ndarray:
    """Pixels of the cells of at least a level, bool (H, W)."""
    cells = (document(studio).levels >= level).repeat(CELL, 0).repeat(CELL, 1)
    return cells[: document(studio).height, : document(studio).width]


def psnr(shown: np.ndarray, photo: np.ndarray, where: np.ndarray) -> float:
    return float(10 * np.log10(255**2 / np.mean((shown[where] - photo[where].astype(float)) ** 2)))


def test_a_kept_word_outlives_textures_steps_and_files(studio, qtbot, monkeypatch, tmp_path: Path) -> None:
    bare = picture(studio, qtbot)
    key(studio, KEY.Key_P)
    draw(studio, WORD)
    word, photo = picture(studio, qtbot), studio.session.original
    kept = inside(studio, 3)
    assert kept[145:159, 90:160].all()

    def assert_kept() -> None:
        assert np.abs(picture(studio, qtbot) - word)[kept].max() <= 2

    assert psnr(word, photo, kept) > psnr(bare, photo, kept) + 6
    choose(studio, 3)
    assert_kept()
    swapped = picture(studio, qtbot)
    assert np.abs(swapped - word)[~kept].mean() > 5
    key(studio, KEY.Key_Z, CONTROL)
    assert_kept()
    key(studio, KEY.Key_Z, CONTROL | SHIFT)
    assert_kept()
    # Lines beneath it, too.
    key(studio, KEY.Key_B)
    draw(studio, [(20, 152), (230, 152)])
    assert_kept()
    assert names(studio)[1] == "Preserve, faithful"

    key(studio, KEY.Key_E, CONTROL)
    qtbot.waitUntil(lambda: studio.exporting.dialog is not None)
    dialog, path = studio.exporting.dialog, tmp_path / "word.gcx"
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=10000)
    answer_dialog(monkeypatch, "getSaveFileName", path)
    with qtbot.waitSignal(dialog.exported):
        QTest.mouseClick(dialog.export_button, LEFT)
    back_to(studio)
    before = document(studio)
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2, timeout=10000)
    assert document(studio) == before
    assert studio.session.original is None
    assert_kept()
    # Without the photo, too.
    choose(studio, 5)
    assert_kept()


def test_what_a_swatch_lowers_comes_nearer_to_what_was_invented(studio, qtbot) -> None:
    key(studio, KEY.Key_P)
    photo, reached = studio.session.original, []
    for level in (KEY.Key_3, KEY.Key_2, KEY.Key_1):
        key(studio, level, ALT)
        draw(studio, WORD)
        reached.append(psnr(picture(studio, qtbot), photo, inside(studio, 1)))
    cells = inside(studio, 1)
    draw(studio, WORD, RIGHT)
    reached.append(psnr(picture(studio, qtbot), photo, cells))
    # The gist of a word is hardly nearer to it than what is invented.
    assert reached[0] > reached[1] + 1 > max(reached[2:]) + 2
