"""Icons: drawn, in the colour of the theme, and told apart at the size of a tool bar."""

import itertools

import numpy as np
import pytest
from PySide6.QtGui import QColor, QIcon

from gc_studio.app.look import theme
from gc_studio.storage import RESOURCES

NAMES = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg") if path.stem != "gc-studio")


def pixels(name: str, mode: QIcon.Mode = QIcon.Mode.Normal) -> np.ndarray:
    """RGBA of an icon at the size of a tool bar."""
    image = theme.icon(name).pixmap(theme.ICON_SIZE, theme.ICON_SIZE, mode).toImage()
    image = image.convertToFormat(image.Format.Format_RGBA8888)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()


def test_icons_can_be_told_apart(qapp) -> None:
    coverage = {name: pixels(name)[..., 3].astype(int) for name in NAMES}
    for one, other in itertools.combinations(NAMES, 2):
        assert np.abs(coverage[one] - coverage[other]).mean() > 8, (one, other)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_icons_take_the_colour_of_the_theme(qapp, name: str) -> None:
    theme.apply_theme(qapp, name)
    for mode, colour in ((QIcon.Mode.Normal, theme.colours().text), (QIcon.Mode.Disabled, theme.colours().disabled)):
        image = pixels("settings", mode)
        solid = image[image[..., 3] == 255][:, :3].astype(int)
        assert len(solid)
        assert np.abs(solid - QColor(colour).getRgb()[:3]).max() <= 2
    theme.apply_theme(qapp)
