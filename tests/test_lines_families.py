"""The systems of ICIP 2019 and TIP 2022, with weights drawn by lot: only what holds for any weights is asked."""

import json

import numpy as np
import pytest
from lines_families import IDENTITIES, codes_of, install
from PIL import Image

from gc_studio.analysis.photo import load_resized
from gc_studio.bitstream import read, read_file, write
from gc_studio.bitstream.texture import encode
from gc_studio.cli import main
from gc_studio.decode.families import family_of
from gc_studio.document.edits import draw_structure
from gc_studio.document.regions import with_texture_in
from gc_studio.nets.model import ModelError
from gc_studio.nets.registry import find_model
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step

NAMES = ("own-hfgan", "own-layered")


@pytest.fixture(params=NAMES)
def name(request, _own_cache):
    install(request.param)
    return request.param


@pytest.fixture
def family(name):
    return family_of(find_model(name))


@pytest.fixture
def model(name, family):
    return family.load(find_model(name), "cpu")


def pixels(path):
    with Image.open(path) as picture:
        return np.array(picture)


def test_a_photo_goes_through_a_file(name, jacket_path, jacket, tmp_path, capsys):
    path, out = tmp_path / "jacket.gcx", tmp_path / "jacket.png"
    assert main(["encode", str(jacket_path), str(path), "--model", name]) == 0
    document = read_file(path)
    assert (document.codes, document.model) == (codes_of(name), IDENTITIES[name])
    assert document.structure_scale == {"own-hfgan": 2, "own-layered": 4}[name]
    assert document.structure.any()
    assert document.texture.any()
    assert main(["decode", str(path), str(out)]) == 0
    picture = pixels(out)
    assert picture.shape == jacket.shape
    assert picture.std() > 1
    capsys.readouterr()
    assert main(["info", str(path), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert sum(facts["layers"].values()) == path.stat().st_size


def test_the_texture_of_icip_takes_at_most_eight_bytes():
    rng, regions = np.random.default_rng(1), np.zeros((16, 16), np.uint8)
    for _ in range(50):
        z = rng.standard_normal((1, codes_of("own-layered").texture_dimensions)) / quantiser_step(TEXTURE_QP)
        assert len(encode(z.round().astype(np.int16), regions)) <= 8


def test_what_no_document_of_theirs_can_have_is_one_line(name, jacket_path, tmp_path, capsys):
    encode = ["encode", str(jacket_path), str(tmp_path / "x.gcx"), "--model", name]
    wrong = {"--preserve=all": f"model {name} takes no mask", "--refine=3": "leave out --refine"}
    if name == "own-layered":
        wrong["--structure-scale=2"] = "draws lines at scale 4 alone; leave out --structure-scale"
    for option, why in wrong.items():
        assert main([*encode, option]) == 1
        said = capsys.readouterr().err
        assert why in said
        assert said.count("\n") == 1
    assert main([*encode, "--structure-scale=4"]) == 0


def test_large_pictures_are_refused_before_memory_is_taken(name, family, model):
    with pytest.raises(ModelError, match=f"model {name} paints up to 4 megapixels, and this picture has 9"):
        family.analyse(np.zeros((3072, 3072, 3), np.uint8), model)


def test_lines_and_textures_show_where_they_are(family, model, jacket):
    document = family.analyse(jacket[:, :200], model).document
    painter = family.painter(model)
    before = painter.render(document)
    assert np.array_equal(painter.render(read(write(document))), before)
    drawn = draw_structure(document, [(20, 100), (60, 100)], 2, True)
    assert (painter.render(drawn) != before)[90:110, 20:60].any()
    texture = family.texture_of(255 - jacket, model)
    assert not np.array_equal(texture, document.texture)
    right = np.zeros(document.grid, bool)
    right[:, 6:] = True
    swapped, both = (painter.render(with_texture_in(document, texture, cells)) for cells in (None, right))
    assert (swapped != before).mean() > 0.5
    # Halves of two textures: each lies nearer to the picture that has its own throughout.
    off = [
        [np.abs(both[:, half].astype(int) - whole[:, half]).mean() for whole in (before, swapped)]
        for half in (slice(0, 64), slice(140, 200))
    ]
    assert off[0][0] < off[0][1]
    assert off[1][1] < off[1][0]


def test_a_texture_is_taken_from_another_photo(name, model, family, jacket_path, tmp_path):
    other = tmp_path / "other.png"
    Image.fromarray(255 - pixels(jacket_path)[..., :3]).save(other)
    path = tmp_path / "swapped.gcx"
    assert main(["encode", str(jacket_path), str(path), "--model", name, "--texture-from", str(other)]) == 0
    assert np.array_equal(read_file(path).texture, family.texture_of(load_resized(other), model))


def test_pictures_of_any_size_and_maps_of_any_scale_are_painted(family, model, jacket):
    for height, width in ((17, 130), (256, 33)):
        photo = np.ascontiguousarray(jacket[:height, :width])
        document = family.analyse(photo, model, 2).document
        scales = [document, document.with_layers(structure_scale=1, structure=np.ones((height, width), bool))]
        for each in scales:
            assert family.painter(model).render(each).shape == photo.shape
