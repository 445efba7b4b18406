import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gc_studio.bench.fuzz import assembled, corpus, fuzz
from gc_studio.bitstream import (
    DocumentWriter,
    GcxError,
    detail,
    framing,
    mask,
    read,
    read_file,
    read_file_partially,
    read_partial,
    reader,
    structure,
    write,
)
from gc_studio.bitstream.framing import checked, sealed, varint
from gc_studio.bitstream.header import header_of
from gc_studio.document import Codes, Document, DocumentError, Notes

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


def test_layer_sizes_sum_to_the_file(make_levelled):
    document = make_levelled(255, 257)
    sizes = DocumentWriter().sizes(document)
    assert sum(sizes.values()) == len(write(document))
    assert {name for name, size in sizes.items() if not size} == {"labels"}


def test_a_writer_encodes_only_the_layer_that_changed(make_document, monkeypatch):
    document, writer = make_document(64, 48), DocumentWriter()
    writer.write(document)

    def must_not_run(*_):
        raise AssertionError("this layer did not change")

    for coder in (structure.StructureEncoder, mask, detail):
        monkeypatch.setattr(coder, "encode", must_not_run)
    changed = document.with_layers(texture=document.texture + 1)
    assert read(writer.write(changed)) == changed


@pytest.mark.parametrize("remembered", [0, structure.MAX_REMEMBERED_PIXELS])
def test_a_writer_that_knows_other_steps_writes_the_same_file(analysis, make_document, remembered, monkeypatch):
    monkeypatch.setattr(structure, "MAX_REMEMBERED_PIXELS", remembered)
    writer, document = DocumentWriter(), analysis.document
    stroke = np.zeros(document.structure.shape, bool)
    stroke[30:60, 40] = True
    drawn = document.with_layers(structure=document.structure | stroke)
    # Back and forth, as undo goes, and another document in between.
    for step in (document, drawn, document, make_document(64, 48), drawn):
        assert writer.write(step) == write(step)


def test_several_textures_and_notes_are_kept(make_document):
    document = make_document(100, 70)
    rng = np.random.default_rng(2)
    rich = document.with_layers(
        extra_textures=rng.integers(-20, 21, (3, 64)),
        regions=rng.integers(0, 4, document.grid),
        notes=Notes(title="Jacke, grün", author="M.", licence="CC0 1.0"),
    )
    assert read(write(rich)) == rich
    assert len(write(document.with_layers(notes=Notes(title="abc")))) == len(write(document)) + 3 + 3 + 2


def test_the_container_takes_24_bytes_around_three_layers(analysis):
    document = analysis.document.with_layers(mask=np.ones(analysis.document.grid), detail=analysis.available.detail)
    sizes = DocumentWriter().sizes(document)
    assert sizes["mask"] == 0
    assert sizes["container"] <= 24


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
    with pytest.raises(GcxError, match="damaged or cut short"):
        read(data + b"x")


def test_a_cut_file_opens_with_the_layers_that_are_whole(make_document, tmp_path):
    document = make_document(80, 64).with_layers(notes=Notes(title="cut"))
    data, sizes = write(document), DocumentWriter().sizes(document)
    seen = set()
    for length in range(len(data)):
        try:
            partial = read_partial(data[:length])
        except GcxError:
            assert length < 40 + sizes["structure"]
            continue
        seen.add(partial.missing)
        assert np.array_equal(partial.document.structure, document.structure)
        assert partial.document.notes == document.notes
        assert not partial.document.mask.any()
        has_texture = "texture" not in partial.missing
        assert np.array_equal(partial.document.texture, document.texture * has_texture)
    assert seen == {("texture", "mask", "detail"), ("mask", "detail"), ("detail",)}
    path = tmp_path / "cut.gcx"
    path.write_bytes(data[:-6])
    assert read_file_partially(path).missing == ("detail",)
    assert read_partial(data).missing == ()


def test_a_damaged_file_is_no_cut_one(make_document):
    data = bytearray(write(make_document(80, 64)))
    data[40] ^= 8
    with pytest.raises(GcxError, match="damaged"):
        read_partial(bytes(data))


def test_a_newer_version_is_named(make_document):
    data = write(make_document(48, 32))
    with pytest.raises(GcxError, match=r"format version 9.*update"):
        read(data[:3] + b"\x09" + data[4:])


def parts(document):
    """Header and payloads of a document's file, to put together in other ways."""
    return write(document)[:12], [DocumentWriter()._payload(name, document) for name in header_of(document).chunks]


