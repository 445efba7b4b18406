"""Textures that change places between the photos of a batch."""

import torch
from torch import Tensor


def swapped(textures: Tensor, regions: Tensor) -> Tensor:
    """For each photo the textures of the one before.

    A photo with fewer regions gives its first texture in the place of those that it lacks: the code of a region without
    a cell is no texture, and no picture should be taught to show it.

    Args:
        textures: float (N, K, 64).
        regions: float (N, K, R, C) in {0, 1}, which cells take which texture.

    Returns:
        float (N, K, 64).
    """
    textures, is_used = textures.roll(1, 0), regions.any((2, 3)).roll(1, 0)
    first = textures[torch.arange(len(textures), device=textures.device), is_used.int().argmax(1)]
    return torch.where(is_used[..., None], textures, first[:, None])
