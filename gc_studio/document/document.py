"""An immutable snapshot of every layer in its coded, quantised form.

Flows in: layers from the analysis, the bitstream or an edit. Flows out: the same arrays, read-only, to whoever codes or
renders them. A snapshot shares the arrays of unchanged layers with the one it came from, so `is` tells what changed.
"""

import itertools
import re
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document.codes import STUDIO, Codes, DocumentError
from gc_studio.document.layers import LAYERS, Frame
from gc_studio.words import tr

MAX_NOTE_BYTES = 1000
_NOT_OF_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Control characters, line breaks and what is no character: a fixed list, as Python's own differs between versions."""

PLAIN = ("width", "height", "structure_scale", "model", "codes", "notes")
"""What a document has beside its layers."""

_SHAPING = ("width", "height", "structure_scale", "codes")
"""Of these, what the shapes of its arrays follow from."""

_revisions = itertools.count(1)


@dataclass(frozen=True)
class Notes:
    """What a file says beside the picture: a title, an author and a licence.

    Those of a file are whatever another program wrote, bytes that are no UTF-8 as lone surrogates, and are written
    again as they are. What a person writes goes through `checked`.
    """

    title: str = ""
    author: str = ""
    licence: str = ""

    def __post_init__(self) -> None:
        for name, text in asdict(self).items():
            try:
                # Surrogates that stand for the bytes of a letter become that letter.
                raw = text.encode(errors="surrogateescape")
                object.__setattr__(self, name, raw.decode(errors="surrogateescape"))
            except UnicodeEncodeError as error:
                raise DocumentError(tr("{name} is not text", name=name)) from error

    def checked(self) -> "Notes":
        """These notes; raises DocumentError unless each is one line of at most MAX_NOTE_BYTES in UTF-8."""
        for name, text in asdict(self).items():
            if _NOT_OF_A_LINE.search(text):
                raise DocumentError(tr("{name} must be one line of text without control characters", name=name))
            if len(text.encode()) > MAX_NOTE_BYTES:
                raise DocumentError(
                    tr(
                        "{name} is longer than {most} bytes; shorten it",
                        name=name,
                        most=MAX_NOTE_BYTES,
                    )
                )
        return self

    def shown(self) -> dict[str, str]:
        """The notes that are not empty, by name, one line each; what would break the line is escaped."""
        return {name: _NOT_OF_A_LINE.sub(_escaped, text) for name, text in asdict(self).items() if text}


def _escaped(found: re.Match[str]) -> str:
    number = ord(found[0])
    # A lone surrogate stands for a byte.
    return f"\\x{number & 255:02x}" if number < 256 or number >= 0xD800 else f"\\u{number:04x}"


