"""The networks of scenes: a map of what things are painted, with masked detail where a part is preserved.

Selective compression (SC) of Agustsson et al. (ICCV 2019): G paints from F(labels), m * w and m. G is the studio
generator's stack of stages (`generator.Stage`) whose guides come from F instead of the structure; one learned vector
takes the place of the texture code.

A weight file of the family `scenes` holds, float16, `generator.*` of `SceneGenerator` and `encoder.*` of
`SceneEncoder`; names and shapes are those of `layout.scene_generator_shapes` and `layout.scene_encoder_shapes`.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.document import STUDIO
from gc_studio.nets.generator import Stage, activation, doubled
from gc_studio.nets.layout import (
    DETAIL_STAGE,
    LABEL_FEATURES,
    SCENE_DETAIL_CHANNELS,
    STAGE_CHANNELS,
    STAGE_STRIDES,
    STRUCTURE_STRIDE,
    TRUNK_CHANNELS,
    label_channels,
    scene_told_channels,
)


def borders(labels: Tensor) -> Tensor:
    """Where a thing ends: 1 where the class right of a pixel or below it is another.

    labels: integers (N, H, W) -> float32 (N, 1, H, W).
    """
    below, right = labels[:, 1:] != labels[:, :-1], labels[:, :, 1:] != labels[:, :, :-1]
    return (F.pad(below, (0, 0, 0, 1)) | F.pad(right, (0, 1))).float()[:, None]


class LabelFeatures(nn.Module):
    """F: two convolutions 3x3 over the classes, each with a leaky ReLU of slope 0.2. It sees two pixels far."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.classes = classes
        self.first = nn.Conv2d(classes, LABEL_FEATURES, 3, padding=1)
        self.second = nn.Conv2d(LABEL_FEATURES, LABEL_FEATURES, 3, padding=1)

    def forward(self, labels: Tensor) -> Tensor:
        """labels: integers (N, H / 2, W / 2) -> float32 (N, LABEL_FEATURES, H / 2, W / 2)."""
        return self.of_planes(F.one_hot(labels.long(), self.classes).permute(0, 3, 1, 2).float())

    def of_planes(self, planes: Tensor) -> Tensor:
        """The same of planes, float32 (N, K, H / 2, W / 2): 1 where a class is, and 0 elsewhere."""
        return activation(self.second(activation(self.first(planes))))


def label_pyramid(features: Tensor, edges: Tensor) -> list[Tensor]:
    """What every stage is told of the labels, coarse to fine.

    Args:
        features: F(labels), (N, LABEL_FEATURES, H / 2, W / 2).
        edges: `borders` of the labels, (N, 1, H / 2, W / 2).

    Returns:
        Six maps (N, 2 + label_channels(stage), H / s, W / s) for s in STAGE_STRIDES: the borders averaged and the
        borders' maximum, in the places of `generator.structure_pyramid`, then the first channels of F averaged. At
        1/1 averages are bilinear enlargements, maxima nearest neighbours.
    """
    averaged, highest = [torch.cat([edges, features], 1)], [edges]
    for _ in STAGE_STRIDES[1 : STAGE_STRIDES.index(STRUCTURE_STRIDE) + 1]:
        averaged.insert(0, F.avg_pool2d(averaged[0], 2))
        highest.insert(0, F.max_pool2d(highest[0], 2))
    averaged.append(doubled(averaged[-1][:, : 1 + label_channels(len(STAGE_STRIDES) - 1)]))
    highest.append(F.interpolate(edges, scale_factor=2.0, mode="nearest"))
    return [torch.cat([own[:, :1], most, own[:, 1:]], 1) for own, most in zip(averaged, highest, strict=True)]


class SceneGenerator(nn.Module):
    """G(F(labels), m * w, m) -> RGB."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        told = map(scene_told_channels, range(len(STAGE_CHANNELS)))
        self.features = LabelFeatures(classes)
        self.stages = nn.ModuleList(map(Stage, (0, *STAGE_CHANNELS), told, STAGE_CHANNELS))
        self.texture = nn.Parameter(torch.zeros(STUDIO.texture_dimensions))

    def guides(self, labels: Tensor, detail: Tensor, mask: Tensor) -> list[Tensor]:
        """What the six stages are told, see `forward`: `label_pyramid`, at 1/16 with m * w and m behind it."""
        levels = label_pyramid(self.features(labels), borders(labels))
        levels[DETAIL_STAGE] = torch.cat([levels[DETAIL_STAGE], detail, mask], 1)
        return levels

    def forward(self, labels: Tensor, detail: Tensor, mask: Tensor) -> Tensor:
        """Paint the picture.

        Args:
            labels: integers (N, H / 2, W / 2), numbers of classes; H and W multiples of 32.
            detail: float (N, 8, H / 16, W / 16) in {-2 .. 2}, zero where the mask is, and in all channels but the
                first C where a document has C of them.
            mask: float (N, 1, H / 16, W / 16) in {0, 1}.

        Returns:
            float (N, 3, H, W) in [-1, 1].
        """
        return self.paint(self.guides(labels, detail, mask))

    def paint(self, told: Sequence[Tensor]) -> Tensor:
        """Paint the picture from what `guides` makes: float (N, 3, H, W) in [-1, 1]."""
        texture = self.texture.expand(told[0].shape[0], -1)
        features, rgb = None, None
        for stage, guide in zip(self.stages, told, strict=True):
            features, rgb, _ = stage(features, rgb, guide, texture)
        assert rgb is not None
        return torch.tanh(rgb)


class SceneEncoder(nn.Module):
    """w: the studio encoders' trunk and a detail head of eight channels, of which the first 2 or 4 do alone, too."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for inputs, outputs in zip((3, *TRUNK_CHANNELS), TRUNK_CHANNELS, strict=False):
            layers += [nn.Conv2d(inputs, outputs, 4, stride=2, padding=1), nn.LeakyReLU(0.2)]
        self.trunk = nn.Sequential(*layers)
        last = TRUNK_CHANNELS[-1]
        self.detail_head = nn.Sequential(
            nn.Conv2d(last, last, 3, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(last, SCENE_DETAIL_CHANNELS, 3, padding=1),
        )

    def forward(self, photo: Tensor) -> Tensor:
        """Detail code before `encoders.quantise`.

        photo: float (N, 3, H, W) in [-1, 1], H and W multiples of 32 -> (N, 8, H / 16, W / 16).
        """
        detail: Tensor = self.detail_head(self.trunk(photo))
        return detail.float()
