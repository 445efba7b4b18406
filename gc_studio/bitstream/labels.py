"""The label map <-> bytes: is a pixel what one of its neighbours is, under counts that follow the map.

A pixel is asked in turn whether it shows what the first of its known neighbours shows, what the first one that differs
from that shows, and so on; a class that none of them shows is written in bits. All answers are yes or no, and each has
counts of its own by which of the neighbours show what was asked for. No class is known by name: maps of any model do.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.coder import Coder
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.bitstream.wavefront import SLOPE, Reach, Wavefronts, wavefront_groups
from gc_studio.document import Arrays, Document, Frame

_REACH = Reach(left=3, right=2, above=2)
_TEMPLATE = (
    *((-1, 0), (0, -1), (-1, -1), (1, -1)),
    *((-2, 0), (0, -2), (2, -1), (-2, -1), (-1, -2), (1, -2), (-3, 0), (2, -2)),
)
"""Neighbours in the order in which they are asked for, and the context of the counts, highest bit first."""
_ROWS = [_REACH.offsets.index(offset) for offset in _TEMPLATE]

_ASKED = 3
"""Neighbours of different classes that are asked for before the class is written."""

_LEARN_EVERY = 32
"""Wavefronts between two updates; each costs as much for a few pixels as for many."""

_LIMIT = 2**16
"""Counts whose sum is beyond this are halved, so that old observations fade."""
_UNIT, _START = 16, 6


class _Counts:
    """How often each context was answered by no and by yes."""

    def __init__(self, contexts: int) -> None:
        self._counts = np.full((2, contexts), _START, np.int64)

    def ones(self, contexts: NDArray[np.intp]) -> NDArray[np.int64]:
        """Probability of yes in 1 / 65536 of contexts (n,), each in 1 .. 65535."""
        no, yes = self._counts[:, contexts]
        return yes * (PROBABILITY_ONE - 1) // (no + yes) + (yes < no)

    def learn(self, contexts: NDArray[np.intp], answers: NDArray[np.bool_]) -> None:
        """These answers (n,) came."""
        for counts, mine in zip(self._counts, (~answers, answers), strict=True):
            counts += _UNIT * np.bincount(contexts[mine], minlength=len(counts))
        full = self._counts.sum(0) > _LIMIT
        self._counts[:, full] = (self._counts[:, full] + 1) >> 1


@dataclass(frozen=True)
class _Question:
    """What is asked of n pixels next: whether they show a class.

    Attributes:
        shown: the class, (n,).
        is_asked: whether there is one to ask for, bool (n,).
        contexts: of the counts, (n,).
    """

    shown: NDArray[np.uint8]
    is_asked: NDArray[np.bool_]
    contexts: NDArray[np.intp]


def _questions(near: NDArray[np.uint8]) -> Iterator[_Question]:
    """The questions that pixels are asked in turn, given their neighbours, uint8 (T, n)."""
    left = np.ones(near.shape, bool)
    for number in range(_ASKED):
        first = left.argmax(0)
        shown, is_asked = np.take_along_axis(near, first[None], 0)[0], np.asarray(left.any(0))
        alike = near == shown
        contexts = _POWERS @ alike
        yield _Question(shown, is_asked, contexts + (number << len(_TEMPLATE)))
        left &= ~alike


_POWERS = 1 << np.arange(len(_TEMPLATE))[::-1]
_WRITTEN = _ASKED << len(_TEMPLATE)
"""First context of the bits of a class, which are its place in a tree of bits."""
_CONTEXTS = _WRITTEN + 256
_STEPS = 16
"""More than a pixel has questions and bits."""


def _depth(classes: int) -> int:
    """Bits of a class."""
    return max(classes - 1, 0).bit_length()


def _answers(
    near: NDArray[np.uint8], shown: NDArray[np.uint8], depth: int
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.bool_]]]:
    """What is asked of pixels that show classes (n,), step by step: which of them, contexts, and answers."""
    pixels = np.arange(len(shown))
    for question in _questions(near):
        asked = question.is_asked[pixels].nonzero()[0]
        mine = pixels[asked]
        answers = question.shown[mine] == shown[mine]
        yield mine, question.contexts[mine], answers
        pixels = np.delete(pixels, asked[answers])
    for level in range(depth):
        left = shown[pixels].astype(np.intp) >> (depth - 1 - level)
        yield pixels, _WRITTEN + (1 << level) + (left >> 1), (left & 1).astype(bool)


class _Neighbours:
    """Around the pixels of a map that is known as a whole."""

    def __init__(self, labels: NDArray[np.uint8]) -> None:
        self._padded = np.pad(labels, ((_REACH.above, 0), (_REACH.left, _REACH.right)))
        self._width = labels.shape[1]
        self._shifts = np.array([dx + dy * self._padded.shape[1] for dx, dy in _TEMPLATE])[:, None]

    def of(self, cells: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Neighbours (T, n) of pixels given by row-major indices (n,), and the wavefronts (n,) of these."""
        rows, columns = np.divmod(cells, self._width)
        places = (rows + _REACH.above) * self._padded.shape[1] + columns + _REACH.left
        return self._padded.ravel().take(places + self._shifts), columns + SLOPE * rows


