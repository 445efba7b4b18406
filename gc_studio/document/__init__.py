"""The document: a picture as coded layers, and the edits on them. Needs numpy alone."""

from gc_studio.document.document import (
    CELL,
    DETAIL_CHANNELS,
    DETAIL_LIMIT,
    MAX_SIDE,
    MAX_TEXTURES,
    MIN_SIDE,
    STRUCTURE_SCALES,
    TEXTURE_DIMENSIONS,
    TEXTURE_LIMIT,
    Document,
    DocumentError,
    Notes,
)
from gc_studio.document.history import History

__all__ = [
    "CELL",
    "DETAIL_CHANNELS",
    "DETAIL_LIMIT",
    "MAX_SIDE",
    "MAX_TEXTURES",
    "MIN_SIDE",
    "STRUCTURE_SCALES",
    "TEXTURE_DIMENSIONS",
    "TEXTURE_LIMIT",
    "Document",
    "DocumentError",
    "History",
    "Notes",
]
