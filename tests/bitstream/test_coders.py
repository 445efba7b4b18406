"""One coder per layer: what goes in comes out, and costs what it should."""

import contextlib

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from gc_studio.bitstream import GcxError, detail, labels, mask, structure, tables, texture
from gc_studio.bitstream.integernet import IntegerNet, Layer
from gc_studio.bitstream.rangecoder import Decoder, Encoder
from gc_studio.bitstream.wavefront import KnownMap, Reach, Wavefronts, cells_that_see, wavefront_groups
from gc_studio.document import STUDIO

SHAPES = [(1, 1), (1, 40), (40, 1), (2, 3), (16, 16), (9, 300), (300, 9), (65, 64)]

quick = settings(max_examples=40, deadline=None)
sides = st.integers(1, 40)
shapes = st.tuples(sides, sides)


@pytest.mark.parametrize("density", [0.0, 0.07, 0.5, 1.0])
@pytest.mark.parametrize("shape", SHAPES)
def test_structure_maps_of_any_shape_and_density_come_back(shape, density):
    bits = np.random.default_rng(4).random(shape) < density
    assert np.array_equal(structure.decode(structure.encode(bits), shape), bits)


@quick
@given(shapes.flatmap(lambda shape: arrays.arrays(bool, shape)))
def test_any_map_comes_back_from_the_structure_and_the_mask_coder(bits):
    assert np.array_equal(structure.decode(structure.encode(bits), bits.shape), bits)
    assert np.array_equal(mask.decode(mask.encode(bits), bits.shape), bits)


@quick
@given(
    st.sampled_from([1, 2, 3, 16, 256]).flatmap(
        lambda classes: st.tuples(
            shapes.flatmap(lambda shape: arrays.arrays(np.uint8, shape, elements=st.integers(0, classes - 1))),
            st.just(classes),
        )
    )
)
def test_any_label_map_comes_back(drawn):
    shown, classes = drawn
    assert np.array_equal(labels.decode(labels.encode(shown, classes), shown.shape, classes), shown)


def test_things_with_smooth_borders_take_little_more_than_a_bit_a_border_pixel():
    shown = np.zeros((200, 200), np.uint8)
    cv2.ellipse(shown, (100, 110), (60, 80), 20, 0, 360, 3, -1)
    cv2.circle(shown, (90, 60), 30, 7, -1)
    border = np.count_nonzero(shown[1:] != shown[:-1]) + np.count_nonzero(shown[:, 1:] != shown[:, :-1])
    assert 8 * len(labels.encode(shown, 16)) < 1.3 * border


def test_label_maps_of_noise_take_hardly_more_than_their_bits():
    shown = np.random.default_rng(5).integers(0, 16, (200, 200), np.uint8)
    data = labels.encode(shown, 16)
    assert np.array_equal(labels.decode(data, shown.shape, 16), shown)
    assert len(data) < 1.3 * shown.size / 2


@quick
@given(shapes, st.sampled_from([1, 5, 60]), st.integers(0, 9))
def test_a_map_that_was_drawn_on_takes_the_bytes_that_it_takes_anew(shape, changes, seed):
    rng = np.random.default_rng(seed)
    encoder, bits = structure.StructureEncoder(shape), rng.random(shape) < 0.1
    for _ in range(4):
        assert encoder.encode(bits) == structure.encode(bits)
        # In place: an encoder that kept the array and not what was in it would see no change.
        bits.ravel()[rng.integers(0, bits.size, changes)] ^= True


@quick
@given(
    shapes.flatmap(
        lambda s: st.tuples(
            arrays.arrays(np.int8, (STUDIO.detail_channels, *s), elements=st.integers(-2, 2)), st.just(s)
        )
    )
)
def test_any_detail_comes_back_where_it_is_preserved(drawn):
    symbols, shape = drawn
    preserved = np.random.default_rng(symbols.size).random(shape) < 0.6
    back = detail.decode(detail.encode(symbols, preserved), preserved)
    assert np.array_equal(back, symbols * preserved)


