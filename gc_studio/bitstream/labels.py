"""The label map <-> bytes: is a pixel what one of its neighbours is, under counts that follow the map.

A pixel is asked in turn whether it shows what the first of its known neighbours shows, what the first one that differs
from that shows, and so on; a class that none of them shows is written in bits. All answers are yes or no, and each has
counts of its own by which of the neighbours show what was asked for. The counts start as people in the street were
counted; no class is known by name, so that they serve the maps of any model, and soon follow them.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.coder import Coder
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.bitstream.wavefront import SLOPE, Wavefronts, wavefront_groups
from gc_studio.document import Arrays, Document, Frame

_REACH, _TEMPLATE = tables.LABEL_REACH, tables.LABEL_TEMPLATE
_ROWS = [_REACH.offsets.index(offset) for offset in _TEMPLATE]
_ALIKE = 2 ** len(_TEMPLATE) - 1
"""Context of the first question where all neighbours show the same."""

_WRITTEN = tables.LABEL_QUESTIONS << len(_TEMPLATE)
"""First context of the bits of a class, which are its place in a tree of bits."""

_STEPS = 16
"""More than a pixel has questions and bits."""

_LEARN_EVERY = 32
"""Wavefronts between two updates; each costs as much for a few pixels as for many."""

_LIMIT = 2**16
"""Counts whose sum is beyond this are halved, so that old observations fade."""

_Asked = tuple[NDArray[np.intp], NDArray[np.uint8], NDArray[np.intp]]
"""Of a question: the pixels, the classes that they are asked for, and the contexts of the counts, (n,) each."""


class _Counts:
    """How often each context was answered by no and by yes."""

    def __init__(self) -> None:
        self._no, self._yes = tables.label_counts().copy()

    def ones(self, contexts: NDArray[np.intp]) -> NDArray[np.int64]:
        """Probability of yes in 1 / 65536 of contexts (n,), each in 1 .. 65535."""
        no, yes = self._no.take(contexts), self._yes.take(contexts)
        return yes * (PROBABILITY_ONE - 1) // (no + yes) + (yes < no)

    def learn(self, contexts: NDArray[np.intp], answers: NDArray[np.bool_]) -> None:
        """These answers (n,) came."""
        yes = answers * np.int64(tables.COUNT_UNIT)
        np.add.at(self._yes, contexts, yes)
        np.add.at(self._no, contexts, tables.COUNT_UNIT - yes)
        full = contexts[self._no.take(contexts) + self._yes.take(contexts) > _LIMIT]
        if full.size:
            # Assignment, not in place: a context that occurs twice is halved once.
            self._no[full], self._yes[full] = (self._no[full] + 1) >> 1, (self._yes[full] + 1) >> 1


def _questions(near: NDArray[np.uint8]) -> Iterator[_Asked]:
    """The questions that pixels are asked in turn, given their neighbours, uint8 (T, n)."""
    first = near[0]
    mixed = (near != first).any(0).nonzero()[0]
    contexts = np.full(len(first), _ALIKE)
    near = near[:, mixed]
    alike = near == near[0]
    contexts[mixed] = _number(alike)
    yield np.arange(len(first)), first, contexts
    left = ~alike
    for question in range(1, tables.LABEL_QUESTIONS):
        if not mixed.size:
            return
        shown = near[left.argmax(0), np.arange(len(mixed))]
        alike = near == shown
        yield mixed, shown, _number(alike) + (question << len(_TEMPLATE))
        left &= ~alike
        kept = left.any(0).nonzero()[0]
        mixed, near, left = mixed[kept], near[:, kept], left[:, kept]


def _number(bits: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Numbers (n,) of bits (T, n), the first the highest."""
    high, low = np.packbits(bits, axis=0)
    return high.astype(np.intp) << 8 | low


def _depth(classes: int) -> int:
    """Bits of a class."""
    return max(classes - 1, 0).bit_length()


_Step = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.bool_]]
"""Pixels, contexts and answers, (n,) each."""


