"""What one call of `gcx encode` asks for: photos -> bytes of .gcx files, the same for each photo."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.curves import thinned
from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.maps import levels_notice, load_levels, load_structure, structure_notice
from gc_studio.analysis.photo import load_resized
from gc_studio.analysis.structure import usual_scale
from gc_studio.bitstream import write
from gc_studio.cli.errors import UserError, tell
from gc_studio.cli.fit import Fitting
from gc_studio.cli.inputs import Source, read_document
from gc_studio.cli.keep import Keeping
from gc_studio.cli.labelling import Labelling
from gc_studio.decode.families import Family, Model, family_of
from gc_studio.document import CELL, Available, Document, Notes, cells
from gc_studio.document.edits import FAITHFUL_LEVEL, set_levels
from gc_studio.document.regions import central_region, central_texture, with_texture_in
from gc_studio.nets.registry import ModelDescription, find_model
from gc_studio.nets.torch_here import check_torch

CHOSEN_LINES = "auto"
"""In the place of a detector's name: the lines that `decode.line_choice` finds worth their bytes."""

_EVERYWHERE = {"none": 0, "all": 1, **{f"all:{level}": level for level in range(1, FAITHFUL_LEVEL + 1)}}
"""Levels of all cells by what one types."""


@dataclass(frozen=True)
class Guides:
    """The files beside the photos that say what is kept, where lines are, what is where, and whose texture to take.

    Attributes:
        mask, lines, texture: where they are given.
        is_thinned: whether lines are made one pixel wide.
        labelling: the map of labels and the channels.
        told: notices that were told already.
    """

    mask: Source | None
    lines: Source | None
    texture: Source | None
    is_thinned: bool
    labelling: Labelling
    told: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, arguments: argparse.Namespace, description: ModelDescription) -> "Guides":
        """What was asked for; raises UserError if the model cannot do it."""
        if arguments.preserve.startswith("all:") and arguments.preserve not in _EVERYWHERE:
            raise UserError(f"--preserve {arguments.preserve}: levels are 1, the gist, 2, fine, and 3, faithful")
        mask = None if arguments.preserve in _EVERYWHERE else Source(arguments.preserve)
        is_named = arguments.structure == CHOSEN_LINES or arguments.structure in list(Detector)
        lines = None if is_named else Source(arguments.structure)
        if arguments.thin and lines is None:
            raise UserError("--thin is for lines that are given by --structure MAP.png; detectors draw thin ones")
        texture = Source(arguments.texture_from) if arguments.texture_from else None
        return cls(mask, lines, texture, arguments.thin, Labelling.of(arguments, description))

    @property
    def sources(self) -> list[Source]:
        """All that are given."""
        return [source for source in (self.mask, self.lines, self.labelling.map, self.texture) if source]

    def levels_for(self, choice: str, most: int, width: int, height: int) -> NDArray[np.uint8]:
        """Levels of all cells, uint8 (rows, columns), none above `most`; raises PhotoError."""
        if self.mask is None:
            return np.full((cells(height, CELL), cells(width, CELL)), min(_EVERYWHERE[choice], most), np.uint8)
        levels = load_levels(self.mask.shown_path, width, height, self.mask.piped())
        self._tell(self.mask, levels_notice(levels))
        return np.minimum(levels, np.uint8(most))

    def lines_for(self, width: int, height: int, scale: int) -> NDArray[np.bool_] | None:
        """The lines that were given, as a structure map; None if none were. Raises PhotoError."""
        if self.lines is None:
            return None
        lines = load_structure(self.lines.shown_path, width, height, scale, self.lines.piped())
        self._tell(self.lines, structure_notice(lines))
        return thinned(lines) if self.is_thinned else lines

    def texture_for(self, description: ModelDescription, model: Model) -> NDArray[np.int16] | None:
        """The texture that was asked for; None if none was. Raises UserError, PhotoError."""
        if self.texture is None:
            return None
        texture_of = family_of(description).texture_of
        if texture_of is None:
            raise UserError(f"model {description.name} has no textures; leave out --texture-from")
        if not self.texture.is_document():
            return texture_of(load_resized(self.texture.shown_path, data=self.texture.piped()), model)
        document = read_document(self.texture)
        if document.model != description.identity:
            theirs, mine = f"{document.codes.name} {document.model}", f"{description.name} {description.identity}"
            raise UserError(f"{self.texture.name}: its texture belongs to model {theirs}, not to {mine}")
        return central_texture(document)

    def _tell(self, source: Source, notice: str) -> None:
        """Once, however many photos there are."""
        if notice and notice not in self.told:
            self.told.add(notice)
            tell(f"{source.name}: {notice}")


