"""Checkpoint -> `model.safetensors`: EMA weights in float16 with the model's identity in the header."""

from pathlib import Path

import torch
from safetensors.torch import save_file

from gc_studio.nets.model import identity_of


def export(checkpoint: Path, folder: Path) -> str:
    """Write `folder/model.safetensors` from the EMA weights of a checkpoint; returns the model's identity."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    tensors = {name: value.to(torch.float16).contiguous() for name, value in state["ema"].items()}
    identity = identity_of(tensors)
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / "model.safetensors.part"
    metadata = {"identity": identity, "steps": str(state["step"]), "photos": str(state["photos"])}
    save_file(tensors, temporary, metadata)
    temporary.replace(folder / "model.safetensors")
    return identity
