"""Makes the viewer, one HTML file that needs nothing else and connects to nothing.

    npm ci --prefix packaging/web
    python packaging/web/build.py viewer.html

Needs Node 20 and `pip install onnx`. What is in the file: the page, a worker that reads and paints, ONNX Runtime for
WebAssembly, the studio model's generator and the polishing net, the tables of the format, the texture library, and a
few samples. Its policy (CSP) lets the browser run this page's own script and fetch nothing.
"""

import argparse
import base64
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from export_models import generator_onnx, polish_onnx

from gc_studio.api import encode_photo, write
from gc_studio.document import STUDIO
from gc_studio.nets.registry import find_model
from gc_studio.storage import RESOURCES, write_atomic

HERE = Path(__file__).resolve().parent
TABLES = HERE.parents[1] / "gc_studio" / "bitstream"
RUNTIME = HERE / "node_modules" / "onnxruntime-web" / "dist" / "ort-wasm-simd-threaded.wasm"
SAMPLES = ("jacket", "dress", "sneakers")


class BuildError(Exception):
    """What is missing, in one line."""


def bundled(source: str) -> str:
    """A module of src/ and all that it imports as one script."""
    esbuild = HERE / "node_modules" / ".bin" / "esbuild"
    if shutil.which("node") is None:
        raise BuildError("`node` is not on the PATH; install Node 20")
    if not esbuild.exists() or not RUNTIME.exists():
        raise BuildError("packages of npm are missing; run: npm ci --prefix packaging/web")
    command = [
        str(esbuild),
        f"src/{source}",
        "--bundle",
        "--minify",
        "--format=iife",
        "--target=es2022",
        "--log-level=error",
    ]
    # The runtime's threads run the script that it is part of, which lies in no file.
    command.append("--define:import.meta.url=self.location.href")
    return subprocess.run(command, cwd=HERE, check=True, capture_output=True, text=True).stdout


def _packed(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()


def _samples() -> list[dict[str, str]]:
    samples = []
    for name in SAMPLES:
        document = encode_photo(RESOURCES / "samples" / f"{name}.webp")
        samples.append({"name": name.capitalize(), "file": base64.b64encode(write(document)).decode()})
    return samples


def _textures() -> list[dict[str, Any]]:
    folder = RESOURCES / "textures"
    library = json.loads((folder / "library.json").read_text(encoding="utf-8"))
    return [
        {
            "name": texture["name"],
            "code": texture["code"],
            "thumbnail": _data_url((folder / texture["thumbnail"]).read_bytes()),
        }
        for texture in library["textures"]
    ]


def _data_url(webp: bytes) -> str:
    return f"data:image/webp;base64,{base64.b64encode(webp).decode()}"


def data() -> dict[str, Any]:
    """What the page's script is told, in the order in which the worker takes the parts."""
    description = find_model(STUDIO.name)
    files = [(TABLES / name).read_bytes() for name in ("tables-v1.npz", "cells-v1.npz")]
    files += [RUNTIME.read_bytes(), generator_onnx(), polish_onnx()]
    return {
        "model": {"identity": description.identity, "name": description.name},
        "parts": [_packed(file) for file in files],
        "textures": _textures(),
        "samples": _samples(),
    }


def page() -> bytes:
    """The HTML file.

    Raises:
        BuildError: Node or its packages are missing.
    """
    folder = HERE / "src" / "page"
    # Within a script nothing but its end tag is markup.
    script, worker = (bundled(name).replace("</script", "<\\/script") for name in ("page/main.js", "worker.js"))
    style = (folder / "style.css").read_text(encoding="utf-8")
    parts = {
        "policy": f"default-src 'none'; script-src '{_hash(script)}' 'wasm-unsafe-eval'; worker-src blob:; "
        f"style-src '{_hash(style)}'; img-src data: blob:; base-uri 'none'; form-action 'none'",
        "style": style,
        "script": script,
        "worker": worker,
        "data": json.dumps(data(), separators=(",", ":")).replace("</", "<\\/"),
    }
    template = (folder / "index.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template).encode()


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def main() -> int:
    """Write the page; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    try:
        made = page()
        write_atomic(out, made)
    except (BuildError, OSError) as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    print(f"{out}: {len(made) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
