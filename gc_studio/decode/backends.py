"""Where programs run: OpenVINO on processors; torch on GPUs, and wherever OpenVINO is not installed or fails.

OpenVINO runs a program fastest that is compiled for one size, which takes a moment. Until then, and for sizes that come
once, it runs one that takes any size.
"""

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cached_property
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from gc_studio.decode.arrays import Array
from gc_studio.decode.generator_graphs import Shape, free, input_shapes, model_of
from gc_studio.decode.kinds import PaintingModel
from gc_studio.decode.marks import exact_mark, mark_exact
from gc_studio.decode.memory import give_back_freed_memory
from gc_studio.decode.pictures import GivenUpError
from gc_studio.decode.programs import SEGMENTS, OfStages, Prefix, Program, Segment, Suffix
from gc_studio.decode.vector_units import NARROW, Kernels, Layers
from gc_studio.nets.layout import STAGE_STRIDES
from gc_studio.nets.model import StudioModel
from gc_studio.nets.operations import core, has_openvino, openvino
from gc_studio.nets.torch_here import check_torch
from gc_studio.nets.weights import of_part
from gc_studio.words import tr

log = logging.getLogger(__name__)

MOST_WHOLE, MOST_PARTS = 8, 12
"""Programs kept for one size each, of whole pictures and of parts: 10 to 30 MB of weights and buffers of its own. A
document and its thumbnails have four each; of parts a hand meets ten sizes, which `parts.WINDOW_SIDES` bounds. What it
meets again and was dropped would be compiled beside it, on its own cores."""


MOST_PASSING = 6
"""Programs of fine stages that are kept for sizes that come once: as many as go over the tiles of two stages."""

_MOST_FORESEEN = 960 * 960
"""Pixels of a picture whose fine stages are one program; larger ones are painted in tiles."""

_LARGE = 768 * 768
"""Pixels of a picture whose programs give their buffers back after each run, and make no use of Winograd's algorithm:
they would hold 700 MB of 1024x1024, and larger maps than a processor's cache take longer by it."""


_MOST_FREE = 2048 * 2048
"""Pixels of a picture whose coarse stages may run in programs for all sizes, in which no buffer serves twice."""


class Backend(Protocol):
    """Runs programs, one at a time."""

    name: str
    is_on_gpu: bool

    def run(self, program: Program, inputs: Sequence[Array]) -> tuple[Array, ...]:
        """Outputs of a program; they stay valid.

        Raises:
            GivenUpError: `interrupt` was called meanwhile.
        """

    def interrupt(self) -> None:
        """Give up the program that runs now, as soon as that is possible. Called from another thread."""

    def wait_until_ready(self) -> bool:
        """Wait until every program that was run so far runs at full speed; False if one cannot, and torch runs it."""

    def rest(self) -> None:
        """Give back the main memory of programs, before something else needs it; they come again when they are run."""


def plain_backend(model: PaintingModel) -> Backend:
    """Where a model is run that nobody waits for twice: in float32 on its device, of a GPU in half precision."""
    if model.device == "cpu" and has_openvino():
        return OpenVinoBackend(model, is_narrow=False, is_for_sizes=False)
    return torch_backend(model)


def torch_backend(model: PaintingModel) -> Backend:
    """Torch on a model's device; raise NoTorchError if it is not installed."""
    check_torch(tr("painting without OpenVINO"))
    from gc_studio.decode.torch_backend import TorchBackend

    return TorchBackend(model.generator, model.device)


class _FreePrograms:
    """Programs of a model for all sizes, in float32, compiled when they are asked for first."""

    def __init__(self, model: PaintingModel) -> None:
        # Which channels stay float32 was searched for with the weights of one model; all of others do.
        narrow = NARROW if isinstance(model, StudioModel) else ()
        self.kernels = Kernels(of_part(model.weights, "generator"), narrow)
        self._layers = Layers(self.kernels, is_free=True)
        self._compiled: dict[Program, Future[Any]] = {}
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="openvino")
        self._lock = threading.Lock()

    def request(self, program: Program, shapes: Sequence[Shape]) -> Any:
        """A request of its own for whoever runs it."""
        compiled = self._submitted(program, shapes)
        if isinstance(program, Segment) and not program.is_frozen:
            # The others of a whole picture will be needed next: together they are there sooner.
            for start, stop in SEGMENTS[:-1]:
                self._submitted(Segment(start, stop, program.textures), ())
        return compiled.result().create_infer_request()

    def _submitted(self, program: Program, shapes: Sequence[Shape]) -> Future[Any]:
        program = free(program)
        if isinstance(program, OfStages):
            shapes = input_shapes(program, self.kernels.told)
        with self._lock:
            if program not in self._compiled:
                self._compiled[program] = self._pool.submit(self._compile, program, shapes)
            return self._compiled[program]

    def _compile(self, program: Program, shapes: Sequence[Shape]) -> Any:
        return _compiled(model_of(program, self._layers, shapes), "f32")

    def release(self) -> None:
        """Give back the memory for pictures: where sizes are free no buffer serves twice."""
        for future in list(self._compiled.values()):
            # It refuses while somebody paints with it.
            if future.done():
                with suppress(RuntimeError):
                    future.result().release_memory()


