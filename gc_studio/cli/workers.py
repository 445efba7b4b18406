"""What encodes photos elsewhere: processes of this machine, or the workers of a Dask cluster.

Flows in: photos as bytes, and what one call asks for. Flows out: bytes of .gcx files, and what was said meanwhile.
Workers read no file but their model's.
"""

import argparse
import os
import pickle
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from multiprocessing import get_context
from multiprocessing.queues import Queue
from threading import Lock
from typing import Any, Protocol

from gc_studio.analysis.photo import MAX_PIPED_BYTES
from gc_studio.cli.encoding import Encoding, Guides
from gc_studio.cli.errors import UserError, one_line
from gc_studio.cli.inputs import Source
from gc_studio.nets.registry import ModelDescription, find_model

_WAITING = 2
"""Photos that are read and on their way, for each worker: enough that none waits, few enough for any memory."""

_ANSWERS_WITHIN = 10
"""Seconds that a scheduler may take."""

_OF_THIS_MACHINE = ("photos", "out", "run", "command", "jobs", "cluster", "report")
"""Arguments that workers need not know, and that change nothing of a file."""

Encoded = tuple[bytes, str, str]
"""See `encoded`."""

_one_at_a_time = Lock()
"""Of a worker's threads: a model has one picture in hand, and what is said belongs to one photo."""


@dataclass(frozen=True)
class Work:
    """What is asked for, in a form that goes to other processes and machines.

    Attributes:
        packed: pickled arguments, the model's identity in the place of its name, and the bytes of the guides by name.
    """

    packed: bytes

    @classmethod
    def of(cls, arguments: argparse.Namespace, description: ModelDescription, guides: Guides) -> "Work":
        """Read the guides; raises OSError, UserError."""
        kept = {name: value for name, value in vars(arguments).items() if name not in _OF_THIS_MACHINE}
        files = {source.given: source.contents(MAX_PIPED_BYTES) for source in guides.sources}
        return cls(pickle.dumps((argparse.Namespace(**kept | {"model": description.identity}), files)))

    def encoding(self) -> Encoding:
        """Load the model, in another process; raises as `Encoding`."""
        arguments, files = pickle.loads(self.packed)
        description = find_model(arguments.model)
        guides = Guides.of(arguments, description)
        for source in guides.sources:
            source.hold(files[source.given])
        return Encoding(arguments, description, guides)


@lru_cache(maxsize=1)
def _encoding(work: Work) -> Encoding:
    return work.encoding()


def encoded(work: Work, name: str, photo: bytes) -> Encoded:
    """Encode a photo in a worker.

    Args:
        work: what is asked for.
        name: of the photo, for people.
        photo: the bytes of its file.

    Returns:
        Bytes of the .gcx file, empty if it failed; why, one line; and what was said on standard error.

    Raises:
        UserError: what is asked for cannot be done of any photo.
    """
    source, said = Source(name), StringIO()
    source.hold(photo)
    with _one_at_a_time, redirect_stderr(said):
        try:
            encoding = _encoding(work)
        except Exception as error:
            raise UserError(one_line(error)) from error
        try:
            return encoding.encode(source), "", said.getvalue()
        except Exception as error:  # One bad photo must not cost the others.
            return b"", one_line(error).removeprefix(f"{name}: "), said.getvalue()


class Workers(Protocol):
    """What encodes photos elsewhere."""

    @property
    def at_once(self) -> int:
        """Photos that may be on their way."""

    @property
    def sees_to_the_dead(self) -> bool:
        """Whether it tries a photo again by itself whose worker died."""

    def submit(self, work: Work, name: str, photo: bytes) -> "Future[Encoded]":
        """Send a photo to one of them, see `encoded`."""


class _Processes:
    """Processes of this machine, each with cores of its own; new ones in the place of those that died."""

    sees_to_the_dead = False

    def __init__(self, jobs: int) -> None:
        self._jobs, self.at_once = jobs, _WAITING * jobs
        self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        # Forked processes would share locks of threads that they do not have.
        context = get_context("spawn")
        shares = context.Queue()
        for index in range(self._jobs):
            shares.put(_cores(index, self._jobs))
        return ProcessPoolExecutor(self._jobs, context, _begin, (shares,))

    def submit(self, work: Work, name: str, photo: bytes) -> "Future[Encoded]":
        try:
            return self._pool.submit(encoded, work, name, photo)
        except BrokenProcessPool:
            self.end()
            self._pool = self._started()
            return self._pool.submit(encoded, work, name, photo)

    def end(self) -> None:
        self._pool.shutdown(cancel_futures=True)


@dataclass(frozen=True)
class _Machines:
    """Workers of a cluster, which sees itself to those that die."""

    executor: Executor
    threads: int
    sees_to_the_dead = True

    @property
    def at_once(self) -> int:
        return _WAITING * self.threads

    def submit(self, work: Work, name: str, photo: bytes) -> "Future[Encoded]":
        return self.executor.submit(encoded, work, name, photo)


def _cores(index: int, jobs: int) -> list[int]:
    """The share of one of so many processes; none where the system does not tell."""
    if not hasattr(os, "sched_getaffinity"):
        return []
    cores = sorted(os.sched_getaffinity(0))
    return cores[index::jobs] or [cores[index % len(cores)]]


def _begin(shares: "Queue[list[int]]") -> None:
    """Of each process: it keeps to its cores, by which libraries choose how many threads they start."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if cores := shares.get():
        os.sched_setaffinity(0, cores)


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise UserError("--cluster needs Dask: pip install 'gc-studio[cluster]'") from None
    try:
        return Client(address, timeout=_ANSWERS_WITHIN)
    except (OSError, ValueError) as error:
        raise UserError(f"{address}: no Dask scheduler answers there; name it as tcp://host:8786") from error


@contextmanager
def workers(jobs: int, cluster: str | None) -> Iterator[Workers]:
    """So many processes, or, if an address is given, the workers of that Dask scheduler.

    Raises:
        UserError: nobody answers there, or Dask is not installed.
    """
    if cluster is None:
        processes = _Processes(jobs)
        try:
            yield processes
        finally:
            processes.end()
        return
    with _client(cluster) as client:
        threads = sum(worker["nthreads"] for worker in client.scheduler_info(n_workers=-1)["workers"].values())
        if not threads:
            raise UserError(f"{cluster}: this Dask scheduler has no workers; start some by: dask worker {cluster}")
        yield _Machines(client.get_executor(pure=False, retries=2), threads)
