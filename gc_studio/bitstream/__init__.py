"""Document <-> .gcx bytes, lossless both ways: the container, and one coder per layer.

from gc_studio.bitstream import read, write, GcxError
"""

from gc_studio.bitstream.errors import GcxError
from gc_studio.bitstream.reader import PartialDocument, read, read_file, read_file_partially, read_partial
from gc_studio.bitstream.writer import DocumentWriter, write

__all__ = [
    "DocumentWriter",
    "GcxError",
    "PartialDocument",
    "read",
    "read_file",
    "read_file_partially",
    "read_partial",
    "write",
]
