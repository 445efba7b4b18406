"""One thread for the coders' matrix products.

The products of a wavefront are small: a second thread gains nothing, and where other work wants the cores as well,
threads that wait for each other make coding many times slower.
"""

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


def one_thread() -> AbstractContextManager[object]:
    """A context in which numpy's products use one thread."""
    limit: AbstractContextManager[object] = _controller().limit(limits=1)
    return limit
