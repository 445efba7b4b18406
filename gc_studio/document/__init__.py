"""The document: a picture as coded layers, and the edits on them. Needs numpy alone."""

from gc_studio.document.available import Available
from gc_studio.document.codes import STUDIO, Codes, DocumentError
from gc_studio.document.document import Document, Notes
from gc_studio.document.history import History
from gc_studio.document.layers import LAYERS, Arrays, Frame, Layer
from gc_studio.document.layers.kept import COARSEST, COEFFICIENT_LIMIT, COEFFICIENTS
from gc_studio.document.layers.layer import CELL, MAX_SIDE, MIN_SIDE, STRUCTURE_SCALES, cells, check_size
from gc_studio.document.layers.texture import MAX_TEXTURES, TEXTURE_LIMIT

__all__ = [
    "CELL",
    "COARSEST",
    "COEFFICIENTS",
    "COEFFICIENT_LIMIT",
    "LAYERS",
    "MAX_SIDE",
    "MAX_TEXTURES",
    "MIN_SIDE",
    "STRUCTURE_SCALES",
    "STUDIO",
    "TEXTURE_LIMIT",
    "Arrays",
    "Available",
    "Codes",
    "Document",
    "DocumentError",
    "Frame",
    "History",
    "Layer",
    "Notes",
    "cells",
    "check_size",
]
