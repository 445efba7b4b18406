"""Newest-wins work on threads of its own: documents in, pictures out; what nobody waits for any more is given up."""

import logging
import threading
import time
from collections.abc import Callable, Generator
from contextlib import closing
from typing import Generic, Protocol, TypeVar

from gc_studio.decode.pictures import GivenUpError, Painted
from gc_studio.document import Document

log = logging.getLogger(__name__)

_Item = TypeVar("_Item")

REST_SECONDS = 0.012
"""A hand of which nothing came for so long rests. A mouse that moves reports 125 times a second, and to stop an exact
picture takes half of the time in between on a slow machine."""

QUICK_SECONDS = 0.008
"""Where a first picture is there so soon, an exact one can be tried before the hand moves on, and stopped in time."""

PATIENCE_SECONDS = 0.25
"""When there was nothing but rough pictures for so long, the next exact one is painted whatever the hand does."""


class Source(Protocol):
    """What the scheduler asks for pictures, on its thread."""

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        """Pictures of a document, the last one exact."""

    def interrupt(self) -> None:
        """Give up the picture in the making; called from another thread."""


class NewestOnly(Generic[_Item]):
    """Hands the newest submitted item to a function on a thread of its own; items overtaken meanwhile are dropped."""

    def __init__(self, handle: Callable[[_Item], object], name: str, patience: float) -> None:
        """patience: seconds that what is not urgent may wait."""
        self._handle, self._patience = handle, patience
        self._changed = threading.Condition()
        self._waiting: _Item | None = None
        self._is_urgent = False
        self._closed = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, item: _Item, is_urgent: bool) -> None:
        """Handle this next: at once, or not before something urgent comes or the patience is at an end."""
        with self._changed:
            self._waiting = item
            self._is_urgent |= is_urgent
            self._changed.notify()

    def close(self) -> None:
        """Finish what is being handled, drop the rest."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._waiting is not None)
                self._changed.wait_for(lambda: self._closed or self._is_urgent, self._patience)
                if self._closed or self._waiting is None:
                    return
                item, self._waiting, self._is_urgent = self._waiting, None, False
            try:
                self._handle(item)
            except Exception:  # The thread must outlive any one item.
                log.exception("%s", self._thread.name)
            # Photos and documents, which nobody may want any more, would stay until the next one comes.
            del item


class RenderScheduler:
    """Renders the newest submitted document; one that was overtaken before its turn is never rendered.

    The first picture of a document that was begun is always delivered, or a hand that never rests would see none; the
    exact picture that follows is not begun before the hand rests, unless first pictures are quick, and given up as soon
    as a newer document waits, unless all were rough for long.
    Pictures are delivered in the order of submission, so what was delivered last is never older than what was shown.
    While no document waits, background work is done step by step. The callbacks run on the worker thread.
    """

    def __init__(
        self,
        source: Source,
        on_picture: Callable[[Document, Painted], None],
        on_error: Callable[[Document, Exception], None],
    ) -> None:
        self._source, self._on_picture, self._on_error = source, on_picture, on_error
        self._changed = threading.Condition()
        self._waiting: Document | None = None
        self._submitted = 0.0
        self._rough_since: float | None = None
        self._background: Callable[[], bool] | None = None
        self._may_interrupt = False
        self._is_stopped = False
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="render", daemon=True)
        self._thread.start()

    def submit(self, document: Document) -> None:
        """Ask for pictures of `document`; a request that has not begun is dropped. Never blocks on a render."""
        with self._changed:
            self._waiting, self._submitted = document, time.monotonic()
            self._interrupt()

    def submit_background(self, step: Callable[[], bool]) -> None:
        """Call `step` again and again while no document waits, until it returns False, in the place of earlier work.

        It may raise GivenUpError, and is called once more later.
        """
        with self._changed:
            self._background = step
            self._changed.notify()

    def stop(self) -> None:
        """Give up the exact picture in progress; the first one stays."""
        with self._changed:
            self._is_stopped = True
            self._interrupt()

    def close(self) -> None:
        """Give up the render in progress and wait for the thread; nothing is delivered afterwards."""
        with self._changed:
            self._closed = True
            self._interrupt()
        self._thread.join()

    def _interrupt(self) -> None:
        if self._may_interrupt or self._closed:
            self._source.interrupt()
        self._changed.notify()

    def _is_unwanted(self) -> bool:
        return self._closed or self._is_stopped or self._waiting is not None

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._closed or self._waiting is not None or self._background is not None
                )
                if self._closed:
                    return
                document, self._waiting, self._is_stopped = self._waiting, None, False
                background = self._background
                # Taken under the lock: an interruption that was meant for what came before must not hit this.
                self._may_interrupt = document is None
            if document is not None:
                self._render(document)
            elif background is not None:
                self._step(background)

    def _render(self, document: Document) -> None:
        began = time.monotonic()
        try:
            # Already to ask for pictures fails where the model of the document is not installed.
            with closing(self._source.pictures(document, self._is_given_up)) as pictures:
                for painted in pictures:
                    took = time.monotonic() - began
                    if self._closed:
                        return
                    self._on_picture(document, painted)
                    self._rough_since = None if painted.is_exact else self._rough_since
                    if painted.is_exact or not self._goes_on(painted, took):
                        return
        except GivenUpError:
            return
        except Exception as error:  # The thread must outlive any one document.
            self._on_error(document, error)

    def _goes_on(self, first: Painted, took: float) -> bool:
        """Wait until the exact picture may be begun; False if something newer comes before.

        first: what was delivered last; took: seconds that it took.
        """
        with self._changed:
            now = time.monotonic()
            if first.is_rough and self._rough_since is None:
                self._rough_since = now
            if self._rough_since is not None and now - self._rough_since > PATIENCE_SECONDS:
                self._rough_since = None
                return True
            until_rest = 0.0 if took < QUICK_SECONDS else self._submitted + REST_SECONDS - now
            if self._changed.wait_for(self._is_unwanted, max(0.0, until_rest)):
                return False
            self._may_interrupt = True
            return True

    def _is_given_up(self) -> bool:
        return self._closed or (self._may_interrupt and self._is_unwanted())

    def _step(self, step: Callable[[], bool]) -> None:
        try:
            has_more = step()
        except GivenUpError:
            return
        except Exception:
            log.exception("background work")
            has_more = False
        with self._changed:
            if not has_more and self._background is step:
                self._background = None
