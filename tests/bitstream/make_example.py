"""Write the worked example into docs/gcx-format.md from its golden file: python tests/bitstream/make_example.py

Run it after make_goldens.py, and never again once the version is released.
"""

import hashlib
import re
from pathlib import Path

import numpy as np

from gc_studio.bitstream import cell_tables, read, tables

EXAMPLE = Path(__file__).with_name("goldens") / "v1-16x16-s1-p100-t1.gcx"
SPECIFICATION = Path(__file__).parents[2] / "docs" / "gcx-format.md"
BYTES_A_LINE = 16


def example() -> str:
    """The bytes of a file with a structure, a texture and a detail chunk and no extras, named; then what they mean."""
    data = EXAMPLE.read_bytes()
    lines: list[tuple[bytes, str]] = []
    rest = data

    def take(count: int, meaning: str) -> bytes:
        nonlocal rest
        taken, rest = rest[:count], rest[count:]
        for start in range(0, count, BYTES_A_LINE):
            lines.append((taken[start : start + BYTES_A_LINE], meaning if start == 0 else ""))
        return taken

    take(4, "GCX, version 1")
    take(4, "model")
    take(3, "15 << 12 | 15")
    take(1, f"flags: {rest[0]:08b}")
    for layer in ("structure", "texture"):
        assert rest[0] < 128, "a length of several bytes needs another description"
        (length,) = take(1, f"{rest[0]} bytes of {layer}")
        take(length, layer)
        take(2, "check")
    take(len(rest) - 4, "detail, up to the end")
    take(4, "CRC-32")
    width = 3 * BYTES_A_LINE - 1
    return "\n".join(f"{part.hex(' '):{width}} | {meaning}".rstrip() for part, meaning in lines)


def meaning() -> str:
    """The layers of the example in words."""
    document = read(EXAMPLE.read_bytes())
    row, column = np.argwhere(document.structure)[0]
    codes = ", ".join(map(str, document.texture[:8].tolist()))
    symbols = ", ".join(map(str, document.detail[:, 0, 0].tolist()))
    return (
        f"Structure: {document.structure.sum()} pixels drawn, the first of them at row {row}, column {column}. "
        f"Texture: {codes}, ...\nDetail symbols of the one cell: {symbols}."
    )


def main() -> None:
    """Replace the example and the hash of the tables; everything else stays."""
    text = SPECIFICATION.read_text(encoding="utf-8")
    text = re.sub(r"(?<=```hex\n).*?(?=\n```)", lambda _: example(), text, flags=re.DOTALL)
    text = re.sub(r"Structure: \d+ pixels drawn.*?(?=\n\n)", lambda _: meaning(), text, flags=re.DOTALL)
    for path, before in ((tables.TABLES, "Tables: SHA-256 `"), (cell_tables.CELL_TABLES, "of `cells-v1.npz` `")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        text = re.sub(f"(?<={before})[0-9a-f]+", digest, text)
    SPECIFICATION.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
