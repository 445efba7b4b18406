"""Photo -> the structure map whose lines buy the most picture for their bytes.

Canny draws the photo at several strengths; the generator paints every map, and a small feature net tells where the
picture comes near to the photo. Each place takes the strength of least distortion + price * bytes: the fold
of a sleeve stays, the boards of the floor go. It lies in `decode/` because it paints.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import Analysis, analyse
from gc_studio.analysis.photo import resized
from gc_studio.analysis.structure import canny_maps, lines_of_cells
from gc_studio.bitstream import structure as structure_coder
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL, MIN_SIDE, cells, check_size
from gc_studio.nets.model import StudioModel, as_network_picture
from gc_studio.nets.pooling import feature_distance
from gc_studio.nets.running import feature_net

PRICE = 0.15
"""Of a byte, in feature distance times cells. Garments take a little less at it than by Canny at one strength."""

SMOOTHING = 2.0
"""Standard deviation in cells of a blur of the costs: neighbours choose alike, and few lines end in the middle."""

MOST_PIXELS = 2**17
"""Of the picture that is painted for the choice; larger photos are scaled down for it."""


@dataclass(frozen=True, eq=False)
class LineChoice:
    """Maps of a photo at several strengths, and what they cost where; `lines` chooses among them.

    Attributes:
        maps: bool (n, h, w), on the grid of the photo's map.
        distortion: float32 (n, R, C), distance in features to the photo, by cells of the picture that was painted.
        size: float32 (n, R, C), bytes of the lines in each cell.
    """

    maps: NDArray[np.bool_]
    distortion: NDArray[np.float32]
    size: NDArray[np.float32]

    def lines(self, strength: float = 1.0) -> NDArray[np.bool_]:
        """The map of least distortion + price * bytes, bool (h, w).

        strength: larger means fewer lines, 1 is the default; the price grows with its square.
        """
        cost = self.distortion + np.float32(PRICE * strength**2) * self.size
        smooth = [cv2.GaussianBlur(c, (0, 0), SMOOTHING, borderType=cv2.BORDER_REFLECT) for c in cost]
        return lines_of_cells(self.maps, np.argmin(smooth, axis=0))


def thorough_analysis(
    photo: NDArray[np.uint8], model: StudioModel, structure_scale: int = 2, mask: NDArray[np.bool_] | None = None
) -> Analysis:
    """`analyse` with the lines of `line_choice`; arguments and errors are those of both."""
    lines = line_choice(photo, model, structure_scale, mask).lines()
    return analyse(photo, model, structure_scale, mask, lines)


def line_choice(
    photo: NDArray[np.uint8],
    model: StudioModel,
    scale: int = 2,
    mask: NDArray[np.bool_] | None = None,
    draw: Callable[[NDArray[np.uint8], int], NDArray[np.bool_]] = canny_maps,
) -> LineChoice:
    """Draw a photo at several strengths and find out what the lines are worth.

    Args:
        photo: uint8 RGB (H, W, 3), sides from 16 to 4096.
        model: paints the maps.
        scale: photo pixels per map pixel: 1, 2 or 4.
        mask: bool (ceil(H / 16), ceil(W / 16)), True = preserve; None preserves nothing. What lines are worth beside
            preserved detail is something else.
        draw: a photo and the scale -> maps to choose from, bool (n, h, w), those of most lines first.

    Raises:
        DocumentError: the photo or the mask has a size that no document can have.
        ModelError: the weights of the feature net are missing or damaged.
    """
    check_size(photo.shape[1], photo.shape[0])
    maps, painted = draw(photo, scale), _reduced(photo)
    own = maps
    if painted is not photo:
        own = draw(painted, scale)
        columns, rows = (cells(side, CELL) for side in painted.shape[1::-1])
        mask = None if mask is None else cv2.resize(mask.astype(np.uint8), (columns, rows)) > 0
    document = analyse(painted, model, scale, mask, own[0]).document
    renderer, net = Renderer(model), feature_net(model.device)
    features = net(as_network_picture(painted))
    pictures = (renderer.render(document.with_layers(structure=lines)) for lines in own)
    distortion = [feature_distance(net(as_network_picture(picture)), features, document.grid) for picture in pictures]
    renderer.backend.rest()
    return LineChoice(maps, np.stack(distortion), _sizes(own, scale, document.grid))


def _reduced(photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The photo, or where it is larger than that, scaled down to MOST_PIXELS."""
    height, width = photo.shape[:2]
    share = (MOST_PIXELS / (height * width)) ** 0.5
    return photo if share >= 1 else resized(photo, max(round(share * min(height, width)), MIN_SIDE))


def _sizes(maps: NDArray[np.bool_], scale: int, grid: tuple[int, int]) -> NDArray[np.float32]:
    """Bytes of the lines in each cell, float32 (n, R, C): pixels, at what one takes on the average in the first map."""
    of_pixel = len(structure_coder.encode(maps[0])) / max(int(maps[0].sum()), 1)
    side = CELL // scale
    below, beside = (own * side - most for own, most in zip(grid, maps.shape[1:], strict=True))
    padded = np.pad(maps, ((0, 0), (0, below), (0, beside)))
    in_cells = padded.reshape(len(maps), grid[0], side, grid[1], side).sum((2, 4))
    return np.asarray(of_pixel * in_cells, np.float32)
