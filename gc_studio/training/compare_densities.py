"""Densities of codes -> how far pictures in codes drawn from them lie from pictures in the codes of photos not seen.

The pictures are swaps as the gallery shows them: the thing in the middle of a photo in another texture, decoded. What
compares them are features of the net that suggests the subject, which was no loss of any part of the model.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.photo import load_photo
from gc_studio.decode.renderer import Renderer
from gc_studio.decode.thumbnails import reduced
from gc_studio.document import Document
from gc_studio.document.regions import central_region
from gc_studio.nets.model import StudioModel
from gc_studio.training.densities import Codes, Sampler
from gc_studio.training.evaluate import centre_square
from gc_studio.training.kernel import kernel_distance

Picture = NDArray[np.uint8]

Features = Callable[[Picture], NDArray[np.float64]]
"""A picture, uint8 RGB (H, W, 3) -> features, float (C,)."""

_SIDE = 160
"""Of the pictures as its features are taken: the net reads 320 where it looks for a subject, four times as long."""

_STAGES = ("Relu_133", "Relu_244", "Relu_330", "Relu_391", "Relu_412", "Relu_433")
"""Last nodes of the encoder's six stages; 64 channels each."""


def subject_features() -> Features:
    """Features of the encoder of the subject net (U-2-Net, Qin et al., 2020), averaged over places, (384,)."""
    import openvino

    from gc_studio.nets.finding import FOLDER

    core = openvino.Core()
    net = core.read_model(FOLDER / "subject.onnx")
    stages = {node.friendly_name: node for node in net.get_ops() if node.friendly_name in _STAGES}
    inner = openvino.Model([stages[name].output(0) for name in _STAGES], net.get_parameters(), "encoder")
    inner.reshape([1, 3, _SIDE, _SIDE])
    compiled = core.compile_model(inner, "CPU")
    mean, deviation = np.array([[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]], np.float32)

    def features(picture: Picture) -> NDArray[np.float64]:
        scaled = cv2.resize(picture, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
        maps = compiled([((scaled - mean) / deviation).transpose(2, 0, 1)[None]])
        return np.concatenate([maps[index][0].mean((1, 2)) for index in range(len(_STAGES))]).astype(np.float64)

    return features


def kernel_distances(
    samplers: Mapping[str, Sampler], real: Codes, photos: list[Path], model: StudioModel, features: Features
) -> dict[str, tuple[float, float]]:
    """Kernel distance of swaps in drawn codes to swaps in real ones, and the deviation of its mean.

    Every picture is there in both sets, in a code of each: what differs is the density. Channels are told as deviations
    from the mean that they have in swaps in real codes.

    Args:
        samplers: by name.
        real: int16 (n, 64), codes of photos not seen in training; two halves of them are compared as well, as
            `other real codes`: what a perfect density would measure.
        photos: whose lines the pictures have; not seen in training.
        model: paints.
        features: compare.
    """
    renderer = Renderer(model)
    shapes = [_shape(path, model) for path in tqdm(photos, desc="analyse", disable=None)]
    order = np.random.default_rng(0).permutation(len(real))
    halves = [real[half] for half in np.array_split(order, 2)]

    def seen(codes: Codes) -> NDArray[np.float64]:
        again = np.resize(np.arange(len(codes)), len(shapes))
        pairs = zip(shapes, codes[again], strict=True)
        pictures = (renderer.in_textures(shape, code[None])[0] for shape, code in tqdm(pairs, disable=None))
        return np.stack([features(picture) for picture in pictures])

    reference = seen(halves[0])
    mean, deviation = reference.mean(0), reference.std(0)
    told = {"other real codes": seen(halves[1])}
    told |= {name: seen(sample(len(shapes))) for name, sample in samplers.items()}
    scale = np.maximum(deviation, 1e-3 * deviation.mean())
    parts = np.linspace(0, len(shapes), 5).astype(int)
    result = {}
    for name, own in told.items():
        pair = (own - mean) / scale, (reference - mean) / scale
        shares = [kernel_distance(*(side[first:stop] for side in pair)) for first, stop in pairwise(parts)]
        result[name] = kernel_distance(*pair), float(np.std(shares, ddof=1) / np.sqrt(len(shares)))
    return result


def _shape(path: Path, model: StudioModel) -> Document:
    """A photo as the gallery shows it, small; the last texture is that of the thing in the middle."""
    document = analyse(centre_square(load_photo(path)), model).document
    return reduced(document, central_region(document))


def code_distances(samplers: Mapping[str, Sampler], real: Codes) -> dict[str, float]:
    """Kernel distance of drawn codes to real ones, int16 (n, 64), told in the units in which the real ones vary by 1.

    Codes are nothing that anyone sees; but of these there are enough to tell densities apart that paint alike.
    """
    mean, factor = real.mean(0), np.linalg.cholesky(np.cov(real.T))

    def told(codes: Codes) -> NDArray[np.float64]:
        return np.asarray(np.linalg.solve(factor, (codes - mean).T).T)

    return {name: kernel_distance(told(sample(len(real))), told(real)) for name, sample in samplers.items()}
