"""Photo -> the structure map whose lines buy the most picture for their bytes.

Canny draws the photo at several strengths; the generator paints every map, and a small feature net tells where the
picture comes near to the photo. Each place takes the strength, or no lines at all, of least distortion + price * bytes:
the fold of a sleeve stays, the boards of the floor go. It lies in `decode/` because it paints.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import Analysis, analyse
from gc_studio.analysis.photo import resized
from gc_studio.analysis.structure import STRENGTHS, canny_maps, lines_of_cells, usual_scale
from gc_studio.bitstream import structure as structure_coder
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL, MIN_SIDE, STRUCTURE_SCALES, Document, cells, check_size
from gc_studio.nets.model import StudioModel, as_network_picture
from gc_studio.nets.pooling import feature_distance
from gc_studio.nets.running import feature_net
from gc_studio.tasks import next_step

PRICE = 0.25
"""Of a byte in a picture of 256x256 of which nothing is kept, in feature distance times cells. It grows with the side
of the picture: a byte of lines then buys about as much as one of further textures, at 256 and at 512."""

KEPT = 0.54
"""Share of the price where a cell is kept: the net sees half of what LPIPS sees of lines beside detail."""

SMOOTHING = 2.0
"""Standard deviation in cells of a blur of the costs: neighbours choose alike, and few lines end in the middle."""

MOST_PIXELS = 512 * 768
"""Of a photo that is painted as it is for the choice: lines for as many bytes come nearer to it."""

SCALED_PIXELS = 2**17
"""To which a larger photo is scaled down for it: six paintings of it all would take seconds."""

STRONGEST = 4.0
"""Of the maps to choose from, beside one without lines."""


@dataclass(frozen=True, eq=False)
class LineChoice:
    """Maps of a photo at several strengths, and what they cost where; `lines` chooses among them.

    Attributes:
        maps: bool (n, h, w), on the grid of the photo's map.
        distortion: float32 (n, R, C), distance in features to the photo, by cells of the picture that was painted.
        size: float32 (n, R, C), bytes of the lines in each cell.
        price: float32 (R, C), of a byte in each cell, at strength 1.
    """

    maps: NDArray[np.bool_]
    distortion: NDArray[np.float32]
    size: NDArray[np.float32]
    price: NDArray[np.float32]

    def lines(self, strength: float = 1.0) -> NDArray[np.bool_]:
        """The map of least distortion + price * bytes, bool (h, w).

        strength: larger means fewer lines, 1 is the default; the price grows with its square.
        """
        cost = self.distortion + np.float32(strength**2) * self.price * self.size
        smooth = [cv2.GaussianBlur(c, (0, 0), SMOOTHING, borderType=cv2.BORDER_REFLECT) for c in cost]
        return lines_of_cells(self.maps, np.argmin(smooth, axis=0))


def thorough_analysis(
    photo: NDArray[np.uint8],
    model: StudioModel,
    structure_scale: int | None = None,
    mask: NDArray[np.bool_] | None = None,
) -> Analysis:
    """`analyse` with the lines of `line_choice`; arguments and errors are those of both.

    structure_scale: None leaves it to the size of the photo, see `structure.usual_scale`.
    """
    scale = structure_scale or usual_scale(photo)
    return analyse(photo, model, scale, mask, line_choice(photo, model, scale, mask).lines())


def maps_to_choose_from(photo: NDArray[np.uint8], scale: int) -> NDArray[np.bool_]:
    """Maps of a photo at several strengths, and an empty one: bool (n, h, w), those of most lines first."""
    maps = canny_maps(photo, scale, (*STRENGTHS, STRONGEST))
    return np.concatenate([maps, np.zeros_like(maps[:1])])


def line_choice(
    photo: NDArray[np.uint8],
    model: StudioModel,
    scale: int = 2,
    mask: NDArray[np.bool_] | None = None,
    draw: Callable[[NDArray[np.uint8], int], NDArray[np.bool_]] = maps_to_choose_from,
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
        CalledOffError: nobody waits for it any more.
    """
    check_size(photo.shape[1], photo.shape[0])
    maps, painted = draw(photo, scale), _reduced(photo)
    own = maps
    if painted is not photo:
        # Map pixels that cover as much of the scene as those of the large picture do.
        wanted = scale * painted.shape[0] / photo.shape[0]
        scale = min(STRUCTURE_SCALES, key=lambda each: max(each / wanted, wanted / each))
        own = draw(painted, scale)
        columns, rows = (cells(side, CELL) for side in painted.shape[1::-1])
        mask = None if mask is None else cv2.resize(mask.astype(np.uint8), (columns, rows)) > 0
    document = analyse(painted, model, scale, mask, own[0]).document
    distortion = _distortions(document, own, painted, model)
    return LineChoice(maps, distortion, _sizes(own, scale, document.grid), _prices(document.mask))


def _distortions(
    document: Document, maps: NDArray[np.bool_], photo: NDArray[np.uint8], model: StudioModel
) -> NDArray[np.float32]:
    """Distance in features of a document with each of some maps to its photo, float32 (n, R, C)."""
    renderer, net = Renderer(model), feature_net(model.device)
    features, distances = net(as_network_picture(photo)), []
    try:
        for lines in maps:
            next_step()
            picture = renderer.render(document.with_layers(structure=lines))
            distances.append(feature_distance(net(as_network_picture(picture)), features, document.grid))
    finally:
        renderer.backend.rest()
    return np.stack(distances)


def _reduced(photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The photo, or where it has more than MOST_PIXELS, scaled down to SCALED_PIXELS."""
    height, width = photo.shape[:2]
    if height * width <= MOST_PIXELS:
        return photo
    return resized(photo, max(round((SCALED_PIXELS / (height * width)) ** 0.5 * min(height, width)), MIN_SIDE))


def _prices(mask: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Price of a byte in each cell, float32 (R, C). mask: bool (R, C), True = preserve."""
    return np.asarray(PRICE * mask.size**0.5 * CELL / 256 * np.where(mask, KEPT, 1), np.float32)


def _sizes(maps: NDArray[np.bool_], scale: int, grid: tuple[int, int]) -> NDArray[np.float32]:
    """Bytes of the lines in each cell, float32 (n, R, C): pixels, at what one takes on the average in the first map."""
    of_pixel = len(structure_coder.encode(maps[0])) / max(int(maps[0].sum()), 1)
    side = CELL // scale
    below, beside = (own * side - most for own, most in zip(grid, maps.shape[1:], strict=True))
    padded = np.pad(maps, ((0, 0), (0, below), (0, beside)))
    in_cells = padded.reshape(len(maps), grid[0], side, grid[1], side).sum((2, 4))
    return np.asarray(of_pixel * in_cells, np.float32)
