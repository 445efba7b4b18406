"""Records of the journal: what an edit changed <-> bytes that show whether they are whole.

    journal.bin   "GCSJ" | version, 4 bytes | records
    record        length of the body, 4 bytes | CRC-32 of the length and the body, 4 bytes | body
    body          length of the header, 4 bytes | header, JSON | payload

Numbers are little endian. The payload of an edit holds the layers that it changed, each as the XOR with the layer
before, bits packed eight to a byte, compressed together: a stroke takes a few hundred bytes, or a few thousand.
"""

import json
import math
import os
import struct
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from gc_studio.document import LAYERS, MAX_SIDE, Codes, Document, Notes

SIGNATURE = b"GCSJ"
START = SIGNATURE + struct.pack("<I", 1)
"""The first bytes of a journal: signature and version."""

_FRAME = struct.Struct("<II")
_LENGTH = struct.Struct("<I")
_ZLIB_LEVEL = 1

_MOST_VALUES = 2 * MAX_SIDE**2
"""Values that an array can have: kept cells have half as many again as they have pixels."""

_PLAIN = ("width", "height", "structure_scale", "model")
_RECORDS = {"notes": Notes, "codes": Codes}
"""Parts of a document that are records of their own."""

Header = dict[str, Any]


def pack(header: Header, payload: bytes = b"") -> bytes:
    """Bytes of a record."""
    text = json.dumps(header, separators=(",", ":")).encode()
    body = _LENGTH.pack(len(text)) + text + payload
    length = _LENGTH.pack(len(body))
    return length + _LENGTH.pack(_crc(length, body)) + body


def unpack(file: BinaryIO) -> Iterator[tuple[Header, bytes, int]]:
    """Headers and payloads from the position in the file up to the first record that is not whole.

    The third of each is the position in the file behind the record.
    """
    position, size = file.tell(), os.fstat(file.fileno()).st_size
    while len(frame := file.read(_FRAME.size)) == _FRAME.size:
        length, crc = _FRAME.unpack(frame)
        position += _FRAME.size + length
        if position > size:
            return
        body = file.read(length)
        if _crc(frame[: _LENGTH.size], body) != crc:
            return
        (text_length,) = _LENGTH.unpack_from(body)
        payload_start = _LENGTH.size + text_length
        yield json.loads(body[_LENGTH.size : payload_start]), body[payload_start:], position


def _crc(length: bytes, body: bytes) -> int:
    return zlib.crc32(body, zlib.crc32(length))


def difference(before: Document, after: Document) -> tuple[Header, bytes]:
    """Header and payload of what an edit changed; arrays that are the same ones are not looked at."""
    plain: Header = {name: getattr(after, name) for name in _PLAIN if getattr(after, name) != getattr(before, name)}
    plain |= {name: asdict(getattr(after, name)) for name in _RECORDS if getattr(after, name) != getattr(before, name)}
    shapes: dict[str, tuple[int, ...]] = {}
    parts = []
    for name, new in after.arrays.items():
        old = getattr(before, name)
        if new is not old:
            shapes[name] = new.shape
            parts.append(_layer_bytes(new ^ old if new.shape == old.shape else new))
    return {"plain": plain, "layers": shapes}, zlib.compress(b"".join(parts), _ZLIB_LEVEL)


def changed(before: Document, header: Header, payload: bytes) -> Document:
    """The document after an edit: the inverse of `difference`.

    Raises:
        ValueError, TypeError, KeyError, zlib.error: `difference` writes no such header and payload.
    """
    fields: Header = dict(header["plain"])
    if not fields.keys() <= {*_PLAIN, *_RECORDS}:
        raise ValueError("unknown field of a document")
    fields |= {name: _record(kind, fields[name]) for name, kind in _RECORDS.items() if name in fields}
    shapes = {name: tuple(shape) for name, shape in header["layers"].items()}
    lengths = {name: _layer_length(name, shape) for name, shape in shapes.items()}
    total = sum(lengths.values())
    # One more byte than can be right, lest a small payload takes all memory.
    raw = zlib.decompressobj().decompress(payload, total + 1)
    if len(raw) != total:
        raise ValueError(f"{len(raw)} bytes of layers; {total} are needed")
    position = 0
    for name, length in lengths.items():
        layer = _layer(name, shapes[name], raw[position : position + length])
        old = getattr(before, name)
        fields[name] = layer ^ old if layer.shape == old.shape else layer
        position += length
    return before.with_layers(**fields)


def _record(kind: type, values: Header) -> object:
    # JSON knows lists only.
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def _dtype(name: str) -> np.dtype[Any]:
    """How the values of an array of a document are stored, little endian."""
    for layer in LAYERS.values():
        for array in layer.arrays:
            if array.name == name:
                return np.dtype(array.dtype).newbyteorder("<")
    raise ValueError(f"a document has no {name}")


def _layer_bytes(layer: NDArray[Any]) -> bytes:
    if layer.dtype.kind == "b":
        return np.packbits(layer).tobytes()
    return layer.astype(layer.dtype.newbyteorder("<")).tobytes()


def _layer_length(name: str, shape: tuple[int, ...]) -> int:
    count = math.prod(shape)
    if not all(type(side) is int and 0 <= side <= MAX_SIDE for side in shape) or count > _MOST_VALUES:
        raise ValueError(f"no layer has shape {shape}")
    dtype = _dtype(name)
    return -(-count // 8) if dtype.kind == "b" else count * dtype.itemsize


def _layer(name: str, shape: tuple[int, ...], raw: bytes) -> NDArray[Any]:
    dtype = _dtype(name)
    if dtype.kind != "b":
        return np.frombuffer(raw, dtype).reshape(shape)
    return np.unpackbits(np.frombuffer(raw, np.uint8), count=math.prod(shape)).astype(bool).reshape(shape)
