"""Whether a file still holds what was read from it, or written to it; and whether two names mean one file.

Flows in: bytes and paths. Flows out: a fingerprint, a word of plain text that a journal can keep.
"""

import hashlib
import os
from pathlib import Path


def fingerprint(data: bytes) -> str:
    """Length and digest of the bytes of a file."""
    return f"{len(data)}:{hashlib.sha256(data).hexdigest()}"


def holds(path: Path, known: str | None) -> bool:
    """Whether a file has a fingerprint; None, for one that nobody knows, is never had.

    Raises:
        OSError: the file is gone, or cannot be read.
    """
    size, _, digest = (known or "").partition(":")
    # A file of another length need not be read, however long it has become.
    if str(path.stat().st_size) != size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == digest


def identity(path: Path) -> tuple[int, int] | None:
    """The file behind a name, the same for all its names: links, other cases, other ways; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two names mean one file, also one that is not there yet or any more."""
    theirs = identity(one), identity(other)
    if theirs == (None, None):
        # A link that leads nowhere still says where.
        return os.path.realpath(one) == os.path.realpath(other)
    return theirs[0] == theirs[1]
