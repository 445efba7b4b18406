"""3x3 convolutions with a quarter of the products: Winograd's minimal filtering, as operations that OpenVINO has."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

TILE = 4
"""Pixels along a tile of the output; a tile of the input has two more."""

_OF_INPUT = (
    (4, 0, -5, 0, 1, 0),
    (0, -4, -4, 1, 1, 0),
    (0, 4, -4, -1, 1, 0),
    (0, -2, -1, 2, 1, 0),
    (0, 2, -1, -2, 1, 0),
    (0, 4, 0, -5, 0, 1),
)
_OF_OUTPUT = ((1, 1, 1, 1, 1, 0), (0, 1, -1, 2, -2, 0), (0, 1, 1, 4, 4, 0), (0, 1, -1, 8, -8, 1))
_OF_KERNEL = (
    (1 / 4, 0, 0),
    (-1 / 6, -1 / 6, -1 / 6),
    (-1 / 6, 1 / 6, -1 / 6),
    (1 / 24, 1 / 12, 1 / 6),
    (1 / 24, -1 / 12, 1 / 6),
    (0, 0, 1),
)
"""B^T, A^T and G of F(4, 3)."""


class WinogradConv(nn.Module):
    """Y = A^T [(G g G^T) * (B^T d B)] A for tiles d of 6x6 pixels and kernels g (Lavin and Gray, CVPR 2016).

    The products in the middle are 6x6 products of matrices: tiles by channels times channels by channels. The two
    transforms are one each, too, and not sums of slices, for every operation takes memory of its own. The result is
    that of the convolution but for rounding, of 1e-6 of the largest value or so.
    """

    def __init__(self, conv: nn.Conv2d) -> None:
        super().__init__()
        of_kernel = torch.tensor(_OF_KERNEL, dtype=torch.float64)
        weight = torch.einsum("ia,jb,ocab->ijco", of_kernel, of_kernel, conv.weight.detach().double())
        self._weight = nn.Parameter(weight.float().contiguous(), requires_grad=False)
        self._bias = conv.bias
        self._of_input, self._of_output = (
            nn.Parameter(torch.kron(along, along), requires_grad=False)
            for along in (torch.tensor(_OF_INPUT).float(), torch.tensor(_OF_OUTPUT).float())
        )

    def forward(self, x: Tensor) -> Tensor:
        """x: float32 (N, C, H, W), H and W multiples of 4 -> (N, C', H, W)."""
        pictures, channels, height, width = x.shape
        rows, columns = height // TILE, width // TILE
        # Channels last, so that what is moved are large pieces; lines first, for they are cut into tiles first.
        padded = F.pad(x, (1, TILE - 1, 1, TILE - 1)).permute(2, 0, 3, 1)
        lines = padded.reshape(rows + 1, TILE, -1, channels)
        # The last two lines of a tile are the first two of the next.
        lines = torch.cat([lines[:-1], lines[1:, :2]], 1)
        pixels = lines.reshape(-1, columns + 1, TILE, channels)
        pixels = torch.cat([pixels[:, :-1], pixels[:, 1:, :2]], 2)
        tiles = pixels.reshape(rows, 6, pictures, columns, 6, channels).permute(1, 4, 0, 2, 3, 5).reshape(36, -1)
        # Of 36 and not 6x6 products OpenVINO would keep a copy of the weights for every program.
        products = (self._of_input @ tiles).reshape(6, 6, -1, channels) @ self._weight
        blocks = (self._of_output @ products.reshape(36, -1)).reshape(TILE, TILE, rows, pictures, columns, -1)
        y = blocks.permute(3, 2, 0, 4, 1, 5).reshape(pictures, height, width, -1).permute(0, 3, 1, 2)
        return y if self._bias is None else y + self._bias[:, None, None]
