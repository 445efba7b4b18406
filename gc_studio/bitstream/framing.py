"""Bytes of a .gcx file that are the same whatever the layers are: numbers, checks, chunks, and notes.

A check is the upper half of the CRC-32 of everything before it in the file: what is whole of a cut file can be told.
"""

import zlib
from dataclasses import dataclass

from gc_studio.bitstream.errors import GcxError
from gc_studio.document import Notes
from gc_studio.words import tr

MAX_FILE_BYTES = 40 * 2**20
"""More than any document can need: no pixel of a structure map takes more than 16 bits."""
MAX_EXTRAS = 10_000

CRC_BYTES, CHECK_BYTES = 4, 2
_MAX_VARINT_BYTES = 4
_END_OF_EXTRAS = 0
_NOTE_TYPES = {b"t"[0]: "title", b"a"[0]: "author", b"l"[0]: "licence"}


class CutShortError(GcxError):
    """The bytes end before the file does."""


def varint(value: int) -> bytes:
    """A number as little endian base 128 in its shortest form."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def crc(data: bytes) -> bytes:
    """CRC-32, big endian."""
    return zlib.crc32(data).to_bytes(CRC_BYTES, "big")


def checked(data: bytes) -> bytes:
    """The bytes of a file so far, and the check behind them."""
    return data + crc(data)[:CHECK_BYTES]


def sealed(head: bytes, payloads: list[bytes]) -> bytes:
    """A file from what stands before its chunks and their payloads: lengths, checks and the final CRC are added."""
    out = head
    for payload in payloads[:-1]:
        out = checked(out + varint(len(payload)) + payload)
    out += b"".join(payloads[-1:])
    return out + crc(out)


@dataclass
class Reader:
    """Takes bytes from the front of a file; none from `end` on."""

    data: bytes
    end: int
    position: int = 0

    def take(self, count: int) -> bytes:
        """The next bytes."""
        if count > self.end - self.position:
            raise CutShortError(
                tr("file is cut short: {count} bytes are not all of it; get the file again", count=len(self.data))
            )
        self.position += count
        return self.data[self.position - count : self.position]

    def varint(self) -> int:
        """The next number."""
        value = 0
        for index in range(_MAX_VARINT_BYTES):
            byte = self.take(1)[0]
            value |= (byte & 127) << (7 * index)
            if byte < 128:
                if byte == 0 and index:
                    break
                return value
        raise GcxError(tr("damaged file: a length is not valid; get the file again"))

    def check(self) -> None:
        """Take a check and raise GcxError if it is another."""
        expected = crc(self.data[: self.position])[:CHECK_BYTES]
        if self.take(CHECK_BYTES) != expected:
            raise GcxError(tr("damaged file: a checksum does not match; get the file again"))

    def chunk(self) -> bytes:
        """The payload of the next chunk."""
        payload = self.take(self.varint())
        self.check()
        return payload


def extras_of(notes: Notes) -> bytes:
    """The section of extras, without its check; nothing when there is no note."""
    out = b""
    for kind, name in _NOTE_TYPES.items():
        text = getattr(notes, name).encode(errors="surrogateescape")
        if text:
            out += bytes([kind]) + varint(len(text)) + text
    return out + bytes([_END_OF_EXTRAS]) if out else b""


def take_extras(reader: Reader) -> Notes:
    """Notes, whatever is in them; unknown extras with a lower-case type are passed over, others cannot be."""
    notes: dict[str, str] = {}
    count = 0
    while (kind := reader.take(1)[0]) != _END_OF_EXTRAS:
        count += 1
        if count > MAX_EXTRAS:
            raise GcxError(tr("damaged file: there are too many notes in it"))
        payload = reader.take(reader.varint())
        if kind in _NOTE_TYPES:
            notes[_NOTE_TYPES[kind]] = payload.decode(errors="surrogateescape")
        elif not chr(kind).islower():
            raise GcxError(
                tr(
                    "the picture needs a feature ({kind}) that this program does not know; update GC Studio",
                    kind=f"{kind:#04x}",
                )
            )
    reader.check()
    return Notes(**notes)
