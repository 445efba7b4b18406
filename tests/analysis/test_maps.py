import io

import numpy as np
import pytest
from PIL import Image

from gc_studio.analysis.maps import load_mask, load_structure, mask_png, structure_png


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize("size", [(16, 16), (97, 61)])
def test_maps_written_as_pictures_are_read_back_exactly(make_document, tmp_path, scale, size):
    document = make_document(*size, scale)
    (tmp_path / "structure.png").write_bytes(structure_png(document))
    (tmp_path / "mask.png").write_bytes(mask_png(document))
    assert np.array_equal(load_structure(tmp_path / "structure.png", *size, scale), document.structure)
    assert np.array_equal(load_mask(tmp_path / "mask.png", *size), document.mask)


def test_map_pictures_have_one_bit_and_the_size_of_the_map(make_document):
    document = make_document(97, 61, 4)
    for data, array in ((structure_png(document), document.structure), (mask_png(document), document.mask)):
        image = Image.open(io.BytesIO(data))
        assert (image.format, image.mode, image.size) == ("PNG", "1", array.shape[::-1])
        assert image.info.get("icc_profile") is None
