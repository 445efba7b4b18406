"""Damaged files against the reader: every one must be refused in one line, or give exactly what was written."""

import time
from collections import Counter
from typing import Any

import numpy as np

from gc_studio.bitstream import GcxError, container, read, read_partial, write
from gc_studio.document import CELL, DETAIL_CHANNELS, STRUCTURE_SCALES, TEXTURE_DIMENSIONS, Document, Notes
from gc_studio.document.document import cells

_SIZES = ((16, 16), (40, 24), (64, 48), (33, 100), (150, 120))
_HEADER_BYTES = 12
_SLOW_SECONDS = 2.0
"""A read that takes longer counts as slow: no file here that passes its checks declares more than 150x120 pixels."""


def corpus() -> list[Document]:
    """Documents of several sizes, each with other layers present."""
    rng = np.random.default_rng(7)
    documents = []
    for index, (width, height) in enumerate(_SIZES):
        for scale in STRUCTURE_SCALES:
            grid = cells(height, CELL), cells(width, CELL)
            textures = index % 3
            documents.append(
                Document(
                    width=width,
                    height=height,
                    structure=rng.random((cells(height, scale), cells(width, scale))) < 0.06 * (index != 1),
                    structure_scale=scale,
                    texture=np.rint(rng.normal(0, 2, TEXTURE_DIMENSIONS)) * (index != 2),
                    extra_textures=rng.integers(-9, 10, (textures, TEXTURE_DIMENSIONS), np.int16),
                    regions=rng.integers(0, textures + 1, grid, np.uint8),
                    detail=rng.integers(-2, 3, (DETAIL_CHANNELS, *grid), np.int8),
                    mask=rng.random(grid) < (0.0, 0.5, 2.0)[(index + scale) % 3],
                    model="0123abcd",
                    notes=Notes(title="Fuzz", author="nobody") if index == 3 else Notes(),
                )
            )
    return documents


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
    return container.assemble(bytes(header), extras, payloads)


def _is_part_of(document: Document, missing: tuple[str, ...], whole: Document) -> bool:
    """Whether a partly read document shows nothing that the whole one does not hold."""
    layers = {"structure": ("structure",), "texture": ("texture", "extra_textures", "regions")}
    arrays = [array for layer, names in layers.items() if layer not in missing for array in names]
    return all(np.array_equal(getattr(document, name), getattr(whole, name)) for name in arrays)


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
