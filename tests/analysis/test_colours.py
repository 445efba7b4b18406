"""Values of any range and colours of any profile become 8-bit sRGB."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageCms

from gc_studio.analysis.colours import to_srgb
from gc_studio.analysis.photo import PhotoError, load_photo


def _grey(jacket):
    return jacket[..., 1]


def _loaded(values, tmp_path, **options):
    Image.fromarray(values).save(tmp_path / "grey.tiff", **options)
    loaded = load_photo(tmp_path / "grey.tiff")
    assert (loaded == loaded[..., :1]).all()
    return loaded[..., 0].astype(int)


@pytest.mark.parametrize("top", [1.0, 255.0, 65535.0])
@pytest.mark.parametrize("odd", [None, np.nan, np.inf, -np.inf, 1e30, -7.0])
def test_floats_keep_their_range_whatever_a_few_pixels_are(jacket, tmp_path, top, odd):
    values = (_grey(jacket) / 255 * top).astype(np.float32)
    if odd is not None:
        values[5, 7] = odd
    loaded, expected = _loaded(values, tmp_path), _grey(jacket).astype(int)
    if odd is not None:
        expected[5, 7] = 255 if odd > 0 else 0
    assert np.abs(loaded - expected).max() <= 1


def test_highlights_beyond_one_are_cut_off(jacket, tmp_path):
    values = (_grey(jacket) / 255).astype(np.float32)
    values[:100] = 6
    loaded = _loaded(values, tmp_path)
    assert (loaded[:100] == 255).all()
    assert np.abs(loaded[100:] - _grey(jacket)[100:]).max() <= 1


@pytest.mark.parametrize(("value", "level"), [(0.0, 0), (-5.0, 0), (np.float32(0.5), 128)])
def test_floats_without_a_range_of_their_own(tmp_path, value, level):
    assert (_loaded(np.full((20, 20), value, np.float32), tmp_path) == level).all()


def test_floats_that_are_no_numbers_are_refused(tmp_path):
    Image.fromarray(np.full((20, 20), np.nan, np.float32)).save(tmp_path / "nan.tiff")
    with pytest.raises(PhotoError, match=r"nan\.tiff: .*no numbers"):
        load_photo(tmp_path / "nan.tiff")


@pytest.mark.parametrize("suffix", ["png", "tiff", "pgm", "jp2"])
def test_sixteen_bits_are_sixteen_bits_however_dark(jacket, tmp_path, suffix):
    dark = (_grey(jacket) // 8).astype(np.uint16) * 257
    Image.fromarray(dark).save(tmp_path / f"deep.{suffix}")
    loaded = load_photo(tmp_path / f"deep.{suffix}")[..., 0].astype(int)
    assert np.abs(loaded - _grey(jacket) // 8).max() <= 1
    barely = np.full((32, 32), 200, np.uint16)
    Image.fromarray(barely).save(tmp_path / f"barely.{suffix}")
    assert load_photo(tmp_path / f"barely.{suffix}").max() <= 1


@pytest.mark.parametrize("top", [255, 65535])
def test_thirty_two_bits_hold_the_values_of_less(jacket, tmp_path, top):
    values = _grey(jacket).astype(np.int32) * (top // 255)
    values[3, 3] = 2**30
    loaded, expected = _loaded(values, tmp_path), _grey(jacket).astype(int)
    expected[3, 3] = 255
    assert np.abs(loaded - expected).max() <= 1


def test_twelve_bits_are_scaled_by_twelve(tmp_path):
    # Two values of 12 bits in three bytes: 4095 and 0, again and again.
    strip = b"\xff\xf0\x00" * 16 * 16
    tags = [
        (256, 4, 32),
        (257, 4, 16),
        (258, 3, 12),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 200),
        (277, 3, 1),
        (278, 4, 16),
    ]
    tags.append((279, 4, len(strip)))
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    head = b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 0)
    (tmp_path / "twelve.tiff").write_bytes(head.ljust(200, b"\0") + strip)
    loaded = load_photo(tmp_path / "twelve.tiff")
    assert set(np.unique(loaded)) == {0, 255}


def _profile(red, green, blue, gamma):
    """A matrix profile, of primaries adapted to D50, as bytes."""

    def xyz(values):
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    text = b"desc\0\0\0\0" + struct.pack(">I", 2) + b"a\0" + bytes(78 + 12 - 2)
    tags = {
        b"desc": text,
        b"wtpt": xyz((0.9642, 1, 0.8249)),
        b"rXYZ": xyz(red),
        b"gXYZ": xyz(green),
        b"bXYZ": xyz(blue),
    }
    tags |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    place, table, bodies = 128 + 4 + 12 * len(tags), b"", b""
    for name, body in tags.items():
        body = body.ljust(-(-len(body) // 4) * 4, b"\0")
        table += name + struct.pack(">II", place + len(bodies), len(body))
        bodies += body
    header = struct.pack(">I4sI4s4s4s", place + len(bodies), b"", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    header = header.ljust(36, b"\0") + b"acsp"
    header = header.ljust(68, b"\0") + struct.pack(">iii", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + bodies


_LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
_ADOBE = _profile((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457), 2.19921875)
_P3 = _profile((0.51512, 0.2412, -0.00105), (0.29198, 0.69225, 0.04189), (0.1571, 0.06657, 0.78407), 2.2)


@pytest.mark.parametrize("profile", [_ADOBE, _P3], ids=["Adobe RGB", "Display P3"])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_wide_colours_are_converted(tmp_path, kind, profile):
    patch = np.full((32, 32, 3), (100, 180, 90), np.uint8)
    Image.fromarray(patch).save(tmp_path / "wide", kind, icc_profile=profile)
    loaded = load_photo(tmp_path / "wide")[16, 16].astype(int)
    assert np.abs(loaded - np.asarray(to_srgb(Image.fromarray(patch), profile))[16, 16]).max() < 8
    # Green of a wider space is a stronger green: less red for the same number.
    assert loaded[0] < 92
    assert loaded[1] >= 178


def test_pixels_without_a_profile_of_use_are_left_as_they_are():
    patch = Image.new("RGB", (4, 4), (100, 180, 90))
    for profile in (None, b"", b"no profile"):
        assert np.array_equal(to_srgb(patch, profile), patch)


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "RGBA", "CMYK", "I;16"])
@pytest.mark.parametrize("profile", [_ADOBE, b"no profile", _LAB])
def test_a_profile_that_does_not_fit_costs_nothing(jacket, tmp_path, mode, profile):
    image = Image.fromarray(jacket)
    image = Image.fromarray(_grey(jacket).astype(np.uint16) * 257) if mode == "I;16" else image.convert(mode)
    image.save(tmp_path / "photo.tiff", icc_profile=profile)
    assert load_photo(tmp_path / "photo.tiff").shape == jacket.shape


def test_lab_needs_no_profile(jacket, tmp_path):
    lab = ImageCms.createProfile("LAB")
    to_lab = ImageCms.profileToProfile(Image.fromarray(jacket), ImageCms.createProfile("sRGB"), lab, outputMode="LAB")
    to_lab.info.pop("icc_profile", None)
    to_lab.save(tmp_path / "lab.tiff")
    assert np.abs(load_photo(tmp_path / "lab.tiff").astype(int) - jacket).mean() < 4


def test_the_gamma_of_a_png_counts_where_it_has_no_profile(tmp_path):
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), (55, 55, 55)).save(buffer, "PNG")
    data = buffer.getvalue()

    def with_gamma(gamma):
        body = b"gAMA" + struct.pack(">I", round(gamma * 100000))
        chunk = struct.pack(">I", 4) + body + struct.pack(">I", zlib.crc32(body))
        (tmp_path / "photo.png").write_bytes(data[:33] + chunk + data[33:])
        return load_photo(tmp_path / "photo.png")[0, 0].tolist()

    assert with_gamma(0.45455) == [55, 55, 55]
    # Linear light of 55/255 is 0.5 in sRGB.
    assert with_gamma(1.0) == [128, 128, 128]
