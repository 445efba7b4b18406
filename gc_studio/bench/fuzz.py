"""Damaged files against the reader: every one must be refused in one line, or give exactly what was written."""

import itertools
import time
from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import GcxError, read, read_partial, write
from gc_studio.bitstream.framing import checked, sealed
from gc_studio.bitstream.header import HAS_EXTRAS
from gc_studio.document import LAYERS, STRUCTURE_SCALES, STUDIO, Codes, Document, Frame, Notes
from gc_studio.document.layers import Array

_SIZES = ((16, 16), (40, 24), (64, 48), (33, 100), (150, 120))
_HEADER_BYTES = 12
_SLOW_SECONDS = 2.0
"""A read that takes longer counts as slow: no file here that passes its checks declares more than 150x120 pixels."""


_DENSITIES = (0.06, 0.5, 0.0, 1.0)
"""Shares of what is set in an array of bits; in others the third is empty, too."""


def corpus() -> list[Document]:
    """Documents of several sizes and of two models, each with other layers present."""
    rng = np.random.default_rng(7)
    of_models = tuple(name for name, layer in LAYERS.items() if layer.is_of_model)
    other = Codes("other", of_models, texture_dimensions=9, detail_channels=3, detail_limit=1, classes=5)
    documents = []
    for index, ((width, height), scale) in enumerate(itertools.product(_SIZES, STRUCTURE_SCALES)):
        frame = Frame(width, height, scale, other if index % 4 == 3 else STUDIO)
        arrays: dict[str, Any] = {}
        for number, name in enumerate(LAYERS):
            if LAYERS[name].is_of_model and name not in frame.codes.layers:
                continue
            # A step more with every round of models, lest a layer of the other one is always as dense.
            density = _DENSITIES[(index + index // 4 + number) % len(_DENSITIES)]
            own: dict[str, Any] = {}
            for array in LAYERS[name].arrays:
                own[array.name] = _noise(array, frame, arrays | own, density, rng)
            arrays |= own
        notes = Notes(title="Fuzz", author="nobody") if index % 5 == 3 else Notes()
        document = Document(width, height, model="0123abcd", structure_scale=scale, codes=frame.codes, **arrays)
        documents.append(document.with_layers(notes=notes))
    return documents


def _noise(
    array: Array, frame: Frame, before: dict[str, NDArray[Any]], density: float, rng: np.random.Generator
) -> NDArray[Any]:
    """Any values that an array may have, so many of them set; rows whose number is free are two at most."""
    shape = [int(rng.integers(3)) if side is None else side for side in array.shape(frame)]
    if array.dtype is np.bool_:
        return rng.random(shape) < density
    least, most = array.limits(frame, before) if array.limits else (0, 255)
    # Most values of real codes are small.
    values = np.clip(np.rint(rng.normal(0, 2, shape)), least, most)
    return (values * (density > 0)).astype(array.dtype)


def assembled(header: bytes, extras: bytes, payloads: list[bytes]) -> bytes:
    """A file from parts that may be nonsense, with right lengths and checks; extras set their flag."""
    if not extras:
        return sealed(header, payloads)
    return sealed(checked(header[:-1] + bytes([header[-1] | HAS_EXTRAS]) + extras), payloads)


def _mutated(data: bytes, other: bytes, kind: str, rng: np.random.Generator) -> bytes:
    """A damaged copy of a file; `other` is a second file to take parts of."""
    out = bytearray(data)
    at = int(rng.integers(len(data)))
    if kind == "flip":
        for bit in rng.integers(8 * len(data), size=int(rng.integers(1, 9))):
            out[bit // 8] ^= 1 << bit % 8
    elif kind == "cut":
        del out[at:]
    elif kind == "splice":
        out[at:] = other[int(rng.integers(len(other))) :]
    elif kind == "length":
        # Chunk lengths stand here and there: any byte may be one.
        out[at] = int(rng.integers(256))
    elif kind == "insert":
        out[at:at] = rng.bytes(int(rng.integers(1, 9)))
    elif kind == "swap":
        first, second = sorted(rng.integers(_HEADER_BYTES, len(data), 2).tolist())
        out[_HEADER_BYTES:] = out[second:] + out[first:second] + out[_HEADER_BYTES:first]
    return bytes(out)


def _sealed_nonsense(document: Document, rng: np.random.Generator) -> bytes:
    """A file whose checksums are right and whose payloads, or header, are not what any encoder writes."""
    data = write(document)
    header = bytearray(data[:_HEADER_BYTES])
    payloads = [rng.bytes(int(rng.integers(0, 200))) for _ in range(int(rng.integers(1, 5)))]
    if rng.random() < 0.3:
        # Any flags, but the size stays: a large map of noise is slow, not wrong.
        header[-1] = int(rng.integers(256))
    extras = rng.bytes(int(rng.integers(0, 12))) if rng.random() < 0.2 else b""
    return assembled(bytes(header), extras, payloads)


def _is_part_of(document: Document, missing: tuple[str, ...], whole: Document) -> bool:
    """Whether a partly read document shows nothing that the whole one does not hold."""
    # What a lost layer takes with it is empty, like the lost one itself.
    return all(
        layer.is_empty(document.of_layer(name))
        or all(np.array_equal(array, getattr(whole, key)) for key, array in document.of_layer(name).items())
        for name, layer in LAYERS.items()
    ) and all(LAYERS[name].is_empty(document.of_layer(name)) for name in missing)


def fuzz(runs: int, seed: int) -> dict[str, Any]:
    """Read `runs` damaged files.

    Returns:
        Counts of what came of them ("refused", "partial", "harmless": the same bytes by chance, "nonsense": decoded
        from sealed noise, and what must not be: "crashes", "wrong"), the first offenders as hexadecimal, and the
        longest time of one read in seconds.
    """
    documents = corpus()
    files = [write(document) for document in documents]
    kinds = ("flip", "cut", "splice", "length", "insert", "swap", "sealed")
    shares = np.array([4, 2, 2, 3, 1, 2, 1.0])
    outcomes = ("refused", "partial", "harmless", "nonsense", "crashes", "wrong", "slow")
    counts: Counter[str] = Counter(dict.fromkeys(outcomes, 0))
    offenders: list[str] = []
    longest = 0.0
    for run in range(runs):
        # Each run has its own numbers, so that an offender can be made again from the seed and the run.
        rng = np.random.default_rng([seed, run])
        kind = str(rng.choice(kinds, p=shares / shares.sum()))
        index, other = rng.integers(len(files), size=2)
        sealed = kind == "sealed"
        origins = [documents[index], documents[other]]
        data = _sealed_nonsense(origins[0], rng) if sealed else _mutated(files[index], files[other], kind, rng)
        began = time.perf_counter()
        outcome = _outcome(data, None if sealed else origins)
        longest = max(longest, time.perf_counter() - began)
        counts[outcome] += 1
        if outcome in ("crashes", "wrong") and len(offenders) < 5:
            offenders.append(f"run {run}, {kind}: {data.hex()}")
    counts["slow"] = int(longest > _SLOW_SECONDS)
    return {"runs": runs, "seed": seed, **counts, "longest_s": longest, "offenders": offenders}


def _outcome(data: bytes, origins: list[Document] | None) -> str:
    try:
        document = read(data)
    except GcxError:
        return _partial_outcome(data, origins)
    except BaseException as error:  # A panic of the coder is no Exception.
        if isinstance(error, KeyboardInterrupt):
            raise
        return "crashes"
    if origins is None:
        return "nonsense"
    return "harmless" if any(document == origin for origin in origins) else "wrong"


def _partial_outcome(data: bytes, origins: list[Document] | None) -> str:
    try:
        partial = read_partial(data)
    except GcxError:
        return "refused"
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return "crashes"
    if origins is None or any(_is_part_of(partial.document, partial.missing, origin) for origin in origins):
        return "partial"
    return "wrong"
