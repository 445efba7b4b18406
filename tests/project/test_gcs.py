import io
import json
import os
import struct
import warnings
import zipfile
import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from gc_studio.analysis.intra import available_of
from gc_studio.bitstream import write
from gc_studio.document import STUDIO, Notes
from gc_studio.document.edits import set_levels
from gc_studio.document.history import Entry
from gc_studio.project import Project, ProjectError, gcs, load_project, read_project, save_project, write_project


@pytest.fixture(scope="module")
def project(make_document):
    rng = np.random.default_rng(0)
    document = make_document(70, 50).with_layers(
        extra_textures=np.ones((2, 64), np.int16),
        regions=rng.integers(0, 3, (4, 5)),
        notes=Notes(title="Jäckchen", author="A", licence="CC0"),
    )
    photo = rng.integers(0, 256, (50, 70, 3), np.uint8)
    available = available_of(photo, rng.integers(-2, 3, (STUDIO.detail_channels, 4, 5), np.int8))
    levels = rng.integers(0, 4, (4, 5), np.uint8)
    return Project(
        set_levels(document, levels, available),
        photo=photo,
        available=available,
        source_name="Jäckchen \udcff 1.jpg",
        source_bytes=123_456,
        view={"zoom": 1.5, "guides": [1, 2.25, None], "panel": {"open": True, "name": "ä"}},
    )


@pytest.fixture(scope="module")
def members(project):
    with zipfile.ZipFile(io.BytesIO(write_project(project))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def png(width, height, mode="RGB"):
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, "PNG")
    return out.getvalue()


def settings_with(**changes):
    return json.dumps({"version": 1, "source_name": "a.jpg", "source_bytes": 1, "view": {}} | changes).encode()


def test_loading_gives_back_what_was_saved(project, tmp_path):
    save_project(tmp_path / "a.gcs", project)
    again = load_project(tmp_path / "a.gcs")
    assert again == project
    assert write_project(again) == write_project(project)


@pytest.mark.parametrize("photo", [True, False])
def test_what_is_not_at_hand_stays_so(project, photo):
    some = Project(project.document, project.photo if photo else None)
    again = read_project(write_project(some), "a.gcs")
    assert again == some
    assert again.available is None
    assert again != project


def test_codes_of_a_photo_that_is_not_there_are_passed_over(project, members):
    without = {name: data for name, data in members.items() if name != "photo.png"}
    assert read_project(zipped(without), "a.gcs").available is None
    with pytest.raises(ProjectError, match="codes of a photo, but no photo"):
        Project(project.document, available=project.available)


@given(
    view=st.dictionaries(
        st.text(),
        st.recursive(
            st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        ),
        max_size=4,
    ),
    source_bytes=st.none() | st.integers(0, 2**40),
)
@settings(max_examples=30, deadline=None)
def test_any_view_comes_back(make_document, view, source_bytes):
    plain = Project(make_document(16, 16), view=view, source_bytes=source_bytes)
    assert read_project(write_project(plain), "a.gcs") == plain


def test_projects_differ_by_every_part(project):
    parts = {name: getattr(project, name) for name in project.__dataclass_fields__}
    others = {
        "document": project.document.with_layers(texture=project.document.texture + 1),
        "photo": project.photo ^ 1,
        "available": replace(project.available, fine=project.available.faithful),
        "source_name": "b.jpg",
        "source_bytes": None,
        "view": {},
    }
    assert Project(**parts) == project
    for name, other in others.items():
        assert Project(**parts | {name: other}) != project


def test_the_type_can_be_told_from_the_first_bytes(project):
    data = write_project(project)
    assert data[:2] == b"PK"
    assert data[30:69] == b"mimetypeapplication/x-gc-studio-project"


def test_other_programs_can_unpack_it(project, members, tmp_path):
    with zipfile.ZipFile(io.BytesIO(write_project(project))) as archive:
        assert archive.testzip() is None
        assert all(info.external_attr >> 16 == 0o644 for info in archive.infolist())
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(members["photo.png"]))), project.photo)
    assert members["document.gcx"] == write(project.document)


def test_members_of_a_later_program_are_passed_over(project, members):
    settings = json.loads(members["project.json"]) | {"later": 1}
    more = members | {"project.json": json.dumps(settings).encode(), "thumbnails/1.png": b"?"}
    assert read_project(zipped(more), "a.gcs") == project


def test_a_project_that_is_none_is_not_made(project):
    document = project.document
    for parts, complaint in (
        ({"photo": np.zeros((50, 71, 3), np.uint8)}, "the document is 70x50"),
        ({"photo": np.zeros((50, 70, 3))}, "the photo is float64"),
    ):
        with pytest.raises(ProjectError, match=complaint):
            Project(document, **parts)
    for codes, complaint in (
        ({"detail": np.zeros((STUDIO.detail_channels, 4, 4), np.int8)}, r"\(6, 4, 5\) is needed"),
        ({"detail": np.zeros((STUDIO.detail_channels, 4, 5))}, "detail is float64"),
        ({"detail": np.full((STUDIO.detail_channels, 4, 5), -3, np.int8)}, "beyond -2 .. 2"),
        ({"fine": np.zeros((6, 4, 5), np.int8)}, r"fine is int8 \(6, 4, 5\); \(384, 4, 5\) is needed"),
        ({"faithful": np.full((384, 4, 5), -128, np.int8)}, "faithful lies beyond -127 .. 127"),
    ):
        with pytest.raises(ProjectError, match=complaint):
            Project(document, project.photo, replace(project.available, **codes))


