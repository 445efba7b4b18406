"""Label maps in files of other programs."""

import io

import numpy as np
import pytest
from PIL import Image

from gc_studio.analysis.class_colours import class_colour
from gc_studio.analysis.label_maps import labels_png, labels_svg, load_labels
from gc_studio.analysis.label_svg import MAX_BYTES
from gc_studio.analysis.photo import PhotoError
from gc_studio.analysis.pictures import is_made_here
from gc_studio.document import Codes, Document

NAMES = ("background", "skin", "hair", "dress", "Schuhe (groß)")


def scene(width, height, scale, classes=5):
    """Blobs, and single pixels that touch at corners."""
    rng = np.random.default_rng(width)
    shape = -(-height // scale), -(-width // scale)
    coarse = rng.integers(0, classes, (-(-shape[0] // 9), -(-shape[1] // 9)))
    labels = np.kron(coarse, np.ones((9, 9), int))[: shape[0], : shape[1]]
    noise = rng.random(shape) < 0.1
    labels[noise] = rng.integers(0, classes, noise.sum())
    codes = Codes("scenes", ("labels",), 0, 0, 1, classes)
    return Document(width, height, structure_scale=scale, model="0123abcd", codes=codes, labels=labels)


@pytest.mark.parametrize("write", [labels_png, labels_svg])
@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize("size", [(16, 16), (97, 61)])
def test_maps_come_back_exactly(tmp_path, write, scale, size):
    document = scene(*size, scale)
    path = tmp_path / f"map.{write.__name__[-3:]}"
    path.write_bytes(write(document, NAMES))
    assert is_made_here(path.read_bytes())
    assert np.array_equal(load_labels(path, *size, scale, NAMES), document.labels)
    data = path.read_bytes()
    path.unlink()
    assert np.array_equal(load_labels(path, *size, scale, NAMES, data), document.labels)


@pytest.mark.parametrize("write", [labels_png, labels_svg])
def test_more_classes_than_colours_come_back_too(tmp_path, write):
    document, names = scene(64, 48, 1, 256), [f"class {number}" for number in range(256)]
    path = tmp_path / f"map.{write.__name__[-3:]}"
    path.write_bytes(write(document, names))
    assert np.array_equal(load_labels(path, 64, 48, 1, names), document.labels)


def test_a_png_has_the_colours_and_the_names_of_the_classes():
    image = Image.open(io.BytesIO(labels_png(scene(40, 30, 2), NAMES)))
    assert (image.mode, image.size) == ("P", (20, 15))
    assert image.info["Classes"].split("\n")[:2] == ["background", "skin"]
    assert bytes(image.getpalette()[3:6]).hex() == class_colour(1)[1:]


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_png_that_was_saved_in_colours_or_with_another_palette_is_the_same_map(tmp_path, mode):
    document = scene(40, 30, 2)
    image = Image.open(io.BytesIO(labels_png(document, NAMES)))
    image.convert(mode).save(tmp_path / "colours.png")
    assert np.array_equal(load_labels(tmp_path / "colours.png", 40, 30, 2, NAMES), document.labels)
    order = [3, 0, 4, 1, 2]
    image.remap_palette(order).save(tmp_path / "palette.png")
    assert not np.array_equal(np.asarray(Image.open(tmp_path / "palette.png")), document.labels)
    assert np.array_equal(load_labels(tmp_path / "palette.png", 40, 30, 2, NAMES), document.labels)


def test_grey_numbers_and_palettes_of_any_colours_are_numbers_of_classes(tmp_path):
    labels = scene(40, 30, 2).labels
    image = Image.fromarray(labels)
    image.save(tmp_path / "grey.png")
    image.putpalette(list(range(100, 115)))
    image.save(tmp_path / "own.png")
    for name in ("grey.png", "own.png"):
        assert np.array_equal(load_labels(tmp_path / name, 40, 30, 2, NAMES), labels)
    Image.fromarray(labels > 0).save(tmp_path / "bits.png")
    assert np.array_equal(load_labels(tmp_path / "bits.png", 40, 30, 2, NAMES), labels > 0)


@pytest.mark.parametrize("write", [labels_png, labels_svg])
def test_maps_of_the_photos_shape_in_any_size_are_sampled(tmp_path, write):
    labels = np.zeros((40, 60), np.uint8)
    labels[8:24, 16:40] = 3
    large = scene(60, 40, 1).with_layers(labels=labels)
    path = tmp_path / f"map.{write.__name__[-3:]}"
    path.write_bytes(write(large, NAMES))
    assert np.array_equal(load_labels(path, 60, 40, 2, NAMES), labels[::2, ::2])
    assert np.array_equal(load_labels(path, 120, 80, 1, NAMES), np.kron(labels, np.ones((2, 2))))


def _svg(body, view='viewBox="0 0 40 30"'):
    return f'<svg xmlns="http://www.w3.org/2000/svg" {view}>{body}</svg>'.encode()


BOX = np.zeros((15, 20), np.uint8)
BOX[2:6, 5:10] = 3


@pytest.mark.parametrize(
    "path",
    [
        '<path data-class="3" d="M10,4H20V12H10Z"/>',
        '<path fill="{colour}" d="m 10 4 h 10 v 8 h -10 z"/>',
        '<g><path style="stroke:none;fill:{colour}" d="M1e1,4 20,4.0 L20,12 10 12"/></g>',
        '<path id="dress" d="M 10,4 l 10,0 0,8 -10,0 z"/>',
        '<path fill="#000000" d="M10,4H20V12H10Z"><title>dress</title></path>',
        '<path data-class="2" d="M10,4H20V12H10Z"/><path data-class="3" d="M10,4H20V12H10Z"/>',
        '<path data-class="3" d="M10,4H20V12H10Z M1,1zm0,0"/>',
    ],
)
def test_paths_of_editors_are_read(tmp_path, path):
    (tmp_path / "map.svg").write_bytes(_svg(path.format(colour=class_colour(3).upper())))
    assert np.array_equal(load_labels(tmp_path / "map.svg", 40, 30, 2, NAMES), BOX)


def test_slanted_borders_go_through_the_middles_of_pixels(tmp_path):
    (tmp_path / "map.svg").write_bytes(_svg('<path data-class="1" d="M0,0 40,0 0,30z"/>', 'width="40px" height="30px"'))
    found = load_labels(tmp_path / "map.svg", 40, 30, 1, NAMES)
    rows, columns = np.mgrid[:30, :40] + 0.5
    assert np.array_equal(found == 1, columns / 40 + rows / 30 < 1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no svg", "not an SVG file that can be read"),
        (b"<html/>", "not an SVG file that can be read"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + _svg(""), "not an SVG file that can be read"),
        (_svg(""), "holds no path"),
        (_svg("", 'viewBox="0 0 a 30"'), "it needs a viewBox"),
        (_svg("", ""), "it needs a viewBox"),
        (_svg("", 'viewBox="0 0 0 30"'), "it needs a viewBox"),
        (_svg("", 'viewBox="0 0 nan 30"'), "it needs a viewBox"),
        (_svg("", 'viewBox="0 0 90 30"'), "the label map is 90x30, the picture 40x30"),
        (_svg('<rect width="5" height="5"/>'), "paths of straight lines alone"),
        (_svg('<g transform="scale(2)"><path d="M0,0H1V1Z"/></g>'), "paths of straight lines alone"),
        (_svg('<path data-class="5" d="M0,0H1V1Z"/>'), r"does not have \(5\)"),
        (_svg('<path fill="#010203" d="M0,0H1V1Z"/>'), r"does not have \(#010203\)"),
        (_svg('<path d="M0,0H1V1Z"/>'), r"does not have \(none\)"),
        *[
            (_svg(f'<path data-class="1" d="{d}"/>'), "no polygon")
            for d in ("M0,0C1,1 2,2 3,3Z", "1,1", "M0,0,1", "L1,1", "M0,0Z1", "Z", "M0,0H", "M0,0L1,1?", "M0,0H1e99")
        ],
    ],
)
def test_drawings_that_are_no_map_are_refused_in_one_line(tmp_path, data, message):
    with pytest.raises(PhotoError, match=message) as error:
        load_labels(tmp_path / "map.svg", 40, 30, 2, NAMES, data)
    assert "\n" not in str(error.value)


def test_pictures_that_are_no_map_are_refused_in_one_line(tmp_path, jacket_path, jacket):
    with pytest.raises(PhotoError, match=r"jacket.webp: not a label map, its colours are not those of the classes"):
        load_labels(jacket_path, *jacket.shape[1::-1], 2, NAMES)
    path = tmp_path / "map.png"
    Image.fromarray(np.full((15, 20), 5, np.uint8)).save(path)
    with pytest.raises(PhotoError, match=r"map.png: holds class 5, and the model has 5, from 0 on"):
        load_labels(path, 40, 30, 2, NAMES)
    with pytest.raises(PhotoError, match=r"the label map is 20x15 \(it lies on its side\), the picture 30x40"):
        load_labels(path, 30, 40, 2, NAMES)
    with pytest.raises(PhotoError, match=r"map.svg: larger than any label map"):
        load_labels(tmp_path / "map.svg", 30, 40, 2, NAMES, bytes(MAX_BYTES + 1))
    for name in ("none.png", "none.svg"):
        with pytest.raises(PhotoError, match="No such file"):
            load_labels(tmp_path / name, 30, 40, 2, NAMES)
