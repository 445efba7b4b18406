"""Files written once and kept: every later program must read the same symbols from them and write the same bytes."""

import hashlib
import json
import os
import subprocess
import sys

import pytest
from make_goldens import GOLDENS, INDEX, layer_hashes

from gc_studio.bitstream import GcxError, read, write
from gc_studio.cli import main

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
