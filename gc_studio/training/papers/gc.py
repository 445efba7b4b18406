"""Training of GC (`nets/papers/gc.py`): eq. 4 of Agustsson et al. (ICCV 2019), without its entropy term.

    min_{E,G} max_D  E[f(D(x))] + E[g(D(G(z)))] + lambda E[d(x, G(z))],   d = MSE, lambda = 10

f and g are those of LSGAN; D is a patch discriminator of two scales, with the feature matching of Wang et al. (CVPR
2018), and a perceptual loss, LPIPS in the place of VGG. As in the paper, the entropy is bounded by the number of
symbols alone, C log2(5) bits a cell.

Two further models are of the same networks: GC (D+), whose discriminator alone is told labels, D(x, s), and the
paper's baseline that is trained for MSE alone.
"""

from collections.abc import Mapping
from functools import partial

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor
from torch.utils.data import DataLoader

from gc_studio.document import Codes
from gc_studio.nets.layout import DETAIL_STRIDE, STRUCTURE_STRIDE
from gc_studio.nets.papers.gc import CHANNELS, NOISE, Gc, noise
from gc_studio.nets.registry import header_of
from gc_studio.training import losses
from gc_studio.training.crops import random_blob
from gc_studio.training.label_sets import STREET
from gc_studio.training.papers import runs
from gc_studio.training.papers.patches import PatchDiscriminator
from gc_studio.training.papers.runs import Run, Settings, adam, as_pictures, as_sheet, crops
from gc_studio.training.perceptual import LpipsSqueeze
from gc_studio.training.scene_data import SceneStream
from gc_studio.training.street import labelled_photos

WEIGHTS = {"mse": 10.0, "feature_matching": 10.0, "perceptual": 10.0, "adversarial": 1.0}
MSE_ALONE = {"mse": 10.0}
ADVERSARIAL_FROM = 0.2
"""Share of a run from scratch after which D has its say; before that there is nothing to judge."""
SYNTHESISED = 0.15
"""Share of the pictures of which a part is not preserved."""


def codes(name: str) -> Codes:
    """What documents of a model of this family hold."""
    return Codes(name, ("mask", "detail"), texture_dimensions=0, detail_channels=CHANNELS[-1])


class GcTraining:
    """Networks and optimisers of a run, and one step of it."""

    def __init__(self, settings: Settings, name: str, weights: Mapping[str, float] = WEIGHTS, classes: int = 0) -> None:
        """Draw or load what learns.

        Args:
            settings: of the run.
            name: of the model.
            weights: of the generator's terms; those that are left out are not computed.
            classes: of the labels that the discriminator is told; 0 if it is told none.
        """
        torch.manual_seed(settings.seed)
        self.weights, self.classes = weights, classes
        self.gc, self.discriminator = Gc(), PatchDiscriminator(classes)
        if settings.start_from is not None:
            self.gc.load_state_dict({key: value.float() for key, value in load_file(settings.start_from).items()})
        self.lpips = LpipsSqueeze(settings.perceptual)
        for module in (self.gc, self.discriminator, self.lpips):
            module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.optimiser, self.discriminator_optimiser = adam(self.gc, settings), adam(self.discriminator, settings)
        self.run = Run(
            settings,
            self.gc,
            {"discriminator": self.discriminator},
            {"optimiser": self.optimiser, "discriminator_optimiser": self.discriminator_optimiser},
            partial(header_of, family="gc", codes=codes(name)),
            self.sheet,
        )

    def train_on(self, photos: Tensor, labels: Tensor | None = None) -> dict[str, Tensor]:
        """One step of both sides; returns the loss terms, detached.

        photos: uint8 (N, 3, S, S); labels: integers (N, S / 2, S / 2), where the discriminator is told them.
        """
        photo = as_pictures(photos)
        rng = np.random.default_rng([self.run.settings.seed, self.run.step])
        cells = photo.shape[-1] // DETAIL_STRIDE
        mask = torch.from_numpy(np.stack([_random_mask(cells, rng) for _ in range(len(photo))]))[:, None].float()
        v = torch.from_numpy(rng.standard_normal((len(photo), NOISE, cells, cells), np.float32))
        decoded = self.gc(photo, mask, v, int(rng.choice(CHANNELS)))
        terms = {"mse": _kept_mse(decoded, photo, mask)}
        if "perceptual" in self.weights:
            terms["perceptual"] = self.lpips(decoded, photo).mean()
        judged: dict[str, Tensor] = {}
        if "adversarial" in self.weights and self._is_time_to_judge():
            told = None if labels is None else _planes(labels, self.classes)
            judged["discriminator"] = self._learn_to_judge(photo, decoded.detach(), told)
            self.discriminator.requires_grad_(False)
            with torch.no_grad():
                real = self.discriminator(photo, told)
            fake = self.discriminator(decoded, told)
            terms["adversarial"] = losses.adversarial_loss(fake)
            terms["feature_matching"] = losses.feature_matching_loss(real, fake)
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack([self.weights[name] * term for name, term in terms.items()]).sum().backward()
        self.optimiser.step()
        self.run.average()
        return {name: term.detach() for name, term in (terms | judged).items()}

    def _is_time_to_judge(self) -> bool:
        settings = self.run.settings
        return settings.start_from is not None or self.run.seconds >= ADVERSARIAL_FROM * 60 * settings.minutes

    def _learn_to_judge(self, photo: Tensor, decoded: Tensor, told: Tensor | None) -> Tensor:
        self.discriminator.requires_grad_(True)
        loss = losses.discriminator_loss(self.discriminator(photo, told), self.discriminator(decoded, told))
        self.discriminator_optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.discriminator_optimiser.step()
        return loss

    def sheet(self, photos: Tensor) -> NDArray[np.uint8]:
        """One row a photo: itself, and painted from 2, 4 and 8 channels."""
        cells = photos.shape[-1] // DETAIL_STRIDE
        v = torch.from_numpy(noise(cells, cells)).expand(len(photos), -1, -1, -1)
        mask = torch.ones(len(photos), 1, cells, cells)
        return as_sheet([photos, *(self.gc(photos, mask, v, channels) for channels in CHANNELS)])


