"""Photos -> bytes of their structure maps by each way of drawing, and distances of what is painted from them.

Canny and the contour net are measured as they are and with as many lines as cost what the other's cost, the lines that
are chosen by their worth beside as many of either.
"""

import itertools
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.photo import load_photo
from gc_studio.bitstream import DocumentWriter
from gc_studio.decode.line_choice import line_choice
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Document
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import PerceptualDistances, centre_square, masks_of, means

Lines = NDArray[np.bool_]

STRENGTHS = (0.25, 16.0)
"""Between these a strength is sought at which two maps cost the same."""
HALVINGS = 8

COMPARED = (Detector.CANNY, Detector.CONTOURS)


def map_of_cost(detector: Detector, photo: NDArray[np.uint8], cost: Callable[[Lines], int], most: int) -> Lines:
    """The map with the most lines that costs no more than `most` bytes, by bisection over the strength."""
    weak, strong = STRENGTHS
    best = detected_structure(photo, detector, strength=strong)
    for _ in range(HALVINGS):
        middle = (weak * strong) ** 0.5
        lines = detected_structure(photo, detector, strength=middle)
        if cost(lines) > most:
            weak = middle
        else:
            strong, best = middle, lines
    return best


def maps_to_compare(photo: NDArray[np.uint8], cost: Callable[[Lines], int], auto: Lines) -> dict[str, Lines]:
    """Maps of a photo: of each detector as it is, and at the bytes of the other; `auto`, and both at its bytes."""
    maps = {str(detector): detected_structure(photo, detector) for detector in COMPARED}
    costs = {name: cost(lines) for name, lines in maps.items()}
    for detector, other in itertools.permutations(COMPARED, 2):
        maps[f"{detector} at the bytes of {other}"] = map_of_cost(detector, photo, cost, costs[other])
    of_auto = cost(auto)
    at_auto = {f"{detector} at the bytes of auto": map_of_cost(detector, photo, cost, of_auto) for detector in COMPARED}
    return maps | {"auto": auto} | at_auto


def compare_structure(
    photos: list[Path], model: StudioModel, distances: PerceptualDistances
) -> dict[str, dict[str, float]]:
    """Mean figures over the centre squares of photos at 256x256, structure at scale 2.

    Returns:
        For each way of drawing `structure_bytes`, and the distances with nothing and with everything preserved.
    """
    renderer, writer = Renderer(model), DocumentWriter()
    rows: dict[str, list[dict[str, float]]] = {}
    for path in tqdm(photos, desc="compare", mininterval=5):
        photo = centre_square(load_photo(path))
        masks, plain = masks_of(photo), analyse(photo, model).document
        auto = line_choice(photo, model).lines()
        for name, lines in maps_to_compare(photo, partial(_structure_bytes, plain, writer), auto).items():
            row = {}
            for kept in ("none", "all"):
                document = analyse(photo, model, mask=masks[kept], structure=lines).document
                row["structure_bytes"] = float(writer.sizes(document)["structure"])
                found = distances(renderer.render(document), photo)
                row |= {f"{net}_{kept}": distance for net, distance in found.items()}
            rows.setdefault(name, []).append(row)
    return {name: means(figures) for name, figures in rows.items()}


def _structure_bytes(document: Document, writer: DocumentWriter, lines: Lines) -> int:
    return writer.sizes(document.with_layers(structure=lines))["structure"]
