"""Photos of faces -> how far off the landmarks are that are found in decoded pictures (TIP 2022, section IV-E).

The landmarks of the photo are the truth. Their error is the root of the mean squared distance between the points of
both, divided by the distance of the eyes in the photo. A face that is not found any more is off by more than any.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tqdm import tqdm

from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.landmarks import Points, eye_distance, landmarks
from gc_studio.analysis.photo import PhotoError, load_resized
from gc_studio.analysis.structure import usual_scale
from gc_studio.bench.others import decode, encode
from gc_studio.bench.papers_systems import ModelAtWork
from gc_studio.bench.picture_codecs import Files, Picture, PictureCodec, picture_codecs
from gc_studio.decode.families import installed_of_known_families

BOUNDS = (0.05, 0.1, 0.2, 0.4)
"""Errors that the table says of how many faces are below; the last one is the paper's."""
QUALITIES = (1, 2, 3, 4)
"""Of the JPEG files that the paper compares with."""
SIDE = 256

_MODELS = ("studio", "hfgan")
_BY_LANDMARKS = "lines by landmarks"
_BESIDE = "AVIF"


@dataclass
class OfSystem:
    """What a system gave.

    Attributes:
        name: with its setting.
        file_bytes, bpp: of each photo.
        errors: of each photo, infinite where no face was found.
    """

    name: str
    file_bytes: list[int] = field(default_factory=list)
    bpp: list[float] = field(default_factory=list)
    errors: list[float] = field(default_factory=list)

    def below(self, bound: float) -> float:
        """The share of faces whose error is less."""
        return float(np.mean(np.array(self.errors) < bound))

    def add(self, size: int, picture: Picture, truth: Points) -> None:
        """Look for the face of a photo in a picture of it."""
        self.file_bytes.append(size)
        self.bpp.append(8 * size / (picture.shape[0] * picture.shape[1]))
        self.errors.append(error_of(picture, truth))


@dataclass
class Faces:
    """What was measured.

    Attributes:
        photos: in which a face was found.
        without: photos in which there was none; they are left out.
        systems: in the order of the table.
        left_out: a line for each system that is not there.
    """

    photos: int
    without: int
    systems: list[OfSystem]
    left_out: list[str]


def error_of(picture: Picture, truth: Points) -> float:
    """The error of the face that lies nearest to that of the photo, in distances of the eyes.

    picture: uint8 RGB (H, W, 3); truth: its landmarks in the photo. Raises as `landmarks`.
    """
    found = landmarks(picture)
    if not found:
        return math.inf
    nearest = min(found, key=lambda points: float(np.linalg.norm(points.mean(0) - truth.mean(0))))
    return math.sqrt(float(np.square(nearest - truth).sum(1).mean())) / eye_distance(truth)


def measure(photos: Sequence[Path]) -> Faces:
    """Take each photo, its shorter side at SIDE, through every system.

    Raises:
        PhotoError: a photo cannot be read, or no face is in any.
        ModelError: what finds faces, or the studio model, cannot be loaded.
    """
    installed = {model.name: model for model in installed_of_known_families().values()}
    models = [ModelAtWork(installed[name]) for name in _MODELS if name in installed]
    left_out = [f"not installed, left out: {name}" for name in _MODELS if name not in installed]
    codecs = {codec.name: codec for codec in picture_codecs()[0]}
    if _BESIDE not in codecs:
        left_out.append(f"not installed, left out: {_BESIDE}")
    systems, without = dict[str, OfSystem](), 0
    for path in tqdm(photos, unit="photo", leave=False, disable=None):
        photo = load_resized(path, SIDE)
        found = landmarks(photo)
        if not found:
            without += 1
            continue
        for name, (size, picture) in _files(photo, models, codecs.get(_BESIDE)).items():
            systems.setdefault(name, OfSystem(name)).add(size, picture, found[0])
    if not systems:
        raise PhotoError("no face was found in any of these photos; name a folder of portraits")
    return Faces(len(photos) - without, without, list(systems.values()), left_out)


def _files(
    photo: Picture, models: Sequence[ModelAtWork], beside: PictureCodec | None
) -> dict[str, tuple[int, Picture]]:
    """Bytes of the files of a photo, and what is seen of them, by name."""
    found = dict[str, tuple[int, Picture]]()
    targets = dict[str, int]()
    for model in models:
        made = model.files(photo)
        found |= {name: (own.file_bytes, own.picture) for name, own in made.items()}
        if model.name != "studio":
            continue
        # What is kept at the finer levels does not depend on lines, and takes more than a JPEG of the lowest quality.
        targets = {setting.name: made[setting.name].file_bytes for setting in model.settings[:2]}
        drawn = detected_structure(photo, Detector.LANDMARKS, usual_scale(photo))
        by_landmarks = model.files(photo, drawn)
        for name in targets:
            own = by_landmarks[name]
            found[f"{name}, {_BY_LANDMARKS}"] = own.file_bytes, own.picture
    for quality in QUALITIES:
        data = encode(photo, "JPEG", quality=quality, optimize=True, subsampling=2)
        found[f"JPEG, QF {quality}"] = len(data), decode(data)
    if beside is not None:
        files = Files(photo, beside)
        for name, size in targets.items():
            data = files.smallest(len, size)
            found[f"{beside.name} at {name}"] = len(data), beside.decode(data)
    return found


def table(faces: Faces) -> list[str]:
    """Lines of Markdown."""
    without = f"; {faces.without} without a face left out" if faces.without else ""
    bounds = " | ".join(f"below {bound}" for bound in BOUNDS)
    lines = [
        f"{faces.photos} faces, shorter side {SIDE}{without}. "
        "Share of faces by the error of 468 landmarks in distances of the eyes.",
        *faces.left_out,
        "",
        f"| system | bytes | bpp | found | median | {bounds} |",
        f"|---|{'---:|' * (4 + len(BOUNDS))}",
    ]
    for own in faces.systems:
        median = statistics.median(own.errors)
        shown = f"{median:.3f}" if math.isfinite(median) else "-"
        shares = [f"{own.below(bound):.2f}" for bound in (math.inf, *BOUNDS)]
        cells = [own.name, f"{np.mean(own.file_bytes):,.0f}", f"{np.mean(own.bpp):.3f}", shares[0], shown, *shares[1:]]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def figures(faces: Faces) -> dict[str, object]:
    """The same for --json, and every error; null where no face was found."""
    rows = [
        {
            "name": own.name,
            "bytes": float(np.mean(own.file_bytes)),
            "bpp": float(np.mean(own.bpp)),
            "below": {str(bound): own.below(bound) for bound in BOUNDS},
            "errors": [error if math.isfinite(error) else None for error in own.errors],
        }
        for own in faces.systems
    ]
    return {"photos": faces.photos, "without": faces.without, "left_out": faces.left_out, "systems": rows}