def _random_mask(cells: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    return random_blob(cells, rng) if rng.random() < SYNTHESISED else np.ones((cells, cells), bool)


def _kept_mse(decoded: Tensor, photo: Tensor, mask: Tensor) -> Tensor:
    """d(x, G(z)) where the mask is, a mean over all pixels; selective compression asks for nothing elsewhere."""
    kept = F.interpolate(mask, scale_factor=float(DETAIL_STRIDE), mode="nearest")
    return ((decoded - photo).square() * kept).mean()


def _planes(labels: Tensor, classes: int) -> Tensor:
    """Labels at half the size, integers (N, S / 2, S / 2) -> one plane a class, float32 (N, K, S, S)."""
    planes = F.one_hot(labels.long(), classes).permute(0, 3, 1, 2).float()
    return F.interpolate(planes, scale_factor=float(STRUCTURE_STRIDE), mode="nearest")


def _go(training: GcTraining) -> None:
    photos = crops(training.run.settings, training.run.step)
    training.run.go(lambda: training.train_on(next(photos)))


def train_gc(settings: Settings) -> None:
    """Run, or go on with, the run in `settings.out`."""
    _go(begun(settings, "gc"))


def train_mse(settings: Settings) -> None:
    """The same for MSE alone."""
    _go(begun(settings, "mse", MSE_ALONE))


def train_gcd(settings: Settings) -> None:
    """The same on labelled photos, the labels told to the discriminator: GC (D+)."""
    training = begun(settings, "gcd", classes=len(STREET.names))
    photos, step = labelled_photos(settings.labelled), training.run.step
    stream = SceneStream(photos, STREET, runs.SCENE_SIZE, settings.batch, settings.seed, step)
    batches = iter(DataLoader(stream, batch_size=None, num_workers=settings.workers))

    def train_on() -> dict[str, Tensor]:
        batch = next(batches)
        rng = np.random.default_rng([settings.seed, training.run.step, 1])
        half = settings.size // STRUCTURE_STRIDE
        top, left = (int(at) for at in rng.integers(batch.labels.shape[-1] - half + 1, size=2))
        labels = batch.labels[:, top : top + half, left : left + half]
        rows, columns = (slice(STRUCTURE_STRIDE * at, STRUCTURE_STRIDE * at + settings.size) for at in (top, left))
        return training.train_on(batch.photo[:, :, rows, columns], labels)

    training.run.go(train_on)


def begun(settings: Settings, name: str, weights: Mapping[str, float] = WEIGHTS, classes: int = 0) -> GcTraining:
    """A run that is new, or where it stopped; see `GcTraining`."""
    settings.out.mkdir(parents=True, exist_ok=True)
    training = GcTraining(settings, name, weights, classes)
    training.run.resume()
    return training
