"""Trainings of the papers' systems: a run writes a model that is described, and goes on where it stopped."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from gc_studio.nets.papers.gc import Gc, noise
from gc_studio.nets.papers.sampler import drawn_symbols
from gc_studio.nets.registry import described
from gc_studio.nets.weights import ModelError
from gc_studio.training.__main__ import main
from gc_studio.training.papers import runs, sampler
from gc_studio.training.papers.gc import MSE_ALONE, GcTraining, begun, train_gc, train_gcd, train_mse
from gc_studio.training.papers.sampler import train_sampler
from gc_studio.training.street_classes import NAMES
from tests.paper_runs import short_run


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "SCENE_SIZE", 64)
    return short_run(tmp_path, 0.4, size=64)


def test_a_run_writes_its_model_and_goes_on_where_it_stopped(settings):
    train_gc(settings)
    model = described(settings.out / "model.safetensors")
    assert (model.name, model.family, model.codes.layers) == ("gc", "gc", ("mask", "detail"))
    assert {*load_file(model.path)} == {*Gc().state_dict()}
    assert (settings.out / "samples-000001.webp").stat().st_size > 500
    training = GcTraining(settings, "gc")
    training.run.resume()
    assert training.run.step == 1
    # The time is over, so that the discriminator has its say.
    before = training.discriminator.scales[0].score.parametrizations.weight.original.clone()
    losses = training.train_on(next(runs.crops(settings, 1)))
    assert {*losses} == {"mse", "perceptual", "adversarial", "feature_matching", "discriminator"}
    assert not torch.equal(before, training.discriminator.scales[0].score.parametrizations.weight.original)


def test_for_mse_alone_nothing_is_judged(settings):
    train_mse(settings)
    assert described(settings.out / "model.safetensors").name == "mse"
    training = begun(settings, "mse", MSE_ALONE)
    assert training.run.step == 1
    assert {*training.train_on(next(runs.crops(settings, 1)))} == {"mse"}


def test_labels_are_told_to_the_discriminator_alone(settings, tmp_path):
    photo = cv2.imread(str(settings.unseen[0] / "dress.webp"))
    cv2.imwrite(str(settings.unseen[0] / "dress.labels.png"), np.ones(photo.shape[:2], np.uint8))
    train_gc(settings)
    start = settings.out / "model.safetensors"
    wanted = replace(settings, labelled=settings.unseen, start_from=start, out=tmp_path / "gcd", size=32)
    train_gcd(wanted)
    assert described(tmp_path / "gcd" / "model.safetensors").name == "gcd"
    assert {*load_file(tmp_path / "gcd" / "model.safetensors")} == {*load_file(start)}
    state = torch.load(tmp_path / "gcd" / "checkpoint.pt", weights_only=True)["discriminator"]
    assert state["scales.0.layers.0.parametrizations.weight.original"].shape[1] == 3 + len(NAMES)


def test_the_sampler_is_trained_for_one_model(settings, tmp_path, monkeypatch):
    train_gc(settings)
    monkeypatch.setattr(sampler, "PHOTOS", 6)
    monkeypatch.setattr(sampler, "BATCH", 4)
    model = settings.out / "model.safetensors"
    with pytest.raises(ModelError, match="--start-from"):
        train_sampler(settings)
    train_sampler(replace(settings, start_from=model, out=tmp_path / "sampler"))
    identity = described(model).identity
    symbols = drawn_symbols(tmp_path / "sampler" / "sampler.safetensors", identity, 3)
    assert symbols.shape == (4, 16, 16)
    assert (tmp_path / "sampler" / "samples-000001.webp").stat().st_size > 500


def test_noise_is_the_same_at_every_place_of_every_size():
    assert (noise(70, 5)[:, :3, :4] == noise(3, 4)).all()
    assert (noise(70, 5)[:, 64:] == noise(6, 5)).all()
    assert abs(noise(64, 64).mean()) < 0.03


def test_the_command_asks_for_photos(monkeypatch, tmp_path):
    words = ["paper", "gc", "--perceptual", "p", "--unseen", "u", "--minutes", "1", "--out"]
    monkeypatch.setattr("sys.argv", ["training", *words, str(tmp_path)])
    with pytest.raises(SystemExit, match="give --pack or --labelled"):
        main()
