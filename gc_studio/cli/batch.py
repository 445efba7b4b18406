"""One file -> one file, or several -> a folder of them."""

from collections.abc import Callable
from pathlib import Path

from tqdm import tqdm

from gc_studio.cli.errors import EXIT_FAILED, UserError, failed, one_line


def batch(sources: list[Path], out: Path, suffix: str, convert: Callable[[Path, Path], None]) -> int:
    """Convert one file to `out`, or several into the folder `out`, going on after one that fails."""
    if len(sources) == 1 and not out.is_dir():
        convert(sources[0], out)
        return 0
    if out.exists() and not out.is_dir():
        raise UserError(f"{out}: not a folder; several files need a folder to go to")
    targets = [out / f"{source.stem}{suffix}" for source in sources]
    if len(set(targets)) < len(targets):
        raise UserError("two of the files have the same name; convert them into different folders")
    out.mkdir(parents=True, exist_ok=True)
    failures = 0
    for source, target in zip(tqdm(sources, unit="file", leave=False, disable=len(sources) == 1), targets, strict=True):
        try:
            convert(source, target)
        except Exception as error:  # One bad file must not cost the others.
            failures += 1
            with tqdm.external_write_mode():
                failed(f"{source.name}: {one_line(error).removeprefix(f'{source.name}: ')}")
    return EXIT_FAILED if failures else 0
