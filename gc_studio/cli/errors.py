"""Whatever goes wrong -> one line on standard error and an exit status."""

import re
import sys

from gc_studio.analysis.links import LinkError
from gc_studio.analysis.photo import PhotoError
from gc_studio.bitstream import GcxError
from gc_studio.document import DocumentError
from gc_studio.nets.registry import UnknownModelError
from gc_studio.nets.weights import ModelError
from gc_studio.project.gcs import ProjectError
from gc_studio.study import StudyError

EXIT_FAILED, EXIT_USAGE = 1, 2

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class UserError(Exception):
    """Something that the user can mend; the message is one line."""


_OURS = (
    *(UserError, GcxError, LinkError, PhotoError, DocumentError, ProjectError),
    *(UnknownModelError, ModelError, StudyError),
)
"""Errors that are worded for the user; of others the kind helps to report them."""


def shown(text: str) -> str:
    """A name in one line that does nothing to a terminal: line breaks and control characters are escaped."""
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def tell(message: str) -> None:
    """One line on standard error."""
    print(f"gcx: {shown(message)}", file=sys.stderr)


def failed(message: str) -> int:
    """Tell the user; returns the exit status."""
    tell(message)
    return EXIT_FAILED


def one_line(error: Exception) -> str:
    """An error as the user reads it."""
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}"
    text = " ".join(str(error).split())
    return text if isinstance(error, _OURS) else f"unexpected {type(error).__name__}: {text}"
