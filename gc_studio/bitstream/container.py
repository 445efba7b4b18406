"""The .gcx container: a header, one chunk per layer that is not empty, and a CRC-32 over everything.

docs/gcx-format.md is the specification. In short:

    header   "GCX" 0x01 | model identity, 4 bytes | (width - 1) << 12 | (height - 1), 3 bytes, big endian | flags
    flags    bits 0-1 log2 of the structure scale; 2 structure, 3 texture present; 4-5 mask: 0 nothing, 1 all, 2 a map;
             6 extras; 7 zero
    extras   type, 1 byte | length, varint | payload, again and again; then 0x00 | check
    chunks   structure, texture, mask, detail: length, varint | payload | check; of the last one the payload alone
    end      CRC-32 of everything before it, big endian

A check is the upper half of the CRC-32 of everything before it in the file: what is whole of a cut file can be told.
"""

import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import detail, mask, structure, texture
from gc_studio.bitstream.errors import GcxError
from gc_studio.document import (
    CELL,
    DETAIL_CHANNELS,
    STRUCTURE_SCALES,
    TEXTURE_DIMENSIONS,
    Document,
    DocumentError,
    Notes,
)
from gc_studio.document.document import cells, check_size

MAGIC = b"GCX"
VERSION = 1
MAX_FILE_BYTES = 40 * 2**20
"""More than any document can need: no pixel of a structure map takes more than 16 bits."""
MAX_EXTRAS_BYTES = 2**16
MAX_REMEMBERED_PIXELS = 2**21
"""Of a structure map whose forecasts are kept for the next, in eight bytes each."""

LAYERS = ("structure", "texture", "mask", "detail")
"""Layers in the order of their chunks."""

_CRC_BYTES, _CHECK_BYTES = 4, 2
_IDENTITY_BYTES, _SIZE_BYTES = 4, 3
_MAX_VARINT_BYTES = 4
_HAS_STRUCTURE, _HAS_TEXTURE, _HAS_EXTRAS, _RESERVED = 4, 8, 64, 128
_MASK_SHIFT = 4
_NO_MASK, _WHOLE_MASK, _MASK_MAP = 0, 1, 2
_END_OF_EXTRAS = 0

