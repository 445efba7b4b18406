"""A model of generative compression that has learnt nothing, for what takes one."""

from functools import partial

import torch

from gc_studio.document import Codes
from gc_studio.nets import registry
from gc_studio.nets.papers.gc import Gc
from gc_studio.nets.papers.sampler import Sampler
from gc_studio.nets.registry import header_of

CODES = Codes("untaught", ("mask", "detail"), texture_dimensions=0, detail_channels=8)


def install(codes=CODES):
    """Put it where people put theirs; returns its identity."""
    from gc_studio.training.export import write_weights

    torch.manual_seed(1)
    path = registry.USER_MODELS / codes.name / "model.safetensors"
    path.parent.mkdir(parents=True)
    return write_weights(Gc().state_dict(), path, partial(header_of, family="gc", codes=codes), {})


def install_sampler(identity):
    """Put one that has learnt nothing beside it; identity: of the model that it draws for."""
    from gc_studio.training.export import write_weights

    torch.manual_seed(2)
    path = registry.USER_MODELS / CODES.name / "sampler.safetensors"
    weights = Sampler().state_dict()
    weights["start.weight"] *= 30  # So that there are all symbols.
    write_weights(weights, path, lambda own: {"identity": own, "model": identity}, {})
