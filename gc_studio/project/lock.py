"""Who works in a folder: a lock that the operating system gives up when the process dies, however it dies."""

import errno
import os
import sys
from pathlib import Path

from gc_studio.words import tr

LOCK_NAME = "lock"

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InUseError(OSError):
    """Another window, of this process or another one, holds the folder."""


class FolderLock:
    """Holds a folder until `release`, or the end of the process."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            InUseError: somebody else has it.
            OSError: the file `lock` cannot be made in the folder.
        """
        self._file = (folder / LOCK_NAME).open("ab")
        try:
            _lock(self._file.fileno())
        except OSError as error:
            self._file.close()
            if error.errno in (errno.EAGAIN, errno.EACCES):
                raise InUseError(errno.EAGAIN, tr("in use by another window of GC Studio"), str(folder)) from error
            raise

    def release(self) -> None:
        """Let others have the folder."""
        self._file.close()
