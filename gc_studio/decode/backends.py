"""Where programs run: torch in float32 on any device, OpenVINO on processors.

OpenVINO needs a second or so to take a program over. Until then, and wherever it is not installed, torch runs it: the
first picture never waits.
"""

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from gc_studio.decode.memory import give_back_freed_memory
from gc_studio.decode.openvino_models import converted, exact_mark, in_order, mark_exact, openvino, small
from gc_studio.decode.pictures import GivenUpError
from gc_studio.decode.programs import Program, Segment
from gc_studio.decode.vector_units import adapted
from gc_studio.nets.generator import Generator

log = logging.getLogger(__name__)

MOST_WHOLE, MOST_PARTS = 8, 7
"""Programs kept for OpenVINO, of whole pictures and of parts; each knows one size and holds weights and buffers of its
own, 5 to 75 MB. A document and its thumbnails have four each, and a hand meets so many sizes of parts."""

MOST_GRAPHS = 16
"""Programs recorded as CUDA graphs, each with its own memory on the GPU."""


class Backend(Protocol):
    """Runs programs, one at a time."""

    name: str
    is_on_gpu: bool

    def run(self, program: Program, inputs: Sequence[Tensor]) -> tuple[Tensor, ...]:
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


class TorchBackend:
    """Eager torch in float32 on a processor; on a GPU in half precision, from the second run of a size on a graph."""

    def __init__(self, generator: Generator, device: torch.device) -> None:
        self.name, self.is_on_gpu = self.name_of(device), device.type != "cpu"
        self._generator, self._device = generator, device
        self._modules: dict[Program, nn.Module] = {}
        self._graphs: dict[tuple[Program, tuple[torch.Size, ...]], _Graph | None] = {}

    @staticmethod
    def name_of(device: torch.device) -> str:
        """How it is called."""
        return f"torch on {device}"

    @torch.inference_mode()
    def run(self, program: Program, inputs: Sequence[Tensor]) -> tuple[Tensor, ...]:
        """As for Backend; a program is never interrupted."""
        module = self._modules.get(program)
        if module is None:
            module = self._modules[program] = program.module(self._generator)
        # On Metal a copy may not lag behind the memory that it is of.
        is_free = self._device.type == "cuda"
        given = [
            tensor.to(self._device, memory_format=_layout(tensor, self._device), non_blocking=is_free)
            for tensor in inputs
        ]
        if self._device.type == "cuda":
            return self._as_graph(program, module, given)
        with torch.autocast(self._device.type, torch.float16, enabled=self.is_on_gpu):
            return _as_tuple(module(*given))

    def _as_graph(self, program: Program, module: nn.Module, given: list[Tensor]) -> tuple[Tensor, ...]:
        key = program, tuple(tensor.shape for tensor in given)
        if key in self._graphs:
            graph = self._graphs[key] = self._graphs.pop(key) or _Graph(module, given)
            return graph(given)
        # Most sizes come once. This run also makes ready what a recording may not: the choice of algorithms.
        if len(self._graphs) >= MOST_GRAPHS:
            del self._graphs[next(iter(self._graphs))]
        self._graphs[key] = None
        return _in_halves(module, given)

    def interrupt(self) -> None:
        """Programs are short; the next one is not begun."""

    def wait_until_ready(self) -> bool:
        """On a processor they always do, on a GPU from their second run on."""
        return True

    def rest(self) -> None:
        """They hold none."""


class _Graph:
    """A module recorded for one size: two hundred small kernels then start in the time of one."""

    def __init__(self, module: nn.Module, given: list[Tensor]) -> None:
        self._inputs = [tensor.clone() for tensor in given]
        self._graph = torch.cuda.CUDAGraph()
        # Other threads may use the GPU meanwhile.
        with torch.cuda.graph(self._graph, capture_error_mode="thread_local"):
            self._outputs = _in_halves(module, self._inputs)

    def __call__(self, given: list[Tensor]) -> tuple[Tensor, ...]:
        for own, tensor in zip(self._inputs, given, strict=True):
            own.copy_(tensor)
        self._graph.replay()
        # Copies, for the next run writes into the same memory.
        return tuple(output.clone() for output in self._outputs)


def _in_halves(module: nn.Module, given: list[Tensor]) -> tuple[Tensor, ...]:
    # Without the cache: what a recording puts there would be gone with it.
    with torch.autocast("cuda", torch.float16, cache_enabled=False):
        return _as_tuple(module(*given))


