"""The thumbnails of the panel, which show the document in each texture."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import LEFT
from texture_helpers import area, heading, item, texture_of

from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.docks.texture_cell import DIMMED

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def colour(panel: TexturePanel, name: str):
    """Colour of a thumbnail as painted."""
    picture = area(panel, name)
    image = item(panel, name).listWidget().viewport().grab(picture).toImage()
    return image.pixelColor(image.width() // 2, round(30 * image.devicePixelRatio()))


def test_thumbnails_are_dimmed_until_they_show_the_document(panel) -> None:
    assert colour(panel, "Salmon").red() == 200
    assert panel.begin_gallery().shape == (11, 64)
    rows = [item.text() for item in panel.items()]
    assert colour(panel, "Salmon").red() < 160
    panel.show_thumbnail(rows.index("Salmon"), np.full((128, 160, 3), 250, np.uint8))
    assert colour(panel, "Salmon").red() == 250
    assert colour(panel, "Khaki").red() < 160
    # The next stroke: what shows the document already goes on doing so until the new picture is there.
    panel.begin_gallery()
    assert colour(panel, "Salmon").red() == 250
    panel.reset_thumbnails()
    assert colour(panel, "Salmon").red() < 160
    assert all(item.data(DIMMED) for item in panel.items())


def test_a_gallery_survives_a_texture_that_goes(panel) -> None:
    panel.begin_gallery()
    rows = [item.text() for item in panel.items()]
    panel.remove(texture_of(panel, "Salmon"))
    assert rows.index("Salmon") not in panel.rows_in_view()
    panel.show_thumbnail(rows.index("Salmon"), np.zeros((128, 128, 3), np.uint8))
    panel.show_thumbnail(rows.index("Khaki"), np.full((128, 128, 3), 90, np.uint8))
    assert colour(panel, "Khaki").red() == 90


def test_what_cannot_be_seen_is_not_in_view(panel) -> None:
    panel.begin_gallery()
    rows = [item.text() for item in panel.items()]
    panel.folded = {"Blues"}
    assert rows.index("Royal blue") not in panel.rows_in_view()
    panel.focus_search()
    QTest.keyClicks(QApplication.focusWidget(), "salmon")
    QTest.qWait(0)
    assert panel.rows_in_view() == [rows.index("Salmon")]


def test_other_textures_in_view_are_announced(panel, qtbot) -> None:
    with qtbot.waitSignal(panel.view_moved):
        QTest.mouseClick(heading(panel, "Blues"), LEFT)
    with qtbot.waitSignal(panel.view_moved):
        QTest.keyClicks(panel.find_bar.field, "s")


def test_thumbnails_are_sharp_on_fine_screens(panel) -> None:
    panel.begin_gallery()
    stripes = np.zeros((128, 128, 3), np.uint8)
    stripes[:, ::2] = 255
    panel.show_thumbnail(0, stripes)
    pixmap = panel.items()[0].icon().pixmap(QSize(64, 64), 2.0)
    assert (pixmap.width(), pixmap.height(), pixmap.devicePixelRatio()) == (128, 128, 2.0)
    image = pixmap.toImage()
    assert [image.pixelColor(x, 64).red() for x in range(40, 44)] == [255, 0, 255, 0]
