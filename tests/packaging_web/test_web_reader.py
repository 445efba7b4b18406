"""The reader in JavaScript against the program's: the same layers of every file, and the same files refused."""

import base64
import hashlib
import json
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from gc_studio.bench.fuzz import assembled, corpus
from gc_studio.bitstream import DocumentWriter, GcxError, read, write
from gc_studio.bitstream.framing import CRC_BYTES, Reader, checked, sealed, take_extras
from gc_studio.bitstream.header import take_header
from gc_studio.document import STUDIO

READ_FILES = Path(__file__).with_name("read_files.mjs")
COUNT_TEXTURES = Path(__file__).with_name("count_textures.mjs")
GOLDENS = Path(__file__).parents[1] / "bitstream" / "goldens"
SECONDS = 300
FLAGS = 11

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="needs Node 20: `node` is not on the PATH")

goldens = {path.name: path.read_bytes() for path in sorted(GOLDENS.glob("*.gcx"))}
small = {name: data for name, data in goldens.items() if len(data) < 700}


def read_by_node(files):
    """What the reader in JavaScript says of files: their layers as hashes and all else, or an error."""
    return run_node(READ_FILES, [base64.b64encode(data).decode() for data in files])


def run_node(script, given):
    """What a script says of what it is given, line by line."""
    done = subprocess.run(
        ["node", str(script)], input=json.dumps(given), capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def hash_of(array):
    """As of an array in goldens.json: shape, then int16, little endian."""
    return hashlib.sha256(repr(array.shape).encode() + array.astype("<i2").tobytes()).hexdigest()


def told_by_python(data):
    """The same of the program's reader, but for sizes; None for what it refuses."""
    try:
        document = read(data)
    except GcxError:
        return None
    codes = document.codes
    notes = {name: text.encode(errors="surrogateescape") for name, text in asdict(document.notes).items()}
    return {
        "width": document.width,
        "height": document.height,
        "version": 1,
        "model": document.model,
        "structureScale": document.structure_scale,
        # JavaScript has no strings with bytes in them that are no text.
        "notes": {name: raw.decode(errors="replace") for name, raw in notes.items()},
        "codes": {
            "name": codes.name,
            "layers": list(codes.layers),
            "textureDimensions": codes.texture_dimensions,
            "detailChannels": codes.detail_channels,
            "detailLimit": codes.detail_limit,
            "classes": codes.classes,
        },
        "layers": {name: hash_of(array) for name, array in document.arrays.items()},
    }


def assert_alike(files):
    """Node and Python tell the same of files; those that both refuse are counted."""
    refused = 0
    for data, found in zip(files, read_by_node(files), strict=True):
        expected = told_by_python(data)
        if expected is None:
            assert set(found) == {"error"}, data.hex()
            assert found["error"].strip(), data.hex()
            assert "\n" not in found["error"], data.hex()
            refused += 1
            continue
        assert "error" not in found, (found, data.hex())
        assert sum(found.pop("sizes").values()) == len(data)
        assert found.pop("chunks") == list(take_header(Reader(data, len(data))).chunks)
        assert found == expected, data.hex()
    return refused


def test_goldens_hold_the_same_layers_byte_for_byte():
    assert assert_alike(list(goldens.values())) == 0


def test_sizes_are_those_of_the_layers_in_the_file():
    for data, found in zip(small.values(), read_by_node(small.values()), strict=True):
        assert found["sizes"] == DocumentWriter().sizes(read(data))


def test_documents_of_every_kind_hold_the_same_layers():
    files = [write(document) for document in corpus()]
    assert assert_alike(files) == 0


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_cells_of_every_level_hold_the_same_layers(scale, make_levelled):
    document = make_levelled(96, 80, scale)
    assert document.faithful_mask.any()
    assert assert_alike([write(document)]) == 0


@pytest.mark.long
def test_more_cells_than_are_coded_at_once_hold_the_same_layers(make_levelled):
    document = make_levelled(1040, 1040, 4)
    assert np.count_nonzero(document.fine_mask) > 2 * 1024
    assert assert_alike([write(document)]) == 0


def test_bytes_are_those_of_the_program_when_textures_are_others(make_levelled):
    rng = np.random.default_rng(4)
    documents = [document for document in corpus() if document.codes == STUDIO]
    many = make_levelled(320, 240).with_layers(
        extra_textures=rng.integers(-20, 20, (15, 64)), regions=rng.integers(0, 16, (15, 20)) // 4 * 4
    )
    given, expected = [], []
    for document in [*documents, many]:
        # Nothing, small ones as they are found, and some beyond all forecasts; once those that are there.
        for reach in (0, 3, 127, None):
            codes = document.textures if reach is None else rng.integers(-reach, reach + 1, document.textures.shape)
            changed = document.with_layers(texture=codes[0], extra_textures=codes[1:])
            given.append({"file": base64.b64encode(write(document)).decode(), "codes": codes.ravel().tolist()})
            expected.append(DocumentWriter().sizes(changed))
    assert {sizes["texture"] == 0 for sizes in expected} == {True, False}
    assert run_node(COUNT_TEXTURES, given) == expected


def test_cut_files_are_refused():
    files = [data[:length] for data in small.values() for length in range(0, len(data), 1 + len(data) // 60)]
    files += [data + b"x" for data in small.values()]
    assert assert_alike(files) == len(files)


def test_flipped_bytes_are_refused():
    rng = np.random.default_rng(1)
    files = []
    for data in small.values():
        for place in rng.integers(len(data), size=30):
            files.append(data[:place] + bytes([data[place] ^ int(rng.integers(1, 256))]) + data[place + 1 :])
    assert assert_alike(files) == len(files)


def taken_apart(data):
    """What stands before the chunks of a file, and their payloads."""
    reader = Reader(data, len(data) - CRC_BYTES)
    header = take_header(reader)
    if header.has_extras:
        take_extras(reader)
    start = reader.position
    payloads = [reader.chunk() for _ in header.chunks[:-1]]
    return data[:start], [*payloads, reader.take(reader.end - reader.position)] if header.chunks else payloads


def test_damage_with_right_checksums_is_the_same_nonsense_or_refused():
    rng = np.random.default_rng(2)
    files = []
    for data in small.values():
        head, payloads = taken_apart(data)
        assert sealed(head, payloads) == data
        for _ in range(5):
            changed = [bytearray(payload) for payload in payloads]
            chosen = changed[rng.integers(len(changed))]
            for _ in range(int(rng.integers(1, 4))):
                if chosen:
                    chosen[rng.integers(len(chosen))] = int(rng.integers(256))
            files.append(sealed(head, [bytes(payload) for payload in changed]))
        files.append(sealed(head, [rng.bytes(40) for _ in payloads]))
        files.append(sealed(head, [b"\xff" * 40 for _ in payloads]))
    refused = assert_alike(files)
    assert 0 < refused < len(files)


def test_headers_of_any_bytes_are_read_or_refused_alike():
    rng = np.random.default_rng(3)
    start = goldens["v1-64x64-s1-p100-t1.gcx"][:FLAGS]
    files = [sealed(start + bytes([flags]), [b"ab"] * count) for flags in range(128) for count in range(4)]
    for _ in range(300):
        flags, more = int(rng.integers(128)) | 128, bytes(rng.integers(0, 48, int(rng.integers(1, 3))).tolist())
        codes = b"\x03a-1" + bytes(rng.integers(0, 80, 5).tolist()) if more[0] & 1 else b""
        head = checked(start + bytes([flags]) + more[:1] + codes)
        files.append(sealed(head, [rng.bytes(9) for _ in range(int(rng.integers(1, 6)))]))
    # Sizes that no picture has, and codes that no model has.
    files += [sealed(start[:8] + size + b"\0", []) for size in (b"\0\0\0", b"\0\xf0\x0e", b"\0\xe0\x0f")]
    for codes in (b"\x03a/b\x0f\x09\x03\x01\0", b"\x01\n\x0f\x09\x03\x01\0", b"\0\x0f\x09\x03\x01\0", b"\x01a\x8f\x01"):
        files.append(sealed(checked(start + b"\x80\x01" + codes), []))
    refused = assert_alike(files)
    assert 0 < refused < len(files)


def test_notes_of_any_bytes_are_read_or_refused_alike():
    header, payloads = taken_apart(goldens["v1-64x64-s1-p100-t1.gcx"])
    kinds = [bytes([kind]) + b"\x03abc\0" for kind in range(1, 256)]
    others = [b"t\x80\0", b"t\xff\xff\xff\xff", b"z\0" * 10_001 + b"\0", b"t\x02\xc3\xa4l\x03CC0\0", b"\0"]
    others += [b"a\x05\xff\xc3a\n\0\0", b"t\x06\xef\xbb\xbf\xe2\x82!\0"]
    files = [assembled(header, extras, payloads) for extras in (*kinds, *others)]
    refused = assert_alike(files)
    assert 0 < refused < len(files)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"GIF89a, a picture of another kind", "not a .gcx file"),
        (b"GCX\x02" + bytes(20), "version 2"),
        (b"GCX\x01", "cut short"),
        (b"", "not a .gcx file"),
        (bytes(40 * 2**20 + 1), "too large"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(data, complaint):
    assert complaint in read_by_node([data])[0]["error"]
