"""Many files at once: the order of their tabs, folders, names in any case; and files that go while they are read."""

import os
import threading
from pathlib import Path

import numpy as np
import pytest
from drive_helpers import answer_dialog, click_tab, command
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from studio_helpers import FakeModel, drop, message, wait_decoded

from gc_studio.analysis.photo_names import extensions, natural_key
from gc_studio.app.documents.files import map_filter, photo_filter
from gc_studio.app.export.batch_job import Settings, list_photos, plan
from gc_studio.app.window.main_window import MainWindow
from gc_studio.project.gcs import load_project

NAMES = [f"photo {number}.png" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)]


def make_photos(folder: Path, names: list[str]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for level, name in enumerate(names):
        Image.fromarray(np.full((64, 80, 3), 5 * level, np.uint8)).save(folder / name, "PNG")
    return [folder / name for name in names]


class SlowFirst(FakeModel):
    """The first photos take the longest: those after them are done sooner."""

    def __init__(self) -> None:
        super().__init__()
        self._rest = threading.Event()
        self._count = 0

    def analyse(self, photo: np.ndarray) -> tuple:
        self._count += 1
        if self._count == 4:
            self._rest.set()
        elif self._count < 3:
            assert self._rest.wait(10)
        return super().analyse(photo)


def order(studio: MainWindow) -> list[str]:
    return [item.name for item in studio.session.documents]


def test_tabs_are_in_the_order_given_whatever_is_done_first(make_window, qtbot, tmp_path: Path) -> None:
    studio = make_window(SlowFirst)
    paths = make_photos(tmp_path / "photos", NAMES[:9])
    given = [paths[index] for index in (4, 0, 8, 1, 7, 2, 6, 3, 5)]
    studio.start(given)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 9)
    assert order(studio) == [path.name for path in given]
    assert studio.session.current.name == given[-1].name
    assert [studio.tabs.bar.tabText(index) for index in range(9)] == order(studio)


def test_a_folder_is_opened_as_people_count(make_window, qtbot, tmp_path: Path) -> None:
    studio = make_window()
    folder = tmp_path / "photos"
    make_photos(folder, [*NAMES[::-1], "Photo 3b.PNG", ".hidden.png"])
    (folder / "notes.txt").write_text("no photo")
    (folder / "more.png").mkdir()
    studio.start([])
    drop(studio.start_page, folder)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 12)
    assert order(studio) == [*NAMES[:3], "Photo 3b.PNG", *NAMES[3:]]
    assert message(studio) == ""


def test_a_folder_without_pictures_and_one_with_too_many_are_one_line(make_window, tmp_path: Path) -> None:
    studio = make_window()
    studio.start([])
    empty, full = tmp_path / "empty", tmp_path / "full"
    empty.mkdir()
    make_photos(full, [f"{number}.png" for number in range(41)])
    drop(studio.start_page, empty)
    assert "empty: no picture in it" in message(studio)
    drop(studio.start_page, full)
    assert "full: 41 pictures at once" in message(studio)
    assert studio.session.documents == ()


def test_a_later_file_stays_in_front_of_an_earlier_one(make_window, qtbot, tmp_path: Path) -> None:
    first = threading.Event()

    class Held(FakeModel):
        def analyse(self, photo: np.ndarray) -> tuple:
            assert photo[0, 0, 0] or first.wait(10)
            return super().analyse(photo)

    studio = make_window(Held)
    slow, quick = make_photos(tmp_path / "photos", ["slow.png", "quick.png"])
    studio.start([slow, quick])
    qtbot.waitUntil(lambda: order(studio) == ["quick.png"])
    first.set()
    qtbot.waitUntil(lambda: order(studio) == ["slow.png", "quick.png"])
    assert studio.session.current.name == "quick.png"
    click_tab(studio, 0)
    assert studio.session.current.name == "slow.png"


