"""Settings survive a restart, and nonsense on the disk does not survive at all; recent files and their pictures."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QColor

from gc_studio.app.documents.recent import MAX_CACHED, RecentFile, RecentFiles
from gc_studio.app.settings import MAX_RECENT, Settings

OTHER = {
    "working_size": "768",
    "automatic_side": 384,
    "theme": "light",
    "language": "es",
    "device": "cpu",
    "history_megabytes": 512,
    "autosave": False,
    "animate": False,
    "folded_groups": ["Woven, and more", "Kn\u00e4t"],
    "export_format": "webp",
    "geometry": QByteArray(b"\0\x01\xff"),
    "window_state": QByteArray(b"state"),
}


@pytest.fixture
def ini(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "studio.ini"


@pytest.fixture
def settings(qapp, ini: Path) -> Settings:
    return Settings(ini)


def restarted(settings: Settings, ini: Path) -> Settings:
    settings.store.sync()
    return Settings(ini)


def test_defaults(settings: Settings) -> None:
    assert (settings.theme, settings.device, settings.history_megabytes) == ("dark", "auto", 256)
    assert settings.autosave is True
    assert settings.animate is True
    assert settings.folded_groups == []
    assert settings.recent == []
    assert settings.last_folder == Path.home()
    assert settings.geometry.isEmpty()


@pytest.mark.parametrize("name", OTHER)
def test_a_setting_survives_a_restart(settings: Settings, ini: Path, qtbot, name: str) -> None:
    with qtbot.waitSignal(settings.changed) as signal:
        setattr(settings, name, OTHER[name])
    assert signal.args == [name]
    value = getattr(restarted(settings, ini), name)
    assert value == OTHER[name]
    assert type(value) is type(OTHER[name])


@pytest.mark.parametrize("groups", [[], ["one"], ["one", "two"]])
def test_lists_of_any_length_survive(settings: Settings, ini: Path, groups: list[str]) -> None:
    settings.folded_groups = ["before"]
    settings.folded_groups = groups
    assert restarted(settings, ini).folded_groups == groups


def test_setting_the_same_again_says_nothing(settings: Settings, qtbot) -> None:
    with qtbot.assertNotEmitted(settings.changed):
        settings.theme = "dark"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("device", ""),
        ("history_megabytes", 31),
        ("history_megabytes", 4097),
        ("export_format", "../x"),
    ],
)
def test_what_is_not_allowed_is_refused(settings: Settings, name: str, value: object) -> None:
    before = getattr(settings, name)
    with pytest.raises(ValueError, match=name):
        setattr(settings, name, value)
    assert getattr(settings, name) == before


@pytest.mark.parametrize(
    "rubbish", ["", "-1", "99999999999999999999", "3.5", "@Invalid()", "a, b", "@ByteArray(\\x1)", "\0"]
)
def test_rubbish_on_the_disk_means_defaults(settings: Settings, ini: Path, rubbish: str) -> None:
    store = QSettings(str(ini), QSettings.Format.IniFormat)
    for name in (
        "theme",
        "device",
        "history_megabytes",
        "autosave",
        "animate",
        "working_size",
        "automatic_side",
        "export_format",
        "last_folder",
        "recent",
    ):
        store.setValue(name, rubbish)
    store.sync()
    read = Settings(ini)
    assert (read.theme, read.device, read.history_megabytes) == ("dark", "auto", 256)
    assert (read.autosave, read.animate, read.recent) == (True, True, [])
    assert read.last_folder == Path.home()
    assert (read.working_size, read.working_side) == ("automatic", 512)
    assert read.geometry.isEmpty()


def test_a_file_that_is_no_ini_means_defaults(qapp, tmp_path: Path) -> None:
    path = tmp_path / "broken.ini"
    path.write_bytes(bytes(range(256)) * 9)
    read = Settings(path)
    assert (read.theme, read.history_megabytes, read.recent) == ("dark", 256, [])


def test_a_folder_that_is_gone_means_home(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    settings.last_folder = folder
    assert settings.last_folder == folder
    folder.rmdir()
    assert settings.last_folder == Path.home()


def test_reset_keeps_what_was_remembered(settings: Settings, tmp_path: Path) -> None:
    for name, value in OTHER.items():
        setattr(settings, name, value)
    settings.last_folder = tmp_path
    settings.reset()
    assert (settings.theme, settings.device, settings.history_megabytes) == ("dark", "auto", 256)
    assert settings.autosave is True
    assert settings.folded_groups == OTHER["folded_groups"]
    assert settings.last_folder == tmp_path
    # The speed of the machine is nothing that a person chose.
    assert (settings.working_size, settings.working_side) == ("automatic", 384)


@pytest.mark.parametrize(("size", "side"), [("automatic", 512), ("256", 256), ("1024", 1024), ("own", None)])
def test_sizes_are_the_shorter_sides_of_photos(settings: Settings, size: str, side: int | None) -> None:
    settings.working_size = size
    assert settings.working_side == side


# Recent files


@pytest.fixture
def recent(settings: Settings, tmp_path: Path) -> RecentFiles:
    return RecentFiles(settings, tmp_path / "cache" / "recent")


def made(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_bytes(b"work")
    return paths


def seen(recent: RecentFiles) -> list[RecentFile]:
    """The list, and what there is on the disk."""
    recent.look()
    recent.flush()
    return recent.known()


def plain(colour: tuple[int, int, int], width: int = 400, height: int = 200) -> np.ndarray:
    return np.full((height, width, 3), colour, np.uint8)


def test_newest_first_and_each_once(recent: RecentFiles, tmp_path: Path) -> None:
    paths = made(tmp_path, *(f"{number}.gcx" for number in range(MAX_RECENT + 2)))
    heads: list[Path] = []
    recent.changed.connect(lambda: heads.append(recent.known()[0].path))
    for path in paths:
        recent.add(path, None)
        assert heads[-1] == path
    (tmp_path / "sub").mkdir()
    recent.add(tmp_path / "sub" / ".." / "5.gcx", None)
    listed = [entry.path for entry in seen(recent)]
    assert listed == [paths[5], *(path for path in reversed(paths[2:]) if path != paths[5])]
    assert len(listed) == MAX_RECENT


def test_the_list_survives_a_restart(recent: RecentFiles, settings: Settings, ini: Path, tmp_path: Path) -> None:
    (path,) = made(tmp_path, "with, comma and \u00fc.gcx")
    recent.add(path, plain((200, 30, 30)))
    recent.flush()
    again = RecentFiles(restarted(settings, ini), tmp_path / "cache" / "recent")
    (entry,) = seen(again)
    assert entry.path == path
    assert entry.exists
    assert (entry.thumbnail.width(), entry.thumbnail.height()) == (320, 160)
    red, green, blue, _ = QColor(entry.thumbnail.pixel(9, 9)).getRgb()
    assert np.abs(np.subtract((red, green, blue), (200, 30, 30))).max() < 12


def test_a_picture_belongs_to_the_file_as_it_was(recent: RecentFiles, tmp_path: Path) -> None:
    (path,) = made(tmp_path, "a.gcx")
    recent.add(path, plain((9, 9, 9)))
    recent.flush()
    os.utime(path, ns=(1, 1))
    assert seen(recent)[0].thumbnail is None


def test_missing_files_stay_until_removed(recent: RecentFiles, tmp_path: Path) -> None:
    gone, kept = made(tmp_path, "gone.gcx", "kept.gcx")
    for path in (gone, kept):
        recent.add(path, plain((9, 9, 9)))
    recent.flush()
    gone.unlink()
    assert [(entry.path, entry.exists) for entry in seen(recent)] == [(kept, True), (gone, False)]
    assert seen(recent)[1].thumbnail is None
    recent.remove(gone)
    assert [entry.path for entry in seen(recent)] == [kept]


def test_clearing_leaves_neither_names_nor_pictures(recent: RecentFiles, tmp_path: Path) -> None:
    for path in made(tmp_path, "a.gcx", "b.gcx"):
        recent.add(path, plain((9, 9, 9)))
    recent.clear()
    assert seen(recent) == []
    assert not list((tmp_path / "cache" / "recent").iterdir())
    assert (tmp_path / "a.gcx").exists()


def test_the_cache_stays_small(recent: RecentFiles, tmp_path: Path) -> None:
    for path in made(tmp_path, *(f"{number}.gcx" for number in range(MAX_CACHED + 3))):
        recent.add(path, plain((9, 9, 9), 8, 8))
    recent.flush()
    assert len(list((tmp_path / "cache" / "recent").iterdir())) == MAX_CACHED
    assert all(entry.thumbnail is not None for entry in seen(recent))


@pytest.mark.parametrize("damage", [b"", b"no picture", b"RIFF\x10\0\0\0WEBPVP8 \xff\xff"])
def test_a_damaged_cache_shows_no_picture(recent: RecentFiles, tmp_path: Path, damage: bytes) -> None:
    (path,) = made(tmp_path, "a.gcx")
    recent.add(path, plain((9, 9, 9)))
    recent.flush()
    (cached,) = (tmp_path / "cache" / "recent").iterdir()
    cached.write_bytes(damage)
    (entry,) = seen(recent)
    assert entry.exists
    assert entry.thumbnail is None


def test_a_cache_that_cannot_be_written_hinders_nothing(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the place of the folder")
    recent = RecentFiles(settings, tmp_path / "cache")
    (path,) = made(tmp_path, "a.gcx")
    recent.add(path, plain((9, 9, 9)))
    assert [entry.path for entry in seen(recent)] == [path]
    recent.clear()
    assert seen(recent) == []


def test_a_disk_that_does_not_answer_keeps_nobody_waiting(recent: RecentFiles, tmp_path: Path, monkeypatch) -> None:
    (path,) = made(tmp_path, "far.gcx")
    asked, answer, is_file = threading.Event(), threading.Event(), Path.is_file

    def slow(file: Path) -> bool:
        asked.set()
        assert answer.wait(10)
        return is_file(file)

    monkeypatch.setattr(Path, "is_file", slow)
    recent.add(path, plain((9, 9, 9)))
    assert asked.wait(10)
    assert recent.known() == [RecentFile(path, True, None)]
    answer.set()
    assert seen(recent)[0].thumbnail is not None


def test_two_windows_share_the_list(recent: RecentFiles, settings: Settings, ini: Path, tmp_path: Path) -> None:
    mine, theirs, other = made(tmp_path, "mine.gcx", "theirs.gcx", "other.gcx")
    recent.add(mine, None)
    settings.store.sync()
    program = (
        "import sys; from pathlib import Path; from gc_studio.app.settings import Settings; "
        "from gc_studio.app.documents.recent import RecentFiles; "
        "settings = Settings(Path(sys.argv[1])); recent = RecentFiles(settings, Path(sys.argv[2])); "
        "recent.add(Path(sys.argv[3]), None); settings.store.sync(); recent.close()"
    )
    subprocess.run([sys.executable, "-c", program, str(ini), str(tmp_path / "cache"), str(theirs)], check=True)
    recent.add(other, None)
    assert [entry.path for entry in recent.known()] == [other, theirs, mine]