_free_programs: "WeakKeyDictionary[PaintingModel, _FreePrograms]" = WeakKeyDictionary()
"""By model: all that paint with it share them."""


def _compiled(model: Any, precision: str) -> Any:
    hints = {"INFERENCE_PRECISION_HINT": precision, "PERFORMANCE_HINT": "LATENCY"}
    return core().compile_model(model, "CPU", hints)


class OpenVinoBackend:
    """OpenVINO on the processor, in float32 or with the convolutions of `vector_units.NARROW` in bfloat16."""

    is_on_gpu = False

    def __init__(self, model: PaintingModel, is_narrow: bool, is_for_sizes: bool = True) -> None:
        """Prepare it; raise ImportError where OpenVINO is not installed.

        Args:
            model: whose generator to run.
            is_narrow: whether convolutions may compute in bfloat16.
            is_for_sizes: whether sizes come again, so that it pays to compile programs for them.
        """
        openvino()
        self.name, self._is_narrow, self._is_for_sizes = self.name_of(is_narrow), is_narrow, is_for_sizes
        self._model = model
        self._free = _free_programs.setdefault(model, _FreePrograms(model))
        self._of_wholes, self._of_parts = (
            Layers(self._free.kernels, is_narrow, is_whole) for is_whole in (True, False)
        )
        self._of_larger = Layers(self._free.kernels, is_narrow, is_whole=True, has_few_products=False)
        self._free_requests: dict[Program, Any] = {}
        self._requests: dict[tuple[Program, tuple[Shape, ...]], Future[Any]] = {}
        # At usual priority: OpenVINO's threads inherit that of the thread that compiles, and paint with it.
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="openvino")
        self._lock = threading.Lock()
        self._running: Any = None

    @staticmethod
    def name_of(is_narrow: bool) -> str:
        """How it is called."""
        return "openvino bfloat16" if is_narrow else "openvino float32"

    @staticmethod
    def has_bfloat16() -> bool:
        """Whether this processor multiplies bfloat16; raise ImportError where OpenVINO is not installed."""
        return "BF16" in core().get_property("CPU", "OPTIMIZATION_CAPABILITIES") and exact_mark() is not None

    @cached_property
    def _torch(self) -> Backend:
        return torch_backend(self._model)

    def run(self, program: Program, inputs: Sequence[Array]) -> tuple[Array, ...]:
        """As for Backend."""
        # Kept until the end, for the request reads their memory: what torch painted has another layout and is copied.
        arrays = [np.ascontiguousarray(array) for array in inputs]
        shapes = tuple(array.shape for array in arrays)
        request = self._request(program, shapes)
        if request is None:
            return self._torch.run(program, inputs)
        # Handed over one by one: a list of them would be looked through for a quarter of a millisecond.
        shared = openvino().Tensor
        for index, array in enumerate(arrays):
            request.set_input_tensor(index, shared(array, shared_memory=True))
        is_free = any(request is own for own in self._free_requests.values())
        with self._lock:
            # One for all sizes must come to its end: given up half-way it mixes its sizes up the next time.
            self._running = None if is_free else request
            request.start_async()
        try:
            request.wait()
        except RuntimeError as error:
            if "cancel" in str(error).lower():
                raise GivenUpError from error
            raise
        finally:
            with self._lock:
                self._running = None
        # Copies, for the next run of the program writes into the same memory.
        outputs = tuple(_copy(tensor) for tensor in request.output_tensors)
        if not is_free and _is_of_whole(program, shapes, _LARGE):
            request.get_compiled_model().release_memory()
        return outputs

    def interrupt(self) -> None:
        """As for Backend."""
        with self._lock:
            if self._running is not None:
                self._running.cancel()

    def wait_until_ready(self) -> bool:
        """As for Backend."""
        requests = [future.result() for future in list(self._requests.values())]
        return all(request is not None for request in [*requests, *self._free_requests.values()])

    def rest(self) -> None:
        """As for Backend; from any thread. What is being compiled just now stays, for a picture waits for it."""
        with self._lock:
            self._requests = {key: future for key, future in self._requests.items() if not future.done()}
        self._release()

    def _request(self, program: Program, shapes: tuple[Shape, ...]) -> Any:
        """What runs a program now; None if OpenVINO cannot."""
        self._foresee(program, shapes)
        is_waited_for = _is_fine(program) or _is_of_whole(program, shapes, _MOST_FREE)
        if is_waited_for or self._is_for_sizes:
            future = self._for_size(program, shapes)
            # For all sizes the fine stages would take 190 MB at 256x341, and as long as to compile them for this one;
            # the coarse ones of 3072x4096 would take 2.5 GB.
            if (is_waited_for or future.done()) and future.result() is not None:
                if self._free_requests and all(own.done() for own in list(self._requests.values())):
                    self._release()
                return future.result()
        known = free(program)
        if known not in self._free_requests:
            self._free_requests[known] = self._guarded(program, lambda: self._free.request(program, shapes))
        return self._free_requests[known]

    def _foresee(self, program: Program, shapes: tuple[Shape, ...]) -> None:
        """Begin with the fine stages when the first one of a picture comes."""
        if isinstance(program, Segment) and program.start == 0 and not program.is_frozen:
            pictures, (height, width) = shapes[0][0], (STAGE_STRIDES[0] * side for side in shapes[1][2:])
            if height * width <= _MOST_FORESEEN:
                fine, told = Segment(*SEGMENTS[-1], program.textures), self._free.kernels.told
                self._for_size(fine, tuple(input_shapes(fine, told, pictures, (height, width))))

    def _release(self) -> None:
        self._free_requests = {}
        self._free.release()
        give_back_freed_memory()

    def _for_size(self, program: Program, shapes: tuple[Shape, ...]) -> Future[Any]:
        key = program, shapes
        with self._lock:
            future = self._requests.pop(key, None)
            if future is None:
                future = self._pool.submit(self._guarded, program, lambda: self._compile(program, shapes))
                self._make_room(program)
            self._requests[key] = future
        return future

    def _make_room(self, program: Program) -> None:
        """Drop what a new program takes the place of."""
        of_parts = {known: _textures_of_part(known[0]) for known in self._requests}
        textures = _textures_of_part(program)
        # A hand works on one document: what parts of another need is compiled again when that comes back.
        dropped = [known for known, own in of_parts.items() if textures and own and own != textures]
        alike = [known for known, own in of_parts.items() if own == textures]
        most = MOST_PARTS if textures else MOST_WHOLE if self._is_for_sizes else MOST_PASSING
        if len(alike) >= most:
            dropped.append(alike[0])
        for known in dropped:
            self._requests.pop(known).cancel()

    def _guarded(self, program: Program, make: Any) -> Any:
        """What is made; None if it fails."""
        try:
            return make()
        except Exception as error:  # Whatever it is: torch can.
            log.warning("OpenVINO cannot run %s: %s", program, error)
            return None

    def _compile(self, program: Program, shapes: tuple[Shape, ...]) -> Any:
        """A request for one program and size."""
        layers = self._of_parts if _textures_of_part(program) else self._of_wholes
        if _is_of_whole(program, shapes, _LARGE):
            layers = self._of_larger
        model = model_of(program, layers, shapes)
        if self._is_narrow:
            mark_exact(model)
        try:
            return _compiled(model, "bf16" if self._is_narrow else "f32").create_infer_request()
        finally:
            give_back_freed_memory()


def _copy(tensor: Any) -> NDArray[Any]:
    copied: NDArray[Any] = tensor.data.copy()
    return copied


def _is_fine(program: Program) -> bool:
    """Whether it is the fine stages of a whole picture, or one of them over its tiles, which are all of one size."""
    if isinstance(program, Segment):
        is_tile = program.is_frozen and not program.rim
        return is_tile or (program.start == SEGMENTS[-1][0] and not program.is_frozen)
    return isinstance(program, Prefix | Suffix)


def _is_of_whole(program: Program, shapes: tuple[Shape, ...], pixels: int) -> bool:
    """Whether it is stages of a whole picture of more pixels than some."""
    if not isinstance(program, Segment) or program.is_frozen:
        return False
    height, width = shapes[-1][2:]
    return height * width * STAGE_STRIDES[program.stop - 1] ** 2 > pixels


def _textures_of_part(program: Program) -> int:
    """Textures of what paints a part of a picture, which is shown for a moment only; 0 for what paints all of one."""
    return program.textures if isinstance(program, Segment) and program.is_frozen else 0