@quick
@given(st.integers(1, 16), st.data())
def test_any_textures_and_regions_come_back(count, data):
    codes = data.draw(arrays.arrays(np.int16, (count, 64), elements=st.integers(-127, 127)))
    regions = data.draw(arrays.arrays(np.uint8, (5, 7), elements=st.integers(0, count - 1)))
    back, back_regions = texture.decode(texture.encode(codes, regions), regions.shape)
    assert np.array_equal(back, codes)
    assert np.array_equal(back_regions, regions)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=120), shapes)
def test_bytes_that_no_encoder_wrote_are_an_answer_or_one_error(data, shape):
    for decode in (structure.decode, mask.decode, texture.decode):
        with contextlib.suppress(GcxError):
            decode(data, shape)
    with contextlib.suppress(GcxError):
        labels.decode(data, shape, 5)
    assert np.abs(detail.decode(b"", np.ones(shape, bool))).max() <= 2


def test_maps_of_a_photo_take_less_than_half_a_bit_a_pixel_and_drawn_ones_hardly_more(analysis):
    bits = analysis.document.structure
    assert len(structure.encode(bits)) < 0.19 * bits.size / 8
    thick = np.zeros(bits.shape, np.uint8)
    cv2.circle(thick, (60, 80), 40, 1, 6)
    cv2.putText(thick, "GC", (10, 60), cv2.FONT_HERSHEY_SIMPLEX, 2, 1, 5)
    assert len(structure.encode(thick > 0)) < 200


def test_a_large_map_comes_back_with_the_smaller_network(jacket):
    from gc_studio.analysis.structure import canny_structure

    photo = cv2.resize(jacket, (700, 800), interpolation=cv2.INTER_CUBIC)
    bits = canny_structure(photo, 1)
    assert bits.size > tables.LARGE_MAP
    data = structure.encode(bits)
    assert np.array_equal(structure.decode(data, bits.shape), bits)
    assert len(data) < 0.1 * bits.size / 8


def test_noise_takes_hardly_more_than_a_bit_a_pixel():
    # Far from anything that the networks were trained on, and large enough for an overshooting mixer to show.
    for side in (128, 600):
        bits = np.random.default_rng(side).random((side, side)) < 0.5
        assert len(structure.encode(bits)) < 1.25 * bits.size / 8


def test_a_long_map_lets_old_observations_fade():
    # More of one kind than a count may hold: the counts are halved, on both sides alike.
    bits = np.zeros((64, 2000), bool)
    bits[:, ::2] = True
    assert np.array_equal(structure.decode(structure.encode(bits), bits.shape), bits)


def test_masks_are_short_and_never_longer_than_plain_bits():
    rng = np.random.default_rng(1)
    box = np.zeros((16, 16), bool)
    box[4:9, 3:12] = True
    stroke = np.zeros((16, 16), np.uint8)
    cv2.polylines(stroke, [np.array([[2, 3], [12, 5], [9, 13]])], False, 1, 2)
    assert len(mask.encode(box)) <= 12
    assert len(mask.encode(stroke > 0)) <= 30
    for shape in ((16, 16), (3, 5), (40, 60)):
        noise = rng.random(shape) < 0.5
        data = mask.encode(noise)
        assert len(data) <= noise.size / 8 + 2
        assert np.array_equal(mask.decode(data, shape), noise)


def test_one_texture_costs_no_byte_for_the_regions_that_it_does_not_have(analysis):
    code = analysis.document.texture[None]
    one = len(texture.encode(code, np.zeros((21, 16), np.uint8)))
    assert one <= 32
    halves = np.zeros((21, 16), np.uint8)
    halves[:, 8:] = 1
    assert len(texture.encode(np.repeat(code, 2, axis=0), halves)) <= 2 * one + 6


def test_a_texture_code_beyond_the_limit_is_refused():
    encoder = Encoder()
    encoder.symbols(np.array([0]), texture._COUNTS)
    frequencies = texture._forecast(np.zeros(64, np.int64), 0)[1]
    encoder.symbols(np.array([33]), frequencies)
    encoder.symbols(np.array([255]), texture._UNIFORM_BYTE)
    with pytest.raises(GcxError, match="beyond the limit"):
        texture.decode(encoder.finish(), (2, 2))


def test_detail_of_a_photo_is_a_fifth_shorter_than_its_bound(analysis):
    preserved = np.ones(analysis.document.grid, bool)
    bound = analysis.available.detail.size * np.log2(5) / 8
    assert len(detail.encode(analysis.available.detail, preserved)) < 0.8 * bound


