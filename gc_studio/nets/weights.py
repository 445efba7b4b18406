"""Weight files -> arrays, without torch."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from gc_studio.nets.layout import Shapes
from gc_studio.storage import WEIGHTS
from gc_studio.words import tr

Weights = Mapping[str, NDArray[np.float32]]
"""Arrays of a network by name, in the order of their dimensions: OpenVINO reads such ones where they are."""

CONTOURS = WEIGHTS / "contours" / "contours.safetensors"
"""float16 tensors of a `contours.ContourNet`, with their identity in the header. No document belongs to this net: it is
no model of those that `registry.installed_models` lists."""

FEATURES = WEIGHTS / "refine" / "features.safetensors"
"""The same of a `features.FeatureNet`."""

POLISH = WEIGHTS / "kept" / "polish.safetensors"
"""The same of a `polish.PolishNet`."""


LABELS = WEIGHTS / "street" / "labels.safetensors"
"""The same of a `labelling.LabelNet`, for the classes of the model beside it."""

JUDGE = WEIGHTS / "street" / "judge.safetensors"
"""The same of a `labelling.JudgeNet`."""

LANDMARKS = WEIGHTS / "suggest" / "landmarks.safetensors"
"""The same of the net of `landmarks`, which others made."""


class ModelError(RuntimeError):
    """A model that is missing, damaged or not the one asked for; the message is one line for the user."""


def read_weights(path: Path, what: str, shapes: Shapes | None = None) -> tuple[dict[str, str], Weights]:
    """What the header of a weight file says, and its arrays.

    Args:
        path: a safetensors file.
        what: what is in it, for people.
        shapes: what its arrays must be called and look like; None takes any.

    Raises:
        ModelError: the file is missing or damaged, or its arrays are others.
    """
    try:
        with safe_open(path, framework="numpy") as file:
            header = file.metadata() or {}
            weights = {key: file.get_tensor(key).astype(np.float32) for key in file.keys()}  # noqa: SIM118 - no mapping
    except (OSError, SafetensorError) as error:
        raise ModelError(tr("cannot load {what} from {path}: {why}", what=what, path=path, why=error)) from error
    if shapes is not None and {name: array.shape for name, array in weights.items()} != shapes:
        raise ModelError(tr("{what} in {path} does not fit this version of GC Studio", what=what, path=path))
    return header, weights


def of_part(weights: Weights, name: str) -> Weights:
    """The weights whose names begin with that of a part, without it."""
    return {key.removeprefix(f"{name}."): array for key, array in weights.items() if key.startswith(f"{name}.")}
