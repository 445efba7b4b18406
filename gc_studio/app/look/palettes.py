"""The colours of both themes. Text and dim text can be read on every surface; see the test of their contrast."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """Colours of a theme as #rrggbb; `window` is the darkest or lightest surface, `raised` that of a button."""

    window: str
    panel: str
    raised: str
    border: str
    gap: str
    text: str
    dim: str
    disabled: str
    accent: str
    on_accent: str
    selected: str
    error: str
    error_panel: str
    is_dark: bool


DARK = Colours(
    window="#1d2026",
    panel="#23272e",
    raised="#2d323b",
    border="#3a404b",
    gap="#15171b",
    text="#e4e7ec",
    dim="#a6aebb",
    disabled="#747d8b",
    accent="#7aa2f7",
    on_accent="#10131a",
    selected="#323d5c",
    error="#ff7b72",
    error_panel="#3b2428",
    is_dark=True,
)
LIGHT = Colours(
    window="#e9ebee",
    panel="#f7f8f9",
    raised="#ffffff",
    border="#c5cad2",
    gap="#d3d7dd",
    text="#1c2027",
    dim="#525b69",
    disabled="#7f8794",
    accent="#2f62d0",
    on_accent="#ffffff",
    selected="#d3defa",
    error="#b3261e",
    error_panel="#fbe4e2",
    is_dark=False,
)
