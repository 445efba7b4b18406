"""The networks that forecast the coefficients of kept cells, in floats: what `bitstream.cells` runs on integers.

They look at whole pictures by convolutions, both parities of cells at once; their inputs and outputs are those of
`bitstream.cells`, in the same order.
"""

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from gc_studio.bitstream.cell_context import (
    DETAIL_INPUTS,
    GROUPS,
    MOST_OWN,
    MOST_RAW,
    MOST_SUM,
    STRUCTURE_INPUTS,
    Group,
    groups,
)
from gc_studio.bitstream.cell_tables import FIRST_WITH_FLAG, MOST_HIDDEN
from gc_studio.document import COARSEST, COEFFICIENTS

HIDDEN = 96, 64
_UNIT = 16
"""Hidden values and outputs are in 1 / 16 once they are integers."""
_WEIGHT_UNIT = 64
_LEAST_PROBABILITY = 2.0**-15
_LEAST_SPREAD, _MOST_SPREAD = -3.5, 4.0
_START_SPREADS = (2.0, 0.3)
_CROSS = torch.tensor([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]])[None, None]


def _sums(group: Group, symbols: Tensor) -> list[Tensor]:
    return [symbols[:, band].abs().sum(1, keepdim=True).clamp(max=MOST_SUM) for band in group.bands]


def _summary(group: Group, symbols: Tensor) -> Tensor:
    return torch.cat([symbols[:, group.told].clamp(-MOST_RAW, MOST_RAW), *_sums(group, symbols)], 1)


def _owned(group: Group, symbols: Tensor) -> Tensor:
    most = MOST_OWN if group.bands else MOST_RAW
    return torch.cat([symbols[:, group.own].clamp(-most, most), *_sums(group, symbols)], 1)


class GroupNet(nn.Module):
    """Forecasts one group: mean and logarithm of the spread of each coefficient, and a logit that there is any."""

    def __init__(self, number: int, is_faithful: bool) -> None:
        super().__init__()
        first, second = HIDDEN
        before, group = groups()[:number], groups()[number]
        self.number, count = number, len(group.own)
        told = sum(other.summary_size for other in before)
        owned = sum(other.own_size for other in before)
        everything = sum(other.summary_size for other in groups())
        self.around = nn.Conv2d(told + 1 + COARSEST + 1 + DETAIL_INPUTS, first, 3, padding=1)
        self.beside = nn.Conv2d(group.summary_size + 1, first, 3, padding=1, bias=False)
        self.own = nn.Conv2d(owned, first, 1, bias=False) if owned else None
        self.below = nn.Conv2d(everything, first, 3, padding=1, bias=False) if is_faithful else None
        self.lines = nn.Conv2d(STRUCTURE_INPUTS, first, 1, bias=False)
        most = MOST_HIDDEN / _UNIT
        has_flag = number >= FIRST_WITH_FLAG
        self.hidden = nn.Sequential(nn.Hardtanh(0, most), nn.Conv2d(first, second, 1), nn.Hardtanh(0, most))
        self.last = nn.Conv2d(second, 2 * count + has_flag, 1)
        with torch.no_grad():
            for part in (self.around, self.beside, self.own, self.below, self.lines):
                if part is not None:
                    part.weight *= 0.3
            self.last.weight.zero_()
            assert self.last.bias is not None
            self.last.bias[count : 2 * count] = _START_SPREADS[number] if number < len(_START_SPREADS) else -0.3

    def forward(
        self, symbols: Tensor, kept: Tensor, coarseness: Tensor, detail: Tensor, lines: Tensor, fine: Tensor | None
    ) -> Tensor:
        """Outputs (N, 2 c + 1 or 2 c, rows, columns).

        Args:
            symbols: (N, 384, rows, columns), zero where not kept.
            kept: (N, 1, rows, columns), 0 or 1.
            coarseness: (N, 4, rows, columns), one-hot and zero where not kept.
            detail: (N, 12, rows, columns), symbols and magnitudes.
            lines: (N, 144, rows, columns), the structure map in and around each cell.
            fine: (N, 384, rows, columns), coefficients of the level below; None for the fine level.
        """
        group, rows, columns = groups()[self.number], *kept.shape[2:]
        is_even = (torch.arange(rows)[:, None] + torch.arange(columns)) % 2 == 0
        told = [_summary(other, symbols) for other in groups()[: self.number]]
        hidden = self.around(torch.cat([*told, kept, coarseness, detail], 1)) + self.lines(lines)
        even = torch.cat([_summary(group, symbols), torch.ones_like(kept)], 1) * kept * is_even
        hidden = hidden + ~is_even * F.conv2d(even, self.beside.weight * _CROSS, padding=1)
        if self.own is not None:
            hidden = hidden + self.own(torch.cat([_owned(other, symbols) for other in groups()[: self.number]], 1))
        if self.below is not None and fine is not None:
            hidden = hidden + self.below(torch.cat([_summary(other, fine) for other in groups()], 1))
        outputs: Tensor = self.last(self.hidden(hidden))
        return outputs

    def integer_arrays(self, name: str) -> dict[str, NDArray[np.int16 | np.int32]]:
        """Weights and biases by the names of the tables file, inputs in the order of `bitstream.cells`."""
        beside = self.beside.weight[:, :, (0, 1, 1, 2), (1, 0, 2, 1)]
        own = [] if self.own is None else [self.own.weight]
        below = [] if self.below is None else [self.below.weight]
        first = torch.cat(
            [part.flatten(1) for part in (self.around.weight, beside, *own, *below, self.lines.weight)], 1
        )
        middle = self.hidden[1]
        assert isinstance(middle, nn.Conv2d)
        arrays: dict[str, NDArray[np.int16 | np.int32]] = {}
        layers = (
            (first, self.around.bias, 1),
            (middle.weight, middle.bias, _UNIT),
            (self.last.weight, self.last.bias, _UNIT),
        )
        for index, (weight, bias, unit) in enumerate(layers):
            assert bias is not None
            arrays[f"{name}_weights_{index}"] = _rounded(weight.flatten(1) * _WEIGHT_UNIT).astype(np.int16)
            arrays[f"{name}_bias_{index}"] = _rounded(bias * _WEIGHT_UNIT * unit).astype(np.int32)
        return arrays


