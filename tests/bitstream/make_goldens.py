"""Write golden files for a new format version: python tests/bitstream/make_goldens.py

Files of a version that has been released are never written again: a program that reads them differently is wrong.
"""

import hashlib
import json
from pathlib import Path

import numpy as np

from gc_studio.bitstream import write
from gc_studio.bitstream.header import VERSION
from gc_studio.document import STUDIO, Codes, Document, Notes
from gc_studio.storage import RESOURCES

GOLDENS = Path(__file__).with_name("goldens")
INDEX = GOLDENS / "goldens.json"
LAYERS = ("structure", "texture", "extra_textures", "regions", "mask", "detail")

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


def layer_hashes(document: Document) -> dict[str, str]:
    """SHA-256 of every layer: shape, then little-endian int16 values, row by row."""
    hashes = {}
    for name in LAYERS:
        layer = getattr(document, name)
        hashes[name] = hashlib.sha256(repr(layer.shape).encode() + layer.astype("<i2").tobytes()).hexdigest()
    return hashes


def make_document(width: int, height: int, scale: int, preserved: float, textures: int) -> Document:
    """Part of a sample photo, with further textures in blobs of cells and a blob preserved."""
    # Here: reading golden files needs none of this.
    import cv2

    from gc_studio.analysis.analyse import analyse
    from gc_studio.analysis.photo import load_photo
    from gc_studio.nets.model import load_model

    photos = [load_photo(path) for path in sorted((RESOURCES / "samples").glob("*.webp"))]
    photo = cv2.resize(photos[(width + scale) % len(photos)], (width, height), interpolation=cv2.INTER_AREA)
    analysis = analyse(photo, load_model(), scale)
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


def of_codes(document: Document, codes: Codes) -> Document:
    """The same with codes of other numbers: values repeated or left out, further from zero where they may be."""
    dimensions, channels = codes.texture_dimensions, codes.detail_channels
    takes_texture = "texture" in codes.layers
    return document.with_layers(
        codes=codes,
        texture=np.resize(document.texture, dimensions),
        extra_textures=np.resize(document.extra_textures, (len(document.extra_textures) * takes_texture, dimensions)),
        regions=document.regions * takes_texture,
        detail=np.clip(
            np.resize(document.detail, (channels, *document.grid)) * 4, -codes.detail_limit, codes.detail_limit
        ),
    )


def main() -> None:
    """Write the files of the current version that are not there, and their index."""
    GOLDENS.mkdir(exist_ok=True)
    index = json.loads(INDEX.read_text()) if INDEX.exists() else {}
    for case, codes in (*((case, STUDIO) for case in CASES), *OTHERS):
        width, height, scale, preserved, textures = case
        model = "" if codes == STUDIO else f"-{codes.name}"
        name = f"v{VERSION}-{width}x{height}-s{scale}-p{round(100 * preserved)}-t{textures}{model}.gcx"
        if name in index:
            continue
        document = make_document(*case)
        document = document if codes == STUDIO else of_codes(document, codes)
        data = write(document)
        (GOLDENS / name).write_bytes(data)
        index[name] = {"sha256": hashlib.sha256(data).hexdigest(), "layers": layer_hashes(document)}
    INDEX.write_text(json.dumps(index, indent=1) + "\n")


if __name__ == "__main__":
    main()
