"""The studio model: its weights, what encodes a photo with them, and its torch modules for who asks for them.

A model folder `weights/<name>/` holds `model.safetensors`: float16 tensors `generator.*` and `encoders.*`, with the
model's identity in the header, the first eight hexadecimal digits of the sha256 over the tensors in order of their
names. Where OpenVINO runs the networks, nothing here imports torch.
"""

import ctypes
import hashlib
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gc_studio.document import STUDIO
from gc_studio.nets import graphs
from gc_studio.nets.layout import BIN_PRIOR, TEXTURE_BINS, encoder_shapes, generator_shapes
from gc_studio.nets.operations import Net, has_openvino
from gc_studio.nets.pooling import pooled_to
from gc_studio.nets.torch_here import has_torch
from gc_studio.nets.weights import ModelError, Weights, of_part, read_weights
from gc_studio.storage import WEIGHTS

if TYPE_CHECKING:
    import torch

    from gc_studio.nets.encoders import Encoders
    from gc_studio.nets.generator import Generator

__all__ = ["DEVICES", "ModelError", "StudioModel", "choose_device", "has_cuda", "identity_of", "load_model"]

DEVICES = ("auto", "cpu", "cuda")


@dataclass(frozen=True, eq=False)
class StudioModel:
    """A model of the studio family.

    Attributes:
        name: of its folder.
        identity: eight hexadecimal digits.
        weights: those of the generator and of the encoders, float32.
        device: `cpu` or `cuda`.
    """

    name: str
    identity: str
    weights: Weights
    device: str

    @cached_property
    def generator(self) -> "Generator":
        """The generator as a torch module on the device: in evaluation mode, frozen, float32, channels last."""
        from gc_studio.nets.generator import Generator
        from gc_studio.nets.small import frozen

        return frozen(Generator(), of_part(self.weights, "generator"), self.device)

    @cached_property
    def encoders(self) -> "Encoders":
        """The encoders, likewise."""
        from gc_studio.nets.encoders import Encoders
        from gc_studio.nets.small import frozen

        return frozen(Encoders(), of_part(self.weights, "encoders"), self.device)

    @cached_property
    def _trunk(self) -> Net:
        """Picture (1, 3, H, W) in [-1, 1] -> what the texture head pools, and the detail code."""
        if self.device == "cpu" and has_openvino():
            return graphs.encoders(of_part(self.weights, "encoders"))
        from gc_studio.nets.small import on_arrays

        return on_arrays(self.encoders.before_pooling, self.device)

    def encode(
        self, photo: NDArray[np.uint8], regions: NDArray[np.float32] | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Codes of a photo before quantisation.

        Args:
            photo: uint8 RGB (H, W, 3); H and W multiples of 32.
            regions: float32 (K, H / 16, W / 16), how much of each region every cell is; None means one, the picture.

        Returns:
            Means of the textures, float32 (K, 64), and the detail code, float32 (6, H / 16, W / 16).
        """
        features, detail = self._trunk(as_network_picture(photo))
        means = _means_of_bins(features[0], regions)
        weight, bias = (self.weights[f"encoders.texture_linear.{part}"] for part in ("weight", "bias"))
        return (means @ weight.T + bias)[:, : STUDIO.texture_dimensions], detail[0]


def as_network_picture(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
    """uint8 RGB (H, W, 3) -> float32 (1, 3, H, W) in [-1, 1], what all networks take."""
    return np.ascontiguousarray(picture.transpose(2, 0, 1)[None], np.float32) / np.float32(127.5) - 1


def _means_of_bins(features: NDArray[np.float32], regions: NDArray[np.float32] | None) -> NDArray[np.float32]:
    """`encoders.pooled` of one picture: features (C, H, W), regions (K, H', W') -> (K, C * 4)."""
    bins = TEXTURE_BINS, TEXTURE_BINS
    if regions is None:
        return pooled_to(features, bins).reshape(1, -1)
    shares = pooled_to(regions, features.shape[1:])
    inside = features * shares[:, None]
    area = shares.mean((1, 2))[:, None, None, None]
    whole = inside.mean((2, 3), keepdims=True) / np.maximum(area, np.float32(1e-6))
    weights = pooled_to(shares, bins)[:, None]
    prior = BIN_PRIOR * (1 - weights)
    means = (pooled_to(inside, bins) + prior * whole) / (weights + prior)
    return means.reshape(len(regions), -1).astype(np.float32)


def identity_of(tensors: "dict[str, torch.Tensor]") -> str:
    """First eight hexadecimal digits of the sha256 over names and float16 values, in order of the names."""
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(name.encode())
        digest.update(tensors[name].detach().cpu().half().contiguous().numpy().tobytes())
    return digest.hexdigest()[:8]


def _has_gpu_driver() -> bool:
    """Whether this machine could have a GPU that torch computes on, asked of the driver: importing torch takes long."""
    if sys.platform == "darwin":
        return False
    if Path("/dev/kfd").exists():
        # AMD's, which torch calls CUDA, too.
        return True
    try:
        driver = ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
        count = ctypes.c_int(0)
        return driver.cuInit(0) == 0 and driver.cuDeviceGetCount(ctypes.byref(count)) == 0 and count.value > 0
    except (OSError, AttributeError):
        return False


def has_cuda() -> bool:
    """Whether torch can compute on a GPU here; it is imported only where there might be one."""
    if not has_torch() or not _has_gpu_driver():
        return False
    import torch

    return torch.cuda.is_available()


def choose_device(wanted: str) -> str:
    """`cpu` or `cuda` for `auto` (CUDA where there is one), `cpu` or `cuda`.

    Raises:
        ModelError: CUDA was asked for and is not there, or the name is unknown.
    """
    if wanted not in DEVICES:
        raise ModelError(f"unknown device {wanted!r}; choose from {', '.join(DEVICES)}")
    if wanted == "cpu":
        return wanted
    if has_cuda():
        return "cuda"
    if wanted == "cuda":
        raise ModelError("no CUDA device is available; use --device cpu")
    return "cpu"


def load_model(name: str = "studio", device: str = "auto", folder: Path = WEIGHTS) -> StudioModel:
    """Load a model for use.

    Raises:
        ModelError: the weight file is missing, damaged or does not fit the networks.
    """
    place = choose_device(device)
    shapes = {
        f"{part}.{key}": shape
        for part, own in (("generator", generator_shapes()), ("encoders", encoder_shapes()))
        for key, shape in own.items()
    }
    header, weights = read_weights(folder / name / "model.safetensors", f"model {name!r}", shapes)
    return StudioModel(name, header.get("identity", ""), weights, place)
