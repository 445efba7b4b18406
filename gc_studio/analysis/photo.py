"""Photo files -> upright 8-bit sRGB pixels; whatever cannot become that is refused in one line.

The one door for pictures from outside: it says what is a photo, how large one may be and which way up it is.
"""

import io
import os
import stat
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from gc_studio.analysis.colours import WIDE_GREY_MODES, eight_bit_grey, from_gamma, to_srgb
from gc_studio.analysis.metadata import plainer_copies
from gc_studio.analysis.photo_names import formats
from gc_studio.document import MAX_SIDE, MIN_SIDE
from gc_studio.words import tr

MAX_PIXELS = 120_000_000
"""Photos beyond this would take more than a gigabyte while they are decoded."""
MAX_PIPED_BYTES = 2**28
"""Of a photo that comes through a pipe, and so has to be kept in memory."""

_NAMED = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "AVIF", "HEIF")
"""In the message about what is none of these."""
_ENOUGH = 4
"""A JPEG is decoded at half its size, or less, if this many times the wanted side is left."""
_LARGE_PIXELS = 24_000_000
"""From here on that saves memory worth having."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


_Result = TypeVar("_Result")
_Convert = Callable[[Image.Image], _Result]


class PhotoError(ValueError):
    """A file that is no usable photo; the message is one line for the user."""


def load_photo(path: Path, data: bytes | None = None) -> NDArray[np.uint8]:
    """Load a photo: EXIF orientation applied, embedded profile converted to sRGB, transparency over white.

    Args:
        path: a file of any of `formats()`, or a pipe that one comes through.
        data: the file, if it has been read already; `path` is then its name in messages alone.

    Returns:
        uint8 RGB (H, W, 3).

    Raises:
        PhotoError: the file is missing, no photo, damaged or larger than MAX_PIXELS.
    """
    return _load(path, data, _over_white)


def load_resized(path: Path, size: int | None = 256, data: bytes | None = None) -> NDArray[np.uint8]:
    """As `resized(load_photo(path), size)`, with less memory for large files, and refused by the size in their header.

    Raises:
        PhotoError: as `load_photo` and `resized`; it names the file.
    """
    return load_scaled(path, partial(resized_shape, size=size), data)[0]


def load_scaled(
    path: Path,
    shape_of: Callable[[int, int], tuple[int, int]],
    data: bytes | None = None,
    look: Callable[[NDArray[np.uint8]], object] = lambda _: None,
) -> tuple[NDArray[np.uint8], tuple[int, int]]:
    """As `load_photo`, at another size, with less memory for large files.

    Args:
        path: see `load_photo`.
        shape_of: width and height of the upright photo -> those it is to have, by its header alone; may refuse it by a
            PhotoError.
        data: see `load_photo`.
        look: gets the photo before it is scaled, uint8 RGB (H, W, 3); may refuse it by a PhotoError, which names the
            file.

    Returns:
        uint8 RGB (H, W, 3), and width and height in the file, upright.

    Raises:
        PhotoError: as `load_photo`, `shape_of` and `look`; it names the file.
    """

    def convert(image: Image.Image) -> tuple[NDArray[np.uint8], tuple[int, int]]:
        is_turned = image.format != "TIFF" and _orientation(image) in (5, 6, 7, 8)
        given = image.size[::-1] if is_turned else image.size
        try:
            shape = shape_of(*given)
        except PhotoError as error:
            raise PhotoError(f"{path.name}: {error}") from error
        if image.width * image.height > _LARGE_PIXELS:
            enough = _ENOUGH * min(shape) / min(given)
            image.draft(None, (round(image.width * enough), round(image.height * enough)))
        photo = _over_white(image)
        look(photo)
        return scaled(photo, shape), given

    return _load(path, data, convert)


def load_grey(path: Path, data: bytes | None = None) -> NDArray[np.float32]:
    """How white a picture is, upright as `load_photo`, float32 (H, W) in 0 .. 1; what is transparent is black.

    Raises:
        PhotoError: as `load_photo`.
    """
    summed = _load(path, data, lambda image: _over(image, "black")).astype(np.uint16).sum(2)
    return summed.astype(np.float32) / (3 * 255)


def load_numbers(path: Path, data: bytes | None = None) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    """The numbers that the pixels of an indexed or grey picture have in the file, and its palette.

    Args:
        path: see `load_photo`. The picture is not turned, whatever it says of itself.
        data: see `load_photo`.

    Returns:
        uint8 (H, W), and uint8 RGB (256, 3) or None; of a picture in colours these, uint8 RGB (H, W, 3), and None.

    Raises:
        PhotoError: as `load_photo`.
    """
    return _load(path, data, _numbers)


def _numbers(image: Image.Image) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    palette = None
    if image.mode == "P":
        image.load()
        given = np.array(image.getpalette("RGB") or [], np.uint8)
        palette = np.zeros((256, 3), np.uint8)
        palette[: len(given) // 3] = given.reshape(-1, 3)
    elif image.mode == "1":
        image = image.convert("L").point(lambda value: value // 255)
    elif image.mode != "L":
        image = image.convert("RGB")
    return np.asarray(image, np.uint8), palette


def check_pixels(name: str, width: int, height: int) -> None:
    """Raise PhotoError if a picture of this size is not to be decoded: before memory is taken."""
    if width * height > MAX_PIXELS:
        limit = MAX_PIXELS // 1_000_000
        raise PhotoError(
            tr(
                "{name}: {width}x{height} is more than {limit} megapixels; scale it down first",
                name=name,
                width=width,
                height=height,
                limit=limit,
            )
        )


def check_slender(width: int, height: int) -> None:
    """Raise PhotoError if a picture is too long for a document, whatever it is scaled to; says what can be done."""
    shorter, longer = sorted((width, height))
    if MAX_SIDE * shorter // longer < MIN_SIDE:
        most = MAX_SIDE // MIN_SIDE
        raise PhotoError(
            tr(
                "{width}x{height} is too long; crop it to at most {most} times its shorter side",
                width=width,
                height=height,
                most=most,
            )
        )


def resized_shape(width: int, height: int, size: int | None) -> tuple[int, int]:
    """Width and height of a picture whose shorter side becomes `size` pixels; None keeps it as it is.

    Raises:
        PhotoError: a side would be longer or shorter than a document's can be; says what can be done.
    """
    shorter, longer = sorted((width, height))
    scale = 1 if size is None else size / shorter
    shape = max(round(width * scale), 1), max(round(height * scale), 1)
    if max(shape) <= MAX_SIDE and min(shape) >= MIN_SIDE:
        return shape
    check_slender(width, height)
    largest = MAX_SIDE * shorter // longer
    if max(shape) > MAX_SIDE:
        given, would_be = f"{width}x{height}", f"{shape[0]}x{shape[1]}"
        what = (
            tr("{size} would become {shape}", size=given, shape=would_be)
            if scale != 1
            else tr("it is {size}", size=given)
        )
        help_ = tr("crop it into pieces, or take a size of at most {most}", most=largest)
        raise PhotoError(
            tr("{what}, but sides have at most {most} pixels; {help}", what=what, most=MAX_SIDE, help=help_)
        )
    raise PhotoError(
        tr(
            "{size} is too small; take a size from {least} to {most}",
            size=f"{shape[0]}x{shape[1]}",
            least=MIN_SIDE,
            most=largest,
        )
    )


def resized(photo: NDArray[np.uint8], size: int | None = 256) -> NDArray[np.uint8]:
    """Scale the shorter side to `size` pixels; None keeps the photo as it is. uint8 (H, W, 3) -> uint8 (H', W', 3).

    Raises:
        PhotoError: as `resized_shape`.
    """
    height, width = photo.shape[:2]
    return scaled(photo, resized_shape(width, height, size))


def scaled(photo: NDArray[np.uint8], shape: tuple[int, int]) -> NDArray[np.uint8]:
    """Scale a photo to a width and height: uint8 (H, W, 3) -> uint8 (height, width, 3)."""
    height, width = photo.shape[:2]
    if shape == (width, height):
        return photo
    interpolation = cv2.INTER_AREA if shape[0] < width else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(photo, shape, interpolation=interpolation), np.uint8)


def _load(path: Path, data: bytes | None, convert: _Convert[_Result]) -> _Result:
    try:
        # Warnings are of sizes, which are checked here, and of tags that nobody asks for.
        with warnings.catch_warnings(action="ignore"), _opened(path, data) as file:
            return _decoded(path, file, convert)
    except PhotoError:
        raise
    except UnidentifiedImageError as error:
        known = ", ".join(name for name in _NAMED if name in formats())
        raise PhotoError(
            tr("{name}: not a photo that can be read (supported: {known} and others)", name=path.name, known=known)
        ) from error
    except Image.DecompressionBombError as error:
        limit = MAX_PIXELS // 1_000_000
        raise PhotoError(
            tr("{name}: more than {limit} megapixels; scale it down first", name=path.name, limit=limit)
        ) from error
    except MemoryError as error:
        raise PhotoError(tr("{name}: takes more memory than there is; scale it down first", name=path.name)) from error
    except OSError as error:
        reason = error.strerror or tr("damaged or incomplete ({why})", why=error)
        raise PhotoError(f"{path.name}: {reason}") from error
    except Exception as error:  # Decoders raise what they like on damaged input.
        raise PhotoError(tr("{name}: damaged ({why})", name=path.name, why=error)) from error


def _opened(path: Path, data: bytes | None) -> IO[bytes]:
    """The file, in which one can go back and forth."""
    if data is not None:
        return io.BytesIO(data)
    file = path.open("rb")
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return file
    with file:
        data = file.read(MAX_PIPED_BYTES + 1)
    if len(data) > MAX_PIPED_BYTES:
        most = MAX_PIPED_BYTES // 2**20
        raise PhotoError(
            tr("{name}: more than {most} MB through a pipe; save it as a file first", name=path.name, most=most)
        )
    return io.BytesIO(data)


def _decoded(path: Path, file: IO[bytes], convert: _Convert[_Result]) -> _Result:
    try:
        return _decode(path, file, convert)
    except (PhotoError, MemoryError, Image.DecompressionBombError):
        raise
    except Exception:
        file.seek(0)
        for copy in plainer_copies(file):
            try:
                return _decode(path, io.BytesIO(copy), convert)
            except PhotoError:
                raise
            except Exception:  # It was not for what was left out.
                continue
        raise


def _decode(path: Path, file: IO[bytes], convert: _Convert[_Result]) -> _Result:
    named = Image.registered_extensions().get(path.suffix.lower()) if formats() else None
    # Formats without a signature would take any bytes for theirs.
    tried = tuple(kind for kind in formats() if Image.OPEN[kind][1] is not None or kind == named)
    with Image.open(file, formats=tried) as image:
        check_pixels(path.name, *image.size)
        return convert(image)


def _over_white(image: Image.Image) -> NDArray[np.uint8]:
    return _over(image, "white")


def _over(image: Image.Image, ground: str) -> NDArray[np.uint8]:
    """The picture upright and in sRGB, what is transparent over a colour."""
    image.load()
    profile, gamma = image.info.get("icc_profile"), image.info.get("gamma")
    if "srgb" in image.info or profile:
        gamma = None
    turn = _TURNS.get(_orientation(image))
    if image.mode in WIDE_GREY_MODES:
        image = eight_bit_grey(image)
    alpha = None
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        image = image.convert("RGB")
    elif image.mode == "P":
        image = image.convert("RGB")
    image = to_srgb(image, profile)
    if isinstance(gamma, float):
        image = from_gamma(image, gamma)
    if alpha is not None:
        behind = Image.new("RGB", image.size, ground)
        behind.paste(image, mask=alpha)
        image = behind
    return np.asarray(image if turn is None else image.transpose(turn))


def _orientation(image: Image.Image) -> int:
    """What the EXIF block says; 1, upright, when it cannot be read."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # Whatever is odd in there, the picture is whole.
        return 1
