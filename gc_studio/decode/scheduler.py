"""Newest-wins rendering on a thread of its own: documents in, pictures out, stale requests dropped."""

import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from gc_studio.document import Document

Picture = NDArray[np.uint8]


class RenderScheduler:
    """Renders the newest submitted document; one that was overtaken before its turn is never rendered.

    Pictures are delivered in the order of submission, so what was delivered last is never older than what was shown.
    Both callbacks run on the worker thread.
    """

    def __init__(
        self,
        render: Callable[[Document], Picture],
        on_picture: Callable[[Document, Picture], None],
        on_error: Callable[[Document, Exception], None],
    ) -> None:
        self._render, self._on_picture, self._on_error = render, on_picture, on_error
        self._changed = threading.Condition()
        self._waiting: Document | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="render", daemon=True)
        self._thread.start()

    def submit(self, document: Document) -> None:
        """Ask for a picture of `document`; a request that has not begun is dropped. Never blocks on a render."""
        with self._changed:
            self._waiting = document
            self._changed.notify()

    def close(self) -> None:
        """Stop after the render in progress and wait for the thread; nothing is delivered afterwards."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._waiting is not None)
                if self._closed or self._waiting is None:
                    return
                document, self._waiting = self._waiting, None
            try:
                picture = self._render(document)
            except Exception as error:  # The thread must outlive any one document.
                self._on_error(document, error)
                continue
            if not self._closed:
                self._on_picture(document, picture)
