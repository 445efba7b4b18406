"""`gcx bench faces`: every system, its bytes and how many faces are still found where they were."""

import io
import json

import numpy as np
import pytest
from drawn import with_face
from PIL import Image

from gc_studio.bench import faces
from gc_studio.cli import main


@pytest.fixture
def portraits(jacket, tmp_path):
    folder = tmp_path / "portraits"
    folder.mkdir()
    Image.fromarray(with_face(jacket, 128, 150, 80)[:256]).save(folder / "a.png")
    Image.fromarray(jacket[:256]).save(folder / "b.png")
    return folder


@pytest.mark.long
def test_systems_are_compared_by_the_faces_in_their_pictures(portraits, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(faces, "SIDE", 128)
    out = tmp_path / "out"
    assert main(["bench", "faces", "--data", str(portraits), "--out", str(out), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["photos"], found["without"]) == (1, 1)
    rows = {row["name"]: row for row in found["systems"]}
    kept = ["nothing", "everything", "everything fine", "everything faithful"]
    names = [f"studio, {each}" for each in kept] + [f"studio, {each}, lines by landmarks" for each in kept[:2]]
    names += [f"JPEG, QF {quality}" for quality in (1, 2, 3, 4)] + [f"AVIF at studio, {each}" for each in kept[:2]]
    # Where the paper's own model is installed, it is there, too.
    assert sorted(name for name in rows if not name.startswith("hfgan")) == sorted(names)
    assert rows["AVIF at studio, everything"]["bytes"] >= rows["studio, everything"]["bytes"]
    assert rows["JPEG, QF 1"]["bytes"] <= rows["JPEG, QF 4"]["bytes"]
    assert rows["studio, everything faithful"]["errors"][0] < 0.05
    assert rows["studio, everything faithful"]["below"]["0.05"] == 1
    plot = np.asarray(Image.open(io.BytesIO((out / "faces.png").read_bytes())).convert("RGB"))
    assert len(np.unique(plot.reshape(-1, 3), axis=0)) > 10


def test_photos_without_a_face_are_one_line(portraits, capsys):
    (portraits / "a.png").unlink()
    assert main(["bench", "faces", "--data", str(portraits)]) == 1
    assert "no face was found" in capsys.readouterr().err
