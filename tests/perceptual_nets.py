"""Files of perceptual nets of the right shapes that have learnt nothing, for what takes such files."""

from pathlib import Path

import torch
from safetensors.torch import save_file

FIRES = {3: (64, 16, 64), 4: (128, 16, 64), 6: (128, 32, 128), 7: (256, 32, 128), 9: (256, 48, 192)} | {
    10: (384, 48, 192),
    11: (384, 64, 256),
    12: (512, 64, 256),
}


def write_squeeze(path: Path) -> None:
    """LPIPS-squeeze."""
    generator = torch.Generator().manual_seed(0)
    shapes = {"features.0": (64, 3, 3)}
    for index, (inputs, squeezed, expanded) in FIRES.items():
        key = f"features.{index}."
        shapes |= {key + "squeeze": (squeezed, inputs, 1), key + "expand1x1": (expanded, squeezed, 1)}
        shapes |= {key + "expand3x3": (expanded, squeezed, 3)}
    tensors = {}
    for key, (outputs, inputs, kernel) in shapes.items():
        weight = torch.randn(outputs, inputs, kernel, kernel, generator=generator)
        tensors[f"{key}.weight"] = weight * (2 / (inputs * kernel**2)) ** 0.5
        tensors[f"{key}.bias"] = torch.zeros(outputs)
    for level, channels in enumerate((64, 128, 256, 384, 384, 512, 512)):
        tensors[f"lpips.lin{level}"] = torch.rand(1, channels, 1, 1, generator=generator)
    save_file(tensors, path)


ALEX_LAYERS = {0: (64, 3, 11), 3: (192, 64, 5), 6: (384, 192, 3), 8: (256, 384, 3), 10: (256, 256, 3)}
"""Outputs, inputs and sides of the kernels, by torchvision's numbers of its layers."""


def write_alex(path: Path) -> None:
    """LPIPS-alex."""
    generator = torch.Generator().manual_seed(0)
    tensors = {}
    for level, (index, (outputs, inputs, side)) in enumerate(ALEX_LAYERS.items()):
        weight = torch.randn(outputs, inputs, side, side, generator=generator)
        tensors[f"features.{index}.weight"] = weight * (2 / inputs) ** 0.5 / side
        tensors[f"features.{index}.bias"] = torch.randn(outputs, generator=generator) / 10
        tensors[f"lpips.lin{level}"] = torch.rand(1, outputs, 1, 1, generator=generator)
    save_file(tensors, path)


def write_vgg(path: Path) -> None:
    """A narrow VGG-19."""
    generator = torch.Generator().manual_seed(0)

    def weights(outputs, inputs, side):
        return torch.randn(outputs, inputs, side, side, generator=generator) * (2 / inputs) ** 0.5 / side

    tensors = {"conv0": weights(3, 3, 1)}
    inputs = 3
    stages = ((16, 2, 64), (32, 2, 128), (64, 4, 256), (128, 4, 512), (128, 1, 512))
    for stage, (width, depth, wide) in enumerate(stages, start=1):
        tensors[f"conv{stage}1_aux"] = weights(wide, width, 1)
        for step in range(1, depth + 1):
            tensors[f"conv{stage}{step}"] = weights(width, inputs, 3)
            inputs = width
    file = {f"{name}.weight": value for name, value in tensors.items()}
    file |= {f"{name}.bias": torch.randn(len(value), generator=generator) / 10 for name, value in tensors.items()}
    save_file(file, path)
