"""Drawing on both sides of an axis: what is drawn on one side of a structure map is drawn on the other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Symmetry:
    """Axes that everything is mirrored at; with both, a stroke is drawn four times.

    Attributes:
        upright: x of an upright axis in picture pixels; None for none.
        level: y of a level one.
    """

    upright: float | None = None
    level: float | None = None

    def completed(self, footprint: NDArray[np.bool_], scale: int) -> NDArray[np.bool_]:
        """What a brush covers and its mirror images, pixel by pixel; what falls beyond the border is dropped.

        footprint: bool (H, W), of a map of `scale` picture pixels per pixel. Axes lie on the next border or middle of
        its pixels.
        """
        for axis, place in ((1, self.upright), (0, self.level)):
            if place is not None:
                footprint = footprint | _mirrored(footprint, round(2 * place / scale), axis)
        return footprint


NO_SYMMETRY = Symmetry()


def _mirrored(bits: NDArray[np.bool_], twice: int, axis: int) -> NDArray[np.bool_]:
    """A map mirrored along an axis of the array, at half of `twice` pixels from its beginning."""
    image = np.zeros_like(bits)
    places = list(np.nonzero(bits))
    places[axis] = twice - 1 - places[axis]
    inside = (places[axis] >= 0) & (places[axis] < bits.shape[axis])
    rows, columns = (place[inside] for place in places)
    image[rows, columns] = True
    return image
