"""What takes time, off the GUI thread: loading the model, opening files, analysing, rendering, counting bytes.

Flows in: requests from the GUI thread. Flows out: signals, which Qt hands to the GUI thread. Nothing here waits, except
`close`.
"""

import itertools
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot

from gc_studio.analysis.library import Texture
from gc_studio.app.background.analysing import analysed, texture_of
from gc_studio.app.background.backend import AllModels
from gc_studio.app.background.byte_counter import ByteCounter
from gc_studio.app.background.loading import load_studio
from gc_studio.app.background.opened import Opened
from gc_studio.app.background.problems import about, one_line
from gc_studio.app.background.reading import Photo, Pixels, read_file, read_picture
from gc_studio.app.background.work import Work
from gc_studio.bitstream import DocumentWriter
from gc_studio.decode.families import Family, family_of, installed_of_known_families
from gc_studio.decode.live import Live
from gc_studio.decode.pictures import GivenUpError, Painted, Picture
from gc_studio.decode.thumbnails import Gallery
from gc_studio.document import Document
from gc_studio.nets.registry import UnknownModelError, model_of
from gc_studio.nets.torch_here import NoTorchError
from gc_studio.tasks import CalledOffError, IdleTask, Task, next_step
from gc_studio.words import tr

log = logging.getLogger(__name__)

TEXTURE_SIDE = 256
"""Shorter side of photos whose texture alone is taken: that of the photos that the textures of the list are from."""

TUNING_REST = 1.5
"""Seconds without an edit after which backends are measured on: what they take of the machine the hand would feel."""

_Result = TypeVar("_Result")


