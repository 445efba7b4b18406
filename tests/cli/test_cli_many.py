"""Many photos on several processors or machines, and a report by which work goes on."""

import json
import shutil
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

import pytest
from cli_helpers import fails

from gc_studio.cli import main, many
from gc_studio.storage import RESOURCES

NAMES = ("dress", "jumper", "jacket")


@pytest.fixture
def photos(tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(RESOURCES / "samples" / f"{name}.webp", folder)
    return folder


def encode(photos, out, *more):
    names = sorted(map(str, photos.iterdir()))
    return main(["encode", *names, f"{out}/", "--size", "64", "--keep", "departs:1", *more])


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def lines(report):
    return [json.loads(line) for line in report.read_text().splitlines()]


@pytest.mark.long
def test_several_at_once_give_the_files_that_one_after_the_other_gives(photos, tmp_path, capsys):
    assert encode(photos, tmp_path / "one") == 0
    said = capsys.readouterr().err
    (photos / "broken.jpg").write_bytes(b"no photo")
    assert encode(photos, tmp_path / "two", "--jobs", "2") == 1
    assert files(tmp_path / "two") == files(tmp_path / "one")
    told = capsys.readouterr().err.splitlines()
    assert set(said.splitlines()) < set(told)
    assert len(told) == 4
    assert sum("broken.jpg: " in line for line in told) == 1


@pytest.fixture
def hands(monkeypatch):
    """Workers in this process, so that it is seen what they were given; photos of some names end them."""

    class Hands:
        at_once, sees_to_the_dead = 2, False

        def submit(self, work, name, photo):
            self.given.append(name)
            future = Future()
            if name in self.deadly:
                future.set_exception(BrokenProcessPool("ended"))
            else:
                future.set_result((b"GCX" + photo[:20], "", f"{name} said\n"))
            return future

    hands = Hands()
    hands.given, hands.deadly = [], set()

    @contextmanager
    def workers(jobs, cluster):
        yield hands

    monkeypatch.setattr(many, "workers", workers)
    return hands


def test_the_same_call_leaves_out_what_its_report_says_is_done(photos, tmp_path, hands, capsys):
    out, report = tmp_path / "out", tmp_path / "report.jsonl"
    (photos / "late.webp").mkdir()
    assert encode(photos, out, "--report", str(report)) == 1
    found = {line["photo"]: line for line in lines(report)}
    assert len(found) == 4
    assert found[str(photos / "late.webp")]["error"]
    assert found[str(photos / "jacket.webp")]["bytes"] == (out / "jacket.gcx").stat().st_size
    assert "jacket.webp said" in capsys.readouterr().err
    (photos / "late.webp").rmdir()
    shutil.copy(photos / "jacket.webp", photos / "late.webp")
    hands.given.clear()
    # One failed, of one the file is gone, and another photo has the name of a third.
    (out / "jacket.gcx").unlink()
    shutil.copy(photos / "late.webp", photos / "dress.webp")
    assert encode(photos, out, "--report", str(report)) == 0
    assert sorted(hands.given) == ["dress.webp", "jacket.webp", "late.webp"]
    assert {path.name for path in out.iterdir()} == {"jacket.gcx", "dress.gcx", "jumper.gcx", "late.gcx"}
    hands.given.clear()
    assert encode(photos, out, "--report", str(report)) == 0
    assert hands.given == []
    # What else is asked for is to be done.
    assert encode(photos, out, "--report", str(report), "--structure", "canny") == 0
    assert len(hands.given) == 4


def test_a_report_that_was_cut_short_goes_on_and_other_files_stay(photos, tmp_path, hands, capsys):
    report = tmp_path / "report.jsonl"
    assert encode(photos, tmp_path / "out", "--report", str(report)) == 0
    whole = report.read_text()
    report.write_text(whole[:-9])
    hands.given.clear()
    assert encode(photos, tmp_path / "out", "--report", str(report)) == 0
    assert len(hands.given) == 1
    assert {line["photo"] for line in lines(report)} == {str(photos / f"{name}.webp") for name in NAMES}
    for other in ("[1, 2]\n", '{"name": 1}\n', "words\n"):
        report.write_text(other)
        capsys.readouterr()
        assert "no report of gcx encode; choose another name" in fails(
            capsys, "encode", photos / "jacket.webp", tmp_path / "out/", "--report", report
        )
        assert report.read_text() == other


def test_a_photo_that_ends_its_worker_costs_no_other(photos, tmp_path, hands, capsys):
    hands.deadly.add("dress.webp")
    assert encode(photos, tmp_path / "out", "--jobs", "2") == 1
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"jacket.gcx", "jumper.gcx"}
    told = [line for line in capsys.readouterr().err.splitlines() if "dress.webp: the process" in line]
    assert len(told) == 1
    # Once beside another, and once alone.
    assert hands.given.count("dress.webp") == 2


@pytest.mark.long
def test_what_cannot_be_done_of_any_photo_is_said_once(photos, tmp_path, capsys):
    names = sorted(photos.iterdir())
    said = fails(
        capsys, "encode", *names, f"{tmp_path}/out/", "--size", "64", "--model", "gc", "--fit", "300", "--jobs", "2"
    )
    assert "model gc cannot be fitted to a number of bytes" in said
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.long
@pytest.mark.filterwarnings("default")
def test_a_cluster_encodes_what_its_workers_are_sent(photos, tmp_path):
    distributed = pytest.importorskip("distributed")
    assert encode(photos, tmp_path / "one") == 0
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
    ) as cluster:
        assert encode(photos, tmp_path / "two", "--cluster", cluster.scheduler_address) == 0
    assert files(tmp_path / "two") == files(tmp_path / "one")


@pytest.mark.filterwarnings("default")
def test_an_address_where_no_scheduler_answers_is_one_line(photos, tmp_path, capsys, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("gc_studio.cli.workers._ANSWERS_WITHIN", 1)
    for address in ("tcp://127.0.0.1:9", "nonsense://x"):
        said = fails(capsys, "encode", photos / "jacket.webp", tmp_path / "out.gcx", "--cluster", address)
        assert f"{address}: no Dask scheduler answers there" in said
