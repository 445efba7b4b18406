"""A model of scenes as small as one can be: the studio model's stages, told of labels by a few numbers drawn by lot."""

import numpy as np
from safetensors.numpy import save_file

from gc_studio.document import Codes
from gc_studio.nets import registry
from gc_studio.nets.layout import (
    DETAIL_STAGE,
    SCENE_DETAIL_CHANNELS,
    label_channels,
    scene_encoder_shapes,
    scene_generator_shapes,
)
from gc_studio.nets.registry import header_of

CLASSES = ("nothing", "cloth", "skin")
CODES = Codes("scenery", ("labels", "mask", "detail"), 0, SCENE_DETAIL_CHANNELS, 2, len(CLASSES))
IDENTITY = "5ce4e000"


def weights(studio):
    """Weights by their names in a file, float32, of those of the studio model."""
    rng = np.random.default_rng(7)
    shapes = {f"generator.{name}": shape for name, shape in scene_generator_shapes(len(CLASSES)).items()}
    shapes |= {f"encoder.{name}": shape for name, shape in scene_encoder_shapes().items()}
    found = {}
    for name, shape in shapes.items():
        own = studio.get(name.replace("encoder.", "encoders."))
        made = (0.2 * rng.normal(size=shape)).astype(np.float32)
        if own is not None and own.shape == shape:
            made = own
        elif ".told" in name:
            stage = int(name.split(".")[2])
            first = 2 + label_channels(stage)
            made = 0.3 * made
            made[:, :2] = own[:, :2]
            if stage == DETAIL_STAGE:
                made[:, first : first + 6], made[:, -1] = own[:, 2:8], own[:, 8]
        elif own is not None:
            made[: len(own)] = own
        found[name] = made
    return found


def install(studio):
    """Put it where people put theirs; studio: the studio model."""
    path = registry.USER_MODELS / CODES.name / "model.safetensors"
    path.parent.mkdir(parents=True)
    halves = {name: array.astype(np.float16) for name, array in weights(studio.weights).items()}
    save_file(halves, path, header_of(IDENTITY, "scenes", CODES, CLASSES))
    return path


def labels_of(height, width):
    """A figure on a ground: uint8 (height / 2, width / 2)."""
    labels = np.zeros((-(-height // 2), -(-width // 2)), np.uint8)
    rows, columns = labels.shape
    labels[rows // 3 : rows // 2, columns // 3 : columns // 2] = 2
    labels[rows // 2 :, columns // 4 : 3 * columns // 4] = 1
    return labels
