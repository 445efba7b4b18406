"""Makes the picture of the viewer on its page: a sample photo, and what the viewer paints of its file, side by side.

    python packaging/web/picture.py packaging/web/viewer.webp

Needs what `build.py` needs, and Chromium, which is driven as in the tests.
"""

import argparse
import base64
import io
import sys
import tempfile
from pathlib import Path

from build import BuildError, page
from PIL import Image

from gc_studio.api import encode_photo, write_link
from gc_studio.storage import RESOURCES, write_atomic

sys.path.append(str(Path(__file__).resolve().parents[2] / "tests"))
from browser import CHROMIUM, chromium

SAMPLE = RESOURCES / "samples" / "dress.webp"
SIZE = 960, 620
PAINTED = """(async () => {
  while (document.body.dataset.shown === undefined) await new Promise((go) => setTimeout(go, 20));
})()"""
BESIDE = """(async () => {
  while (document.getElementById("beside").hidden) await new Promise((go) => setTimeout(go, 20));
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
})()"""


def picture(scratch: Path) -> Image.Image:
    """The page with the sample open, and its photo beside."""
    viewer = scratch / "viewer.html"
    viewer.write_bytes(page())
    with chromium(scratch) as browser:
        browser.open(write_link(encode_photo(SAMPLE), viewer.as_uri()), *SIZE)
        browser.value(PAINTED)
        browser.choose("#photo", SAMPLE)
        browser.value(BESIDE)
        png = base64.b64decode(browser.page("Page.captureScreenshot")["data"])
    return Image.open(io.BytesIO(png)).convert("RGB")


def main() -> int:
    """Write the picture; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    try:
        if CHROMIUM is None:
            raise BuildError("no chromium is on the PATH")
        with tempfile.TemporaryDirectory(prefix="gc-studio-") as scratch:
            shot = picture(Path(scratch))
        packed = io.BytesIO()
        shot.save(packed, "WEBP", quality=70, method=6)
        write_atomic(out, packed.getvalue())
    except (BuildError, OSError) as error:
        print(f"picture.py: {error}", file=sys.stderr)
        return 1
    print(f"{out}: {len(packed.getvalue()):,} B")
    return 0


if __name__ == "__main__":
    sys.exit(main())
