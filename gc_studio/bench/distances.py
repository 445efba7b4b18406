"""Pictures -> distances in the features of perceptual nets: LPIPS of each, and a kernel distance between sets of them.

No such net is part of this project, and none is downloaded: they come from files that are given, in the format of
`training/perceptual.py`, or from the `lpips` package with weights that this machine has already.
"""

import importlib.util
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import numpy as np
import torch
from numpy.typing import NDArray
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


def kernel_distance(decoded: NDArray[np.float64], originals: NDArray[np.float64]) -> float:
    """How far two sets of pictures lie apart, whichever picture is whose: squared MMD of features, unbiased.

    1 / (n (n - 1)) * sum over i != j of k(x_i, x_j) + k(y_i, y_j) - 2 k(x_i, y_j), with the polynomial kernel
    k(x, y) = (x . y / C + 1)^3 of the kernel inception distance (Binkowski et al., ICLR 2018). A picture and its own
    original do not vary independently, so i = j is left out of the last term, too (Gretton et al., JMLR 2012, lemma 6).

    Args:
        decoded, originals: features (n, C) of the same n photos in the same order, n of 2 or more.

    Returns:
        0 for equal sets; for sets of one distribution around 0, on either side.
    """
    count, channels = decoded.shape

    def total(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
        kernel = (a @ b.T / channels + 1) ** 3
        return float(kernel.sum() - np.trace(kernel))

    pairs = total(decoded, decoded) + total(originals, originals) - 2 * total(decoded, originals)
    return pairs / (count * (count - 1))


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
