"""What rendering gives, for those who must not import torch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""RGB, (height, width, 3)."""


class GivenUpError(Exception):
    """A render that was interrupted because nobody waits for its picture any more."""


@dataclass(frozen=True)
class Painted:
    """A picture, and whether it is the exact one or one to look at until that is there.

    Of these some are rough, and should not be all that somebody sees for long.
    """

    picture: Picture
    is_exact: bool
    is_rough: bool = False
