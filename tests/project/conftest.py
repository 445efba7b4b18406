"""Fixtures of the journal's tests."""

import numpy as np
import pytest
from desk import Desk

from gc_studio.analysis.intra import available_of
from gc_studio.project import Project


@pytest.fixture(scope="module")
def project(make_document):
    document = make_document(96, 80)
    rng = np.random.default_rng(1)
    detail = np.where(document.mask, document.detail, rng.integers(-2, 3, document.detail.shape, np.int8))
    photo = rng.integers(0, 256, (80, 96, 3), np.uint8)
    return Project(document, photo, available_of(photo, detail), "a.jpg", view={"zoom": 2})


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "autosave" / "one"


@pytest.fixture
def desk(folder, project):
    desk = Desk(folder, project)
    yield desk
    desk.journal.close()


@pytest.fixture
def written(desk):
    """The journal after some edits, closed; and where each record ends."""
    ends = []
    for number in range(5):
        desk.push(f"edit {number}", texture=np.full(64, number))
        ends.append((desk.folder / "journal.bin").stat().st_size)
    desk.history.undo()
    desk.follow()
    ends.append((desk.folder / "journal.bin").stat().st_size)
    desk.journal.close()
    return desk, ends
