"""Encoders and generator as training calls them: photos taken apart, given textures, and painted again."""

from typing import Literal

import torch
from torch import Tensor, nn

from gc_studio.nets.encoders import Encoders, quantise
from gc_studio.nets.generator import Generator
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step
from gc_studio.training.swap import swapped, swapped_in_things, textures_alone

Swap = Literal["all", "thing"]
"""Which textures of a batch change places: all, or those of the things in the middle, as a click gives them."""


class Codec(nn.Module):
    """Encoders and generator as one module, called once a step: what several devices need to agree on gradients.

    The names of its parameters are those in the exported file.
    """

    def __init__(self) -> None:
        super().__init__()
        self.generator, self.encoders = Generator(), Encoders()

    def forward(
        self,
        photo: Tensor,
        structure: Tensor,
        mask: Tensor,
        regions: Tensor,
        shares: Tensor,
        swap: Swap | None,
        whole: tuple[Tensor, Tensor, Tensor] | None = None,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Take photos apart and paint them again.

        Args:
            photo, structure, mask, regions, shares: float, as `Batch.as_floats` gives them.
            swap: paint structures with textures of other photos, nothing preserved; None paints the photos.
            whole: what is encoded in the place of the photos, which are cut out of it, see `Batch.whole_as_floats`.

        Returns:
            The pictures (N, 3, H, W), and mean and log variance of the textures (N, K, 64); with `swap` in their
            place the textures that were painted and those that the encoders find in the pictures (2, N, K, 64), in each
            region alone and in it as it stands among the others.
        """
        if whole is None:
            mean, log_variance, w = self.encoders(photo, regions)
        else:
            *encoded, place = whole
            mean, log_variance, w = self.encoders(*encoded)
            w = _parts_of(w, place, mask.shape[2:])
        texture = sampled(mean, log_variance)
        if swap:
            # As textures are given to other pictures, and found in them.
            with torch.no_grad():
                given = sampled(*textures_alone(self.encoders, photo, regions, shares))
            texture = swapped(given, regions) if swap == "all" else swapped_in_things(texture, given, regions)
            mask = torch.zeros_like(mask)
        decoded = self.generator(structure, texture, quantise(w) * mask, mask, shares).float()
        if swap:
            found = textures_alone(self.encoders, decoded, regions, shares)[0], self.encoders(decoded, regions)[0]
            return decoded, texture, torch.stack(found)
        return decoded, mean, log_variance


def _parts_of(codes: Tensor, place: Tensor, shape: torch.Size) -> Tensor:
    """From each of codes (N, C, R', C') the cells (C, *shape) that begin at its place, int64 (N, 2)."""
    rows, columns = shape
    return torch.stack(
        [
            own[:, top : top + rows, left : left + columns]
            for own, (top, left) in zip(codes, place.tolist(), strict=True)
        ]
    )


def sampled(mean: Tensor, log_variance: Tensor) -> Tensor:
    """Texture codes with the noise of the posterior and of the quantiser."""
    noise = torch.exp(0.5 * log_variance) * torch.randn_like(mean)
    return mean + noise + (torch.rand_like(mean) - 0.5) * quantiser_step(TEXTURE_QP)
