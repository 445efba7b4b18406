"""constriction's range coder with integer probabilities and streams cut to their shortest byte string.

Probabilities are multiples of 1 / 4096, which float64 holds exactly, so every machine codes with the same numbers.
"""

import constriction
import numpy as np
from numpy.typing import NDArray

PROBABILITY_ONE = 4096

Integers = NDArray[np.integer]

_bernoulli = constriction.stream.model.Bernoulli(perfect=False)


def _categorical(frequencies: Integers) -> constriction.stream.model.Categorical:
    return constriction.stream.model.Categorical(frequencies.astype(np.float64) / PROBABILITY_ONE, perfect=False)


class Encoder:
    """Symbols in, bytes out."""

    def __init__(self) -> None:
        self._coder = constriction.stream.queue.RangeEncoder()

    def bits(self, bits: NDArray[np.bool_], ones: Integers) -> None:
        """Code booleans (n,) with the probabilities ones / 4096 of True (n,), each in 1 .. 4095."""
        self._coder.encode(bits.astype(np.int32), _bernoulli, ones.astype(np.float64) / PROBABILITY_ONE)

    def symbols(self, symbols: Integers, frequencies: Integers) -> None:
        """Code symbols (n,) of 0 .. K - 1, all with the same integer frequencies (K,) that sum to 4096."""
        self._coder.encode(symbols.astype(np.int32), _categorical(frequencies))

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
        for zero_bits in range(64, -8, -8):
            number = -(-low >> zero_bits) << zero_bits
            if number < low + width:
                break
        return number.to_bytes(4 * length, "big").rstrip(b"\0")


class Decoder:
    """Bytes in, symbols out. Damaged bytes decode to nonsense without an error: check the CRC first."""

    def __init__(self, data: bytes) -> None:
        # Two words more than there are bytes for: the coder reads ahead.
        padded = data + bytes(-len(data) % 4 + 8)
        self._coder = constriction.stream.queue.RangeDecoder(np.frombuffer(padded, ">u4").astype(np.uint32))

    def bits(self, ones: Integers) -> NDArray[np.bool_]:
        """Inverse of `Encoder.bits`."""
        decoded: NDArray[np.int32] = self._coder.decode(_bernoulli, ones.astype(np.float64) / PROBABILITY_ONE)
        return decoded.astype(bool)

    def symbols(self, frequencies: Integers, count: int) -> NDArray[np.int32]:
        """Inverse of `Encoder.symbols`."""
        decoded: NDArray[np.int32] = self._coder.decode(_categorical(frequencies), count)
        return decoded
