"""Trainings of `hfgan` and `layered`: a run writes a model that takes photos, and goes on where it stopped."""

import pytest
import torch

from gc_studio.decode.families import family_of
from gc_studio.nets.registry import described
from gc_studio.training.papers import lined, runs
from gc_studio.training.papers.hfgan import HfganTraining
from gc_studio.training.papers.layered import LayeredTraining
from gc_studio.training.papers.lined import LinedStream
from gc_studio.training.papers.table import TRAININGS
from tests.paper_runs import short_run

OWN_LOSSES = {"hfgan": {"ssim", "vgg"}, "layered": {"bce"}}


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "SCENE_SIZE", 128)
    monkeypatch.setattr(lined, "SCENE_SIZE", 128)
    return short_run(tmp_path, 0.6)


@pytest.mark.parametrize(("name", "training"), [("hfgan", HfganTraining), ("layered", LayeredTraining)])
def test_a_run_writes_a_model_that_takes_photos_and_goes_on_where_it_stopped(settings, jacket, name, training):
    TRAININGS[name](settings)
    model = described(settings.out / "model.safetensors")
    assert (model.name, model.family, model.codes.layers) == (name, name, ("structure", "texture"))
    assert model.path.stat().st_size < 4e6
    family = family_of(model)
    loaded = family.load(model, "cpu")
    assert family.painter(loaded).render(family.analyse(jacket, loaded).document).shape == jacket.shape
    again = training(settings)
    again.run.resume()
    assert again.run.step == 1
    # The time is over, so that the discriminator has its say.
    before = torch.cat([value.detach().flatten() for value in again.net.parameters()])
    losses = again.train_on(next(iter(LinedStream(settings, again.lines_of, 1))))
    assert {*losses} == {"l1", "kl", "latent", "adversarial", "discriminator"} | OWN_LOSSES[name]
    assert torch.stack([*losses.values()]).isfinite().all()
    assert not torch.equal(before, torch.cat([value.detach().flatten() for value in again.net.parameters()]))
