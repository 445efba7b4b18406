"""Models of `hfgan` and `layered`: lines and a texture of the whole photo -> the picture, from array to array."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document import Codes
from gc_studio.nets.model import as_network_picture, choose_device
from gc_studio.nets.registry import ModelDescription
from gc_studio.nets.weights import ModelError
from gc_studio.words import tr

if TYPE_CHECKING:
    from torch import Tensor

MOST_PIXELS = 2**22
"""Of a picture: all of it is in memory at once, for its statistics are those of the whole."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class LinesModel:
    """A model of one of the two families.

    Attributes:
        identity: eight hexadecimal digits.
        codes: what documents of it hold; its name is among them.
        path: its weight file.
        make: the networks, whose weights the file holds.
        device: `cpu` or `cuda`.
        line_stride: picture pixels per pixel of the lines that the networks take.
        stride: sides of pictures are multiples of it.
    """

    identity: str
    codes: Codes
    path: Path
    make: Callable[[], Any]
    device: str
    line_stride: int
    stride: int

    @cached_property
    def net(self) -> Any:
        """The networks as a torch module on the device: in evaluation mode, frozen, float32, channels last.

        Raises:
            ModelError: the weight file is missing, damaged or does not fit.
        """
        from gc_studio.nets.small import load_frozen

        return load_frozen(self.make(), f"model {self.codes.name!r}", self.path, self.device)

    def texture(self, photo: NDArray[np.uint8]) -> Floats:
        """Mean of the texture of a photo, before quantisation.

        photo: uint8 RGB (H, W, 3), H and W multiples of 16 -> float32 (D,).
        """
        return self._run(lambda picture: self.net.encoder(picture)[0], as_network_picture(photo))[0]

    def paint(self, lines: Floats, textures: Floats, shares: Floats | None) -> NDArray[np.uint8]:
        """The picture.

        Args:
            lines: float32 (H / line_stride, W / line_stride) in {0, 1}; H and W multiples of `stride`.
            textures: float32 (K, D).
            shares: float32 (K, H / 16, W / 16), 1 where a cell has the texture; None where K = 1.

        Returns:
            uint8 RGB (H, W, 3).
        """
        given = (lines[None, None], textures[None], *([] if shares is None else [shares[None]]))
        picture = self._run(self.net, *given)[0]
        return ((picture.transpose(1, 2, 0) + 1) * 127.5).round().clip(0, 255).astype(np.uint8)

    def _run(self, module: "Callable[..., Tensor]", *arrays: Floats) -> Floats:
        import torch

        with torch.inference_mode():
            result: Floats = module(*(torch.from_numpy(array).to(self.device) for array in arrays)).cpu().numpy()
        return result

    def check_size(self, width: int, height: int) -> None:
        """Raise ModelError for a picture that would take too much memory."""
        if width * height > MOST_PIXELS:
            raise ModelError(
                tr(
                    "model {name} paints up to {most} megapixels, and this picture has {count}; make it smaller",
                    name=self.codes.name,
                    most=MOST_PIXELS // 2**20,
                    count=-(-width * height // 2**20),
                )
            )


def load_hfgan(description: ModelDescription, device: str) -> LinesModel:
    """A model of TIP 2022; raises ModelError."""
    from gc_studio.nets.papers.hfgan import Hfgan

    return _loaded(description, Hfgan, device)


def load_layered(description: ModelDescription, device: str) -> LinesModel:
    """A model of ICIP 2019; raises ModelError."""
    from gc_studio.nets.papers.layered import Layered

    return _loaded(description, Layered, device)


def _loaded(description: ModelDescription, make: Any, device: str) -> LinesModel:
    place = choose_device(device)
    model = LinesModel(
        description.identity, description.codes, description.path, make, place, make.line_stride, make.stride
    )
    _ = model.net
    return model
