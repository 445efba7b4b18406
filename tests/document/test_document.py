import numpy as np
import pytest

from gc_studio.document import STUDIO, Document, DocumentError, Notes
from gc_studio.document.edits import draw_structure, mixed_texture, paint_mask, set_mask


def test_detail_outside_the_mask_is_not_kept(make_document):
    document = make_document(64, 48)
    assert document.detail[:, document.mask].any()
    assert not document.detail[:, ~document.mask].any()


def test_layers_cannot_be_changed_behind_the_back_of_a_reader(make_document):
    document = make_document(64, 48)
    with pytest.raises(ValueError, match="read-only"):
        document.structure[0, 0] = True


def test_the_arrays_it_was_made_from_stay_the_callers():
    structure = np.zeros((16, 16), bool)
    document = Document(32, 32, structure=structure, model="0123abcd")
    structure[3, 3] = True
    assert not document.structure.any()


def test_equality_is_of_content_and_revisions_are_unique(make_document):
    one, two = make_document(64, 48), make_document(64, 48)
    assert one == two
    assert one.revision < two.revision
    assert one != one.with_layers(texture=one.texture + 1)
    assert one != make_document(64, 64)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"width": 8}, "sides from 16 to 4096"),
        ({"height": 5000}, "sides from 16 to 4096"),
        ({"structure_scale": 3}, "must be 1, 2 or 4"),
        ({"mask": np.zeros((3, 3))}, "mask has shape"),
        ({"texture": np.full(64, 200)}, "texture holds 200 to 200; the limit is 127"),
        ({"detail": np.full((STUDIO.detail_channels, 3, 4), 3)}, "detail holds 3 to 3; the limit is 2"),
        ({"regions": np.ones((3, 4))}, "regions holds 1 to 1; the limit is 0"),
        ({"regions": np.full((3, 4), -1), "extra_textures": np.zeros((1, 64))}, "regions holds -1"),
        ({"extra_textures": np.zeros((16, 64))}, "17 textures; one picture can hold 16"),
        ({"model": "studio"}, "eight hexadecimal digits"),
    ],
)
def test_impossible_layers_are_refused_in_one_line(make_document, change, complaint):
    document = make_document(64, 48)
    fields = {
        name: getattr(document, name)
        for name in ("width", "height", "structure", "texture", "detail", "mask", "model", "structure_scale")
    }
    with pytest.raises(DocumentError, match=complaint) as caught:
        Document(**fields | change)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("note", "complaint"),
    [
        ({"title": "two\nlines"}, "title must be one line"),
        ({"licence": "two\u2028lines"}, "licence must be one line"),
        ({"title": "\x1b[31mred"}, "without control characters"),
        ({"title": "\x85"}, "without control characters"),
        ({"title": "no utf-8: \udcff"}, "title must be one line of text"),
        ({"author": "x" * 1001}, "author is longer than 1000 bytes"),
        ({"author": "\u3000" * 334}, "author is longer than 1000 bytes"),
    ],
)
def test_notes_that_nobody_can_mean_are_refused_in_one_line(note, complaint):
    with pytest.raises(DocumentError, match=complaint):
        Notes(**note).checked()


@pytest.mark.parametrize(
    "text",
    [
        "a\u00a0b",
        "\u9752\u3000",
        "\U0001f469\u200d\U0001f680",
        "\u200f\u05e9",
        "\ue000",
        "\U0001fae8",
        "\u00ad",
        "\ufeff",
    ],
)
def test_any_line_may_be_a_note_whatever_this_python_can_print(text):
    assert Notes(title=text).checked().shown() == {"title": text}


def test_notes_are_shown_in_one_line_that_does_nothing_to_a_terminal():
    notes = Notes(title="a\nb\u2028\x1b[2J", author="caf\udce9")
    assert notes.shown() == {"title": r"a\x0ab\u2028\x1b[2J", "author": r"caf\xe9"}


def test_a_note_that_is_no_text_is_refused():
    with pytest.raises(DocumentError, match="title is not text"):
        Notes(title="\ud800")


def test_one_texture_for_the_whole_picture_takes_the_place_of_all(make_document):
    document = make_document(64, 48)
    regions = np.arange(12).reshape(3, 4) % 3
    several = document.with_layers(extra_textures=np.ones((2, 64), np.int16), regions=regions)
    assert several.textures.shape == (3, 64)
    assert several != document
    assert several.with_texture(document.texture) == document


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_stroke_leaves_a_connected_line_where_the_hand_went(make_document, scale):
    blank = make_document(128, 96, scale).with_layers(structure=np.zeros((96 // scale, 128 // scale), bool))
    drawn = draw_structure(blank, [(10, 20), (100, 60)], radius=0, ink=True)
    assert drawn.structure[20 // scale, 10 // scale]
    assert drawn.structure[60 // scale, 100 // scale]
    # One pixel in every column between: a line without gaps.
    assert drawn.structure[:, 10 // scale : 100 // scale + 1].any(0).all()
    assert draw_structure(drawn, [(10, 20), (100, 60)], radius=3, ink=False) == blank


def test_strokes_beyond_the_border_are_cut_off(make_document):
    document = make_document(64, 48)
    assert draw_structure(document, [(-50, -50), (-10, -10)], radius=4, ink=True) == document
    across = draw_structure(document, [(-20, 24), (90, 24)], radius=2, ink=True)
    assert across.structure[12].all()


def test_preserving_takes_the_detail_of_the_photo_and_giving_up_drops_it(make_document, make_available):
    full = make_document(96, 96, preserved=2.0)
    nothing = set_mask(full, np.zeros(full.grid, bool), None)
    assert not nothing.detail.any()
    painted = paint_mask(nothing, [(20, 20), (70, 20)], 8, True, make_available(full))
    assert painted.mask[1, 1:5].all()
    assert not painted.mask[4:].any()
    assert np.array_equal(painted.detail[:, painted.mask], make_available(full).detail[:, painted.mask])


def test_without_the_photo_cells_can_only_be_given_up(make_document):
    document = make_document(96, 96)
    assert set_mask(document, np.ones(document.grid, bool), None) == document


def test_mixing_ends_at_both_textures():
    old, new = np.arange(64, dtype=np.int16), -np.arange(64, dtype=np.int16)
    assert np.array_equal(mixed_texture(old, new, 0), old)
    assert np.array_equal(mixed_texture(old, new, 1), new)
    assert not mixed_texture(old, new, 0.5).any()
