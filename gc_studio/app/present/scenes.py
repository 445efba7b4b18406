"""What is seen at a moment of a presentation: a picture, words and figures. Nothing is painted here; no Qt.

Flows in: a story, a scene, how far it is, and where the divider stands. Flows out: `Seen`.
"""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.app.present.story import LEVEL_SCENES, Other, Scene, Story, cell_order
from gc_studio.canvas.colours import LEVELS
from gc_studio.canvas.legend import Entry, entries
from gc_studio.decode.pictures import Picture
from gc_studio.document import CELL
from gc_studio.words import mark, tr

GROUND, INK = (12, 13, 16), (238, 235, 228)
"""RGB of what lies around and behind all, and of the lines."""

SECONDS = {
    Scene.PHOTO: 0.0,
    Scene.LINES: 4.0,
    Scene.TEXTURES: 4.0,
    Scene.GIST: 2.5,
    Scene.FINE: 2.5,
    Scene.FAITHFUL: 2.5,
    Scene.RESULT: 0.8,
    Scene.BESIDE: 1.6,
    Scene.INVENTED: 1.2,
    Scene.OTHERS: 1.6,
}
"""How long a scene moves."""

_PAINTED = 0.55
"""Share of the scene of textures in which plain colours are laid; then they become what the decoder paints of them."""

_CELLS_IN = 0.75
"""Share of the scene of a level in which its cells come in; then what lies around them takes them in."""

_BRUSH, _CELL_BAND, _TINT = 0.08, 0.3, 150
"""How soft the edge of the brush is, how many cells come in at once, as shares of all; and how strongly they glow."""

_WORDS = {
    Scene.PHOTO: (mark("The photo"), ""),
    Scene.LINES: (mark("Lines"), mark("Where things begin and end. Anyone can redraw them.")),
    Scene.TEXTURES: (mark("Textures"), mark("What lies between the lines: 64 numbers for each texture.")),
    Scene.GIST: (mark("The gist"), mark("Kept: shapes and colours about where they were.")),
    Scene.FINE: (mark("Fine"), mark("Kept: the photo itself, small things softened.")),
    Scene.FAITHFUL: (mark("Faithful"), mark("Kept: letters can be read, a face is known again.")),
    Scene.RESULT: (mark("The picture"), mark("This is all that the file holds.")),
    Scene.BESIDE: (mark("Beside the photo"), mark("Decoded at the left, the photo at the right.")),
    Scene.INVENTED: (mark("What is invented"), mark("How true each part is to the photo.")),
    Scene.OTHERS: (mark("The same bytes"), mark("What others make of as many, or of the fewest they can.")),
}
"""Title and line of each scene."""


@dataclass(frozen=True)
class Moment:
    """A moment of a presentation.

    Attributes:
        scene: which.
        share: how far it is, 0 .. 1.
        divider: where the photo begins, as a share of the width; None where the scene says so itself.
        is_photo: whether the photo is looked at instead.
    """

    scene: Scene
    share: float = 1.0
    divider: float | None = None
    is_photo: bool = False


@dataclass(frozen=True, eq=False)
class Pane:
    """One of several pictures beside each other; `strength` is how far it has come in, 0 .. 1."""

    name: str
    figure: str
    picture: Picture
    is_ours: bool
    strength: float


@dataclass(frozen=True, eq=False)
class Seen:
    """What is seen.

    Attributes:
        title, line: the words.
        figure, below: bytes so far, and the line below them.
        sizes: bytes so far by layer, of those that take any in the whole file.
        total: bytes of the whole file.
        legend: what colours in the picture stand for.
        picture: uint8 RGB (H, W, 3); None where there are panes.
        divider: where the divider is drawn, as a share of the width; None where there is none.
        panes: several pictures.
    """

    title: str
    line: str
    figure: str
    below: str
    sizes: Mapping[str, int]
    total: int
    legend: tuple[Entry, ...]
    picture: Picture | None
    divider: float | None
    panes: tuple[Pane, ...] = ()


