"""Checkpoint or two models -> `model.safetensors`: weights in float16 with the model's identity in the header."""

from collections.abc import Callable, Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from gc_studio.nets.model import ModelError, identity_of
from gc_studio.nets.registry import header_of


def export(checkpoint: Path, folder: Path) -> str:
    """Write `folder/model.safetensors` from the EMA weights of a checkpoint; returns the model's identity."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    return _write(state["ema"], folder, {"steps": str(state["step"]), "photos": str(state["photos"])})


def export_between(first: Path, second: Path, share: float, folder: Path) -> str:
    """Write `folder/model.safetensors` from the weights that lie between those of two models.

    Where a run goes on from weights, those on the way to its end are often better than either (Wortsman et al.,
    Robust fine-tuning of zero-shot models, CVPR 2022).

    Args:
        first, second: exported weights of networks of the same shapes.
        share: how far from the first to the second, 0 .. 1.
        folder: `weights/<model>`; may be where one of the two is.

    Returns:
        The model's identity.

    Raises:
        ModelError: a file cannot be read, or the two are not of the same shapes.
    """
    models = []
    for path in (first, second):
        try:
            models.append(load_file(path))
        except (OSError, SafetensorError) as error:
            raise ModelError(f"{path}: cannot be read ({error})") from error
    shapes = [{name: tensor.shape for name, tensor in model.items()} for model in models]
    if shapes[0] != shapes[1]:
        raise ModelError(f"{first} and {second} are weights of different networks; nothing lies between them")
    start, end = models
    return _write({name: torch.lerp(start[name].float(), end[name].float(), share) for name in start}, folder, {})


def _write(weights: dict[str, Tensor], folder: Path, metadata: dict[str, str]) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    return write_weights(weights, folder / "model.safetensors", header_of, metadata)


def write_weights(
    weights: Mapping[str, Tensor], path: Path, header: Callable[[str], dict[str, str]], metadata: dict[str, str]
) -> str:
    """Write a weight file in float16, as a whole or not at all; returns its identity.

    header: what stands in its header beside the metadata, given the identity.
    """
    tensors = {name: value.to(torch.float16).contiguous() for name, value in weights.items()}
    identity = identity_of(tensors)
    temporary = path.with_name(f"{path.name}.part")
    save_file(tensors, temporary, metadata | header(identity))
    temporary.replace(path)
    return identity
