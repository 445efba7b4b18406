"""Models -> the settings at which each is worth to be seen beside the others: what is kept, and how many channels."""

from dataclasses import dataclass

import numpy as np

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.scenes import with_channels
from gc_studio.decode.families import family_of
from gc_studio.document import Document
from gc_studio.document.edits import set_levels
from gc_studio.nets.registry import ModelDescription

KEPT = ("nothing", "everything", "everything fine", "everything faithful")
"""What is kept at a level of all cells."""

_KEEPING = ("mask", "detail")
"""The layers of what is kept; with these alone there is nothing to paint from where nothing is kept."""


@dataclass(frozen=True)
class Setting:
    """One way to use a model.

    Attributes:
        model: its name.
        level: what all cells are kept at, see `Document.levels`.
        channels: of the detail code that are used; None for all.
        is_choice: whether the level is one of several that the model has.
    """

    model: str
    level: int
    channels: int | None = None
    is_choice: bool = True

    @property
    def name(self) -> str:
        """What it is called in tables."""
        kept = [KEPT[self.level]] if self.is_choice else []
        channels = [f"C = {self.channels}"] if self.channels is not None else []
        return ", ".join([self.model, *kept, *channels])

    def applied(self, analysis: Analysis) -> Document:
        """The document of a photo at this setting."""
        if self.channels is not None:
            analysis = with_channels(analysis, self.channels)
        document = analysis.document
        return set_levels(document, np.full(document.grid, self.level, np.uint8), analysis.available)


def settings_of(description: ModelDescription) -> list[Setting]:
    """The settings of a model of a known family: nothing kept and everything kept, as far as it has that."""
    name, layers = description.name, description.codes.layers
    if "detail" not in layers:
        return [Setting(name, 0, is_choice=False)]
    is_choice = any(layer not in _KEEPING for layer in layers)
    channels = family_of(description).channels or (None,)
    # What levels 2 and 3 hold knows no model; they are shown over one.
    levels = (1, 2, 3) if description.family == "studio" else (1,)
    kept = [Setting(name, level, count, is_choice) for level in levels for count in channels]
    return [Setting(name, 0), *kept] if is_choice else kept
