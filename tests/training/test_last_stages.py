import pytest
import torch
from safetensors.torch import load_file, save_file

from gc_studio.nets.generator import STAGE_CHANNELS, Stage
from gc_studio.nets.model import ModelError
from gc_studio.storage import RESOURCES, WEIGHTS
from gc_studio.training.data import write_pack
from gc_studio.training.last_stages import (
    _BEFORE_LAST,
    _LAST,
    LastStages,
    Settings,
    begin_as,
    load_teacher,
    train_last_stages,
)

SHIPPED = WEIGHTS / "studio" / "model.safetensors"


@pytest.fixture(scope="module")
def settings(vgg, squeeze, tmp_path_factory):
    """To teach the last stage what one of half as many channels more paints."""
    folder = tmp_path_factory.mktemp("last-stages")
    write_pack(sorted((RESOURCES / "samples").glob("*.webp")), folder / "samples.pack")
    torch.manual_seed(0)
    wider = Stage(STAGE_CHANNELS[-2], 2, 3 * STAGE_CHANNELS[-1] // 2).state_dict()
    kept = {name: tensor for name, tensor in load_file(SHIPPED).items() if not name.startswith(_LAST)}
    save_file(kept | {f"{_LAST}{name}": tensor.half() for name, tensor in wider.items()}, folder / "wider.safetensors")
    packs = [(folder / "samples.pack", 1.0)]
    return Settings(packs, folder / "wider.safetensors", squeeze, vgg, folder / "run", minutes=0.001, compile=False)


def test_a_stage_learns_what_a_wider_one_paints_and_a_run_goes_on_where_it_stopped(settings, monkeypatch):
    monkeypatch.setattr("gc_studio.training.last_stages.SIZE", 64)
    run = LastStages(settings)
    run.set_learning_rate(0.8)
    batch = next(iter(run.batches()))
    losses = []
    for _ in range(12):
        run.step = 0  # The noise of the same step again.
        losses.append(run.train_on(batch)["l1"])
    assert losses[-1] < 0.95 * losses[0]
    settings.out.mkdir()
    run.save(settings.out / "checkpoint.pt")
    train_last_stages(settings)
    assert torch.load(settings.out / "checkpoint.pt", weights_only=True)["step"] == run.step
    weights, shipped = load_file(settings.out / "model.safetensors"), load_file(SHIPPED)
    assert weights.keys() == shipped.keys()
    taught = {name for name in shipped if name.startswith((_BEFORE_LAST, _LAST))}
    assert all(torch.equal(weights[name], shipped[name]) for name in shipped.keys() - taught)
    assert run.ema.keys() == taught
    assert all(torch.equal(weights[name], value.half()) for name, value in run.ema.items())


def test_a_stage_of_as_many_channels_begins_as_the_one_that_it_learns_from(settings):
    teacher = load_teacher(settings.teacher)[1]
    given = torch.randn(1, STAGE_CHANNELS[-2], 8, 8), torch.randn(1, 3, 8, 8), torch.randn(1, 2, 16, 16)
    given = *given, torch.randn(1, 64), None
    student = Stage(STAGE_CHANNELS[-2], 2, teacher.conv2.out_channels)
    begin_as(student, teacher, given)
    assert torch.allclose(student(*given)[1], teacher(*given)[1], atol=1e-5)


def test_weights_of_another_network_are_one_error(settings, tmp_path):
    for change in ({}, {"generator.stages.2.conv1.weight": torch.zeros(3)}):
        tensors = load_file(settings.teacher) if change else {"other": torch.zeros(1)}
        save_file(tensors | change, tmp_path / "other.safetensors")
        with pytest.raises(ModelError, match="no weights of this network"):
            load_teacher(tmp_path / "other.safetensors")


def test_a_stage_cannot_learn_from_a_narrower_one(settings, tmp_path):
    kept = {name: tensor for name, tensor in load_file(settings.teacher).items() if not name.startswith(_LAST)}
    narrow = Stage(STAGE_CHANNELS[-2], 2, STAGE_CHANNELS[-1] // 2).state_dict()
    save_file(kept | {f"{_LAST}{name}": tensor for name, tensor in narrow.items()}, tmp_path / "narrow.safetensors")
    with pytest.raises(ModelError, match=f"not {STAGE_CHANNELS[-1]} or more"):
        load_teacher(tmp_path / "narrow.safetensors")
