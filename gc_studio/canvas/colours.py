"""One colour per layer and level, the same in overlays, byte bars and history; and those around a picture."""

from collections.abc import Collection
from dataclasses import dataclass

from gc_studio.document import LAYERS
from gc_studio.words import mark, tr

CONTAINER = mark("container")
"""What of a file belongs to no layer, named as in `DocumentWriter.sizes`."""

_CONTAINER_COLOUR, _CONTAINER_WORDS = "#7d8696", mark("Size, model, notes and checksums")


def parts() -> tuple[str, ...]:
    """What the bytes of a file are told apart by, in the order in which they are shown."""
    return (*sorted(LAYERS, key=lambda name: LAYERS[name].rank), CONTAINER)


def is_always_there(part: str, taken: Collection[str]) -> bool:
    """Whether a picture is expected to have it: the container, and the layers that its model takes."""
    return part not in LAYERS or part in taken


def colour_of(part: str) -> str:
    """Colour of a layer or of the container, #rrggbb."""
    return LAYERS[part].colour if part in LAYERS else _CONTAINER_COLOUR


def words_of(part: str) -> str:
    """What a layer or the container is, for people."""
    return tr(LAYERS[part].words if part in LAYERS else _CONTAINER_WORDS)


def name_of(part: str) -> str:
    """What a layer or the container is called within a sentence."""
    return tr(part)


def title_of(part: str) -> str:
    """What it is called at the head of a line."""
    name = name_of(part)
    return name[:1].upper() + name[1:]


@dataclass(frozen=True)
class Level:
    """How true a cell is: what that is called in English, and its colour, #rrggbb."""

    english: str
    colour: str

    @property
    def name(self) -> str:
        """What people call it."""
        return tr(self.english)


LEVELS = (
    Level(mark("Invented"), "#cc4125"),
    Level(mark("Gist"), colour_of("detail")),
    Level(mark("Fine"), colour_of("fine")),
    Level(mark("Faithful"), colour_of("faithful")),
)
"""By their numbers in `Document.levels`. Who cannot tell red from green can tell them."""


PAPER, INK = "#f1efe9", "#1b1d22"
"""The structure map on its own is a drawing on paper."""


@dataclass(frozen=True)
class Surroundings:
    """What lies around the picture: neutral, so that it does not tint the eye. `gap` lies between panes."""

    surround: str
    gap: str
    notice_panel: str
    notice_text: str
    accent: str


_DARK = Surroundings("#15171b", "#3a404b", "#cd101216", "#d5d9e0", "#7aa2f7")
_LIGHT = Surroundings("#cfd2d7", "#a2a9b4", "#e6ffffff", "#22262d", "#2f62d0")
_in_force = [_DARK]


def use(is_dark: bool) -> None:
    """Bring the dark or the light surroundings into force."""
    _in_force[0] = _DARK if is_dark else _LIGHT


def surroundings() -> Surroundings:
    """The surroundings in force; notice_panel is #aarrggbb."""
    return _in_force[0]