@pytest.mark.parametrize("value", [float("nan"), object()])
def test_a_view_that_cannot_be_read_back_is_not_written(make_document, value, tmp_path):
    with pytest.raises((ValueError, TypeError)):
        save_project(tmp_path / "a.gcs", Project(make_document(16, 16), view={"zoom": value}))
    assert not list(tmp_path.iterdir())


DAMAGED = [
    ({"mimetype": b"image/openraster"}, "^a.gcs: not a GC Studio project$"),
    ({"project.json": None}, "project.json is missing"),
    ({"document.gcx": None}, "document.gcx is missing"),
    ({"project.json": b"{"}, "project.json is no JSON"),
    ({"project.json": b"\xff\xfe\xfd"}, "project.json is no JSON"),
    ({"project.json": b"[" * 100_000}, "project.json is no JSON"),
    ({"project.json": b'{"version": 1, "view": {"zoom": NaN}}'}, "project.json is no JSON"),
    ({"project.json": b'{"version": 1, "view": {"zoom": 1e999}}'}, "project.json is no JSON"),
    ({"project.json": b"[]"}, "holds no version"),
    ({"project.json": settings_with(version="1")}, "holds no version"),
    ({"project.json": settings_with(version=True)}, "holds no version"),
    ({"project.json": settings_with(version=2)}, "format version 2, this program reads version 1; update GC Studio"),
    ({"project.json": settings_with(source_name=1)}, "project.json is not valid"),
    ({"project.json": settings_with(source_name="../a.jpg")}, "project.json is not valid"),
    ({"project.json": settings_with(source_bytes=-1)}, "project.json is not valid"),
    ({"project.json": settings_with(source_bytes=1.5)}, "project.json is not valid"),
    ({"project.json": settings_with(view=[])}, "project.json is not valid"),
    ({"document.gcx": b"GCX"}, "^a.gcs: document.gcx in it: "),
    ({"photo.png": png(70, 51)}, "the photo is 70x51, the document 70x50"),
    ({"photo.png": png(70, 50, "L")}, "photo.png is L, not 8-bit RGB"),
    ({"photo.png": b"GIF89a"}, "photo.png cannot be read"),
    ({"photo.png": png(70, 50)[:60]}, "photo.png cannot be read"),
    ({"detail.bin": bytes(119)}, "detail.bin has 119 bytes"),
    ({"detail.bin": b"\3" * 120}, "beyond -2 .. 2"),
]


@pytest.mark.parametrize(("changes", "complaint"), DAMAGED)
def test_damage_is_told_in_one_line(members, changes, complaint):
    damaged = {name: data for name, data in (members | changes).items() if data is not None}
    with pytest.raises(ProjectError, match=complaint) as caught:
        read_project(zipped(damaged), "a.gcs")
    assert str(caught.value).startswith("a.gcs: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"GCX\1", bytes(1000), zipped({}), zipped({"word/document.xml": b""}), png(16, 16)]
)
def test_other_files_are_no_projects(data):
    with pytest.raises(ProjectError, match=r"^a\.gcs: not a GC Studio project"):
        read_project(data, "a.gcs")


def test_the_type_must_come_first(members):
    later = {name: members[name] for name in reversed(members)}
    with pytest.raises(ProjectError, match="not a GC Studio project"):
        read_project(zipped(later), "a.gcs")


@pytest.mark.parametrize("name", ["mimetype", "project.json", "document.gcx", "photo.png", "detail.bin"])
def test_a_member_that_is_there_twice_is_refused(members, name):
    out = io.BytesIO(zipped(members))
    with zipfile.ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(name, members[name])
    with pytest.raises(ProjectError, match=f"{name} is in it twice"):
        read_project(out.getvalue(), "a.gcs")


