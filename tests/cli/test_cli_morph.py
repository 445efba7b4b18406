import numpy as np
import pytest
from cli_helpers import fails
from PIL import Image, ImageSequence

from gc_studio.analysis.pictures import is_made_here
from gc_studio.analysis.resize import without_photo
from gc_studio.bitstream import read, write
from gc_studio.cli import main
from gc_studio.decode.families import Painters


@pytest.fixture(scope="module")
def pair(encoded, tmp_path_factory):
    """A small picture, and the same with its lines turned upside down, in other colours."""
    folder, document = tmp_path_factory.mktemp("pair"), without_photo(read(encoded.read_bytes()), (96, 128))
    turned = document.with_layers(
        structure=document.structure[::-1], texture=document.texture[::-1], extra_textures=None, regions=None
    )
    paths = folder / "jacket.gcx", folder / "turned.gcx"
    for path, each in zip(paths, (document, turned), strict=True):
        path.write_bytes(write(each))
    return paths


def test_a_strip_and_an_animation_go_from_one_picture_to_the_other(pair, tmp_path):
    first, last = (np.asarray(Painters("cpu").render(read(path.read_bytes()))) for path in pair)
    out = tmp_path / "strip.png"
    assert main(["morph", *map(str, pair), str(out), "--steps", "3"]) == 0
    strip = np.asarray(Image.open(out))
    assert strip.shape == (128, 3 * 96 + 2 * 8, 3)
    assert np.array_equal(strip[:, :96], first)
    assert np.array_equal(strip[:, -96:], last)
    between = strip[:, 104:200].astype(int)
    assert min(abs(between - end).mean() for end in (first, last)) > 2

    out = tmp_path / "way.webp"
    assert main(["morph", *map(str, pair), str(out), "--steps", "3", "--back-and-forth"]) == 0
    assert is_made_here(out.read_bytes())
    with Image.open(out) as animation:
        frames = [np.asarray(frame.convert("RGB"), int) for frame in ImageSequence.Iterator(animation)]
    assert len(frames) == 4
    assert abs(frames[0] - first).mean() < 6
    assert abs(frames[1] - between).mean() < 6
    assert abs(frames[2] - last).mean() < 6
    assert abs(frames[3] - between).mean() < 6


def test_mistakes_are_told_in_one_line(pair, make_document, tmp_path, capsys):
    stranger = tmp_path / "stranger.gcx"
    stranger.write_bytes(write(make_document(96, 128).with_layers(model="76543210")))
    assert "different models" in fails(capsys, "morph", pair[0], stranger, tmp_path / "a.webp")
    assert "an animation" in fails(capsys, "morph", *pair, tmp_path / "a.jpg")
    assert "2 to 240" in fails(capsys, "morph", *pair, tmp_path / "a.webp", "--steps", "1", status=2)
    assert ".webp" in fails(capsys, "morph", *pair, tmp_path / "a.png", "--back-and-forth")
    assert not list(tmp_path.glob("a.*"))
