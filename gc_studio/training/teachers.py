"""Features of larger nets, brought to a few principal components: what the small feature net learns.

Distances between pictures are sums of squared differences of features, so only what varies matters: the mean goes, and
so do directions in which little varies.
"""

from collections.abc import Iterable
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor

from gc_studio.nets.layout import PROJECTED_CHANNELS
from gc_studio.training.perceptual import LpipsSqueeze, VggFeatures

SQUEEZE_SHARE = 6.0
"""What LPIPS-squeeze counts beside the narrow VGG-19, whose distances are larger: so both say about as much."""


class Teachers:
    """A narrow VGG-19 and LPIPS-squeeze as one: the sum of their distances, at the strides of the student."""

    def __init__(self, vgg: Path, squeeze: Path) -> None:
        self._vgg = VggFeatures(vgg).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._squeeze = LpipsSqueeze(squeeze).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._means: list[Tensor] = []
        self._components: list[Tensor] = []

    @torch.no_grad()
    def _features(self, pictures: Tensor) -> list[Tensor]:
        """Everything that both find, by stride: four maps (N, C, H / s, W / s)."""
        of_strides = [[F.normalize(tap, dim=1, eps=1e-6)] for tap in self._vgg.features(pictures)[1:]]
        for level, tap in enumerate(self._squeeze.features(pictures)):
            unit = F.normalize(tap, dim=1, eps=1e-8) * (SQUEEZE_SHARE * self._squeeze.head(level).clamp_min(0)).sqrt()
            of_stride = of_strides[min(level, len(of_strides) - 1)]
            # Its maps are a pixel smaller, for it does not pad.
            size = of_stride[0].shape[2:]
            of_stride.append(F.interpolate(unit, size, mode="bilinear", align_corners=False))
        return [torch.cat(taps, 1) for taps in of_strides]

    def __call__(self, pictures: Tensor) -> list[Tensor]:
        """Principal components of the features of pictures (N, 3, H, W): four maps (N, C, H / s, W / s)."""
        found = zip(self._features(pictures), self._means, self._components, strict=True)
        return [F.conv2d(tap - mean[:, None, None], components[:, :, None, None]) for tap, mean, components in found]

    def fit(self, batches: Iterable[Tensor]) -> list[float]:
        """Find the components; returns the share of the variance that they hold, by stride."""
        products = [torch.zeros(())] * len(PROJECTED_CHANNELS)
        for pictures in batches:
            for level, tap in enumerate(self._features(pictures)):
                rows = tap.permute(0, 2, 3, 1).flatten(0, 2).double()
                rows = F.pad(rows, (0, 1), value=1.0)
                products[level] = products[level] + rows.T @ rows
        shares = []
        for product, kept in zip(products, PROJECTED_CHANNELS, strict=True):
            # The last row and column are those of the ones: sums, and the count in the corner.
            moments = product / product[-1, -1]
            mean = moments[-1, :-1]
            values, vectors = torch.linalg.eigh(moments[:-1, :-1] - torch.outer(mean, mean))
            self._means.append(mean.float())
            self._components.append(vectors[:, -kept:].T.float().contiguous())
            shares.append((values[-kept:].sum() / values.sum()).item())
        return shares

    def save(self, path: Path) -> None:
        """Write the components, whole or not at all."""
        named = {"mean": self._means, "components": self._components}
        tensors = {f"{name}.{level}": value for name, values in named.items() for level, value in enumerate(values)}
        part = path.with_suffix(".part")
        save_file(tensors, part)
        part.replace(path)

    def load(self, path: Path) -> None:
        """Take components that `save` wrote."""
        tensors, levels = load_file(path), range(len(PROJECTED_CHANNELS))
        self._means = [tensors[f"mean.{level}"] for level in levels]
        self._components = [tensors[f"components.{level}"] for level in levels]
