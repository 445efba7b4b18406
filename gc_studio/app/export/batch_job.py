"""Photos -> .gcx files, decoded pictures and sheets, one photo at a time. No widgets; any thread may do it.

Flows in: photos, settings, a model. Flows out: files, and one report for each photo.
"""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo_names import is_photo_name, natural_key
from gc_studio.app.background.problems import about, one_line
from gc_studio.app.background.reading import load_working
from gc_studio.app.export.formats import png_bytes
from gc_studio.app.export.sheet import paint_sheet
from gc_studio.bitstream import DocumentWriter, read
from gc_studio.canvas.overlays import rgb_image
from gc_studio.decode.pictures import GivenUpError, Painted, Picture
from gc_studio.document import Available, Document
from gc_studio.document.edits import centre_mask, set_levels
from gc_studio.project.fingerprint import identity
from gc_studio.storage import write_atomic
from gc_studio.tasks import CalledOffError
from gc_studio.words import mark, tr

ENDINGS = {"gcx": ".gcx", "png": "-decoded.png", "sheet": "-sheet.png"}
"""What can be written of a photo, and how the names end."""


class Source(Protocol):
    """What this asks of a model; a `backend.Backend` is one."""

    def analyse(self, photo: NDArray[np.uint8]) -> tuple[Document, Available]:
        """Document of a photo, and the codes of the whole photo."""

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        """Pictures of a document, the last one exact."""


class Preserve(Enum):
    """The part of each photo that is kept; the value is for people."""

    NONE = mark("Nothing")
    CENTRE = mark("The centre")
    ALL = mark("Everything")

    def levels(self, shape: tuple[int, int], level: int) -> NDArray[np.uint8]:
        """Levels of cells, uint8 `shape`: `level` where something is kept."""
        kept = centre_mask(shape) if self is Preserve.CENTRE else np.full(shape, self is Preserve.ALL)
        return np.where(kept, np.uint8(level), np.uint8(0))


@dataclass(frozen=True)
class Settings:
    """What to do with every photo.

    Attributes:
        folder: where the files go.
        kinds: what to write, keys of ENDINGS.
        preserve: what is kept.
        size: length of the shorter side in pixels; None keeps the photo's own. See `working_shape`.
        level: how truly it is kept, 1 to 3.
    """

    folder: Path
    kinds: tuple[str, ...] = ("gcx",)
    preserve: Preserve = Preserve.NONE
    size: int | None = 256
    level: int = 1


@dataclass(frozen=True)
class Job:
    """A photo, and the files to write of it by kind."""

    photo: Path
    targets: dict[str, Path]


@dataclass(frozen=True)
class Report:
    """What became of a photo: the files with their bytes, or what went wrong, one line with its name.

    `notice` is what there is to know of a photo that could not have the size that was asked for.
    """

    photo: Path
    written: tuple[tuple[Path, int], ...] = ()
    problem: str = ""
    notice: str = ""

    @property
    def line(self) -> str:
        """One line for people."""
        if self.problem:
            return self.problem
        if not self.written:
            return tr("{name}: skipped, its files exist already", name=self.photo.name)
        files = ", ".join(f"{path.name} {tr('{size:,} B', size=size)}" for path, size in self.written)
        line = f"{self.photo.name} \N{RIGHTWARDS ARROW} {files}"
        return f"{line}; {self.notice}" if self.notice else line


def list_photos(paths: Iterable[Path]) -> list[Path]:
    """Files as they are given, and the photos that lie in folders as people count them; each once.

    Raises:
        OSError: a folder cannot be read.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir(), key=natural_key) if path.is_dir() else []
        found += [file for file in inside if is_photo_name(file) and not file.name.startswith(".")]
        found += [] if path.is_dir() else [path]
    return list(dict.fromkeys(path.absolute() for path in found))


def _key(path: Path) -> str:
    """The same for two names that are one file on some systems."""
    return str(path.absolute()).casefold()


def plan(photos: list[Path], settings: Settings) -> list[Job]:
    """The files to write of each photo: no two have the same name, and none is a photo's own, under whatever name."""
    taken, jobs = {_key(photo) for photo in photos}, []
    read = {identity(photo) for photo in photos} - {None}
    for photo in photos:
        number, stem = 1, photo.stem
        while True:
            targets = {kind: settings.folder / f"{stem}{ENDINGS[kind]}" for kind in settings.kinds}
            is_free = taken.isdisjoint(_key(path) for path in targets.values())
            if is_free and read.isdisjoint(identity(path) for path in targets.values()):
                break
            number += 1
            stem = f"{photo.stem}-{number}"
        taken.update(_key(path) for path in targets.values())
        jobs.append(Job(photo, targets))
    return jobs


def existing(jobs: list[Job]) -> list[Path]:
    """The files among those to be written that exist already."""
    return [path for job in jobs for path in job.targets.values() if path.exists()]


def without_existing(jobs: list[Job]) -> list[Job]:
    """The jobs, with nothing to be written where there is something already."""
    return [
        replace(job, targets={kind: path for kind, path in job.targets.items() if not path.exists()}) for job in jobs
    ]


def process(job: Job, settings: Settings, source: Source, is_given_up: Callable[[], bool]) -> Report:
    """Write all files of one photo; whatever fails becomes the report's problem.

    Raises:
        GivenUpError: `is_given_up` said so; nothing was written.
        CalledOffError: likewise, see `tasks`.
    """
    try:
        photo = load_working(job.photo, settings.size) if job.targets else None
        files = _files(job, settings, photo.pixels, source, is_given_up) if photo else {}
    except (GivenUpError, CalledOffError):
        raise
    except Exception as error:  # One bad photo must not cost the others.
        return Report(job.photo, problem=about(job.photo, error))
    written: list[tuple[Path, int]] = []
    for kind, data in files.items():
        path = job.targets[kind]
        try:
            write_atomic(path, data)
        except OSError as error:
            problem = tr(
                "{photo}: cannot write {name}: {why}", photo=job.photo.name, name=path.name, why=one_line(error)
            )
            return Report(job.photo, tuple(written), problem)
        written.append((path, len(data)))
    return Report(job.photo, tuple(written), notice=photo.notice if photo else "")


def _files(
    job: Job, settings: Settings, photo: NDArray[np.uint8], source: Source, is_given_up: Callable[[], bool]
) -> dict[str, bytes]:
    """The bytes of the files to write of a photo at working size, by kind."""
    document, available = source.analyse(photo)
    if settings.preserve is not Preserve.NONE or not document.codes.is_kept_whole:
        document = set_levels(document, settings.preserve.levels(document.grid, settings.level), available)
    writer = DocumentWriter()
    data = writer.write(document)
    files = {"gcx": data} if "gcx" in job.targets else {}
    if job.targets.keys() - {"gcx"}:
        decoded = _decoded(read(data), source, is_given_up)
        if "png" in job.targets:
            files["png"] = png_bytes(rgb_image(decoded))
        if "sheet" in job.targets:
            files["sheet"] = png_bytes(
                paint_sheet(job.photo.stem, document, decoded, photo, writer.sizes(document)),
            )
    if is_given_up():
        raise GivenUpError
    return files


def _decoded(document: Document, source: Source, is_given_up: Callable[[], bool]) -> Picture:
    """The exact picture; one that somebody else gave up is begun again."""
    while not is_given_up():
        pictures = source.pictures(document, is_given_up)
        try:
            for painted in pictures:
                if painted.is_exact:
                    return painted.picture
        except GivenUpError:
            continue
        finally:
            pictures.close()
    raise GivenUpError
