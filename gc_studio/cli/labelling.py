"""`gcx encode --labels` and `--channels`: what models that are told by labels what to paint take beside a photo."""

import argparse
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.label_maps import load_labels
from gc_studio.cli.errors import UserError
from gc_studio.cli.inputs import Source
from gc_studio.decode.families import family_of
from gc_studio.nets.registry import ModelDescription

_FOUND = "auto"
"""In the place of a map: what a net finds in the photo."""


def add_label_arguments(encode: argparse.ArgumentParser) -> None:
    """Add `--labels` and `--channels`."""
    encode.add_argument(
        "--labels",
        metavar="auto|MAP.png|MAP.svg",
        help="for models that paint from labels: what is where, as `gcx decode --layers` writes it; auto (the default) "
        "finds it in the photo",
    )
    encode.add_argument(
        "--channels",
        type=int,
        metavar="C",
        help="for such models: use so many channels of the detail code; fewer take fewer bytes",
    )


@dataclass(frozen=True)
class Labelling:
    """What was asked for.

    Attributes:
        map: where the labels come from; None finds them, or the model takes none.
        classes: names of the model's classes; none if it takes no labels.
        channels: of the detail code; None uses all.
    """

    map: Source | None
    classes: tuple[str, ...]
    channels: int | None

    @classmethod
    def of(cls, arguments: argparse.Namespace, description: ModelDescription) -> "Labelling":
        """What was asked for; raise UserError if the model cannot do it."""
        name, codes, channels = description.name, description.codes, family_of(description).channels
        has_labels = "labels" in codes.layers
        if arguments.labels is not None and not has_labels:
            raise UserError(f"model {name} takes no labels; leave out --labels, or choose another by --model")
        if arguments.structure != "auto" and "structure" not in codes.layers:
            raise UserError(f"model {name} takes no lines; leave out --structure")
        if arguments.channels is not None and arguments.channels not in channels:
            raise UserError(
                f"--channels {arguments.channels}: model {name} has {' or '.join(map(str, channels))}"
                if channels
                else f"model {name} leaves no choice of channels; leave out --channels"
            )
        is_given = arguments.labels not in (None, _FOUND)
        return cls(Source(arguments.labels) if is_given else None, description.classes, arguments.channels)

    def labels_for(self, width: int, height: int, scale: int) -> NDArray[np.uint8] | None:
        """The map that was given for a photo; None if none was. Raises PhotoError."""
        if self.map is None:
            return None
        return load_labels(self.map.shown_path, width, height, scale, self.classes, self.map.piped())

    def narrowed(self, analysis: Analysis) -> Analysis:
        """With as many channels as are to be used."""
        if self.channels is None:
            return analysis
        from gc_studio.analysis.scenes import with_channels

        return with_channels(analysis, self.channels)
