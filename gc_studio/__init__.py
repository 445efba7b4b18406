"""GC Studio: an editor for pictures in the compressed domain."""

__version__ = "0.1.0"