def seen_at(story: Story, moment: Moment) -> Seen:
    """What is seen at a moment; its scene is prepared, see `Story.has`."""
    scene, share = moment.scene, moment.share
    title, line = (tr(words) if words else "" for words in _WORDS[scene])
    if scene is Scene.PHOTO:
        line = _about_photo(story)
    sizes = sizes_at(story, moment)
    counted = sum(sizes.values())
    picture, divider = (None, None) if scene is Scene.OTHERS else _picture(story, moment)
    return Seen(
        title=title,
        line=line,
        figure="" if scene is Scene.PHOTO else tr("{size:,} B", size=counted),
        below=_below(story, scene, counted),
        sizes=sizes,
        total=story.total,
        legend=tuple(entries(story.source.document.levels)) if scene is Scene.INVENTED else (),
        picture=picture,
        divider=divider,
        panes=_panes(story, share) if scene is Scene.OTHERS else (),
    )


def sizes_at(story: Story, moment: Moment) -> dict[str, int]:
    """Bytes by layer that were counted up to a moment."""
    sizes = {layer: 0 for layer, size in story.sizes.items() if size}
    for scene in story.scenes:
        share = moment.share if scene is moment.scene else 1.0
        for layer, size in story.counted_by(scene).items():
            if size:
                sizes[layer] = round(share * size)
        if scene is moment.scene:
            break
    return sizes


def _about_photo(story: Story) -> str:
    width, height = story.source.document.size
    pixels = tr("{size} pixels", size=f"{width} \N{MULTIPLICATION SIGN} {height}")
    if not story.source.photo_bytes:
        return pixels
    return tr("{pixels}; its file takes {size:,} B", pixels=pixels, size=story.source.photo_bytes)


def _below(story: Story, scene: Scene, counted: int) -> str:
    if scene is Scene.PHOTO:
        return ""
    document = story.source.document
    bpp = tr("{bpp:.3f} bpp", bpp=8 * counted / (document.width * document.height))
    is_whole = list(Scene).index(scene) >= list(Scene).index(Scene.RESULT)
    return f"{bpp}  \N{MIDDLE DOT}  {entries(document.levels)[0].text}" if is_whole else bpp


# The picture


def _picture(story: Story, moment: Moment) -> tuple[Picture, float | None]:
    """The picture of a moment, and where its divider is."""
    scene, share = moment.scene, moment.share
    made = _MADE.get(scene, _kept)(story, moment)
    divider = moment.divider
    if scene is Scene.BESIDE and divider is None:
        divider = 1 - 0.5 * _eased(share)
    if story.photo is None:
        return made, None
    if moment.is_photo:
        return story.photo, None
    if divider is None:
        return made, None
    column = round(divider * story.size[0])
    return np.concatenate([made[:, :column], story.photo[:, column:]], 1), divider


def _photo(story: Story, _moment: Moment) -> Picture:
    assert story.photo is not None
    return story.photo


def _lines(story: Story, moment: Moment) -> Picture:
    return _inked(_plain(story.size, GROUND), story, moment.share, 1.0)


def _textures(story: Story, moment: Moment) -> Picture:
    assert story.painting is not None
    share = moment.share
    if share <= _PAINTED:
        come = share / _PAINTED * (1 + _BRUSH)
        laid = np.clip((come - story.painting.order) * (255 / _BRUSH), 0, 255).astype(np.uint8)
        under = _over(_plain(story.size, GROUND), story.painting.colours, laid)
        return _inked(under, story, 1.0, 1.0)
    later = _eased((share - _PAINTED) / (1 - _PAINTED))
    return _inked(_mixed(story.painting.colours, story.decoded[0], later), story, 1.0, 1 - later)


