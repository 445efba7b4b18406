"""A model of scenes: its weights, what it says of photos and of label maps, and its torch modules for who asks.

Its file, of the family `scenes`, holds float16 `generator.*` and `encoder.*`, see `nets/scenes.py`; its header names
the classes. A document of it has the layers labels, mask and detail. Where OpenVINO runs the networks, nothing here
imports torch.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gc_studio.document import Codes
from gc_studio.nets import graphs
from gc_studio.nets.layout import scene_encoder_shapes, scene_generator_shapes
from gc_studio.nets.model import as_network_picture, choose_device
from gc_studio.nets.operations import Net, has_openvino
from gc_studio.nets.registry import described
from gc_studio.nets.weights import Weights, of_part, read_weights

if TYPE_CHECKING:
    from gc_studio.nets.scenes import SceneEncoder, SceneGenerator


@dataclass(frozen=True, eq=False)
class SceneModel:
    """A model of the family `scenes`.

    Attributes:
        codes: what documents of it hold; its name is among them.
        identity: eight hexadecimal digits.
        classes: names of the classes, by their number in a label map.
        weights: those of generator and encoder, float32. `generator.stages.*` are those of the studio model's stages
            but for the channels of their guides, `layout.scene_told_channels`.
        device: `cpu` or `cuda`.
    """

    codes: Codes
    identity: str
    classes: tuple[str, ...]
    weights: Weights
    device: str

    @property
    def name(self) -> str:
        """What people call it."""
        return self.codes.name

    @property
    def texture(self) -> NDArray[np.float32]:
        """What takes the place of a texture code, the same for all documents: float32 (64,)."""
        return self.weights["generator.texture"]

    @cached_property
    def generator(self) -> "SceneGenerator":
        """The generator as a torch module on the device: in evaluation mode, frozen, float32, channels last."""
        from gc_studio.nets.scenes import SceneGenerator
        from gc_studio.nets.small import frozen

        return frozen(SceneGenerator(len(self.classes)), of_part(self.weights, "generator"), self.device)

    @cached_property
    def encoder(self) -> "SceneEncoder":
        """The encoder, likewise."""
        from gc_studio.nets.scenes import SceneEncoder
        from gc_studio.nets.small import frozen

        return frozen(SceneEncoder(), of_part(self.weights, "encoder"), self.device)

    @cached_property
    def _detail(self) -> Net:
        if self.device == "cpu" and has_openvino():
            return graphs.scene_encoder(of_part(self.weights, "encoder"))
        from gc_studio.nets.small import on_arrays

        return on_arrays(lambda picture: [self.encoder(picture)], self.device)

    @cached_property
    def _features(self) -> Net:
        if self.device == "cpu" and has_openvino():
            return graphs.label_features(of_part(self.weights, "generator.features"))
        from gc_studio.nets.small import on_arrays

        return on_arrays(lambda planes: [self.generator.features.of_planes(planes)], self.device)

    def encode(self, photo: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Detail code of a photo before quantisation, to be rounded to -2 .. 2.

        photo: uint8 RGB (H, W, 3), H and W multiples of 32 -> float32 (8, H / 16, W / 16). The first 2 or 4 channels
        do alone: those behind them are then zero.
        """
        return self._detail(as_network_picture(photo))[0][0]

    def features(self, labels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """F(labels), what the first argument of `scenes.label_pyramid` is.

        labels: numbers of classes, uint8 (H / 2, W / 2) -> float32 (LABEL_FEATURES, H / 2, W / 2). A number has its say
        up to two pixels far.
        """
        planes = labels == np.arange(len(self.classes), dtype=np.uint8)[:, None, None]
        return self._features(planes[None].astype(np.float32))[0][0]


def load_scene_model(path: Path, device: str = "auto") -> SceneModel:
    """Load a model of scenes for use.

    Raises:
        OSError, SafetensorError, ValueError: see `registry.described`.
        ModelError: the weights do not fit the networks.
    """
    description = described(path)
    classes = len(description.classes)
    shapes = {
        f"{part}.{key}": shape
        for part, own in (("generator", scene_generator_shapes(classes)), ("encoder", scene_encoder_shapes()))
        for key, shape in own.items()
    }
    weights = read_weights(path, f"model {description.name!r}", shapes)[1]
    return SceneModel(description.codes, description.identity, description.classes, weights, choose_device(device))
