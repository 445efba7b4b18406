"""A program that edits until it is killed: python endless.py FOLDER. It prints the number of each edit that is safe."""

import sys
from pathlib import Path

import numpy as np

from gc_studio.document import Document, History
from gc_studio.project import Journal, Project

FIRST = Document(256, 256, texture=np.arange(64), model="0123abcd")


def after(document: Document, number: int) -> Document:
    """The document after edit `number`, 1 or more, of the one before it."""
    if number % 7 == 0:
        return document.with_layers(texture=np.roll(document.texture, 1))
    noise = np.random.default_rng(number).random(document.structure.shape) < 0.5
    return document.with_layers(structure=document.structure ^ noise)


def main() -> None:
    history = History(FIRST)
    journal = Journal.begin(Path(sys.argv[1]), Project(FIRST))
    print(0, flush=True)
    for number in range(1, 10**6):
        history.push(f"edit {number}", after(history.document, number))
        journal.follow(history.entries, history.position)
        print(number, flush=True)


if __name__ == "__main__":
    main()
