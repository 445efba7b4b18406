"""Photo and document -> the document with codes from which the generator paints a better picture of the photo.

The encoders guess the codes at one glance; here a few dozen steps of gradient descent search for better ones, through
the frozen generator and its rounding, against a small feature net, and against the bits that the codes would take. The
file is a file like any other and decodes as fast. It lies in `decode/` because it paints at every step.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor
from torch.optim.adam import adam

from gc_studio.decode.inputs import StructureInputs
from gc_studio.decode.network_inputs import padded_size, whole
from gc_studio.document import CELL, STUDIO, TEXTURE_LIMIT, Available, Document, DocumentError
from gc_studio.nets.encoders import quantise
from gc_studio.nets.features import FeatureNet, load_features
from gc_studio.nets.layout import CENTRES, DETAIL_STAGE
from gc_studio.nets.model import ModelError, StudioModel
from gc_studio.nets.rate import detail_symbol_bits, texture_bits
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step
from gc_studio.words import tr

MOST_PIXELS = 1024 * 1024
"""Every step holds what the generator computed until it is traced back: a few kilobytes a pixel."""

MOST_STEPS = 500

TEXTURE_RATE, DETAIL_RATE = 0.6, 0.15
"""Learning rates, in steps of the texture's quantiser and in units of the detail code. They fall to FINAL_RATE of that
in a straight line: large steps find more, small ones settle."""
FINAL_RATE = 0.05

FEATURE_WEIGHT = 0.6
L1_WEIGHT = 2.5
BYTE_WEIGHT = 40.0
"""What a byte costs, times the pixels of the picture: distances are means, bytes are not. At this price files grow by
two to six per cent."""

SHARPNESS = 2.0
"""Of the soft assignment that stands for the rounding of detail on the way back, as in training."""

OnStep = Callable[[int, Document], bool | None]


class RefineError(DocumentError):
    """A photo and a document that cannot be refined; the message is one line for the user."""


@dataclass(frozen=True, eq=False)
class Refined:
    """The best codes that were found.

    Attributes:
        document: the document with them; structure, levels, regions and notes are those it had.
        available: codes of the whole photo: the detail refined where the mask preserves, all else what was available.
        gain: share of the loss that is gone, above 0.
    """

    document: Document
    available: Available
    gain: float


def check(photo: NDArray[np.uint8], document: Document, model: StudioModel, steps: int) -> None:
    """Raise RefineError or ModelError when `refine` would."""
    height, width = photo.shape[:2]
    if (width, height) != (document.width, document.height):
        raise RefineError(
            tr(
                "the photo is {photo}, the document {document}",
                photo=f"{width}x{height}",
                document=f"{document.width}x{document.height}",
            )
        )
    if width * height > MOST_PIXELS:
        raise RefineError(
            tr(
                "the picture is {width}x{height}; up to 1024x1024 pixels can be refined, scale it down",
                width=width,
                height=height,
            )
        )
    if not 1 <= steps <= MOST_STEPS:
        raise RefineError(f"{steps} steps of refining; from 1 to {MOST_STEPS} can be taken")
    if document.model != model.identity:
        raise ModelError(
            tr(
                "this document was made with model {model}; installed is {identity}",
                model=document.model,
                identity=model.identity,
            )
        )


def refine(
    photo: NDArray[np.uint8],
    document: Document,
    available: Available,
    model: StudioModel,
    steps: int,
    on_step: OnStep = lambda step, best: None,
) -> Refined | None:
    """Search for better codes; the same input gives the same result on one machine with the same number of threads.

    Args:
        photo: uint8 RGB (H, W, 3), what the picture should look like.
        document: where the search starts; of the same size.
        available: codes of the whole photo, from the analysis.
        model: the model of the document.
        steps: how many to take, 1 .. MOST_STEPS; about half a second each at 256x256 on two cores.
        on_step: called after each step with how many are done and the best document so far; False stops the search,
            and the best so far is the result.

    Returns:
        What was found, or None if nothing was better than the document itself.

    Raises:
        RefineError: the picture is too large, or the photo is of another size than the document.
        ModelError: the document is of another model, or the weights of the feature net are missing or damaged.
    """
    check(photo, document, model, steps)
    with torch.enable_grad():
        search = _Search(photo, document, model, load_features(model.device), steps)
        for step in range(1, steps + 1):
            search.step()
            if on_step(step, search.best) is False:
                break
    with torch.no_grad():
        search.look()
    if search.best is document:
        return None
    detail = np.where(document.mask, search.best.detail, available.detail)
    return Refined(search.best, replace(available, detail=detail), 1 - search.best_loss / search.first_loss)


class _Search:
    """Latents, optimiser and the best rounded codes so far."""

    def __init__(
        self, photo: NDArray[np.uint8], document: Document, model: StudioModel, net: FeatureNet, steps: int
    ) -> None:
        self._model, self._net, self._document = model, net, document
        self._device = model.device
        inputs, to = StructureInputs().of(document), self._device
        self._guides = [torch.tensor(whole(guide), device=to) for guide in inputs.guides]
        levels = inputs.regions
        self._regions = None if levels is None else [torch.tensor(whole(level), device=to) for level in levels]
        padded = _padded(photo, document)
        picture = torch.tensor(padded, device=to).permute(2, 0, 1)[None].float() / 127.5 - 1
        self._photo = self._cropped(picture)
        self._mask = torch.tensor(document.mask, dtype=torch.float32, device=to)[None, None]
        # What is synthesised need not be exact, as in training.
        self._weights = self._cropped(F.interpolate(0.5 + 0.5 * self._mask, scale_factor=float(CELL)))
        with torch.no_grad():
            self._taps = net(self._photo)
            mean, _, w = model.encoders(picture)
        self._texture = _start(torch.tensor(document.textures, device=to), mean / quantiser_step(TEXTURE_QP))
        rows, columns = document.grid
        self._detail = _start(torch.tensor(document.detail, device=to)[None], w[:, :, :rows, :columns])
        self._moving = [_Moving(self._texture, TEXTURE_RATE)]
        if document.mask.any():
            self._moving.append(_Moving(self._detail, DETAIL_RATE))
        self._steps, self._taken = steps, 0
        self.best = document
        self.best_loss = self.first_loss = float("inf")

    def _cropped(self, picture: Tensor) -> Tensor:
        return picture[..., : self._document.height, : self._document.width]

    def step(self) -> None:
        """Look at the codes and move them."""
        gradients = torch.autograd.grad(self.look(), [moving.latents for moving in self._moving])
        fall = 1 + (FINAL_RATE - 1) * self._taken / self._steps
        for moving, gradient in zip(self._moving, gradients, strict=True):
            moving.step(gradient, fall)
        self._taken += 1

    def look(self) -> Tensor:
        """Loss of the rounded codes, with the way back to the latents; the best are kept."""
        texture = self._texture + (self._texture.round() - self._texture).detach()
        texture = texture.clamp(-TEXTURE_LIMIT, TEXTURE_LIMIT)
        detail = quantise(self._detail, SHARPNESS) * self._mask
        loss = self._loss(texture, detail)
        value = loss.item()
        if self.first_loss == float("inf"):
            self.first_loss = self.best_loss = value
        elif value < self.best_loss:
            self.best, self.best_loss = self._with_codes(texture, detail), value
        return loss

    def _loss(self, texture: Tensor, detail: Tensor) -> Tensor:
        decoded = self._cropped(self._painted(texture, detail))
        distance = self._net.distance(self._net(decoded), self._taps).sum()
        l1 = ((decoded - self._photo).abs() * self._weights).mean()
        bits = texture_bits(texture) + self._detail_bits(detail)
        byte = BYTE_WEIGHT / (self._document.width * self._document.height)
        return FEATURE_WEIGHT * distance + L1_WEIGHT * l1 + byte * bits / 8

    def _painted(self, texture: Tensor, detail: Tensor) -> Tensor:
        """The generator's picture, float (1, 3, H, W) at the padded size."""
        guides = list(self._guides)
        cells = torch.cat([detail, self._mask], 1)
        rows, columns = guides[DETAIL_STAGE].shape[2:]
        missing = (0, columns - cells.shape[3], 0, rows - cells.shape[2])
        lines = guides[DETAIL_STAGE][:, : -cells.shape[1]]
        guides[DETAIL_STAGE] = torch.cat([lines, F.pad(cells, missing, mode="replicate")], 1)
        codes = texture * quantiser_step(TEXTURE_QP)
        codes = codes if self._regions is None else codes[None]
        return self._model.generator.paint(guides, codes, self._regions)

    def _detail_bits(self, detail: Tensor) -> Tensor:
        """Bits of the detail symbols; on the way back the neighbours that forecast a symbol stay what they are."""
        mask = self._document.mask
        if not mask.any():
            return detail.new_zeros(())
        symbols = detail.detach()[0].round()
        table = torch.from_numpy(detail_symbol_bits(symbols.cpu().numpy().astype(np.int8), mask)).to(self._device)
        centres = torch.tensor(CENTRES, device=self._device)[:, None, None, None]
        assignment = torch.softmax(-SHARPNESS * (self._detail[0] - centres) ** 2, 0)
        soft = (assignment * table).sum(0)
        hard = table.gather(0, (symbols + STUDIO.detail_limit).long()[None])[0]
        return ((soft + (hard - soft).detach()) * self._mask[0]).sum()

    def _with_codes(self, texture: Tensor, detail: Tensor) -> Document:
        codes = texture.detach().round().cpu().numpy().astype(np.int16)
        symbols = detail.detach()[0].round().cpu().numpy().astype(np.int8)
        layers = {"texture": codes[0], "extra_textures": codes[1:], "detail": symbols}
        changed = {name: new for name, new in layers.items() if not np.array_equal(new, getattr(self._document, name))}
        return self._document.with_layers(**changed)


