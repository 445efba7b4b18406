"""What the command line names as output -> a file, a folder or a stream; never what is not ours to replace.

A file that is there is replaced if it is of the kind that the command writes, or empty, and no input has it, under
whatever name. Devices and pipes are written to, not replaced; folders, sockets and disks are refused.
"""

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gc_studio.analysis.photo_names import is_photo_name
from gc_studio.cli.errors import UserError
from gc_studio.cli.inputs import STANDARD_STREAM, Source
from gc_studio.storage import check_ours, write_atomic

_STREAM_NAMES = re.compile(r"/dev/std(out|err)|(?:/dev/fd|/proc/self/fd)/(\d+)")
_FOLDER_ENDINGS = ("", ".", "..")
"""Behind the last slash of a name that only a folder can have."""
_OURS = (".gcx", ".gcs")

Identity = tuple[int, int]


@dataclass(frozen=True)
class Kind:
    """What a command writes.

    Attributes:
        suffix: how its files in folders are called.
        is_ours: knows them by their first and last bytes.
        check_name: raises UserError for a name that is one of something else.
    """

    suffix: str
    is_ours: Callable[[bytes], bool]
    check_name: Callable[[Path], None]


class Outputs:
    """All that one call writes."""

    def __init__(self, inputs: Iterable[Path]) -> None:
        """inputs: every file that is read, whether it is there or not."""
        self._taken: dict[Identity, str] = {}
        for path in inputs:
            if (identity := _identity(path)) is not None:
                self._taken.setdefault(identity, "is read")

    def check(self, path: Path, is_ours: Callable[[bytes], bool]) -> None:
        """Raise UserError or OSError if a file of this name is not to be replaced."""
        identity = _identity(path)
        if identity in self._taken:
            raise UserError(f"{path}: this file {self._taken[identity]} by the same call; choose another name")
        check_ours(path, is_ours)

    def write(self, path: Path, data: bytes, is_ours: Callable[[bytes], bool]) -> None:
        """Write a file whole or not at all; raises as `check`."""
        self.check(path, is_ours)
        write_atomic(path, data)
        if (identity := _identity(path)) is not None:
            self._taken[identity] = "is written"


def _identity(path: Path) -> Identity | None:
    """The file behind a name: the same for all its names."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


@dataclass(frozen=True)
class Target:
    """Where the result of one input goes: a file, or a stream."""

    path: Path
    kind: Kind
    outputs: Outputs
    descriptor: int | None = None
    is_stream: bool = False

    def check(self) -> None:
        """Raise UserError or OSError if nothing can be written there, before anything is worked out."""
        if not self.is_stream:
            self.kind.check_name(self.path)
            if not self.path.parent.exists():
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.path))
            self.outputs.check(self.path, self.kind.is_ours)
        elif self.descriptor is not None and os.isatty(self.descriptor):
            raise UserError("this would fill the terminal with bytes; name a file, or send the output on with > or |")

    def write(self, data: bytes) -> None:
        """Write it; a file whole or not at all."""
        if not self.is_stream:
            self.outputs.write(self.path, data, self.kind.is_ours)
            return
        if self.path == Path(STANDARD_STREAM):
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        # Neither made nor cut to nothing: it is there, and what it holds already is another's.
        descriptor = os.open(self.path, os.O_WRONLY) if self.descriptor is None else os.dup(self.descriptor)
        with os.fdopen(descriptor, "wb") as stream:
            if stream.isatty():
                raise UserError(f"{self.path}: this would fill the terminal with bytes; name a file")
            stream.write(data)


def targets(sources: list[Source], out: str, kind: Kind, outputs: Outputs, by_pattern: bool = False) -> list[Target]:
    """Where each input's result goes: one to the file or stream `out`, or into the folder `out`; several into a folder.

    A name that ends in a slash is a folder, and so is one that is there already, and, for files that are named by a
    pattern, one without a suffix; the folder is made.

    Raises:
        UserError: `out` is no place for it.
        OSError: the folder cannot be made.
    """
    if not out:
        raise UserError("the name of the output is empty")
    stream = _stream(out, kind, outputs)
    path = Path(out)
    is_folder = _names_a_folder(out) or path.is_dir() or (by_pattern and not path.suffix and not stream)
    if len(sources) == 1 and not is_folder:
        return [only_target(out, kind, outputs)]
    if stream or (path.exists() and not path.is_dir()):
        raise UserError(f"{out}: not a folder; several files need a folder to go to")
    if not is_folder and (is_photo_name(path) or path.suffix.lower() in _OURS):
        raise UserError(f"{out}: a name for a file; several files need a folder to go to, as {path.stem}{os.sep}")
    found = [Target(path / f"{source.stem}{kind.suffix}", kind, outputs) for source in sources]
    if len({target.path for target in found}) < len(found):
        raise UserError("two of the files have the same name; convert them into different folders")
    path.mkdir(parents=True, exist_ok=True)
    if len(found) == 1:
        found[0].check()
    return found


def only_target(out: str, kind: Kind, outputs: Outputs) -> Target:
    """The file or stream `out`; raises UserError or OSError if nothing can be written there."""
    target = _stream(out, kind, outputs) or Target(Path(out), kind, outputs)
    target.check()
    return target


def _names_a_folder(out: str) -> bool:
    # A Path has no slash at its end.
    return os.path.basename(out) in _FOLDER_ENDINGS  # noqa: PTH119


def _stream(out: str, kind: Kind, outputs: Outputs) -> Target | None:
    """The stream that a name stands for; None for files and folders, those to come as well."""
    path = Path(out)
    if out == STANDARD_STREAM:
        if sys.stdout is None:
            raise UserError("standard output is closed; name a file")
        descriptor = None
        with suppress(OSError, ValueError):
            descriptor = sys.stdout.fileno()
        return Target(path, kind, outputs, descriptor, is_stream=True)
    if found := _STREAM_NAMES.fullmatch(out):
        descriptor = int(found[2]) if found[2] else {"out": 1, "err": 2}[found[1]]
        return Target(path, kind, outputs, descriptor, is_stream=True)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return None
    is_stream = stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)
    return Target(path, kind, outputs, is_stream=True) if is_stream else None
