"""What can be trained by `python -m gc_studio.training paper NAME`; torch is imported when it is.

A family adds a function and a row.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gc_studio.training.papers.runs import Settings


def _gc(settings: "Settings") -> None:
    from gc_studio.training.papers.gc import train_gc

    train_gc(settings)


def _gcd(settings: "Settings") -> None:
    from gc_studio.training.papers.gc import train_gcd

    train_gcd(settings)


def _mse(settings: "Settings") -> None:
    from gc_studio.training.papers.gc import train_mse

    train_mse(settings)


def _sampler(settings: "Settings") -> None:
    from gc_studio.training.papers.sampler import train_sampler

    train_sampler(settings)


def _hfgan(settings: "Settings") -> None:
    from gc_studio.training.papers.hfgan import train_hfgan

    train_hfgan(settings)


def _layered(settings: "Settings") -> None:
    from gc_studio.training.papers.layered import train_layered

    train_layered(settings)


TRAININGS: dict[str, Callable[["Settings"], None]] = {
    "gc": _gc,
    "gcd": _gcd,
    "mse": _mse,
    "sampler": _sampler,
    "hfgan": _hfgan,
    "layered": _layered,
}
