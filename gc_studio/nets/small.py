"""What the small nets that help the analysis have in common: blocks that halve a picture, and loading what ships."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import torch
from safetensors import SafetensorError, safe_open
from torch import nn

from gc_studio.nets.model import ModelError

_Net = TypeVar("_Net", bound=nn.Module)


def halving_blocks(channels: Sequence[int], activation: Callable[[], nn.Module]) -> nn.ModuleList:
    """Pairs of convolutions, each pair halving its input: (N, 3, H, W) -> (N, C, H / 2, W / 2) and so on."""
    blocks = []
    for inputs, outputs in zip((3, *channels), channels, strict=False):
        halving = nn.Conv2d(inputs, outputs, 4, stride=2, padding=1)
        same = nn.Conv2d(outputs, outputs, 3, padding=1)
        blocks.append(nn.Sequential(halving, activation(), same, activation()))
    return nn.ModuleList(blocks)


def load_frozen(net: _Net, name: str, path: Path, device: torch.device) -> _Net:
    """A net with the weights of a safetensors file: in evaluation mode, frozen, float32, channels last.

    Raises:
        ModelError: the file is missing, damaged or does not fit the net, which the message calls by its name.
    """
    try:
        with safe_open(path, framework="pt") as file:
            net.load_state_dict({key: file.get_tensor(key).float() for key in file.keys()})  # noqa: SIM118 - no mapping
    except (OSError, SafetensorError) as error:
        raise ModelError(f"cannot load the {name} from {path}: {error}") from error
    except RuntimeError as error:
        raise ModelError(f"the {name} in {path} does not fit this version of GC Studio") from error
    return net.eval().requires_grad_(False).to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
