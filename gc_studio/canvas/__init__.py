"""The picture on screen: layers, overlays, zoom and the tools that draw on it. Knows documents, nothing of windows."""

from gc_studio.canvas.tools import MaskShape, Tool, View
from gc_studio.canvas.view import Canvas

__all__ = ["Canvas", "MaskShape", "Tool", "View"]