def test_no_cell_preserved_is_no_byte():
    assert detail.encode(np.zeros((STUDIO.detail_channels, 3, 3), np.int8), np.zeros((3, 3), bool)) == b""


@pytest.mark.parametrize("skew", [1, 5000, 32768, 65535])
def test_streams_are_cut_to_their_shortest_form(skew):
    rng = np.random.default_rng(skew)
    for count in range(60):
        bits = rng.random(count) < skew / 65536
        ones = np.full(count, skew)
        encoder = Encoder()
        encoder.bits(bits, ones)
        data = encoder.finish()
        information = -np.log2(np.where(bits, skew, 65536 - skew) / 65536).sum() / 8
        assert len(data) <= information + 1.01
        assert np.array_equal(Decoder(data).bits(ones), bits)


def test_a_number_outside_of_every_interval_is_one_error():
    decoder = Decoder(b"\xff" * 400)
    with pytest.raises(GcxError, match="no encoder writes"):
        decoder.bits(np.full(1000, 3))


def test_a_network_whose_sums_are_not_exact_is_refused():
    with pytest.raises(ValueError, match="beyond the exact integers"):
        IntegerNet([Layer(np.full((1, 300), 2**16), np.zeros(1, int), 0)])


def test_a_network_gives_the_same_integers_in_any_order_of_summation():
    net = tables.structure_model("structure").net
    rng = np.random.default_rng(0)
    window = (rng.random((120, 500)) < 0.2).astype(np.float32)
    one_by_one = np.concatenate([net(window[:, i : i + 1]) for i in range(500)], axis=1)
    assert np.array_equal(net(window), one_by_one)


def test_a_window_knows_what_comes_before_its_wavefront():
    reach = Reach(left=1, right=2, above=1)
    known = [offset for offset, causal in zip(reach.offsets, reach.causal, strict=True) if causal]
    assert known == [(-1, -1), (0, -1), (1, -1), (2, -1), (-1, 0)]
    seen = Wavefronts((3, 5), reach)
    order = []
    for cells in seen:
        assert np.array_equal(seen.window()[~reach.causal], np.zeros((3, len(cells))))
        order.extend(cells.tolist())
        seen.put(np.ones(len(cells)))
    assert sorted(order) == list(range(15))


@quick
@given(
    shapes,
    st.integers(1, 3),
    st.integers(1, 50),
    st.sampled_from([*tables.STRUCTURE_REACH.values(), tables.DETAIL_REACH]),
)
def test_an_encoder_that_knows_the_map_sees_what_the_decoder_will(shape, channels, count, reach):
    values = np.random.default_rng(1).integers(0, 2, (channels, *shape))
    flat, known, seen = values.reshape(channels, -1), KnownMap(values, reach), Wavefronts(shape, reach, channels)
    wavefronts, windows = [], []
    for cells in seen:
        wavefronts.append(cells)
        windows.append(seen.window())
        seen.put(flat[:, cells])
    groups = list(wavefront_groups(shape, count))
    assert len(groups) == -(-len(wavefronts) // count)
    for index, group in enumerate(groups):
        ours = slice(index * count, (index + 1) * count)
        assert np.array_equal(group, np.concatenate(wavefronts[ours]))
        assert np.array_equal(known.windows(group), np.concatenate(windows[ours], axis=1))
    middle = shape[0] // 2
    rows = np.arange(middle * shape[1], shape[0] * shape[1])
    assert np.array_equal(known.windows_of_rows(middle, shape[0]), known.windows(rows))


@quick
@given(shapes, st.sampled_from(list(tables.STRUCTURE_REACH.values())), st.integers(0, 9))
def test_windows_change_where_a_changed_cell_is_seen_and_nowhere_else(shape, reach, seed):
    rng = np.random.default_rng(seed)
    before = rng.random(shape) < 0.2
    changed = rng.random(shape) < 2 / before.size
    windows = [KnownMap(bits[None], reach).windows_of_rows(0, shape[0]) for bits in (before, before ^ changed)]
    differ = (windows[0] != windows[1]).any(axis=0).reshape(shape)
    assert np.array_equal(cells_that_see(changed, reach), differ)
