"""Features of two sets of pictures -> how far the sets lie apart."""

import numpy as np
from numpy.typing import NDArray


def kernel_distance(decoded: NDArray[np.float64], originals: NDArray[np.float64]) -> float:
    """How far two sets of pictures lie apart, whichever picture is whose: squared MMD of features, unbiased.

    1 / (n (n - 1)) * sum over i != j of k(x_i, x_j) + k(y_i, y_j) - 2 k(x_i, y_j), with the polynomial kernel
    k(x, y) = (x . y / C + 1)^3 of the kernel inception distance (Binkowski et al., ICLR 2018). A picture and its own
    original do not vary independently, so i = j is left out of the last term, too (Gretton et al., JMLR 2012, lemma 6).

    Args:
        decoded, originals: features (n, C) of the same n photos in the same order, n of 2 or more.

    Returns:
        0 for equal sets; for sets of one distribution around 0, on either side.
    """
    count, channels = decoded.shape

    def total(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
        kernel = (a @ b.T / channels + 1) ** 3
        return float(kernel.sum() - np.trace(kernel))

    pairs = total(decoded, decoded) + total(originals, originals) - 2 * total(decoded, originals)
    return pairs / (count * (count - 1))
