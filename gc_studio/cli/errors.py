"""Whatever goes wrong -> one line on standard error and an exit status."""

import sys

from gc_studio.analysis.photo import PhotoError
from gc_studio.bitstream import GcxError
from gc_studio.document import DocumentError
from gc_studio.nets.registry import UnknownModelError
from gc_studio.project.gcs import ProjectError

EXIT_FAILED, EXIT_USAGE = 1, 2

_TORCH_SIDE_ERRORS = ("ModelError", "RefineError")
"""Errors of ours, by name: what defines them imports torch."""


class UserError(Exception):
    """Something that the user can mend; the message is one line."""


def failed(message: str) -> int:
    """Tell the user; returns the exit status."""
    print(f"gcx: {message}", file=sys.stderr)
    return EXIT_FAILED


def one_line(error: Exception) -> str:
    """An error as the user reads it."""
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}"
    text = " ".join(str(error).split())
    # These errors were worded for the user; of others the kind helps to report them.
    ours = (UserError, GcxError, PhotoError, DocumentError, ProjectError, UnknownModelError)
    is_ours = isinstance(error, ours) or type(error).__name__ in _TORCH_SIDE_ERRORS
    return text if is_ours else f"unexpected {type(error).__name__}: {text}"
