"""Whatever stands beside a picture in its file, the picture is loaded."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

from gc_studio.analysis.photo import PhotoError, load_photo

_SIGNATURE = 8


def _exif_by_hand(orientation):
    """Orientation, an XResolution of 5/0, a user comment of no known type, and a sub-directory beyond the end."""
    entries = [
        struct.pack("<HHII", 0x0112, 3, 1, orientation),
        struct.pack("<HHII", 0x011A, 5, 1, 62),
        struct.pack("<HHII", 0x8769, 4, 1, 9999),
        struct.pack("<HHI4s", 0x9286, 99, 4, b"odd!"),
    ]
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, 4) + b"".join(entries) + struct.pack("<III", 0, 5, 0)


def _odd_rational(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x011A] = IFDRational(1, 0)
    return exif.tobytes()


_ODD = {
    "by hand": _exif_by_hand(6),
    "cut": _exif_by_hand(6)[:40],
    "rational": _odd_rational(6),
}


@pytest.mark.parametrize("exif", _ODD.values(), ids=_ODD)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.filterwarnings("ignore")  # Pillow's, while it writes what it does not like.
def test_odd_exif_neither_costs_the_photo_nor_its_orientation(jacket, tmp_path, kind, exif):
    Image.fromarray(np.rot90(jacket)).save(tmp_path / "photo", kind, exif=exif)
    loaded = load_photo(tmp_path / "photo")
    assert loaded.shape == jacket.shape
    assert np.abs(loaded.astype(int) - jacket).mean() < 12


def test_an_avif_is_turned_by_itself_whatever_its_exif_says(jacket, tmp_path):
    buffer = io.BytesIO()
    exif = _odd_rational(6)
    Image.fromarray(np.rot90(jacket)).save(buffer, "AVIF", exif=exif)
    data = buffer.getvalue()
    for broken in (b"JJ", b"II"):
        place = data.index(exif[6:8] + b"\x2a" if exif[6:8] == b"II" else exif[6:8] + b"\x00\x2a")
        (tmp_path / "photo.avif").write_bytes(data[:place] + broken + data[place + 2 :])
        assert load_photo(tmp_path / "photo.avif").shape == jacket.shape


def test_a_webp_is_whole_whatever_stands_behind_the_picture(jacket, tmp_path):
    buffer = io.BytesIO()
    picture = Image.fromarray(jacket)
    picture.putalpha(Image.new("L", picture.size, 255))
    picture.save(buffer, "WEBP", exif=_odd_rational(1), quality=90)
    data = bytearray(buffer.getvalue())
    place = data.index(b"EXIF")
    data[place + 4 : place + 8] = b"\xff\xff\xff\x7f"
    (tmp_path / "photo.webp").write_bytes(data)
    assert np.abs(load_photo(tmp_path / "photo.webp").astype(int) - jacket).mean() < 12


def _jpeg_with(jacket, *segments):
    buffer = io.BytesIO()
    Image.fromarray(jacket).save(buffer, "JPEG", quality=95)
    data = buffer.getvalue()
    beside = b"".join(b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body for marker, body in segments)
    return data[:2] + beside + data[2:]


@pytest.mark.parametrize(
    "segment",
    [
        (0xE0, b"JFIF"),
        (0xE1, b"Exif\0\0"),
        (0xE1, b"Exif\0\0garbage"),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<not xml"),
        (0xE2, b"ICC_PROFILE\0"),
        (0xE2, b"ICC_PROFILE\0\1\1nonsense"),
        (0xE2, b"MPF\0II*\0\xff\xff\xff\xff"),
        (0xED, b"Photoshop 3.0\x008BIM\x03"),
        (0xFE, bytes(range(256))),
    ],
)
def test_odd_segments_of_a_jpeg_do_not_cost_it(jacket, tmp_path, segment):
    (tmp_path / "photo.jpg").write_bytes(_jpeg_with(jacket, segment))
    assert np.abs(load_photo(tmp_path / "photo.jpg").astype(int) - jacket).mean() < 5


def test_the_orientation_counts_beside_a_segment_that_cannot_be_read(jacket, tmp_path):
    data = _jpeg_with(np.rot90(jacket), (0xE0, b"JFIF"), (0xE1, _exif_by_hand(6)))
    (tmp_path / "photo.jpg").write_bytes(data)
    assert load_photo(tmp_path / "photo.jpg").shape == jacket.shape


def test_a_file_of_two_pictures_is_its_first_whatever_the_second_is(jacket, tmp_path):
    picture = Image.fromarray(jacket)
    picture.save(tmp_path / "two.mpo", save_all=True, append_images=[picture.resize((64, 64))])
    data = (tmp_path / "two.mpo").read_bytes()
    assert load_photo(tmp_path / "two.mpo").shape == jacket.shape
    (tmp_path / "cut.mpo").write_bytes(data[:-500])
    assert load_photo(tmp_path / "cut.mpo").shape == jacket.shape


def _chunk(kind, body, crc=None):
    crc = zlib.crc32(kind + body) if crc is None else crc
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)


_LONG = zlib.compress(bytes(3 * 2**20))
_CHUNKS = {
    "long compressed text": _chunk(b"zTXt", b"a\0\0" + _LONG),
    "long international text": _chunk(b"iTXt", b"a\0\1\0\0\0" + _LONG),
    "much text": b"".join(_chunk(b"tEXt", b"k\0" + b"x" * 2**20) for _ in range(70)),
    "text of no encoding": _chunk(b"iTXt", b"a\0\0\0\xff\0\xff\0\xff"),
    "text with a wrong checksum": _chunk(b"tEXt", b"a\0b", crc=5),
    "long profile": _chunk(b"iCCP", b"a\0\0" + _LONG),
    "profile that is none": _chunk(b"iCCP", b"a\0\0" + zlib.compress(b"none")),
    "profile cut short": _chunk(b"iCCP", b"a"),
    "profile in no known way": _chunk(b"iCCP", b"a\0\7nonsense"),
    "gamma cut short": _chunk(b"gAMA", b"\1"),
    "gamma of nothing": _chunk(b"gAMA", bytes(4)),
    "colours cut short": _chunk(b"cHRM", b"\1\2"),
    "resolution cut short": _chunk(b"pHYs", b"\0\0"),
    "resolution of nothing": _chunk(b"pHYs", bytes(8) + b"\1"),
    "rendering cut short": _chunk(b"sRGB", b""),
    "EXIF that is none": _chunk(b"eXIf", b"nonsense"),
    "animation of no frames": _chunk(b"acTL", bytes(8)),
    "a private chunk": _chunk(b"prVt", bytes(100)),
}


@pytest.mark.parametrize("chunk", _CHUNKS.values(), ids=_CHUNKS)
def test_odd_chunks_of_a_png_do_not_cost_it(jacket, tmp_path, chunk):
    buffer = io.BytesIO()
    Image.fromarray(jacket).save(buffer, "PNG")
    data = buffer.getvalue()
    place = _SIGNATURE + 25  # Behind IHDR.
    (tmp_path / "photo.png").write_bytes(data[:place] + chunk + data[place:])
    assert np.array_equal(load_photo(tmp_path / "photo.png"), jacket)


def test_a_texts_length_does_not_cost_transparency(tmp_path):
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "x" * 3 * 2**20, zip=True)
    image = Image.new("P", (32, 32), 0)
    image.putpalette([0, 0, 0, 200, 10, 10])
    image.save(tmp_path / "icon.png", transparency=0, pnginfo=text)
    assert (load_photo(tmp_path / "icon.png") == 255).all()


def test_pixels_that_are_damaged_are_still_told(jacket, tmp_path):
    buffer = io.BytesIO()
    Image.fromarray(jacket).save(buffer, "PNG")
    data = bytearray(buffer.getvalue())
    data[len(data) // 2] ^= 255
    (tmp_path / "photo.png").write_bytes(data)
    with pytest.raises(PhotoError, match=r"photo\.png"):
        load_photo(tmp_path / "photo.png")
