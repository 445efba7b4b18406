"""Photo files -> upright 8-bit sRGB pixels; whatever cannot become that is refused in one line."""

import io
import warnings
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MAX_PIXELS = 120_000_000
"""Photos beyond this would take more than a gigabyte while they are decoded."""

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "AVIF")
EXTENSIONS = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".avif")

_WIDE_GREY_MODES = ("I", "I;16", "I;16B", "I;16L", "F")


class PhotoError(ValueError):
    """A file that is no usable photo; the message is one line for the user."""


def find_photos(*paths: Path) -> list[Path]:
    """Files as they are given, and the photos below folders in order of their paths.

    Label maps, which are PNG files of two suffixes, are left out.
    """
    found: list[Path] = []
    for path in paths:
        below = sorted(path.rglob("*")) if path.is_dir() else []
        found += [file for file in below if file.suffix.lower() in EXTENSIONS and "." not in file.stem]
        found += [] if path.is_dir() else [path]
    return found


def load_photo(path: Path) -> NDArray[np.uint8]:
    """Load a photo: EXIF orientation applied, embedded profile converted to sRGB, transparency over white.

    Args:
        path: a JPEG, PNG, WebP, TIFF, BMP or AVIF file.

    Returns:
        uint8 RGB (H, W, 3).

    Raises:
        PhotoError: the file is missing, no photo, damaged or larger than MAX_PIXELS.
    """
    try:
        with warnings.catch_warnings():
            # Pillow warns below our own limit, which is checked on the next line.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(path, formats=FORMATS)
        with image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise PhotoError(
                    f"{path.name}: {width}x{height} is more than {MAX_PIXELS // 1_000_000} megapixels; "
                    "scale it down first"
                )
            return np.asarray(_upright_srgb(image))
    except PhotoError:
        raise
    except UnidentifiedImageError as error:
        known = ", ".join(FORMATS)
        raise PhotoError(f"{path.name}: not a photo that can be read (supported: {known})") from error
    except Image.DecompressionBombError as error:
        limit = MAX_PIXELS // 1_000_000
        raise PhotoError(f"{path.name}: more than {limit} megapixels; scale it down first") from error
    except OSError as error:
        reason = error.strerror or f"damaged or incomplete ({error})"
        raise PhotoError(f"{path.name}: {reason}") from error
    except Exception as error:  # Decoders raise what they like on damaged input.
        raise PhotoError(f"{path.name}: damaged ({error})") from error


def _upright_srgb(image: Image.Image) -> Image.Image:
    image.load()
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode in _WIDE_GREY_MODES:
        return _eight_bit_grey(image).convert("RGB")
    alpha = None
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        image = image.convert("RGB")
    elif image.mode == "P":
        image = image.convert("RGB")
    image = _to_srgb(image, profile)
    if alpha is not None:
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=alpha)
        return white
    return image


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert by the embedded profile; one that does not fit the picture is ignored, as browsers do."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError):
            pass
    return image.convert("RGB")


def _eight_bit_grey(image: Image.Image) -> Image.Image:
    """Grey of 16 bits, or of unbounded values, to 8 bits: scaled by its nominal range."""
    values = np.asarray(image).astype(np.float64)
    top = 65535.0 if values.max(initial=0) > 255 else 255.0 if values.max(initial=0) > 1 else 1.0
    return Image.fromarray(np.clip(values / top * 255, 0, 255).round().astype(np.uint8))


def resized(photo: NDArray[np.uint8], size: int | None = 256) -> NDArray[np.uint8]:
    """Scale the shorter side to `size` pixels; None keeps the photo as it is. uint8 (H, W, 3) -> uint8 (H', W', 3)."""
    height, width = photo.shape[:2]
    if size is None or size == min(height, width):
        return photo
    scale = size / min(height, width)
    shape = max(round(width * scale), 1), max(round(height * scale), 1)
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(photo, shape, interpolation=interpolation), np.uint8)
