"""GC Studio: an editor for pictures in the compressed domain."""

__version__ = "1.0.0"
