"""What the torch modules have in common: blocks that halve a picture, weights that ship, arrays in and out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from gc_studio.nets.operations import Net
from gc_studio.nets.weights import Weights, read_weights

_Net = TypeVar("_Net", bound=nn.Module)


def halving_blocks(channels: Sequence[int], activation: Callable[[], nn.Module]) -> nn.ModuleList:
    """Pairs of convolutions, each pair halving its input: (N, 3, H, W) -> (N, C, H / 2, W / 2) and so on."""
    blocks = []
    for inputs, outputs in zip((3, *channels), channels, strict=False):
        halving = nn.Conv2d(inputs, outputs, 4, stride=2, padding=1)
        same = nn.Conv2d(outputs, outputs, 3, padding=1)
        blocks.append(nn.Sequential(halving, activation(), same, activation()))
    return nn.ModuleList(blocks)


def frozen(net: _Net, weights: Weights, device: str | torch.device) -> _Net:
    """A net with weights of the right names and shapes: in evaluation mode, frozen, float32, channels last."""
    net.load_state_dict({name: torch.from_numpy(array) for name, array in weights.items()})
    return net.eval().requires_grad_(False).to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]


def load_frozen(net: _Net, name: str, path: Path, device: str | torch.device) -> _Net:
    """A net with the weights of a safetensors file, see `frozen`.

    Raises:
        ModelError: the file is missing, damaged or does not fit the net, which the message calls by its name.
    """
    shapes = {key: tuple(value.shape) for key, value in net.state_dict().items()}
    return frozen(net, read_weights(path, f"the {name}", shapes)[1], device)


def on_arrays(module: Callable[[Tensor], Sequence[Tensor]], device: str | torch.device) -> Net:
    """What a module computes of a picture (N, 3, H, W) on its device, from array to arrays."""

    @torch.inference_mode()
    def run(picture: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        tensor = torch.from_numpy(picture).to(device, memory_format=torch.channels_last)
        return [output.float().cpu().contiguous().numpy() for output in module(tensor)]

    return run
