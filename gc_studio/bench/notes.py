"""Figures that took long -> a file of JSON lines where the next run finds them, however this one ends."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gc_studio.storage import check_ours

_FIRST_LINE = json.dumps("figures of gcx bench quality, 1")


class Notes:
    """Figures by what they are of. Without a file they last as long as this object."""

    def __init__(self, path: Path | None) -> None:
        """Read a file, or begin one.

        Raises:
            OSError: the file holds something else, or can be neither read nor written.
        """
        self._path, self._known = path, dict[tuple[str, ...], Any]()
        if path is None:
            return
        check_ours(path, lambda data: data.startswith(_FIRST_LINE.encode()))
        lines = path.read_text("utf-8", "replace").split("\n") if path.exists() else []
        if len(lines) < 2 or lines[-1]:  # It is new, or a run ended in the middle of a line.
            self._append("" if any(lines) else _FIRST_LINE)
        for line in lines[1:]:
            try:
                of, figures = json.loads(line)
            except ValueError:
                continue
            self._known[tuple(of)] = figures

    def figures(self, of: tuple[str, ...], measure: Callable[[], Any]) -> Any:
        """What is noted, or else what `measure` returns, which JSON can hold; then that is noted."""
        if of not in self._known:
            self._known[of] = measure()
            self._append(json.dumps([of, self._known[of]]))
        return self._known[of]

    def _append(self, line: str) -> None:
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")
