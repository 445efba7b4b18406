"""Many photos at once: what is planned, written and reported; the dialog with mouse, keys and drops."""

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from studio_helpers import FakeModel, drop, picture_of, show

from gc_studio.analysis.photo import load_photo
from gc_studio.app.export import batch_dialog
from gc_studio.app.export.batch_dialog import BatchDialog
from gc_studio.app.export.batch_job import Preserve, Settings, existing, list_photos, plan, process, without_existing
from gc_studio.app.look import theme
from gc_studio.bitstream import read
from gc_studio.decode.pictures import GivenUpError
from gc_studio.storage import RESOURCES

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
ALL_KINDS = ("gcx", "png", "sheet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four photos, and a file that is none."""
    path = tmp_path / "photos"
    path.mkdir()
    for sample in (RESOURCES / "samples").glob("*.webp"):
        shutil.copy(sample, path)
    (path / "notes.txt").write_text("no photo")
    return path


def only(folder: Path, settings: Settings, model: FakeModel, name: str = "jumper.webp"):
    """Report on one photo."""
    [job] = plan([folder / name], settings)
    return process(job, settings, model, lambda: False)


# Without a dialog


def test_photos_of_a_folder_and_single_ones_each_once(folder: Path, tmp_path: Path) -> None:
    (folder / ".hidden.jpg").write_bytes(b"")
    single = tmp_path / "my.own.photo"
    found = list_photos([single, folder, folder / "dress.webp"])
    assert [path.name for path in found] == [
        "my.own.photo",
        "dress.webp",
        "jacket.webp",
        "jumper.webp",
        "sneakers.webp",
    ]


def test_names_never_clash(tmp_path: Path) -> None:
    photos = [tmp_path / name for name in ("a/photo.jpg", "b/photo.png", "b/Photo.webp", "a/photo-decoded.png")]
    settings = Settings(tmp_path / "a", ("gcx", "png"))
    targets = [path for job in plan(photos, settings) for path in job.targets.values()]
    names = [str(path).casefold() for path in (*targets, *photos)]
    assert len(set(names)) == len(names)
    # The decoded picture of the first would have been the fourth photo.
    assert targets[0].name == "photo-2.gcx"


def test_what_is_written_of_a_photo(qapp, folder: Path, tmp_path: Path) -> None:
    settings = Settings(tmp_path, ALL_KINDS, Preserve.CENTRE, 128)
    report = only(folder, settings, FakeModel())
    sizes = {path.name: size for path, size in report.written}
    assert sizes == {path.name: path.stat().st_size for path in tmp_path.iterdir() if path.is_file()}
    assert set(sizes) == {"jumper.gcx", "jumper-decoded.png", "jumper-sheet.png"}
    document = read((tmp_path / "jumper.gcx").read_bytes())
    assert min(document.width, document.height) == 128
    assert np.array_equal(np.asarray(Image.open(tmp_path / "jumper-decoded.png")), picture_of(document))
    rows, columns = document.grid
    assert document.mask[rows // 2, columns // 2]
    assert not document.mask[[0, 0, -1, -1], [0, -1, 0, -1]].any()
    assert 0.2 < document.mask.mean() < 0.4
    assert report.line.startswith("jumper.webp → jumper.gcx ")


@pytest.mark.parametrize(("preserve", "level"), [(Preserve.NONE, 0), (Preserve.ALL, 1), (Preserve.ALL, 3)])
def test_what_is_preserved(qapp, folder: Path, tmp_path: Path, preserve: Preserve, level: int) -> None:
    only(folder, Settings(tmp_path, preserve=preserve, level=max(level, 1)), FakeModel())
    assert (read((tmp_path / "jumper.gcx").read_bytes()).levels == level).all()


def test_the_size_of_the_photo_may_be_kept(qapp, folder: Path, tmp_path: Path) -> None:
    only(folder, Settings(tmp_path, size=None), FakeModel())
    document = read((tmp_path / "jumper.gcx").read_bytes())
    assert (document.height, document.width) == load_photo(folder / "jumper.webp").shape[:2]


def test_a_photo_larger_than_documents_can_be_is_scaled_down_and_the_report_says_so(qapp, folder, tmp_path) -> None:
    Image.new("RGB", (5000, 20)).save(folder / "long.png")
    line = only(folder, Settings(tmp_path, size=None), FakeModel(), "long.png").line
    assert "5000 \N{MULTIPLICATION SIGN} 20 scaled to 4096 \N{MULTIPLICATION SIGN} 16" in line
    assert (tmp_path / "long.gcx").exists()


def test_what_fails_is_one_line_and_leaves_nothing(qapp, folder: Path, tmp_path: Path) -> None:
    (folder / "torn.jpg").write_bytes(b"\xff\xd8\xff\xe0 torn")
    Image.new("RGB", (9000, 20)).save(folder / "long.png")
    settings = Settings(tmp_path, size=None)
    torn, long = (only(folder, settings, FakeModel(), name) for name in ("torn.jpg", "long.png"))
    assert torn.line.startswith("torn.jpg: damaged or incomplete")
    assert "long.png: 9000x20 is too long" in long.line
    nowhere = only(folder, Settings(tmp_path / "missing"), FakeModel())
    assert nowhere.line == "jumper.webp: cannot write jumper.gcx: No such file or directory"
    assert not list(tmp_path.glob("*.gcx"))


def test_existing_files_can_be_left_alone(qapp, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "jumper.gcx").write_bytes(b"mine")
    settings = Settings(tmp_path, ("gcx", "png"))
    jobs = plan([folder / "jumper.webp", folder / "dress.webp"], settings)
    assert existing(jobs) == [tmp_path / "jumper.gcx"]
    reports = [process(job, settings, FakeModel(), lambda: False) for job in without_existing(jobs)]
    assert (tmp_path / "jumper.gcx").read_bytes() == b"mine"
    assert [len(report.written) for report in reports] == [1, 2]
    [nothing] = without_existing(jobs[:1])
    assert process(nothing, settings, FakeModel(), lambda: False).line == (
        "jumper.webp: skipped, its files exist already"
    )


def test_a_picture_that_somebody_else_gave_up_is_begun_again(qapp, folder: Path, tmp_path: Path) -> None:
    class Interrupted(FakeModel):
        def pictures(self, document, is_given_up):
            self.rendered.append(document)
            if len(self.rendered) < 3:
                raise GivenUpError
            yield from super().pictures(document, is_given_up)

    assert len(only(folder, Settings(tmp_path, ("png",)), Interrupted()).written) == 1


def test_nothing_is_written_of_a_photo_that_is_given_up(qapp, folder: Path, tmp_path: Path) -> None:
    settings = Settings(tmp_path, ALL_KINDS)
    [job] = plan([folder / "jumper.webp"], settings)
    with pytest.raises(GivenUpError):
        process(job, settings, FakeModel(), lambda: True)
    assert existing([job]) == []


def test_with_the_model_that_is_shipped(qapp, tmp_path: Path) -> None:
    from gc_studio.app.background.studio import Apart
    from gc_studio.nets.model import load_model

    settings = Settings(tmp_path, ALL_KINDS, size=128)
    [job] = plan([RESOURCES / "samples" / "jumper.webp"], settings)
    model = load_model(device="cpu")
    report = process(job, settings, Apart(model), lambda: False)
    assert [path.name for path, _ in report.written] == ["jumper.gcx", "jumper-decoded.png", "jumper-sheet.png"]
    assert report.written[0][1] < 400
    decoded = Apart(model).render(read((tmp_path / "jumper.gcx").read_bytes()))
    assert np.array_equal(np.asarray(Image.open(tmp_path / "jumper-decoded.png")), decoded)


# The dialog


@pytest.fixture
def model() -> FakeModel:
    return FakeModel()


@pytest.fixture
def dialog(qapp, qtbot, model: FakeModel, tmp_path: Path):
    theme.apply_theme(qapp)
    made = BatchDialog(None, lambda _: model, 256, tmp_path)
    show(qtbot, made)
    yield made
    model.gate.set()
    made.stop()


def add(qtbot, dialog: BatchDialog, *paths: Path) -> None:
    drop(dialog, *paths)
    qtbot.waitUntil(dialog.start_button.isEnabled, timeout=10000)


def start(dialog: BatchDialog) -> None:
    QTest.mouseClick(dialog.start_button, LEFT)


def wait_end(qtbot, dialog: BatchDialog) -> list[str]:
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20000)
    return [dialog.report.item(row).text() for row in range(dialog.report.count())]


def test_a_folder_of_photos(dialog, qtbot, folder: Path) -> None:
    assert not dialog.start_button.isEnabled()
    add(qtbot, dialog, folder)
    assert dialog.form.photos.text() == "4 photos: dress.webp …"
    assert dialog.form.target.text() == str(folder / "gcx")
    start(dialog)
    lines = wait_end(qtbot, dialog)
    written = sorted((folder / "gcx").iterdir())
    assert [path.name for path in written] == ["dress.gcx", "jacket.gcx", "jumper.gcx", "sneakers.gcx"]
    assert lines == [f"{path.stem}.webp → {path.name} {path.stat().st_size:,} B" for path in written]
    total = sum(path.stat().st_size for path in written)
    assert dialog.summary.text() == (f"4 of 4 photos done, 4 files, {total:,} B; .gcx {total / 4:,.0f} B on average.")


def test_the_model_is_asked_for_when_a_batch_begins(qapp, qtbot, model: FakeModel, folder: Path) -> None:
    # It costs the window its compiled programs: not to look at the dialog, and not on the thread of the window.
    asked: list[threading.Thread] = []

    def source(_name: str) -> FakeModel:
        asked.append(threading.current_thread())
        return model

    dialog = BatchDialog(None, source, 256, folder)
    show(qtbot, dialog)
    add(qtbot, dialog, folder / "dress.webp")
    assert not asked
    start(dialog)
    wait_end(qtbot, dialog)
    assert [thread.name for thread in asked] == ["batch"]


def test_buttons_choose_photos_and_folders(dialog, qtbot, folder: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(folder / "dress.webp")], ""))
    QTest.mouseClick(button(dialog, "Add files…"), LEFT)
    qtbot.waitUntil(dialog.start_button.isEnabled)
    answers = [str(folder), str(tmp_path / "out")]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answers.pop(0))
    QTest.mouseClick(button(dialog, "Add folder…"), LEFT)
    qtbot.waitUntil(lambda: dialog.form.photos.text().startswith("4 photos"))
    QTest.mouseClick(button(dialog, "Choose…"), LEFT)
    assert dialog.form.target.text() == str(tmp_path / "out")
    QTest.mouseClick(dialog.form.clear_button, LEFT)
    assert not dialog.start_button.isEnabled()
    add(qtbot, dialog, folder / "dress.webp")
    start(dialog)
    wait_end(qtbot, dialog)
    assert (tmp_path / "out" / "dress.gcx").exists()


