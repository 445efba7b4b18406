"""Files written once and kept: every later program must read the same symbols from them and write the same bytes."""

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
import second_reader
from make_goldens import GOLDENS, INDEX, layer_hashes

from gc_studio.bitstream import GcxError, cell_tables, read, tables, write
from gc_studio.cli import main
from gc_studio.document import STUDIO

index = json.loads(INDEX.read_text())


@pytest.mark.parametrize("name", index)
def test_golden_files_hold_the_symbols_that_they_were_written_with(name):
    data = (GOLDENS / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == index[name]["sha256"]
    document = read(data)
    assert layer_hashes(document) == index[name]["layers"]
    assert write(document) == data


@pytest.mark.parametrize("name", index)
def test_every_flipped_bit_of_a_golden_file_is_refused(name):
    data = bytearray((GOLDENS / name).read_bytes())
    for bit in range(8 * len(data)):
        data[bit // 8] ^= 1 << bit % 8
        with pytest.raises(GcxError):
            read(bytes(data))
        data[bit // 8] ^= 1 << bit % 8


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.long] * name.startswith("v1-1023x777-s1")) for name in index]
)
def test_a_reader_written_from_the_specification_alone_reads_the_same(name):
    data = (GOLDENS / name).read_bytes()
    document = read(data)
    if 2**17 < document.structure.size <= tables.LARGE_MAP:
        pytest.skip("slow, and nothing in it that the others lack")
    found = second_reader.read(data, tables.TABLES)
    assert {name: text.decode() for name, text in found.pop("notes").items()} == asdict(document.notes)
    for layer, values in found.items():
        assert np.array_equal(values, getattr(document, layer)), layer


def test_verify_knows_the_golden_files(capsys):
    for name in index:
        assert main(["verify", str(GOLDENS / name)]) == 0
    assert not capsys.readouterr().err


@pytest.mark.parametrize("threads", ["1", "2"])
def test_the_number_of_threads_changes_no_symbol(threads):
    # Libraries read these variables when they are loaded: another process is needed.
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import json; from make_goldens import GOLDENS, INDEX, layer_hashes; from gc_studio.bitstream import read\n"
        "for name, golden in json.loads(INDEX.read_text()).items():\n"
        "    assert layer_hashes(read((GOLDENS / name).read_bytes())) == golden['layers'], name\n"
    )
    environment = os.environ | {"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads, "MKL_NUM_THREADS": threads}
    done = subprocess.run(
        [sys.executable, "-c", code, str(GOLDENS.parent)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_tables_are_those_that_the_specification_names():
    """Once the version is released, tables that differ are a mistake; until then `make_example.py` names them."""
    text = (Path(__file__).parents[2] / "docs" / "gcx-format.md").read_text()
    named = re.search(r"^Tables: SHA-256 `(\w{64})`; of `cells-v1.npz` `(\w{64})`\.$", text, re.MULTILINE).groups()
    files = (tables.TABLES, cell_tables.CELL_TABLES)
    assert named == tuple(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)


def test_the_worked_example_of_the_specification_is_a_golden_file():
    text = (Path(__file__).parents[2] / "docs" / "gcx-format.md").read_text()
    dump = re.search(r"```hex\n(.*?)```", text, re.DOTALL)[1]
    data = bytes.fromhex(" ".join(line.partition("|")[0] for line in dump.splitlines()))
    assert data == (GOLDENS / "v1-16x16-s1-p100-t1.gcx").read_bytes()


def test_the_specification_says_how_many_channels_detail_has():
    text = (Path(__file__).parents[2] / "docs" / "gcx-format.md").read_text()
    for number, what in (
        (STUDIO.detail_channels, "x R x C symbols"),
        (5 * STUDIO.detail_channels, "inputs, 5 c + v + 2"),
    ):
        assert re.search(rf"\b{number} {re.escape(what)}", text)
    assert f"Then {STUDIO.detail_channels} inputs, the one of channel k 1" in text
