"""Photos -> the integer tables of the bitstream, as seen over packs."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.analyse import encode_textures_and_detail
from gc_studio.analysis.photo import resized
from gc_studio.analysis.regions import texture_regions
from gc_studio.nets.model import StudioModel
from gc_studio.training.code_tables import detail_samples, detail_tables, mask_tables, texture_tables
from gc_studio.training.context_net import Samples, Tables
from gc_studio.training.data import Pack
from gc_studio.training.structure_tables import StructureStatistics, learnt_mixer


def _some(packs: list[Pack], photos: int) -> Iterator[NDArray[np.uint8]]:
    """Evenly spaced photos of every pack, in shares of their sizes."""
    share = min(1.0, photos / sum(map(len, packs)))
    for pack in packs:
        for index in np.linspace(0, len(pack) - 1, int(len(pack) * share)).astype(int):
            yield pack[index]


def read_tables(path: Path) -> Tables:
    """All arrays of a tables file."""
    with np.load(path, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def structure_arrays(packs: list[Pack], photos: int, steps: int, before: Tables | None = None) -> Tables:
    """What the structure and mask coders need; it does not depend on the studio model.

    before: tables whose networks are gone on from.
    """
    statistics = StructureStatistics()
    for photo in tqdm(_some(packs, photos), desc="maps", mininterval=10):
        statistics.add(photo)
    arrays = statistics.counted() | mask_tables(3000, statistics.rng)
    arrays |= statistics.trained(steps, before)
    whole = {name: array.astype(np.int64) for name, array in arrays.items()}
    return arrays | {"structure_mixer": learnt_mixer(statistics.examples, whole)}


def code_arrays(packs: list[Pack], model: StudioModel, photos: int, steps: int) -> Tables:
    """What the texture and detail coders need: the statistics of one model's codes."""
    rng = np.random.default_rng(1)
    codes, samples = [], []
    for photo in tqdm(_some(packs, photos), desc="codes", mininterval=10):
        photo = resized(photo, 256)
        # Whole pictures, too: that is what a texture taken from a photo is, which then goes to any region.
        for regions in (None, texture_regions(photo)):
            textures, detail = encode_textures_and_detail(photo, model, regions)
            codes.append(textures.astype(np.int64))
        samples.append(detail_samples(detail, rng))
    return texture_tables(np.concatenate(codes)) | detail_tables(Samples.concatenated(samples), steps)


def write_tables(arrays: Tables, out: Path) -> None:
    """Write a tables file; arrays that it already holds under other names stay."""
    kept = read_tables(out) if out.exists() else {}
    np.savez_compressed(out, allow_pickle=False, **(kept | arrays))
