"""Photo -> files of other codecs near sizes that are asked for, with the codecs found on this machine, and back."""

import importlib.util
import io
import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, features

from gc_studio.bench.others import OTHERS, decode, encode

Picture = NDArray[np.uint8]

COMPARED = ("AVIF", "WebP", "HEIC", "JPEG XL")
"""Names of the codecs that ours is set beside; the others are older."""

_STRETCHES = 8
"""Of the settings of a codec, in a search."""
_NEAR = 0.01
"""Share of its bytes by which a file may be larger than the smallest that will do."""


@dataclass(frozen=True)
class PictureCodec:
    """A codec with the one setting that is searched, everything else as it makes small files.

    Attributes:
        name: as people write it.
        settings: from the one for the smallest file to that for the largest.
        encode: photo, uint8 RGB (H, W, 3), and setting -> file.
        decode: file -> uint8 RGB (H, W, 3).
    """

    name: str
    settings: range
    encode: Callable[[Picture, int], bytes]
    decode: Callable[[bytes], Picture] = decode


class Files:
    """The files that a codec makes of one photo, each made once."""

    def __init__(self, photo: Picture, codec: PictureCodec) -> None:
        """photo: uint8 RGB (H, W, 3)."""
        self._photo, self.codec = photo, codec
        self._made: dict[int, bytes] = {}

    def smallest(self, value: Callable[[bytes], float], least: float) -> bytes:
        """The smallest file of a value of at least so much; where none has that, the one of the last setting.

        value: of a file; taken to grow with the setting, which is true but for a little.
        """
        settings = self.codec.settings

        def is_enough(place: int) -> bool:
            return value(self._made_at(settings[place])) >= least

        # From below: the first stretch that gets there is the cheapest where files do not quite grow with the setting.
        *lower, last = np.linspace(0, len(settings) - 1, _STRETCHES + 1).astype(int).tolist()
        high = next((place for place in lower if is_enough(place)), last)
        low = max((place for place in lower if place < high), default=high)
        while high - low > 1 and not self._is_near(low, high):
            middle = (low + high) // 2
            low, high = (low, middle) if is_enough(middle) else (middle, high)
        enough = [data for data in self._made.values() if value(data) >= least]
        return min(enough, key=len) if enough else self._made_at(settings[-1])

    def from_smallest(self, size: int, step: float) -> list[bytes]:
        """Files from the smallest to one of `size` bytes or more, each at most `step` times the one before.

        Where settings lie too far apart for that, they are farther apart, and where none is as large, the largest is
        the last.
        """
        settings = self.codec.settings
        places = list[int]()
        for place in np.linspace(0, len(settings) - 1, _STRETCHES + 1).astype(int).tolist():
            places.append(place)
            if len(self._made_at(settings[place])) >= size:
                break
        gaps = list(itertools.pairwise(places))
        while gaps:
            low, high = gaps.pop()
            middle = (low + high) // 2
            if middle > low and len(self._made_at(settings[high])) > step * len(self._made_at(settings[low])):
                places.append(middle)
                self._made_at(settings[middle])
                gaps += [(low, middle), (middle, high)]
        # Of files that are nearly equal one is enough.
        *smaller, largest = sorted((self._made[settings[place]] for place in places), key=len)
        files = smaller[:1]
        for data in smaller:
            if len(data) > step**0.5 * len(files[-1]):
                files.append(data)
        return [*files, largest]

    def _is_near(self, low: int, high: int) -> bool:
        """Whether the files of two places differ too little to look for one between them."""
        small, large = (self._made.get(self.codec.settings[place]) for place in (low, high))
        return small is not None and large is not None and 0 <= len(large) - len(small) <= _NEAR * len(small)

    def _made_at(self, setting: int) -> bytes:
        if setting not in self._made:
            self._made[setting] = self.codec.encode(self._photo, setting)
        return self._made[setting]


def picture_codecs() -> tuple[list[PictureCodec], list[str]]:
    """Codecs at hand, and the names of those that are not installed, with what would bring them."""
    codecs, absent = [], []
    for codec, feature in ((_JPEG, "jpg"), (_WEBP, "webp"), (_AVIF, "avif"), (_JPEG_2000, "jpg_2000")):
        if features.check(feature):
            codecs.append(codec)
        else:
            absent.append(f"{codec.name} (a Pillow that has it)")
    if importlib.util.find_spec("pillow_heif"):
        codecs.append(PictureCodec("HEIC", range(101), _encode_heic, decode_heic))
    else:
        absent.append("HEIC (pillow-heif)")
    if importlib.util.find_spec("imagecodecs"):
        codecs.append(PictureCodec("JPEG XL", range(250), _encode_jpeg_xl, _decode_jpeg_xl))
    elif importlib.util.find_spec("pillow_jxl"):
        codecs.append(PictureCodec("JPEG XL", range(101), _encode_jpeg_xl_by_plugin))
    else:
        absent.append("JPEG XL (imagecodecs or pillow-jxl-plugin)")
    return codecs, absent


def compared_codecs() -> tuple[list[PictureCodec], list[str]]:
    """As `picture_codecs`, those of COMPARED in their order."""
    codecs, absent = picture_codecs()
    found = {codec.name: codec for codec in codecs}
    return [found[name] for name in COMPARED if name in found], [name for name in absent if name.startswith(COMPARED)]


def _by_quality(name: str, settings: range) -> PictureCodec:
    def encode_at(photo: Picture, quality: int) -> bytes:
        return encode(photo, name.upper(), **OTHERS[name] | {"quality": quality})

    return PictureCodec(name, settings, encode_at)


def _encode_jpeg_2000(photo: Picture, size: int) -> bytes:
    """A codestream without its wrapping, which would be an eighth of a file as small as these."""
    rate = photo.size / size
    return encode(photo, "JPEG2000", quality_mode="rates", quality_layers=[rate], irreversible=True, no_jp2=True)


_JPEG = _by_quality("JPEG", range(1, 101))
_WEBP = _by_quality("WebP", range(101))
_AVIF = _by_quality("AVIF", range(101))
_JPEG_2000 = PictureCodec("JPEG 2000", range(64, 65536, 4), _encode_jpeg_2000)


def _encode_heic(photo: Picture, quality: int) -> bytes:
    import pillow_heif

    buffer = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(photo)).save(buffer, quality=quality)
    return buffer.getvalue()


def decode_heic(data: bytes) -> Picture:
    """The picture in a HEIC, uint8 RGB (H, W, 3)."""
    import pillow_heif

    return np.array(pillow_heif.open_heif(io.BytesIO(data)).to_pillow().convert("RGB"))


def _encode_jpeg_xl(photo: Picture, setting: int) -> bytes:
    import imagecodecs

    # 25 is the largest distance that its encoder knows.
    return bytes(imagecodecs.jpegxl_encode(photo, distance=25 - setting / 10, effort=9, lossless=False))


def _decode_jpeg_xl(data: bytes) -> Picture:
    import imagecodecs

    return np.array(imagecodecs.jpegxl_decode(data))


def _encode_jpeg_xl_by_plugin(photo: Picture, quality: int) -> bytes:
    import pillow_jxl  # noqa: F401 - Pillow knows the format from here on

    return encode(photo, "JXL", quality=quality, effort=9)
