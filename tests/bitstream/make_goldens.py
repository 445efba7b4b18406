"""Write golden files of what has none yet: python tests/bitstream/make_goldens.py

Files that are there stay. Version 1 is released, so they are never written again: a program that reads them differently
is wrong.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import write
from gc_studio.bitstream.header import VERSION
from gc_studio.document import LAYERS, STUDIO, Codes, Document, Notes
from gc_studio.storage import RESOURCES

GOLDENS = Path(__file__).with_name("goldens")
INDEX = GOLDENS / "goldens.json"

# width, height, structure scale, share of cells preserved, textures
CASES = (
    (16, 16, 1, 1.0, 1),
    (16, 16, 4, 0.0, 1),
    (31, 17, 2, 0.5, 2),
    (64, 64, 1, 1.0, 1),
    (200, 90, 4, 0.4, 3),
    (256, 256, 2, 0.0, 1),
    (256, 256, 2, 1.0, 1),
    (256, 341, 2, 0.3, 16),
    (640, 480, 1, 0.2, 1),
    (1023, 777, 2, 1.0, 2),
    (1023, 777, 1, 0.6, 1),
)

# The same, and the codes of a model other than studio.
OTHERS = (
    ((96, 64, 2, 0.6, 3), Codes("golden-1", texture_dimensions=9, detail_channels=3, detail_limit=1, classes=5)),
    ((64, 96, 1, 1.0, 2), Codes("wide", texture_dimensions=64, detail_channels=6, detail_limit=9)),
    ((48, 48, 2, 1.0, 1), Codes("bare", ("structure", "mask", "detail"), texture_dimensions=0, detail_channels=8)),
)


# The same; the share of preserved cells that are fine, that of these that are faithful, and a gain; and the codes.
KEPT = (
    ((16, 16, 1, 1.0, 1), (1.0, 1.0, 1), STUDIO),
    ((96, 80, 2, 0.8, 1), (0.6, 0.5, 1), STUDIO),
    ((70, 50, 4, 0.6, 2), (1.0, 0.4, 9), STUDIO),
    ((64, 64, 1, 1.0, 1), (0.5, 0.0, 1), STUDIO),
    ((80, 96, 2, 0.9, 2), (0.7, 1.0, 1), OTHERS[0][1]),
)

# Without lines and textures; how far apart the middles of things are, in pixels of the map; and the codes.
LABELLED = (
    ((96, 112, 2, 0.3, 1), 17, Codes("scenes", ("labels", "mask", "detail"), 0, 8, 2, 16)),
    ((150, 100, 1, 0.0, 1), 23, Codes("two", ("labels",), 0, 0, 1, 2)),
    ((64, 48, 4, 1.0, 1), 3, Codes("many", ("structure", "labels", "texture", "mask", "detail"), classes=256)),
)

Case = tuple[int, int, int, float, int]


def layer_hashes(document: Document) -> dict[str, str]:
    """SHA-256 of every array, of kept cells and labels if there are some: shape, then int16, little endian."""
    hashes = {}
    for name, layer in LAYERS.items():
        if (name == "labels" or not layer.is_of_model) and layer.is_empty(document.of_layer(name)):
            continue
        for key, values in document.of_layer(name).items():
            hashes[key] = hashlib.sha256(repr(values.shape).encode() + values.astype("<i2").tobytes()).hexdigest()
    return hashes


def photo_of(width: int, height: int, scale: int) -> NDArray[np.uint8]:
    """A sample photo in some size."""
    import cv2

    from gc_studio.analysis.photo import load_photo

    photos = [load_photo(path) for path in sorted((RESOURCES / "samples").glob("*.webp"))]
    photo = cv2.resize(photos[(width + scale) % len(photos)], (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(photo, np.uint8)


def make_document(width: int, height: int, scale: int, preserved: float, textures: int) -> Document:
    """Of a sample photo, with further textures in blobs of cells and a blob preserved."""
    # Here: reading golden files needs none of this.
    import cv2

    from gc_studio.analysis.analyse import analyse
    from gc_studio.nets.model import load_model

    analysis = analyse(photo_of(width, height, scale), load_model(), scale)
    rng = np.random.default_rng(width * height + textures)
    noise = cv2.GaussianBlur(rng.random(analysis.document.grid), (0, 0), 2, borderType=cv2.BORDER_REPLICATE)
    regions = np.searchsorted(np.quantile(noise, np.linspace(0, 1, textures + 1)[1:-1]), noise)
    return analysis.document.with_layers(
        model="00c0ffee",
        mask=noise <= np.quantile(noise, preserved) if preserved else np.zeros(noise.shape, bool),
        detail=analysis.available.detail,
        extra_textures=rng.integers(-9, 10, (textures - 1, 64)) + analysis.document.texture,
        regions=regions,
        notes=Notes(title="Golden", author="GC Studio", licence="CC0 1.0") if textures == 2 else Notes(),
    )


def with_kept(document: Document, fine_share: float, faithful_share: float, gain: int) -> Document:
    """The document with a part of its preserved cells fine, and a part of these faithful.

    gain: what coefficients are multiplied by, lest none comes near the limit.
    """
    from gc_studio.analysis.intra import coded

    coarseness, fine, faithful = coded(photo_of(document.width, document.height, document.structure_scale))
    rows, columns = document.grid
    # Along a slope, so that outlines are neither straight nor torn.
    place = np.add.outer(3 * np.arange(rows), np.arange(columns)) % 11
    outlines, inside = [], document.mask
    for share in (fine_share, faithful_share):
        ranked = np.sort(place[inside])
        inside = inside & (place < ranked[int(share * (len(ranked) - 1))] + (share > 0)) if len(ranked) else inside
        outlines.append(inside)
    fine, faithful = (np.clip(gain * values.astype(np.int64), -127, 127) for values in (fine, faithful))
    kept = {"fine_mask": outlines[0], "coarseness": coarseness, "fine": fine}
    return document.with_layers(**kept, faithful_mask=outlines[1], faithful=faithful)


def of_codes(document: Document, codes: Codes) -> Document:
    """The same with codes of other numbers: values repeated or left out, further from zero where they may be."""
    dimensions, channels = codes.texture_dimensions, codes.detail_channels
    takes_texture = "texture" in codes.layers
    return document.with_layers(
        codes=codes,
        structure=document.structure if "structure" in codes.layers else None,
        texture=np.resize(document.texture, dimensions),
        extra_textures=np.resize(document.extra_textures, (len(document.extra_textures) * takes_texture, dimensions)),
        regions=document.regions * takes_texture,
        detail=np.clip(
            np.resize(document.detail, (channels, *document.grid)) * 4, -codes.detail_limit, codes.detail_limit
        ),
    )


def labelled(document: Document, pitch: int) -> Document:
    """The document with a map of things in blobs around middles; their classes are any."""
    rng = np.random.default_rng(pitch)
    height, width = document.structure_shape
    middles = rng.random((max(height * width // pitch**2, 2), 2)) * (height, width)
    classes = rng.integers(0, document.codes.classes, len(middles))
    rows, columns = np.mgrid[:height, :width][..., None]
    distances = (rows - middles[:, 0]) ** 2 + (columns - middles[:, 1]) ** 2
    return document.with_layers(labels=classes[distances.argmin(-1)])


def cases() -> Iterator[tuple[str, Callable[[], Document]]]:
    """Names of files, and what makes their documents."""
    for case, codes in (*((case, STUDIO) for case in CASES), *OTHERS):
        yield _name(case, codes), partial(_made, case, codes)
    for case, (*shares, gain), codes in KEPT:
        name = f"{_name(case, codes).removesuffix('.gcx')}-kept.gcx"
        yield name, partial(_made_kept, case, codes, *shares, gain)
    for case, pitch, codes in LABELLED:
        yield _name(case, codes), partial(_made_labelled, case, codes, pitch)


def _name(case: Case, codes: Codes) -> str:
    width, height, scale, preserved, textures = case
    model = "" if codes == STUDIO else f"-{codes.name}"
    return f"v{VERSION}-{width}x{height}-s{scale}-p{round(100 * preserved)}-t{textures}{model}.gcx"


def _made(case: Case, codes: Codes) -> Document:
    document = make_document(*case)
    return document if codes == STUDIO else of_codes(document, codes)


def _made_kept(case: Case, codes: Codes, fine_share: float, faithful_share: float, gain: int) -> Document:
    return with_kept(_made(case, codes), fine_share, faithful_share, gain)


def _made_labelled(case: Case, codes: Codes, pitch: int) -> Document:
    return labelled(_made(case, codes), pitch)


def main() -> None:
    """Write the files of the current version that are not there, and their index."""
    GOLDENS.mkdir(exist_ok=True)
    index = json.loads(INDEX.read_text()) if INDEX.exists() else {}
    for name, make in cases():
        if name in index:
            continue
        document = make()
        data = write(document)
        (GOLDENS / name).write_bytes(data)
        index[name] = {"sha256": hashlib.sha256(data).hexdigest(), "layers": layer_hashes(document)}
    INDEX.write_text(json.dumps(index, indent=1) + "\n")


if __name__ == "__main__":
    main()
