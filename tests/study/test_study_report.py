"""What people send back: whose answers count, what they come to, and what is refused."""

import io
import json

import numpy as np
import pytest
from PIL import Image

from gc_studio.cli import main

PAIRS = [("studio", "AVIF"), ("studio", "AVIF"), ("studio", "AVIF"), ("studio", "AVIF"), ("studio", "AVIF@2")]


def answers(person, fidelity, beauty, probes=(True, True, True), study="s1"):
    """The file of a person who chose the first system in so many of the first four pairs, and in the last."""
    found = []
    for asked, count in (("fidelity", fidelity), ("beauty", beauty)):
        for place, systems in enumerate(PAIRS):
            chosen = systems[0] if place < count or place == 4 else systems[1]
            sizes = [300, 320 * (1 + (place == 4))]
            found.append({"pair": place, "asked": asked, "systems": systems, "bytes": sizes, "chosen": chosen})
    return {"format": "gc-studio-study-answers", "version": 1, "study": study, "person": person} | {
        "probes": list(probes),
        "answers": found,
    }


@pytest.fixture
def write(tmp_path):
    def written(name, content):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return str(path)

    return written


def run(capsys, *arguments):
    status = main(["study", "report", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_means_and_errors_are_over_people(write, capsys):
    files = [write(f"{n}.json", answers(f"p{n}", fidelity, 4)) for n, fidelity in enumerate((4, 3, 1))]
    files.append(write("failed.json", answers("p9", 0, 0, probes=(True, False, True))))
    status, out, err = run(capsys, *files, "--json")
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert (found["people"], found["failed"]) == (3, 1)
    first, beauty, larger, _ = found["preferences"]
    shares = np.array([100, 75, 25])
    assert (first["systems"], first["asked"], first["pairs"]) == (["studio", "AVIF"], "fidelity", 4)
    assert first["mean"] == pytest.approx(shares.mean())
    assert first["error"] == pytest.approx(shares.std(ddof=1) / 3**0.5)
    assert (beauty["mean"], beauty["error"]) == (100, 0)
    assert (larger["systems"][1], larger["file_bytes"]) == ("AVIF@2", [300, 640])


def test_a_table_and_a_plot_are_made(write, tmp_path, capsys):
    files = [write("a.json", answers("a", 4, 0)), write("b.json", answers("b", 2, 0, probes=[False, True, True]))]
    status, out, _ = run(capsys, *files, "--plot", tmp_path / "plot.png")
    assert status == 0
    assert out.startswith("1 person; 1 left out")
    assert "| studio | AVIF | fidelity | 4 | 100.0 % | - | 300 | 320 |" in out
    picture = np.asarray(Image.open(io.BytesIO((tmp_path / "plot.png").read_bytes())).convert("RGB"))
    # Bars of the first pair, and the curve over the bytes of its codec beside them.
    assert picture.shape[1] > 2.5 * picture.shape[0]
    assert (picture == (0, 0x72, 0xB2)).all(2).sum() > 500


def test_files_that_do_not_belong_are_told_apart(write, capsys):
    whole = answers("a", 4, 4)
    other_pairs = answers("d", 4, 4)
    for own in other_pairs["answers"]:
        own["bytes"] = [1, 1]
    files = {
        "a.json": whole,
        "a (1).json": whole,
        "b.json": answers("b", 4, 4),
        "other.json": answers("c", 4, 4, study="s2"),
        "changed.json": other_pairs,
        "cut.json": json.dumps(whole)[:-30],
        "foreign.json": {"name": "something else"},
        "list.json": [1, 2],
        "newer.json": whole | {"version": 2},
        "missing.json": whole | {"answers": whole["answers"][1:]},
        "twice.json": whole | {"answers": whole["answers"] + whole["answers"][:1]},
        "wrong.json": whole | {"answers": [own | {"chosen": "GIF"} for own in whole["answers"]]},
        "unprobed.json": whole | {"probes": []},
        "nothing.json": "",
    }
    paths = [write(name, content) for name, content in files.items()]
    status, out, err = run(capsys, *paths, "absent.json", "--json")
    assert status == 1
    assert json.loads(out)["people"] == 2
    lines = err.splitlines()
    told = {line.removeprefix("gcx: ").split(":")[0]: line for line in lines}
    assert len(told) == len(lines) == len(files) + 1 - 2
    assert "same person" in told["a (1).json"]
    assert "another study" in told["other.json"]
    assert "another study" in told["changed.json"]
    assert "cut short" in told["cut.json"]
    assert "no answers to a study" in told["foreign.json"]
    assert "no answers to a study" in told["list.json"]
    assert "update" in told["newer.json"]
    for name in ("missing.json", "twice.json", "wrong.json", "unprobed.json"):
        assert "damaged" in told[name]
    assert "No such file" in told["absent.json"]


def test_where_nobody_counts_that_is_said(write, capsys):
    status, _, err = run(capsys, write("a.json", answers("a", 4, 4, probes=[False])))
    assert (status, err.count("\n")) == (1, 1)
    assert "nobody counts" in err
    status, _, err = run(capsys, write("b.json", "{}"))
    assert status == 1
    assert "no answers to report" in err
    status, _, err = run(capsys, write("c.json", answers("c", 1, 1)), "--plot", "plot.jpg")
    assert (status, err.count("\n")) == (1, 1)
