"""The .gcx container: header, then one CRC-checked chunk per layer that is not empty.

    header   "GCX" 0x01 | model identity, 4 bytes | width, varint | height, varint
             | bits 0-1: log2 of the structure scale; bits 2-5: structure, texture, mask, detail present; 6-7: zero
    chunk    tag, 1 byte | length, varint | payload | CRC-32 of everything before it in the file, big endian

Chunks come in the order structure, texture, mask, detail. A file without chunks ends with the CRC-32 of its header.
Varints are little endian base 128, at most three bytes, in their shortest form.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import layers
from gc_studio.bitstream.errors import GcxError
from gc_studio.document import CELL, DETAIL_CHANNELS, STRUCTURE_SCALES, TEXTURE_DIMENSIONS, Document, DocumentError
from gc_studio.document.document import cells, check_size

MAGIC = b"GCX"
VERSION = 1
MAX_FILE_BYTES = 64 * 2**20
"""More than any document can need; a larger file is not worth reading into memory."""

LAYERS = ("structure", "texture", "mask", "detail")
"""Layers in the order of their chunks."""

_TAGS = {"structure": b"S", "texture": b"T", "mask": b"M", "detail": b"D"}
_CRC_BYTES = 4
_IDENTITY_BYTES = 4
_MAX_VARINT_BYTES = 3


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _crc(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_CRC_BYTES, "big")


class DocumentWriter:
    """Writes snapshots of a document again and again; a layer is encoded only when its array is another one."""

    def __init__(self) -> None:
        self._cache: dict[str, tuple[tuple[NDArray[Any], ...], bytes]] = {}

    def write(self, document: Document) -> bytes:
        """Bytes of the .gcx file of a document."""
        chunks = self._chunks(document)
        present = sum(4 << index for index, name in enumerate(LAYERS) if name in chunks)
        out = MAGIC + bytes([VERSION]) + bytes.fromhex(document.model)
        out += _varint(document.width) + _varint(document.height)
        out += bytes([STRUCTURE_SCALES.index(document.structure_scale) | present])
        for name, payload in chunks.items():
            out += _TAGS[name] + _varint(len(payload)) + payload
            out += _crc(out)
        return out if chunks else out + _crc(out)

    def sizes(self, document: Document) -> dict[str, int]:
        """Bytes of each layer and of the container around them; they sum to the length of the file."""
        chunks = self._chunks(document)
        sizes = {name: len(chunks.get(name, b"")) for name in LAYERS}
        return sizes | {"container": len(self.write(document)) - sum(sizes.values())}

    def _chunks(self, document: Document) -> dict[str, bytes]:
        """Payloads of the layers that are not empty, in the order of LAYERS."""
        chunks = {}
        if document.structure.any():
            chunks["structure"] = self._cached("structure", layers.encode_structure, document.structure)
        if document.texture.any():
            chunks["texture"] = self._cached("texture", layers.encode_texture, document.texture)
        if document.mask.any():
            chunks["mask"] = self._cached("mask", layers.encode_mask, document.mask)
        if document.detail.any():
            chunks["detail"] = self._cached("detail", layers.encode_detail, document.detail, document.mask)
        return chunks

    def _cached(self, name: str, encode: Callable[..., bytes], *arrays: NDArray[Any]) -> bytes:
        known = self._cache.get(name)
        # Layers are read-only: the same array is the same content.
        if known is None or any(a is not b for a, b in zip(known[0], arrays, strict=True)):
            known = self._cache[name] = (arrays, encode(*arrays))
        return known[1]


def write(document: Document) -> bytes:
    """Bytes of the .gcx file of a document; `read` gives the same document back."""
    return DocumentWriter().write(document)


@dataclass
class _Reader:
    """A position in the bytes; every step checks what it takes."""

    data: bytes
    position: int = 0

    def take(self, count: int) -> bytes:
        if count > len(self.data) - self.position:
            raise GcxError(f"file is cut short: {len(self.data)} bytes are not all of it; get the file again")
        self.position += count
        return self.data[self.position - count : self.position]

    def varint(self) -> int:
        value = 0
        for index in range(_MAX_VARINT_BYTES):
            byte = self.take(1)[0]
            value |= (byte & 127) << (7 * index)
            if byte < 128:
                if byte == 0 and index:
                    break
                return value
        raise GcxError("damaged file: a length is not valid")

    def check_crc(self) -> None:
        expected = _crc(self.data[: self.position])
        if self.take(_CRC_BYTES) != expected:
            raise GcxError("damaged file: a checksum does not match; get the file again")


@dataclass(frozen=True)
class _Header:
    identity: str
    width: int
    height: int
    scale: int
    present: tuple[str, ...]


def _read_header(reader: _Reader) -> _Header:
    if reader.data[: len(MAGIC)] != MAGIC:
        raise GcxError("not a .gcx file")
    reader.take(len(MAGIC))
    version = reader.take(1)[0]
    if version != VERSION:
        raise GcxError(f"file has format version {version}, this program reads version {VERSION}; update GC Studio")
    identity = reader.take(_IDENTITY_BYTES).hex()
    width, height, flags = reader.varint(), reader.varint(), reader.take(1)[0]
    scale_index = flags & 3
    if flags >> 6 or scale_index >= len(STRUCTURE_SCALES):
        raise GcxError("damaged file: the header is not valid")
    try:
        check_size(width, height)
    except DocumentError as error:
        raise GcxError(f"damaged file: {error}") from error
    present = tuple(name for index, name in enumerate(LAYERS) if flags & 4 << index)
    return _Header(identity, width, height, STRUCTURE_SCALES[scale_index], present)


def read(data: bytes) -> Document:
    """Document of a .gcx file.

    Raises:
        GcxError: the bytes are no whole, undamaged .gcx file of this version.
    """
    reader = _Reader(data)
    header = _read_header(reader)
    payloads = {}
    for name in header.present:
        if reader.take(1) != _TAGS[name]:
            raise GcxError("damaged file: a layer is not where it should be")
        payloads[name] = reader.take(reader.varint())
        reader.check_crc()
    if not payloads:
        reader.check_crc()
    if reader.position != len(data):
        raise GcxError(f"{len(data) - reader.position} bytes follow after the end of the picture; get the file again")
    return _decode(header, payloads)


def read_file(path: Path) -> Document:
    """Document of a .gcx file on disk.

    Raises:
        GcxError: as `read`, or the file is larger than any document can be.
        OSError: the file cannot be read.
    """
    if path.stat().st_size > MAX_FILE_BYTES:
        raise GcxError("the file is too large to be a .gcx")
    return read(path.read_bytes())


def _decode(header: _Header, payloads: dict[str, bytes]) -> Document:
    grid = cells(header.height, CELL), cells(header.width, CELL)
    shape = cells(header.height, header.scale), cells(header.width, header.scale)
    structure = (
        layers.decode_structure(payloads["structure"], shape) if "structure" in payloads else np.zeros(shape, bool)
    )
    mask = layers.decode_mask(payloads["mask"], grid) if "mask" in payloads else np.zeros(grid, bool)
    detail = np.zeros((DETAIL_CHANNELS, *grid), np.int8)
    if "detail" in payloads:
        detail = layers.decode_detail(payloads["detail"], mask)
    texture = np.zeros(TEXTURE_DIMENSIONS, np.int16)
    if "texture" in payloads:
        texture = layers.decode_texture(payloads["texture"])
    return Document(header.width, header.height, structure, texture, detail, mask, header.identity, header.scale)
