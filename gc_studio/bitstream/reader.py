""".gcx bytes -> document, whole or as much as there is of it. docs/gcx-format.md is the specification."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gc_studio.bitstream.coder import EMPTY, FULL
from gc_studio.bitstream.coders import CODERS
from gc_studio.bitstream.errors import GcxError
from gc_studio.bitstream.framing import CRC_BYTES, MAX_FILE_BYTES, CutShortError, Reader, crc, take_extras
from gc_studio.bitstream.header import Header, States, take_header
from gc_studio.document import LAYERS, Arrays, Document, DocumentError, Notes
from gc_studio.words import tr


@dataclass(frozen=True)
class PartialDocument:
    """What could be read of a file. missing: layers that are not whole, in the order of LAYERS."""

    document: Document
    missing: tuple[str, ...]


def read(data: bytes) -> Document:
    """Document of a .gcx file.

    Raises:
        GcxError: the bytes are no whole, undamaged .gcx file of this version.
    """
    _check_length(len(data))
    end = len(data) - CRC_BYTES
    reader = Reader(data, end)
    header = take_header(reader)
    if crc(data[:end]) != data[end:]:
        raise GcxError(tr("file is damaged or cut short: the checksum does not match; get the file again"))
    notes = take_extras(reader) if header.has_extras else Notes()
    chunks = header.chunks
    payloads = {name: reader.chunk() for name in chunks[:-1]}
    rest = reader.take(end - reader.position)
    if chunks:
        payloads[chunks[-1]] = rest
    elif rest:
        raise GcxError(tr("{count} bytes follow after the end of the picture", count=len(rest)))
    return _document(header, header.states, payloads, notes)


def read_partial(data: bytes) -> PartialDocument:
    """What is whole of a .gcx file that was cut short; layers that are not whole are empty.

    A check that does not match says that the file is damaged, not cut: nothing of it can be trusted.

    Raises:
        GcxError: the file is damaged, or not even the first of several layers is whole.
    """
    try:
        return PartialDocument(read(data), ())
    except GcxError as error:
        reader = Reader(data, len(data))
        header = take_header(reader)
        payloads, notes = _whole_chunks(reader, header)
        if not payloads:
            raise error
    missing = tuple(name for name in header.chunks if name not in payloads)
    return PartialDocument(_document(header, _states_without(header.states, missing), payloads, notes), missing)


def _states_without(states: States, missing: tuple[str, ...]) -> States:
    """States of the layers once some are gone, and with them those that need them."""
    left = states | dict.fromkeys(missing, EMPTY)
    for name, state in left.items():
        if state != EMPTY and any(states[needed] != EMPTY and left[needed] == EMPTY for needed in LAYERS[name].needs):
            return _states_without(states, (*missing, name))
    return left


def _whole_chunks(reader: Reader, header: Header) -> tuple[dict[str, bytes], Notes]:
    """Payloads of the chunks before the last one, until the bytes end."""
    payloads: dict[str, bytes] = {}
    notes = Notes()
    try:
        notes = take_extras(reader) if header.has_extras else notes
        for name in header.chunks[:-1]:
            payloads[name] = reader.chunk()
    except CutShortError:
        pass
    return payloads, notes


def read_file(path: Path) -> Document:
    """Document of a .gcx file on disk.

    Raises:
        GcxError: as `read`, or the file is larger than any document can be.
        OSError: the file cannot be read.
    """
    return read(_bytes_of(path))


def read_file_partially(path: Path) -> PartialDocument:
    """`read_partial` of a file on disk; raises as `read_file`."""
    return read_partial(_bytes_of(path))


def _bytes_of(path: Path) -> bytes:
    # A pipe tells no size, and a file may grow.
    with path.open("rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    _check_length(len(data))
    return data


def _check_length(length: int) -> None:
    if length > MAX_FILE_BYTES:
        raise GcxError(tr("the file is too large to be a .gcx"))


def _document(header: Header, states: States, payloads: dict[str, bytes], notes: Notes) -> Document:
    """The document of payloads; a layer that is in no state to have one is full or empty."""
    frame = header.frame
    arrays: dict[str, Any] = {}
    try:
        for name, layer in LAYERS.items():
            coder, state = CODERS[name], states[name]
            own: Arrays = {}
            if coder.has_chunk(state):
                own = coder.decode(payloads[name], frame, arrays)
            elif coder.full is not None and state == FULL:
                own = coder.full(frame)
            arrays = layer.checked(own, frame, arrays)
        return Document(
            frame.width,
            frame.height,
            structure_scale=frame.structure_scale,
            codes=frame.codes,
            model=header.identity,
            notes=notes,
            **arrays,
        )
    except DocumentError as error:
        raise GcxError(tr("damaged file: {why}", why=error)) from error
