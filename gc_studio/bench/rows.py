"""A decoded picture and its photo -> how much of what is seen in flat parts is one mark, repeated in rows.

What repeats stands in the spectrum as peaks: single frequencies far stronger than those around them. Grain and a weave
that varies spread over all of them, and an edge is a ridge there.
"""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from gc_studio.bench.picture_codecs import Picture

WINDOW, STEP = 64, 32
"""Side and distance of the windows that are measured, in pixels."""

FLAT = 3.0
"""Largest gradient of the blurred photo in a flat window, in levels a pixel."""
FLAT_BLUR, LOCAL_MEAN = 2.0, 4.0
"""Standard deviations in pixels: grain and weave below the first are no edges, shades above the second no marks."""

LEAST_FREQUENCY = 5
"""In periods a window; what is slower is taken for shading."""
NEIGHBOURS, RANK = 9, 57
"""Side of the square of frequencies around one, and which of its 81 in order of their power tells what is usual there:
the nine of a peak itself are above it."""
PEAK = 4.0
"""Times the usual power that make a peak; in grain, 0.03 of the energy are in such."""
LEAST_ENERGY = 0.5
"""Of a window, in levels squared: marks in what is fainter, such as rounding makes, count as a share of so much."""


class Rows(NamedTuple):
    """What flat windows show: how many there are, and their mean share of energy in peaks, 0 where there are none."""

    windows: int
    picture: float
    photo: float


def rows(picture: Picture, photo: Picture) -> Rows:
    """Shares of the spectrum's energy in peaks, where the photo is flat: of a picture, and of the photo itself.

    Args:
        picture: uint8 RGB (H, W, 3), sides from WINDOW.
        photo: what it was made from, of the same shape.
    """
    luminance = [cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.float32) for pixels in (picture, photo)]
    flat = _flat(luminance[1])
    if not flat.any():
        return Rows(0, 0.0, 0.0)
    return Rows(int(flat.sum()), *(float(_shares(_spectra(values, flat)).mean()) for values in luminance))


def _windows(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """(H, W) -> (rows, columns, WINDOW, WINDOW)."""
    return np.lib.stride_tricks.sliding_window_view(values, (WINDOW, WINDOW))[::STEP, ::STEP]


def _flat(luminance: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Windows of a photo that no edge goes through, bool (rows, columns)."""
    smooth = cv2.GaussianBlur(luminance, (0, 0), FLAT_BLUR)
    # Sobel's kernels add up eight differences of neighbours.
    across, down = (cv2.Sobel(smooth, cv2.CV_32F, *axes, scale=1 / 8) for axes in ((1, 0), (0, 1)))
    return _windows(np.hypot(across, down)).max((2, 3)) < FLAT


def _spectra(luminance: NDArray[np.float32], flat: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Power of every frequency in flat windows, (N, WINDOW, WINDOW); the sum is the mean square in levels."""
    details = luminance - cv2.GaussianBlur(luminance, (0, 0), LOCAL_MEAN)
    hann = np.hanning(WINDOW + 1)[:-1]
    taper = np.outer(hann, hann)
    power = np.abs(np.fft.fft2(_windows(details)[flat] * taper)) ** 2
    return np.asarray(power / (taper**2).sum() / WINDOW**2, np.float32)


def _shares(power: NDArray[np.float32]) -> NDArray[np.float32]:
    """Share of the energy in peaks, (N,), of spectra (N, WINDOW, WINDOW)."""
    frequencies = np.fft.fftfreq(WINDOW, 1 / WINDOW)
    distance = np.hypot(frequencies[:, None], frequencies)
    counted = np.where((distance >= LEAST_FREQUENCY) & (distance <= WINDOW / 2), power, 0)
    peaks = np.where(power > PEAK * _usual(power), counted, 0)
    return np.asarray(peaks.sum((1, 2)) / np.maximum(counted.sum((1, 2)), LEAST_ENERGY), np.float32)


def _usual(power: NDArray[np.float32]) -> NDArray[np.float32]:
    """What is usual around each frequency, which go round; shapes as in `_shares`."""
    edge = NEIGHBOURS // 2
    # One below the other, as one picture.
    around = np.pad(power, ((0, 0), (edge, edge), (edge, edge)), mode="wrap")
    ranked = Image.fromarray(around.reshape(-1, around.shape[2])).filter(ImageFilter.RankFilter(NEIGHBOURS, RANK))
    return np.asarray(ranked).reshape(around.shape)[:, edge:-edge, edge:-edge]
