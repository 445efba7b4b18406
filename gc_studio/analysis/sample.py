"""Noise -> document: new pictures of the model `gc`, as in figure 6 of Agustsson et al. (ICCV 2019)."""

import numpy as np

from gc_studio.document import CELL, Document
from gc_studio.nets.registry import UnknownModelError, find_model
from gc_studio.nets.torch_here import check_torch
from gc_studio.words import tr

SAMPLED_MODEL, SAMPLER_FILE = "gc", "sampler.safetensors"
"""The model whose documents they are, and what lies beside its weights."""

MOST_SEED = 2**32 - 1


def has_sampler() -> bool:
    """Whether there is what `sampled` needs."""
    try:
        return find_model(SAMPLED_MODEL).path.with_name(SAMPLER_FILE).is_file()
    except UnknownModelError:
        return False


def sampled(seed: int, is_uniform: bool = False) -> Document:
    """A new picture of 256x256 pixels; a seed stands for one picture.

    Args:
        seed: 0 to MOST_SEED.
        is_uniform: draw all symbols alike, which shows what the sampler has learnt.

    Raises:
        UnknownModelError: the model is not installed.
        ModelError: there is no sampler for it, or it does not fit, or torch is not installed.
    """
    check_torch(tr("a picture from noise"))
    from gc_studio.nets.papers.sampler import drawn_symbols, uniform_symbols

    model = find_model(SAMPLED_MODEL)
    path = model.path.with_name(SAMPLER_FILE)
    drawn = uniform_symbols(seed) if is_uniform else drawn_symbols(path, model.identity, seed)
    channels, rows, columns = drawn.shape
    detail = np.zeros((model.codes.detail_channels, rows, columns), np.int8)
    detail[:channels] = drawn
    return Document(
        columns * CELL,
        rows * CELL,
        detail=detail,
        mask=np.ones((rows, columns), bool),
        model=model.identity,
        codes=model.codes,
    )