def _steps(near: NDArray[np.uint8], shown: NDArray[np.uint8], depth: int) -> Iterator[_Step]:
    """What is asked of pixels that show classes (n,), and what they answer."""
    is_open = np.ones(len(shown), bool)
    for pixels, asked_for, contexts in _questions(near):
        still = is_open[pixels].nonzero()[0]
        mine = pixels[still]
        answers = asked_for[still] == shown[mine]
        yield mine, contexts[still], answers
        is_open[mine[answers]] = False
    pixels = is_open.nonzero()[0]
    for level in range(depth):
        left = shown[pixels].astype(np.intp) >> (depth - 1 - level)
        yield pixels, _WRITTEN + (1 << level) + (left >> 1), (left & 1).astype(bool)


class _Neighbours:
    """Around the pixels of a map that is known as a whole."""

    def __init__(self, labels: NDArray[np.uint8]) -> None:
        padded = np.pad(labels, ((_REACH.above, 0), (_REACH.left, _REACH.right)))
        self._flat, self._pitch, self._width = padded.ravel(), padded.shape[1], labels.shape[1]
        self._shifts = np.array([dx + dy * self._pitch for dx, dy in _TEMPLATE])[:, None]

    def of(self, cells: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Neighbours (T, n) of pixels given by row-major indices (n,), and the wavefronts (n,) of these."""
        rows, columns = np.divmod(cells, self._width)
        places = (rows + _REACH.above) * self._pitch + columns + _REACH.left
        return self._flat.take(places + self._shifts), columns + SLOPE * rows


def answers_of(labels: NDArray[np.uint8], classes: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.bool_]]]:
    """All that is asked of a map in the order of coding: contexts (n,) and answers (n,) up to each update."""
    neighbours, flat = _Neighbours(labels), labels.ravel()
    for cells in wavefront_groups(labels.shape, _LEARN_EVERY):
        near, waves = neighbours.of(cells)
        steps = list(_steps(near, flat[cells], _depth(classes)))
        # Wavefront by wavefront, and step by step in each.
        keys = [waves[pixels] * _STEPS + number for number, (pixels, _, _) in enumerate(steps)]
        order = np.argsort(np.concatenate(keys), kind="stable")
        contexts, answers = (np.concatenate([step[part] for step in steps])[order] for part in (1, 2))
        yield contexts, answers


def encode(labels: NDArray[np.uint8], classes: int) -> bytes:
    """Bytes of a label map, uint8 (H, W) of 0 .. classes - 1."""
    encoder, counts = Encoder(), _Counts()
    for contexts, answers in answers_of(labels, classes):
        encoder.bits(answers, counts.ones(contexts))
        counts.learn(contexts, answers)
    return encoder.finish()


def decode(data: bytes, shape: tuple[int, int], classes: int) -> NDArray[np.uint8]:
    """Inverse of `encode`: uint8 of the given shape.

    Raises:
        GcxError: no encoder writes these bytes.
    """
    decoder, counts, depth = Decoder(data), _Counts(), _depth(classes)
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
    count = near.shape[1]
    shown, is_open, left = np.zeros(count, np.uint8), np.ones(count, bool), count
    for pixels, asked_for, contexts in _questions(near):
        still = is_open[pixels].nonzero()[0]
        if not still.size:
            continue
        known = still[ask(contexts[still])]
        shown[pixels[known]] = asked_for[known]
        is_open[pixels[known]] = False
        left -= len(known)
        if not left:
            return shown
    node = np.ones(left, np.intp)
    for _ in range(depth):
        node = node << 1 | ask(_WRITTEN + node)
    shown[is_open] = node - (1 << depth)
    return shown


def _encode_layer(document: Document) -> bytes:
    return encode(document.labels, document.codes.classes)


def _decode_layer(payload: bytes, frame: Frame, _before: Arrays) -> Arrays:
    return {"labels": decode(payload, frame.structure_shape, frame.codes.classes)}


CODER = Coder("labels", lambda: _encode_layer, _decode_layer, ("labels",))
