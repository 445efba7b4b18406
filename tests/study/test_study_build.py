"""Photos to a page: what is in it, at which bytes, and what is refused."""

import base64
import hashlib
import io
import re

import numpy as np
import pytest
from PIL import Image
from study_helpers import facts_of

from gc_studio.analysis.photo import load_resized
from gc_studio.bitstream import read_file
from gc_studio.cli import main
from gc_studio.decode.families import Painters
from gc_studio.study import build as building


@pytest.fixture
def photos(tmp_path, jacket):
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(3):
        Image.fromarray(np.roll(jacket[:96, :128], number, 2)).save(folder / f"{number}.png")
    return folder


def build(folder, systems, out, *more):
    return main(["study", "build", "--data", str(folder), "--systems", systems, "--out", str(out), *more])


def fails(capsys, *arguments):
    assert build(*arguments) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "unexpected" not in err
    return err


def test_a_page_holds_what_the_systems_make(toy_family, photos, tmp_path, capsys):
    out = tmp_path / "study.html"
    assert build(photos, "toy, toy:1, AVIF, JPEG@1.5", out, "--size", "64", "--most", "2") == 0
    assert "23 questions about 2 photos" in capsys.readouterr().out
    html = out.read_bytes()
    facts = facts_of(html)
    pictures = [np.asarray(Image.open(io.BytesIO(base64.b64decode(url.split(",")[1])))) for url in facts["pictures"]]
    names = {("toy", "toy:1"), *((ours, other) for ours in ("toy", "toy:1") for other in ("AVIF", "JPEG@1.5"))}
    assert {tuple(own["systems"]) for own in facts["pairs"]} == names
    assert len(facts["pairs"]) == 2 * len(names)
    for own in facts["pairs"]:
        if own["systems"][1] != "toy:1":
            assert own["bytes"][1] >= own["bytes"][0] * (1.5 if "@" in own["systems"][1] else 1)
    # What is shown is what a reader of the file sees, without loss.
    original = pictures[facts["pairs"][0]["original"]]
    source = next(path for path in photos.iterdir() if np.array_equal(load_resized(path, 64), original))
    assert main(["encode", str(source), str(tmp_path / "a.gcx"), "--model", "toy", "--size", "64"]) == 0
    document = read_file(tmp_path / "a.gcx")
    first = next(own for own in facts["pairs"] if own["systems"] == ["toy", "AVIF"])
    assert first["bytes"][0] == (tmp_path / "a.gcx").stat().st_size
    assert np.array_equal(Painters("cpu").render(document), pictures[first["shown"][0]])
    # The photo of the probes is none of those that are compared.
    assert len(facts["probes"]) == 3
    assert not {probe[0] for probe in facts["probes"]} & {own["original"] for own in facts["pairs"]}


def test_a_page_runs_its_own_script_alone_and_fetches_nothing(toy_family, photos, tmp_path):
    out = tmp_path / "study.html"
    assert build(photos, "toy,WebP", out, "--size", "32", "--most", "1") == 0
    html = out.read_text()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        [text] = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        assert rules[rule] == f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
    assert not re.findall(r'(?:src|href)="?(?!data:)\w', re.sub(r"<script>.*?</script>", "", html, flags=re.S))


def test_mistakes_are_told_in_one_line(toy_family, photos, tmp_path, capsys, monkeypatch):
    out = tmp_path / "study.html"
    unknown = fails(capsys, photos, "toy,GIF", out)
    assert "'GIF'" in unknown
    assert "studio" in unknown
    assert "AVIF" in unknown
    assert "two or more" in fails(capsys, photos, "toy", out)
    assert "one model" in fails(capsys, photos, "AVIF,WebP", out)
    assert "twice" in fails(capsys, photos, "toy,toy", out)
    assert "level 1" in fails(capsys, photos, "toy:4,AVIF", out)
    assert "after @" in fails(capsys, photos, "toy,AVIF@x", out)
    assert "no photos" in fails(capsys, tmp_path / "nowhere", "toy,AVIF", out)
    assert ".html" in fails(capsys, photos, "toy,AVIF", tmp_path / "study.png")
    out.write_text("<p>my own page")
    assert "not replaced" in fails(capsys, photos, "toy,AVIF", out)
    out.unlink()
    monkeypatch.setattr(building, "MOST_BYTES", 20_000)
    assert "--most" in fails(capsys, photos, "toy,WebP", out, "--size", "64")
    assert not out.exists()
