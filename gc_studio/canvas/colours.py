"""One colour per layer, the same in overlays, byte bars and history; and the colours around a picture."""

from dataclasses import dataclass

LAYER_COLOURS = {
    "structure": "#4cc9f0",
    "texture": "#f2a65a",
    "detail": "#b794f6",
    "mask": "#7bd88f",
    "container": "#7d8696",
}

LAYERS = tuple(LAYER_COLOURS)
"""What the bytes of a file are told apart by, in the order in which they are shown."""

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
