"""constriction's range coder with integer probabilities and streams cut to their shortest byte string.

Probabilities are multiples of 1 / 65536, which float64 holds exactly, so every machine codes with the same numbers.
"""

import constriction
import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.errors import GcxError
from gc_studio.words import tr

PROBABILITY_ONE = 65536

Integers = NDArray[np.integer]

_bernoulli = constriction.stream.model.Bernoulli(perfect=False)
_categorical = constriction.stream.model.Categorical(perfect=False)


def _floats(integers: Integers) -> NDArray[np.float64]:
    """Probabilities; constriction reads their memory as it lies, whatever the strides say."""
    return np.ascontiguousarray(integers / PROBABILITY_ONE)


class Encoder:
    """Symbols in, bytes out."""

    def __init__(self) -> None:
        self._coder = constriction.stream.queue.RangeEncoder()

    def bits(self, bits: NDArray[np.bool_], ones: Integers) -> None:
        """Code booleans (n,) with the probabilities ones / 65536 of True (n,), each in 1 .. 65535."""
        self._coder.encode(bits.astype(np.int32), _bernoulli, _floats(ones))

    def symbols(self, symbols: Integers, frequencies: Integers) -> None:
        """Code symbols (n,) of 0 .. K - 1 with integer frequencies (n, K), each at least 1, rows summing to 65536."""
        self._coder.encode(symbols.astype(np.int32), _categorical, _floats(frequencies))

    def finish(self) -> bytes:
        """The shortest byte string that decodes to what was coded; the decoder reads zeros after its end.

        The coder's final state is an interval [low, low + width) of the numbers that decode correctly. The number in it
        with the most trailing zero bits is the one to write.
        """
        written, (low, width) = self._coder.pos()
        words = self._coder.get_compressed()
        length = written + 2
        padded = np.zeros(max(length, len(words)), ">u4")
        padded[: len(words)] = words
        valid = int.from_bytes(padded.tobytes()[: 4 * length], "big")
        low = valid - (valid - low) % 2**64
        rounded = (-(-low >> zero_bits) << zero_bits for zero_bits in range(64, -8, -8))
        number = next(number for number in rounded if number < low + width)
        return number.to_bytes(4 * length, "big").rstrip(b"\0")


class Decoder:
    """Bytes in, symbols out. Damaged bytes mostly decode to nonsense without an error: check the CRC first."""

    def __init__(self, data: bytes) -> None:
        # Two words more than there are bytes for: the coder reads ahead.
        padded = data + bytes(-len(data) % 4 + 8)
        self._coder = constriction.stream.queue.RangeDecoder(np.frombuffer(padded, ">u4").astype(np.uint32))

    def bits(self, ones: Integers) -> NDArray[np.bool_]:
        """Inverse of `Encoder.bits`.

        Raises:
            GcxError: no encoder writes these bytes.
        """
        return self._decode(_bernoulli, ones).astype(bool)

    def symbols(self, frequencies: Integers) -> NDArray[np.int32]:
        """Inverse of `Encoder.symbols`: (n,).

        Raises:
            GcxError: no encoder writes these bytes.
        """
        return self._decode(_categorical, frequencies)

    def _decode(self, model: object, parameters: Integers) -> NDArray[np.int32]:
        try:
            decoded: NDArray[np.int32] = self._coder.decode(model, _floats(parameters))
        except AssertionError as error:  # How constriction says that the number lies outside of every interval.
            raise GcxError(tr("damaged file: a layer holds bytes that no encoder writes")) from error
        return decoded
