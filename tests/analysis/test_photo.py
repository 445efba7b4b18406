import io
import os
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from gc_studio.analysis import photo as photo_module
from gc_studio.analysis.photo import PhotoError, load_photo, load_resized, load_scaled, resized
from gc_studio.analysis.photo_names import extensions, find_photos, is_photo_name

FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "tiff": "TIFF", "bmp": "BMP", "avif": "AVIF"}


def _close(loaded, expected, tolerance=12):
    assert loaded.shape == expected.shape
    assert loaded.dtype == np.uint8
    assert np.abs(loaded.astype(int) - expected).mean() < tolerance


@pytest.mark.parametrize("suffix", FORMATS)
def test_formats(jacket, tmp_path, suffix):
    Image.fromarray(jacket).save(tmp_path / f"photo.{suffix}", FORMATS[suffix])
    _close(load_photo(tmp_path / f"photo.{suffix}"), jacket)


def test_exif_orientation_is_applied(jacket, tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(np.rot90(jacket)).save(tmp_path / "turned.jpg", exif=exif, quality=95)
    _close(load_photo(tmp_path / "turned.jpg"), jacket)


def test_transparency_shows_white(jacket, tmp_path):
    alpha = np.full(jacket.shape[:2], 255, np.uint8)
    alpha[:100] = 0
    Image.fromarray(np.dstack([jacket, alpha])).save(tmp_path / "cut.png")
    loaded = load_photo(tmp_path / "cut.png")
    assert (loaded[:100] == 255).all()
    assert np.array_equal(loaded[100:], jacket[100:])


def test_palette_with_transparent_colour(tmp_path):
    image = Image.new("P", (32, 32), 0)
    image.putpalette([0, 0, 0, 200, 10, 10])
    image.paste(1, (8, 8, 24, 24))
    image.save(tmp_path / "icon.png", transparency=0)
    loaded = load_photo(tmp_path / "icon.png")
    assert loaded[0, 0].tolist() == [255, 255, 255]
    assert loaded[16, 16].tolist() == [200, 10, 10]


@pytest.mark.parametrize("mode", ["L", "1", "CMYK", "LA"])
def test_other_colour_modes(jacket, tmp_path, mode):
    image = Image.fromarray(jacket).convert(mode)
    image.save(tmp_path / "photo.tiff")
    _close(load_photo(tmp_path / "photo.tiff"), np.asarray(image.convert("RGB")), 20)


def test_sixteen_bit_grey(jacket, tmp_path):
    grey = jacket[..., 1].astype(np.uint16) * 257
    Image.fromarray(grey).save(tmp_path / "deep.png")
    _close(load_photo(tmp_path / "deep.png"), np.repeat(jacket[..., 1:2], 3, 2), 1)


def test_embedded_profile_is_converted_to_srgb(jacket, tmp_path):
    lab = ImageCms.createProfile("LAB")
    to_lab = ImageCms.profileToProfile(Image.fromarray(jacket), ImageCms.createProfile("sRGB"), lab, outputMode="LAB")
    profile = ImageCms.ImageCmsProfile(lab).tobytes()
    to_lab.save(tmp_path / "lab.tiff", icc_profile=profile)
    _close(load_photo(tmp_path / "lab.tiff"), jacket, 4)


def test_a_broken_profile_does_not_cost_the_photo(jacket, tmp_path):
    Image.fromarray(jacket).save(tmp_path / "odd.png", icc_profile=b"no profile")
    assert np.array_equal(load_photo(tmp_path / "odd.png"), jacket)


@pytest.mark.parametrize("content", [b"", b"just some text", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_photo_is_refused_in_one_line(tmp_path, content):
    (tmp_path / "fake.jpg").write_bytes(content)
    with pytest.raises(PhotoError, match=r"^fake\.jpg: ") as caught:
        load_photo(tmp_path / "fake.jpg")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_truncated_photo_is_refused(jacket, tmp_path, suffix):
    buffer = io.BytesIO()
    Image.fromarray(jacket).save(buffer, FORMATS[suffix])
    (tmp_path / f"cut.{suffix}").write_bytes(buffer.getvalue()[: len(buffer.getvalue()) // 2])
    with pytest.raises(PhotoError, match=r"^cut\."):
        load_photo(tmp_path / f"cut.{suffix}")


def test_a_missing_photo_and_a_folder_are_refused(tmp_path):
    with pytest.raises(PhotoError, match="No such file"):
        load_photo(tmp_path / "gone.png")
    with pytest.raises(PhotoError, match="directory"):
        load_photo(tmp_path)


def test_enormous_photos_are_refused_by_their_header(tmp_path, monkeypatch):
    monkeypatch.setattr(photo_module, "MAX_PIXELS", 1_000_000)
    Image.new("1", (2000, 1000)).save(tmp_path / "huge.png")
    with pytest.raises(PhotoError, match="2000x1000 is more than 1 megapixels"):
        load_photo(tmp_path / "huge.png")


def test_the_shorter_side_gets_the_wanted_size(jacket):
    assert resized(jacket, 128).shape == (170, 128, 3)
    assert resized(jacket, None) is jacket


def test_a_picture_that_is_too_long_is_refused_before_memory_is_taken_and_told_what_would_do(tmp_path):
    Image.new("L", (1, 65500)).save(tmp_path / "line.png")
    with pytest.raises(PhotoError, match=r"line\.png: 1x65500 is too long; crop it to at most 256 times"):
        load_resized(tmp_path / "line.png")
    with pytest.raises(PhotoError, match="crop it"):
        resized(np.zeros((65500, 1, 3), np.uint8))


@pytest.mark.parametrize(("sides", "largest"), [((1080, 19000), 232), ((19000, 1080), 232), ((40, 4097), 39)])
def test_the_size_that_is_advised_is_the_largest_that_works(tmp_path, sides, largest):
    Image.new("L", sides).save(tmp_path / "shot.png")
    with pytest.raises(PhotoError, match=f"crop it into pieces, or take a size of at most {largest}"):
        load_resized(tmp_path / "shot.png")
    assert max(load_resized(tmp_path / "shot.png", largest).shape) <= 4096
    with pytest.raises(PhotoError):
        load_resized(tmp_path / "shot.png", largest + 1)


def test_a_picture_that_is_too_small_as_it_is_can_be_enlarged(tmp_path):
    Image.new("L", (10, 12)).save(tmp_path / "icon.png")
    with pytest.raises(PhotoError, match="10x12 is too small; take a size from 16"):
        load_resized(tmp_path / "icon.png", None)
    assert load_resized(tmp_path / "icon.png", 16).shape == (19, 16, 3)


def test_large_jpegs_look_the_same_with_less_memory(jacket, tmp_path, monkeypatch):
    exif = Image.Exif()
    exif[0x0112] = 6
    large = Image.fromarray(jacket).resize((288 * 8, 384 * 8))
    large.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "large.jpg", exif=exif)
    plain = load_resized(tmp_path / "large.jpg", 128)
    monkeypatch.setattr(photo_module, "_LARGE_PIXELS", 1000)
    _close(load_resized(tmp_path / "large.jpg", 128), plain, 2)


def test_folders_hold_photos_whatever_their_names_look_like(jacket, tmp_path):
    photos = ["a.JPG", "b.jfif", "c.Tif", "d.gif", "e.jp2", "f.ppm", "h.2.jpg"]
    for name in (*photos, "notes.txt", ".hidden.jpg", "g.label.png"):
        (tmp_path / name).touch()
    (tmp_path / "folder.png").mkdir()
    assert [path.name for path in find_photos(tmp_path)] == photos
    assert not is_photo_name(tmp_path / "document.pdf")
    assert not is_photo_name(tmp_path / "drawing.eps")


@pytest.mark.parametrize("suffix", [".jfif", ".gif", ".jp2", ".ppm", ".tga", ".pcx"])
def test_what_is_taken_for_a_photo_by_its_name_can_be_loaded(jacket, tmp_path, suffix):
    path = tmp_path / f"photo{suffix.upper()}"
    Image.fromarray(jacket).resize((64, 48)).save(path)
    assert suffix in extensions()
    assert load_photo(path).shape == (48, 64, 3)


def test_photos_of_a_telephone_are_read_where_the_plug_in_is(jacket, tmp_path):
    pytest.importorskip("pillow_heif")
    assert ".heic" in extensions()
    Image.fromarray(jacket).save(tmp_path / "photo.HEIC", format="HEIF")
    _close(load_photo(tmp_path / "photo.HEIC"), jacket)


def test_a_photo_can_come_through_a_pipe(jacket_path, tmp_path):
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_bytes, args=(jacket_path.read_bytes(),))
    writer.start()
    assert np.array_equal(load_photo(fifo), load_photo(jacket_path))
    writer.join()
    assert np.array_equal(load_photo(Path("-"), jacket_path.read_bytes()), load_photo(jacket_path))


def test_a_photo_can_be_looked_at_before_it_is_scaled_and_refused(tmp_path):
    path = tmp_path / "a.png"
    Image.new("RGB", (80, 60), "red").save(path)
    seen = []
    scaled_down, _ = load_scaled(path, lambda *_: (20, 15), look=seen.append)
    assert scaled_down.shape == (15, 20, 3)
    assert [each.shape for each in seen] == [(60, 80, 3)]

    def refuse(_):
        raise PhotoError("a.png: not that")

    with pytest.raises(PhotoError, match=r"^a.png: not that$"):
        load_scaled(path, lambda *_: (20, 15), look=refuse)
