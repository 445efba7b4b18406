""".gcx files and projects -> documents, with errors that name the file."""

import sys
from pathlib import Path

from gc_studio.bitstream import GcxError, read_file, read_file_partially
from gc_studio.cli.errors import UserError
from gc_studio.document import Document
from gc_studio.project.gcs import load_project


def is_project(path: Path) -> bool:
    """Whether a file is a project of the studio, which holds a .gcx among other things."""
    return path.suffix.lower() == ".gcs"


def read_document(path: Path) -> Document:
    """Document of a .gcx file or a project."""
    try:
        return load_project(path).document if is_project(path) else read_file(path)
    except GcxError as error:
        raise UserError(f"{path.name}: {error}") from error


def read_what_is_whole(path: Path) -> Document:
    """As `read_document`; of a file that was cut short, what is whole, and a line on standard error."""
    if is_project(path):
        return read_document(path)
    try:
        partial = read_file_partially(path)
    except GcxError as error:
        raise UserError(f"{path.name}: {error}") from error
    if partial.missing:
        lost = " and ".join(partial.missing)
        print(f"gcx: {path.name}: cut short or damaged, decoded without {lost}", file=sys.stderr)
    return partial.document
