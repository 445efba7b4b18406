"""Packs of photos and larger feature nets in, the small feature net for refining (`nets/features.py`) out; resumable.

The student sees photos beside what the generator makes of them, of more and of fewer lines, with right and disturbed
codes, and beside plain distortions. It learns the teachers' features and the distance at every place.
"""

import logging
import time
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval
from tqdm import tqdm

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.structure import canny_structure
from gc_studio.decode.renderer import Renderer
from gc_studio.document import STUDIO, TEXTURE_LIMIT, Document
from gc_studio.document.edits import set_mask
from gc_studio.nets.contours import ContourNet
from gc_studio.nets.features import FeatureNet
from gc_studio.nets.model import StudioModel, identity_of
from gc_studio.training.crops import random_crop, random_mask
from gc_studio.training.data import Pack
from gc_studio.training.teachers import Teachers

log = logging.getLogger(__name__)

Net = TypeVar("Net", FeatureNet, ContourNet)

SIZE, CROP = 256, 128
"""Pictures are decoded at the first and learnt from in squares of the second."""
PHOTOS_PER_STEP = 3
CHECKPOINT_SECONDS = 180
WEIGHTS = {"features": 1.0, "maps": 0.25}
"""Of the terms. Distances follow from features; a larger weight on them from the start teaches that all is alike."""

FITTED_BATCHES = 40
"""From which the principal components of the teachers' features are taken."""


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on."""

    packs: list[tuple[Path, float]]
    vgg: Path
    squeeze: Path
    out: Path
    photos: int
    steps: int
    learning_rate: float = 3e-3
    seed: int = 1


def distances_in_groups(tap: Tensor, group: int) -> Tensor:
    """Squared distances of features (N * group, C, H, W) to the first of each group: (N, group - 1, H, W)."""
    grouped = tap.unflatten(0, (-1, group))
    return (grouped[:, 1:] - grouped[:, :1]).square().sum(2)


def disturbed(document: Document, detail: NDArray[np.int8], rng: np.random.Generator) -> Document:
    """The document with other codes near by: some symbols a step off, the textures a few steps."""
    noise = rng.integers(-1, 2, detail.shape) * (rng.random(detail.shape) < rng.uniform(0.05, 0.4))
    near = np.clip(detail + noise, -STUDIO.detail_limit, STUDIO.detail_limit).astype(np.int8)
    noisy = document.textures + np.rint(rng.normal(0, rng.uniform(0.3, 3), document.textures.shape))
    textures = np.clip(noisy, -TEXTURE_LIMIT, TEXTURE_LIMIT).astype(np.int16)
    return document.with_layers(detail=near, texture=textures[0], extra_textures=textures[1:])


def decoded_groups(settings: Settings, model: StudioModel) -> NDArray[np.uint8]:
    """Photos, each with four decodes, uint8 (photos, 5, SIZE, SIZE, 3); kept in `out/groups.npy`."""
    path = settings.out / "groups.npy"
    if path.exists():
        return np.load(path, mmap_mode="r")
    # What fails here should not fail after an hour of decodes.
    path.parent.mkdir(parents=True, exist_ok=True)
    rng, renderer = np.random.default_rng(settings.seed), Renderer(model)
    packs, shares = [Pack(pack) for pack, _ in settings.packs], np.array([share for _, share in settings.packs])
    groups = np.zeros((settings.photos, 5, SIZE, SIZE, 3), np.uint8)
    for group in tqdm(groups, desc="decodes", mininterval=20):
        pack = packs[rng.choice(len(packs), p=shares / shares.sum())]
        photo = random_crop(pack[int(rng.integers(len(pack)))], SIZE, rng)
        # The range in which the choice of lines looks.
        some, other = (canny_structure(photo, strength=2.0**power) for power in rng.uniform(-0.4, 1.4, 2))
        analysis = analyse(photo, model, structure=some)
        bare, detail = analysis.document, analysis.available.detail
        mask = random_mask(bare.grid[0], rng) | (rng.random() < 0.5)
        kept = set_mask(bare, mask, analysis.available).with_layers(structure=other)
        variants = (bare, disturbed(bare, detail, rng), kept, disturbed(kept, detail, rng))
        group[:] = [photo, *(renderer.render(variant) for variant in variants)]
    temporary = path.with_suffix(".part.npy")
    np.save(temporary, groups)
    temporary.replace(path)
    return groups


def distorted(photo: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """A photo blurred, compressed, with noise or in other colours. uint8 (H, W, 3), and so is what comes out."""
    kind = rng.integers(4)
    if kind == 0:
        return np.asarray(cv2.GaussianBlur(photo, (0, 0), rng.uniform(0.6, 4)), np.uint8)
    if kind == 1:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(3, 40))]
        return np.asarray(cv2.imdecode(cv2.imencode(".jpg", photo, quality)[1], cv2.IMREAD_COLOR), np.uint8)
    if kind == 2:
        changed = photo + rng.normal(0, rng.uniform(4, 30), photo.shape)
    else:
        changed = (photo - 128.0) * rng.uniform(0.7, 1.3, 3) + 128 + rng.normal(0, 20, 3)
    return np.clip(np.rint(changed), 0, 255).astype(np.uint8)


def batch_of(groups: NDArray[np.uint8], step: int, seed: int) -> tuple[Tensor, int]:
    """Pictures (N * group, 3, CROP, CROP) in [-1, 1] in an order fixed by seed and step, and the size of a group."""
    rng = np.random.default_rng([seed, step])
    pictures = []
    for index in rng.integers(0, len(groups), PHOTOS_PER_STEP):
        top, left = rng.integers(0, SIZE - CROP + 1, 2)
        crops = list(groups[index, :, top : top + CROP, left : left + CROP])
        crops += [distorted(crops[0], rng) for _ in range(2)]
        pictures += [crop[:, ::-1] if step % 2 else crop for crop in crops]
    tensor = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1
    return tensor, len(pictures) // PHOTOS_PER_STEP


def with_batch_norm(net: Net) -> Net:
    """The net with batch normalisation behind every convolution of its blocks.

    Without it the deeper taps learn the mean of their teacher's features and little else.
    """
    for block in net.blocks:
        for name, layer in list(block.named_children()):
            if isinstance(layer, nn.Conv2d):
                setattr(block, name, nn.Sequential(layer, nn.BatchNorm2d(layer.out_channels)))
    return net


def folded(net: FeatureNet | ContourNet) -> dict[str, Tensor]:
    """Weights of a plain net that computes the same as one with batch normalisation does when it is used."""
    plain = deepcopy(net).eval()
    for block in plain.blocks:
        for name, layer in list(block.named_children()):
            if isinstance(layer, nn.Sequential):
                convolution, norm = layer
                assert isinstance(convolution, nn.Conv2d)
                assert isinstance(norm, nn.BatchNorm2d)
                setattr(block, name, fuse_conv_bn_eval(convolution, norm))
    return plain.state_dict()


class Distillation:
    """The student and one step of its training."""

    def __init__(self, settings: Settings, teachers: Teachers) -> None:
        torch.manual_seed(settings.seed)
        self.settings, self.step = settings, 0
        self.teachers = teachers
        self.student = with_batch_norm(FeatureNet()).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.optimiser = torch.optim.Adam(self.student.parameters(), settings.learning_rate, (0.9, 0.99))

    def terms(self, pictures: Tensor, group: int) -> dict[str, Tensor]:
        """What is to become small: the share of the features' variance that is missed, and that of the distances."""
        with torch.autocast("cpu", torch.bfloat16):
            wanted, taps = ([tap.float() for tap in net(pictures)] for net in (self.teachers, self.student))
        missed = [(t - w).square().mean() / w.square().mean() for t, w in zip(taps, wanted, strict=True)]
        distances = [[distances_in_groups(tap, group) for tap in side] for side in (taps, wanted)]
        maps = [(f - w).abs().mean() / w.mean() for f, w in zip(*distances, strict=True)]
        return {"features": torch.stack(missed).mean(), "maps": torch.stack(maps).mean()}

    def train_step(self, groups: NDArray[np.uint8]) -> dict[str, Tensor]:
        """One step; returns the terms, detached."""
        for parameters in self.optimiser.param_groups:
            parameters["lr"] = self.settings.learning_rate * min(1, 1.03 - self.step / self.settings.steps)
        terms = self.terms(*batch_of(groups, self.step, self.settings.seed))
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack([WEIGHTS[name] * term for name, term in terms.items()]).sum().backward()
        self.optimiser.step()
        self.step += 1
        return {name: term.detach() for name, term in terms.items()}

    def save(self) -> None:
        """The checkpoint, and beside it the student as it would ship."""
        state = {
            "student": self.student.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
        }
        temporary = self.settings.out / "checkpoint.tmp"
        torch.save(state, temporary)
        temporary.replace(self.settings.out / "checkpoint.pt")
        tensors = {name: value.to(torch.float16).contiguous() for name, value in folded(self.student).items()}
        part = self.settings.out / "features.part"
        save_file(tensors, part, {"identity": identity_of(tensors), "steps": str(self.step)})
        part.replace(self.settings.out / "features.safetensors")

    def resume(self) -> None:
        """Go on from a checkpoint, if there is one."""
        path = self.settings.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            for name in ("student", "optimiser"):
                getattr(self, name).load_state_dict(state[name])
            self.step = state["step"]


