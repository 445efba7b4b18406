"""Pictures -> distances in the features of perceptual nets: LPIPS of each, and features for a kernel distance of sets.

No such net is part of this project, and none is downloaded: they come from files that are given, in the format of
`training/perceptual.py`, or from the `lpips` package with weights that this machine has already.
"""

import importlib.util
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import torch
from torch import Tensor

from gc_studio.training.perceptual import load_lpips

TRAINING_LOSSES = ("squeeze",)
"""Nets that the shipped model was trained against: it looks better to them than it is."""


@dataclass(frozen=True)
class PerceptualNet:
    """A net to measure with; pictures are float (N, 3, H, W) in [-1, 1].

    Attributes:
        name: of its kind, `squeeze` or `alex`.
        lpips: N pictures and one original -> distances, float32 (N,).
        deepest: N pictures -> its deepest features, averaged over places, float32 (N, C).
    """

    name: str
    lpips: Callable[[Tensor, Tensor], Tensor]
    deepest: Callable[[Tensor], Tensor]


def nets_at_hand(weights: Sequence[Path]) -> tuple[list[PerceptualNet], list[str]]:
    """Nets to measure with, and for each that is not, a line that says why.

    Args:
        weights: files of LPIPS-squeeze or LPIPS-alex in the format of `training/perceptual.py`; what they lack is
            looked for in the `lpips` package.

    Raises:
        ModelError: a file cannot be read or holds something else.
    """
    nets = [_from_file(path) for path in weights]
    left_out = []
    for name in sorted({"squeeze", "alex"} - {net.name for net in nets}, reverse=True):
        net = _from_package(name)
        if isinstance(net, str):
            left_out.append(f"LPIPS-{name} left out: {net}")
        else:
            nets.append(net)
    return nets, left_out


def _from_file(path: Path) -> PerceptualNet:
    net = load_lpips(path)
    return PerceptualNet(net.name, net, lambda pictures: net.features(pictures)[-1].mean((2, 3)))


def _from_package(name: str) -> PerceptualNet | str:
    """A net of the `lpips` package, or why there is none."""
    if not importlib.util.find_spec("lpips"):
        return "the lpips package is not installed"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # It calls torchvision in ways that are deprecated.
        try:
            import lpips
            from torchvision import models
        except Exception as error:  # A torchvision that was built for another torch raises what it likes.
            return f"the lpips package cannot be imported ({error})"
        kinds = {"alex": models.AlexNet_Weights, "squeeze": models.SqueezeNet1_1_Weights}
        backbone = Path(urlparse(kinds[name].IMAGENET1K_V1.url).path).name
        folder = Path(torch.hub.get_dir()) / "checkpoints"
        if not (folder / backbone).is_file():
            return f"the lpips package is here, but torchvision's weights for it are not (put {backbone} into {folder})"
        net = lpips.LPIPS(net=name, verbose=False)
    return PerceptualNet(
        name,
        lambda decoded, original: net(decoded, original).flatten(),
        lambda pictures: net.net(net.scaling_layer(pictures))[-1].mean((2, 3)),
    )