def _as_tuple(outputs: Tensor | tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    return outputs if isinstance(outputs, tuple) else (outputs,)


class OpenVinoBackend:
    """OpenVINO on the processor, in float32 or with the convolutions of `vector_units.NARROW` in bfloat16."""

    is_on_gpu = False

    def __init__(self, generator: Generator, is_narrow: bool) -> None:
        """Raise ImportError where OpenVINO is not installed."""
        self.name, self._is_narrow = self.name_of(is_narrow), is_narrow
        self._core = openvino().Core()
        ordered = in_order(generator)
        self._of_wholes, self._of_parts = (adapted(ordered, is_narrow, is_whole) for is_whole in (True, False))
        self._torch = TorchBackend(generator, torch.device("cpu"))
        self._models: dict[Program, Any] = {}
        self._requests: dict[tuple[Program, tuple[torch.Size, ...]], Future[Any]] = {}
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="openvino")
        self._lock = threading.Lock()
        self._running: Any = None

    @staticmethod
    def name_of(is_narrow: bool) -> str:
        """How it is called."""
        return "openvino bfloat16" if is_narrow else "openvino float32"

    @staticmethod
    def has_bfloat16() -> bool:
        """Whether this processor multiplies bfloat16; raise ImportError where OpenVINO is not installed."""
        capabilities = openvino().Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
        return "BF16" in capabilities and exact_mark() is not None

    def run(self, program: Program, inputs: Sequence[Tensor]) -> tuple[Tensor, ...]:
        """As for Backend."""
        request = self._request(program, inputs)
        if request is None:
            return self._torch.run(program, inputs)
        # Kept until the end, for the request reads their memory: what torch painted has another layout and is copied.
        arrays = [tensor.contiguous().numpy() for tensor in inputs]
        # Handed over one by one: a list of them would be looked through for a quarter of a millisecond.
        shared = openvino().Tensor
        for index, array in enumerate(arrays):
            request.set_input_tensor(index, shared(array, shared_memory=True))
        with self._lock:
            self._running = request
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
        return tuple(torch.from_numpy(tensor.data.copy()) for tensor in request.output_tensors)

    def interrupt(self) -> None:
        """As for Backend."""
        with self._lock:
            if self._running is not None:
                self._running.cancel()

    def wait_until_ready(self) -> bool:
        """As for Backend."""
        requests = [future.result() for future in list(self._requests.values())]
        return all(request is not None for request in requests)

    def rest(self) -> None:
        """As for Backend; from any thread. What is being compiled just now stays, for a picture waits for it."""
        with self._lock:
            self._requests = {key: future for key, future in self._requests.items() if not future.done()}
        give_back_freed_memory()

    def _request(self, program: Program, inputs: Sequence[Tensor]) -> Any:
        key = program, tuple(tensor.shape for tensor in inputs)
        with self._lock:
            future = self._requests.pop(key, None)
            if future is None:
                examples = tuple(torch.zeros_like(tensor) for tensor in inputs)
                future = self._pool.submit(self._compile, program, examples)
                self._make_room(program)
            self._requests[key] = future
        if not future.done():
            return None
        return future.result()

    def _make_room(self, program: Program) -> None:
        """Drop what a new program takes the place of."""
        of_parts = {known: _textures_of_part(known[0]) for known in self._requests}
        textures = _textures_of_part(program)
        # A hand works on one document: what parts of another need is compiled again when that comes back.
        dropped = [known for known, own in of_parts.items() if textures and own and own != textures]
        alike = [known for known, own in of_parts.items() if own == textures]
        if len(alike) >= (MOST_PARTS if textures else MOST_WHOLE):
            dropped.append(alike[0])
        for known in dropped:
            self._requests.pop(known).cancel()

    def _compile(self, program: Program, examples: tuple[Tensor, ...]) -> Any:
        """A request for one program and size; None if OpenVINO cannot run it."""
        try:
            return self._compiled(program, examples)
        except Exception as error:  # Whatever it is: torch can.
            log.warning("OpenVINO cannot run %s: %s", program, error)
            return None
        finally:
            give_back_freed_memory()

    def _compiled(self, program: Program, examples: tuple[Tensor, ...]) -> Any:
        model = self._models.get(program)
        if model is None:
            module = program.module(self._of_parts if _textures_of_part(program) else self._of_wholes)
            model = self._models[program] = converted(module, small(examples))
        sized = model.clone()
        # One size each: with free sizes the finest stages take half as long again.
        sized.reshape({port: list(example.shape) for port, example in zip(sized.inputs, examples, strict=True)})
        if self._is_narrow:
            mark_exact(sized)
        precision = "bf16" if self._is_narrow else "f32"
        hints = {"INFERENCE_PRECISION_HINT": precision, "PERFORMANCE_HINT": "LATENCY"}
        return self._core.compile_model(sized, "CPU", hints).create_infer_request()


def _textures_of_part(program: Program) -> int:
    """Textures of what paints a part of a picture, which is shown for a moment only; 0 for what paints all of one."""
    return program.textures if isinstance(program, Segment) and program.is_frozen else 0


def _layout(tensor: Tensor, device: torch.device) -> torch.memory_format:
    """Channels last, which halves the time of convolutions; all that follows takes the layout of the inputs."""
    # Metal knows its own order only.
    return torch.channels_last if tensor.dim() == 4 and device.type != "mps" else torch.contiguous_format
