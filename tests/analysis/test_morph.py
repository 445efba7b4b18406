import cv2
import numpy as np
import pytest

from gc_studio.analysis.morph import Morph, fitted, morph_durations, morph_shares, why_no_morph
from gc_studio.analysis.photo import load_resized
from gc_studio.analysis.regions import texture_regions
from gc_studio.analysis.structure import canny_structure
from gc_studio.bitstream import read, write
from gc_studio.document import MAX_TEXTURES, Codes, Document, DocumentError, Notes
from gc_studio.document.edits import draw_structure
from gc_studio.document.regions import with_textures

CORNERS = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]


def _document(size=(128, 128), **layers):
    return Document(*size, model="0123abcd", **layers)


def _box(left, top, side, **layers):
    """A square drawn on a picture, with a texture of its own."""
    document = draw_structure(_document(**layers), [(left + side * x, top + side * y) for x, y in CORNERS], 0, ink=True)
    numbers = np.zeros(document.grid, np.intp)
    numbers[-(-top // 16) : (top + side) // 16, -(-left // 16) : (left + side) // 16] = 1
    return with_textures(document, np.array([[0] * 64, [40] * 64], np.int16), numbers)


def _photo_document(jacket_path, name, side=192):
    photo = load_resized(jacket_path.with_name(f"{name}.webp"), side)
    document = _document(photo.shape[1::-1], structure=canny_structure(photo))
    regions = texture_regions(photo)
    codes = np.arange(regions.max() + 1)[:, None] * 10 + np.arange(64)[None] % 5
    return with_textures(document, codes.astype(np.int16), regions)


def _edges(lines):
    rows, columns = np.nonzero(lines)
    return columns.min(), rows.min(), columns.max(), rows.max()


def _near(lines, others, within):
    """Share of the pixels of lines with others at most so many pixels away."""
    away = cv2.distanceTransform((~others).astype(np.uint8), cv2.DIST_L2, 5)
    return float((away[lines] <= within).mean())


def test_the_ends_are_the_documents_themselves(jacket_path):
    first, second = (_photo_document(jacket_path, name) for name in ("jumper", "jacket"))
    morph = Morph(first, second)
    assert morph.at(0) is first
    assert morph.at(1) is second
    assert first.structure.any()


def test_a_square_travels_and_is_one_square_on_the_way():
    first, second = _box(16, 16, 48), _box(64, 48, 48)
    morph = Morph(first, second)
    # Half-way between both, in pixels of the map.
    assert _edges(morph.at(0.5).structure) == pytest.approx((20, 16, 44, 40), abs=2)
    for share in (0.25, 0.5, 0.75):
        lines = morph.at(share).structure
        inside = cv2.connectedComponents((~lines).astype(np.uint8), connectivity=4)[0] - 1
        assert inside == 2
        assert lines.sum() == pytest.approx(first.structure.sum(), rel=0.1)


def test_regions_travel_with_their_lines_and_their_textures_are_mixed():
    first, second = _box(16, 16, 48), _box(64, 48, 48)
    second = second.with_layers(extra_textures=np.array([[80] * 64], np.int16))
    between = Morph(first, second).at(0.5)
    middle = between.textures[between.regions[(56 // 16), (64 // 16)]]
    assert middle.tolist() == [60] * 64
    assert between.textures[between.regions[0, -1]].tolist() == [0] * 64


def test_lines_near_the_ends_are_nearly_those_of_the_ends(jacket_path):
    first, second = (_photo_document(jacket_path, name) for name in ("jumper", "jacket"))
    morph = Morph(first, second)
    begin, end = morph.at(0.02).structure, morph.at(0.98).structure
    for ours, theirs in ((begin, first.structure), (end, second.structure)):
        assert _near(ours, theirs, 3) > 0.97
        assert _near(theirs, ours, 3) > 0.97


def test_between_two_photos_every_step_can_be_coded_and_holds_few_enough_textures(jacket_path):
    first, second = (_photo_document(jacket_path, name) for name in ("sneakers", "dress"))
    many = np.arange(np.prod(first.grid)).reshape(first.grid) * MAX_TEXTURES // int(np.prod(first.grid))
    codes = (np.arange(MAX_TEXTURES)[:, None] * 7 + np.arange(64)).astype(np.int16) % 100
    first = with_textures(first, codes, many)
    morph = Morph(first, second)
    for share in morph_shares(6)[1:-1]:
        step = morph.at(share)
        assert 1 < len(step.textures) <= MAX_TEXTURES
        assert read(write(step)) == step
        assert step.structure.sum() / min(first.structure.sum(), second.structure.sum()) > 0.5


def test_lines_without_their_like_are_undrawn_one_bit_after_the_other():
    first, second = _box(32, 32, 64), _box(32, 32, 64)
    first = draw_structure(first, [(8, 8), (120, 8)], 0, ink=True)
    morph = Morph(first, second)
    lengths = [int(morph.at(share).structure[:8].sum()) for share in (0.05, 0.3, 0.5, 0.75)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 40 > lengths[2] > lengths[3] == 0


def test_a_closed_line_without_its_like_is_undrawn_bit_by_bit_too():
    first = draw_structure(_document(), [(32 + 64 * x, 32 + 64 * y) for x, y in CORNERS], 0, ink=True)
    morph = Morph(first, _document())
    lengths = [int(morph.at(share).structure.sum()) for share in (0.05, 0.25, 0.4, 0.55, 0.75)]
    assert lengths[0] == pytest.approx(first.structure.sum(), rel=0.1)
    assert lengths[0] > lengths[1] > lengths[2] > lengths[3] > lengths[4] == 0


def test_what_both_keep_is_mixed_and_what_one_keeps_is_given_up_by_the_middle():
    both, one = np.zeros((2, 8, 8), bool)
    both[2, 2], one[5, 5] = True, True
    first = _box(16, 16, 48, mask=both | one, detail=np.full((6, 8, 8), 2))
    second = _box(16, 16, 48, mask=both, detail=np.full((6, 8, 8), -2))
    morph = Morph(first, second)
    assert morph.at(0.25).mask.tolist() == (both | one).tolist()
    assert morph.at(0.25).detail[:, 2, 2].tolist() == [1] * 6
    assert morph.at(0.6).mask.tolist() == both.tolist()
    assert morph.at(0.6).detail[:, 2, 2].tolist() == [0] * 6


def test_truth_to_the_photo_falls_level_by_level():
    faithful = np.zeros((8, 8), bool)
    faithful[4, 4] = True
    kept = dict.fromkeys(("mask", "fine_mask", "faithful_mask"), faithful)
    first = _box(16, 16, 48, **kept, fine=np.full((384, 8, 8), 3), faithful=np.full((384, 8, 8), 3))
    morph = Morph(first, _box(64, 48, 48))
    levels = [int(morph.at(share).levels[4, 4]) for share in (0.1, 0.2, 0.4, 0.5, 0.9)]
    assert levels == [3, 2, 1, 0, 0]
    back = Morph(_box(64, 48, 48), first)
    assert [int(back.at(share).levels[4, 4]) for share in (0.1, 0.6, 0.8, 0.95)] == [0, 1, 2, 3]


@pytest.mark.parametrize("size", [(256, 192), (100, 100)])
@pytest.mark.parametrize("scale", [1, 2, 4])
def test_the_second_gets_the_size_and_the_scale_of_the_first(jacket_path, size, scale):
    first = _document(size, structure_scale=scale)
    first = draw_structure(first, [(20, 20), (80, 80)], 0, ink=True)
    second = _photo_document(jacket_path, "jumper")
    morph = Morph(first, second)
    assert morph.at(1).frame == first.frame
    assert morph.at(1).structure.any()
    assert morph.at(0.5).frame == first.frame
    assert fitted(first, first) is first


@pytest.mark.parametrize("first_is_empty", [True, False])
@pytest.mark.parametrize("second_is_empty", [True, False])
def test_pictures_without_lines_are_no_obstacle(first_is_empty, second_is_empty):
    pair = [_document() if empty else _box(32, 32, 48) for empty in (first_is_empty, second_is_empty)]
    morph = Morph(*pair)
    assert morph.at(0.5).frame == pair[0].frame
    assert morph.at(0.05).structure.any() == (not first_is_empty)
    assert morph.at(0.95).structure.any() == (not second_is_empty)


def test_what_is_filled_stays_filled_for_as_long_as_it_is_whole():
    filled = draw_structure(_box(32, 32, 64), [(60, 60), (70, 70)], 10, ink=True)
    morph = Morph(filled, filled.with_layers(texture=np.full(64, 9, np.int16)))
    assert morph.at(0.5).structure[30:35, 30:35].all()


def test_notes_are_those_on_which_both_agree():
    notes = Notes("Coat", "Somebody", "CC0")
    first, second = _box(16, 16, 48).with_layers(notes=notes), _box(64, 48, 48).with_layers(notes=notes)
    assert Morph(first, second).at(0.5).notes == notes
    assert Morph(first, second.with_layers(notes=Notes("Dress"))).at(0.5).notes == Notes()


def test_other_models_are_refused():
    first = _box(16, 16, 48)
    second = first.with_layers(model="76543210")
    assert why_no_morph(first, first) is None
    assert "different models" in why_no_morph(first, second)
    with pytest.raises(DocumentError, match="76543210"):
        Morph(first, second)
    flat = Document(128, 128, model="0123abcd", codes=Codes("flat", ("texture",)))
    assert "no lines" in why_no_morph(flat, flat)


def test_an_animation_rests_at_its_ends():
    assert morph_durations(4, is_back_and_forth=False) == [600, 60, 60, 600]
    assert morph_durations(4, is_back_and_forth=True) == [600, 60, 60, 600, 60, 60]
    assert morph_shares(5) == [0, 0.25, 0.5, 0.75, 1]
