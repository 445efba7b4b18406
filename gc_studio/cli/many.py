"""`gcx encode --jobs`, `--cluster` and `--report`: many photos on several processors or machines.

Flows in: photos as bytes, and what one call asks for. Flows out: .gcx files, each written here and whole, and a report
by which the same call goes on where it stopped.
"""

import argparse
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from gc_studio.analysis.photo import MAX_PIPED_BYTES
from gc_studio.cli.command import count
from gc_studio.cli.errors import EXIT_FAILED, UserError, failed, one_line
from gc_studio.cli.inputs import Source
from gc_studio.cli.outputs import Target
from gc_studio.cli.report import Report
from gc_studio.cli.workers import Encoded, Work, Workers, workers

_DIED = "the process that encoded it was ended; where memory was short, fewer at once may do"

_Pair = tuple[Source, Target]


def add_many_arguments(encode: argparse.ArgumentParser) -> None:
    """Add `--jobs`, `--cluster` and `--report`."""
    where = encode.add_mutually_exclusive_group()
    where.add_argument(
        "--jobs", type=count, metavar="N", help="encode N photos at once, each on its share of the cores"
    )
    where.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="encode on the workers of a Dask scheduler, as tcp://host:8786, where GC Studio is installed, too",
    )
    encode.add_argument(
        "--report",
        metavar="FILE.jsonl",
        help="a line of JSON for each photo; the same call later leaves out those that are done",
    )


@dataclass(frozen=True)
class Plan:
    """Where and how many at once.

    Attributes:
        jobs: processes on this machine.
        cluster: address of a scheduler, or None.
        report: where it is told, or None.
    """

    jobs: int
    cluster: str | None
    report: Path | None

    @classmethod
    def of(cls, arguments: argparse.Namespace) -> "Plan | None":
        """What was asked for; None if it is one after the other in this process."""
        if arguments.jobs is None and arguments.cluster is None and arguments.report is None:
            return None
        report = Path(arguments.report) if arguments.report else None
        return cls(arguments.jobs or 1, arguments.cluster, report)

    def run(self, work: Work, photos: list[Source], targets: list[Target]) -> int:
        """Encode each photo that is not done, going on after one that fails; returns the exit status.

        Raises:
            UserError, OSError: no worker or no report can be had.
        """
        report = Report(self.report, work.packed)
        left = [pair for pair in zip(photos, targets, strict=True) if not report.is_done(*pair)]
        failures = 0
        with (
            report,
            workers(self.jobs, self.cluster) as hands,
            tqdm(total=len(left), unit="file", leave=False, disable=None) as bar,
        ):
            for (source, target), seconds, (data, why, said) in _all(hands, work, left):
                why = (why or _written(target, data)).removeprefix(f"{source.name}: ")
                with tqdm.external_write_mode():
                    print(said, end="", file=sys.stderr)
                    if why:
                        failures += 1
                        failed(f"{source.name}: {why}")
                report.note(source, target, len(data), seconds, why)
                bar.update()
        return EXIT_FAILED if failures else 0


def _all(hands: Workers, work: Work, pairs: Iterable[_Pair]) -> Iterator[tuple[_Pair, float, Encoded]]:
    """Results as they come, and seconds since each was sent.

    Where a worker dies, all that were on their way are sent again one at a time, which tells whose fault it was.
    Raises UserError where what is asked for cannot be done of any photo.
    """
    waiting, suspects = deque(pairs), deque[_Pair]()
    sent: dict[Future[Encoded], tuple[_Pair, float, bool]] = {}
    while waiting or suspects or sent:
        while (suspects and not sent) or (waiting and not suspects and len(sent) < hands.at_once):
            is_alone = bool(suspects)
            pair = (suspects or waiting).popleft()
            try:
                pair[1].check()
                photo = _contents(pair[0])
            except (OSError, UserError) as error:
                yield pair, 0.0, (b"", one_line(error), "")
                continue
            sent[hands.submit(work, pair[0].name, photo)] = pair, time.monotonic(), is_alone
        for future in wait(sent, return_when=FIRST_COMPLETED).done:
            pair, began, is_alone = sent.pop(future)
            try:
                yield pair, time.monotonic() - began, future.result()
            except UserError:
                raise
            except Exception:  # Not of the photo, whose own come as a result: the worker is gone.
                if is_alone or hands.sees_to_the_dead:
                    yield pair, time.monotonic() - began, (b"", _DIED, "")
                else:
                    suspects.append(pair)


def _contents(source: Source) -> bytes:
    data = source.contents(MAX_PIPED_BYTES)
    if len(data) > MAX_PIPED_BYTES:
        raise UserError(f"{source.name}: more than {MAX_PIPED_BYTES // 2**20} MB; encode it by itself")
    return data


def _written(target: Target, data: bytes) -> str:
    """Write a file; why it could not be, in one line."""
    try:
        target.write(data)
    except (OSError, UserError) as error:
        return one_line(error)
    return ""
