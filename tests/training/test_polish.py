"""The polishing net, trained for a moment on four photos: enough to see that it can be loaded and runs."""

import numpy as np
import pytest

from gc_studio.nets.polish import load_polish
from gc_studio.storage import RESOURCES
from gc_studio.training.data import write_pack
from gc_studio.training.polish import Settings, train_polish


@pytest.mark.long
def test_a_short_training_writes_weights_that_load(tmp_path, model, squeeze):
    write_pack(sorted((RESOURCES / "samples").glob("*.webp")), tmp_path / "samples.pack")
    settings = Settings([(tmp_path / "samples.pack", 1.0)], squeeze, tmp_path / "out", photos=2, minutes=0.03)
    identity = train_polish(settings, model)
    net = load_polish("cpu", tmp_path / "out" / "polish.safetensors")
    assert len(identity) == 8
    assert all(np.isfinite(tensor.numpy()).all() for tensor in net.state_dict().values())
    assert net.last.weight.any()
