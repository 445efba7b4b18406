"""Sets of pictures that should be alike though no two of them show the same: photos, and photos in others' textures."""

import torch
from torch import Tensor, nn

KEPT = 1024
"""Pictures of each set that are remembered: what a batch of four says of a distribution is mostly chance."""

LEAST = 128
"""Pictures of each set from which on something can be said."""


class FeatureSets(nn.Module):
    """Features of the last photos, and of the last pictures that should look like photos.

    A picture in a texture that is not its own has no original to be compared with, but together such pictures should be
    distributed as photos are (dos Santos et al., Learning Implicit Generative Models by Matching Perceptual Features,
    ICCV 2019). The buffer `kept`, float32 (2, KEPT, C), photos and pictures, is kept with a run, so that it goes on
    where it stopped.
    """

    def __init__(self, widths: list[int]) -> None:
        """Begin with empty sets.

        widths: channels of every map that features are of, C in all.
        """
        super().__init__()
        self._widths = widths
        self._seen = 0
        self.kept = nn.Buffer(torch.zeros(2, KEPT, sum(widths)))

    def get_extra_state(self) -> int:
        """How many of each set were seen; no tensor, for the processor would have to wait for the GPU to read it."""
        return self._seen

    def set_extra_state(self, state: int) -> None:
        """Go on from there."""
        self._seen = state

    def forward(self, photos: Tensor, pictures: Tensor) -> Tensor:
        """Squared MMD of the two sets, the mean over maps; its gradient moves the new pictures alone. Remembers both.

        E k(x, x') + E k(y, y') - 2 E k(x, y) with the kernel k(x, y) = (x . y / C_i + 1)^3 of the kernel inception
        distance (Binkowski et al., ICLR 2018), each channel by the mean and the deviation that it has in photos.

        Args:
            photos, pictures: float32 (N, C), new ones, each map averaged over places.

        Returns:
            Scalar; 0 until LEAST of each are remembered.
        """
        known = min(self._seen, KEPT)
        # In mixed precision, too: small differences of large sums.
        with torch.autocast(self.kept.device.type, enabled=False):
            distance = self._distance(photos, pictures, known) if known >= LEAST else 0 * pictures.sum()
        place = (self._seen + torch.arange(len(photos), device=self.kept.device)) % KEPT
        self.kept[:, place] = torch.stack([photos, pictures]).detach()
        self._seen += len(photos)
        return distance

    def _distance(self, photos: Tensor, pictures: Tensor, known: int) -> Tensor:
        deviation, mean = torch.std_mean(self.kept[0, :known], 0)
        # A channel that says nothing in photos must not count for everything in pictures.
        deviation = deviation.clamp_min(1e-3 * deviation.mean())
        sets = (photos, pictures, *self.kept[:, :known])
        maps = (((features - mean) / deviation).split(self._widths, 1) for features in sets)
        distances = []
        for y, x, known_y, known_x in zip(*maps, strict=True):
            among_photos, among_pictures = _mean_kernel(y, known_y), _mean_kernel(x, known_x)
            # The kernel is symmetric, and new pictures stand for all: their slope counts twice, their value once.
            moving = 2 * (among_pictures - _mean_kernel(x, known_y))
            distances.append(moving + (among_photos - among_pictures).detach())
        return torch.stack(distances).mean()


def _mean_kernel(a: Tensor, b: Tensor) -> Tensor:
    return (a @ b.T / a.shape[1] + 1).pow(3).mean()
