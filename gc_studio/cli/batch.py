"""Inputs and where they go -> results, one after the other."""

from collections.abc import Callable

from tqdm import tqdm

from gc_studio.cli.errors import EXIT_FAILED, failed, one_line
from gc_studio.cli.inputs import Source
from gc_studio.cli.outputs import Target


def batch(sources: list[Source], targets: list[Target], convert: Callable[[Source, Target], None]) -> int:
    """Convert each input, going on after one of several that fails; returns the exit status.

    A bar tells on a terminal how far it is.
    """
    if len(sources) == 1:
        convert(sources[0], targets[0])
        return 0
    failures = 0
    for source, target in zip(tqdm(sources, unit="file", leave=False, disable=None), targets, strict=True):
        try:
            target.check()
            convert(source, target)
        except BrokenPipeError:
            raise
        except Exception as error:  # One bad file must not cost the others.
            failures += 1
            with tqdm.external_write_mode():
                failed(f"{source.name}: {one_line(error).removeprefix(f'{source.name}: ')}")
    return EXIT_FAILED if failures else 0
