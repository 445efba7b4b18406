"""Families of models: how each is loaded, how it takes a photo apart, and what paints its documents.

Flows in: descriptions of installed models. Flows out: models at work. A new family is a row of `FAMILIES`; what it
needs of torch or OpenVINO it imports when it is loaded.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import Analysis, analyse, texture_of
from gc_studio.analysis.gc import analyse_gc
from gc_studio.analysis.lines_and_texture import analyse_lines, texture_of_photo
from gc_studio.decode.kept import with_kept
from gc_studio.decode.lines_painter import painted_lines
from gc_studio.decode.pictures import Painted, Picture
from gc_studio.decode.whole import WholePainter
from gc_studio.document import Codes, Document
from gc_studio.nets.registry import ModelDescription, UnknownModelError, installed_models, model_of
from gc_studio.nets.torch_here import check_torch, has_torch
from gc_studio.nets.weights import LABELS
from gc_studio.words import tr

Model = Any
"""A loaded model; what it is only its family knows."""


class Painter(Protocol):
    """Paints documents of one model."""

    def render(self, document: Document) -> Picture:
        """The exact picture, uint8 RGB (height, width, 3)."""

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        """Pictures of a document, the last one exact."""

    def interrupt(self) -> None:
        """Give up the picture in the making."""


class KeptPainter:
    """Lays the kept cells of documents over what another paints of them."""

    def __init__(self, painter: Painter) -> None:
        self._painter = painter

    def render(self, document: Document) -> Picture:
        """As for Painter."""
        return with_kept(self._painter.render(document), document)

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        """As for Painter."""
        for painted in self._painter.pictures(document, is_given_up):
            yield replace(painted, picture=with_kept(painted.picture, document))

    def interrupt(self) -> None:
        """As for Painter."""
        self._painter.interrupt()


class Analyse(Protocol):
    """Takes a photo apart with a model."""

    def __call__(
        self,
        photo: NDArray[np.uint8],
        model: Model,
        structure_scale: int = 2,
        mask: NDArray[np.bool_] | None = None,
        drawn: Any = None,
    ) -> Analysis:
        """As `analysis.analyse.analyse`, and `analysis.scenes.analyse_scene` of a model that takes labels.

        drawn: the map that documents are painted from, of lines or of labels; None makes the one that suits the family.
        """


@dataclass(frozen=True)
class Family:
    """One kind of networks.

    Attributes:
        load: a description and a device, `auto`, `cpu` or `cuda` -> a model; raises ModelError.
        analyse: photo -> document.
        bare_painter: a model -> what paints its documents; see also `painter`.
        texture_of: a photo and a model -> the texture of the thing in the middle; None if there are no textures.
        refine: as `decode.refine.refine`; None if no better codes can be searched for.
        fit_tools: a model, what paints with it, and a photo or None -> `decode.fit_sources.Tools`; None if documents
            cannot be fitted to a number of bytes.
        lays_kept: whether its painter lays the kept cells over its pictures itself.
        live_painter: as `bare_painter`, on a backend for hands at work, by its name in `decode.choice` if it is known;
            None if there is but one exact picture at a time.
        channels: how many channels of the detail code may be used, the most of them last; none if that is no choice.
        structure_scale: picture pixels per pixel of its maps of lines, whatever the size of the picture; None leaves
            that to the size.
        needs_torch: whether torch alone runs its networks.
    """

    load: Callable[[ModelDescription, str], Model]
    analyse: Analyse
    bare_painter: Callable[[Model], Painter]
    texture_of: Callable[[NDArray[np.uint8], Model], NDArray[np.int16]] | None = None
    refine: Callable[..., Any] | None = None
    fit_tools: Callable[..., Any] | None = None
    lays_kept: bool = False
    live_painter: Callable[[Model, str], Any] | None = None
    channels: tuple[int, ...] = ()
    structure_scale: int | None = None
    needs_torch: bool = False

    def painter(self, model: Model) -> Painter:
        """What paints the documents of a model, with their kept cells."""
        painter = self.bare_painter(model)
        return painter if self.lays_kept else KeptPainter(painter)


def _load_studio(description: ModelDescription, device: str) -> Model:
    from gc_studio.nets.model import load_model

    return load_model(description.path.parent.name, device, description.path.parent.parent)


def _analyse_studio(
    photo: NDArray[np.uint8],
    model: Model,
    structure_scale: int = 2,
    mask: NDArray[np.bool_] | None = None,
    drawn: NDArray[np.bool_] | None = None,
) -> Analysis:
    from gc_studio.decode.line_choice import thorough_analysis

    if drawn is None:
        return thorough_analysis(photo, model, structure_scale, mask)
    return analyse(photo, model, structure_scale, mask, drawn)


def _renderer(model: Model) -> Painter:
    from gc_studio.decode.renderer import Renderer

    return Renderer(model)


def _refine_studio(*arguments: Any) -> Any:
    from gc_studio.decode.refine import refine

    return refine(*arguments)


def _fit_tools_of_studio(*arguments: Any) -> Any:
    from gc_studio.decode.fit_sources import Tools

    return Tools.of_studio(*arguments)


def _load_scenes(description: ModelDescription, device: str) -> Model:
    from gc_studio.nets.scene_model import load_scene_model

    return load_scene_model(description.path, device)


def _analyse_scene(
    photo: NDArray[np.uint8],
    model: Model,
    structure_scale: int = 2,
    mask: NDArray[np.bool_] | None = None,
    drawn: NDArray[np.uint8] | None = None,
) -> Analysis:
    from gc_studio.analysis.scenes import analyse_scene

    return analyse_scene(photo, model, structure_scale, mask, drawn)


def _live_painter(model: Model, backend: str) -> Painter:
    from gc_studio.decode.choice import backend_named
    from gc_studio.decode.renderer import Renderer

    return Renderer(model, backend_named(model, backend))


def _load_hfgan(description: ModelDescription, device: str) -> Model:
    from gc_studio.nets.papers.lines import load_hfgan

    return load_hfgan(description, device)


def _load_layered(description: ModelDescription, device: str) -> Model:
    from gc_studio.nets.papers.lines import load_layered

    return load_layered(description, device)


def _analyse_layered(
    photo: NDArray[np.uint8],
    model: Model,
    structure_scale: int = 4,
    mask: NDArray[np.bool_] | None = None,
    drawn: NDArray[np.bool_] | None = None,
) -> Analysis:
    # Whatever scale is usual for the photo: its upsampler knows one.
    return analyse_lines(photo, model, model.line_stride, mask, drawn)


def _lines_painter(model: Model) -> Painter:
    return WholePainter(partial(painted_lines, model))


def _load_gc(description: ModelDescription, device: str) -> Model:
    from gc_studio.nets.papers.gc_model import load_gc

    return load_gc(description, device)


def _gc_painter(model: Model) -> Painter:
    return WholePainter(lambda document: model.paint(document.detail, document.mask))


FAMILIES: dict[str, Family] = {
    "studio": Family(
        _load_studio,
        _analyse_studio,
        _renderer,
        texture_of,
        _refine_studio,
        _fit_tools_of_studio,
        lays_kept=True,
    ),
    "scenes": Family(
        _load_scenes,
        _analyse_scene,
        _renderer,
        lays_kept=True,
        live_painter=_live_painter,
        channels=(2, 4, 8),
    ),
    "hfgan": Family(_load_hfgan, analyse_lines, _lines_painter, texture_of_photo, needs_torch=True),
    "layered": Family(
        _load_layered, _analyse_layered, _lines_painter, texture_of_photo, structure_scale=4, needs_torch=True
    ),
    "gc": Family(_load_gc, analyse_gc, _gc_painter, channels=(2, 4, 8), needs_torch=True),
}


def family_of(description: ModelDescription) -> Family:
    """The family of a model.

    Raises:
        UnknownModelError: this program does not know it.
        NoTorchError: torch alone runs it, and is not installed.
    """
    try:
        family = FAMILIES[description.family]
    except KeyError:
        raise UnknownModelError(
            tr(
                "model {name} is of family {family!r}, which this program does not know; update GC Studio",
                name=description.name,
                family=description.family,
            )
        ) from None
    if family.needs_torch:
        check_torch(tr("model {name}", name=description.name))
    return family


def finds_labels(description: ModelDescription) -> bool:
    """Whether there is what finds the labels of a photo for a model that takes some; else they come from a map."""
    return description.family != "scenes" or LABELS.is_file()


class Painters:
    """Paints documents of any installed model; each is loaded when its first document comes."""

    def __init__(self, device: str) -> None:
        """device: `auto`, `cpu` or `cuda`."""
        self._device = device
        self._painters: dict[str, Painter] = {}

    def render(self, document: Document) -> Picture:
        """The exact picture of a document, uint8 RGB (height, width, 3).

        Raises:
            UnknownModelError: its model is not installed.
            ModelError: the model cannot be loaded.
        """
        return self.of(document.model, document.codes).render(document)

    def of(self, identity: str, codes: Codes) -> Painter:
        """What paints the documents of a model; raises as `render`."""
        if identity not in self._painters:
            description = model_of(identity, codes)
            family = family_of(description)
            self._painters[identity] = family.painter(family.load(description, self._device))
        return self._painters[identity]


def installed_of_known_families() -> dict[str, ModelDescription]:
    """The installed models that this program can run, by identity."""
    runs_all = has_torch()
    usable = {name for name, family in FAMILIES.items() if runs_all or not family.needs_torch}
    return {identity: model for identity, model in installed_models().items() if model.family in usable}
