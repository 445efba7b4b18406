"""What the command line names as input -> files, pipes or standard input, and the documents in them."""

import glob
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gc_studio.analysis.photo import MAX_PIPED_BYTES
from gc_studio.bitstream import GcxError, read, read_partial
from gc_studio.bitstream.framing import MAX_FILE_BYTES
from gc_studio.cli.errors import UserError, tell
from gc_studio.document import Document
from gc_studio.project import gcs

STANDARD_STREAM = "-"
_GCX_START, _PROJECT_START = b"GCX", b"PK\x03\x04"


@dataclass
class Source:
    """An input: a file, or what comes through a pipe, which is kept, as it comes but once."""

    given: str
    _piped: bytes | None = field(default=None, repr=False)

    @property
    def path(self) -> Path:
        """Where it lies, if it does."""
        return Path(self.given)

    @property
    def is_standard_input(self) -> bool:
        """Whether it is what `-` names; a file of that name is `./-`."""
        return self.given == STANDARD_STREAM

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return "standard input" if self.is_standard_input else self.path.name

    @property
    def shown_path(self) -> Path:
        """What loaders that take a path call it."""
        return Path(self.name) if self.is_standard_input else self.path

    @property
    def stem(self) -> str:
        """What a file that is made of it is called."""
        return "stdin" if self.is_standard_input else self.path.stem

    def piped(self) -> bytes | None:
        """All of it if it does not lie on a disk.

        Raises:
            OSError: it cannot be read.
            UserError: there is no end of it.
        """
        lies_on_a_disk = not self.is_standard_input and (self.path.is_file() or self.path.is_dir())
        if self._piped is None and not lies_on_a_disk:
            self._piped = self._read_all()
        return self._piped

    def hold(self, data: bytes) -> None:
        """All of it, where it was read elsewhere: no file of its name is looked at."""
        self._piped = data

    def _read_all(self) -> bytes:
        if not self.is_standard_input:
            with self.path.open("rb") as file:
                data = file.read(MAX_PIPED_BYTES + 1)
        elif sys.stdin is None:
            raise UserError("standard input is closed; name a file")
        else:
            data = sys.stdin.buffer.read(MAX_PIPED_BYTES + 1)
        if len(data) > MAX_PIPED_BYTES:
            raise UserError(f"{self.name}: more than {MAX_PIPED_BYTES // 2**20} MB; save it as a file first")
        return data

    def start(self) -> bytes:
        """Its first bytes, by which files are told apart; raises as `piped`."""
        piped = self.piped()
        if piped is not None:
            return piped[: len(_PROJECT_START)]
        with self.path.open("rb") as file:
            return file.read(len(_PROJECT_START))

    def contents(self, most: int) -> bytes:
        """All of it, or one byte more than there may be; raises as `piped`."""
        piped = self.piped()
        if piped is not None:
            return piped
        with self.path.open("rb") as file:
            return file.read(most + 1)

    def is_project(self) -> bool:
        """Whether it is a project of the studio, which holds a .gcx among other things."""
        return self.path.suffix.lower() == ".gcs" or self.start() == _PROJECT_START

    def is_document(self) -> bool:
        """Whether it is a project or a .gcx file, not a photo."""
        return self.path.suffix.lower() == ".gcx" or self.is_project() or self.start().startswith(_GCX_START)


def sources(names: Sequence[str]) -> list[Source]:
    """The inputs that are named; of names with * or ? that no file has, and no shell has replaced, all that match.

    Raises:
        UserError: nothing matches.
    """
    return [Source(name) for name in expanded(names)]


def has_pattern(names: Sequence[str]) -> bool:
    """Whether a name is one for several files, though no shell has replaced it."""
    return any(name not in expanded([name]) for name in names)


def only_source(name: str) -> Source:
    """The one input that a name, which may have * in it, stands for; raises UserError if there are more."""
    found = sources([name])
    if len(found) > 1:
        raise UserError(f"{name}: {len(found)} files have such a name; this command takes one")
    return found[0]


def check_standard_input(inputs: Iterable[Source]) -> None:
    """Raise UserError if more than one of them is standard input."""
    if sum(source.is_standard_input for source in inputs) > 1:
        raise UserError("standard input can be read once only; name a file for the other")


def expanded(names: Sequence[str]) -> list[str]:
    """As `sources`, the names alone."""
    found: list[str] = []
    for name in names:
        if name == STANDARD_STREAM or os.path.lexists(name) or not glob.has_magic(name):
            found.append(name)
            continue
        matching = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a name may begin anywhere.
        if not matching:
            raise UserError(f"{name}: No such file, nor one that matches this pattern")
        found += matching
    return found


def read_document(source: Source) -> Document:
    """Document of a .gcx file or a project.

    Raises:
        UserError, ProjectError: it is none, or damaged; the message names the file.
        OSError: it cannot be read.
    """
    if source.is_project():
        return gcs.read_project(source.contents(gcs.MAX_FILE_BYTES), source.name).document
    try:
        return read(source.contents(MAX_FILE_BYTES))
    except GcxError as error:
        raise UserError(f"{source.name}: {error}") from error


def read_what_is_whole(source: Source) -> Document:
    """As `read_document`; of a file that was cut short, what is whole, and a line on standard error."""
    if source.is_project():
        return read_document(source)
    try:
        partial = read_partial(source.contents(MAX_FILE_BYTES))
    except GcxError as error:
        raise UserError(f"{source.name}: {error}") from error
    if partial.missing:
        lost = " and ".join(partial.missing)
        tell(f"{source.name}: cut short or damaged, decoded without {lost}")
    return partial.document
