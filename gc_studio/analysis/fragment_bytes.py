"""Fragments as bytes for the clipboard, from one window to another; what comes from there is checked like any file.

Flows in: a fragment. Flows out: bytes. And back.
"""

import base64
import json
import zlib
from typing import Any

import numpy as np

from gc_studio.analysis.fragment import Fragment, FragmentError
from gc_studio.bitstream import GcxError, read, write
from gc_studio.words import tr

MOST_BYTES = 2**25
"""Of a fragment: more than any document's file takes."""

_VERSION = 1
_MOST_PLACE = 2**16


def to_bytes(fragment: Fragment) -> bytes:
    """A fragment for the clipboard: JSON with the bytes of a .gcx file and of the selection, one bit a pixel."""
    packed = zlib.compress(np.packbits(fragment.selection).tobytes())
    plain = {"gc-studio-part": _VERSION, "left": fragment.left, "top": fragment.top}
    files = {"gcx": write(fragment.document), "selection": packed}
    return json.dumps(plain | {name: base64.b64encode(data).decode() for name, data in files.items()}).encode()


def from_bytes(data: bytes) -> Fragment:
    """The fragment that `to_bytes` made bytes of.

    Raises:
        FragmentError: they are something else, or damaged.
    """
    try:
        if len(data) > MOST_BYTES:
            raise ValueError
        found: dict[str, Any] = json.loads(data)
        if found["gc-studio-part"] != _VERSION:
            raise FragmentError(tr("The part was copied with another version of GC Studio; use the same one for both"))
        document = read(base64.b64decode(found["gcx"], validate=True))
        rows, columns = document.structure_shape
        length = -(-rows * columns // 8)
        bits = zlib.decompressobj().decompress(base64.b64decode(found["selection"], validate=True), length)
        selection = np.unpackbits(np.frombuffer(bits, np.uint8), count=rows * columns).reshape(rows, columns) > 0
        left, top = found["left"], found["top"]
        if not selection.any() or not all(type(value) is int and 0 <= value < _MOST_PLACE for value in (left, top)):
            raise ValueError
    except FragmentError:
        raise
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error, GcxError) as error:
        raise FragmentError(tr("The part on the clipboard is damaged; copy it again")) from error
    return Fragment(document, selection, left, top)