def _kept(story: Story, moment: Moment) -> Picture:
    """The cells of a level on their way in; of a scene without a level the whole picture."""
    if moment.scene not in LEVEL_SCENES:
        return story.decoded[story.top]
    level, share = LEVEL_SCENES.index(moment.scene) + 1, moment.share
    before, after = story.decoded[level - 1], story.decoded[level]
    if share > _CELLS_IN:
        return _mixed(before, after, _eased((share - _CELLS_IN) / (1 - _CELLS_IN)), where=_cells_of(level, story))
    order = cell_order(story.source.document.levels >= level)
    come = np.clip((share / _CELLS_IN * (1 + _CELL_BAND) - order) / _CELL_BAND, 0, 1)
    picture = _over(before, after, _of_cells(np.rint(255 * come).astype(np.uint8), story))
    # They glow in the colour of their level as they come.
    glow = np.rint(_TINT * 4 * come * (1 - come)).astype(np.uint8)
    return _over(picture, _plain(story.size, tuple(bytes.fromhex(LEVELS[level].colour[1:]))), _of_cells(glow, story))


def _invented(story: Story, moment: Moment) -> Picture:
    assert story.invented is not None
    return _mixed(story.decoded[story.top], story.invented, _eased(moment.share))


_MADE: dict[Scene, Callable[[Story, Moment], Picture]] = {
    Scene.PHOTO: _photo,
    Scene.LINES: _lines,
    Scene.TEXTURES: _textures,
    Scene.INVENTED: _invented,
}


def _panes(story: Story, share: float) -> tuple[Pane, ...]:
    """Ours, then the others, one after the other."""
    assert story.others is not None
    ours = Other("GC Studio", story.total, story.decoded[story.top], False)
    shown = (ours, *story.others)
    panes = []
    for number, other in enumerate(shown):
        strength = 1.0 if number == 0 else min(max(share * len(shown) - number + 1, 0), 1)
        figure = tr("{size:,} B", size=other.size)
        if other.is_smallest:
            figure = tr("{size:,} B, its smallest", size=other.size)
        panes.append(Pane(other.name, figure, other.picture, number == 0, strength))
    return tuple(panes)


# Pixels


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)


@functools.lru_cache(8)
def _plain(size: tuple[int, int], colour: tuple[int, ...]) -> Picture:
    plain = np.full((size[1], size[0], 3), colour, np.uint8)
    plain.flags.writeable = False
    return plain


def _mixed(one: Picture, other: Picture, share: float, where: NDArray[np.uint8] | None = None) -> Picture:
    """Two pictures in one; where a map (H, W) is not 0, the other alone."""
    mixed = cv2.addWeighted(one, 1 - share, other, share, 0)
    return np.asarray(mixed if where is None else cv2.copyTo(other, where, mixed), np.uint8)


def _over(under: Picture, over: Picture, strength: NDArray[np.uint8]) -> Picture:
    """A picture laid over another, strength uint8 (H, W), 255 where nothing shows through."""
    laid = cv2.copyTo(over, (strength == 255).view(np.uint8), under.copy())
    # Few pixels lie in between: to look at these alone takes a third of the time.
    soft = np.flatnonzero((strength > 0) & (strength < 255))
    alpha = strength.reshape(-1)[soft, None].astype(np.uint16)
    below, above = under.reshape(-1, 3)[soft], over.reshape(-1, 3)[soft]
    laid.reshape(-1, 3)[soft] = (below * (255 - alpha) + above * alpha + 127) // 255
    return np.asarray(laid, np.uint8)


def _inked(under: Picture, story: Story, share: float, strength: float) -> Picture:
    """Lines drawn over a picture, as far as the pen has come."""
    drawing = story.drawing
    ink = drawing.ink if share >= 1 else np.where(drawing.order <= share * 65535, drawing.ink, np.uint8(0))
    inked = _over(under, _plain(story.size, INK), ink)
    return inked if strength >= 1 else _mixed(under, inked, strength)


def _cells_of(level: int, story: Story) -> NDArray[np.uint8]:
    """Where cells have at least a level, at the size of the stage."""
    return _of_cells((story.source.document.levels >= level).astype(np.uint8), story)


def _of_cells(values: NDArray[np.uint8], story: Story) -> NDArray[np.uint8]:
    """A value for each cell at the size of the stage."""
    side = CELL * story.size[0] / story.source.document.width
    whole = round(values.shape[1] * side), round(values.shape[0] * side)
    large = cv2.resize(values, whole, interpolation=cv2.INTER_NEAREST)
    return np.asarray(large[: story.size[1], : story.size[0]], np.uint8)
