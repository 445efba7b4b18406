"""The texture quantiser: real-valued codes <-> integers."""

TEXTURE_QP = 51
"""Quantisation parameter in the sense of HEVC, as in HF-GAN."""


def quantiser_step(qp: int) -> float:
    """Step of the texture quantiser, 2^((QP - 4) / 6 - 10) (TIP 2022, section III-B); QP 51 gives 0.2227."""
    return 2.0 ** ((qp - 4) / 6 - 10)
