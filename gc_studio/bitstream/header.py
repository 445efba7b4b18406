"""The header of a .gcx file: model, size, and which layers it holds in which state.

    header   "GCX" 0x01 | model identity, 4 bytes | (width - 1) << 12 | (height - 1), 3 bytes, big endian | flags
    flags    bits 0-1 log2 of the structure scale; 2 structure, 3 texture present; 4-5 mask: 0 nothing, 1 all, 2 a map;
             6 extras; 7 more follows
    more     varint: bit 0 codes follow; bits 2n - 1, 2n state of the n-th layer behind the detail | codes | check
    codes    name: its length, 1 byte, and ASCII | layers, a varint with a bit for each | texture dimensions, varint |
             detail channels, 1 byte | detail limit, 1 byte | classes, varint

Layers are numbered as in `CODERS`; their chunks follow each other as in `LAYERS`.
A file of the studio model without further layers ends at the flags.
"""

from dataclasses import dataclass

from gc_studio.bitstream.coder import EMPTY, PRESENT
from gc_studio.bitstream.coders import CODERS
from gc_studio.bitstream.errors import GcxError
from gc_studio.bitstream.framing import Reader, checked, varint
from gc_studio.document import LAYERS, STRUCTURE_SCALES, STUDIO, Codes, Document, DocumentError, Frame, Notes
from gc_studio.words import mark, tr

MAGIC = b"GCX"
VERSION = 1

_IDENTITY_BYTES, _SIZE_BYTES = 4, 3
_SHIFTS = {"structure": 2, "texture": 3, "mask": 4}
"""Where the states of the first layers stand in the flags; that of the detail follows from the mask's."""
_FIRST = ("structure", "texture", "mask", "detail")
_MASK_STATES = 3
HAS_EXTRAS, _HAS_MORE = 64, 128
_HAS_CODES, _STATE_BITS, _STATE_MASK = 1, 2, 3
_NOT_VALID = mark("damaged file: the header is not valid")
_NEWER = mark("the picture needs something that this program does not know; update GC Studio")

States = dict[str, int]


@dataclass(frozen=True)
class Header:
    """What a file says before its layers.

    Attributes:
        identity: of the model, eight hexadecimal digits.
        frame: size, scale and codes.
        states: of every layer, see `Coder.state`.
        has_extras: whether notes follow.
    """

    identity: str
    frame: Frame
    states: States
    has_extras: bool

    @property
    def chunks(self) -> list[str]:
        """Layers that have a chunk, in the order of the chunks."""
        return [name for name, state in self.states.items() if CODERS[name].has_chunk(state)]


def header_of(document: Document) -> Header:
    """The header of a document's file."""
    states = {name: CODERS[name].state(document) for name in LAYERS}
    return Header(document.model, document.frame, states, document.notes != Notes())


def packed(header: Header) -> bytes:
    """Bytes of a header."""
    frame = header.frame
    flags = STRUCTURE_SCALES.index(frame.structure_scale) | HAS_EXTRAS * header.has_extras
    for name, shift in _SHIFTS.items():
        flags |= header.states[name] << shift
    more = _HAS_CODES * (frame.codes != STUDIO)
    for number, name in enumerate(list(CODERS)[len(_FIRST) :]):
        more |= header.states[name] << (1 + _STATE_BITS * number)
    size = (frame.width - 1) << 12 | (frame.height - 1)
    start = MAGIC + bytes([VERSION]) + bytes.fromhex(header.identity) + size.to_bytes(_SIZE_BYTES, "big")
    if not more:
        return start + bytes([flags])
    codes = _packed_codes(frame.codes) if more & _HAS_CODES else b""
    return checked(start + bytes([flags | _HAS_MORE]) + varint(more) + codes)


def _packed_codes(codes: Codes) -> bytes:
    layers = sum(1 << number for number, name in enumerate(CODERS) if name in codes.layers)
    name = codes.name.encode()
    return b"".join(
        (
            bytes([len(name)]) + name,
            varint(layers),
            varint(codes.texture_dimensions),
            bytes([codes.detail_channels, codes.detail_limit]),
            varint(codes.classes),
        )
    )


def take_header(reader: Reader) -> Header:
    """The header at the front of a file.

    Raises:
        GcxError: it is none, of another version, or not valid.
    """
    if reader.data[: len(MAGIC)] != MAGIC:
        raise GcxError(tr("not a .gcx file"))
    reader.take(len(MAGIC))
    version = reader.take(1)[0]
    if version != VERSION:
        raise GcxError(
            tr(
                "file has format version {version}, this program reads version {ours}; update GC Studio",
                version=version,
                ours=VERSION,
            )
        )
    identity = reader.take(_IDENTITY_BYTES).hex()
    size, flags = int.from_bytes(reader.take(_SIZE_BYTES), "big"), reader.take(1)[0]
    mask_state = flags >> _SHIFTS["mask"] & 3
    if flags & 3 >= len(STRUCTURE_SCALES) or mask_state >= _MASK_STATES:
        raise GcxError(tr(_NOT_VALID))
    more, codes = _take_more(reader) if flags & _HAS_MORE else (0, STUDIO)
    try:
        frame = Frame((size >> 12) + 1, (size & 0xFFF) + 1, STRUCTURE_SCALES[flags & 3], codes)
    except DocumentError as error:
        raise GcxError(tr("damaged file: {why}", why=error)) from error
    states = {name: flags >> shift & 1 for name, shift in _SHIFTS.items()}
    states |= {"mask": mask_state, "detail": PRESENT if mask_state else EMPTY} | _further_states(more)
    return Header(identity, frame, {name: states[name] for name in LAYERS}, bool(flags & HAS_EXTRAS))


def _take_more(reader: Reader) -> tuple[int, Codes]:
    more = reader.varint()
    if not more:
        raise GcxError(tr(_NOT_VALID))
    try:
        codes = _take_codes(reader) if more & _HAS_CODES else STUDIO
    except (DocumentError, UnicodeDecodeError) as error:
        raise GcxError(tr("damaged file: {why}", why=error)) from error
    reader.check()
    return more, codes


def _take_codes(reader: Reader) -> Codes:
    # Looked at before it is shown to anybody: it may hold line breaks.
    name = Codes(reader.take(reader.take(1)[0]).decode("ascii")).name
    bits = reader.varint()
    if bits >> len(CODERS):
        raise GcxError(
            tr("made with model {name}, which has layers that this program does not know; update GC Studio", name=name)
        )
    numbers = {layer: number for number, layer in enumerate(CODERS)}
    layers = tuple(layer for layer in LAYERS if bits >> numbers[layer] & 1)
    if not all(LAYERS[layer].is_of_model for layer in layers):
        raise GcxError(tr(_NOT_VALID))
    dimensions = reader.varint()
    channels, limit = reader.take(2)
    return Codes(name, layers, dimensions, channels, limit, reader.varint())


def _further_states(more: int) -> States:
    further, states = list(CODERS)[len(_FIRST) :], more >> 1
    known = {name: states >> (_STATE_BITS * number) & _STATE_MASK for number, name in enumerate(further)}
    if states >> (_STATE_BITS * len(further)) or any(state > CODERS[name].most() for name, state in known.items()):
        raise GcxError(tr(_NEWER))
    return known