def fitted_teachers(settings: Settings, groups: NDArray[np.uint8]) -> Teachers:
    """Teachers with their principal components, kept in `out/components.safetensors`."""
    teachers, path = Teachers(settings.vgg, settings.squeeze), settings.out / "components.safetensors"
    if path.exists():
        teachers.load(path)
    else:
        shares = teachers.fit(batch_of(groups, step, settings.seed + 1)[0] for step in range(FITTED_BATCHES))
        log.info("components hold of the variance: %s", ", ".join(f"{share:.3f}" for share in shares))
        teachers.save(path)
    return teachers


def distil(settings: Settings, model: StudioModel) -> None:
    """Run, or go on with, the run in `settings.out`."""
    groups = decoded_groups(settings, model)
    run = Distillation(settings, fitted_teachers(settings, groups))
    run.resume()
    saved, means = time.monotonic(), dict[str, Tensor]()
    with tqdm(total=settings.steps, initial=run.step, unit="step", mininterval=30) as bar:
        while run.step < settings.steps:
            terms = run.train_step(groups)
            means |= {name: torch.lerp(means.get(name, value), value, 0.02) for name, value in terms.items()}
            bar.update()
            if run.step % 50 == 0:
                log.info("step %d: %s", run.step, ", ".join(f"{name} {v.item():.4f}" for name, v in means.items()))
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                run.save()
                saved = time.monotonic()
    run.save()
