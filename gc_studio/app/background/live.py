"""A model whose pictures follow the hand, for the window: first ones around an edit, exact ones when it rests."""

import copy

from gc_studio.app.background.plain import Plain
from gc_studio.decode.renderer import Renderer
from gc_studio.nets.registry import ModelDescription


class Followed(Plain):
    """See `backend.Backend`."""

    def __init__(self, description: ModelDescription, device: str, backend: str) -> None:
        """backend: name of the one that another model was measured to be fastest on. Raise ModelError as Plain."""
        super().__init__(description, device)
        assert self._family.live_painter is not None
        self._follow(self._family.live_painter(self._model, backend))

    def _follow(self, renderer: Renderer) -> None:
        self._painter = self._renderer = renderer
        renderer.on_progress = lambda share: self.on_progress(share)
        renderer.on_notice = lambda text: self.on_notice(text)

    @property
    def label(self) -> str:
        """As for Backend."""
        return f"{super().label}, {self._renderer.backend.name}"

    def apart(self) -> "Followed":
        """As for Backend: the same model, and a renderer of its own, which keeps no programs for one size."""
        other = copy.copy(self)
        other.on_progress, other.on_notice = _nobody, _nobody
        other._follow(Renderer(self._model))
        return other


def _nobody(_: object) -> None:
    """Is told nothing."""
