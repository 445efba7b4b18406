"""`gcx encode --fit`: a document at most so large, as near to its photo as that allows.

Flows in: arguments, photos, documents. Flows out: documents that fit, and two lines that tell what was chosen.
"""

import argparse
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.detectors import Detector, detected_structures
from gc_studio.analysis.structure import STRENGTHS
from gc_studio.cli.command import count
from gc_studio.cli.errors import UserError, tell
from gc_studio.decode.families import Model, family_of
from gc_studio.document import Document
from gc_studio.nets.registry import ModelDescription

_STRONGEST = 4.0
"""Of the maps that a detector offers, beside one without lines."""


def add_fit_argument(encode: argparse.ArgumentParser) -> None:
    """Add `--fit`."""
    encode.add_argument(
        "--fit",
        type=count,
        metavar="BYTES",
        help="make each file as near to its photo as so many bytes allow, never larger: chooses lines, textures, and "
        "what is kept beyond --preserve and --keep",
    )


@dataclass(frozen=True)
class Fitting:
    """What is to fit, and how.

    Attributes:
        target: bytes of a file.
        description, model: of the documents.
        detector: what draws the lines; None for those that are worth their bytes.
        is_drawn: whether the lines were given and stay.
        is_scale_given: whether their scale stays, too.
    """

    target: int
    description: ModelDescription
    model: Model
    detector: Detector | None
    is_drawn: bool
    is_scale_given: bool

    @classmethod
    def of(cls, arguments: argparse.Namespace, description: ModelDescription, model: Model) -> "Fitting | None":
        """What was asked for; None if nothing is to be fitted.

        Raises:
            UserError: it cannot be done.
        """
        if arguments.fit is None:
            return None
        if family_of(description).fit_tools is None:
            raise UserError(f"model {description.name} cannot be fitted to a number of bytes; leave out --fit")
        if arguments.refine:
            raise UserError("--fit refines what it can by itself; leave out --refine")
        is_named = arguments.structure in list(Detector)
        is_drawn = not is_named and arguments.structure != "auto"
        detector = Detector(arguments.structure) if is_named else None
        return cls(arguments.fit, description, model, detector, is_drawn, arguments.structure_scale is not None)

    def fitted(self, photo: NDArray[np.uint8], document: Document, analysis: Analysis, name: str) -> Document:
        """The document that fits; says on standard error what was chosen.

        Args:
            photo: uint8 RGB (height, width, 3).
            document: as it would be without.
            analysis: what it was made of.
            name: of the photo, for people.

        Raises:
            FitError: it cannot be so small.
        """
        from gc_studio.decode.fit_sources import Held, with_photo
        from gc_studio.decode.fit_words import chosen, next_bytes
        from gc_studio.decode.line_choice import maps_to_choose_from

        family = family_of(self.description)
        assert family.fit_tools is not None
        held = Held.since(document, analysis.document, Held.nothing(document))
        held = Held(document.levels, held.hand | self.is_drawn, held.textures)
        tools = family.fit_tools(self.model, family.painter(self.model).render, photo)
        draw = maps_to_choose_from if self.detector is None else partial(_drawn, self.detector)
        scales = [document.structure_scale] if self.is_scale_given else None
        fitter = with_photo(photo, document, analysis.available, held, tools, draw, scales)
        with tqdm(total=100, desc="fit", unit="%", leave=False, disable=None) as bar:
            fitted = fitter.to(self.target, lambda share: bar.update(round(100 * share) - bar.n))
        tell(f"{name}: {chosen(fitted)}")
        tell(f"{name}: {next_bytes(fitted.more)}")
        return fitted.document


def _drawn(detector: Detector, photo: NDArray[np.uint8], scale: int) -> NDArray[np.bool_]:
    """A detector's maps at several strengths, and one without lines."""
    lines = detected_structures(photo, detector, scale)
    maps = np.stack([lines(strength) for strength in (*STRENGTHS, _STRONGEST)])
    return np.concatenate([maps, np.zeros_like(maps[:1])])