def test_an_encrypted_project_is_refused(project):
    data = bytearray(write_project(project))
    # The flags of the first entry of the directory.
    data[data.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(ProjectError, match="mimetype in it is encrypted; GC Studio reads projects without a password"):
        read_project(bytes(data), "a.gcs")


def test_a_member_in_another_compression_is_refused(members):
    with pytest.raises(ProjectError, match="mimetype in it is compressed in a way"):
        read_project(zipped(members, zipfile.ZIP_LZMA), "a.gcs")


@pytest.mark.parametrize("name", ["mimetype", "project.json", "document.gcx", "photo.png", "detail.bin"])
def test_a_member_that_would_take_too_much_memory_is_not_unpacked(members, name, monkeypatch):
    bomb = zipped(members | {name: bytes(gcs._MAX_BYTES[name] + 1)})
    unpacked = []
    original = zipfile.ZipFile.read
    monkeypatch.setattr(
        zipfile.ZipFile, "read", lambda self, info: unpacked.append(info.filename) or original(self, info)
    )
    with pytest.raises(ProjectError, match=f"{name} is too large"):
        read_project(bomb, "a.gcs")
    assert name not in unpacked


def test_a_member_that_lies_about_its_size_is_refused(members):
    honest = zipped(members | {"detail.bin": bytes(10**6)})
    # Both entries of the last member say 80 bytes.
    lying = honest.replace(struct.pack("<I", 10**6), struct.pack("<I", 80))
    assert lying != honest
    with pytest.raises(ProjectError, match=r"detail\.bin cannot be read"):
        read_project(lying, "a.gcs")


def test_a_picture_that_would_take_too_much_memory_is_not_decoded(members):
    picture = bytearray(png(70, 50))
    picture[16:24] = struct.pack(">II", 200_000, 200_000)
    picture[29:33] = struct.pack(">I", zlib.crc32(picture[12:29]))
    with pytest.raises(ProjectError, match=r"photo\.png cannot be read|the photo is 200000x200000"):
        read_project(zipped(members | {"photo.png": bytes(picture)}), "a.gcs")


@pytest.mark.parametrize("size", [gcs.MAX_FILE_BYTES + 1, 10**12])
def test_a_file_too_large_is_not_read(tmp_path, size):
    path = tmp_path / "a.gcs"
    with path.open("wb") as file:
        file.truncate(size)
    with pytest.raises(ProjectError, match=r"^a\.gcs: too large to be a GC Studio project"):
        load_project(path)


def test_bytes_too_many_are_not_looked_at(monkeypatch, project):
    monkeypatch.setattr(gcs, "MAX_FILE_BYTES", 1000)
    with pytest.raises(ProjectError, match=r"^a\.gcs: too large"):
        read_project(write_project(project), "a.gcs")


def test_a_file_that_is_not_there_is_told_in_one_line(tmp_path):
    with pytest.raises(ProjectError, match=r"^a\.gcs: No such file or directory$"):
        load_project(tmp_path / "a.gcs")
    with pytest.raises(ProjectError, match=f"^{tmp_path.name}: Is a directory$"):
        load_project(tmp_path)


def test_a_full_disk_leaves_what_was_there(project, tmp_path, monkeypatch):
    path = tmp_path / "a.gcs"
    path.write_bytes(b"before")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_project(path, project)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def read_or_refuse(data):
    """Read; what is wrong with it may be told by a ProjectError in one line, and in no other way."""
    complaint = ""
    try:
        return read_project(data, "a.gcs")
    except ProjectError as error:
        complaint = str(error)
    assert complaint.startswith("a.gcs: ")
    assert "\n" not in complaint
    return None


@given(st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_flipped_or_missing_bytes_bring_it_down(project, data):
    whole = bytearray(write_project(project))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4)):
        whole[place] ^= data.draw(st.integers(1, 255))
    read_or_refuse(bytes(whole[: data.draw(st.integers(0, len(whole)) | st.just(len(whole)))]))


@given(st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_damage_that_the_archive_hides_brings_it_down(members, data):
    name = data.draw(st.sampled_from(list(members)))
    member = bytearray(members[name])
    for place in data.draw(st.lists(st.integers(0, len(member) - 1), min_size=1, max_size=4)):
        member[place] ^= data.draw(st.integers(1, 255))
    read_or_refuse(zipped(members | {name: bytes(member[: data.draw(st.integers(0, len(member)))])}))


@given(st.binary(max_size=200))
@example(b"PK\5\6" + bytes(18))
@settings(max_examples=100, deadline=None)
def test_no_other_bytes_bring_it_down(data):
    assert read_or_refuse(data) is None


def test_snapshots_of_any_size_come_back(project, make_document):
    snapshots = (Entry("Before", project.document), Entry("Größer / 2", make_document(90, 64)))
    kept = replace(project, snapshots=snapshots)
    assert read_project(write_project(kept), "a.gcs") == kept
    assert read_project(write_project(project), "a.gcs").snapshots == ()


@pytest.mark.parametrize(
    "listed",
    [
        "none",
        [{"name": "A"}],
        [{"name": 3, "bytes": 1}],
        [{"name": "A" * 1000, "bytes": 1}],
        [{"name": "A", "bytes": -1}],
        [{"name": "A", "bytes": 10**9}],
        [{"name": "A", "bytes": 4}],
        [],
        [{"name": "A", "bytes": 1}] * 500,
    ],
)
def test_snapshots_that_are_not_what_is_listed_are_damage(project, listed):
    kept = replace(project, snapshots=(Entry("Before", project.document),))
    with zipfile.ZipFile(io.BytesIO(write_project(kept))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    settings_ = json.loads(members["project.json"]) | {"snapshots": listed}
    with pytest.raises(ProjectError, match=r"snapshots\.bin"):
        read_project(zipped(members | {"project.json": json.dumps(settings_).encode()}), "a.gcs")
