"""Small networks that forecast symbols: trained in floats on packed binary inputs, then rounded to integer layers."""

import copy
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn
from tqdm import tqdm

from gc_studio.bitstream.integernet import IntegerNet, Layer

Tables = dict[str, NDArray[Any]]
"""Integer arrays of the tables file by name."""

BATCH = 4096
LEARNING_RATE = 2e-3
WARM_UP_STEPS = 500

_WEIGHT_UNIT = 64
_HIDDEN_UNITS = (64, 16)
"""Units of the first and of every later hidden layer; the sums between them must stay below 2^24."""


@dataclass(frozen=True)
class Samples:
    """Training samples: packed inputs uint8 (n, ceil(K / 8)), symbols (n,), weights float32 (n,)."""

    inputs: NDArray[np.uint8]
    symbols: NDArray[Any]
    weights: NDArray[np.float32]

    @staticmethod
    def concatenated(parts: Sequence["Samples"]) -> "Samples":
        """All samples, the weights scaled to a mean of 1."""
        inputs, symbols, weights = (
            np.concatenate([getattr(part, name) for part in parts]) for name in ("inputs", "symbols", "weights")
        )
        return Samples(inputs, symbols, weights / weights.mean())


def train_net(
    samples: Samples,
    usable: NDArray[np.bool_],
    hidden: Sequence[int],
    symbols: int,
    steps: int,
    name: str,
    start: nn.Sequential | None = None,
) -> nn.Sequential:
    """A ReLU network by weighted cross-entropy (nats).

    Args:
        samples: what to learn.
        usable: bool (K,), inputs that are ever known; the weights of the others stay zero.
        hidden: sizes of the hidden layers.
        symbols: 2 gives one logit of True, more give a logit each.
        steps: of BATCH samples; the learning rate falls linearly.
        name: for the progress bar.
        start: a network to go on from, at a third of the learning rate; it is left as it is.
    """
    torch.manual_seed(1)
    rng = np.random.default_rng(1)
    keep = torch.from_numpy(usable.astype(np.float32))
    sizes = [len(usable), *hidden, 1 if symbols == 2 else symbols]
    layers: list[nn.Module] = []
    for before, after in itertools.pairwise(sizes):
        layers += [nn.Linear(before, after), nn.ReLU()]
    net = copy.deepcopy(start) if start else nn.Sequential(*layers[:-1])
    rate = LEARNING_RATE / 3 if start else LEARNING_RATE
    optimiser = torch.optim.Adam(net.parameters(), rate)
    mean = 0.0
    with tqdm(range(steps), desc=name, mininterval=10) as bar:
        for step in bar:
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1.0, step / WARM_UP_STEPS) * (1 - step / steps) + 1e-5
            index = rng.integers(0, len(samples.symbols), BATCH)
            inputs = torch.from_numpy(np.unpackbits(samples.inputs[index], axis=1, count=len(usable)))
            losses = _cross_entropy(net(inputs.float() * keep), torch.from_numpy(samples.symbols[index]))
            loss = (losses * torch.from_numpy(samples.weights[index])).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            mean += 0.01 * (loss.item() - mean) if step else loss.item()
            bar.set_postfix(loss=f"{mean:.4f}", refresh=False)
    with torch.no_grad():
        first = net[0]
        assert isinstance(first, nn.Linear)
        first.weight *= keep
    return net


def _cross_entropy(logits: Tensor, symbols: Tensor) -> Tensor:
    if logits.shape[1] == 1:
        return F.binary_cross_entropy_with_logits(logits[:, 0], symbols.float(), reduction="none")
    return F.cross_entropy(logits, symbols.long(), reduction="none")


def integer_layers(net: nn.Sequential, logit_unit: int) -> list[Layer]:
    """The network on integers: weights in 1 / 64, hidden values in 1 / 64, later 1 / 16, logits in 1 / logit_unit."""
    linears = [module for module in net if isinstance(module, nn.Linear)]
    units = [1, *(_HIDDEN_UNITS[min(i, 1)] for i in range(len(linears) - 1)), logit_unit]
    layers = []
    for linear, unit_in, unit_out in zip(linears, units[:-1], units[1:], strict=True):
        shift = round(np.log2(_WEIGHT_UNIT * unit_in / unit_out))
        weights = np.rint(linear.weight.detach().double().numpy() * _WEIGHT_UNIT).astype(np.int64)
        bias = np.rint(linear.bias.detach().double().numpy() * _WEIGHT_UNIT * unit_in).astype(np.int64)
        layers.append(Layer(weights, bias, shift))
    IntegerNet(layers)
    return layers


def float_net(arrays: Tables, name: str) -> nn.Sequential:
    """A network to go on from: what `integer_layers` made whole numbers of, as `as_arrays` names them."""
    layers: list[nn.Module] = []
    unit = 1
    for index in range(len(arrays[f"{name}_shifts"])):
        weights, bias = (torch.from_numpy(arrays[f"{name}_{kind}_{index}"]).float() for kind in ("weights", "bias"))
        linear = nn.Linear(weights.shape[1], weights.shape[0])
        linear.load_state_dict({"weight": weights / _WEIGHT_UNIT, "bias": bias / (_WEIGHT_UNIT * unit)})
        layers += [linear, nn.ReLU()]
        unit = _HIDDEN_UNITS[min(index, 1)]
    return nn.Sequential(*layers[:-1])


def as_arrays(name: str, layers: Sequence[Layer]) -> Tables:
    """Arrays of the tables file: `<name>_weights_<i>`, `<name>_bias_<i>`, `<name>_shifts`."""
    arrays = {f"{name}_shifts": np.array([layer.shift for layer in layers], np.int32)}
    for index, layer in enumerate(layers):
        arrays[f"{name}_weights_{index}"] = layer.weights.astype(np.int32)
        arrays[f"{name}_bias_{index}"] = layer.bias.astype(np.int32)
    return arrays
