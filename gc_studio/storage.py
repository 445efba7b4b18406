"""Where the shipped data lies, and how files are written: whole or not at all, and never over what is not ours."""

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gc_studio.words import tr

_PACKAGE = Path(__file__).resolve().parent

_REFUSED_AS_OPTIONAL = (errno.EPERM, errno.EACCES, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""How file systems say that they know no rights, no sync, or no replacing."""
_END_BYTES = 4096
_NAME_KEPT = 50
"""Characters of a name in that of its temporary file: names have at most 255 bytes."""


def _data_folder(name: str) -> Path:
    """Inside the package when installed from a wheel, at the top of the tree in a checkout."""
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


RESOURCES = _data_folder("resources")
WEIGHTS = _data_folder("weights")


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file whole or leave what was there: temporary file in the same folder, sync, replace.

    A link is followed. Rights and owner of a file that is replaced are kept where the file system lets them.

    Raises:
        OSError: the folder is missing or read-only, the disk is full, or what is there is read-only or no file (a
            folder, a device, a pipe); its filename is `path`.
    """
    try:
        target = Path(os.path.realpath(path))
        _write_and_replace(target, data, _replaceable(target))
    except OSError as error:
        # The name of the temporary file would tell the user nothing.
        raise OSError(error.errno, error.strerror, str(path)) from error


def write_ours(path: Path, data: bytes, is_ours: Callable[[bytes], bool]) -> None:
    """As `write_atomic`, but only over a file that `is_ours` knows by its content; an empty one is anybody's.

    Raises:
        OSError: as `write_atomic` and `check_ours`.
    """
    check_ours(path, is_ours)
    write_atomic(path, data)


def check_ours(path: Path, is_ours: Callable[[bytes], bool]) -> None:
    """Raise OSError if `write_atomic` could not, or should not, replace what is at `path`.

    `is_ours` gets the first and the last bytes of a long file.
    """
    try:
        if _replaceable(Path(os.path.realpath(path))) is None:
            return
        ends = _ends(path)
        if not ends or is_ours(ends):
            return
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    raise OSError(
        errno.EEXIST, tr("there is another file of this name, which is not replaced; choose another"), str(path)
    )


def _ends(path: Path) -> bytes:
    with path.open("rb") as file:
        start = file.read(_END_BYTES)
        file.seek(max(file.seek(0, os.SEEK_END) - _END_BYTES, len(start)))
        return start + file.read()


def _replaceable(target: Path) -> os.stat_result | None:
    """The state of the file that is there, None if there is none; raises OSError for what is not to be replaced."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, tr("not a file but a device, a pipe or a socket; choose another name"))
    # To root everything is writable.
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, tr("the file is read-only; choose another name"))
    return found


def _write_and_replace(target: Path, data: bytes, replaced: os.stat_result | None) -> None:
    temporary = target.with_name(f".{target.name[:_NAME_KEPT]}.{secrets.token_hex(4)}.part")
    # What was private is private from the first byte on; a new file has the rights of any other.
    rights = stat.S_IMODE(replaced.st_mode) & 0o777 if replaced else 0o666
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(temporary, flags, rights)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            with _optional():
                os.fsync(file.fileno())
        if replaced:
            _take_over(temporary, replaced, rights)
        _replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _optional() -> Iterator[None]:
    """What a file system may refuse without harm to what is written."""
    try:
        yield
    except OSError as error:
        if error.errno not in _REFUSED_AS_OPTIONAL:
            raise


def _take_over(temporary: Path, replaced: os.stat_result, rights: int) -> None:
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, replaced.st_uid, replaced.st_gid)
    with suppress(OSError):
        temporary.chmod(rights)


def _replace(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except OSError as error:
        if error.errno not in (*_REFUSED_AS_OPTIONAL, errno.EEXIST) or not target.exists():
            raise
        # Some network drives and phones rename over nothing only.
        aside = temporary.with_suffix(".old")
        target.rename(aside)
        try:
            temporary.rename(target)
        except OSError:
            aside.rename(target)
            raise
        with suppress(OSError):
            aside.unlink()
