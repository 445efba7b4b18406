"""What the program remembers from one start to the next.

Flows in: values set by dialogs and the window, and whatever lies on the disk. Flows out: values of the right type and
in range, `changed` with the name of what changed. A value on disk that is neither falls back to its default.
"""

import os
import re
from collections.abc import Callable, Container
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from gc_studio.analysis.links import LinkError, checked_page
from gc_studio.analysis.sizes import UNMEASURED_SIDE, WORKING_SIDES

THEMES = ("dark", "light", "system")
DEVICES = ("auto", "cpu", "cuda")
LANGUAGES = ("system", "en", "de", "es", "zh_CN")
AUTOMATIC_SIZE, OWN_SIZE = "automatic", "own"
WORKING_SIZES = (AUTOMATIC_SIZE, *map(str, WORKING_SIDES), OWN_SIZE)
HISTORY_MEGABYTES = range(32, 4097)
MAX_RECENT = 12

_T = TypeVar("_T")


class _Stored(Generic[_T]):
    """A setting.

    `default` makes its default; `read` turns what was stored into a value, or None if it is none; `write` turns
    a value into what is stored.
    """

    def __init__(
        self, default: Callable[[], _T], read: Callable[[Any], _T | None], write: Callable[[_T], Any] = lambda it: it
    ) -> None:
        self.default, self._read, self._write = default, read, write

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, settings: None, owner: type) -> "_Stored[_T]": ...
    @overload
    def __get__(self, settings: "Settings", owner: type) -> _T: ...
    def __get__(self, settings: "Settings | None", owner: type) -> "_Stored[_T] | _T":
        if settings is None:
            return self
        value = self._read(settings.store.value(self._name))
        return self.default() if value is None else value

    def __set__(self, settings: "Settings", value: _T) -> None:
        stored = self._write(value)
        if self._read(stored) is None:
            raise ValueError(f"{value!r} is no value for {self._name}")
        if value != getattr(settings, self._name):
            settings.store.setValue(self._name, stored)
            settings.changed.emit(self._name)


def _one_of(*names: str) -> _Stored[str]:
    """One of some names, the first by default."""
    return _Stored(lambda: names[0], lambda it: it if it in names else None)


def _flag(default: bool) -> _Stored[bool]:
    # An ini file gives words, the registry and property lists give booleans or numbers.
    words = {"true": True, "false": False, "1": True, "0": False}
    return _Stored(lambda: default, lambda it: words.get(str(it).lower()))


def _whole(default: int, allowed: Container[int]) -> _Stored[int]:
    def read(it: object) -> int | None:
        is_whole = not isinstance(it, bool) and re.fullmatch(r"-?\d{1,9}", str(it), re.ASCII)
        return int(str(it)) if is_whole and int(str(it)) in allowed else None

    return _Stored(lambda: default, read)


def _read_names(it: object) -> list[str] | None:
    """A list of one comes back from an ini file as a string."""
    names = [it] if isinstance(it, str) else it
    return names if isinstance(names, list) and all(isinstance(name, str) for name in names) else None


def _read_paths(it: object) -> list[Path] | None:
    names = _read_names(it)
    if names is None:
        return None
    # A relative path would mean another file in every folder the program is started from.
    paths = [Path(name) for name in names if "\0" not in name and Path(name).is_absolute()]
    return list(dict.fromkeys(paths))[:MAX_RECENT]


def _read_folder(it: object) -> Path | None:
    if not isinstance(it, str) or not it:
        return None
    # os.path.isdir, unlike Path.is_dir, takes any string and never raises.
    return Path(it) if os.path.isdir(it) else Path.home()  # noqa: PTH112


def _read_format(it: object) -> str | None:
    return it if isinstance(it, str) and re.fullmatch(r"[a-z0-9]{1,8}", it, re.ASCII) else None


def _read_page(it: object) -> str | None:
    try:
        checked_page(it if isinstance(it, str) else "")
    except LinkError:
        return None
    return it if isinstance(it, str) else None


def _bytes() -> _Stored[QByteArray]:
    return _Stored(QByteArray, lambda it: it if isinstance(it, QByteArray) else None)


class Settings(QObject):
    """The settings of the program, by name; setting one to what it is not allowed to be raises ValueError."""

    changed = Signal(str)
    """Name of the setting that has another value now."""

    theme = _one_of(*THEMES)
    language = _one_of(*LANGUAGES)
    """What the window speaks, from the next start on."""
    device = _one_of(*DEVICES)
    """Where the model runs, from the next start on."""
    working_size = _one_of(*WORKING_SIZES)
    """The size that photos are opened at, one of WORKING_SIZES."""
    automatic_side = _whole(UNMEASURED_SIDE, WORKING_SIDES)
    """Shorter side in pixels that AUTOMATIC_SIZE stands for on this machine."""
    history_megabytes = _whole(256, HISTORY_MEGABYTES)
    """Memory that the undo history may take, in MB."""
    autosave = _flag(True)
    animate = _flag(True)
    folded_groups: _Stored[list[str]] = _Stored(list, _read_names)
    """Groups of textures that are folded away."""
    last_folder = _Stored(Path.home, _read_folder, str)
    """Where file dialogs begin; the home folder when it is gone."""
    preserve_level = _whole(3, range(1, 4))
    """The level that the mask tools keep cells at."""
    lowers_by_one = _flag(False)
    """Whether synthesising lowers cells by one level, or to nothing."""
    pen_levels = _flag(False)
    """Whether the pressure of a pen chooses the level."""
    steadiness = _whole(0, range(3))
    """How much the hand is steadied that draws or erases lines: 0 not at all."""
    export_format = _Stored(lambda: "gcx", _read_format)
    """File type of the last export, without the dot."""
    link_page = _Stored(str, _read_page)
    """Address of the page that links lead to; empty for none."""
    recent: _Stored[list[Path]] = _Stored(list, _read_paths, lambda paths: [str(path) for path in paths])
    """Recent files, newest first, at most MAX_RECENT."""
    is_tour_offered = _flag(True)
    """Whether the start page still offers the tour."""
    recent_commands: _Stored[list[str]] = _Stored(list, _read_names)
    """Keys of the commands that were chosen last in the palette, newest first."""
    geometry = _bytes()
    window_state = _bytes()

    def __init__(self, path: Path | None = None) -> None:
        """path: an ini file; where the system keeps the settings of programs if there is none."""
        super().__init__()
        if path is None:
            self.store = QSettings("gc-studio", "GC Studio")
        else:
            self.store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def working_side(self) -> int | None:
        """Shorter side in pixels of photos that are opened; None for their own size."""
        if self.working_size == OWN_SIZE:
            return None
        return self.automatic_side if self.working_size == AUTOMATIC_SIZE else int(self.working_size)

    def reset(self) -> None:
        """Back to the defaults, all that a person chooses in the dialog; what was remembered stays."""
        for name in ("theme", "language", "device", "working_size", "history_megabytes", "autosave", "animate"):
            setattr(self, name, getattr(Settings, name).default())
