"""The kinds of models whose generators the programs are cut from, and what makes the inputs of their documents."""

from gc_studio.decode.inputs import StructureInputs
from gc_studio.decode.label_inputs import LabelInputs
from gc_studio.decode.network_inputs import InputsCache
from gc_studio.nets.model import StudioModel
from gc_studio.nets.scene_model import SceneModel

PaintingModel = StudioModel | SceneModel
"""Their stages are alike but for the channels of the guides, and take a texture."""


def inputs_of(model: PaintingModel) -> InputsCache:
    """What makes the inputs of a model's documents, and keeps them."""
    return LabelInputs(model) if isinstance(model, SceneModel) else StructureInputs()
