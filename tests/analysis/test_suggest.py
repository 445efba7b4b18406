import sys

import numpy as np
import pytest
from drawn import with_face, with_word

from gc_studio.analysis import suggest
from gc_studio.analysis.photo import load_resized, resized
from gc_studio.analysis.suggest import Kind, faces, find
from gc_studio.nets import finding, operations
from gc_studio.nets.model import ModelError


@pytest.fixture(scope="module")
def jumper(jacket_path):
    return load_resized(jacket_path.with_name("jumper.webp"), 256)


def _box(found):
    """Left, top, right and bottom of the cells in pixels."""
    rows, columns = np.nonzero(found.cells)
    return columns.min() * 16, rows.min() * 16, (columns.max() + 1) * 16, (rows.max() + 1) * 16


@pytest.mark.parametrize("radius", [13, 40])
def test_a_face_is_kept_whole_and_little_else(jacket, radius):
    photo = with_face(jacket, 120, 150, radius)
    found = find(photo, Kind.FACES)
    assert found.count == 1
    left, top, right, bottom = _box(found)
    assert left <= 120 - 0.7 * radius
    assert right >= 120 + 0.7 * radius
    assert top <= 150 - 0.8 * radius
    assert bottom >= 150 + 0.9 * radius
    assert max(right - left, bottom - top) <= 3 * radius + 32
    assert 0.7 <= found.scores.max() <= 1


def test_a_small_face_in_a_large_photo_is_seen(jacket):
    photo = with_face(resized(jacket, 1536), 700, 1000, 24)
    (face,) = faces(photo)
    assert abs(face.x + face.width / 2 - 700) < 8
    assert abs(face.y + face.height / 2 - 1000) < 8


def test_two_faces_are_two(jumper):
    photo = with_face(with_face(jumper, 70, 120, 25), 180, 220, 30)
    assert find(photo, Kind.FACES).count == 2


@pytest.mark.parametrize("size", [16, 40])
def test_a_printed_word_is_kept_whole_and_little_else(jumper, size):
    photo, (left, top, right, bottom) = with_word(jumper, "SUMMER", 70, 170, size, (240, 240, 240))
    found = find(photo, Kind.LETTERS)
    assert found.count == 1
    own_left, own_top, own_right, own_bottom = _box(found)
    assert own_left <= left + 2
    assert own_top <= top + 2
    assert own_right >= right - 2
    assert own_bottom >= bottom - 2
    assert own_right - own_left <= right - left + size + 32
    assert own_bottom - own_top <= bottom - top + size + 32


def test_the_subject_is_the_thing_in_the_middle(jacket):
    found = find(jacket, Kind.SUBJECT)
    rows, columns = found.cells.shape
    assert found.cells[rows // 3 : 2 * rows // 3, columns // 3 : 2 * columns // 3].all()
    assert 0.25 < found.cells.mean() < 0.75
    assert not found.cells[-1].any()


@pytest.mark.parametrize("kind", [Kind.FACES, Kind.LETTERS])
@pytest.mark.parametrize("name", ["jacket", "jumper"])
def test_where_no_face_and_no_letter_is_none_is_found(kind, name, request):
    found = find(request.getfixturevalue(name), kind)
    assert found.count == 0
    assert not found.cells.any()


def test_nothing_stands_out_of_plain_ground():
    assert find(np.full((200, 300, 3), 130, np.uint8), Kind.SUBJECT).count == 0


@pytest.mark.parametrize("size", [(16, 16), (16, 700), (333, 251)])
@pytest.mark.parametrize("kind", [Kind.FACES, Kind.LETTERS, Kind.SUBJECT])
def test_photos_of_all_sizes_have_a_score_for_each_cell(jacket, kind, size):
    photo = np.ascontiguousarray(np.tile(jacket, (1, 3, 1))[: size[0], : size[1]])
    found = find(photo, kind)
    assert found.scores.shape == (-(-size[0] // 16), -(-size[1] // 16))
    assert found.scores.dtype == np.float32
    assert found.scores.min() >= 0
    assert found.scores.max() <= 1


def test_a_person_is_looked_for_only_where_a_face_is(jacket, monkeypatch):
    asked = []

    def net(name):
        asked.append(name)
        return finding.finding_net(name)

    monkeypatch.setattr(suggest, "finding_net", net)
    find(jacket, Kind.SUBJECT)
    assert "person" not in asked
    find(with_face(jacket, 120, 150, 40), Kind.SUBJECT)
    assert "person" in asked


def test_without_openvino_one_line_says_what_to_do(jacket, monkeypatch):
    finding.finding_net.cache_clear()
    operations.has_openvino.cache_clear()
    monkeypatch.setitem(sys.modules, "openvino", None)
    try:
        with pytest.raises(ModelError, match="needs OpenVINO, which is not installed: pip install openvino"):
            find(jacket, Kind.FACES)
    finally:
        operations.has_openvino.cache_clear()


def test_a_damaged_net_is_named(jacket, monkeypatch, tmp_path):
    (tmp_path / "faces.onnx").write_bytes(b"no net")
    finding.finding_net.cache_clear()
    monkeypatch.setattr(finding, "FOLDER", tmp_path)
    for kind in (Kind.FACES, Kind.LETTERS):
        with pytest.raises(ModelError, match=f"cannot load the net for {kind} from .*missing or damaged"):
            find(jacket, kind)
