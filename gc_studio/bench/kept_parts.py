"""A photo and a part of it -> how true that part is at each level, what it costs, and what it costs other codecs.

Every picture is of a file that was written and read back. Lines and textures stay those that the analysis chose, as
when a hand paints what to preserve.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray

from gc_studio.analysis.analyse import Analysis
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.picture_codecs import Files, Picture
from gc_studio.bench.words import Printed
from gc_studio.bitstream import read, write
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL
from gc_studio.document.edits import FAITHFUL_LEVEL, set_levels
from gc_studio.training.evaluate import psnr, to_tensor

LEVELS = range(FAITHFUL_LEVEL + 1)

Row = dict[str, float]


@dataclass(frozen=True, eq=False)
class Scene:
    """What is measured.

    Attributes:
        name: of the photo, and of what is kept of it.
        photo: uint8 RGB (H, W, 3).
        part: bool (rows, columns), the cells that are kept: some, and not all.
        word: the one that is kept, and read; None where none is.
    """

    name: str
    photo: Picture
    part: NDArray[np.bool_]
    word: Printed | None = None

    @property
    def pixels(self) -> NDArray[np.bool_]:
        """Those of the part, bool (H, W)."""
        height, width = self.photo.shape[:2]
        return self.part.repeat(CELL, 0).repeat(CELL, 1)[:height, :width]


@dataclass(frozen=True, eq=False)
class Kept:
    """A scene, and by level its picture and figures.

    Figures: `bytes` of the file; `cells` that are kept; `added`, bytes to the file of level 0, and `bits`, the same for
    each kept cell; `psnr` in dB of the pixels of the part; `lpips_<net>`, that of the photo with the part of the
    picture in the place of its own, for the share of the part; `step` and `photo_step`, mean absolute difference in
    levels of pixels on either side of the border of the part, in the picture and in the photo; `letters` that are
    read, and `photo_letters` that are in the photo; `<codec>`, bytes of its smallest file of the whole photo that is as
    true in the part.

    Attributes:
        beside: pictures to compare with level 3 by eye, by what they are: of another texture, of other codecs.
    """

    scene: Scene
    pictures: list[Picture]
    rows: list[Row]
    beside: dict[str, Picture] = field(default_factory=dict)


def measured(
    scene: Scene, analysis: Analysis, renderer: Renderer, nets: Sequence[PerceptualNet], is_read: bool = False
) -> Kept:
    """Measure a scene at all levels, without other codecs.

    Args:
        scene: the photo and the part.
        analysis: of the photo.
        renderer: of the model of the analysis.
        nets: to measure with, may be none.
        is_read: whether its word is.
    """
    pictures, rows = list[Picture](), list[Row]()
    for level in LEVELS:
        levels = np.where(scene.part, level, 0).astype(np.uint8)
        data = write(set_levels(analysis.document, levels, analysis.available))
        pictures.append(renderer.render(read(data)))
        rows.append({"bytes": float(len(data)), "cells": float(scene.part.sum())})
        rows[-1]["added"] = rows[-1]["bytes"] - rows[0]["bytes"]
        rows[-1]["bits"] = 8 * rows[-1]["added"] / rows[-1]["cells"]
        rows[-1] |= fidelity_inside(pictures[-1], scene.photo, scene.pixels, nets)
    if scene.word and is_read:
        of_photo = scene.word.letters_in(scene.photo)
        for picture, row in zip(pictures, rows, strict=True):
            # What is read here and not in the photo is luck.
            row["letters"] = min(scene.word.letters_in(picture), of_photo)
            row["photo_letters"] = of_photo
    return Kept(scene, pictures, rows)


def compare(kept: Kept, files: Files, levels: Sequence[int]) -> None:
    """Add to the figures of some levels what another codec needs to be as true; files: of the photo."""
    photo, pixels = kept.scene.photo, kept.scene.pixels
    for level in levels:
        row = kept.rows[level]
        data = files.smallest(lambda data: psnr_inside(files.codec.decode(data), photo, pixels), row["psnr"])
        row[files.codec.name] = float(len(data))


def set_swapped(kept: Kept, analysis: Analysis, renderer: Renderer, texture: NDArray[np.int16]) -> None:
    """Add the picture of level 3 with another texture, int16 (64,), beneath; the rest is as in `measured`."""
    levels = np.where(kept.scene.part, LEVELS[-1], 0).astype(np.uint8)
    document = set_levels(analysis.document.with_texture(texture), levels, analysis.available)
    kept.beside[f"level {LEVELS[-1]}, another texture"] = renderer.render(read(write(document)))


def set_beside(kept: Kept, files: Files) -> None:
    """Add the picture of another codec's smallest file that is no smaller than ours of level 3; files: of the photo."""
    data = files.smallest(len, kept.rows[-1]["bytes"])
    kept.beside[f"{files.codec.name}: {len(data)} B"] = files.codec.decode(data)


def fidelity_inside(picture: Picture, photo: Picture, pixels: NDArray[np.bool_], nets: Sequence[PerceptualNet]) -> Row:
    """`psnr`, `step`, `photo_step` and `lpips_<net>` of a part, as `Kept` says; pixels: bool (H, W)."""
    row = {"psnr": psnr_inside(picture, photo, pixels)}
    row |= {"step": step_across(picture, pixels), "photo_step": step_across(photo, pixels)}
    return row | lpips_inside(picture, photo, pixels, nets)


@torch.inference_mode()
def lpips_inside(picture: Picture, photo: Picture, pixels: NDArray[np.bool_], nets: Sequence[PerceptualNet]) -> Row:
    """`lpips_<net>` of a part that is not empty, as `Kept` says; pixels: bool (H, W)."""
    composite, share = np.where(pixels[..., None], picture, photo), float(pixels.mean())
    return {f"lpips_{net.name}": net.lpips(to_tensor(composite), to_tensor(photo)).item() / share for net in nets}


def psnr_inside(picture: Picture, photo: Picture, pixels: NDArray[np.bool_]) -> float:
    """In dB, of the pixels of a part, bool (H, W)."""
    return psnr(float(np.square(picture[pixels].astype(np.float64) - photo[pixels]).mean()))


def step_across(picture: Picture, pixels: NDArray[np.bool_]) -> float:
    """Mean absolute difference in levels of pixels on either side of the border of a part, bool (H, W)."""
    values = picture.astype(np.float64)
    steps = [np.abs(np.diff(values, axis=axis))[np.diff(pixels, axis=axis)] for axis in range(2)]
    return float(np.concatenate(steps).mean())
