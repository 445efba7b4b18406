import pytest
import torch
from safetensors.torch import save_file

FIRES = {3: (64, 16, 64), 4: (128, 16, 64), 6: (128, 32, 128), 7: (256, 32, 128), 9: (256, 48, 192)} | {
    10: (384, 48, 192),
    11: (384, 64, 256),
    12: (512, 64, 256),
}


@pytest.fixture(scope="session")
def squeeze(tmp_path_factory):
    """A net of the right shape that has learned nothing."""
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
    path = tmp_path_factory.mktemp("nets") / "squeeze.safetensors"
    save_file(tensors, path)
    return path
