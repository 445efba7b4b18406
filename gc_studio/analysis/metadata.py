"""Bytes of a PNG, JPEG, WebP or AVIF file -> the same picture without what stands beside it and cannot be read.

Pillow gives up a picture for a text or a tag that it cannot make sense of. These copies leave such things out.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import IO

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_JPEG_START, _JPEG_SCAN, _JPEG_ADOBE, _JPEG_COMMENT = b"\xff\xd8", 0xDA, 0xEE, 0xFE
_JPEG_EXIF, _JPEG_PROFILE = 0xE1, 0xE2
_BOXED = b"ftyp"
"""How AVIF and HEIF files begin, behind a length."""
_RIFF, _RIFF_HEADER = b"RIFF", 12
_WEBP_PICTURE = (b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF")
_WEBP_BESIDE = 0b101100
"""Flags of VP8X that announce a profile, EXIF and XMP."""
_SHOWN_CHUNKS = (b"tRNS",)
"""Ancillary chunks of a PNG without which the picture is another one."""
_KEPT_CHUNKS = (b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"eXIf")
_MAX_FILE_BYTES = 2**29
_MAX_KEPT_BYTES = 4 * 2**20
"""More than any profile or EXIF block of use."""


def plainer_copies(file: IO[bytes]) -> Iterator[bytes]:
    """Copies of a file, first without its texts and comments, then without its profile and EXIF block, too."""
    start = file.read(len(PNG_SIGNATURE))
    is_boxed = start[4:8] == _BOXED
    if not is_boxed and not start.startswith((PNG_SIGNATURE, _JPEG_START, _RIFF)):
        return
    data = start + file.read(_MAX_FILE_BYTES)
    if is_boxed:
        # The first is the type of the item: as one of a type that is not known it is passed over.
        yield data.replace(b"Exif", b"none", 1)
        return
    if start.startswith(_RIFF):
        yield _plain_webp(data)
        return
    for keeps_colours in (True, False):
        if data.startswith(PNG_SIGNATURE):
            yield _plain_png(data, keeps_colours)
        else:
            yield _plain_jpeg(data, keeps_colours)


def _plain_png(data: bytes, keeps_colours: bool) -> bytes:
    out, position = bytearray(PNG_SIGNATURE), len(PNG_SIGNATURE)
    kept = _SHOWN_CHUNKS + (_KEPT_CHUNKS if keeps_colours else ())
    while position + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        chunk = data[position : position + 12 + length]
        is_critical = kind[:1].isupper()
        is_whole = len(chunk) == 12 + length and zlib.crc32(chunk[4:-4]) == int.from_bytes(chunk[-4:], "big")
        if is_critical or (kind in kept and is_whole and length <= _MAX_KEPT_BYTES):
            out += chunk
        position += 12 + length
    return bytes(out)


def _plain_webp(data: bytes) -> bytes:
    chunks, position = b"", _RIFF_HEADER
    while position + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, position)
        end = position + 8 + length + length % 2
        if kind == b"VP8X":
            flags = data[position + 8] & ~_WEBP_BESIDE
            chunks += data[position : position + 8] + bytes([flags]) + data[position + 9 : end]
        elif kind in _WEBP_PICTURE:
            chunks += data[position:end]
        position = end
    return _RIFF + struct.pack("<I4s", 4 + len(chunks), b"WEBP") + chunks


def _plain_jpeg(data: bytes, keeps_colours: bool) -> bytes:
    out, position = bytearray(_JPEG_START), len(_JPEG_START)
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:  # A fill byte.
            position += 1
            continue
        if marker == _JPEG_SCAN:
            break
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        body = data[position + 4 : end]
        is_exif = marker == _JPEG_EXIF and body.startswith(b"Exif\0\0")
        is_profile = marker == _JPEG_PROFILE and body.startswith(b"ICC_PROFILE\0")
        is_beside = 0xE0 <= marker <= 0xEF or marker == _JPEG_COMMENT
        if not is_beside or marker == _JPEG_ADOBE or (keeps_colours and (is_exif or is_profile)):
            out += data[position:end]
        position = end
    return bytes(out + data[position:])
