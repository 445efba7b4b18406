"""The thread of a batch: jobs in, one report after the other out, by signals."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gc_studio.app.background.problems import one_line
from gc_studio.app.export.batch_job import Job, Report, Settings, Source, process
from gc_studio.decode.memory import give_back_freed_memory
from gc_studio.decode.pictures import GivenUpError
from gc_studio.tasks import CalledOffError, Task, next_step
from gc_studio.words import tr


class BatchRunner(QObject):
    """Works through the jobs of one batch, once."""

    began = Signal(object)
    """Path of the photo."""
    reported = Signal(object)
    """Report."""
    ended = Signal(str)
    """What stopped it before the first photo; empty if nothing did."""

    def __init__(self, jobs: list[Job], settings: Settings, source: Callable[[], Source]) -> None:
        """source: gives the model; called once, on the thread of the batch."""
        super().__init__()
        self._jobs, self._settings, self._source = jobs, settings, source
        self._task = Task()
        self._silent = False
        # No daemon: a process that ends must not take a file apart that is being written.
        self._thread = threading.Thread(target=self._work, name="batch")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Stop before the current photo is written, at the next step of the work on it."""
        self._task.call_off()

    def stop(self) -> None:
        """Cancel, wait for the thread, and report nothing any more."""
        self._silent = True
        self.cancel()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        problem = ""
        try:
            self._settings.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            problem = tr("Cannot write to {folder}: {why}", folder=self._settings.folder, why=one_line(error))
        else:
            # Where it ends, nothing of the photo in work was written.
            with suppress(CalledOffError, GivenUpError), self._task.at_work():
                self._process_all()
        if not self._silent:
            self.ended.emit(problem)

    def _process_all(self) -> None:
        source = self._source()
        for job in self._jobs:
            next_step()
            self._tell(began=job.photo)
            report = process(job, self._settings, source, lambda: self._task.is_called_off)
            give_back_freed_memory()
            self._tell(report=report)

    def _tell(self, began: Path | None = None, report: Report | None = None) -> None:
        # After `stop` the receivers may be gone.
        if self._silent:
            return
        if began is not None:
            self.began.emit(began)
        if report is not None:
            self.reported.emit(report)
