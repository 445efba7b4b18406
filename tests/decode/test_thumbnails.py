import cv2
import numpy as np
import pytest

from gc_studio.decode.kept import with_kept
from gc_studio.decode.pictures import GivenUpError
from gc_studio.decode.renderer import Renderer
from gc_studio.decode.thumbnails import BATCH, SIDE, Gallery, reduced
from gc_studio.document.edits import set_levels
from gc_studio.document.regions import central_region, central_texture


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize(("width", "height"), [(16, 16), (128, 300), (1023, 777), (4096, 16), (200, 200)])
def test_a_reduced_document_keeps_its_shape(make_document, width, height, scale):
    document = make_document(width, height, scale)
    small = reduced(document)
    assert min(small.width, small.height) == min(width, height, max(SIDE, 16))
    assert small.width / small.height == pytest.approx(width / height, rel=0.02)
    assert small.mask.mean() == pytest.approx(document.mask.mean(), abs=0.35)
    assert 0 < small.structure.mean() < 0.5


def test_a_thumbnail_resembles_the_picture(analysis, model):
    renderer, document = Renderer(model), analysis.document
    region = central_region(document)
    assert not region.all()
    small, code = reduced(document, region), central_texture(document)
    other = np.roll(code, 7)
    same, swapped = renderer.in_textures(small, np.stack([code, other]))
    whole = cv2.resize(renderer.render(document), (small.width, small.height), interpolation=cv2.INTER_AREA)
    assert np.abs(same.astype(int) - whole).mean() < np.abs(swapped.astype(int) - whole).mean() / 1.5
    alone = renderer.render(small.with_layers(extra_textures=np.concatenate([small.extra_textures[:-1], other[None]])))
    assert np.abs(swapped.astype(int) - alone).max() <= 1


def test_a_scope_that_is_all_or_lost_in_the_small_leaves_one_texture(make_document):
    document = make_document(1000, 900)
    everywhere, one = np.ones(document.grid, bool), np.zeros(document.grid, bool)
    one[1, 1] = True
    assert not len(reduced(document, everywhere).extra_textures)
    assert not len(reduced(document, one).extra_textures)
    assert len(reduced(document, everywhere ^ one).extra_textures) <= 1


class _Painter:
    def __init__(self):
        self.batches, self.gives_up = [], False

    def __call__(self, _document, codes):
        if self.gives_up:
            raise GivenUpError
        self.batches.append(codes[:, 0].tolist())
        return [np.full((8, 8, 3), code[0], np.uint8) for code in codes]


def test_all_thumbnails_come_once_those_in_view_first(make_document):
    painter, came = _Painter(), []
    codes = np.repeat(np.arange(7)[:, None], 64, 1).astype(np.int16)
    gallery = Gallery(
        painter, make_document(64, 64), None, codes, lambda row, picture: came.append((row, picture[0, 0, 0]))
    )
    gallery.bring_forward([4, 5])
    assert gallery.step()
    assert [row for row, _ in came] == [4, 5][:BATCH]
    painter.gives_up = True
    with pytest.raises(GivenUpError):
        gallery.step()
    painter.gives_up = False
    gallery.bring_forward([6])
    while gallery.step():
        pass
    assert [row for row, _ in came] == [4, 5, 6, 0, 1, 2, 3]
    assert all(row == value for row, value in came)
    assert {len(batch) for batch in painter.batches} == {BATCH}
    assert not gallery.step()


def test_what_is_kept_shows_in_every_thumbnail(make_document, make_available):
    document = make_document(256, 300, preserved=0.0)
    levels = np.zeros(document.grid, np.uint8)
    levels[4:12, 2:14] = 3
    kept = set_levels(document, levels, make_available(document))
    came = []
    gallery = Gallery(
        lambda small, codes: [np.full((small.height, small.width, 3), code[0], np.uint8) for code in codes],
        kept,
        None,
        np.stack([np.full(64, 20, np.int16), np.full(64, 220, np.int16)]),
        lambda _, picture: came.append(picture),
    )
    while gallery.step():
        pass
    dark, bright = came
    assert np.array_equal(dark[36:92, 20:108], bright[36:92, 20:108])
    whole = cv2.resize(
        with_kept(np.zeros((300, 256, 3), np.uint8), kept), dark.shape[1::-1], interpolation=cv2.INTER_AREA
    )
    assert np.abs(whole[36:92, 20:108].astype(int) - dark[36:92, 20:108]).max() <= 1
    assert (dark[:28] == 20).all()
    assert (bright[100:] == 220).all()
