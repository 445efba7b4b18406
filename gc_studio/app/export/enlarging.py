"""A document's picture at the sizes that it can be exported at. No widgets.

Flows in: a document, its picture, a model. Flows out: sizes to choose from, and the picture at one of them.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress

from gc_studio.app.background.backend import Apart
from gc_studio.decode.enlarge import FACTORS, Enlarged, EnlargeError, check_larger, enlarged, times
from gc_studio.decode.pictures import Picture
from gc_studio.document import Document
from gc_studio.document.resize import Size
from gc_studio.tasks import is_called_off
from gc_studio.words import tr

Tell = Callable[[float], None]
"""Is told the share that is done of what takes long."""


class Enlarger:
    """Makes one document's pictures; the last one is kept for whoever asks for the same size again."""

    def __init__(self, document: Document, decoded: Picture, apart: Callable[[], Apart]) -> None:
        """apart: the model, asked for when it is needed first."""
        self._document, self._decoded, self._apart = document, decoded, apart
        self._last: Enlarged | None = None

    def sizes(self, of_photo: Size | None) -> Iterator[tuple[str, Size]]:
        """What can be chosen, with its name for people.

        of_photo: width and height in the photo's file, if that is at hand.
        """
        own = self._document.size
        yield size_text(own), own
        larger = {times(self._document, factor): factor for factor in FACTORS}
        for size, factor in larger.items():
            if self._is_possible(size):
                yield tr("{size}, {n} times", size=size_text(size), n=factor), size
        if of_photo is not None and of_photo not in (own, *larger) and self._is_possible(of_photo):
            yield tr("{size}, as the photo", size=size_text(of_photo)), of_photo

    def _is_possible(self, size: Size) -> bool:
        with suppress(EnlargeError):
            check_larger(self._document, size)
            return True
        return False

    def at(self, size: Size, tell: Tell) -> Enlarged:
        """The picture at a width and height. Takes seconds, or a minute; any thread may ask, one at a time.

        Raises:
            CalledOffError, GivenUpError: nobody waits for it any more.
            EnlargeError: it cannot be so large.
            ModelError, UnknownModelError: the model is not there.
        """
        if size == self._document.size:
            return Enlarged(self._decoded, None)
        if self._last is None or self._last.picture.shape[1::-1] != size:
            self._last = None
            self._last = enlarged(self._document, self._decoded, size, lambda large: self._painted(large, tell))
        return self._last

    def _painted(self, document: Document, tell: Tell) -> Picture:
        apart = self._apart()
        apart.on_progress = tell
        *_, exact = apart.pictures(document, is_called_off)
        return exact.picture


def size_text(size: Size) -> str:
    """A width and height for people."""
    return f"{size[0]} \N{MULTIPLICATION SIGN} {size[1]}"


def how_made(found: Enlarged) -> str:
    """How a picture came to its size, for people: a sentence, or nothing where it has the document's."""
    if found.painted == found.picture.shape[1::-1]:
        return tr("Details are painted at this size, from the same lines.")
    if found.painted is not None:
        return tr("Details are painted at {size}.", size=size_text(found.painted))
    return tr("Enlarged by Lanczos.")
