"""A model of the family `gc`, from arrays to arrays: E on photos, G on symbols; on the processor, by torch."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from gc_studio.document import Codes
from gc_studio.nets.model import ModelError, as_network_picture, choose_device
from gc_studio.nets.papers.gc import Gc, noise
from gc_studio.nets.registry import ModelDescription
from gc_studio.nets.small import load_frozen


@dataclass(frozen=True, eq=False)
class GcModel:
    """A loaded model.

    Attributes:
        codes: what documents of it hold.
        identity: eight hexadecimal digits.
        gc: its networks.
        device: `cpu` or `cuda`.
    """

    codes: Codes
    identity: str
    gc: Gc
    device: str

    @torch.inference_mode()
    def encode(self, photo: NDArray[np.uint8]) -> NDArray[np.float32]:
        """W = E(x) before quantisation.

        photo: uint8 RGB (H, W, 3), H and W multiples of 16 -> float32 (8, H / 16, W / 16).
        """
        picture = torch.from_numpy(as_network_picture(photo)).to(self.device, memory_format=torch.channels_last)
        w: NDArray[np.float32] = self.gc.encoder(picture)[0].cpu().numpy()
        return w

    @torch.inference_mode()
    def paint(self, detail: NDArray[np.int8], mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
        """G([m * w_hat, m, v]).

        detail: symbols, int8 (8, rows, columns); mask: bool (rows, columns) -> uint8 RGB (16 rows, 16 columns, 3).
        """
        planes = (detail, mask[None], noise(*mask.shape))
        symbols, m, v = (torch.from_numpy(plane.astype(np.float32))[None].to(self.device) for plane in planes)
        levels = ((self.gc.generator(symbols, m, v)[0] + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
        return np.ascontiguousarray(levels.permute(1, 2, 0).cpu().numpy())


def load_gc(description: ModelDescription, device: str = "auto") -> GcModel:
    """Load a model for use.

    Raises:
        ModelError: the weights do not fit the networks, or there is no such device.
    """
    if (codes := description.codes).detail_limit != 2 or {*codes.layers} != {"mask", "detail"}:
        raise ModelError(f"model {description.name!r} has other codes than those of its family")
    place = choose_device(device)
    gc = load_frozen(Gc(), f"model {description.name!r}", description.path, place)
    return GcModel(codes, description.identity, gc, place)
