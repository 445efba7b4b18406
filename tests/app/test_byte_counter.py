"""Bytes of documents that come faster than they can be counted."""

import gc
import threading

import numpy as np
import pytest
from studio_helpers import MODEL

from gc_studio.app.background.byte_counter import ByteCounter
from gc_studio.document import Document


class SlowCoder:
    """Counts a document once `gate` is open; `began` is set when it has one in hand."""

    def __init__(self) -> None:
        self.gate, self.began, self.counted = threading.Event(), threading.Event(), threading.Semaphore(0)
        self.order: list[int] = []

    def sizes(self, document: Document) -> dict[str, int]:
        self.began.set()
        assert self.gate.wait(10)
        if document.texture[0] < 0:
            raise ValueError("cannot be coded")
        return {"texture": int(document.texture[0])}

    def take(self, document: Document, sizes: dict[str, int]) -> None:
        self.order.append(sizes["texture"])
        self.counted.release()

    def wait(self, count: int) -> None:
        for _ in range(count):
            assert self.counted.acquire(timeout=10)


@pytest.fixture
def coder():
    return SlowCoder()


@pytest.fixture
def counter(coder):
    counter = ByteCounter(coder.sizes, coder.take)
    yield counter
    coder.gate.set()
    counter.close()


def numbered(number: int) -> Document:
    return Document(32, 32, texture=np.full(64, number, np.int16), model=MODEL)


def test_what_was_asked_for_last_is_counted_first(coder, counter):
    documents = [numbered(number) for number in range(5)]
    counter.submit(documents[0])
    assert coder.began.wait(10)
    for document in (*documents[1:], documents[2]):
        counter.submit(document)
    coder.gate.set()
    coder.wait(5)
    assert coder.order == [0, 2, 4, 3, 1]


def test_documents_that_are_gone_before_their_turn_are_not_kept_for_it(coder, counter):
    documents = [numbered(number) for number in range(4)]
    counter.submit(documents[0])
    assert coder.began.wait(10)
    for document in documents[1:]:
        counter.submit(document)
    del documents[1:3], document
    gc.collect()
    coder.gate.set()
    coder.wait(2)
    counter.close()
    assert coder.order == [0, 3]


def test_a_document_that_cannot_be_counted_does_not_hold_up_the_others(coder, counter, caplog):
    coder.gate.set()
    broken, sound = numbered(-1), numbered(1)
    counter.submit(broken)
    counter.submit(sound)
    coder.wait(1)
    counter.close()
    assert coder.order == [1]
    assert "cannot be coded" in caplog.text
