"""Textures that change places between the photos of a batch."""

import torch
import torch.nn.functional as F
from torch import Tensor

from gc_studio.document.regions import centrality
from gc_studio.nets.encoders import Encoders


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


def of_things(regions: Tensor) -> Tensor:
    """Which region is the thing in the middle of its picture, as `document.regions.central_cells` chooses it.

    regions: float (N, K, R, C) in {0, 1}, which cells take which texture -> bool (N, K), one True a picture.
    """
    inside = torch.from_numpy(centrality(*regions.shape[2:])).to(regions)
    shares = (regions * inside).sum((2, 3)).masked_fill(~regions.any((2, 3)), -torch.inf)
    return F.one_hot(shares.argmax(1), regions.shape[1]).bool()


def swapped_in_things(own: Tensor, given: Tensor, regions: Tensor) -> Tensor:
    """For each photo its own textures, but for the thing in the middle that of the thing in the photo before.

    Args:
        own, given: float (N, K, 64), textures as the photo has them and as others take them.
        regions: as for `of_things`.

    Returns:
        float (N, K, 64).
    """
    is_thing = of_things(regions)[..., None]
    of_before = (given * is_thing).sum(1, keepdim=True).roll(1, 0)
    return torch.where(is_thing, of_before, own)


def alone(pictures: Tensor, shares: Tensor) -> Tensor:
    """Every region of every picture, all else in the region's mean colour.

    What `analysis.analyse.texture_alone` does to photos whose texture is given to others.

    Args:
        pictures: float (N, 3, H, W).
        shares: float (N, K, H / 2, W / 2), how much of each region every pixel is.

    Returns:
        float (N, K, 3, H, W).
    """
    # A run in mixed precision may hand over bfloat16, but sums and shares are float32.
    pictures = pictures.float()
    # A pixel less all around: next to a border there is some of what lies beyond.
    inside = 1 - F.max_pool2d((shares <= 0.5).float(), 3, 1, 1)
    inside = F.interpolate(inside, scale_factor=2.0, mode="nearest")[:, :, None]
    sums = (pictures[:, None] * inside).sum((3, 4), keepdim=True)
    return torch.lerp(sums / inside.sum((3, 4), keepdim=True).clamp_min(1), pictures[:, None], inside)


def textures_alone(encoders: Encoders, pictures: Tensor, regions: Tensor, shares: Tensor) -> tuple[Tensor, Tensor]:
    """Mean and log variance of the textures of regions that know nothing of what lies around them, (N, K, 64) each.

    Args:
        encoders: read them.
        pictures: float (N, 3, H, W).
        regions: float (N, K, H / 16, W / 16) in {0, 1}, which cells take which texture.
        shares: as for `alone`.
    """
    separate = alone(pictures, shares).flatten(0, 1).contiguous(memory_format=torch.channels_last)
    mean, log_variance, _ = encoders(separate, regions.flatten(0, 1)[:, None])
    return mean.unflatten(0, regions.shape[:2])[:, :, 0], log_variance.unflatten(0, regions.shape[:2])[:, :, 0]
