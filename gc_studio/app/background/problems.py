"""What went wrong, as one line for people in the language of the window.

Flows in: errors of any kind. Flows out: their words.
"""

from pathlib import Path

from gc_studio.words import mark, tr

OF_THE_SYSTEM = (
    mark("File name too long"),
    mark("Input/output error"),
    mark("Is a directory"),
    mark("No space left on device"),
    mark("No such file or directory"),
    mark("Permission denied"),
    mark("Read-only file system"),
)
"""What systems most often say of files, which is translated here."""


def one_line(error: BaseException) -> str:
    """The message of an error as one line for people."""
    if isinstance(error, OSError) and error.strerror:
        return tr(error.strerror)
    if isinstance(error, MemoryError):
        return tr("not enough memory")
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def about(path: Path, error: BaseException) -> str:
    """What went wrong with a file, as one line that begins with its name."""
    line = one_line(error)
    return line if line.startswith(path.name) else f"{path.name}: {line}"
