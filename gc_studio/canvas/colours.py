"""One colour per layer, the same wherever that layer is seen: overlay, byte bars, history."""

LAYER_COLOURS = {
    "structure": "#4cc9f0",
    "texture": "#f2a65a",
    "detail": "#b794f6",
    "mask": "#7bd88f",
    "container": "#7d8696",
}

SURROUND = "#15171b"
"""What lies around the picture: neutral and darker than any panel, so that it does not tint the eye."""

PAPER, INK = "#f1efe9", "#1b1d22"
"""The structure map on its own is a drawing on paper."""

NOTICE_TEXT = "#d5d9e0"
ACCENT = "#7aa2f7"
