"""What the trainings of `hfgan` and `layered` share: photos with their lines, a texture drawn about its mean, and D.

    L = sum_k lambda_k L_k,   the last of them LSGAN, by a patch discriminator that is told of the lines

Steps take crops at the scale of documents and whole photos in turn: of crops there are more, and only whole photos have
the statistics of a document.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from typing import ClassVar

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.utils.data import DataLoader, IterableDataset

from gc_studio.document import Codes
from gc_studio.nets.registry import header_of
from gc_studio.training import losses
from gc_studio.training.crops import random_crop, random_square
from gc_studio.training.data import Shared
from gc_studio.training.papers.patches import PatchDiscriminator
from gc_studio.training.papers.runs import SCENE_SIZE, Run, Settings, adam, as_pictures

ADVERSARIAL_FROM = 0.15
"""Share of the run after which D has its say."""

LinesOf = Callable[[NDArray[np.uint8], np.random.Generator], tuple[NDArray[np.float32], ...]]
"""Photo -> planes that are told of its lines, each float32 (1, H, W)."""


class LinedStream(IterableDataset[list[Tensor]]):
    """Endless batches: photos, uint8 (N, 3, S, S), and what `LinesOf` makes of each, float32 (N, 1, H, W)."""

    def __init__(self, settings: Settings, lines_of: LinesOf, first_step: int) -> None:
        self._settings, self._lines_of, self._first_step = settings, lines_of, first_step

    def __iter__(self) -> Iterator[list[Tensor]]:
        cv2.setNumThreads(1)
        settings, photos = self._settings, Shared(self._settings.packs)
        for step in count(self._first_step):
            rng = np.random.default_rng([settings.seed, step])
            size = settings.size if step % 2 else SCENE_SIZE
            # As many pixels in either.
            pictures = max(settings.batch * settings.size**2 // size**2, 1)
            crops = [random_square(random_crop(photos.photo(rng), SCENE_SIZE, rng), size, rng) for _ in range(pictures)]
            planes = zip(*(self._lines_of(crop, rng) for crop in crops), strict=True)
            whole = torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2)
            yield [whole, *(torch.from_numpy(np.stack(own)) for own in planes)]


class LinedTraining:
    """Networks and optimisers of a run, and one step of it; a family says what its losses are."""

    weights: ClassVar[Mapping[str, float]]
    """lambda_k by the names of the losses."""

    def __init__(self, settings: Settings, net: nn.Module, codes: Codes, lines_of: LinesOf) -> None:
        """net: with `encoder`, photo -> mean and log variance. lines_of: what the run is told of lines."""
        self.net, self.lines_of = net, lines_of
        self.discriminator = PatchDiscriminator(told=1)
        for module in (self.net, self.discriminator):
            module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.optimiser, self.discriminator_optimiser = adam(net, settings), adam(self.discriminator, settings)
        self.run = Run(
            settings,
            net,
            {"discriminator": self.discriminator},
            {"optimiser": self.optimiser, "discriminator_optimiser": self.discriminator_optimiser},
            partial(header_of, family=codes.name, codes=codes),
            self.sheet,
        )

    def terms(self, photo: Tensor, planes: list[Tensor]) -> tuple[dict[str, Tensor], Tensor, Tensor]:
        """Losses of a batch but for the adversarial one, the decoded pictures, and what D is told, (N, 1, H, W).

        photo: (N, 3, S, S) in [-1, 1]; planes: as `LinedStream` has them.
        """
        raise NotImplementedError

    def sheet(self, photos: Tensor) -> NDArray[np.uint8]:
        """As for `Run`."""
        raise NotImplementedError

    def train_on(self, batch: list[Tensor]) -> dict[str, Tensor]:
        """One step of both sides; returns the losses, detached."""
        photo = as_pictures(batch[0])
        terms, decoded, told = self.terms(photo, batch[1:])
        judged: dict[str, Tensor] = {}
        if self.run.seconds >= ADVERSARIAL_FROM * 60 * self.run.settings.minutes:
            judged["discriminator"] = self._learn_to_judge(photo, decoded.detach(), told)
            self.discriminator.requires_grad_(False)
            terms["adversarial"] = losses.adversarial_loss(self.discriminator(decoded, told))
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack([self.weights[name] * term for name, term in terms.items()]).sum().backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimiser.step()
        self.run.average()
        return {name: term.detach() for name, term in (terms | judged).items()}

    def _learn_to_judge(self, photo: Tensor, decoded: Tensor, told: Tensor) -> Tensor:
        self.discriminator.requires_grad_(True)
        loss = losses.discriminator_loss(self.discriminator(photo, told), self.discriminator(decoded, told))
        self.discriminator_optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.discriminator_optimiser.step()
        return loss

    def lines_of_samples(self, photos: Tensor) -> list[Tensor]:
        """What `lines_of` makes of photos (N, 3, S, S) in [-1, 1]."""
        rng = np.random.default_rng(0)
        levels = ((photos + 1) * 127.5).round().to(torch.uint8).permute(0, 2, 3, 1).contiguous().numpy()
        planes = zip(*(self.lines_of(picture, rng) for picture in levels), strict=True)
        return [torch.from_numpy(np.stack(own)) for own in planes]

    def go(self) -> None:
        """Run, or go on with, the run in `settings.out`."""
        settings = self.run.settings
        settings.out.mkdir(parents=True, exist_ok=True)
        self.run.resume()
        stream = LinedStream(settings, self.lines_of, self.run.step)
        # One process at most: the stream has but one order.
        batches = iter(DataLoader(stream, batch_size=None, num_workers=min(settings.workers, 1)))
        self.run.go(lambda: self.train_on(next(batches)))


def keep_variance(module: nn.Module) -> None:
    """He initialisation of convolutions that no normalisation follows; torch's own lets signals fade over a few."""
    for part in module.modules():
        if isinstance(part, nn.Conv2d) and part.out_channels > 3:
            nn.init.kaiming_normal_(part.weight, a=0.2)
            if part.bias is not None:
                nn.init.zeros_(part.bias)


def sampled(mean: Tensor, log_variance: Tensor) -> Tensor:
    """A texture about its mean (Kingma and Welling, 2014), for one region: both (N, D) -> (N, 1, D)."""
    return (mean + torch.randn_like(mean) * (0.5 * log_variance).exp())[:, None]