_NOTE_TYPES = {b"t"[0]: "title", b"a"[0]: "author", b"l"[0]: "licence"}


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
    """Writes snapshots of a document again and again; a layer is encoded only when its arrays are others.

    Several threads may share one: of two that want the same layers, the second waits and has them at once.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cache: dict[str, tuple[tuple[NDArray[Any], ...], bytes]] = {}
        self._structure: structure.StructureEncoder | None = None

    def write(self, document: Document) -> bytes:
        """Bytes of the .gcx file of a document."""
        chunks = self._chunks(document)
        size = (document.width - 1) << 12 | (document.height - 1)
        flags = STRUCTURE_SCALES.index(document.structure_scale) | _mask_kind(document) << _MASK_SHIFT
        flags |= _HAS_STRUCTURE * ("structure" in chunks) | _HAS_TEXTURE * ("texture" in chunks)
        identity = bytes.fromhex(document.model)
        header = MAGIC + bytes([VERSION]) + identity + size.to_bytes(_SIZE_BYTES, "big") + bytes([flags])
        return assemble(header, _extras(document.notes), list(chunks.values()))

    def sizes(self, document: Document) -> dict[str, int]:
        """Bytes of each layer and of the container around them; they sum to the length of the file."""
        chunks = self._chunks(document)
        sizes = {name: len(chunks.get(name, b"")) for name in LAYERS}
        return sizes | {"container": len(self.write(document)) - sum(sizes.values())}

    def _chunks(self, document: Document) -> dict[str, bytes]:
        """Payloads of the layers that have a chunk, in the order of LAYERS."""
        chunks = {}
        if document.structure.any():
            chunks["structure"] = self._cached("structure", self._encode_structure, document.structure)
        if document.texture.any() or len(document.extra_textures):
            parts = document.texture, document.extra_textures, document.regions
            chunks["texture"] = self._cached("texture", _encode_texture, *parts)
        if _mask_kind(document) == _MASK_MAP:
            chunks["mask"] = self._cached("mask", mask.encode, document.mask)
        if document.mask.any():
            chunks["detail"] = self._cached("detail", detail.encode, document.detail, document.mask)
        return chunks

    def _cached(self, name: str, encode: Callable[..., bytes], *arrays: NDArray[Any]) -> bytes:
        with self._lock:
            known = self._cache.get(name)
            # Layers are read-only: the same array is the same content.
            if known is None or any(a is not b for a, b in zip(known[0], arrays, strict=True)):
                known = self._cache[name] = (arrays, encode(*arrays))
            return known[1]

    def _encode_structure(self, bits: NDArray[np.bool_]) -> bytes:
        if bits.size > MAX_REMEMBERED_PIXELS:
            return structure.encode(bits)
        if self._structure is None or self._structure.shape != bits.shape:
            self._structure = structure.StructureEncoder(bits.shape)
        return self._structure.encode(bits)


def _encode_texture(first: NDArray[np.int16], further: NDArray[np.int16], regions: NDArray[np.uint8]) -> bytes:
    return texture.encode(np.concatenate([first[None], further]), regions)


def _mask_kind(document: Document) -> int:
    if not document.mask.any():
        return _NO_MASK
    return _WHOLE_MASK if document.mask.all() else _MASK_MAP


def _extras(notes: Notes) -> bytes:
    """The section of extras, without its check; nothing when there is no note."""
    out = b""
    for kind, name in _NOTE_TYPES.items():
        text = getattr(notes, name).encode()
        if text:
            out += bytes([kind]) + _varint(len(text)) + text
    return out + bytes([_END_OF_EXTRAS]) if out else b""


def assemble(header: bytes, extras: bytes, payloads: list[bytes]) -> bytes:
    """A file from its parts: lengths, checks and the final CRC are added, and the flag of the extras is set."""
    out = header
    if extras:
        out = header[:-1] + bytes([header[-1] | _HAS_EXTRAS]) + extras
        out += _crc(out)[:_CHECK_BYTES]
    for payload in payloads[:-1]:
        out += _varint(len(payload)) + payload
        out += _crc(out)[:_CHECK_BYTES]
    out += payloads[-1] if payloads else b""
    return out + _crc(out)


def write(document: Document) -> bytes:
    """Bytes of the .gcx file of a document; `read` gives the same document back."""
    return DocumentWriter().write(document)


class _CutShortError(GcxError):
    """The bytes end before what is asked for."""


@dataclass
class _Reader:
    """A position in the bytes before the final CRC; every step checks what it takes."""

    data: bytes
    end: int
    position: int = 0

    def take(self, count: int) -> bytes:
        if count > self.end - self.position:
            raise _CutShortError(f"file is cut short: {len(self.data)} bytes are not all of it; get the file again")
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
        raise GcxError("damaged file: a length is not valid; get the file again")

    def check(self) -> None:
        expected = _crc(self.data[: self.position])[:_CHECK_BYTES]
        if self.take(_CHECK_BYTES) != expected:
            raise GcxError("damaged file: a checksum does not match; get the file again")


@dataclass(frozen=True)
class _Header:
    identity: str
    width: int
    height: int
    scale: int
    flags: int

    @property
    def mask_kind(self) -> int:
        return self.flags >> _MASK_SHIFT & 3

    @property
    def chunks(self) -> list[str]:
        """Layers that have a chunk, in the order of LAYERS."""
        present = (
            bool(self.flags & _HAS_STRUCTURE),
            bool(self.flags & _HAS_TEXTURE),
            self.mask_kind == _MASK_MAP,
            self.mask_kind != _NO_MASK,
        )
        return [name for name, is_there in zip(LAYERS, present, strict=True) if is_there]


def _read_header(reader: _Reader) -> _Header:
    if reader.data[: len(MAGIC)] != MAGIC:
        raise GcxError("not a .gcx file")
    reader.take(len(MAGIC))
    version = reader.take(1)[0]
    if version != VERSION:
        raise GcxError(f"file has format version {version}, this program reads version {VERSION}; update GC Studio")
    identity = reader.take(_IDENTITY_BYTES).hex()
    size, flags = int.from_bytes(reader.take(_SIZE_BYTES), "big"), reader.take(1)[0]
    width, height, scale_index = (size >> 12) + 1, (size & 0xFFF) + 1, flags & 3
    header = _Header(identity, width, height, STRUCTURE_SCALES[min(scale_index, 2)], flags)
    if flags & _RESERVED or scale_index >= len(STRUCTURE_SCALES) or header.mask_kind > _MASK_MAP:
        raise GcxError("damaged file: the header is not valid")
    try:
        check_size(width, height)
    except DocumentError as error:
        raise GcxError(f"damaged file: {error}") from error
    return header


def _read_extras(reader: _Reader) -> Notes:
    """Notes; unknown extras with a lower-case type are passed over, others cannot be."""
    notes: dict[str, str] = {}
    start = reader.position
    while (kind := reader.take(1)[0]) != _END_OF_EXTRAS:
        if reader.position - start > MAX_EXTRAS_BYTES:
            raise GcxError("damaged file: the notes in it are too long")
        payload = reader.take(reader.varint())
        if kind in _NOTE_TYPES:
            notes[_NOTE_TYPES[kind]] = payload.decode(errors="replace")
        elif not chr(kind).islower():
            raise GcxError(
                f"the picture needs a feature ({kind:#04x}) that this program does not know; update GC Studio"
            )
    reader.check()
    try:
        return Notes(**notes)
    except DocumentError as error:
        raise GcxError(f"damaged file: {error}") from error


@dataclass(frozen=True)
class PartialDocument:
    """What could be read of a file. missing: layers that are not whole, in the order of LAYERS."""

    document: Document
    missing: tuple[str, ...]


def read(data: bytes) -> Document:
    """Document of a .gcx file.

    Raises:
        GcxError: the bytes are no whole, undamaged .gcx file of this version.
    """
    _check_length(len(data))
    end = len(data) - _CRC_BYTES
    reader = _Reader(data, end)
    header = _read_header(reader)
    if _crc(data[:end]) != data[end:]:
        raise GcxError("file is damaged or cut short: the checksum does not match; get the file again")
    notes = _read_extras(reader) if header.flags & _HAS_EXTRAS else Notes()
    payloads = dict(zip(header.chunks[:-1], (_read_chunk(reader) for _ in header.chunks[:-1]), strict=True))
    rest = reader.take(end - reader.position)
    if header.chunks:
        payloads[header.chunks[-1]] = rest
    elif rest:
        raise GcxError(f"{len(rest)} bytes follow after the end of the picture")
    return _decode(header, payloads, notes)


def read_partial(data: bytes) -> PartialDocument:
    """What is whole of a .gcx file that was cut short; layers that are not whole are empty.

    A check that does not match says that the file is damaged, not cut: nothing of it can be trusted.

    Raises:
        GcxError: the file is damaged, or not even the first of several layers is whole.
    """
    try:
        return PartialDocument(read(data), ())
    except GcxError as error:
        reader = _Reader(data, len(data))
        header = _read_header(reader)
        payloads, notes = _whole_chunks(reader, header)
        if not payloads:
            raise error
    missing = tuple(name for name in header.chunks if name not in payloads)
    # A mask without its symbols would preserve grey.
    payloads.pop("mask", None)
    bare = replace(header, flags=header.flags & ~(3 << _MASK_SHIFT))
    return PartialDocument(_decode(bare, payloads, notes), missing)


def _whole_chunks(reader: _Reader, header: _Header) -> tuple[dict[str, bytes], Notes]:
    """Payloads of the chunks before the last one, until the bytes end."""
    payloads: dict[str, bytes] = {}
    notes = Notes()
    try:
        notes = _read_extras(reader) if header.flags & _HAS_EXTRAS else notes
        for name in header.chunks[:-1]:
            payloads[name] = _read_chunk(reader)
    except _CutShortError:
        pass
    return payloads, notes


def _read_chunk(reader: _Reader) -> bytes:
    payload = reader.take(reader.varint())
    reader.check()
    return payload


def read_file(path: Path) -> Document:
    """Document of a .gcx file on disk.

    Raises:
        GcxError: as `read`, or the file is larger than any document can be.
        OSError: the file cannot be read.
    """
    return read(_bytes_of(path))


def read_file_partially(path: Path) -> PartialDocument:
    """`read_partial` of a file on disk; raises as `read_file`."""
    return read_partial(_bytes_of(path))


def _bytes_of(path: Path) -> bytes:
    _check_length(path.stat().st_size)
    return path.read_bytes()


def _check_length(length: int) -> None:
    if length > MAX_FILE_BYTES:
        raise GcxError("the file is too large to be a .gcx")


def _decode(header: _Header, payloads: dict[str, bytes], notes: Notes) -> Document:
    grid = cells(header.height, CELL), cells(header.width, CELL)
    shape = cells(header.height, header.scale), cells(header.width, header.scale)
    lines = structure.decode(payloads["structure"], shape) if "structure" in payloads else np.zeros(shape, bool)
    textures, regions = np.zeros((1, TEXTURE_DIMENSIONS), np.int16), np.zeros(grid, np.uint8)
    if "texture" in payloads:
        textures, regions = texture.decode(payloads["texture"], grid)
    preserved = np.full(grid, header.mask_kind == _WHOLE_MASK)
    if "mask" in payloads:
        preserved = mask.decode(payloads["mask"], grid)
    symbols = np.zeros((DETAIL_CHANNELS, *grid), np.int8)
    if "detail" in payloads:
        symbols = detail.decode(payloads["detail"], preserved)
    return Document(
        width=header.width,
        height=header.height,
        structure=lines,
        structure_scale=header.scale,
        texture=textures[0],
        extra_textures=textures[1:],
        regions=regions,
        detail=symbols,
        mask=preserved,
        model=header.identity,
        notes=notes,
    )
