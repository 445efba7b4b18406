"""The user's own textures: kept, renamed, deleted and brought back, and never lost to damage or to another window."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from gc_studio.analysis.library import OWN_GROUP, LibraryError, Texture, load_library
from gc_studio.analysis.library_index import _locked
from gc_studio.analysis.own_library import OwnLibrary

MODEL = "0123abcd"
PICTURE = np.zeros((40, 60, 3), np.uint8) + np.array([200, 40, 90], np.uint8)


def code(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(-20, 21, 64).astype(np.int16)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "textures"


@pytest.fixture
def library(folder: Path) -> OwnLibrary:
    library = OwnLibrary(folder, MODEL)
    assert library.load() == []
    assert library.problems == []
    return library


def reloaded(folder: Path, model: str = MODEL) -> OwnLibrary:
    library = OwnLibrary(folder, model)
    library.load()
    return library


def names(library: OwnLibrary) -> list[str]:
    return [texture.name for texture in library.textures]


def change_index(folder: Path, change) -> None:
    path = folder / "library.json"
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))


def test_nothing_is_made_before_there_is_something_to_save(library: OwnLibrary, folder: Path) -> None:
    assert not folder.exists()


def test_a_texture_is_there_the_next_time(library: OwnLibrary, folder: Path) -> None:
    saved = library.add("  Denim ", code(1), PICTURE)
    assert (saved.name, saved.group) == ("Denim", OWN_GROUP)
    again = reloaded(folder)
    assert again.problems == []
    [texture] = again.textures
    assert (texture.name, texture.group) == ("Denim", OWN_GROUP)
    np.testing.assert_array_equal(texture.code, code(1))
    assert texture.thumbnail.shape == (96, 96, 3)
    assert abs(texture.thumbnail.astype(int) - PICTURE[0, 0]).max() < 8


def test_a_name_that_is_taken_gets_a_number(library: OwnLibrary, folder: Path) -> None:
    for name in ("Denim", "Denim", "denim", "Denim 2", "x" * 60, "x" * 60):
        library.add(name, code(1), PICTURE)
    assert names(library) == ["Denim", "Denim 2", "denim 3", "Denim 4", "x" * 60, "x" * 58 + " 2"]
    assert names(reloaded(folder)) == names(library)


@pytest.mark.parametrize("name", ["", " \t ", "two\nlines", "bell\a", "\ud800", "x" * 61])
def test_names_that_are_none_are_refused(library: OwnLibrary, folder: Path, name: str) -> None:
    with pytest.raises(LibraryError, match="name") as error:
        library.add(name, code(1), PICTURE)
    assert "\n" not in str(error.value)
    denim = library.add("Denim", code(1), PICTURE)
    with pytest.raises(LibraryError, match="name"):
        library.rename(denim, name)
    assert names(reloaded(folder)) == ["Denim"]


def test_renaming(library: OwnLibrary, folder: Path) -> None:
    denim, linen = library.add("Denim", code(1), PICTURE), library.add("Linen", code(2), PICTURE)
    library.set_favourite(denim, True)
    jeans = library.rename(denim, "Jeans")
    assert library.is_favourite(jeans)
    assert not library.is_favourite(denim)
    assert library.rename(linen, "Jeans").name == "Jeans 2"
    assert library.rename(jeans, "jeans").name == "jeans"
    assert names(library) == names(reloaded(folder)) == ["jeans", "Jeans 2"]
    with pytest.raises(LibraryError, match="no longer"):
        library.rename(denim, "Other")


def test_a_deleted_texture_can_be_brought_back(library: OwnLibrary, folder: Path) -> None:
    for number, name in enumerate(("Denim", "Linen", "Silk")):
        library.add(name, code(number), PICTURE)
    linen = library.textures[1]
    library.set_favourite(linen, True)
    deleted = library.delete(linen)
    assert names(library) == names(reloaded(folder)) == ["Denim", "Silk"]
    assert len(list(folder.glob("*.webp"))) == 2
    assert not library.is_favourite(linen)
    back = library.restore(deleted)
    assert library.is_favourite(back)
    again = reloaded(folder)
    assert again.problems == []
    assert names(again) == ["Denim", "Linen", "Silk"]
    np.testing.assert_array_equal(again.textures[1].code, code(1))
    np.testing.assert_array_equal(back.code, code(1))


def test_a_name_taken_meanwhile_is_no_bar_to_bringing_back(library: OwnLibrary, folder: Path) -> None:
    deleted = library.delete(library.add("Denim", code(1), PICTURE))
    library.add("Denim", code(2), PICTURE)
    assert library.restore(deleted).name == "Denim 2"


def test_only_own_textures_can_be_deleted(library: OwnLibrary) -> None:
    with pytest.raises(LibraryError, match="Royal blue"):
        library.delete(load_library()[0])


def test_shipped_textures_can_be_favourites(library: OwnLibrary, folder: Path) -> None:
    shipped = load_library()
    library.set_favourite(shipped[3], True)
    library.set_favourite(shipped[5], True)
    library.set_favourite(shipped[3], False)
    library.set_favourite(shipped[5], True)
    again = reloaded(folder)
    assert [again.is_favourite(texture) for texture in load_library()] == [index == 5 for index in range(len(shipped))]
    same_name = Texture(shipped[5].name, "Another group", shipped[5].code, shipped[5].thumbnail)
    assert not again.is_favourite(same_name)


def test_codes_of_another_model_are_kept_but_not_listed(library: OwnLibrary, folder: Path) -> None:
    library.add("Denim", code(1), PICTURE)
    other = reloaded(folder, "ffffffff")
    assert other.textures == []
    assert other.problems == []
    other.add("Linen", code(2), PICTURE)
    assert names(reloaded(folder)) == ["Denim"]
    assert names(reloaded(folder, "ffffffff")) == ["Linen"]


def _without_code(entry: dict) -> None:
    del entry["code"]


@pytest.mark.parametrize(
    "damage",
    [
        _without_code,
        lambda entry: entry.update(code=[1, 2]),
        lambda entry: entry.update(code=[0.5] * 64),
        lambda entry: entry.update(code=[1000] * 64),
        lambda entry: entry.update(code="code"),
        lambda entry: entry.update(name="two\nlines"),
    ],
)
def test_a_damaged_entry_is_left_out_and_kept(library: OwnLibrary, folder: Path, damage) -> None:
    for name in ("Denim", "Linen", "Silk"):
        library.add(name, code(1), PICTURE)
    change_index(folder, lambda content: damage(content["textures"][1]))
    again = reloaded(folder)
    assert names(again) == ["Denim", "Silk"]
    [problem] = again.problems
    assert "left out" in problem
    again.rename(again.textures[1], "Satin")
    entries = json.loads((folder / "library.json").read_text())["textures"]
    assert len(entries) == 3
    assert entries[2]["name"] == "Satin"


@pytest.mark.parametrize("entry", [None, 7, "text", [], {}])
def test_what_is_no_entry_is_left_out(library: OwnLibrary, folder: Path, entry) -> None:
    library.add("Denim", code(1), PICTURE)
    change_index(folder, lambda content: content["textures"].insert(0, entry))
    change_index(folder, lambda content: content["favourites"].append(entry))
    again = reloaded(folder)
    assert names(again) == ["Denim"]
    assert len(again.problems) == 1
    again.set_favourite(again.textures[0], True)
    assert len(json.loads((folder / "library.json").read_text())["textures"]) == 2


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:30])


@pytest.mark.parametrize("spoil", [Path.unlink, _truncate, lambda path: path.write_bytes(b"no picture")])
def test_a_lost_thumbnail_loses_no_texture(library: OwnLibrary, folder: Path, spoil) -> None:
    library.add("Denim", code(1), PICTURE)
    spoil(next(folder.glob("*.webp")))
    again = reloaded(folder)
    [texture] = again.textures
    np.testing.assert_array_equal(texture.code, code(1))
    assert texture.thumbnail.shape == (96, 96, 3)
    [problem] = again.problems
    assert "“Denim”" in problem
    assert "\n" not in problem
    again.delete(texture)
    assert names(reloaded(folder)) == []


def test_an_index_does_not_reach_out_of_its_folder(library: OwnLibrary, folder: Path) -> None:
    library.add("Denim", code(1), PICTURE)
    outside = folder.parent / "outside.webp"
    next(folder.glob("*.webp")).rename(outside)
    change_index(folder, lambda content: content["textures"][0].update(thumbnail="../outside.webp"))
    again = reloaded(folder)
    assert len(again.problems) == 1
    again.delete(again.textures[0])
    assert outside.exists()


@pytest.mark.parametrize("data", [b"{", b"[]", b"\xff\xfe", b'{"version": 1}', b'{"version": 1, "textures": 3}', b""])
def test_a_damaged_index_is_kept_as_a_copy(library: OwnLibrary, folder: Path, data: bytes) -> None:
    library.add("Denim", code(1), PICTURE)
    (folder / "library.json").write_bytes(data)
    again = reloaded(folder)
    assert again.textures == []
    [problem] = again.problems
    assert "library.json.damaged" in problem
    assert "\n" not in problem
    assert reloaded(folder).problems == [problem]
    again.add("Linen", code(2), PICTURE)
    assert (folder / "library.json.damaged").read_bytes() == data
    assert names(reloaded(folder)) == ["Linen"]
    (folder / "library.json").write_bytes(b"damaged again")
    library.add("Silk", code(3), PICTURE)
    assert (folder / "library.json.damaged").read_bytes() == data
    assert (folder / "library.json.damaged-2").read_bytes() == b"damaged again"


def test_an_index_of_a_later_version_is_left_alone(library: OwnLibrary, folder: Path) -> None:
    library.add("Denim", code(1), PICTURE)
    change_index(folder, lambda content: content.update(version=2))
    before = (folder / "library.json").read_bytes()
    again = reloaded(folder)
    assert again.textures == []
    assert "later version" in again.problems[0]
    with pytest.raises(LibraryError, match="later version"):
        again.add("Linen", code(2), PICTURE)
    assert again.textures == []
    assert (folder / "library.json").read_bytes() == before


def test_what_cannot_be_written_has_not_happened(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    library = OwnLibrary(tmp_path / "file" / "textures", MODEL)
    library.load()
    with pytest.raises(LibraryError, match="cannot be changed") as error:
        library.add("Denim", code(1), PICTURE)
    assert "\n" not in str(error.value)
    assert library.textures == []
    with pytest.raises(LibraryError):
        library.set_favourite(load_library()[0], True)
    assert not library.is_favourite(load_library()[0])


def test_two_windows_keep_each_others_changes(library: OwnLibrary, folder: Path) -> None:
    library.add("Denim", code(1), PICTURE)
    other = reloaded(folder)
    library.add("Linen", code(2), PICTURE)
    other.add("Linen", code(3), PICTURE)
    library.set_favourite(library.textures[0], True)
    other.set_favourite(load_library()[0], True)
    again = reloaded(folder)
    assert names(again) == ["Denim", "Linen", "Linen 2"]
    assert again.is_favourite(again.textures[0])
    assert again.is_favourite(load_library()[0])
    other.delete(other.textures[0])
    with pytest.raises(LibraryError, match="no longer"):
        library.rename(library.textures[0], "Jeans")
    assert names(reloaded(folder)) == ["Linen", "Linen 2"]


_ADDS = """
import sys, numpy as np
from pathlib import Path
from gc_studio.analysis.own_library import OwnLibrary
library = OwnLibrary(Path(sys.argv[1]), "0123abcd")
for number in range(12):
    library.add(f"{sys.argv[2]} no. {number}a", np.zeros(64, np.int16), np.zeros((8, 8, 3), np.uint8))
"""


def test_programs_that_write_at_once_lose_nothing(folder: Path) -> None:
    programs = [subprocess.Popen([sys.executable, "-c", _ADDS, str(folder), name]) for name in "AB"]
    assert [program.wait(60) for program in programs] == [0, 0]
    assert sorted(names(reloaded(folder))) == sorted(f"{name} no. {number}a" for name in "AB" for number in range(12))


def test_who_waits_too_long_for_the_other_is_told(library: OwnLibrary, folder: Path, monkeypatch) -> None:
    monkeypatch.setattr("gc_studio.analysis.library_index._LOCK_SECONDS", 0.05)
    library.add("Denim", code(1), PICTURE)
    with _locked(folder / "library.json.lock"), pytest.raises(LibraryError, match="another window"):
        library.add("Linen", code(2), PICTURE)
    assert names(library) == names(reloaded(folder)) == ["Denim"]