def _rounded(values: Tensor) -> NDArray[np.float64]:
    return np.rint(values.detach().double().numpy())


class LevelNet(nn.Module):
    """Forecasts all coefficients of a level."""

    def __init__(self, is_faithful: bool) -> None:
        super().__init__()
        self.nets = nn.ModuleList(GroupNet(number, is_faithful) for number in range(GROUPS))
        self.by_fine = nn.Parameter(torch.zeros(COEFFICIENTS, 3, 2)) if is_faithful else None

    def group(self, number: int) -> GroupNet:
        """The network of a group."""
        net = self.nets[number]
        assert isinstance(net, GroupNet)
        return net

    def forecast(
        self, number: int, symbols: Tensor, kept: Tensor, *others: Tensor, fine: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor | None]:
        """Means and logarithms of spreads of a group, (N, c, rows, columns) each, and logits that there is any."""
        own = groups()[number].own
        outputs = self.group(number)(symbols, kept, *others, fine)
        mean, spread, filled = outputs.split([len(own), len(own), outputs.shape[1] - 2 * len(own)], 1)
        if self.by_fine is not None and fine is not None:
            below = fine[:, own]
            row = torch.arange(len(own))[:, None, None]
            added = self.by_fine[own][row, below.abs().clamp(max=2).long()]
            mean, spread = mean + below.sign() * added[..., 0], spread + added[..., 1]
        return mean, spread, filled if filled.shape[1] else None

    def bits(self, symbols: Tensor, kept: Tensor, *others: Tensor, fine: Tensor | None = None) -> Tensor:
        """Bits of each picture and group, (N, GROUPS), under logistic distributions; arguments as for `GroupNet`."""
        totals = []
        for number, group in enumerate(groups()):
            mean, spread, logit = self.forecast(number, symbols, kept, *others, fine=fine)
            distance, width = symbols[:, group.own] - mean, spread.clamp(_LEAST_SPREAD, _MOST_SPREAD).exp()
            share = torch.sigmoid((distance + 0.5) / width) - torch.sigmoid((distance - 0.5) / width)
            bits = -share.clamp(min=_LEAST_PROBABILITY).log2().sum(1, keepdim=True)
            if logit is not None:
                is_filled = symbols[:, group.own].any(1, keepdim=True).float()
                asked = F.binary_cross_entropy_with_logits(logit, is_filled, reduction="none") / np.log(2)
                bits = bits * is_filled + asked
            totals.append((bits * kept).sum((1, 2, 3)))
        return torch.stack(totals, 1)
