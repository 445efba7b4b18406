"""What opening a file gave: from whoever reads files or finds them after a crash, to the session."""

from dataclasses import dataclass
from pathlib import Path

from gc_studio.project.gcs import Project
from gc_studio.project.recovery import Recovered


@dataclass(frozen=True)
class Opened:
    """What opening a file gave.

    `path` is None for a picture from the clipboard, from a link or from a QR code; `missing` names the layers that a
    file cut short lacks; `recovered` is what a crash left behind; `fingerprint` is that of the .gcx or project that was
    read; `order` is a number that is larger for what was asked for later, None where nothing was waited for; `is_new`
    says that it was made here, lies in no file, and is lost if it is not saved.
    """

    path: Path | None
    project: Project
    missing: tuple[str, ...] = ()
    recovered: Recovered | None = None
    fingerprint: str | None = None
    order: int | None = None
    is_new: bool = False
