"""The classes of label maps for people: their names in the language of the window."""

from gc_studio.words import mark, tr

_KNOWN = (
    *(mark("background"), mark("skin"), mark("hair"), mark("top"), mark("sweater"), mark("jacket"), mark("coat")),
    *(mark("dress"), mark("skirt"), mark("trousers"), mark("jeans"), mark("stockings"), mark("shoes"), mark("bag")),
    *(mark("scarf"), mark("accessories")),
)
"""Names that models are known to give; others are shown as they are."""

BACKGROUND = 0
"""The class of what is nothing in particular."""


def class_name(name: str) -> str:
    """What people call a class within a sentence."""
    return tr(name) if name in _KNOWN else name


def class_title(name: str) -> str:
    """What a class is called at the head of a line."""
    shown = class_name(name)
    return shown[:1].upper() + shown[1:]
