import numpy as np
import pytest

from gc_studio.bitstream import DocumentWriter, GcxError, container, read, read_file, write
from gc_studio.bitstream.rangecoder import Decoder, Encoder

SIZES = [(16, 16), (17, 31), (64, 48), (255, 257), (640, 200), (30, 1000)]


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_reading_gives_back_what_was_written(make_document, width, height, scale):
    for preserved in (0.0, 0.4, 2.0):
        document = make_document(width, height, scale, seed=width, preserved=preserved)
        data = write(document)
        assert read(data) == document
        assert write(read(data)) == data


def test_the_largest_size_round_trips(make_document):
    document = make_document(4096, 4096, 4)
    assert read(write(document)) == document


def test_texture_codes_at_the_limits_are_kept(make_document):
    document = make_document(64, 48)
    extreme = np.where(np.arange(64) % 2, 127, -127)
    assert read(write(document.with_layers(texture=extreme))).texture.tolist() == extreme.tolist()


def test_empty_layers_take_no_bytes(make_document):
    document = make_document(64, 48)
    blank = document.with_layers(
        structure=np.zeros_like(document.structure), texture=np.zeros(64), mask=np.zeros_like(document.mask)
    )
    data = write(blank)
    assert len(data) < 20
    assert read(data) == blank


def test_layer_sizes_sum_to_the_file(make_document):
    document = make_document(255, 257)
    sizes = DocumentWriter().sizes(document)
    assert sum(sizes.values()) == len(write(document))
    assert all(size > 0 for size in sizes.values())


def test_a_writer_encodes_only_the_layer_that_changed(make_document, monkeypatch):
    document, writer = make_document(64, 48), DocumentWriter()
    writer.write(document)

    def must_not_run(*_):
        raise AssertionError("this layer did not change")

    for name in ("encode_structure", "encode_mask", "encode_detail"):
        monkeypatch.setattr(container.layers, name, must_not_run)
    changed = document.with_layers(texture=document.texture + 1)
    assert read(writer.write(changed)) == changed


def test_a_real_photo_stays_within_its_budget(analysis):
    document = analysis.document
    bpp = 8 * len(write(document)) / (document.width * document.height)
    assert bpp < 0.068


def test_every_flipped_bit_is_noticed(make_document):
    for document in (make_document(48, 32), make_document(48, 32).with_layers(structure=np.zeros((16, 24), bool))):
        data = write(document)
        for bit in range(8 * len(data)):
            damaged = bytearray(data)
            damaged[bit // 8] ^= 1 << bit % 8
            # The model's identity is covered by the checksums, too.
            with pytest.raises(GcxError):
                read(bytes(damaged))


def test_every_cut_is_noticed_and_so_is_what_follows_the_end(make_document):
    data = write(make_document(48, 32))
    for length in range(len(data)):
        with pytest.raises(GcxError) as caught:
            read(data[:length])
        assert "\n" not in str(caught.value)
    with pytest.raises(GcxError, match="follow after the end"):
        read(data + b"x")


def test_a_newer_version_is_named(make_document):
    data = write(make_document(48, 32))
    with pytest.raises(GcxError, match=r"format version 9.*update"):
        read(data[:3] + b"\x09" + data[4:])


def test_random_bytes_never_do_worse_than_an_error():
    rng = np.random.default_rng(5)
    for length in rng.integers(0, 200, 300):
        with pytest.raises(GcxError):
            read(b"GCX\x01" + rng.bytes(int(length)))


def test_files_too_large_to_be_a_picture_are_not_read(tmp_path):
    path = tmp_path / "movie.gcx"
    with path.open("wb") as file:
        file.truncate(2**33)
    with pytest.raises(GcxError, match="too large"):
        read_file(path)


def test_declared_sizes_are_checked_before_memory_is_taken():
    header = b"GCX\x01" + bytes(4) + b"\xff\xff\x7f" * 2 + b"\x04"
    with pytest.raises(GcxError, match="sides from 16 to 4096"):
        read(header + bytes(100))


@pytest.mark.parametrize("skew", [1, 300, 2048, 4095])
def test_streams_are_cut_to_their_shortest_form(skew):
    rng = np.random.default_rng(skew)
    for count in range(60):
        bits = rng.random(count) < skew / 4096
        ones = np.full(count, skew)
        encoder = Encoder()
        encoder.bits(bits, ones)
        data = encoder.finish()
        information = -np.log2(np.where(bits, skew, 4096 - skew) / 4096).sum() / 8
        assert len(data) <= information + 1.01
        assert np.array_equal(Decoder(data).bits(ones), bits)
