"""The work of *Resize*: a project in, the same at another size out. Any thread may do it.

Flows in: a document with its photo, where more of the photo is to be seen, a model. Flows out: the project at the other
size.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.cleanup import Lines
from gc_studio.analysis.detectors import Detector, detected_structures, detectors_here
from gc_studio.analysis.photo import resized_shape
from gc_studio.analysis.redraw import Photo, Way
from gc_studio.analysis.resize import PhotoTools, with_photo, without_photo
from gc_studio.app.background.backend import Apart
from gc_studio.app.background.photo_files import PhotoFile, photo_at
from gc_studio.document import Available, Document
from gc_studio.document.resize import resized_levels
from gc_studio.project.gcs import Project
from gc_studio.words import tr


@dataclass(frozen=True)
class Resized:
    """A project at another size, and whether its photo is a smaller one that was blown up."""

    project: Project
    is_blown_up: bool


def resized_project(
    project: Project,
    photos: Sequence[Photo],
    file: PhotoFile | None,
    side: int,
    apart: Callable[[], Apart],
    tell: Callable[[str], object],
) -> Resized:
    """Give a project another size.

    Args:
        project: a document, and its photo if that is at hand.
        photos: the photo at all sizes that are known, see `photo_at`; unused where it is not at hand.
        file: where more of it may be.
        side: the shorter one that the document becomes, in pixels.
        apart: the document's model; asked for only where there is a photo.
        tell: called with what is being done, for people; what it raises ends the work.

    Raises:
        PhotoError: no document can have that size, or the file cannot be read any more.
        ModelError, UnknownModelError: the model cannot be loaded.
    """
    document, before = project.document, project.photo
    if before is None:
        tell(tr("drawing lines"))
        size = resized_shape(*document.size, side)
        return Resized(replace(project, document=without_photo(document, size)), False)
    tell(tr("reading the photo"))
    after, shows_more = photo_at(side, photos, file)
    tools = _tools(document, apart(), tell)
    resized, available = with_photo(document, before, after, shows_more, tools)
    return Resized(replace(project, document=resized, photo=after, available=available), not shows_more)


def _tools(document: Document, apart: Apart, tell: Callable[[str], object]) -> PhotoTools:
    """What looks at the photo of a document."""

    def analyse(photo: Photo) -> tuple[Document, Available]:
        tell(tr("taking the photo apart"))
        return apart.analyse(photo)

    def automatic(photo: Photo, scale: int, levels: NDArray[np.uint8]) -> Lines:
        tell(tr("drawing lines"))
        size = photo.shape[1], photo.shape[0]
        mask = resized_levels(levels, document.size, size) > 0
        return apart.line_choice(photo, scale, mask)

    def by(detector: Detector) -> Way:
        def detected(photo: Photo, scale: int) -> Lines:
            tell(tr("drawing lines"))
            return detected_structures(photo, detector, scale)

        return detected

    # What draws the lines when a photo is opened comes first; beside what is kept, lines are chosen otherwise.
    ways = [lambda photo, scale: automatic(photo, scale, np.zeros_like(document.levels)), *map(by, detectors_here())]
    if document.mask.any():
        ways.insert(1, lambda photo, scale: automatic(photo, scale, document.levels))
    return PhotoTools(analyse, ways)
