"""The batch dialog: many photos to .gcx files, decoded pictures and sheets, with a report of what became of each.

Flows in: photos, from buttons or dropped; a model. Flows out: files, written on a thread of the batch's own.
"""

import html
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.background.latest import Latest
from gc_studio.app.documents.files import ask_for_files
from gc_studio.app.export.batch_form import BatchForm, Elided
from gc_studio.app.export.batch_job import Job, Report, Settings, Source, existing, list_photos, plan, without_existing
from gc_studio.app.export.batch_runner import BatchRunner
from gc_studio.app.look import theme
from gc_studio.app.look.controls import Answer, ask, button_row, primary_button, push_button
from gc_studio.canvas.drops import dropped_files
from gc_studio.words import tr

REPLACE, SKIP, CANCEL = "replace", "skip", "cancel"


def ask_existing(parent: QWidget, count: int, folder: Path) -> str:
    """Ask what is to become of files that exist already: REPLACE, SKIP or CANCEL."""
    text = tr("%n files exist already in {folder}.", None, count, folder=folder)
    more = tr("Replacing loses what is in them now; skipping keeps them and writes the others.")
    names = {Answer.Yes: tr("Replace"), Answer.No: tr("Skip")}
    answers = Answer.Yes | Answer.No | Answer.Cancel
    answer = ask(parent, tr("Replace files?"), text, more, answers, Answer.No, names)
    return {Answer.Yes: REPLACE, Answer.No: SKIP}.get(answer, CANCEL)


class _Lines(QListWidget):
    """A list that says what it is for as long as it is empty."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the list, or what it is for."""
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.colours().dim))
            text = tr("What became of each photo is listed here.")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