def encode(labels: NDArray[np.uint8], classes: int) -> bytes:
    """Bytes of a label map, uint8 (H, W) of 0 .. classes - 1."""
    encoder, counts, neighbours = Encoder(), _Counts(_CONTEXTS), _Neighbours(labels)
    for cells in wavefront_groups(labels.shape, _LEARN_EVERY):
        near, waves = neighbours.of(cells)
        steps = list(_answers(near, labels.ravel()[cells], _depth(classes)))
        # Wavefront by wavefront, and step by step in each.
        keys = [waves[pixels] * _STEPS + step for step, (pixels, _, _) in enumerate(steps)]
        order = np.argsort(np.concatenate(keys), kind="stable")
        contexts = np.concatenate([step[1] for step in steps])[order]
        answers = np.concatenate([step[2] for step in steps])[order]
        encoder.bits(answers, counts.ones(contexts))
        counts.learn(contexts, answers)
    return encoder.finish()


def decode(data: bytes, shape: tuple[int, int], classes: int) -> NDArray[np.uint8]:
    """Inverse of `encode`: uint8 of the given shape.

    Raises:
        GcxError: no encoder writes these bytes.
    """
    decoder, counts, depth = Decoder(data), _Counts(_CONTEXTS), _depth(classes)
    labels, wavefronts = np.zeros(shape[0] * shape[1], np.uint8), Wavefronts(shape, _REACH)
    heard: list[tuple[NDArray[np.intp], NDArray[np.bool_]]] = []

    def ask(contexts: NDArray[np.intp]) -> NDArray[np.bool_]:
        answers = decoder.bits(counts.ones(contexts))
        heard.append((contexts, answers))
        return answers

    for number, cells in enumerate(wavefronts, 1):
        near = wavefronts.window()[_ROWS].astype(np.uint8)
        labels[cells] = shown = _shown(near, depth, ask)
        wavefronts.put(shown)
        if number % _LEARN_EVERY == 0:
            counts.learn(*(np.concatenate(parts) for parts in zip(*heard, strict=True)))
            heard.clear()
    return labels.reshape(shape)


def _shown(
    near: NDArray[np.uint8], depth: int, ask: Callable[[NDArray[np.intp]], NDArray[np.bool_]]
) -> NDArray[np.uint8]:
    """The classes (n,) of pixels with the neighbours (T, n), by the answers to what is asked."""
    shown, pixels = np.zeros(near.shape[1], np.uint8), np.arange(near.shape[1])
    for question in _questions(near):
        asked = question.is_asked[pixels].nonzero()[0]
        if asked.size:
            answers = ask(question.contexts[pixels[asked]])
            known = asked[answers]
            shown[pixels[known]] = question.shown[pixels[known]]
            pixels = np.delete(pixels, known)
        if not pixels.size:
            return shown
    node = np.ones(len(pixels), np.intp)
    for _ in range(depth):
        node = node << 1 | ask(_WRITTEN + node)
    shown[pixels] = node - (1 << depth)
    return shown


def _encode_layer(document: Document) -> bytes:
    return encode(document.labels, document.codes.classes)


def _decode_layer(payload: bytes, frame: Frame, _before: Arrays) -> Arrays:
    return {"labels": decode(payload, frame.structure_shape, frame.codes.classes)}


CODER = Coder("labels", lambda: _encode_layer, _decode_layer, ("labels",))
