import io

import numpy as np
import pytest
from PIL import Image

from gc_studio.analysis.maps import (
    levels_notice,
    levels_png,
    load_levels,
    load_structure,
    structure_notice,
    structure_png,
)
from gc_studio.analysis.photo import PhotoError


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize("size", [(16, 16), (97, 61)])
def test_maps_written_as_pictures_are_read_back_exactly(make_levelled, tmp_path, scale, size):
    document = make_levelled(*size, scale)
    (tmp_path / "structure.png").write_bytes(structure_png(document))
    (tmp_path / "mask.png").write_bytes(levels_png(document))
    assert np.array_equal(load_structure(tmp_path / "structure.png", *size, scale), document.structure)
    assert np.array_equal(load_levels(tmp_path / "mask.png", *size), document.levels)


def test_map_pictures_have_the_size_of_the_map(make_levelled):
    document = make_levelled(97, 61, 4)
    maps = (structure_png(document), document.structure, "1"), (levels_png(document), document.levels, "L")
    for data, array, mode in maps:
        image = Image.open(io.BytesIO(data))
        assert (image.format, image.mode, image.size) == ("PNG", mode, array.shape[::-1])
        assert image.info.get("icc_profile") is None


@pytest.mark.parametrize("kind", ["RGBA", "LA", "P"])
def test_white_strokes_on_a_transparent_layer_are_what_is_white(tmp_path, kind):
    layer = Image.new("RGBA", (64, 96), (255, 255, 255, 0))
    layer.paste((255, 255, 255, 255), (16, 40, 48, 80))
    layer.convert("LA" if kind == "LA" else "RGBA").save(tmp_path / "mask.png")
    if kind == "P":
        palette = Image.new("P", (64, 96), 0)
        palette.putpalette([255, 255, 255, 255, 255, 255])
        palette.paste(1, (16, 40, 48, 80))
        palette.save(tmp_path / "mask.png", transparency=0)
    expected = np.zeros((6, 4), bool)
    expected[3:5, 1:3] = True
    expected[2, 1:3] = True  # Half of it is white.
    assert np.array_equal(load_levels(tmp_path / "mask.png", 64, 96), 3 * expected)
    lines = load_structure(tmp_path / "mask.png", 64, 96, 2)
    assert lines[20:40, 8:24].all()
    assert lines.sum() == 20 * 16


@pytest.mark.parametrize("factor", [0.5, 1.7, 4, 11])
@pytest.mark.parametrize("kind", ["L", "1", "F", "I;16", "RGB"])
def test_masks_of_any_size_of_the_photos_shape_are_scaled(tmp_path, factor, kind):
    width, height = round(256 * factor), round(341 * factor)
    painted = np.zeros((height, width), np.uint8)
    painted[round(96 * factor) : round(192 * factor), round(64 * factor) : round(128 * factor)] = 255
    image = Image.fromarray(painted)
    if kind == "F":
        image = Image.fromarray((painted / 255).astype(np.float32))
    elif kind == "I;16":
        image = Image.fromarray(painted.astype(np.uint16) * 257)
    else:
        image = image.convert(kind)
    image.save(tmp_path / "mask.tiff")
    expected = np.zeros((22, 16), bool)
    expected[6:12, 4:8] = True
    assert np.array_equal(load_levels(tmp_path / "mask.tiff", 256, 341), 3 * expected)


def test_a_mask_painted_over_a_turned_photo_is_turned_with_it(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    upright = np.zeros((682, 512), np.uint8)
    upright[:200] = 255
    Image.fromarray(np.rot90(upright)).save(tmp_path / "mask.png", exif=exif)
    mask = load_levels(tmp_path / "mask.png", 256, 341)
    assert mask[:6].all()
    assert not mask[7:].any()


def test_greys_are_levels_and_others_the_nearest_of_them(tmp_path):
    greys = [0, 42, 43, 85, 127, 128, 170, 212, 213, 255]
    painted = np.repeat(np.repeat(np.array([greys], np.uint8), 16, 0), 16, 1)
    for factor in (1, 3):
        size = 160 * factor, 16 * factor
        Image.fromarray(painted).resize(size, Image.Resampling.NEAREST).save(tmp_path / "mask.png")
        assert load_levels(tmp_path / "mask.png", 160, 16).tolist() == [[0, 0, 1, 1, 1, 2, 2, 2, 3, 3]]


def test_a_cell_has_the_level_that_half_of_it_reaches(tmp_path):
    painted = np.zeros((16, 64), np.uint8)
    painted[:8, :16] = 255  # Black and white halves: faithful, no level between.
    painted[:7, 16:32] = 255
    painted[:, 32:48] = 85
    painted[:9, 32:48] = 170
    painted[:5, 48:], painted[5:8, 48:] = 255, 85
    Image.fromarray(painted).save(tmp_path / "mask.png")
    assert load_levels(tmp_path / "mask.png", 64, 16).tolist() == [[3, 0, 2, 1]]


def test_thin_lines_of_a_large_drawing_are_not_lost(tmp_path):
    drawing = np.zeros((1364, 1024), np.uint8)
    drawing[:, 500] = 255
    Image.fromarray(drawing).save(tmp_path / "lines.png")
    lines = load_structure(tmp_path / "lines.png", 256, 341, 2)
    assert lines[:, 62].all()
    assert lines.sum() == len(lines)


@pytest.mark.parametrize("sides", [(341, 256), (256, 300), (9, 9), (3000, 100)])
def test_other_shapes_are_refused_and_the_right_one_named(tmp_path, sides):
    Image.new("1", sides).save(tmp_path / "mask.png")
    for load in (load_levels, lambda *of: load_structure(*of, 2)):
        with pytest.raises(PhotoError, match=f"is {sides[0]}x{sides[1]}.* the picture 256x341") as caught:
            load(tmp_path / "mask.png", 256, 341)
        assert ("on its side" in str(caught.value)) == (sides == (341, 256))


def test_what_is_hardly_meant_so_is_told():
    nothing, everything, some = np.zeros((4, 4), bool), np.ones((4, 4), bool), np.eye(4, dtype=bool)
    assert "no white" in levels_notice(nothing)
    assert "no white" in structure_notice(nothing)
    assert "white on black" in structure_notice(everything)
    assert not levels_notice(some) + levels_notice(everything) + structure_notice(some)