class Document:
    """A picture in the compressed domain; what cannot be changed, only replaced by `with_layers`.

    Every array of `LAYERS` is an attribute; those of the layers of the studio model:

    Attributes:
        width, height: true size of the picture in pixels, 16 to 4096.
        structure: bool (ceil(height / structure_scale), ceil(width / structure_scale)), True on a line.
        structure_scale: picture pixels per structure pixel: 1, 2 or 4.
        labels: uint8, the shape of the structure map, the class of each pixel of a scene; 0 for models without classes.
        texture: int16 (64,), quantised texture code of all cells that no other texture is given to.
        extra_textures: int16 (K - 1, 64), codes of further textures, K at most 16.
        regions: uint8 (ceil(height / 16), ceil(width / 16)), the texture of each cell: 0 is `texture`, k the row k - 1
            of `extra_textures`.
        mask: bool (ceil(height / 16), ceil(width / 16)), True = preserve.
        detail: int8 (6, ceil(height / 16), ceil(width / 16)) in -2 .. 2; set to zero where the mask is False.
        fine_mask: bool (ceil(height / 16), ceil(width / 16)), cells of level 2 and above; False where the mask is.
        coarseness: uint8 (ceil(height / 16), ceil(width / 16)), 0 to 3: how coarsely such a cell is quantised.
        fine: int8 (384, ceil(height / 16), ceil(width / 16)) in -127 .. 127, the photo's cells as coefficients of a
            cosine transform; zero where the fine mask is False.
        faithful_mask, faithful: the same of the cells of level 3, at a finer step; within the fine mask.
        model: identity of the model the codes belong to, eight hexadecimal digits.
        codes: the numbers above that differ from model to model: 64, 6 and 2.
        notes: title, author and licence.
        frame: size, scale and codes, from which the shapes of all arrays follow.
        revision: unique number of the snapshot within this process; no part of equality.
    """

    width: int
    height: int
    structure_scale: int
    model: str
    codes: Codes
    notes: Notes
    frame: Frame
    revision: int
    structure: NDArray[np.bool_]
    labels: NDArray[np.uint8]
    texture: NDArray[np.int16]
    extra_textures: NDArray[np.int16]
    regions: NDArray[np.uint8]
    mask: NDArray[np.bool_]
    detail: NDArray[np.int8]
    fine_mask: NDArray[np.bool_]
    coarseness: NDArray[np.uint8]
    fine: NDArray[np.int8]
    faithful_mask: NDArray[np.bool_]
    faithful: NDArray[np.int8]

    def __init__(
        self,
        width: int,
        height: int,
        *,
        model: str,
        structure_scale: int = 2,
        codes: Codes = STUDIO,
        notes: Notes = Notes(),
        before: "Document | None" = None,
        **arrays: Any,
    ) -> None:
        """Check and keep what a document consists of.

        Args:
            width, height, model, structure_scale, codes, notes: see the attributes.
            before: a document some of whose arrays these are; they are not checked again, as that takes long.
            arrays: of the layers, by name; what is left out is empty.

        Raises:
            DocumentError: a size, an array or an identity that no document can have.
        """
        frame = Frame(width, height, structure_scale, codes)
        checked: dict[str, NDArray[Any]] = {}
        changed: set[str] = set()
        known = before.arrays if before and before.frame == frame else {}
        for layer in LAYERS.values():
            is_known = known and all(arrays.get(name) is known[name] for name in layer.array_names)
            if is_known and changed.isdisjoint(layer.needs):
                checked |= layer.of(known)
            else:
                checked = layer.checked(arrays, frame, checked)
                changed.add(layer.name)
        if unknown := arrays.keys() - checked.keys():
            raise TypeError(f"a document has no {', '.join(sorted(unknown))}")
        if len(model) != 8 or not set(model) <= set("0123456789abcdef"):
            raise DocumentError(f"model identity {model!r} is not eight hexadecimal digits")
        plain = {"width": width, "height": height, "structure_scale": structure_scale, "model": model}
        self.__dict__.update(plain, codes=codes, notes=notes, frame=frame, revision=next(_revisions), **checked)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a document cannot be changed; make another one by with_layers({name}=...)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a document cannot be changed")

    @property
    def arrays(self) -> dict[str, NDArray[Any]]:
        """All arrays of all layers by their names."""
        return {name: getattr(self, name) for layer in LAYERS.values() for name in layer.array_names}

    def of_layer(self, name: str) -> dict[str, NDArray[Any]]:
        """The arrays of one layer by their names."""
        return {array: getattr(self, array) for array in LAYERS[name].array_names}

    @property
    def textures(self) -> NDArray[np.int16]:
        """All texture codes, int16 (K, 64); `regions` holds their numbers."""
        return np.concatenate([self.texture[None], self.extra_textures])

    @property
    def levels(self) -> NDArray[np.uint8]:
        """How true each cell stays, uint8 (rows, columns): 0 synthesised, 1 the gist, 2 fine, 3 faithful."""
        return self.mask.astype(np.uint8) + self.fine_mask + self.faithful_mask

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width, self.height

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of cells in the mask and the detail code."""
        return self.frame.grid

    @property
    def structure_shape(self) -> tuple[int, int]:
        """Rows and columns of the structure map."""
        return self.frame.structure_shape

    def with_layers(self, **changes: Any) -> "Document":
        """A new snapshot with some arrays or other attributes replaced.

        Where these give other shapes, layers that hold nothing follow by themselves.
        """
        plain = self._plain() | {name: changes[name] for name in PLAIN if name in changes}
        arrays = self.arrays
        if any(plain[name] != getattr(self, name) for name in _SHAPING):
            holding = [layer for layer in LAYERS.values() if not layer.is_empty(layer.of(arrays))]
            arrays = {name: arrays[name] for layer in holding for name in layer.array_names}
        return Document(**arrays | changes | plain, before=self)

    def with_texture(self, texture: NDArray[np.int16]) -> "Document":
        """A new snapshot with one texture, int16 (64,), for the whole picture; regions that hold one are kept."""
        if not len(self.extra_textures):
            return self.with_layers(texture=texture)
        return self.with_layers(texture=texture, extra_textures=None, regions=None)

    def _plain(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in PLAIN}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return self._plain() == other._plain() and all(
            np.array_equal(array, getattr(other, name)) for name, array in self.arrays.items()
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Document {self.width}x{self.height} of {self.codes.name} {self.model}, revision {self.revision}>"
