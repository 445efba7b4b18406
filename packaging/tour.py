"""Works the real program in a real window as a newcomer would, and leaves a screenshot of each step.

    python packaging/tour.py FOLDER [--size 1280x800]

It needs `Xvfb` and `xdotool` and shows nothing on the desktop. Home and settings are temporary ones. It ends with 0, or
with 1 and one line that says which step failed and what was to be seen then; the last screenshot shows it.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import stage
from PIL import Image
from program import SLOW, Studio
from screen import Screen, TourError, changed_share, difference, wait
from stage import Path2, Twin, along

from gc_studio.bitstream import read
from gc_studio.canvas import Tool
from gc_studio.document import CELL

SEEN = 0.15
"""Mean difference of two screenshots that one sees, in levels of 255."""

SAME, ALIKE = 1.0, 4.0
"""Mean difference of two screenshots of one picture, and of a picture before and after a stroke."""

STILL = 0.01
"""Share of the pixels that may change while nothing happens: the outline of a selection marches."""


GCX = "import sys; from gc_studio.cli import main; sys.exit(main())"
"""The program gcx, whether it is installed or not."""


class Tour:
    """The steps, in order; each leaves a screenshot."""

    def __init__(self, screen: Screen, folder: Path, scratch: Path) -> None:
        self.screen, self.folder, self.scratch = screen, folder, scratch
        self.twin = Twin(scratch / "twin", screen.size)
        self.home = scratch / "home"
        self.home.mkdir()
        # Where the program looks for them on Linux.
        stage.used_settings(self.home / "config" / "gc-studio" / "GC Studio.conf")
        self.exported = scratch / "jumper.gcx"
        self.project = scratch / "jumper.gcs"
        self.picture: Image.Image | None = None
        self.studio = self.start()

    def start(self, *files: Path) -> Studio:
        """Start the program."""
        return Studio(self.screen, self.home, list(files), self.folder / "program.log")

    # What several steps do

    def rest(self) -> Image.Image:
        """What the canvas shows once it has shown the same for a second."""
        area, last, since = self.twin.canvas(), self.screen.grab(), time.monotonic()
        end = since + SLOW
        while time.monotonic() - since < 1.0:
            time.sleep(0.25)
            now = self.screen.grab()
            if changed_share(now, last, area) > STILL:
                since = time.monotonic()
            if time.monotonic() > end:
                raise TourError("the canvas never comes to rest")
            last = now
        return last

    @contextmanager
    def seen(self, what: str) -> Iterator[None]:
        """What is done here is to be seen on the canvas."""
        before, area = self.rest(), self.twin.canvas()
        yield
        wait(f"{what} can be seen", lambda: difference(before, self.screen.grab(), area) > SEEN)
        self.rest()

    def wait_picture(self, what: str, most: float) -> None:
        """Wait until the canvas differs from what was exported by this much at most."""
        before, area = self.picture, self.twin.canvas()
        assert before is not None
        wait(what, lambda: difference(before, self.screen.grab(), area) < most, SLOW)

    def draw(self, path: Path2) -> None:
        """Drag the mouse over the picture."""
        self.screen.drag([self.twin.picture(*point) for point in along(path)])

    def title(self, pattern: str) -> None:
        """Wait for a title of the window."""
        wait(f"the title is {pattern}", lambda: self.studio.window in self.screen.windows(pattern), SLOW)

    def type_path(self, title: str, path: Path) -> None:
        """Type a path into a file dialog."""
        self.studio.dialog(title)
        self.screen.key("ctrl+a")
        self.screen.type(str(path))
        self.screen.keep(f"file-dialog-{path.suffix[1:]}")
        self.screen.key("Return")
        wait(f"{path.name} is written", path.exists)

    # The steps

    def open_a_sample(self) -> None:
        """Open a sample photo with a click on the start page."""
        time.sleep(1)
        self.screen.keep("start-page")
        self.screen.click(self.twin.sample(stage.PHOTO))
        self.title("jumper.webp - GC Studio")
        self.twin.open()
        self.rest()
        self.screen.keep("opened")

    def see_the_edges(self) -> None:
        """Look at the structure, at the photo, and back."""
        for key, name in (("2", "structure"), ("3", "photo"), ("1", "decoded")):
            with self.seen(f"the view of key {key}"):
                self.screen.key(key)
            self.screen.keep(f"view-{name}")

    def redraw_the_collar(self) -> None:
        """Erase the round collar and draw a V."""
        self.screen.key("e")
        with self.seen("the erased collar"):
            for path in stage.OLD_COLLAR:
                self.draw(path)
        self.screen.keep("collar-erased")
        self.title(r"jumper.webp\* - GC Studio")
        self.screen.key("b")
        with self.seen("the new collar"):
            for path in stage.NEW_COLLAR:
                self.draw(path)
        self.screen.keep("collar-drawn")

    def push(self) -> None:
        """Push the ends of the sleeves outwards, and take it back."""
        self.screen.click(self.twin.tool(Tool.PUSH))
        with self.seen("the pushed sleeves"):
            for path in stage.PUSHED[1:]:
                self.draw(path)
        self.screen.keep("pushed")
        with self.seen("the sleeves as they were"):
            self.screen.key(*["ctrl+z"] * len(stage.PUSHED[1:]))

    def swap_the_texture(self) -> None:
        """Find a texture by name and click it: the jumper changes, the wall behind it stays."""
        word = stage.ALL_OVER.split()[0].lower()
        self.screen.key("ctrl+f")
        self.screen.type(word)
        self.twin.search(word)
        with self.seen("the texture"):
            self.screen.click(self.twin.texture(stage.ALL_OVER))
        self.screen.keep("texture")
        self.screen.key("ctrl+f", "Escape")
        self.twin.search("")

    def swap_the_texture_of_a_part(self) -> None:
        """Select the front with the wand, and click a texture: only the front changes."""
        self.screen.click(self.twin.tool(Tool.WAND))
        with self.seen("the selection"):
            self.screen.click(self.twin.picture(*stage.BODY))
        self.screen.keep("part-selected")
        with self.seen("the texture of the part"):
            self.screen.click(self.twin.texture(stage.FRONT))
        self.screen.keep("part-texture")
        self.screen.key("ctrl+d")
        self.rest()

    def surprise(self) -> None:
        """Have twelve new textures made by the number they are known by, put one on, and take it off again."""
        seed = "4711"
        self.screen.key("ctrl+f")
        self.screen.type(seed)
        self.screen.key("Return", "Escape")
        self.twin.surprise(seed)
        self.rest()
        self.screen.keep("surprises")
        with self.seen("the surprise"):
            self.screen.click(self.twin.texture(f"Surprise {seed}-2"))
        self.screen.keep("surprise")
        with self.seen("undo of the surprise"):
            self.screen.key("ctrl+z")

    def preserve_the_logo(self) -> None:
        """Take a smaller brush and paint over the logo."""
        self.screen.click(self.twin.tool(Tool.PRESERVE))
        self.screen.key("bracketleft", "bracketleft")
        self.screen.move(self.twin.picture(*stage.LOGO[0]))
        time.sleep(0.5)
        self.screen.keep("preserve-what-a-click-costs")
        with self.seen("the preserved cells"):
            self.draw(stage.LOGO)
        self.screen.keep("logo-preserved")

    def look_at_the_bytes(self) -> None:
        """Point at the curve of the bytes, then at the history; take an action back and do it again."""
        self.screen.move(self.twin.middle(self.twin.window.rate.curve))
        time.sleep(0.8)
        self.screen.keep("bytes")
        self.screen.click(self.twin.dock("History"))
        time.sleep(0.5)
        self.screen.keep("history")
        with self.seen("undo"):
            self.screen.key("ctrl+z")
        with self.seen("redo"):
            self.screen.key("ctrl+shift+z")
        self.screen.click(self.twin.dock("Rate"))

    def compare(self) -> None:
        """Side by side and the difference."""
        for key, name in (("4", "split"), ("5", "side-by-side"), ("6", "difference"), ("1", "decoded-again")):
            with self.seen(f"the view of key {key}"):
                self.screen.key(key)
            self.screen.keep(f"view-{name}")

    def find_a_command(self) -> None:
        """Type what is wanted instead of looking for it."""
        with self.seen("the command that was typed"):
            before, area = self.screen.grab(), (0, 0, *self.screen.size)
            self.screen.key("ctrl+Return")
            wait("the palette opens", lambda: changed_share(before, self.screen.grab(), area) > STILL)
            self.screen.type("struc")
            time.sleep(0.5)
            self.screen.keep("palette")
            self.screen.key("Return")
        with self.seen("the view of key 1"):
            self.screen.key("1")

    def present(self) -> None:
        """Show it to a room, with the keys of a remote, and leave."""
        area = (0, 0, *self.screen.size)
        self.screen.key("F5")
        self.studio.dialog("^Presentation$")
        self.screen.keep("present-photo")
        steps = {"lines": "Next", "others": "End", "invented": "Prior"}
        for name, key in (steps | {"beside": "Prior"}).items():
            before = self.screen.grab()
            self.screen.key(key)
            share = partial(changed_share, before, area=area)
            wait(f"{name} can be seen", lambda share=share: share(self.screen.grab()) > STILL, SLOW)
            # In the midst of what moves.
            time.sleep(1.5)
            self.screen.keep(f"present-{name}")
        self.screen.key("Escape")
        self.studio.back("^Presentation$")
        self.rest()

    def fit(self) -> None:
        """Fit the picture to a number of bytes, and take it back."""
        before, (left, top, right, bottom) = self.rest(), self.twin.canvas()
        # The panel lies over the rest.
        beside = left, top, right - stage.PANEL, bottom
        self.screen.key("ctrl+alt+b")
        time.sleep(0.5)
        self.screen.type("600")
        wait("a fit is proposed", lambda: difference(before, self.screen.grab(), beside) > SEEN, SLOW)
        self.rest()
        self.screen.keep("fitted")
        self.screen.key("Return")
        self.rest()
        with self.seen("the picture before the fit"):
            self.screen.key("ctrl+z")

    def morph(self) -> None:
        """Go half-way back to a step of the history, and leave it at that."""
        with self.seen("the morph"):
            self.screen.key("ctrl+alt+m")
        self.screen.keep("morph")
        before, (left, top, right, bottom) = self.rest(), self.twin.canvas()
        beside = left, top, right - stage.PANEL, bottom
        self.screen.key("End")
        wait("the end of the way is seen", lambda: difference(before, self.screen.grab(), beside) > SEEN, SLOW)
        self.screen.keep("morph-end")
        with self.seen("the picture as it was"):
            self.screen.key("Escape")

    def export(self) -> None:
        """Export a .gcx."""
        self.screen.click(self.twin.tool(Tool.PAN))
        self.picture = self.rest()
        self.screen.key("ctrl+e")
        self.studio.dialog("^Export$")
        time.sleep(1)
        self.screen.keep("export-dialog")
        self.screen.key("Return")
        self.type_path("^Export$", self.exported)
        self.studio.back("^Export$")
        time.sleep(0.5)
        self.screen.keep("exported")

    def leave(self) -> None:
        """Quit; the program asks about the unsaved project, which is then saved."""
        self.screen.key("ctrl+q")
        self.studio.dialog("^Unsaved changes$")
        self.screen.keep("unsaved-changes")
        self.screen.key("Return")
        self.type_path("^Save$", self.project)
        self.studio.ends()

    def reopen(self) -> None:
        """Open the .gcx in a second start: it shows the same picture, and says why nothing more can be preserved."""
        self.studio = self.start(self.exported)
        self.title("jumper.gcx - GC Studio")
        self.screen.click(self.twin.tool(Tool.PAN))
        self.wait_picture("the .gcx shows what was exported", SAME)
        self.screen.keep("reopened")
        self.screen.click(self.twin.tool(Tool.PRESERVE))
        time.sleep(0.5)
        self.screen.keep("no-photo")

    def crash(self) -> None:
        """Draw a stroke and pull the plug: the third start offers the stroke back."""
        self.screen.click(self.twin.tool(Tool.INK))
        with self.seen("a stroke"):
            self.draw([(60, 300), (200, 300)])
        self.title(r"jumper.gcx\* - GC Studio")
        self.studio.kill()
        wait("the window is gone", lambda: not self.screen.windows("GC Studio"))
        self.studio = self.start()
        self.studio.dialog("^Unsaved work was found$")
        self.screen.keep("recovery")
        self.screen.key("Return")
        self.studio.back("^Unsaved work was found$")
        self.title(r"jumper.gcx\* - GC Studio")
        self.screen.click(self.twin.tool(Tool.PAN))
        self.wait_picture("what was recovered is decoded", ALIKE)
        self.screen.keep("recovered")
        with self.seen("undo of what was recovered"):
            self.screen.key("ctrl+z")
        self.screen.key("ctrl+q")
        self.studio.ends()

    def look_into_the_file(self) -> None:
        """What was exported is a sound file, and holds what was done."""
        command = [sys.executable, "-c", GCX, "verify", str(self.exported)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            raise TourError(f"gcx verify does not accept the file: {result.stderr.strip()}")
        document = read(self.exported.read_bytes())
        larger, scale = document.width / stage.WIDTH, document.structure_scale
        x, y, logo_x, logo_y = (round(larger * value) for value in (*stage.NEW_COLLAR[1][2], *stage.LOGO[0]))
        facts = {
            "a line where the new collar ends": document.structure[y // scale - 2 : y // scale + 2, x // scale].any(),
            "the textures of wall, jumper and front": len(document.textures) == 3,
            "the logo among the preserved cells": document.mask[logo_y // CELL, logo_x // CELL],
            "a few preserved cells only": document.mask.sum() < document.mask.size / 10,
        }
        for fact, holds in facts.items():
            if not holds:
                raise TourError(f"the exported file lacks {fact}")
        shutil.copy(self.exported, self.folder)
        print(f"{self.exported.name}: {self.exported.stat().st_size} B, accepted by gcx verify")

    def steps(self) -> list[Callable[[], None]]:
        """All of them, in order."""
        return [
            self.open_a_sample,
            self.see_the_edges,
            self.redraw_the_collar,
            self.push,
            self.swap_the_texture,
            self.swap_the_texture_of_a_part,
            self.surprise,
            self.preserve_the_logo,
            self.look_at_the_bytes,
            self.compare,
            self.fit,
            self.morph,
            self.find_a_command,
            self.present,
            self.export,
            self.leave,
            self.reopen,
            self.crash,
            self.look_into_the_file,
        ]


def take_tour(folder: Path, size: tuple[int, int], scratch: Path) -> str:
    """Go through all steps; returns what went wrong, in one line, or nothing."""
    screen, tour, name = Screen(size, folder), None, "start"
    try:
        tour = Tour(screen, folder, scratch)
        for step in tour.steps():
            name = step.__name__.replace("_", " ")
            print(name, flush=True)
            step()
    except (TourError, OSError) as error:
        screen.keep("failed")
        return f"{name}: {error}"
    finally:
        if tour is not None:
            tour.studio.kill()
        screen.close()
    return ""


def main() -> int:
    """Read the command line and go."""
    parser = argparse.ArgumentParser(prog="tour.py", description="Work the real window and take screenshots.")
    parser.add_argument("folder", type=Path, help="where the screenshots go")
    parser.add_argument("--size", default="1280x800", help="of the screen and the window")
    arguments = parser.parse_args()
    width, _, height = arguments.size.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        parser.error("--size is WIDTHxHEIGHT, such as 1280x800")
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            parser.error(f"{program} is not installed (Debian: xvfb, xdotool)")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gc-studio-tour-") as scratch:
        failure = take_tour(arguments.folder, (int(width), int(height)), Path(scratch))
    if failure:
        print(f"tour.py: {failure}", file=sys.stderr)
    return 1 if failure else 0


if __name__ == "__main__":
    sys.exit(main())