class BatchDialog(QDialog):
    """Exports many photos."""

    def __init__(
        self,
        parent: QWidget | None,
        source: Callable[[str], Source],
        side: int | None,
        folder: Path | None = None,
        models: Sequence[str] = (),
    ) -> None:
        """Make it.

        Args:
            parent: the window.
            source: gives a model by its name when a batch begins, which uses it alone; see `Studio.apart`.
            side: shorter side in pixels that is offered for the photos; None for their own size.
            folder: where file dialogs begin; None for the home folder.
            models: names of the models to choose from; the first is offered.
        """
        super().__init__(parent)
        self._source, self._folder = source, folder or Path.home()
        self.form = BatchForm(side, models)
        self._photos: list[Path] = []
        self._into: Path | None = None
        self._runner: BatchRunner | None = None
        self._reports: list[Report] = []
        self._count = 0
        self._lister, self._planner = Latest("list"), Latest("plan")
        self._lister.done.connect(self._take_photos)
        self._lister.failed.connect(lambda _, why: self._show_summary(tr("Cannot read the folder: {why}", why=why)))
        self._planner.done.connect(self._take_plan)
        self._planner.failed.connect(lambda _, why: self._end(tr("Cannot begin: {why}", why=why)))
        self._wanted: Settings | None = None
        self.setWindowTitle(tr("Export many photos"))
        self.setAcceptDrops(True)
        self._make_parts()
        self._lay_out()
        self.resize(self.sizeHint())
        self._show_state()
        QCoreApplication.instance().aboutToQuit.connect(self.stop)  # type: ignore[union-attr]

    # Making

    def _make_parts(self) -> None:
        self.form.files_wanted.connect(self._ask_for_files)
        self.form.folder_wanted.connect(self._ask_for_folder)
        self.form.target_wanted.connect(self._ask_where)
        self.form.cleared.connect(self._clear)
        self.form.changed.connect(self._show_state)
        self.bar, self.current, self.summary = QProgressBar(), Elided(), QLabel()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(tr("Photos done"))
        self.current.setObjectName("dim")
        self.current.setAccessibleName(tr("Current photo"))
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.summary.setAccessibleName(tr("Summary"))
        self.summary.hide()
        self.report = _Lines()
        self.report.setAccessibleName(tr("Report"))
        self.report.setUniformItemSizes(True)
        self.report.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.report.setIconSize(QSize(16, 16))
        theme.notifier().changed.connect(self._mark_problems)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.report)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy)
        self.copy_button = push_button(tr("Copy report"), tr("Put the report on the clipboard"), self._copy_all)
        self.close_button = push_button(tr("Close"), tr("Close this window"), self.reject)
        self.start_button = primary_button(tr("Start"), tr("Write the files"), self._start)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        for widget in (self.form, self.bar, self.current):
            layout.addWidget(widget)
        layout.addWidget(self.report, 1)
        layout.addWidget(self.summary)
        layout.addLayout(button_row(self.copy_button, self.close_button, self.start_button))
        self.setMinimumSize(520, 460)

    def sizeHint(self) -> QSize:
        """Room for the report."""
        return QSize(640, 560)

    # Photos and folders

    def _ask_for_files(self) -> None:
        self.add(ask_for_files(self, tr("Photos"), self._folder))

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder of photos"), str(self._folder))
        if chosen:
            self.add([Path(chosen)])

    def _ask_where(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder to write to"), str(self._into or self._folder))
        if chosen:
            self._into = Path(chosen)
            self._show_state()

    def add(self, paths: Sequence[Path]) -> None:
        """Add photos, and the photos of folders."""
        if not paths or self.is_busy:
            return
        first = paths[0]
        self._folder = first.parent
        self._lister.submit(first, partial(list_photos, [*self._photos, *paths]))

    @Slot(object, object)
    def _take_photos(self, first: Path, photos: list[Path]) -> None:
        if not self.is_busy:
            if self._into is None and photos:
                self._into = photos[-1].parent / "gcx"
            self._show_summary("" if photos else tr("There is no photo in {name}.", name=first.name))
            self._photos = photos
            self._show_state()

    def _clear(self) -> None:
        self._photos = []
        self._show_state()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders, unless a batch is running."""
        if dropped_files(event) and not self.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add them."""
        event.acceptProposedAction()
        self.add(dropped_files(event))

    # Running

    @property
    def is_busy(self) -> bool:
        """Whether a batch is being prepared or is running."""
        return self._wanted is not None or self._runner is not None

    def _start(self) -> None:
        if self._into is None or self.is_busy:
            return
        settings = self._wanted = self.form.settings(self._into)
        self._reports.clear()
        self.report.clear()
        self._show_summary("")
        self._show_state()
        self._planner.submit(settings, partial(_planned, self._photos, settings))

    @Slot(object, object)
    def _take_plan(self, settings: Settings, planned: tuple[list[Job], int]) -> None:
        jobs, found = planned
        if settings is not self._wanted:
            return
        answer = ask_existing(self, found, settings.folder) if found else REPLACE
        if answer == SKIP:
            self._planner.submit(settings, lambda: (without_existing(jobs), 0))
            return
        self._wanted = None
        if answer == REPLACE:
            self._run(jobs, settings)
        self._show_state()

    def _run(self, jobs: list[Job], settings: Settings) -> None:
        self._count = len(jobs)
        self.bar.setMaximum(self._count)
        self.bar.setValue(0)
        self._runner = BatchRunner(jobs, settings, partial(self._source, self.form.models.currentText()))
        self._runner.began.connect(self._show_current)
        self._runner.reported.connect(self._add_report)
        self._runner.ended.connect(self._end)
        self._runner.start()

    @Slot(object)
    def _show_current(self, photo: Path) -> None:
        self.current.set_text(
            tr("{number:,} of {count:,}: {name}", number=len(self._reports) + 1, count=self._count, name=photo.name)
        )

    @Slot(object)
    def _add_report(self, report: Report) -> None:
        self._reports.append(report)
        self.bar.setValue(len(self._reports))
        kind = "error" if report.problem else "done" if report.written else "info"
        item = QListWidgetItem(theme.icon(kind), report.line)
        item.setToolTip(f"<qt>{html.escape(report.line)}</qt>")
        self.report.addItem(item)
        self.report.scrollToBottom()
        self._mark_problems(len(self._reports) - 1)
        self._show_state()

    def _mark_problems(self, first: int = 0) -> None:
        """Show the lines about problems from row `first` on in the colour of the theme in force."""
        for row in range(first, self.report.count()):
            if self._reports[row].problem:
                self.report.item(row).setForeground(QColor(theme.colours().error))

    @Slot(str)
    def _end(self, problem: str) -> None:
        self._runner = self._wanted = None
        self.current.set_text("")
        self._show_summary(problem or _summary(self._reports, self._count))
        self._show_state()

    def cancel(self) -> None:
        """Stop after the current photo at the latest."""
        if self._wanted is not None:
            self._end(tr("Stopped before the first photo."))
        elif self._runner is not None:
            self._runner.cancel()
            self.current.set_text(tr("Stopping after this photo…"))
            self.close_button.setEnabled(False)

    def stop(self) -> None:
        """Stop, and wait for the current photo: for a program that ends."""
        if self._runner is not None:
            self._runner.stop()
            self._runner = None
        self._lister.close()
        self._planner.close()

    def reject(self) -> None:
        """Escape and the button: stop what runs; close when nothing does."""
        if self.is_busy:
            self.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close for good."""
        self.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As `reject`."""
        event.ignore()
        self.reject()

    # Showing

    def _show_state(self) -> None:
        self.form.show_photos(self._photos, self._into)
        self.form.setEnabled(not self.is_busy)
        self.start_button.setEnabled(not self.is_busy and self.form.is_complete)
        self.close_button.setEnabled(True)
        self.close_button.setText(tr("Cancel") if self.is_busy else tr("Close"))
        self.close_button.setToolTip(tr("Stop after the current photo") if self.is_busy else tr("Close this window"))
        self.copy_button.setEnabled(bool(self._reports))
        for widget in (self.bar, self.current):
            widget.setVisible(self.is_busy)

    def _show_summary(self, text: str) -> None:
        self.summary.setText(text)
        self.summary.setVisible(bool(text))

    def _copy(self) -> None:
        """The selected lines, or all."""
        rows = sorted(index.row() for index in self.report.selectedIndexes())
        lines = [self._reports[row].line for row in rows or range(len(self._reports))]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _copy_all(self) -> None:
        lines = [*(report.line for report in self._reports), self.summary.text()]
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))


def _planned(photos: list[Path], settings: Settings) -> tuple[list[Job], int]:
    jobs = plan(photos, settings)
    return jobs, len(existing(jobs))


def _summary(reports: list[Report], count: int) -> str:
    """What became of a batch of `count` photos, in one line."""
    failed = sum(bool(report.problem) for report in reports)
    skipped = sum(not report.problem and not report.written for report in reports)
    sizes = [size for report in reports for path, size in report.written]
    parts = [
        tr("{done:,} of {count:,} photos done", done=len(reports) - failed - skipped, count=count)
        + tr(", {files:,} files, {size:,} B", files=len(sizes), size=sum(sizes))
    ]
    ours = [size for report in reports for path, size in report.written if path.suffix == ".gcx"]
    if ours:
        parts.append(tr(".gcx {size:,.0f} B on average", size=sum(ours) / len(ours)))
    parts += [tr("{count:,} skipped", count=skipped)] if skipped else []
    parts += [tr("{count:,} failed", count=failed)] if failed else []
    told = "; ".join(parts)
    return tr("Stopped: {told}.", told=told) if len(reports) < count else f"{told}."
