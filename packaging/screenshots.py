"""Makes the pictures of the window, off screen: the few of the docs, or all main states in both sizes and themes.

    python packaging/screenshots.py docs/images       what README and guide show, small WebP files
    python packaging/screenshots.py --all FOLDER      every state at 1280x800 and 1920x1080, dark and light, PNG

The same photo and the same hand as in the tour; see `stage` and `states`.
"""

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import stage
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QWidget
from stage import settle
from states import PictureError, Studio

from gc_studio.analysis.morph import Morph, morph_shares
from gc_studio.analysis.photo import load_resized
from gc_studio.analysis.pictures import strip
from gc_studio.decode.memory import share_arenas
from gc_studio.storage import RESOURCES, write_atomic

SIZES, THEMES = ((1280, 800), (1920, 1080)), ("dark", "light")
MOST_BYTES, MOST_IN_ALL = 60_000, 1_000_000
"""Of one picture, and of the whole folder of the docs."""

MORPHED, MOST_OF_A_STRIP = ("jacket", "dress"), 35_000
"""Samples between which the strip of the docs goes, and its bytes."""


def grabbed(studio: Studio, dialog: QDialog | None, part: str) -> Image.Image:
    """What is to be seen of a state: the `window`, a `dialog`, the `desk` with the canvas, the `picture`, a `dock`.

    The `textures` are the dock of that name.
    """
    settle(0.3)
    if dialog is not None and part == "dialog":
        return _image(dialog.grab())
    whole = studio.seen.grab()
    if dialog is not None:
        # Off screen every window is by itself; on a desktop the dialog lies in the middle.
        painter, over = QPainter(whole), dialog.grab()
        place = QPoint((whole.width() - over.width()) // 2, (whole.height() - over.height()) // 2)
        painter.drawPixmap(place, over)
        painter.drawRect(QRect(place, over.size()))
        painter.end()
    return _image(whole if part == "window" else whole.copy(_area(studio, part)))


def _area(studio: Studio, part: str) -> QRect:
    """Part of the window, in its pixels."""
    window, document = studio.window, studio.window.session.document
    if part == "desk":
        return _within(window, window.pages.desk)
    if part == "textures":
        return _within(window, window.docks["Textures"])
    if part == "dock":
        dock = _within(window, window.docks["History"])
        return dock.adjusted(0, 0, 0, window.statusBar().y() - dock.bottom() - 1)
    assert document is not None
    picture = QRect(studio.at(0, 0), studio.at(document.width, document.height))
    return picture.translated(_within(window, window.canvas).topLeft()).adjusted(-16, -16, 16, 16)


def _within(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _image(pixmap: QPixmap) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGB")


@contextmanager
def shown(studio: Studio, state: str, theme: str, size: tuple[int, int]) -> Iterator[QDialog | None]:
    """The window in a state; gives the dialog that lies over it, if any."""
    studio.dress(theme, size)
    dialog = studio.states[state]()
    yield dialog
    if dialog is not None:
        dialog.close()
        settle(0.1)


def make_all(studio: Studio, folder: Path) -> None:
    """Every state in every size and theme."""
    for size in SIZES:
        for theme in THEMES:
            for state in studio.states:
                with shown(studio, state, theme, size) as dialog:
                    name = f"{state}-{size[0]}x{size[1]}-{theme}.png"
                    grabbed(studio, dialog, "window").save(folder / name)
                    print(name, flush=True)


SHOTS = {
    "window": ("result", "dark", "window"),
    "guide-structure": ("structure", "dark", "picture"),
    "guide-collar": ("drawing", "dark", "picture"),
    "guide-texture": ("part", "dark", "window"),
    "guide-preserve": ("preserve", "dark", "window"),
    "guide-suggest": ("suggest", "dark", "desk"),
    "guide-invented": ("invented", "dark", "desk"),
    "guide-history": ("history", "dark", "dock"),
    "guide-compare": ("side-by-side", "dark", "desk"),
    "guide-export": ("export", "dark", "dialog"),
    "tools-export": ("larger", "dark", "dialog"),
    "tools-link": ("link", "dark", "dialog"),
    "tools-present": ("present", "dark", "dialog"),
    "tools-systems": ("systems", "dark", "dialog"),
    "guide-batch": ("batch", "dark", "dialog"),
    "guide-start": ("start-page", "light", "window"),
    "guide-recovery": ("recovery", "dark", "dialog"),
    "tools-fit": ("fit", "dark", "desk"),
    "tools-push": ("push", "dark", "desk"),
    "tools-scene": ("scene", "dark", "window"),
    "tools-languages": ("chinese", "dark", "window"),
    # The last one: it takes the place of the work that the others show.
    "tools-surprise": ("surprises", "dark", "textures"),
}
"""Pictures of the docs: name; state, theme, and what of it is shown."""


def make_few(studio: Studio, folder: Path) -> None:
    """The pictures of the docs."""
    for name, (state, theme, part) in SHOTS.items():
        with shown(studio, state, theme, SIZES[0]) as dialog:
            data = small(grabbed(studio, dialog, part))
        write_atomic(folder / f"{name}.webp", data)
        print(f"{name}.webp  {len(data):,} B", flush=True)
    for name, made in (("tools-morph", morph_strip), ("tools-trousers", scene_strip)):
        write_atomic(folder / f"{name}.webp", small(made(studio), MOST_OF_A_STRIP))
    total = sum(path.stat().st_size for path in folder.iterdir())
    if total > MOST_IN_ALL:
        raise PictureError(f"{folder} holds {total:,} B, more than {MOST_IN_ALL:,}")


def morph_strip(studio: Studio) -> Image.Image:
    """Five steps between two samples."""
    backend = studio.window.engine.backend
    assert backend is not None
    apart = backend.apart()
    photos = [load_resized(RESOURCES / "samples" / f"{name}.webp", stage.WIDTH) for name in MORPHED]
    way = Morph(*(apart.analyse(photo)[0] for photo in photos))
    return Image.fromarray(strip([apart.render(way.at(share)) for share in morph_shares(5)]))


def scene_strip(studio: Studio) -> Image.Image:
    """A painted dress, the same one widened, and trousers."""
    pictures = [studio.window.flow.picture for _ in studio.scene_painted()]
    return Image.fromarray(strip([picture for picture in pictures if picture is not None]))


def small(picture: Image.Image, most: int = MOST_BYTES) -> bytes:
    """A WebP file within the bounds, as good as they allow."""
    for quality in range(80, 30, -10):
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= most:
            return out.getvalue()
    raise PictureError(f"a picture of {picture.width}x{picture.height} takes more than {most:,} B")


def main() -> int:
    """Read the command line and go."""
    parser = argparse.ArgumentParser(prog="screenshots.py", description="Make the pictures of the window.")
    parser.add_argument("folder", type=Path, help="where they go")
    parser.add_argument("--all", action="store_true", help="every state in every size and theme, as PNG")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    share_arenas()
    with tempfile.TemporaryDirectory(prefix="gc-studio-") as scratch:
        studio = Studio(Path(scratch))
        try:
            studio.work()
            (make_all if arguments.all else make_few)(studio, arguments.folder)
        except (PictureError, OSError) as error:
            print(f"screenshots.py: {error}", file=sys.stderr)
            return 1
        finally:
            studio.close()
    if studio.peak is not None:
        print(f"peak memory of the window: {studio.peak:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
