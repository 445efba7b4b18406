"""LPIPS with SqueezeNet's features as a loss and a metric, with AlexNet's as a metric; a narrow VGG-19 as a teacher.

Feature nets are no part of this project: each comes from a safetensors file that is given on the command line; LPIPS
also from the `lpips` package, where that is installed. A file of LPIPS holds `features.<i>.*` of torchvision's
SqueezeNet 1.1 or AlexNet and `lpips.lin<k>`, (1, C, 1, 1), of LPIPS v0.1.
"""

import re
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from gc_studio.nets.model import ModelError

_FIRES_PER_TAP = ((3, 4), (6, 7), (9,), (10,), (11,), (12,))
_TAPS_AFTER_POOL = (0, 1, 2)


_NAMES = ((r"net\.slice\d+\.(.*)", r"features.\1"), (r"lin(\d+)\.model\.1\.weight", r"lpips.lin\1"))
"""What the package calls its tensors, and what they are called here."""


def _of_package() -> dict[str, Tensor]:
    """Tensors of the `lpips` package, which may fetch its features when it is used for the first time."""
    try:
        import lpips
    except ImportError as error:
        raise ImportError(
            "LPIPS has no weights: give a file with --perceptual, or install the lpips package"
        ) from error
    found = lpips.LPIPS(net="squeeze", verbose=False).state_dict()
    tensors = {}
    for name, tensor in found.items():
        for pattern, ours in _NAMES:
            if re.fullmatch(pattern, name):
                tensors[re.sub(pattern, ours, name)] = tensor
    return tensors


class Lpips(nn.Module):
    """LPIPS (Zhang et al., CVPR 2018): squared distance of unit-normalised features, weighted per channel. Frozen."""

    name: str
    """What it is called after the dash."""

    def __init__(self, tensors: dict[str, Tensor]) -> None:
        super().__init__()
        self._tensors = nn.ParameterDict(
            {key.replace(".", "__"): nn.Parameter(value, requires_grad=False) for key, value in tensors.items()}
        )
        self.shift = nn.Buffer(torch.tensor([-0.030, -0.088, -0.188]).view(1, 3, 1, 1), persistent=False)
        self.scale = nn.Buffer(torch.tensor([0.458, 0.448, 0.450]).view(1, 3, 1, 1), persistent=False)

    def _conv(self, key: str, x: Tensor, stride: int = 1, padding: int = 0) -> Tensor:
        weight, bias = self._tensors[f"{key}__weight"], self._tensors[f"{key}__bias"]
        return F.relu(F.conv2d(x, weight, bias, stride=stride, padding=padding))

    def features(self, picture: Tensor) -> list[Tensor]:
        """picture: (N, 3, H, W) in [-1, 1] -> feature maps."""
        raise NotImplementedError

    def forward(self, decoded: Tensor, original: Tensor) -> Tensor:
        """decoded: (N, 3, H, W) in [-1, 1], original: the same or one for all -> distances, float32 (N,)."""
        with torch.no_grad():
            targets = self.features(original)
        total = torch.zeros(decoded.shape[0], device=decoded.device)
        for level, (p, q) in enumerate(zip(self.features(decoded), targets, strict=True)):
            p, q = (F.normalize(t.float(), dim=1, eps=1e-8) for t in (p, q))
            total = total + F.conv2d((p - q) ** 2, self.head(level)).mean((1, 2, 3))
        return total

    def head(self, level: int) -> Tensor:
        """How much each channel of a feature map counts, (1, C, 1, 1)."""
        return self._tensors[f"lpips__lin{level}"]


class LpipsAlex(Lpips):
    """With the features of AlexNet: five maps after their rectifiers."""

    name = "alex"

    def features(self, picture: Tensor) -> list[Tensor]:
        """picture: (N, 3, H, W) in [-1, 1] -> five feature maps."""
        x = self._conv("features__0", (picture - self.shift) / self.scale, stride=4, padding=2)
        taps = [x]
        for index, padding, is_pooled in ((3, 2, True), (6, 1, True), (8, 1, False), (10, 1, False)):
            x = self._conv(f"features__{index}", F.max_pool2d(x, 3, 2) if is_pooled else x, padding=padding)
            taps.append(x)
        return taps


class LpipsSqueeze(Lpips):
    """With the features of SqueezeNet 1.1: seven maps."""

    name = "squeeze"

    def __init__(self, weights: Path | None) -> None:
        """Load the weights; None takes those of the `lpips` package. Raise ImportError where that cannot be used."""
        super().__init__(load_file(weights) if weights else _of_package())

    def _fire(self, x: Tensor, index: int) -> Tensor:
        key = f"features__{index}__"
        squeezed = self._conv(key + "squeeze", x)
        return torch.cat(
            [self._conv(key + "expand1x1", squeezed), self._conv(key + "expand3x3", squeezed, padding=1)], 1
        )

    def features(self, picture: Tensor) -> list[Tensor]:
        """picture: (N, 3, H, W) in [-1, 1] -> seven feature maps."""
        x = self._conv("features__0", (picture - self.shift) / self.scale, stride=2)
        taps = [x]
        for position, fires in enumerate(_FIRES_PER_TAP):
            if position in _TAPS_AFTER_POOL:
                x = F.max_pool2d(x, 3, 2, ceil_mode=True)
            for index in fires:
                x = self._fire(x, index)
            taps.append(x)
        return taps


