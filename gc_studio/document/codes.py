"""The codes of a model: how many numbers a document holds for it, in which range, and which layers it takes.

Flows in: the header of a weight file, or of a .gcx. Flows out: what a document, a coder or a window checks against.
"""

import re
from dataclasses import dataclass

MAX_TEXTURE_DIMENSIONS, MAX_DETAIL_CHANNELS, MAX_DETAIL_LIMIT, MAX_CLASSES = 1024, 64, 63, 256

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,31}")


class DocumentError(ValueError):
    """A layer or a size that no document can have; the message is one line for the user."""


@dataclass(frozen=True)
class Codes:
    """What a reader must know of a model to read and check the codes made for it.

    Attributes:
        name: what people call the model: up to 32 lower-case letters, digits, dots, dashes and underlines.
        layers: names of the layers it takes; all others stay empty.
        texture_dimensions: integers in a texture code.
        detail_channels: symbols in a cell of the detail code.
        detail_limit: symbols lie in -detail_limit .. detail_limit: 2 * detail_limit + 1 centres.
        classes: classes of its label map; 0 if it takes none.
    """

    name: str
    layers: tuple[str, ...] = ("structure", "texture", "mask", "detail")
    texture_dimensions: int = 64
    detail_channels: int = 6
    detail_limit: int = 2
    classes: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not _NAME.fullmatch(self.name):
            raise DocumentError(
                f"model name {self.name!r} is not 1 to 32 lower-case letters, digits, dots, dashes and underlines"
            )
        ranges = {
            "texture_dimensions": (0, MAX_TEXTURE_DIMENSIONS),
            "detail_channels": (0, MAX_DETAIL_CHANNELS),
            "detail_limit": (1, MAX_DETAIL_LIMIT),
            "classes": (0, MAX_CLASSES),
        }
        for field, (least, most) in ranges.items():
            value = getattr(self, field)
            if type(value) is not int or not least <= value <= most:
                raise DocumentError(f"model {self.name}: {field} is {value!r}; it must be {least} to {most}")

    @property
    def centres(self) -> int:
        """Values that a detail symbol can have."""
        return 2 * self.detail_limit + 1

    @property
    def is_kept_whole(self) -> bool:
        """Whether there is nothing to paint from but what is preserved, so that a photo is preserved all of it."""
        return {"mask", "detail"} >= {*self.layers}


STUDIO = Codes("studio")
"""The codes of the studio model: what a file that says nothing else holds."""
