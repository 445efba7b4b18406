"""The studio model's generator and the polishing net as ONNX files for the viewer, their weights stored as float16.

    python packaging/web/export_models.py FOLDER

Needs `pip install onnx`. Weights of released models are float16 numbers, so nothing is lost.
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from gc_studio.document import STUDIO
from gc_studio.nets.generator import Generator
from gc_studio.nets.model import load_model
from gc_studio.nets.polish import load_polish
from gc_studio.nets.registry import find_model
from gc_studio.storage import write_atomic

_OPSET = 17
_LARGE = 256
"""Numbers in a tensor from which float16 saves more than its cast costs."""


class _Painted(nn.Module):
    """A generator whose output is what is shown, uint8 (1, H, W, 3)."""

    def __init__(self, generator: Generator) -> None:
        super().__init__()
        self._generator = generator

    def forward(self, structure: Tensor, texture: Tensor, detail: Tensor, mask: Tensor, shares: Tensor) -> Tensor:
        painted = self._generator(structure, texture, detail, mask, shares)
        return ((painted + 1) * 127.5).round().clamp(0, 255).to(torch.uint8).permute(0, 2, 3, 1)


def _with_halves(model: onnx.ModelProto) -> onnx.ModelProto:
    """Large weights as float16, cast to float32 where they are used."""
    graph, casts = model.graph, []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < _LARGE:
            continue
        halves = values.astype(np.float16)
        if not np.array_equal(halves.astype(np.float32), values):
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(halves, f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.node.insert(0, cast)
    onnx.checker.check_model(model)
    return model


def _exported(net: nn.Module, inputs: dict[str, Tensor], output: str, free: dict[str, dict[int, str]]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "net.onnx"
        torch.onnx.export(
            net,
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=[output],
            opset_version=_OPSET,
            dynamo=False,
            dynamic_axes=free,
        )
        return _with_halves(onnx.load(path)).SerializeToString()


def generator_onnx() -> bytes:
    """G as a file: structure, texture, detail, mask and shares, see `Generator.forward`, to uint8 (1, H, W, 3)."""
    rows, columns, textures = 4, 6, 2
    inputs = {
        "structure": torch.zeros(1, 1, 8 * rows, 8 * columns),
        "texture": torch.zeros(1, textures, STUDIO.texture_dimensions),
        "detail": torch.zeros(1, STUDIO.detail_channels, rows, columns),
        "mask": torch.zeros(1, 1, rows, columns),
        "shares": torch.full((1, textures, 8 * rows, 8 * columns), 1 / textures),
    }
    half, cells = {2: "h2", 3: "w2"}, {2: "h16", 3: "w16"}
    free = {"structure": half, "texture": {1: "k"}, "detail": cells, "mask": cells, "shares": half | {1: "k"}}
    generator = load_model(device="cpu").generator.float().eval()
    return _exported(_Painted(generator), inputs, "levels", free | {"levels": {1: "h", 2: "w"}})


def polish_onnx() -> bytes:
    """The polishing net as a file: seen (1, 4, H, W) to polished (1, 3, H, W)."""
    sides = {2: "h", 3: "w"}
    inputs = {"seen": torch.zeros(1, 4, 32, 48)}
    return _exported(load_polish("cpu"), inputs, "polished", {"seen": sides, "polished": sides})


def export(folder: Path) -> None:
    """Write generator.onnx, polish.onnx and model.json, which says whose they are."""
    folder.mkdir(parents=True, exist_ok=True)
    description = find_model(STUDIO.name)
    write_atomic(folder / "generator.onnx", generator_onnx())
    write_atomic(folder / "polish.onnx", polish_onnx())
    about = {"identity": description.identity, "name": description.name}
    write_atomic(folder / "model.json", json.dumps(about).encode())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    export(parser.parse_args().folder)
