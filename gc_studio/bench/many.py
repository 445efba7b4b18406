"""Many photos by one call of `gcx encode`: how many a second, by how many workers, and what becomes of its memory.

Flows in: photos, or how many to make up. Flows out: photos a second by way, and megabytes as photos are done.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
import psutil
from PIL import Image
from tqdm import tqdm

from gc_studio.analysis.photo import load_resized
from gc_studio.storage import RESOURCES

WORKERS = (1, 2)
"""How many jobs and workers of a cluster are measured."""

EVERY = 250
"""Photos from one look at the memory to the next."""

_SIDE = 64
"""Of made up photos, in pixels."""

_TICK = 0.05
"""Seconds from one look at the report to the next."""

LEAST_PHOTOS = 8
"""For a rate: it is that of the photos behind the first."""

_LEAST_SAMPLES = 5
"""For a slope whose error can be told."""


@dataclass(frozen=True)
class Sample:
    """Megabytes that were resident when so many photos were done: of the process that was called, and of its own."""

    photos: int
    caller: float
    workers: float


@dataclass
class Watched:
    """One call of `gcx encode`.

    Attributes:
        photos: how many it was given.
        first: seconds from the start of the process until the first photo was done: what loading takes, too.
        last: seconds until the last one was.
        samples: its memory.
    """

    photos: int
    first: float = 0.0
    last: float = 0.0
    samples: list[Sample] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Photos a second once it is at work."""
        return (self.photos - 1) / (self.last - self.first)


@dataclass(frozen=True)
class Growth:
    """Megabytes of a process, or of several, and by how many they grow with each thousand photos."""

    first: float
    last: float
    per_thousand: float
    error: float


def throughput(photos: Sequence[Path]) -> dict[str, Watched]:
    """Calls by what they are called: so many jobs and, where Dask is installed, so many workers of a cluster.

    Raises:
        RuntimeError: a call fails.
    """
    found = {}
    with tempfile.TemporaryDirectory(prefix="gc-studio-") as folder:
        for number, (name, count, is_cluster) in enumerate(tqdm(_ways(), leave=False, disable=None)):
            where = _cluster(count) if is_cluster else nullcontext(["--jobs", str(count)])
            with where as how:
                found[name] = watched([str(photo) for photo in photos], Path(folder) / str(number), how, len(photos))
    return found


def _ways() -> list[tuple[str, int, bool]]:
    ways = [(f"--jobs {count}", count, False) for count in WORKERS]
    with suppress(ImportError):
        import distributed  # noqa: F401 - whether it is there.

        ways += [(f"--cluster, {count} worker{'s'[: count - 1]}", count, True) for count in WORKERS]
    return ways


@contextmanager
def _cluster(count: int) -> Iterator[list[str]]:
    """What names a cluster of this machine with so many workers of one thread."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None) as cluster:
        yield ["--cluster", cluster.scheduler_address]


def memory(count: int, jobs: int = WORKERS[-1]) -> Watched:
    """A call for so many photos that are made up, whose memory is looked at.

    Raises:
        RuntimeError: it fails.
    """
    with tempfile.TemporaryDirectory(prefix="gc-studio-") as folder:
        photos = Path(folder) / "photos"
        _make_up(count, photos)
        # To choose lines takes fifteen times as long as all else.
        how = ["--jobs", str(jobs), "--structure", "canny"]
        # More names than a command line takes on every system.
        return watched([str(photos / "*.jpg")], Path(folder) / "out", how, count)


def _make_up(count: int, folder: Path) -> None:
    """Pieces of the sample photos, turned over and with noise: no two alike."""
    folder.mkdir()
    rng = np.random.default_rng(1)
    photos = [load_resized(path, 4 * _SIDE) for path in sorted((RESOURCES / "samples").glob("*.webp"))]
    for number in tqdm(range(count), desc="photos", leave=False, disable=None):
        photo = photos[rng.integers(len(photos))]
        top, left = (rng.integers(side - _SIDE) for side in photo.shape[:2])
        piece = photo[top : top + _SIDE, left : left + _SIDE][:: rng.choice([-1, 1]), :: rng.choice([-1, 1])]
        noisy = piece + rng.normal(0, 3, piece.shape)
        Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(folder / f"{number:05}.jpg")


def watched(names: Sequence[str], out: Path, how: Sequence[str], photos: int) -> Watched:
    """Run `gcx encode` in a process of its own and look at it until it ends.

    Args:
        names: of photos, or patterns.
        out: folder for its files and its report, which is made.
        how: further arguments.
        photos: how many the names stand for.

    Raises:
        RuntimeError: it fails.
    """
    out.mkdir()
    report, found = out / "report.jsonl", Watched(photos)
    command = [sys.executable, "-m", "gc_studio.cli", "encode", *names, f"{out}/", "--report", str(report), *how]
    report.touch()
    with (out / "said.txt").open("w+b") as said, report.open("rb") as lines:
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said) as child:
            try:
                _follow(child, lines, found, " ".join(how[:2]))
            except BaseException:
                # It has workers of its own to end.
                child.terminate()
                raise
        if child.returncode:
            said.seek(0)
            lines_said = said.read().decode(errors="replace").strip().splitlines() or ["it said nothing"]
            raise RuntimeError(f"gcx encode {' '.join(how)}: {lines_said[-1]}")
    return found


def _follow(child: "subprocess.Popen[bytes]", report: BinaryIO, found: Watched, name: str) -> None:
    """Note when photos are done, and the memory meanwhile, until all are or the process ends."""
    began, done, has_ended = time.monotonic(), 0, False
    with tqdm(total=found.photos, desc=name, leave=False, disable=None) as bar:
        while done < found.photos and not has_ended:
            # Before the report is read: what comes last is seen, too.
            has_ended = child.poll() is not None
            with suppress(subprocess.TimeoutExpired):
                child.wait(_TICK)
            more = report.read().count(b"\n")
            now = time.monotonic() - began
            if more:
                found.first, found.last = found.first or now, now
            if (done + more) // EVERY > done // EVERY:
                found.samples += _look(child.pid, done + more)
            done += more
            bar.update(more)


def _look(pid: int, photos: int) -> list[Sample]:
    """What a process and those that it has started hold now; nothing if it has just ended."""
    try:
        process = psutil.Process(pid)
        own, others = process.memory_info().rss, process.children(recursive=True)
        return [Sample(photos, own / 2**20, sum(other.memory_info().rss for other in others) / 2**20)]
    except psutil.NoSuchProcess:
        return []


def growth(samples: Sequence[Sample]) -> dict[str, Growth]:
    """Of the caller and of its workers, once the first fifth is done, until which all that is kept has come together.

    Nothing where there are too few samples to tell.
    """
    settled = samples[len(samples) // 5 :]
    if len(settled) < _LEAST_SAMPLES:
        return {}
    thousands, found = np.array([sample.photos for sample in settled]) / 1000, {}
    for name in ("caller", "workers"):
        megabytes = np.array([getattr(sample, name) for sample in settled])
        (slope, _), covariance = np.polyfit(thousands, megabytes, 1, cov=True)
        found[name] = Growth(
            round(float(megabytes[0]), 1),
            round(float(megabytes[-1]), 1),
            round(float(slope), 3),
            round(float(covariance[0, 0] ** 0.5), 3),
        )
    return found
