"""Pictures in any colours and any range of values -> 8-bit sRGB, by the profile, gamma or format of the file."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from gc_studio.words import tr

WIDE_GREY_MODES = ("I", "I;16", "I;16B", "I;16L", "I;16N", "F")

_BITS_PER_SAMPLE = 258
"""The TIFF tag."""
_FLOAT_RANGES = (1.0, 255.0, 65535.0)
_INTEGER_RANGES = (255.0, 65535.0, 4294967295.0)
_SRGB_GAMMA = 0.45455


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """8-bit sRGB by an ICC profile; one that is broken or does not fit the picture is ignored, as browsers do.

    Args:
        image: of any mode without transparency that has 8 bits a channel.
        profile: the ICC profile; None stands for sRGB.
    """
    if profile:
        # A grey picture may have a profile for RGB, from which it takes the tone curve.
        candidates = [image, image.convert("RGB")] if image.mode in ("L", "1", "P") else [image]
        for candidate in candidates:
            converted = _converted(candidate, profile)
            if converted is not None:
                return converted
    if image.mode == "LAB":
        converted = _converted(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes())
        return converted if converted is not None else image.convert("L").convert("RGB")
    return image.convert("RGB")


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def from_gamma(image: Image.Image, gamma: float) -> Image.Image:
    """8-bit sRGB of RGB whose values are light to the power of `gamma`, as a PNG without a profile may say."""
    if not 0.1 <= gamma <= 10 or abs(gamma - _SRGB_GAMMA) < 0.02:
        return image
    light = (np.arange(256) / 255) ** (1 / gamma)
    coded = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return image.point((coded * 255).round().astype(int).tolist() * 3)


def eight_bit_grey(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits, or of floats, as 8 bits.

    Integers of up to 16 bits are scaled by the bits that the file states. Floats and integers of 32 bits have no range
    that files agree on: it is 0..1, 0..255 or 0..65535 (for integers 0..255, 0..65535 or all 32 bits), the smallest
    that holds the median of the values above zero. So neither a few bright pixels nor an infinity decide. What lies
    outside is cut off, and what is no number is black.

    Raises:
        ValueError: there is no number in it.
    """
    values = np.asarray(image).astype(np.float64)
    finite = np.isfinite(values)
    if not finite.any():
        raise ValueError(tr("it holds no numbers"))
    top = _top(image, values[finite & (values > 0)])
    scaled = np.clip(np.nan_to_num(values / top * 255, nan=0, posinf=255, neginf=0), 0, 255)
    return Image.fromarray(scaled.round().astype(np.uint8))


def _top(image: Image.Image, positive: NDArray[np.float64]) -> float:
    """The value that stands for white."""
    if image.mode.startswith("I;16"):
        return float(2 ** _stated_bits(image) - 1)
    # Pillow gives PNG and PPM of 16 bits as 32.
    if image.mode == "I" and image.format in ("PNG", "PPM"):
        return 65535.0
    ranges = _FLOAT_RANGES if image.mode == "F" else _INTEGER_RANGES
    median = float(np.median(positive)) if positive.size else 0.0
    return next((top for top in ranges if median <= top), ranges[-1])


def _stated_bits(image: Image.Image) -> int:
    """Bits of a grey value, from the tag of a TIFF file; 16 elsewhere."""
    tags = getattr(image, "tag_v2", {})
    bits = tags.get(_BITS_PER_SAMPLE, (16,))
    return bits[0] if isinstance(bits, tuple) and bits and isinstance(bits[0], int) and 8 < bits[0] <= 16 else 16
