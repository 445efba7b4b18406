"""The training loop on two small photos: that it resumes exactly, and that several devices do as one."""

import itertools
import os
import subprocess
import sys
from dataclasses import replace

import cv2
import pytest
import torch
from safetensors.torch import load_file, save_file

from gc_studio.nets.model import load_model
from gc_studio.storage import RESOURCES
from gc_studio.training import feature_sets, loop
from gc_studio.training.data import write_pack
from gc_studio.training.loop import Phase, Settings, Trainer, train

FIRES = {3: (64, 16, 64), 4: (128, 16, 64), 6: (128, 32, 128), 7: (256, 32, 128)}
FIRES |= {9: (256, 48, 192), 10: (384, 48, 192), 11: (384, 64, 256), 12: (512, 64, 256)}
HEADS = (64, 128, 256, 384, 384, 512, 512)


@pytest.fixture(scope="module")
def perceptual(tmp_path_factory):
    """LPIPS on features that have learnt nothing."""
    generator = torch.Generator().manual_seed(0)

    def convolution(name, outputs, inputs, side):
        weight = torch.randn(outputs, inputs, side, side, generator=generator) * (2 / inputs) ** 0.5 / side
        return {f"{name}.weight": weight, f"{name}.bias": torch.zeros(outputs)}

    tensors = convolution("features.0", 64, 3, 3)
    for index, (inputs, squeezed, expanded) in FIRES.items():
        tensors |= convolution(f"features.{index}.squeeze", squeezed, inputs, 1)
        tensors |= convolution(f"features.{index}.expand1x1", expanded, squeezed, 1)
        tensors |= convolution(f"features.{index}.expand3x3", expanded, squeezed, 3)
    tensors |= {f"lpips.lin{level}": torch.full((1, width, 1, 1), 0.1) for level, width in enumerate(HEADS)}
    path = tmp_path_factory.mktemp("perceptual") / "squeeze.safetensors"
    save_file(tensors, path)
    return path


@pytest.fixture(scope="module", autouse=True)
def few_are_enough():
    """So that runs of five steps compare swapped pictures with photos, too, in the last of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(feature_sets, "LEAST", 2)
        yield


@pytest.fixture(scope="module")
def settings(perceptual, vgg, tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs")
    pack = folder / "samples.pack"
    write_pack(sorted((RESOURCES / "samples").glob("*.webp")), pack)
    phases = [Phase(64, 2, 3), Phase(96, 2, 2)]
    made = Settings([(pack, 1.0)], perceptual, folder / "whole", phases, adversarial_from=1, compile=False, workers=0)
    # All textures change places in the last step, those of the things in that of number 2.
    return replace(made, uses=2, vgg=vgg, swap_every=2, large_packs=[(pack, 1.0)])


@pytest.fixture(scope="module")
def whole(settings):
    train(settings)
    return settings.out


def test_a_run_leaves_weights_that_load_samples_and_curves(whole, tmp_path):
    (tmp_path / "studio").mkdir()
    (tmp_path / "studio" / "model.safetensors").write_bytes((whole / "model.safetensors").read_bytes())
    assert load_model(folder=tmp_path).identity
    assert cv2.imread(str(whole / "samples.webp")).shape == (4 * 96, 4 * 96, 3)
    assert list((whole / "tensorboard").glob("events.*"))


def test_a_run_that_was_stopped_and_resumed_is_the_same_run(settings, whole, monkeypatch):
    stopped, train_on = replace(settings, out=whole.parent / "stopped"), Trainer.train_on

    def stop(trainer, batch):
        if trainer.step == 3:
            raise KeyboardInterrupt
        return train_on(trainer, batch)

    with monkeypatch.context() as patch:
        patch.setattr(loop, "CHECKPOINT_SECONDS", -1)
        patch.setattr(Trainer, "train_on", stop)
        with pytest.raises(KeyboardInterrupt):
            train(stopped)
    assert torch.load(stopped.out / "checkpoint.pt", weights_only=True)["step"] == 3
    train(stopped)
    one, other = (load_file(folder / "model.safetensors") for folder in (whole, stopped.out))
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_a_run_of_the_generator_alone_leaves_the_encoders_as_they_were(settings, whole):
    began, out = whole / "model.safetensors", whole.parent / "generator"
    train(replace(settings, out=out, phases=[Phase(64, 2, 3)], start_from=began, generator_only=True))
    before, after = (load_file(path) for path in (began, out / "model.safetensors"))
    is_same = {name: torch.equal(before[name], after[name]) for name in before}
    assert all(same == name.startswith("encoders.") for name, same in is_same.items() if name.endswith("weight"))


def test_a_run_ends_with_its_time_and_a_learning_rate_that_fell_by_then(settings, whole, monkeypatch):
    clock = itertools.count()
    monkeypatch.setattr(loop.time, "monotonic", lambda: 2.0 * next(clock))
    out = whole.parent / "timed"
    train(replace(settings, out=out, phases=[Phase(64, 2, 1000)], minutes=0.25))
    state = torch.load(out / "checkpoint.pt", weights_only=True)
    assert 1 < state["step"] < 10
    assert state["optimiser"]["param_groups"][0]["lr"] < 0.5 * settings.learning_rate
    assert (out / "model.safetensors").exists()


@pytest.mark.long
def test_a_run_on_two_devices_sees_twice_the_photos(settings, whole):
    out = whole.parent / "two"
    command = [sys.executable, "-m", "gc_studio.training", "train", "--pack", str(settings.packs[0][0]), "--no-compile"]
    command += ["--perceptual", str(settings.perceptual), "--out", str(out), "--phase", "64:2:2"]
    command += ["--adversarial-from", "1", "--workers", "0", "--devices", "2"]
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=os.environ | {"OMP_NUM_THREADS": "1"})
    state = torch.load(out / "checkpoint.pt", weights_only=True)
    assert (state["step"], state["photos"]) == (2, 8)
