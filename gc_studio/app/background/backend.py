"""What the window asks of a model."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.cleanup import Lines
from gc_studio.decode.fit_sources import Tools
from gc_studio.decode.pictures import Painted, Picture
from gc_studio.document import Available, Document


class Apart(Protocol):
    """The model for work beside the window: neither waits for the other, nor is given up with it."""

    on_progress: Callable[[float], None]
    """Told the share of a large picture that is done."""

    def analyse(self, photo: NDArray[np.uint8]) -> tuple[Document, Available]:
        """Document of a photo, and the codes of the whole photo."""

    def line_choice(self, photo: NDArray[np.uint8], scale: int, mask: NDArray[np.bool_]) -> Lines:
        """Find out what a photo's lines are worth at a scale of the map and under a mask; takes a second or more."""

    def refine(
        self,
        document: Document,
        photo: NDArray[np.uint8],
        available: Available,
        steps: int,
        on_step: Callable[[int, Document], bool | None],
    ) -> tuple[Document, Available] | None:
        """Search for codes that make the picture more like the photo; takes seconds to minutes.

        Args:
            document: where to start; all its layers but texture and detail stay.
            photo: uint8 RGB (height, width, 3), of the document's size.
            available: codes of the whole photo.
            steps: how many to take, 1 to 500.
            on_step: called on the same thread after each step with how many are done and the best document so far;
                False ends the search, which then returns the best so far.

        Returns:
            The better document and the codes of the whole photo that belong to it; None if none was found.

        Raises:
            ValueError: picture and photo do not fit, or are too large; the message is one line for the user.
        """

    def fit_tools(self, document: Document, photo: NDArray[np.uint8] | None) -> Tools:
        """What the model of a document does for fitting it to a number of bytes; raise UnknownModelError if it cannot.

        photo: uint8 RGB (H, W, 3), what codes are refined towards; None if it is not at hand.
        """

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        """Pictures of a document, the last one exact."""

    def render(self, document: Document) -> Picture:
        """The exact picture of a document."""


class Backend(Protocol):
    """A loaded model."""

    on_progress: Callable[[float], None]
    """Told the share of a large picture that is done."""
    on_notice: Callable[[str], None]
    """Told what the user should know."""

    @property
    def identity(self) -> str:
        """Eight hexadecimal digits; documents of another model cannot be rendered."""

    @property
    def label(self) -> str:
        """Name, identity and device, for people."""

    @property
    def has_cuda(self) -> bool:
        """Whether this machine has a GPU that the model could run on."""

    @property
    def stroke_ms(self) -> float | None:
        """Milliseconds from a stroke to its exact picture at 256x256, as measured here; None as long as it was not."""

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        """Pictures of a document, the last one exact."""

    def apart(self) -> Apart:
        """The model for work beside the window."""

    def in_textures(self, document: Document, codes: NDArray[np.int16]) -> list[Picture]:
        """Pictures of a document with each of some textures, int16 (n, 64), in the place of its last one."""

    def interrupt(self) -> None:
        """Give up the picture in the making."""

    def analyse(self, photo: NDArray[np.uint8]) -> tuple[Document, Available]:
        """Document of a photo, and the codes of the whole photo."""

    def analyse_labelled(self, photo: NDArray[np.uint8], labels: Path) -> tuple[Document, Available]:
        """The same with the labels of a map, see `load_labels`.

        Raises:
            PhotoError: it is no map for the photo.
            UnknownModelError: the model takes none.
        """

    def texture_of(self, photo: NDArray[np.uint8]) -> NDArray[np.int16]:
        """Texture of the thing in the middle of a photo, int16 (64,); no line is looked for."""

    def texture_of_region(self, photo: NDArray[np.uint8], document: Document, number: int) -> NDArray[np.int16]:
        """Texture of a region of a document, int16 (64,), without what lies around it in the photo it was made of."""

    def tune(self) -> str:
        """Find out what renders fastest on this machine and use it; returns the new label. Takes seconds, once."""


class AllModels(Backend, Protocol):
    """All installed models; it is the first of them, unless another is asked for by its name or by a document."""

    def of(self, document: Document) -> Backend:
        """The model of a document; raises as `named`."""

    def named(self, name: str) -> Backend:
        """An installed model, by its name; loads it if need be.

        Raises:
            ModelError, UnknownModelError: it is not installed, or damaged.
        """
