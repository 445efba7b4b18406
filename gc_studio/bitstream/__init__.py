"""Document <-> .gcx bytes, lossless both ways: the container, and one coder per layer.

from gc_studio.bitstream import read, write, GcxError
"""

from gc_studio.bitstream.container import LAYERS, DocumentWriter, read, read_file, write
from gc_studio.bitstream.errors import GcxError

__all__ = ["LAYERS", "DocumentWriter", "GcxError", "read", "read_file", "write"]
