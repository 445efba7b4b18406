import json
import shutil

import pytest
from lines_families import install

from gc_studio.cli import main
from gc_studio.storage import RESOURCES

SAMPLES = RESOURCES / "samples"
ERRORS = {"latent_error", "latent_error_alone", "colour_error"}


def swaps(capsys, *options):
    assert main(["bench", "swaps", "--data", str(SAMPLES), "--every", "2", "--json", *options]) == 0
    return json.loads(capsys.readouterr().out)


def test_swapped_pictures_are_measured_beside_those_as_they_are(squeeze, capsys):
    results = swaps(capsys, "--perceptual", str(squeeze))
    assert results["photos"] == 2
    plain, swapped, ratio = (results["means"][kind] for kind in ("as they are", "swapped", "ratio"))
    assert set(plain) == {*ERRORS, "kernel_squeeze"}
    # An encoder that found nothing of the texture in the picture would be about 1 off.
    assert 0 < plain["latent_error"] < 0.8
    assert plain["latent_error"] < swapped["latent_error"] < 1
    # In units of CIELAB: another garment's colour would be tens of them off.
    assert 0 < swapped["colour_error"] < 6
    assert 0 < swapped["latent_error_alone"] < swapped["latent_error"]
    assert ratio["latent_error"] == pytest.approx(swapped["latent_error"] / plain["latent_error"])


def test_without_a_net_the_latent_error_is_measured(monkeypatch, capsys):
    monkeypatch.setattr("gc_studio.bench.distances.importlib.util.find_spec", lambda _: None)
    results = swaps(capsys)
    assert set(results["means"]["swapped"]) == ERRORS
    assert any("lpips" in line for line in results["left_out"])


@pytest.mark.usefixtures("_own_cache")
def test_models_of_one_texture_are_measured_by_it(squeeze, capsys):
    install("own-hfgan")
    results = swaps(capsys, "--model", "own-hfgan", "--perceptual", str(squeeze))
    figures = results["means"]
    assert set(figures["swapped"]) == {"latent_error", "kernel_squeeze"}
    # Nobody taught it, so that what is found says nothing of what was painted.
    assert all(figures[kind]["latent_error"] > 0 for kind in ("as they are", "swapped", "between photos"))


def test_one_photo_alone_is_told_in_one_line(tmp_path, capsys):
    shutil.copy(SAMPLES / "dress.webp", tmp_path)
    assert main(["bench", "swaps", "--data", str(tmp_path)]) == 1
    assert "give a folder with more" in capsys.readouterr().err