def test_unknown_extras_are_passed_over_unless_they_are_critical(make_document):
    document = make_document(48, 32)
    header, payloads = parts(document)
    assert read(assembled(header, b"z\x03abct\x02hi\x00", payloads)).notes == Notes(title="hi")
    with pytest.raises(GcxError, match=r"feature \(0x5a\).*update"):
        read(assembled(header, b"Z\x03abc\x00", payloads))
    long = b"z" + varint(100_000) + bytes(100_000)
    assert read(assembled(header, long + b"t\x02hi\x00", payloads)).notes == Notes(title="hi")
    with pytest.raises(GcxError, match="too many notes"):
        read(assembled(header, b"z\x00" * 10_001 + b"\x00", payloads))


_NOTES = {
    "no-break space": "a\u00a0b",
    "ideographic space": "\u9752\u3000\u7dd1",
    "joined emoji": "\U0001f469\u200d\U0001f680",
    "right to left": "\u200f\u05e9\u202etoken\u202c",
    "private and unassigned": "\ue000\U000e01ff\ufdd0\uffff\U0010ffff",
    "soft hyphen and byte order mark": "\ufeffso\u00adft",
    "two lines": "a\nb\r\n\u2028c",
    "control characters": "\x00\x1b[31m\x7f\x85",
    "very long": "x" * 70_000,
}


@pytest.mark.parametrize("text", _NOTES.values(), ids=_NOTES)
def test_notes_of_another_writer_are_kept_whatever_is_in_them(make_document, text):
    document = make_document(48, 32)
    header, payloads = parts(document)
    for raw in (text.encode(), text.encode("utf-16"), b"\xff\xc3" + text.encode()):
        data = assembled(header, b"t" + varint(len(raw)) + raw + b"\x00", payloads)
        found = read(data)
        assert found.with_layers(notes=Notes()) == document
        assert write(found) == data
    assert read(write(document.with_layers(notes=Notes(author=text)))).notes.author == text


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_any_notes_come_back(make_document, text):
    try:
        document = make_document(16, 16).with_layers(notes=Notes(title=text))
    except DocumentError:
        assume(False)
    assert read(write(document)) == document


@pytest.mark.parametrize(
    ("build", "complaint"),
    [
        (lambda header, payloads: assembled(header[:-1] + b"\x83", b"", payloads), "header is not valid"),
        (lambda header, payloads: assembled(header[:-1] + b"\x03", b"", payloads), "header is not valid"),
        (lambda header, payloads: assembled(header[:-1] + b"\x30", b"", payloads), "header is not valid"),
        (lambda header, payloads: assembled(header[:8] + bytes(4), b"", []), "sides from 16 to 4096"),
        (lambda header, _: assembled(header[:-1] + b"\x01", b"", [b"more"]), "4 bytes follow"),
        (lambda header, payloads: assembled(header, b"t\xff\xff\xff\xff", payloads), "length is not valid"),
        (lambda header, payloads: assembled(header, b"t\x80\x00", payloads), "length is not valid"),
        (lambda header, _: assembled(header, b"", [b"\x05ab"]), "file is cut short"),
    ],
)
def test_files_that_no_writer_makes_are_refused_though_their_sum_is_right(make_document, build, complaint):
    header, payloads = parts(make_document(48, 32))
    with pytest.raises(GcxError, match=complaint):
        read(build(header, payloads))


def test_what_is_not_a_picture_is_named():
    with pytest.raises(GcxError, match=r"not a \.gcx file"):
        read(b"GIF89a, a picture of another kind")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_one_error(data):
    for start in (b"", b"GCX\x01"):
        for reading in (read, read_partial):
            with pytest.raises(GcxError) as caught:
                reading(start + data)
            assert "\n" not in str(caught.value)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_document_comes_back(make_document, data):
    width, height = data.draw(st.integers(16, 90)), data.draw(st.integers(16, 90))
    document = make_document(width, height, data.draw(st.sampled_from([1, 2, 4])), data.draw(st.integers(0, 999)))
    title = data.draw(st.text(st.characters(categories=("L", "N", "P")), max_size=20))
    document = document.with_layers(notes=Notes(title=title))
    assert read(write(document)) == document


def test_the_fuzzer_finds_nothing_wrong():
    results = fuzz(runs=2100, seed=1)
    assert (results["crashes"], results["wrong"]) == (0, 0), results["offenders"]
    assert results["refused"] > 1000
    assert results["partial"] > 100
    assert sum(results[name] for name in ("refused", "partial", "harmless", "nonsense")) == 2100


