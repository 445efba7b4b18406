"""Textures painted on the sample photos -> how the colour that is seen follows the code."""

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.decode.colour_search import Painting
from gc_studio.decode.renderer import Renderer
from gc_studio.document.regions import central_region
from gc_studio.nets.model import StudioModel
from gc_studio.storage import RESOURCES
from gc_studio.training.densities import Codes, Mixture, mixture_sampler

PICTURES = 60
"""Of each sample photo."""

_DOUBT = 10.0
"""Pictures' worth of doubt about every slope, in deviations of codes."""


def colour_slopes(mixture: Mixture, model: StudioModel) -> NDArray[np.float64]:
    """By how much the mean CIELAB of a region changes with each value of its code, float (3, 64).

    A ridge regression on codes drawn from the density, in the units in which these are uncorrelated.
    """
    samples = sorted((RESOURCES / "samples").glob("*.webp"))
    codes = mixture_sampler(mixture)(PICTURES * len(samples))
    told = []
    for number, path in enumerate(samples):
        document = analyse(resized(load_photo(path), 256), model).document
        painting = Painting(Renderer(model).in_textures, document, central_region(document)).small()
        own = codes[number * PICTURES :][:PICTURES]
        told.append(_moved(np.stack([painting.colour_of(code) for code in tqdm(own, desc=path.stem, disable=None)])))
    factor = np.linalg.cholesky(np.cov(codes.T))
    whitened = np.linalg.solve(factor, _moved(codes).T).T
    square = whitened.T @ whitened + _DOUBT * np.eye(codes.shape[1])
    slopes = np.linalg.solve(square, whitened.T @ np.concatenate(told)).T
    return np.asarray(np.linalg.solve(factor.T, slopes.T).T)


def _moved(values: Codes | NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(values - values.mean(0))