class _Moving:
    """Latents that follow their gradients.

    `torch.optim.Adam` itself imports torch's compiler, which takes seconds and does nothing here.
    """

    def __init__(self, latents: Tensor, rate: float) -> None:
        self.latents, self._rate = latents, rate
        self._means, self._squares = torch.zeros_like(latents), torch.zeros_like(latents)
        self._step = torch.tensor(0.0)

    @torch.no_grad()
    def step(self, gradient: Tensor, fall: float) -> None:
        """Move by one step of Adam; fall: share of the learning rate that is left."""
        adam(
            [self.latents],
            [gradient],
            [self._means],
            [self._squares],
            [],
            [self._step],
            foreach=False,
            amsgrad=False,
            beta1=0.8,
            beta2=0.95,
            lr=self._rate * fall,
            weight_decay=0.0,
            eps=1e-8,
            maximize=False,
        )


def _padded(photo: NDArray[np.uint8], document: Document) -> NDArray[np.uint8]:
    """The photo at the size of the network's picture, its border repeated."""
    height, width = padded_size(document)
    bottom, right = height - document.height, width - document.width
    return np.asarray(cv2.copyMakeBorder(photo, 0, bottom, 0, right, cv2.BORDER_REPLICATE), np.uint8)


def _start(codes: Tensor, exact: Tensor) -> Tensor:
    """Latents that round to the given codes: what the encoders saw where that is so, elsewhere the codes."""
    codes = codes.float()
    limit = STUDIO.detail_limit if codes.dim() == 4 else TEXTURE_LIMIT
    same = exact.clamp(-limit, limit).round() == codes
    return torch.where(same, exact, codes).requires_grad_()
