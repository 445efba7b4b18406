"""The small nets of others that find faces, letters, persons and what stands out: arrays in and out, by OpenVINO.

Flows in: pictures. Flows out: what each net says, as it says it; `analysis/suggest.py` knows what that means. The files
are ONNX, as their makers gave them; their card and licences lie beside them.
"""

from functools import lru_cache

from gc_studio.nets.operations import FileNet, Net, has_openvino
from gc_studio.nets.weights import ModelError
from gc_studio.storage import WEIGHTS
from gc_studio.words import tr

FOLDER = WEIGHTS / "suggest"

_INPUTS = {
    "faces": (1, 3, -1, -1),
    "letters": (1, 3, -1, -1),
    "person": (1, 256, 256, 3),
    "subject": (1, 3, 320, 320),
}
"""Shapes of what the nets take, by the names of their files. Free sides are multiples of 32."""


@lru_cache(maxsize=len(_INPUTS))
def finding_net(name: str) -> Net:
    """One of the nets, compiled once.

    name: `faces` (BGR 0 .. 255; for strides 8, 16 and 32 class, object, box, five points), `letters` (RGB, mean and
        deviation of ImageNet; probability of text (1, 1, H, W)), `person` (RGB 0 .. 1; (1, 256, 256, 1)) or `subject`
        (as letters; seven maps (1, 1, 320, 320), the first one the best).

    Raises:
        ModelError: OpenVINO is not installed, or the file is missing or damaged.
    """
    if not has_openvino():
        raise ModelError(tr("finding what to keep needs OpenVINO, which is not installed: pip install openvino"))
    path = FOLDER / f"{name}.onnx"
    try:
        return FileNet(path, _INPUTS[name])
    except RuntimeError as error:
        raise ModelError(
            tr("cannot load the net for {name} from {path}: it is missing or damaged", name=name, path=path)
        ) from error
