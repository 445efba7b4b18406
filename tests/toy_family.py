"""A second family of models, as small as one can be: flat colours between black lines, and coarse colours preserved."""

from dataclasses import dataclass

import cv2
import numpy as np
from safetensors.numpy import load_file, save_file

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.detectors import detected_structure
from gc_studio.analysis.intra import available_of
from gc_studio.decode.families import Family
from gc_studio.decode.pictures import Painted
from gc_studio.document import CELL, Codes, Document, cells
from gc_studio.nets import registry
from gc_studio.nets.model import ModelError
from gc_studio.nets.registry import header_of

CODES = Codes("toy", texture_dimensions=3, detail_channels=3, detail_limit=4)
IDENTITY = "70700001"


@dataclass(frozen=True)
class ToyModel:
    identity: str
    codes: Codes
    gain: float


def install():
    """Put the weights where people put theirs."""
    path = registry.USER_MODELS / "toy" / "model.safetensors"
    path.parent.mkdir(parents=True)
    save_file({"gain": np.array([2.0], np.float16)}, path, header_of(IDENTITY, "flat", CODES))
    return path


def load(description, device):
    if device == "cuda":
        raise ModelError("no CUDA device is available; use --device cpu")
    return ToyModel(description.identity, description.codes, float(load_file(description.path)["gain"][0]))


def analyse(photo, model, structure_scale=2, mask=None, structure=None):
    height, width = photo.shape[:2]
    grid = cells(height, CELL), cells(width, CELL)
    texture = np.round(photo.mean((0, 1)) / model.gain) - 60
    coarse = cv2.resize(photo, grid[::-1], interpolation=cv2.INTER_AREA) - (texture + 60) * model.gain
    detail = np.round(coarse / 30).clip(-4, 4).transpose(2, 0, 1).astype(np.int8)
    document = Document(
        width,
        height,
        structure=detected_structure(photo, scale=structure_scale) if structure is None else structure,
        structure_scale=structure_scale,
        texture=texture,
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
        flat = (document.textures[document.regions] + 60) * self._model.gain + 30 * document.detail.transpose(1, 2, 0)
        whole = cv2.resize(flat.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        lines = cv2.resize(document.structure.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
        return (whole * (lines == 0)[..., None]).clip(0, 255).astype(np.uint8)

    def pictures(self, document, is_given_up):
        yield Painted(self.render(document), is_exact=True)

    def interrupt(self):
        pass


FAMILY = Family(load, analyse, ToyPainter)
