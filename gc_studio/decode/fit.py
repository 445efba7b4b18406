"""A picture and a number of bytes -> the picture in a file of at most so many, as near to its photo as they allow.

Lines, levels of cells and textures compete for the bytes: at a price of a byte each place takes what is worth it, and
the price is what fits. Whether the bytes lie better in lines or in levels, the painted pictures tell. What is left goes
to single cells, those first that gain most for a byte. It lies in `decode/` because it paints.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.departure import departure
from gc_studio.bitstream import DocumentWriter
from gc_studio.decode.fit_costs import Climbs, Material, Paint, Tell, measured
from gc_studio.decode.fit_textures import Textured
from gc_studio.document import Available, Document, DocumentError
from gc_studio.document.edits import set_levels
from gc_studio.words import tr

CLOSE = 0.97
"""Share of the bytes that a file has at least, where there is something to spend them on."""

MORE = 100
"""Bytes more, of which people are told what they would buy."""

REFINE_STEPS = 7
"""Of `refine.refine`, half a second each at 256x256 on two cores with AVX2 (probe)."""

MOST_REFINED = 256 * 400
"""Pixels of pictures that are refined: each step takes longer in a larger one."""

_ROOM = 0.95
"""Share of the bytes for what is refined: its codes take somewhat more."""

_PRICES = (-10.0, 10.0)
"""Logarithms to the base 2 of the least and the greatest price."""

_PROBES = 10
"""How many documents are written to find a price."""

_WRITTEN = 8
"""How many are written at most to find out how many cells can be raised: kept cells take long to write."""

_FEW = 3
"""How many for a document that is only to be compared with others."""

_RATE, _CAUTION = 0.75, 0.98
"""Cells that are raised here and there take more than their share of what all take; where they took too much, a little
less is tried next."""

_FULL = 0.99
"""Share of the bytes after which no more is looked for."""

_SHARES = (-2.0, 0.0, 2.0)
"""What is added to the logarithm of the price, for lines and textures alone, in documents that are painted."""


class FitError(DocumentError):
    """So few bytes do not hold the picture; the message is one line for the user.

    Attributes:
        least: bytes that hold it.
    """

    def __init__(self, target: int, least: int) -> None:
        super().__init__(tr("{target:,} B are too few: the least is {least:,} B", target=target, least=least))
        self.least = least


@dataclass(frozen=True)
class More:
    """What MORE bytes would buy.

    Attributes:
        cells: so many more cells would have a higher level.
        textures: so many more.
        lines: bytes more for lines.
        nearer: share by which the picture would come nearer to what is wanted of it.
    """

    cells: int
    textures: int
    lines: int
    nearer: float


@dataclass(frozen=True, eq=False)
class Fitted:
    """A document that fits.

    Attributes:
        document: the document.
        target: bytes that it may have.
        sizes: bytes that it has, by layer, and of the container.
        raised: uint8 (R, C), levels of the cells that were given a higher one than they must have, else 0.
        is_refined: whether its codes were refined.
        more: what further bytes would buy, None where they would buy nothing.
    """

    document: Document
    target: int
    sizes: dict[str, int]
    raised: NDArray[np.uint8]
    is_refined: bool
    more: More | None

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return sum(self.sizes.values())


Refine = Callable[[Document, Available, Tell], tuple[Document, Available] | None]
"""A document and the codes of its photo -> better ones, or None if there are none; told the share that is done."""


class Fitter:
    """Fits one picture to any number of bytes: what its parts are worth is found out once."""

    def __init__(
        self, materials: Sequence[Callable[[], Material]], textured: Textured, paint: Paint, refine: Refine | None
    ) -> None:
        """Remember what there is.

        Args:
            materials: what the picture may be made of, with lines at the usual scale, then with coarser ones.
            textured: gives it textures.
            paint: the exact picture of a document.
            refine: searches for better codes; None if there are none, or textures are not to be touched.
        """
        self._materials, self._textured, self._paint, self._refine = materials, textured, paint, refine
        self._writer = DocumentWriter()
        self._ways: list[_Way] = []

    def to(self, target: int, tell: Tell = lambda share: None) -> Fitted:
        """Fit the picture to so many bytes; the same number gives the same picture.

        Args:
            target: bytes of the file, at most.
            tell: told the share that is done, 0 .. 1; what it raises ends the work.

        Raises:
            FitError: it cannot be so small.
            ModelError: the weights of the feature net are missing or damaged.
        """
        way = self._way(0, _part(tell, 0, 0.3))
        if target < way.least:
            raise FitError(target, way.least)
        candidates = self._candidates(way, target, _part(tell, 0.3, 0.4))
        if len(self._materials) > 1 and way.balanced(target) > 0:
            # So few bytes that coarser lines may be worth more.
            coarse = self._way(1, _part(tell, 0.4, 0.5))
            candidates += self._candidates(coarse, target, _part(tell, 0.5, 0.6))
        best = min(candidates, key=lambda each: each.distance)
        plain = best.way.filled(best.bare, best.way.own.available, target, best.by_level)
        assert plain is not None
        refined = self._refined(best, plain, target, _part(tell, 0.6, 0.95)) if self._refine else None
        document = refined or plain
        more = self._more(best, plain, target)
        tell(1.0)
        lowest = best.way.own.document.levels
        raised = np.where(document.levels > lowest, document.levels, np.uint8(0))
        return Fitted(document, target, self._writer.sizes(document), raised, refined is not None, more)

    def _way(self, number: int, tell: Tell) -> "_Way":
        """Lines at one scale; the first time it takes a dozen paintings."""
        if number == len(self._ways):
            self._ways.append(_Way(self._materials[number](), self._textured, self._paint, self._writer, tell))
        return self._ways[number]

    def _candidates(self, way: "_Way", target: int, tell: Tell) -> list["_Candidate"]:
        """Documents that nearly fit, with more or fewer of the bytes in lines."""
        way.begin()
        balanced, found = way.balanced(target), list[_Candidate]()
        for number, share in enumerate(_SHARES, 1):
            bare = way.bare(balanced + share)
            for by_level in (False, True):
                document = way.nearly_filled(bare, way.own.available, target, by_level)
                if document is not None:
                    found.append(_Candidate(bare, way, share, by_level, way.distance(document)))
            tell(number / len(_SHARES))
        if not found and way.least <= target:
            bare = way.bare(_PRICES[1])
            found.append(_Candidate(bare, way, 0.0, False, way.distance(bare)))
        return found

    def _refined(self, best: "_Candidate", document: Document, target: int, tell: Tell) -> Document | None:
        """A document with better codes, filled anew; None if there are none."""
        way = best.way
        start = way.nearly_filled(best.bare, way.own.available, round(_ROOM * target), best.by_level)
        found = self._refine(start, way.own.available, tell) if start is not None and self._refine else None
        if found is None:
            return None
        bare = set_levels(found[0], way.own.document.levels, found[1])
        refined = way.filled(bare, found[1], target, best.by_level)
        return refined if refined is not None and way.distance(refined) < way.distance(document) else None

    def _more(self, best: "_Candidate", document: Document, target: int) -> More | None:
        """What MORE bytes would buy; None if they would buy nothing."""
        way, larger = best.way, target + MORE
        bare = way.bare(way.balanced(larger) + best.share)
        after = way.nearly_filled(bare, way.own.available, larger, best.by_level)
        if after is None:
            return None
        lines = [self._writer.sizes(each)["structure"] for each in (best.bare, bare)]
        raised, lowered = (
            int(np.count_nonzero(is_other))
            for is_other in (
                after.levels > document.levels,
                after.levels < document.levels,
            )
        )
        counts = raised - lowered, len(after.extra_textures) - len(document.extra_textures), lines[1] - lines[0]
        return More(*counts, 1 - way.distance(after) / max(best.distance, 1e-9)) if max(counts) > 0 else None


@dataclass(frozen=True, eq=False)
class _Candidate:
    """Lines and textures, and how near they come when cells are raised.

    Attributes:
        bare: the document with no cell raised.
        way: whose lines they are.
        share: what was added to the logarithm of the balanced price.
        by_level: whether no cell climbs to a level before all have the one below.
        distance: as of `_Way.distance`.
    """

    bare: Document
    way: "_Way"
    share: float
    by_level: bool
    distance: float


class _Way:
    """Lines at one scale: what all costs with them, and the documents that can be made."""

    def __init__(
        self, material: Material, textured: Textured, paint: Paint, writer: DocumentWriter, tell: Tell
    ) -> None:
        self.own, self._textured, self._paint, self._writer = material, textured, paint, writer
        self._costs = measured(material, paint, writer, tell)
        self._orders = self._costs.climbs(), self._costs.climbs_by_level()
        self._rates = [_RATE, _RATE]
        """Of either order, the estimated bytes of climbs for one that they took the last time."""
        self.least = self._size(self.bare(_PRICES[1]))

    def begin(self) -> None:
        """Forget what was learned at other numbers of bytes: one number gives one picture."""
        self._rates = [_RATE, _RATE]

    def _size(self, document: Document) -> int:
        return len(self._writer.write(document))

    def distance(self, document: Document) -> float:
        """How far its picture is from what is wanted, the mean over cells."""
        return float((departure(self.own.wanted, self._paint(document)) * self.own.worth).mean())

    def _chosen(self, price: float) -> tuple[Document, float]:
        """`bare`, and the estimated bytes of the levels that go with it."""
        lines, levels = self._costs.chosen(2.0**price)
        # What textures are worth depends on what is kept.
        whole = self._textured(self.own.at(lines, levels), 2.0**price)
        size = np.take_along_axis(self._costs.levels, levels[None].astype(np.intp), 0).sum()
        return set_levels(whole, self.own.document.levels, self.own.available), float(size) / self._rates[0]

    def bare(self, price: float) -> Document:
        """Lines and textures of a price, and cells at their lowest levels."""
        return self._chosen(price)[0]

    def balanced(self, target: int) -> float:
        """The least price at which lines, textures and, as estimated, levels take no more than the bytes, nearly."""
        low, high = _PRICES
        for _ in range(_PROBES):
            price = (low + high) / 2
            document, of_levels = self._chosen(price)
            size = self._size(document) + of_levels
            low, high = (price, high) if size > target else (low, price)
            if CLOSE * target <= size <= target:
                break
        return high

    def _raised(self, document: Document, available: Available, climbs: Climbs, count: int) -> Document:
        """A document after so many climbs."""
        lowest = self.own.document.levels
        levels = lowest.ravel().copy()
        np.maximum.at(levels, climbs.cells[:count], climbs.levels[:count])
        return set_levels(document, levels.reshape(lowest.shape), available)

    def nearly_filled(self, document: Document, available: Available, target: int, by_level: bool) -> Document | None:
        """A document with cells raised as the bytes allow, all but a few; None if it is too large as it is."""
        return self._climbed(document, available, target, by_level, CLOSE, _FEW)

    def filled(self, document: Document, available: Available, target: int, by_level: bool) -> Document | None:
        """A document with as many cells raised, then lines drawn, as the bytes allow; None if it is too large."""
        best = self._climbed(document, available, target, by_level, _FULL, _WRITTEN)
        if best is not None and self._size(best) < CLOSE * target:
            best = self._with_small_climbs(best, available, target)
        return best if best is None or self._size(best) >= CLOSE * target else self._with_lines(best, target)

    def _climbed(
        self, document: Document, available: Available, target: int, by_level: bool, enough: float, most: int
    ) -> Document | None:
        """A document with cells raised until it has a share of the bytes that is enough; most: how many are written."""
        bare, climbs = self._size(document), self._orders[by_level]
        if bare > target:
            return None
        estimated = np.concatenate([[0.0], np.cumsum(climbs.sizes)])
        best, fits, too_large = document, 0, len(climbs.cells) + 1
        for _ in range(most):
            count = int(np.searchsorted(estimated, self._rates[by_level] * (target - bare), "right")) - 1
            count = min(max(count, fits + 1), too_large - 1)
            if count <= fits:
                break
            tried = self._raised(document, available, climbs, count)
            size = self._size(tried)
            self._rates[by_level] = float(estimated[count]) / max(size - bare, 1)
            if size > target:
                too_large = count
                # Rates fall the fewer cells there are.
                self._rates[by_level] *= _CAUTION
            else:
                best, fits = tried, count
                if size >= enough * target:
                    break
        return best

    def _with_small_climbs(self, document: Document, available: Available, target: int) -> Document:
        """A document with such further cells raised as the bytes that are left allow, those of most gain first."""
        share, climbs = 1.0, self._orders[0]
        for _ in range(_WRITTEN):
            left, now = target - self._size(document), document.levels.ravel()
            before = self._costs.levels.reshape(len(self._costs.levels), -1)
            more = before[climbs.levels, climbs.cells] - before[now[climbs.cells], climbs.cells]
            fits = np.flatnonzero((climbs.levels > now[climbs.cells]) & (more <= share * left))
            _, first = np.unique(climbs.cells[fits], return_index=True)
            fits = fits[np.sort(first)]
            taken = fits[np.cumsum(more[fits]) <= share * left]
            if not len(taken):
                break
            levels = now.copy()
            levels[climbs.cells[taken]] = climbs.levels[taken]
            tried = set_levels(document, levels.reshape(document.levels.shape), available)
            if self._size(tried) > target:
                share /= 2
            else:
                document = tried
                if self._size(document) >= CLOSE * target:
                    break
        return document

    def _with_lines(self, document: Document, target: int) -> Document:
        """A document with as many more lines as the bytes allow, long ones first, the last one from its top down."""
        missing = self.own.maps[0] & ~document.structure
        _, labels, stats, _ = cv2.connectedComponentsWithStats(missing.astype(np.uint8), connectivity=8)
        pixels = np.flatnonzero(missing)
        lines = labels.ravel()[pixels]
        pixels = pixels[np.lexsort((lines, -stats[lines, cv2.CC_STAT_AREA]))]
        best, fits, too_large = document, 0, len(pixels) + 1
        while too_large - fits > 1:
            count = (fits + too_large) // 2
            drawn = document.structure.copy()
            drawn.ravel()[pixels[:count]] = True
            tried = document.with_layers(structure=drawn)
            if self._size(tried) <= target:
                best, fits = tried, count
            else:
                too_large = count
        return best


def _part(tell: Tell, start: float, end: float) -> Tell:
    """Tells of a part of the work as of the whole."""
    return lambda share: tell(start + (end - start) * share)