def button(dialog: BatchDialog, text: str):
    return next(b for b in dialog.findChildren(type(dialog.close_button)) if b.text() == text)


def test_settings_are_followed(dialog, qtbot, folder: Path) -> None:
    add(qtbot, dialog, folder / "jumper.webp")
    form = dialog.form
    for box in form.kinds.values():
        click_box(box)
    assert set(form.settings(folder).kinds) == {"png", "sheet"}
    click_box(form.kinds["png"])
    click_box(form.kinds["sheet"])
    assert not dialog.start_button.isEnabled()
    click_box(form.kinds["gcx"])
    assert not form.level.isEnabled()
    for box, pressed in ((form.preserve, KEY.Key_End), (form.level, KEY.Key_Down)):
        box.setFocus()
        QTest.keyClick(box, pressed)
    form.size_box.setFocus()
    form.size_box.selectAll()
    QTest.keyClicks(form.size_box, "64")
    start(dialog)
    wait_end(qtbot, dialog)
    document = read((folder / "gcx" / "jumper.gcx").read_bytes())
    assert (document.levels == 2).all()
    assert min(document.width, document.height) == 64
    click_box(form.keep)
    assert not form.size_box.isEnabled()
    assert form.settings(folder).size is None


def click_box(box) -> None:
    QTest.mouseClick(box, LEFT, pos=box.rect().center() - box.rect().center() / 2)


