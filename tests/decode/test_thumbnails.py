import cv2
import numpy as np
import pytest

from gc_studio.decode.kept import with_kept
from gc_studio.decode.pictures import GivenUpError
from gc_studio.decode.renderer import Renderer
from gc_studio.decode.thumbnails import BATCH, SIDE, Gallery, reduced, thumbnail
from gc_studio.document import Codes, Document
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


class _Flat:
    """Paints everything in one grey, and remembers what it was asked for."""

    def __init__(self, grey=0):
        self.grey, self.asked = grey, []

    def __call__(self, document):
        self.asked.append(document)
        return np.full((document.height, document.width, 3), self.grey, np.uint8)


@pytest.mark.parametrize(("side", "shape"), [(100, (60, 100)), (200, (120, 200)), (512, (120, 200)), (1, (1, 1))])
def test_the_picture_of_a_document_is_made_small_and_never_large(make_document, side, shape):
    document, paint = make_document(200, 120), _Flat()
    assert thumbnail(document, side, paint).shape == (*shape, 3)
    assert paint.asked == [document]


def test_a_large_document_is_painted_small_with_its_textures_and_the_gist_of_its_cells(make_document):
    paint = _Flat()
    document = make_document(1600, 1200, preserved=0.0)
    mask, regions = np.zeros(document.grid, bool), np.zeros(document.grid, np.uint8)
    mask[:, :50], regions[:37] = True, 1
    document = document.with_layers(
        mask=mask, detail=np.full_like(document.detail, 2), regions=regions, extra_textures=document.texture[None] + 1
    )
    assert thumbnail(document, 256, paint).shape == (192, 256, 3)
    [small] = paint.asked
    assert small.size == (512, 384)
    assert (small.model, small.codes) == (document.model, document.codes)
    assert np.array_equal(small.textures, document.textures)
    assert small.mask[:, :15].all()
    assert not small.mask[:, 17:].any()
    assert (small.detail[:, small.mask] == 2).all()
    assert (small.regions[:11] == 1).all()
    assert not small.regions[13:].any()
    assert 0 < small.structure.mean() < 0.5


def test_lines_of_a_large_document_are_in_their_places_in_the_small_one(make_document):
    document, paint = make_document(2048, 1024, scale=4, preserved=0.0), _Flat()
    lines = np.zeros_like(document.structure)
    lines[:, 128] = True
    thumbnail(document.with_layers(structure=lines), 128, paint)
    [small] = paint.asked
    assert small.size == (512, 256)
    assert set(np.nonzero(small.structure)[1]) == {32}
    assert small.structure[:, 32].all()


def test_what_is_kept_shows_in_the_thumbnail_of_a_large_document(make_document, make_available):
    document = make_document(1024, 1024, preserved=0.0)
    levels = np.zeros(document.grid, np.uint8)
    levels[16:48, 16:48] = 3
    kept = set_levels(document, levels, make_available(document))
    small, whole = thumbnail(kept, 128, _Flat(20)), with_kept(np.full((1024, 1024, 3), 20, np.uint8), kept)
    exact = cv2.resize(whole, (128, 128), interpolation=cv2.INTER_AREA)
    assert exact[40:88, 40:88].std() > 1
    assert np.abs(small.astype(int) - exact)[34:94, 34:94].max() <= 2
    assert (small[:30] == 20).all()


def test_labels_of_a_large_scene_are_made_small(toy_scene):
    labels = np.zeros((500, 800), np.uint8)
    labels[250:] = 3
    scene, paint = Document(1600, 1000, model="70700002", codes=toy_scene, labels=labels), _Flat()
    assert thumbnail(scene, 128, paint).shape == (80, 128, 3)
    [small] = paint.asked
    assert small.size == (512, 320)
    assert not small.labels[:79].any()
    assert (small.labels[81:] == 3).all()


def test_what_can_have_no_other_size_is_painted_as_it_is():
    codes = Codes("plain", ("mask", "detail"), 0, 4, 2)
    document, paint = Document(1600, 1200, model="0123abcd", codes=codes), _Flat(7)
    assert thumbnail(document, 128, paint).shape == (96, 128, 3)
    assert paint.asked == [document]
