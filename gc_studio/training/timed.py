"""Runs that end after so many minutes, whatever the machine: what they log, and when they are saved."""

import logging
import time
from collections.abc import Callable, Mapping
from typing import Protocol

import torch
from torch import Tensor

log = logging.getLogger(__name__)

LOG_EVERY = 25


class Timed(Protocol):
    """A run.

    Attributes:
        step: how many steps it took.
        seconds: how long they took, in all sittings.
    """

    step: int
    seconds: float

    def save(self) -> None:
        """Write what it takes to go on."""


def run_for(
    minutes: float, run: Timed, step: Callable[[float], Mapping[str, Tensor]], checkpoint_seconds: float
) -> None:
    """Take steps until the run has had its minutes; it is saved every so many seconds, and at the end.

    step: given the share of the minutes that are over, 0 .. 1; returns losses by name, whose means are logged.
    """
    means = dict[str, Tensor]()
    at = saved = time.monotonic()
    while (done := run.seconds / (60 * minutes)) < 1:
        losses = step(done)
        now = time.monotonic()
        run.seconds, at = run.seconds + now - at, now
        means |= {name: torch.lerp(means.get(name, value), value, 0.05) for name, value in losses.items()}
        if run.step % LOG_EVERY == 0:
            log.info("step %d: %s", run.step, ", ".join(f"{name} {v.item():.4f}" for name, v in means.items()))
        if now - saved > checkpoint_seconds:
            run.save()
            saved = time.monotonic()
    run.save()
