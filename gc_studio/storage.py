"""Where the shipped data lies, and how files are written: whole or not at all."""

import os
import tempfile
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _data_folder(name: str) -> Path:
    """Inside the package when installed from a wheel, at the top of the tree in a checkout."""
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


RESOURCES = _data_folder("resources")
WEIGHTS = _data_folder("weights")


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file whole or leave what was there: temporary file in the same folder, sync, replace.

    Raises:
        OSError: the folder is missing or read-only, or the disk is full; its filename is `path`.
    """
    try:
        _write_and_replace(path.resolve(), data)
    except OSError as error:
        # The name of the temporary file would tell the user nothing.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write_and_replace(path: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes the file private; an export should have the rights of any other new file.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
