"""A document while a hand works on it: its picture and its bytes, each as soon as the other lets it."""

from collections.abc import Callable

from gc_studio.bitstream import DocumentWriter
from gc_studio.decode.pictures import Painted
from gc_studio.decode.scheduler import NewestOnly, RenderScheduler, Source
from gc_studio.document import Document

BYTES_SECONDS = 0.25
"""While the hand moves, its bytes are coded this often: they take a core from the pictures that follow it."""

MOST_LIVE_PIXELS = 2**18
"""Pixels of a structure map that is coded fast enough for that."""


class Live:
    """Pictures and bytes of the newest document. All callbacks run on threads of this object."""

    def __init__(
        self,
        source: Source,
        writer: DocumentWriter,
        on_picture: Callable[[Document, Painted], None],
        on_bytes: Callable[[Document, dict[str, int]], None],
        on_error: Callable[[Document, Exception], None],
    ) -> None:
        """writer: whoever asks it for the bytes of the same layers later has them at once."""
        self._on_picture = on_picture
        self._scheduler = RenderScheduler(source, self._painted, on_error)

        def measure(document: Document) -> None:
            on_bytes(document, writer.sizes(document))

        self._measuring = NewestOnly(measure, "measure", BYTES_SECONDS)

    def submit(self, document: Document) -> None:
        """Ask for pictures and bytes; what was asked for earlier and not begun is dropped."""
        self._scheduler.submit(document)

    def stop(self) -> None:
        """See RenderScheduler."""
        self._scheduler.stop()

    def submit_background(self, step: Callable[[], bool]) -> None:
        """See RenderScheduler."""
        self._scheduler.submit_background(step)

    def _painted(self, document: Document, painted: Painted) -> None:
        self._on_picture(document, painted)
        if document.structure.size <= MOST_LIVE_PIXELS:
            # An exact picture means that the hand has come to rest.
            self._measuring.submit(document, painted.is_exact)

    def close(self) -> None:
        """Stop both threads; nothing is delivered afterwards."""
        self._scheduler.close()
        self._measuring.close()
