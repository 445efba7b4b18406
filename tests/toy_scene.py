"""A model of scenes, as small as one can be: every class has a flat colour, kept cells a coarse one of the photo."""

from dataclasses import dataclass

import cv2
import numpy as np
from safetensors.numpy import load_file, save_file

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.intra import available_of
from gc_studio.decode.families import Family
from gc_studio.decode.pictures import Painted
from gc_studio.document import CELL, Codes, Document, cells
from gc_studio.nets import registry
from gc_studio.nets.registry import header_of

CLASSES = ("background", "skin", "hair", "dress", "bag")
CODES = Codes(
    "toyscene",
    layers=("labels", "mask", "detail"),
    texture_dimensions=0,
    detail_channels=3,
    detail_limit=4,
    classes=len(CLASSES),
)
IDENTITY = "70700002"
COLOURS = np.array([[90, 100, 110], [230, 190, 160], [70, 40, 20], [170, 30, 60], [40, 60, 160]], np.uint8)
"""Of the classes in pictures."""


@dataclass(frozen=True)
class ToyScenes:
    identity: str
    codes: Codes
    colours: np.ndarray


def install():
    """Put the weights where people put theirs."""
    path = registry.USER_MODELS / "toyscene" / "model.safetensors"
    path.parent.mkdir(parents=True)
    save_file({"colours": COLOURS}, path, header_of(IDENTITY, "toyscene", CODES, CLASSES))
    return path


def load(description, device):
    return ToyScenes(description.identity, description.codes, load_file(description.path)["colours"])


def nearest(photo, scale):
    """The class of the nearest colour at every pixel of a map."""
    size = cells(photo.shape[1], scale), cells(photo.shape[0], scale)
    small = cv2.resize(photo, size, interpolation=cv2.INTER_AREA).astype(int)
    return ((small[:, :, None] - COLOURS.astype(int)) ** 2).sum(-1).argmin(-1).astype(np.uint8)


def analyse(photo, model, structure_scale=2, mask=None, drawn=None):
    height, width = photo.shape[:2]
    coarse = cv2.resize(photo, (cells(width, CELL), cells(height, CELL)), interpolation=cv2.INTER_AREA)
    detail = np.round((coarse.astype(int) - 128) / 32).clip(-4, 4).transpose(2, 0, 1).astype(np.int8)
    document = Document(
        width,
        height,
        structure_scale=structure_scale,
        labels=nearest(photo, structure_scale) if drawn is None else drawn,
        mask=mask,
        detail=detail,
        model=model.identity,
        codes=model.codes,
    )
    return Analysis(document, available_of(photo, detail))


class ToyPainter:
    def __init__(self, model):
        self._model = model

    def render(self, document):
        size = document.width, document.height
        colours = self._model.colours[document.labels]
        flat = cv2.resize(colours, size, interpolation=cv2.INTER_NEAREST)
        kept = cv2.resize(
            document.detail.transpose(1, 2, 0).astype(np.float32) * 32 + 128, size, interpolation=cv2.INTER_NEAREST
        )
        mask = cv2.resize(document.mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
        return np.where(mask[..., None] > 0, kept.clip(0, 255), flat).astype(np.uint8)

    def pictures(self, document, is_given_up):
        yield Painted(self.render(document), is_exact=True)

    def interrupt(self):
        pass


FAMILY = Family(load, analyse, ToyPainter)
