import io
import zipfile
from xml.etree import ElementTree

import numpy as np
from PIL import Image

from gc_studio.analysis.openraster import openraster
from gc_studio.analysis.pictures import is_made_here


def _file(make_levelled, width=50, height=70):
    document = make_levelled(width, height)
    document = document.with_layers(
        regions=np.indices(document.grid)[1].clip(0, 1), extra_textures=[document.texture + 1]
    )
    decoded = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
    return document, decoded, openraster(document, decoded)


def _picture(archive, name):
    return np.asarray(Image.open(io.BytesIO(archive.read(name))))


def test_a_file_is_laid_out_as_the_specification_says(make_levelled):
    _, decoded, data = _file(make_levelled)
    # Programs know the format by what stands at this place.
    assert data[30:54] == b"mimetypeimage/openraster"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        np.testing.assert_array_equal(_picture(archive, "mergedimage.png"), decoded)
        assert _picture(archive, "Thumbnails/thumbnail.png").shape[:2] == (70, 50)
    assert is_made_here(data[:4096] + data[-4096:])


def test_layers_show_what_the_document_holds(make_levelled):
    document, decoded, data = _file(make_levelled)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        image = ElementTree.fromstring(archive.read("stack.xml"))
        assert (image.tag, image.get("w"), image.get("h")) == ("image", "50", "70")
        layers = image.findall("stack/layer")
        assert [layer.get("visibility") for layer in layers] == ["hidden", "hidden", "hidden", "visible"]
        lines, cells, regions, picture = (_picture(archive, layer.get("src")) for layer in layers)
    drawn = document.structure.repeat(2, 0).repeat(2, 1)[:70, :50]
    np.testing.assert_array_equal(lines[..., 3] > 0, drawn)
    assert not lines[..., :3].any()
    levels = document.levels.repeat(16, 0).repeat(16, 1)[:70, :50]
    np.testing.assert_array_equal(cells[..., 3] > 0, levels > 0)
    assert len(np.unique(cells[levels > 0], axis=0)) == 3
    assert regions[0, 0].tolist() == np.rint(decoded[:, :16].mean((0, 1))).tolist()
    assert regions[0, 40].tolist() == np.rint(decoded[:, 16:].mean((0, 1))).tolist()
    np.testing.assert_array_equal(picture, decoded)


def test_the_thumbnail_of_a_large_picture_is_small(make_document):
    document = make_document(700, 300)
    with zipfile.ZipFile(io.BytesIO(openraster(document, np.zeros((300, 700, 3), np.uint8)))) as archive:
        assert _picture(archive, "Thumbnails/thumbnail.png").shape == (110, 256, 3)
