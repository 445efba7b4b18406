"""Whether torch is there: installers of the light edition come without it. What needs torch asks here first."""

from importlib.util import find_spec

from gc_studio.nets.weights import ModelError
from gc_studio.words import tr


class NoTorchError(ModelError):
    """Something needs torch, which is not there; the message is one line for the user."""


def has_torch() -> bool:
    """Whether torch is installed; it is not imported, which takes long."""
    return find_spec("torch") is not None


def check_torch(what: str) -> None:
    """Raise NoTorchError if torch is not installed.

    what: needs it; words for people, a translated sentence begins with them.
    """
    if not has_torch():
        raise NoTorchError(
            tr("{what} needs torch, which this edition comes without: install it with pip install gc-studio", what=what)
        )
