"""What a study asks: pairs of decoded pictures of photos, and probes."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.pictures import webp


@dataclass(frozen=True)
class Pair:
    """Two decoded pictures of a photo; pictures are places in `Study.pictures`.

    Attributes:
        original: picture of the photo.
        systems: their names.
        file_bytes: of the two files.
        shown: the two pictures.
    """

    original: int
    systems: tuple[str, str]
    file_bytes: tuple[int, int]
    shown: tuple[int, int]


@dataclass
class Study:
    """What a page asks.

    Attributes:
        pairs: what is asked about, twice each.
        probes: pictures of a photo, and of a JPEG at its lowest quality.
        pictures: lossless WebP files, each once.
    """

    pairs: list[Pair] = field(default_factory=list)
    probes: list[tuple[int, int]] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)

    def place(self, picture: NDArray[np.uint8]) -> int:
        """The place of a picture, uint8 RGB (H, W, 3), which is added if it is new."""
        data = webp(picture)
        if data not in self.pictures:
            self.pictures.append(data)
        return self.pictures.index(data)

    @property
    def size(self) -> int:
        """Bytes of all pictures."""
        return sum(map(len, self.pictures))
