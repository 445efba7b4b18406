"""A selection of photos -> the texture library that ships: codes by the model's encoder, thumbnails by its decoder."""

import io
import json
import re
from pathlib import Path

from PIL import Image

from gc_studio.analysis.analyse import analyse, texture_of
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.decode.renderer import Renderer
from gc_studio.document.regions import central_region, with_texture_in
from gc_studio.nets.model import StudioModel
from gc_studio.storage import RESOURCES, write_atomic

THUMBNAIL_SIZE = 96

_SHAPE = RESOURCES / "samples" / "jumper.webp"
"""Every thumbnail shows this garment, so that textures can be compared."""


def write_library(photos: Path, selection: Path, model: StudioModel, out: Path) -> None:
    """Write `out/library.json` and one thumbnail per texture.

    Args:
        photos: folder that the paths of the selection start from.
        selection: JSON list of {"name", "group", "photo"}.
        model: the model whose codes to write.
        out: the library's folder.
    """
    out.mkdir(parents=True, exist_ok=True)
    for stale in out.glob("*.webp"):
        stale.unlink()
    renderer = Renderer(model)
    shape = analyse(resized(load_photo(_SHAPE), 256), model).document
    entries = []
    for wanted in json.loads(selection.read_text(encoding="utf-8")):
        code = texture_of(resized(load_photo(photos / wanted["photo"]), 256), model)
        thumbnail = re.sub(r"\W+", "-", wanted["name"].lower()) + ".webp"
        picture = Image.fromarray(renderer.render(with_texture_in(shape, code, central_region(shape))))
        side = picture.width
        top = (picture.height - side) // 2
        buffer = io.BytesIO()
        picture.crop((0, top, side, top + side)).resize((THUMBNAIL_SIZE, THUMBNAIL_SIZE)).save(
            buffer, "WEBP", quality=85
        )
        write_atomic(out / thumbnail, buffer.getvalue())
        entries.append(
            {"name": wanted["name"], "group": wanted["group"], "thumbnail": thumbnail, "code": code.tolist()}
        )
    library = {"model": model.identity, "textures": entries}
    write_atomic(out / "library.json", (json.dumps(library) + "\n").encode())