_ALEX_KERNEL = 11
"""Side of the kernels of AlexNet's first convolution; SqueezeNet's are smaller."""


def load_lpips(weights: Path) -> Lpips:
    """LPIPS from a file, with whatever features that holds.

    Raises:
        ModelError: the file cannot be read or holds something else.
    """
    try:
        tensors = load_file(weights)
    except (OSError, SafetensorError) as error:
        raise ModelError(f"{weights}: cannot be read ({error})") from error
    try:
        net = LpipsAlex(tensors) if tensors["features.0.weight"].shape[-1] == _ALEX_KERNEL else LpipsSqueeze(weights)
        net(*torch.zeros(2, 1, 3, 64, 64))  # Tensors that are missing or of another shape show here.
    except (AttributeError, KeyError, RuntimeError) as error:
        raise ModelError(
            f"{weights}: not LPIPS-squeeze or LPIPS-alex; give its features and heads as "
            "gc_studio/training/perceptual.py says"
        ) from error
    return net


_VGG_DEPTHS = (2, 2, 4, 4, 1)


class VggFeatures(nn.Module):
    """A narrow VGG-19 with projections to the widths of relu1_1 .. relu5_1, as a teacher. Frozen.

    The file holds `conv0`, `conv<stage><step>` and, for the first step of each of five stages, its projection
    `conv<stage>1_aux`. Projections of n channels to more fill a space of n + 1 dimensions; in coordinates of that space
    angles and distances are the same and cost less, so those are the features here.
    """

    def __init__(self, weights: Path) -> None:
        super().__init__()
        tensors = load_file(weights)
        for stage in range(1, len(_VGG_DEPTHS) + 1):
            key = f"conv{stage}1_aux"
            columns = torch.cat([tensors[f"{key}.weight"].flatten(1), tensors[f"{key}.bias"][:, None]], 1)
            reduced = torch.linalg.qr(columns).R
            tensors |= {f"{key}.weight": reduced[:, :-1, None, None].contiguous(), f"{key}.bias": reduced[:, -1]}
        self._tensors = nn.ParameterDict(
            {key.replace(".", "__"): nn.Parameter(value, requires_grad=False) for key, value in tensors.items()}
        )

    def _conv(self, key: str, x: Tensor) -> Tensor:
        return F.conv2d(x, self._tensors[f"{key}__weight"], self._tensors[f"{key}__bias"])

    def _block(self, key: str, x: Tensor) -> Tensor:
        return F.relu(self._conv(key, F.pad(x, (1, 1, 1, 1), mode="reflect")))

    def features(self, picture: Tensor) -> list[Tensor]:
        """Features of pictures.

        picture: (N, 3, H, W) in [-1, 1] -> five maps (N, C, H // s, W // s) with C = 17, 33, 65, 129, 129 at strides s
        from 1 to 16.
        """
        x = self._conv("conv0", (picture + 1) / 2)
        taps = []
        for stage, depth in enumerate(_VGG_DEPTHS, start=1):
            x = self._block(f"conv{stage}1", x if stage == 1 else F.max_pool2d(x, 2))
            taps.append(self._conv(f"conv{stage}1_aux", x))
            for step in range(2, depth + 1):
                x = self._block(f"conv{stage}{step}", x)
        return taps

    def forward(self, decoded: Tensor, original: Tensor) -> Tensor:
        """Squared distance of unit-normalised features, the mean over places and then over the five maps.

        decoded, original: (N, 3, H, W) in [-1, 1] -> distances, float32 (N,).
        """
        return self.distance(self.features(decoded), self.features(original))

    @staticmethod
    def distance(decoded: list[Tensor], original: list[Tensor]) -> Tensor:
        """The same from the features of both."""
        taps = zip(decoded, original, strict=True)
        units = ((F.normalize(t.float(), dim=1, eps=1e-6) for t in pair) for pair in taps)
        return torch.stack([(p - q).square().sum(1).mean((1, 2)) for p, q in units]).mean(0)


def load_vgg(weights: Path) -> VggFeatures:
    """A narrow VGG-19 from a file.

    Raises:
        ModelError: the file cannot be read or holds something else.
    """
    try:
        net = VggFeatures(weights)
        net.features(torch.zeros(1, 3, 64, 64))  # Tensors that are missing or of another shape show here.
    except (OSError, SafetensorError) as error:
        raise ModelError(f"{weights}: cannot be read ({error})") from error
    except (KeyError, AttributeError, RuntimeError) as error:
        raise ModelError(
            f"{weights}: no narrow VGG-19; give its tensors as gc_studio/training/perceptual.py says"
        ) from error
    return net
