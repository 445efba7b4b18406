"""The version of the program, read without importing it."""

import re

from environment import TREE


def version() -> str:
    """As `gc_studio.__version__`."""
    found = re.search('^__version__ = "(.+)"', (TREE / "gc_studio" / "__init__.py").read_text(), re.MULTILINE)
    assert found is not None
    return found[1]
