"""A texture as a short text, to be copied between windows and programs: its name, and the smallest .gcx that holds it.

`Royal blue gcx:R0NYAQPi_...`: the file in base64, of a picture of one cell. So it carries the model that the code
belongs to and a checksum, and whoever can read .gcx can read it.
"""

import base64
import binascii
import re

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import GcxError, read, write
from gc_studio.document import CELL, Codes, Document

_FORM = re.compile(r"(?P<name>.*?)\s*gcx:(?P<file>[A-Za-z0-9_-]+={0,2})\s*", re.DOTALL)

MOST_CHARACTERS = 400


class TextureTextError(ValueError):
    """A text that should hold a texture, and does not; the message is one line for the user."""


def text_of(name: str, code: NDArray[np.int16], model: str, codes: Codes) -> str:
    """The text of a texture.

    Args:
        name: for people.
        code: int16 (64,), or as long as the model's are.
        model: identity of the model that the code belongs to.
        codes: of that model.
    """
    file = write(Document(CELL, CELL, texture=code, model=model, codes=codes))
    return f"{' '.join(name.split())} gcx:{base64.urlsafe_b64encode(file).decode()}".strip()


def is_texture_text(text: str) -> bool:
    """Whether a text is meant to be that of a texture."""
    return len(text) <= MOST_CHARACTERS and _FORM.fullmatch(text.strip()) is not None


def texture_in(text: str) -> tuple[str, NDArray[np.int16], str]:
    """Name, code and identity of the model of a texture's text.

    Raises:
        TextureTextError: the text is none, or damaged.
    """
    found = _FORM.fullmatch(text.strip()) if len(text) <= MOST_CHARACTERS else None
    if found is None:
        raise TextureTextError("This text holds no texture")
    try:
        document = read(base64.urlsafe_b64decode(found["file"]))
    except (GcxError, binascii.Error) as error:
        raise TextureTextError("The text of this texture is damaged; copy it again, as a whole") from error
    return " ".join(found["name"].split()), document.texture, document.model
