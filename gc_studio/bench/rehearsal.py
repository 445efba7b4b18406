"""A hand played to the scheduler that the window uses, and what comes back: when, and of which event."""

import threading
import time
from dataclasses import dataclass

from gc_studio.bench.hand import Event
from gc_studio.bitstream import DocumentWriter
from gc_studio.decode.live import Live
from gc_studio.decode.pictures import Painted
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Document

STROKES = ("ink", "eraser", "mask")


@dataclass(frozen=True)
class _Arrival:
    """A picture that reached the user: when, and the number of the newest event in it."""

    seconds: float
    number: int
    is_exact: bool


class Rehearsal:
    """Plays the hand to the scheduler and notes what comes back, as the window does it."""

    def __init__(self, renderer: Renderer, document: Document, hand: list[Event]) -> None:
        self._renderer, self._document, self._hand = renderer, document, hand
        self.began: list[float] = []
        self.pictures: list[_Arrival] = []
        self.bytes_ms: list[float] = []
        """From the release that ended a stroke to the bytes of the new file."""
        self._numbers = {document.revision: -1}
        self._settled = threading.Condition()

    def play(self) -> None:
        """Play all events at their pace, and wait for the last picture."""
        writer = DocumentWriter()
        live = Live(self._renderer, writer, self._painted, lambda *_: None, self._failed)
        live.submit(self._document)
        self._wait_for(-1)
        document, start = self._document, time.perf_counter()
        for number, event in enumerate(self._hand):
            due = start + event.seconds
            time.sleep(max(0.0, due - time.perf_counter()))
            self.began.append(due)
            if event.edit is not None:
                document = event.edit(document)
                self._numbers[document.revision] = number
                live.submit(document)
            else:
                writer.sizes(document)
                if event.kind in STROKES:
                    self.bytes_ms.append(1000 * (time.perf_counter() - due))
        self._wait_for(max(self._numbers.values()))
        live.close()

    def _painted(self, document: Document, painted: Painted) -> None:
        with self._settled:
            number = self._numbers[document.revision]
            self.pictures.append(_Arrival(time.perf_counter(), number, painted.is_exact))
            self._settled.notify()

    def _failed(self, _: Document, error: Exception) -> None:
        raise error

    def _wait_for(self, number: int) -> None:
        """Until the exact picture with this event is there."""
        with self._settled:
            self._settled.wait_for(lambda: any(a.number == number and a.is_exact for a in self.pictures))

    def delays(self, kinds: tuple[str, ...], final: bool) -> list[float]:
        """Milliseconds from edits of some kinds to the first picture that contains them.

        With `final`, from the last edit of each action to the first exact picture.
        """
        arrivals = [arrival for arrival in self.pictures if arrival.is_exact or not final]
        return [
            1000 * (next(arrival.seconds for arrival in arrivals if arrival.number >= number) - self.began[number])
            for number, event in enumerate(self._hand)
            if event.kind in kinds and event.edit is not None and (event.is_last or not final)
        ]

    def stale(self) -> int:
        """Pictures that came after a newer one."""
        numbers = [arrival.number for arrival in self.pictures]
        return sum(number < max(numbers[:index], default=-1) for index, number in enumerate(numbers))

    def shown(self) -> int:
        """Edits of which there was a picture before the next edit's; the others were dropped, being overtaken."""
        return len({arrival.number for arrival in self.pictures if arrival.number >= 0})

    def pictures_a_second(self) -> float:
        """While the hand moves."""
        drags, start = [], 0
        for number, event in enumerate(self._hand):
            if event.is_last and number > start:
                drags.append((self.began[start], self.began[number]))
            if event.edit is None:
                start = number + 1
        count = sum(first <= a.seconds <= last for first, last in drags for a in self.pictures)
        return count / sum(last - first for first, last in drags)