def test_the_fuzzer_sees_a_reader_that_lets_damage_through(monkeypatch):
    # A reader without checksums: the fuzzer must be able to fail.
    for module in (framing, reader):
        monkeypatch.setattr(module, "crc", lambda _: bytes(4))
    results = fuzz(runs=400, seed=1)
    assert results["wrong"] > 10
    assert results["offenders"]


def test_all_documents_of_the_fuzzer_come_back():
    for document in corpus():
        assert read(write(document)) == document


def test_files_too_large_to_be_a_picture_are_not_read(tmp_path):
    path = tmp_path / "movie.gcx"
    with path.open("wb") as file:
        file.truncate(2**33)
    with pytest.raises(GcxError, match="too large"):
        read_file(path)
    with pytest.raises(GcxError, match="too large"):
        read(bytes(framing.MAX_FILE_BYTES + 1))


SMALL = Codes("small-1", ("structure", "texture", "mask", "detail"), 9, 3, 1, classes=4)


def small_document(**changes) -> Document:
    """A document of a model whose codes have other numbers than the studio model's."""
    rng = np.random.default_rng(5)
    grid = (4, 5)
    layers = {
        "structure": rng.random((32, 40)) < 0.1,
        "texture": rng.integers(-127, 128, 9),
        "extra_textures": rng.integers(-9, 10, (2, 9)),
        "regions": rng.integers(0, 3, grid),
        "mask": rng.random(grid) < 0.5,
        "detail": rng.integers(-1, 2, (3, *grid)),
    }
    return Document(80, 64, model="0123abcd", codes=SMALL, **layers | changes)


def test_codes_of_any_model_come_back_and_name_it():
    document = small_document()
    back = read(write(document))
    assert back == document
    assert back.codes == SMALL
    assert write(back) == write(document)
    # Name, layers, dimensions, channels, limit, classes: no more than that, and a check.
    studio = Document(80, 64, model="0123abcd")
    assert len(write(studio.with_layers(**Document(80, 64, model="0123abcd", codes=SMALL).arrays, codes=SMALL))) == (
        len(write(studio)) + 1 + (1 + len("small-1")) + 5 + 2
    )


def test_a_file_of_the_studio_model_says_nothing_of_its_codes(make_document):
    header = write(make_document(48, 32))[:12]
    assert header[11] & 128 == 0


def test_a_cut_file_of_another_model_opens_with_the_layers_that_are_whole():
    document = small_document()
    data = write(document)
    partial = read_partial(data[:-8])
    assert partial.missing == ("detail",)
    assert partial.document.codes == SMALL
    assert np.array_equal(partial.document.regions, document.regions)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 40), st.integers(0, 9), st.integers(1, 63), st.integers(0, 99))
def test_any_numbers_of_codes_come_back(dimensions, channels, limit, seed):
    rng = np.random.default_rng(seed)
    codes = Codes("any", texture_dimensions=dimensions, detail_channels=channels, detail_limit=limit)
    grid = (3, 4)
    document = Document(
        64,
        48,
        model="0123abcd",
        codes=codes,
        texture=rng.integers(-127, 128, dimensions),
        mask=rng.random(grid) < 0.6,
        detail=rng.integers(-limit, limit + 1, (channels, *grid)),
    )
    assert read(write(document)) == document


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        (b"\x00", "the header is not valid"),
        (b"\x80\x01", "something that this program does not know; update"),
        (b"\x01\x03a/b\x0f\x09\x03\x01\x00", "model name 'a/b' is not"),
        (b"\x01\x01\n\x4f\x09\x03\x01\x00", r"model name '\\n' is not"),
        (b"\x01\x01\xff\x0f\x09\x03\x01\x00", "damaged file"),
        (b"\x01\x01a\x8f\x01\x09\x03\x01\x00", "made with model a, which has layers that this program does not know"),
        (b"\x01\x01a\x1f\x09\x03\x01\x00", "the header is not valid"),
        (b"\x01\x01a\x0f\xff\x7f\x03\x01\x00", "texture_dimensions is 16383"),
        (b"\x01\x01a\x0f\x09\x03\x00\x00", "detail_limit is 0"),
        (b"\x01\x01a\x0d\x09\x03\x01\x00", "model a takes no texture"),
    ],
)
def test_headers_of_models_that_no_writer_makes_are_refused(more, complaint):
    header, payloads = parts(small_document())
    with pytest.raises(GcxError, match=complaint):
        read(sealed(checked(header + more), payloads))
