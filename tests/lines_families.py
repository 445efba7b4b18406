"""Models of the families `hfgan` and `layered`, their weights drawn by lot; the shipped ones have these names."""

import torch
from safetensors.torch import save_file

from gc_studio.document import Codes
from gc_studio.nets import registry
from gc_studio.nets.papers.hfgan import Hfgan
from gc_studio.nets.papers.layered import Layered
from gc_studio.nets.registry import header_of

FAMILIES = {"own-hfgan": "hfgan", "own-layered": "layered"}
IDENTITIES = {"own-hfgan": "4f9a0001", "own-layered": "1a4e0001"}
_MAKERS = {"own-hfgan": Hfgan, "own-layered": Layered}


def codes_of(name):
    return Codes(name, ("structure", "texture"), _MAKERS[name].texture_dimensions, detail_channels=0)


def install(name):
    """Put it where people put theirs; its textures are some steps from zero, and show."""
    torch.manual_seed(3)
    net = _MAKERS[name]()
    with torch.no_grad():
        net.encoder.head.weight.mul_({"own-hfgan": 30, "own-layered": 300}[name])
    path = registry.USER_MODELS / name / "model.safetensors"
    path.parent.mkdir(parents=True)
    halves = {key: value.half() for key, value in net.state_dict().items()}
    save_file(halves, path, header_of(IDENTITIES[name], FAMILIES[name], codes_of(name)))
    return path