def test_one_bad_photo_does_not_cost_the_others(dialog, qtbot, folder: Path) -> None:
    (folder / "a.jpg").write_bytes(b"torn")
    add(qtbot, dialog, folder)
    start(dialog)
    lines = wait_end(qtbot, dialog)
    assert lines[0].startswith("a.jpg: not a photo")
    assert "4 of 5 photos done" in dialog.summary.text()
    assert dialog.summary.text().endswith("1 failed.")
    QTest.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text().splitlines() == [*lines, dialog.summary.text()]
    dialog.report.setCurrentRow(1)
    dialog.report.setFocus()
    QTest.keyClick(dialog.report, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == lines[1]


@pytest.mark.parametrize("answer", [batch_dialog.REPLACE, batch_dialog.SKIP, batch_dialog.CANCEL])
def test_existing_files_are_asked_about_once(dialog, qtbot, folder: Path, monkeypatch, answer: str) -> None:
    asked: list[int] = []
    monkeypatch.setattr(batch_dialog, "ask_existing", lambda _, count, __: asked.append(count) or answer)
    into = folder / "gcx"
    into.mkdir()
    for name in ("dress.gcx", "jacket.gcx"):
        (into / name).write_bytes(b"mine")
    add(qtbot, dialog, folder)
    start(dialog)
    wait_end(qtbot, dialog)
    assert asked == [2]
    kept = [path.name for path in sorted(into.iterdir()) if path.read_bytes() == b"mine"]
    assert kept == ([] if answer == batch_dialog.REPLACE else ["dress.gcx", "jacket.gcx"])
    assert len(list(into.iterdir())) == (2 if answer == batch_dialog.CANCEL else 4)
    assert ("2 skipped" in dialog.summary.text()) == (answer == batch_dialog.SKIP)


def test_cancel_stops_and_escape_closes_only_then(dialog, qtbot, model, folder: Path) -> None:
    add(qtbot, dialog, folder)
    click_box(dialog.form.kinds["png"])
    model.gate.clear()
    start(dialog)
    qtbot.waitUntil(lambda: dialog.current.text() == "1 of 4: dress.webp", timeout=10000)
    assert dialog.close_button.text() == "Cancel"
    assert not dialog.form.isEnabled()
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert dialog.isVisible()
    model.gate.set()
    wait_end(qtbot, dialog)
    assert dialog.summary.text().startswith("Stopped: ")
    assert len(list((folder / "gcx").iterdir())) < 8
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()


def test_the_end_of_the_program_ends_the_batch(dialog, qtbot, model, folder: Path) -> None:
    add(qtbot, dialog, folder)
    click_box(dialog.form.kinds["png"])
    model.gate.clear()
    start(dialog)
    qtbot.waitUntil(lambda: dialog.current.text() != "", timeout=10000)
    model.gate.set()
    dialog.stop()
    assert not any(thread.name == "batch" for thread in threading.enumerate())
    assert not list((folder / "gcx").glob("sneakers*"))


def test_a_folder_that_cannot_be_written_is_one_line(dialog, qtbot, folder: Path) -> None:
    (folder / "gcx").write_text("in the way")
    add(qtbot, dialog, folder)
    start(dialog)
    wait_end(qtbot, dialog)
    assert dialog.summary.text().startswith(f"Cannot write to {folder / 'gcx'}: ")
    assert dialog.start_button.isEnabled()


def test_an_empty_folder_is_said_to_be_empty(dialog, qtbot, tmp_path: Path) -> None:
    drop(dialog, tmp_path)
    qtbot.waitUntil(dialog.summary.isVisible)
    assert dialog.summary.text() == f"There is no photo in {tmp_path.name}."


@pytest.mark.parametrize("theme_name", ["dark", "light"])
def test_nothing_is_cut_off(dialog, qtbot, qapp, folder: Path, theme_name: str) -> None:
    theme.apply_theme(qapp, theme_name)
    add(qtbot, dialog, folder)
    dialog.resize(dialog.minimumSize())
    qtbot.waitUntil(lambda: dialog.size() == dialog.minimumSize())
    QTest.qWait(0)
    form = dialog.form
    named = (
        *form.kinds.values(),
        form.keep,
        form.size_box,
        form.preserve,
        form.level,
        dialog.close_button,
        dialog.start_button,
    )
    for widget in (*named, *dialog.findChildren(type(dialog.close_button))):
        assert widget.width() >= widget.minimumSizeHint().width(), widget.text()
        assert widget.height() >= widget.minimumSizeHint().height(), widget.text()
        assert dialog.rect().contains(widget.mapTo(dialog, widget.rect().bottomRight()))
