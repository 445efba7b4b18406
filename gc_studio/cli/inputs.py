"""What the command line names as input -> files, links, pipes or standard input, and the documents in them."""

import glob
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from gc_studio.analysis.links import LinkError, file_in, is_given_link, is_link
from gc_studio.analysis.photo import MAX_PIPED_BYTES, PhotoError, load_photo
from gc_studio.analysis.qr_reading import file_in_codes
from gc_studio.bitstream import GcxError, read, read_partial
from gc_studio.bitstream.framing import MAX_FILE_BYTES
from gc_studio.cli.errors import UserError, tell
from gc_studio.document import Document
from gc_studio.project import gcs

STANDARD_STREAM = "-"
_GCX_START, _PROJECT_START = b"GCX", b"PK\x03\x04"


@dataclass
class Source:
    """An input: a file, a link, or what comes through a pipe, which is kept, as it comes but once."""

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
    def is_link(self) -> bool:
        """Whether it is no file but a link, which has one in it."""
        return is_given_link(self.given)

    @property
    def _comes_from_elsewhere(self) -> bool:
        return self.is_standard_input or self.is_link

    @property
    def name(self) -> str:
        """What it is called in messages."""
        if self.is_link:
            return "the link"
        return "standard input" if self.is_standard_input else self.path.name

    @property
    def shown_path(self) -> Path:
        """What loaders that take a path call it."""
        return Path(self.name) if self._comes_from_elsewhere else self.path

    @property
    def stem(self) -> str:
        """What a file that is made of it is called."""
        if self.is_link:
            return "link"
        return "stdin" if self.is_standard_input else self.path.stem

    def piped(self) -> bytes | None:
        """All of it if it does not lie on a disk.

        Raises:
            OSError: it cannot be read.
            UserError: there is no end of it, or no picture in the link.
        """
        # No file system takes a name as long as a link.
        lies_on_a_disk = not self._comes_from_elsewhere and (self.path.is_file() or self.path.is_dir())
        if self._piped is None and not lies_on_a_disk:
            self._piped = self._read_link() if self.is_link else self._read_all()
        return self._piped

    def hold(self, data: bytes) -> None:
        """All of it, where it was read elsewhere: no file of its name is looked at."""
        self._piped = data

    def _read_link(self) -> bytes:
        try:
            return file_in(self.given)
        except LinkError as error:
            raise UserError(f"{self.name}: {error}") from error

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

    def gcx(self) -> bytes:
        """The .gcx file that it is, or that a QR code in it holds; one byte more than there may be of a longer one.

        Raises:
            OSError, UserError: as `piped`; or it is a picture without such a code.
        """
        if not self._begins_as_gcx():
            try:
                found = self._in_codes
            except PhotoError:  # The reader says what it is not.
                return self.contents(MAX_FILE_BYTES)
            if found is None:
                raise UserError(
                    f"{self.name}: not a .gcx file, nor a picture of its QR code; gcx encode makes one of a photo"
                )
            return found
        return self.contents(MAX_FILE_BYTES)

    @cached_property
    def _in_codes(self) -> bytes | None:
        """What the QR codes in a picture hold of ours; PhotoError if it is no picture."""
        try:
            return file_in_codes(load_photo(self.shown_path, self.piped()))
        except LinkError as error:
            raise UserError(f"{self.name}: {error}") from error

    def _begins_as_gcx(self) -> bool:
        return self.start().startswith(_GCX_START)

    def is_project(self) -> bool:
        """Whether it is a project of the studio, which holds a .gcx among other things."""
        return self.path.suffix.lower() == ".gcs" or self.start() == _PROJECT_START

    def is_document(self) -> bool:
        """Whether it is a project, a .gcx file or a picture of its QR code, not a photo."""
        if self.path.suffix.lower() == ".gcx" or self.is_project() or self._begins_as_gcx():
            return True
        try:
            return self._in_codes is not None
        except PhotoError:
            return False


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
        if name == STANDARD_STREAM or is_link(name) or os.path.lexists(name) or not glob.has_magic(name):
            found.append(name)
            continue
        matching = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a name may begin anywhere.
        if not matching:
            raise UserError(f"{name}: No such file, nor one that matches this pattern")
        found += matching
    return found


def read_document(source: Source) -> Document:
    """Document of a .gcx file, a project, a link or a picture of a QR code.

    Raises:
        UserError, ProjectError: it is none, or damaged; the message names the file.
        OSError: it cannot be read.
    """
    if source.is_project():
        return gcs.read_project(source.contents(gcs.MAX_FILE_BYTES), source.name).document
    try:
        return read(source.gcx())
    except GcxError as error:
        raise UserError(f"{source.name}: {error}") from error


def read_what_is_whole(source: Source) -> Document:
    """As `read_document`; of a file that was cut short, what is whole, and a line on standard error."""
    if source.is_project():
        return read_document(source)
    try:
        partial = read_partial(source.gcx())
    except GcxError as error:
        raise UserError(f"{source.name}: {error}") from error
    if partial.missing:
        lost = " and ".join(partial.missing)
        tell(f"{source.name}: cut short or damaged, decoded without {lost}")
    return partial.document
