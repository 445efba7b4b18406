"""Photos and systems -> the pairs of pictures that people are asked about, and the probes between them."""

import itertools
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from gc_studio.analysis.photo import load_resized
from gc_studio.analysis.photo_names import find_photos
from gc_studio.bench.others import decode, encode_smallest
from gc_studio.bench.picture_codecs import Files, Picture
from gc_studio.study import StudyError
from gc_studio.study.questions import Pair, Study
from gc_studio.study.systems import Codec, Coded, Model

PROBES = 3
"""Pairs of a photo and an obvious JPEG of it, by which one sees who answers without looking."""
MOST_BYTES = 150_000_000
"""Of all pictures of a page."""


def photos_in(folder: Path, most: int) -> tuple[list[Path], list[Path]]:
    """Photos to compare systems with, drawn by lot, the same ones every time; and others for the probes, if there are.

    Raises:
        StudyError: there are none.
    """
    photos = find_photos(folder) if folder.is_dir() else []
    if not photos:
        raise StudyError(f"{folder}: no photos there; name a folder of some")
    random.Random(0).shuffle(photos)
    return photos[:most], photos[most : most + PROBES] or photos[:PROBES]


def build(
    photos: Sequence[Path],
    probed: Sequence[Path],
    models: Sequence[Model],
    codecs: Sequence[Codec],
    size: int | None = 256,
) -> Study:
    """Code each photo by each system.

    Models are compared with each other, each at the bytes that it takes, and each with every codec, whose files are
    as large as the model's or the next larger. Codecs are not compared with each other.

    Args:
        photos: to compare systems with, one or more.
        probed: for the probes, one or more.
        models: one or more.
        codecs: any number; two systems together at least.
        size: length of the shorter side in pixels; None for the photo's own.

    Raises:
        PhotoError: a photo cannot be read, or cannot have this size.
        StudyError: the pictures are too many for one page.
    """
    study = Study()
    for path in tqdm(photos, unit="photo", leave=False, disable=None):
        photo = load_resized(path, size)
        original = study.place(photo)
        for names, files in _pairs(photo, models, codecs):
            first, second = files
            shown = study.place(first.picture), study.place(second.picture)
            study.pairs.append(Pair(original, names, (first.file_bytes, second.file_bytes), shown))
        _check_size(study, len({pair.original for pair in study.pairs}), len(photos))
    for path in itertools.islice(itertools.cycle(probed), PROBES):
        photo = load_resized(path, size)
        study.probes.append((study.place(photo), study.place(decode(encode_smallest(photo, "JPEG")))))
    return study


def _pairs(
    photo: Picture, models: Sequence[Model], codecs: Sequence[Codec]
) -> Iterator[tuple[tuple[str, str], tuple[Coded, Coded]]]:
    """Names of two systems and what they make of a photo."""
    coded = {model.name: model.coded(photo) for model in models}
    for first, second in itertools.combinations(coded, 2):
        yield (first, second), (coded[first], coded[second])
    files = {codec.codec.name: Files(photo, codec.codec) for codec in codecs}
    for (name, ours), codec in itertools.product(coded.items(), codecs):
        yield (name, codec.name), (ours, codec.coded(files[codec.codec.name], ours.file_bytes))


def _check_size(study: Study, done: int, of: int) -> None:
    expected = study.size * of // done
    if expected > MOST_BYTES:
        raise StudyError(
            f"the page would take about {expected // 1_000_000:,} MB, and browsers open {MOST_BYTES // 1_000_000} MB "
            "with ease; take fewer photos by --most, a smaller --size or fewer systems"
        )