class Encoding:
    """What was asked for, with the model loaded."""

    def __init__(self, arguments: argparse.Namespace, description: ModelDescription, guides: Guides) -> None:
        """Load the model.

        Args:
            arguments: of the command, as `checked` left them.
            description: of the model.
            guides: made of the same.

        Raises:
            UserError, PhotoError, ModelError: it cannot be done.
        """
        self._arguments, self._guides, self._family = arguments, guides, family_of(description)
        self._notes = Notes(arguments.title, arguments.author, arguments.licence)
        self._model = self._family.load(description, "auto")
        self._texture = guides.texture_for(description, self._model)
        self._keeping = Keeping.of(arguments, self._family.painter(self._model).render)
        self._fitting = Fitting.of(arguments, description, self._model)

    def encode(self, source: Source) -> bytes:
        """The .gcx file of a photo; notices go to standard error. Raises what loading and analysing a photo raise."""
        arguments, guides = self._arguments, self._guides
        photo = load_resized(source.shown_path, arguments.size, source.piped())
        height, width = photo.shape[:2]
        scale = arguments.structure_scale or self._family.structure_scale or usual_scale(photo)
        levels = guides.levels_for(arguments.preserve, arguments.preserve_level, width, height)
        found = self._keeping.look(photo)
        foreseen = self._keeping.foreseen(found, levels)
        drawn = self._drawn(photo, scale)
        analysis = guides.labelling.narrowed(self._family.analyse(photo, self._model, scale, foreseen > 0, drawn))
        document = set_levels(analysis.document, levels, analysis.available)
        if arguments.refine and self._family.refine is not None:
            refine = self._family.refine
            document = _refined(photo, document, analysis.available, refine, self._model, arguments.refine)
        if self._texture is not None:
            document = with_texture_in(document, self._texture, central_region(document))
        if self._keeping.levels:
            document, told = self._keeping.kept(document, analysis.available, photo, found)
            tell(f"{source.name}: {told}")
        document = document.with_layers(notes=self._notes)
        if self._fitting is not None:
            document = self._fitting.fitted(photo, document, analysis, source.name)
        return write(document)

    def _drawn(self, photo: NDArray[np.uint8], scale: int) -> NDArray[Any] | None:
        """The labels or lines that were given, or what the detector that was named draws; None leaves the choice."""
        height, width = photo.shape[:2]
        drawn: NDArray[Any] | None = self._guides.labelling.labels_for(width, height, scale)
        if drawn is None and self._arguments.structure != CHOSEN_LINES:
            drawn = self._guides.lines_for(width, height, scale)
            if drawn is None:
                drawn = detected_structure(photo, Detector(self._arguments.structure), scale)
        return drawn


def checked(arguments: argparse.Namespace) -> ModelDescription:
    """The model that was asked for, once it is sure that it can do the rest; fills in what was left to it.

    Raises:
        UserError, UnknownModelError, NoTorchError, DocumentError: it cannot.
    """
    Notes(arguments.title, arguments.author, arguments.licence).checked()
    description = find_model(arguments.model)
    if arguments.preserve is None:
        arguments.preserve = "all" if description.codes.is_kept_whole else "none"
    family: Family = family_of(description)
    if family.structure_scale not in (None, arguments.structure_scale or family.structure_scale):
        raise UserError(
            f"model {description.name} draws lines at scale {family.structure_scale} alone; leave out --structure-scale"
        )
    if arguments.refine and family.refine is None:
        raise UserError(f"model {description.name} cannot be refined; leave out --refine")
    if arguments.refine:
        check_torch("--refine")
    return description


def _refined(
    photo: NDArray[np.uint8],
    document: Document,
    available: Available,
    refine: Callable[..., Any],
    model: Model,
    steps: int,
) -> Document:
    """The document with better codes; a progress bar is shown on a terminal."""
    with tqdm(total=steps, desc="refine", unit="step", leave=False, disable=None) as bar:

        def on_step(step: int, best: Document) -> None:
            bar.update()

        found = refine(photo, document, available, model, steps, on_step)
    return found.document if found else document
