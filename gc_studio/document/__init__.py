"""The document: a picture as coded layers, and the edits on them. Needs numpy alone."""

from gc_studio.document.document import (
    CELL,
    DETAIL_CHANNELS,
    MAX_SIDE,
    MIN_SIDE,
    STRUCTURE_SCALES,
    TEXTURE_DIMENSIONS,
    TEXTURE_LIMIT,
    Document,
    DocumentError,
)
from gc_studio.document.history import History

__all__ = [
    "CELL",
    "DETAIL_CHANNELS",
    "MAX_SIDE",
    "MIN_SIDE",
    "STRUCTURE_SCALES",
    "TEXTURE_DIMENSIONS",
    "TEXTURE_LIMIT",
    "Document",
    "DocumentError",
    "History",
]
