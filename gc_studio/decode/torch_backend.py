"""torch as a backend: GPUs, and processors where OpenVINO is not installed."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from gc_studio.decode.arrays import Array
from gc_studio.decode.programs import Program
from gc_studio.decode.torch_programs import module_of
from gc_studio.nets.generator import Generator
from gc_studio.nets.scenes import SceneGenerator

MOST_GRAPHS = 16
"""Programs recorded as CUDA graphs, each with its own memory on the GPU."""


class TorchBackend:
    """Eager torch in float32 on a processor; on a GPU in half precision, from the second run of a size on a graph."""

    def __init__(self, generator: Generator | SceneGenerator, device: str) -> None:
        self._generator, self._device = generator, torch.device(device)
        self.name, self.is_on_gpu = self.name_of(device), self._device.type != "cpu"
        self._modules: dict[Program, nn.Module] = {}
        self._graphs: dict[tuple[Program, tuple[torch.Size, ...]], _Graph | None] = {}

    @staticmethod
    def name_of(device: str) -> str:
        """How it is called."""
        return f"torch on {device}"

    @torch.inference_mode()
    def run(self, program: Program, inputs: Sequence[Array]) -> tuple[Array, ...]:
        """As for Backend; a program is never interrupted. On a GPU outputs are tensors there, else arrays."""
        module = self._modules.get(program)
        if module is None:
            module = self._modules[program] = module_of(program, self._generator)
        # On Metal a copy may not lag behind the memory that it is of.
        is_free = self._device.type == "cuda"
        tensors = [torch.as_tensor(array) for array in inputs]
        given = [
            tensor.to(self._device, memory_format=_layout(tensor, self._device), non_blocking=is_free)
            for tensor in tensors
        ]
        if self._device.type == "cuda":
            return self._as_graph(program, module, given)
        with torch.autocast(self._device.type, torch.float16, enabled=self.is_on_gpu):
            outputs = _as_tuple(module(*given))
        return outputs if self.is_on_gpu else tuple(output.numpy() for output in outputs)

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


def _layout(tensor: Tensor, device: torch.device) -> torch.memory_format:
    """Channels last, which halves the time of convolutions; all that follows takes the layout of the inputs."""
    # Metal knows its own order only.
    return torch.channels_last if tensor.dim() == 4 and device.type != "mps" else torch.contiguous_format
