"""Fixtures of the tests of the gcx command."""

import pytest

from gc_studio.cli import main


@pytest.fixture(scope="session")
def encoded(jacket_path, tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "jacket.gcx"
    assert main(["encode", str(jacket_path), str(path)]) == 0
    return path
