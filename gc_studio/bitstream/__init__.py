"""Document <-> .gcx bytes, lossless both ways: the container, and one coder per layer.

from gc_studio.bitstream import read, write, GcxError
"""

from gc_studio.bitstream.container import (
    LAYERS,
    DocumentWriter,
    PartialDocument,
    read,
    read_file,
    read_file_partially,
    read_partial,
    write,
)
from gc_studio.bitstream.errors import GcxError

__all__ = [
    "LAYERS",
    "DocumentWriter",
    "GcxError",
    "PartialDocument",
    "read",
    "read_file",
    "read_file_partially",
    "read_partial",
    "write",
]