class Engine(Work):
    """The model, and what it is asked for."""

    model_ready = Signal(str)
    """Label of the model."""
    model_failed = Signal(str)
    photo_loaded = Signal(object, object)
    """Path and photo, before its analysis: something to show while the model loads."""
    opened = Signal(object)
    """Opened."""
    open_failed = Signal(str)
    """What could not be opened and why."""
    texture_ready = Signal(object)
    """Texture of a photo."""
    texture_failed = Signal(str)
    rendered = Signal(object, object, bool)
    """Document, picture, and whether it is the exact one."""
    progressed = Signal(float)
    """Share of a large picture that is done."""
    thumbnail_ready = Signal(object, int, object)
    """Codes as they were submitted, index of one of them and the document in it."""
    measured = Signal(object, object)
    """Document and its bytes by layer."""
    noticed = Signal(str)
    """What the user should know about what was opened or is rendered."""
    model_tuned = Signal(str)
    """New label of the model: something faster renders now."""
    render_failed = Signal(object, str)
    _loaded = Signal(object)

    def __init__(self, load: Callable[[], AllModels] = load_studio) -> None:
        super().__init__()
        self._load = load
        # Files are read at once, also while the model is loading and others are analysed: they may be temporary ones.
        self._reader = ThreadPoolExecutor(2, thread_name_prefix="reader")
        self._pools.insert(0, self._reader)
        self._orders = itertools.count()
        self._model: Future[AllModels] = Future()
        self._live: Live | None = None
        self._wanted: Document | None = None
        self.writer = DocumentWriter()
        """Codes what is drawn while it is drawn; whoever asks it for the same layers later waits no more."""
        self._counter = ByteCounter(self.writer.sizes, self._measured)
        self._gallery: Gallery | None = None
        self._families: dict[str, Family | None] = {}
        self._is_tuned = False
        self._tuning = IdleTask(TUNING_REST)
        self.identity: str | None = None
        self.has_failed = False
        self._loaded.connect(self._start_rendering)

    def start(self) -> None:
        """Begin to load the model."""
        self._pool.submit(self._load_model)

    def _load_model(self) -> None:
        try:
            backend = self._load()
        except Exception as error:
            log.warning("model: %s", error)
            self.has_failed = True
            self._model.set_exception(error)
            self._emit(self.model_failed, one_line(error))
        else:
            self._model.set_result(backend)
            self._emit(self._loaded, backend)

    @Slot(object)
    def _start_rendering(self, backend: AllModels) -> None:
        if self._closed:
            return
        self.identity = backend.identity
        backend.on_progress = lambda share: self._emit(self.progressed, share)
        backend.on_notice = lambda text: self._emit(self.noticed, text)
        self._live = Live(backend, self.writer, self._deliver, self._measured, self._report)
        if self._wanted is not None:
            self._live.submit(self._wanted)
        self.model_ready.emit(backend.label)
        # What people wait for comes first: see `_deliver`.
        if self._wanted is None and not self.is_busy:
            self._tune_once()

    def _tune_once(self) -> None:
        if not self._is_tuned and not self._closed:
            self._is_tuned = True
            self._pool.submit(self._tune, self._model.result())

    def _tune(self, backend: AllModels) -> None:
        try:
            with self._tuning.at_work():
                label = backend.tune()
            self._emit(self.model_tuned, label)
        except (CalledOffError, GivenUpError):
            log.info("tuning: called off")
        except Exception:  # What rendered so far goes on rendering.
            log.exception("tuning")

    @property
    def backend(self) -> AllModels | None:
        """The model; None while it is loading, or when there is none."""
        is_there = self._model.done() and self._model.exception() is None
        return self._model.result() if is_there else None

    def family_of(self, document: Document) -> Family | None:
        """What the model of a document can do; None where it is not one that is installed."""
        if document.model not in self._families:
            family = None
            with suppress(NoTorchError, UnknownModelError):
                family = family_of(model_of(document.model, document.codes))
            self._families[document.model] = family
        return self._families[document.model]

    def why_not(self, document: Document) -> str | None:
        """Why a document cannot be painted here: its model, and those there are; None if it can or may."""
        here = {identity: f"{model.name} {identity}" for identity, model in installed_of_known_families().items()}
        if self.identity is None or document.model in (self.identity, *here):
            return None
        try:
            family_of(model_of(document.model, document.codes))
        except NoTorchError as error:
            return str(error)
        except UnknownModelError:
            pass
        here.setdefault(self.identity, self.identity)
        return tr(
            "made with model {name} {model}; installed here: {models}",
            name=document.codes.name,
            model=document.model,
            models=", ".join(here.values()),
        )

    @property
    def stroke_ms(self) -> float | None:
        """See Backend; None as long as there is none."""
        return self.backend.stroke_ms if self.backend is not None else None

    @property
    def has_cuda(self) -> bool:
        """Whether a GPU is known to be there."""
        return self.backend is not None and self.backend.has_cuda

    def submit(self, document: Document) -> None:
        """Ask for pictures and bytes of `document`; what was asked for earlier and not begun is dropped."""
        self._wanted = document
        self._tuning.disturb()
        if self._live:
            self._live.submit(document)

    def stop(self) -> None:
        """Give up the exact picture in progress."""
        if self._live:
            self._live.stop()

    def submit_gallery(
        self, document: Document, scope: NDArray[np.bool_] | None, codes: NDArray[np.int16], first: Sequence[int]
    ) -> None:
        """Ask for thumbnails of a document with textures int16 (n, 64) in some cells; drops the gallery before.

        scope: bool, the shape of the document's mask; None means all. first: indices of what is to come first.
        """
        if self._live is None or document.model != self.identity:
            return

        def deliver(index: int, picture: Picture) -> None:
            self._emit(self.thumbnail_ready, codes, index, picture)

        self._gallery = Gallery(self._model.result().in_textures, document, scope, codes, deliver)
        self._gallery.bring_forward(first)
        self._live.submit_background(self._gallery.step)

    def bring_forward(self, indices: Sequence[int]) -> None:
        """Make these thumbnails next."""
        if self._gallery:
            self._gallery.bring_forward(indices)

    def _report(self, document: Document, error: Exception) -> None:
        log.warning("render: %s", error)
        self._emit(self.render_failed, document, one_line(error))

    def _deliver(self, document: Document, painted: Painted) -> None:
        self._emit(self.rendered, document, painted.picture, painted.is_exact)
        if painted.is_exact:
            self._tune_once()

    def _measured(self, document: Document, sizes: dict[str, int]) -> None:
        self._emit(self.measured, document, sizes)

    def count(self, document: Document) -> None:
        """Ask for the bytes of a document, before those of documents asked for earlier."""
        self._counter.submit(document)

    def open(
        self,
        path: Path,
        side: int | None,
        model: str = "",
        instead: Pixels | None = None,
        labels: Path | None = None,
    ) -> None:
        """Open a photo, a .gcx or a project.

        Args:
            path: the file.
            side: what the shorter side of a photo becomes, see `working_shape`.
            model: name of the installed model that paints a photo; the first one if none is given.
            instead: what is in the file, for the case that it is gone.
            labels: a map of what is where in a photo, for a model that takes one; see `load_labels`.
        """
        task, order = Task(), next(self._orders)
        read = self._read(task, path, side, instead)

        def work() -> Opened:
            content = read.result()
            if isinstance(content, Opened):
                if content.path is None:
                    self._emit(self.noticed, tr("{name}: opened the picture in its QR code", name=path.name))
                return replace(content, order=order)
            self._emit(self.photo_loaded, path, content.pixels)
            return self._analysed(content, path, order, model, labels)

        self.run(work, self.opened.emit, partial(self._cannot_open, path), tr("Opening {name}…", name=path.name), task)

    def _read(self, task: Task, path: Path, side: int | None, instead: Pixels | None = None) -> Future[Photo | Opened]:
        def read() -> Photo | Opened:
            with task.at_work():
                return read_file(path, side, instead)

        return self._reader.submit(read)

    def open_picture(self, picture: Pixels, name: Path, side: int | None) -> None:
        """Make a document of a picture that has no file, or open the one in a link or a QR code.

        name: what messages call it. side: as for `open`.
        """
        order = next(self._orders)

        def work() -> Opened:
            content = read_picture(picture, name, side)
            if isinstance(content, Opened):
                return replace(content, order=order)
            return self._analysed(content, None, order)

        self.run(work, self.opened.emit, partial(self._cannot_open, name), tr("Opening the picture…"))

    def _cannot_open(self, path: Path, error: Exception) -> None:
        self.open_failed.emit(tr("Cannot open {what}", what=about(path, error)))

    def _analysed(
        self, photo: Photo, path: Path | None, order: int, model: str = "", labels: Path | None = None
    ) -> Opened:
        backend, name = self._model.result(), path.name if path else ""
        next_step()
        if photo.notice:
            self._emit(self.noticed, f"{name or tr('The picture')}: {photo.notice}")
        return analysed(photo, path, order, backend.named(model) if model else backend, labels)

    def add_texture(
        self, path: Path, document: Document | None = None, done: Callable[[Texture], object] | None = None
    ) -> None:
        """Take the texture of a photo, a .gcx or a project.

        document: whose model is to find it; None means the first. done: gets it in the place of `texture_ready`.
        """
        failed = partial(self._no_texture, path)
        name, task = tr("Reading the texture of {name}…", name=path.name), Task()
        read = self._read(task, path, TEXTURE_SIDE)

        def work() -> Texture:
            models = self._model.result()
            return texture_of(read.result(), path.stem, models if document is None else models.of(document))

        self.run(work, done or self.texture_ready.emit, failed, name, task)

    def read_texture(
        self,
        photo: NDArray[np.uint8],
        document: Document,
        number: int,
        done: Callable[[NDArray[np.int16]], object],
    ) -> None:
        """Find the texture of a region of a document, to be given to others; `done` gets it on the GUI thread."""

        def work() -> NDArray[np.int16]:
            return self._model.result().texture_of_region(photo, document, number)

        def failed(error: Exception) -> None:
            self.texture_failed.emit(tr("No texture saved: {why}", why=one_line(error)))

        self.run(work, done, failed, tr("Reading the texture…"))

    def _no_texture(self, path: Path, error: Exception) -> None:
        self.texture_failed.emit(tr("No texture added: {what}", what=about(path, error)))

    def close(self) -> None:
        """See `Work.close`; of what is read, rendered and counted as well."""
        self._tuning.call_off()
        super().close()
        self._counter.close()
        if self._live:
            self._live.close()
