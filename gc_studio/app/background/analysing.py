"""What was read of a file, and a model: a document of it, or its texture. Any thread may do it."""

from pathlib import Path

from gc_studio.analysis.library import PHOTO_GROUP, Texture
from gc_studio.analysis.own_library import THUMBNAIL_SIDE
from gc_studio.analysis.photo import resized
from gc_studio.app.background.backend import Backend
from gc_studio.app.background.opened import Opened
from gc_studio.app.background.reading import Photo
from gc_studio.document.regions import central_texture
from gc_studio.project.gcs import Project
from gc_studio.words import tr


def analysed(photo: Photo, path: Path | None, order: int, model: Backend, labels: Path | None) -> Opened:
    """The document of a photo, with the map of labels that is given for it; raises what the model does."""
    document, available = (
        model.analyse(photo.pixels) if labels is None else model.analyse_labelled(photo.pixels, labels)
    )
    name = path.name if path else ""
    return Opened(path, Project(document, photo.pixels, available, name, photo.file_bytes), order=order)


def texture_of(content: Photo | Opened, name: str, model: Backend) -> Texture:
    """The texture of a photo, or that of a document.

    Raises:
        ValueError: the document is another model's; the message is one line for the user.
        UnknownModelError: the model has no textures.
    """
    if isinstance(content, Photo):
        code = model.texture_of(content.pixels)
        return Texture(name, PHOTO_GROUP, code, resized(content.pixels, THUMBNAIL_SIDE))
    document, photo = content.project.document, content.project.photo
    if document.model != model.identity:
        raise ValueError(tr("made with another model, {name} {model}", name=document.codes.name, model=document.model))
    if photo is None:
        photo = model.apart().render(document)
    return Texture(name, PHOTO_GROUP, central_texture(document), resized(photo, THUMBNAIL_SIDE))
