"""What a photo has to give to any of its cells, at every level."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Available:
    """Codes of a whole photo, of which a document holds those of the cells that are kept.

    Attributes:
        detail: int8 (C, rows, columns), of level 1, as `Document.detail`.
        coarseness: uint8 (rows, columns), of levels 2 and 3, as `Document.coarseness`.
        fine, faithful: int8 (384, rows, columns), of levels 2 and 3, as `Document.fine` and `Document.faithful`.
    """

    detail: NDArray[np.int8]
    coarseness: NDArray[np.uint8]
    fine: NDArray[np.int8]
    faithful: NDArray[np.int8]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Available):
            return NotImplemented
        return all(np.array_equal(getattr(self, each.name), getattr(other, each.name)) for each in fields(self))

    __hash__ = None  # type: ignore[assignment]
