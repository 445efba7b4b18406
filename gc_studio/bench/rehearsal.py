"""A hand played to the scheduler that the window uses, and what comes back: when, and of which event."""

import itertools
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from gc_studio.bench.hand import REST_SECONDS, Event
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
        self._error: Exception | None = None

    def begin(self) -> None:
        """Have the picture of the document as it is."""
        self._writer = DocumentWriter()
        self._live = Live(self._renderer, self._writer, self._painted, lambda *_: None, self._failed)
        self._live.submit(self._document)
        self._wait_for(-1)

    def act(self, numbers: range) -> None:
        """Play some events at their pace after a rest, and wait for the picture of the last."""
        first, start = self._hand[numbers[0]], time.perf_counter() + REST_SECONDS
        for number in numbers:
            event = self._hand[number]
            due = start + event.seconds - first.seconds
            time.sleep(max(0.0, due - time.perf_counter()))
            self.began.append(due)
            if event.edit is not None:
                self._document = event.edit(self._document)
                self._numbers[self._document.revision] = number
                self._live.submit(self._document)
            else:
                self._writer.sizes(self._document)
                if event.kind in STROKES:
                    self.bytes_ms.append(1000 * (time.perf_counter() - due))
        self._wait_for(max(self._numbers.values()))

    def actions(self) -> list[range]:
        """Numbers of the events of each action, its release included."""
        stops = [number + 1 for number, event in enumerate(self._hand) if event.edit is None]
        if not stops or stops[-1] < len(self._hand):
            stops.append(len(self._hand))
        return [range(start, stop) for start, stop in itertools.pairwise([0, *stops])]

    def end(self) -> None:
        """Nothing more comes."""
        self._live.close()

    def _painted(self, document: Document, painted: Painted) -> None:
        with self._settled:
            number = self._numbers[document.revision]
            self.pictures.append(_Arrival(time.perf_counter(), number, painted.is_exact))
            self._settled.notify()

    def _failed(self, _: Document, error: Exception) -> None:
        with self._settled:
            self._error = error
            self._settled.notify()

    def _wait_for(self, number: int) -> None:
        """Until the exact picture with this event is there.

        Raises:
            Exception: what went wrong with a picture.
        """

        def is_there() -> bool:
            return any(a.number == number and a.is_exact for a in self.pictures)

        with self._settled:
            self._settled.wait_for(lambda: self._error is not None or is_there())
        if self._error is not None:
            raise self._error

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

    def edits(self) -> int:
        """How many there were."""
        return sum(event.edit is not None for event in self._hand)

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


def play_by_turns(rehearsals: Sequence[Rehearsal]) -> None:
    """Play hands of the same actions: each action at all of them, one after the other.

    So a machine that is slower in one minute than in the next is so for all of them.
    """
    for rehearsal in rehearsals:
        rehearsal.begin()
    for actions in zip(*(rehearsal.actions() for rehearsal in rehearsals), strict=True):
        for rehearsal, numbers in zip(rehearsals, actions, strict=True):
            rehearsal.act(numbers)
    for rehearsal in rehearsals:
        rehearsal.end()
