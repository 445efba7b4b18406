"""What became of each photo -> lines of JSON, by which a later call leaves out what is done."""

import json
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from gc_studio.cli.errors import UserError
from gc_studio.cli.inputs import Source
from gc_studio.cli.outputs import Target

_SETTINGS_DIGITS = 12


class Report:
    """A file with a line for each photo, in the order in which they were done.

    `photo`, `photo_bytes` and `photo_changed_ns` say which photo it was, `settings` is a hash of what was asked for;
    `file` and `bytes` are what was written, or `error` says why nothing was; `seconds` since it was sent to be encoded.
    """

    def __init__(self, path: Path | None, settings: bytes) -> None:
        """Read what is there.

        Args:
            path: of the file; None keeps none.
            settings: anything that is the same where the same is asked for.

        Raises:
            UserError: the file is no report.
            OSError: it cannot be read.
        """
        self._path, self._settings = path, sha256(settings).hexdigest()[:_SETTINGS_DIGITS]
        self._file: TextIO | None = None
        self._done: dict[str, dict[str, Any]] = {}
        self._is_torn = False
        if path is not None and path.exists():
            self._read(path)

    def _read(self, path: Path) -> None:
        try:
            *lines, rest = path.read_text(encoding="utf-8").split("\n")
            for line in lines:
                found = json.loads(line)
                self._done[found["photo"]] = found
        except (ValueError, KeyError, TypeError):
            raise UserError(f"{path}: this is no report of gcx encode; choose another name") from None
        # The program, or the machine, ended in the middle of a line.
        self._is_torn = bool(rest)

    def __enter__(self) -> "Report":
        if self._path is not None:
            self._file = self._path.open("a", encoding="utf-8")
            if self._is_torn:
                self._drop_last_line()
        return self

    def _drop_last_line(self) -> None:
        assert self._path is not None
        assert self._file is not None
        data = self._path.read_bytes()
        self._file.truncate(data.rfind(b"\n") + 1)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def is_done(self, source: Source, target: Target) -> bool:
        """Whether this photo, as it is now, was encoded so, and its file is still there."""
        found = self._done.get(source.given)
        if found is None or found["error"]:
            return False
        wanted = self._photo(source) | {"settings": self._settings, "file": str(target.path)}
        return all(found.get(key) == value for key, value in wanted.items()) and _size(target.path) == found["bytes"]

    def note(self, source: Source, target: Target, size: int, seconds: float, error: str) -> None:
        """Add a line: the size of the file in bytes, or why there is none. Raises OSError."""
        if self._file is None:
            return
        written = {"file": str(target.path), "bytes": size, "seconds": round(seconds, 3), "error": error}
        line = self._photo(source) | {"settings": self._settings} | written
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()

    def _photo(self, source: Source) -> dict[str, Any]:
        try:
            status = source.path.stat()
        except (OSError, ValueError):
            return {"photo": source.given, "photo_bytes": None, "photo_changed_ns": None}
        return {"photo": source.given, "photo_bytes": status.st_size, "photo_changed_ns": status.st_mtime_ns}


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