def test_a_photo_that_goes_while_it_is_read_is_there_all_the_same(make_window, qtbot, tmp_path, monkeypatch) -> None:
    """Nine at once, all gone before the model is there; and a project keeps the photo."""
    loaded, model = threading.Event(), FakeModel()
    studio = make_window(lambda: loaded.wait(10) and model)
    paths = make_photos(tmp_path / "temporary", NAMES[:9])
    sizes = [path.stat().st_size for path in paths]
    studio.start(paths)
    # Nothing but the reading is over then.
    studio.engine._reader.shutdown(wait=True)
    for path in paths:
        path.unlink()
    paths[0].parent.rmdir()
    loaded.set()
    qtbot.waitUntil(lambda: len(studio.session.documents) == 9)
    assert message(studio) == ""
    assert [item.project.source_bytes for item in studio.session.documents] == sizes
    wait_decoded(qtbot, studio)
    photo = studio.session.original
    answer_dialog(monkeypatch, "getSaveFileName", tmp_path / "kept.gcs")
    command(studio, "save")
    np.testing.assert_array_equal(load_project(tmp_path / "kept.gcs").photo, photo)


def test_a_pipe_is_refused_and_holds_nothing_up(studio, qtbot, tmp_path: Path, photo_path: Path) -> None:
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    drop(studio.canvas, pipe, photo_path)
    qtbot.waitUntil(lambda: "pipe.png" in message(studio) and len(studio.session.documents) == 2)
    assert "a pipe" in message(studio)


@pytest.mark.parametrize("name", ["photo.JPG", "photo.jfif", "photo.Png", "photo.TIFF", "photo.WebP", "photo.GIF"])
def test_names_of_any_case_and_kind_are_found_by_dialogs_and_folders(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    assert list_photos([tmp_path]) == [path]
    shown = {pattern.lower() for pattern in photo_filter().split("(")[1].split(")")[0].split()}
    assert f"*{path.suffix.lower()}" in shown
    assert f"*{path.suffix.lower()}" in map_filter()
    assert f"*{path.suffix.upper()}" in map_filter()
    assert all(f"*{ending}" in shown for ending in extensions())


def test_dialogs_do_not_show_all_endings(studio, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *given: asked.append(given[-1]) or ([], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: asked.append(given[-1]) or ("", ""))
    command(studio, "open")
    command(studio, "import_map")
    assert asked == [QFileDialog.Option.HideNameFilterDetails] * 2


def test_names_are_sorted_as_people_count() -> None:
    names = ["a.png", "A2.png", "a10.png", "b1c2.png", "B1c10.png", "9.png", "10.png", "é.png", "007.png", "7.png"]
    found = [path.name for path in sorted(map(Path, names[::-1]), key=natural_key)]
    expected = ["007.png", "7.png", "9.png", "10.png", "a.png", "A2.png", "a10.png", "b1c2.png", "B1c10.png", "é.png"]
    assert found == expected


@pytest.mark.parametrize("kind", ["symbolic link", "hard link"])
def test_a_batch_never_writes_onto_a_photo_of_its_own(tmp_path: Path, kind: str) -> None:
    """Whatever the photo is called where the files go."""
    [photo] = make_photos(tmp_path, ["photo.png"])
    target = tmp_path / "out" / "photo-decoded.png"
    target.parent.mkdir()
    if kind == "hard link":
        os.link(photo, target)
    else:
        target.symlink_to(photo)
    [job] = plan([photo], Settings(target.parent, ("gcx", "png")))
    assert job.targets["png"].name == "photo-2-decoded.png"
    assert job.targets["gcx"].name == "photo-2.gcx"


def test_the_foot_of_the_window_says_how_large_pixels_of_lines_are(studio) -> None:
    assert studio.status.size_label.toolTip() == "A pixel of the lines is 2 \N{MULTIPLICATION SIGN} 2 of the picture"


def test_a_large_photo_opens_with_lines_at_scale_4(jacket: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    from gc_studio.app.background.studio import Apart
    from gc_studio.decode import line_choice
    from gc_studio.nets.model import load_model

    monkeypatch.setattr(line_choice, "SCALED_PIXELS", 64 * 64)
    document, _ = Apart(load_model(device="cpu")).analyse(np.kron(jacket[:256], np.ones((3, 3, 1), np.uint8)))
    assert (document.width, document.structure_scale) == (768, 4)
