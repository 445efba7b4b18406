"""Weight files: find, check and load the studio model, and choose the device.

A model folder `weights/<name>/` holds `model.safetensors`: float16 tensors `generator.*` and `encoders.*`, with the
model's identity in the header, the first eight hexadecimal digits of the sha256 over the tensors in order of their
names.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from torch import nn

from gc_studio.nets.encoders import Encoders
from gc_studio.nets.generator import Generator
from gc_studio.storage import WEIGHTS

DEVICES = ("auto", "cpu", "cuda")


class ModelError(RuntimeError):
    """A model that is missing, damaged or not the one asked for; the message is one line for the user."""


@dataclass(frozen=True)
class StudioModel:
    """Networks in evaluation mode on their device, float32, channels last."""

    name: str
    identity: str
    generator: Generator
    encoders: Encoders
    device: torch.device


def identity_of(tensors: dict[str, torch.Tensor]) -> str:
    """First eight hexadecimal digits of the sha256 over names and float16 values, in order of the names."""
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(name.encode())
        digest.update(tensors[name].detach().cpu().to(torch.float16).contiguous().numpy().tobytes())
    return digest.hexdigest()[:8]


def choose_device(wanted: str) -> torch.device:
    """Device for `auto` (CUDA where there is one), `cpu` or `cuda`.

    Raises:
        ModelError: CUDA was asked for and is not there, or the name is unknown.
    """
    if wanted not in DEVICES:
        raise ModelError(f"unknown device {wanted!r}; choose from {', '.join(DEVICES)}")
    if wanted == "cuda" and not torch.cuda.is_available():
        raise ModelError("no CUDA device is available; use --device cpu")
    if wanted == "auto":
        wanted = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(wanted)


def load_model(name: str = "studio", device: str = "auto", folder: Path = WEIGHTS) -> StudioModel:
    """Load a model for use.

    Raises:
        ModelError: the weight file is missing, damaged or does not fit the networks.
    """
    place = choose_device(device)
    path = folder / name / "model.safetensors"
    try:
        with safe_open(path, framework="pt") as file:
            identity = (file.metadata() or {}).get("identity", "")
            tensors = {key: file.get_tensor(key).float() for key in file.keys()}  # noqa: SIM118 - no mapping
    except (OSError, SafetensorError) as error:
        raise ModelError(f"cannot load model {name!r} from {path}: {error}") from error
    modules: dict[str, nn.Module] = {"generator": Generator(), "encoders": Encoders()}
    for prefix, module in modules.items():
        start = f"{prefix}."
        try:
            module.load_state_dict({k.removeprefix(start): v for k, v in tensors.items() if k.startswith(start)})
        except RuntimeError as error:
            raise ModelError(f"model {name!r} in {path} does not fit this version of GC Studio") from error
        module.eval().requires_grad_(False).to(place).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return StudioModel(name, identity, modules["generator"], modules["encoders"], place)  # type: ignore[arg-type]
