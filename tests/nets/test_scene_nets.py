"""The networks of scenes: what the file says, what labels tell, and that OpenVINO computes what torch does."""

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from gc_studio.document import Codes
from gc_studio.nets import scene_model as scene_model_module
from gc_studio.nets.layout import STAGE_STRIDES, scene_told_channels
from gc_studio.nets.model import as_network_picture
from gc_studio.nets.registry import header_of
from gc_studio.nets.scene_model import load_scene_model
from gc_studio.nets.scenes import SceneEncoder, SceneGenerator, borders
from gc_studio.nets.weights import ModelError

CLASSES = ("background", "skin", "dress")
CODES = Codes("street", ("labels", "mask", "detail"), 0, 8, 2, classes=len(CLASSES))


@pytest.fixture
def scene_file(tmp_path):
    torch.manual_seed(3)
    parts = {"generator": SceneGenerator(len(CLASSES)), "encoder": SceneEncoder()}
    tensors = {f"{part}.{name}": value for part, net in parts.items() for name, value in net.state_dict().items()}
    save_file(
        {name: value.half().contiguous() for name, value in tensors.items()},
        tmp_path / "model.safetensors",
        header_of("0123abcd", "scenes", CODES, CLASSES),
    )
    return tmp_path / "model.safetensors"


@pytest.fixture
def scene_model(scene_file):
    return load_scene_model(scene_file, "cpu")


def half_and_half():
    labels = np.zeros((32, 48), np.uint8)
    labels[:, 24:] = 2
    return labels


def test_a_border_is_where_the_next_pixel_is_something_else():
    edges = borders(torch.from_numpy(half_and_half())[None])[0, 0].numpy()
    assert edges[:, 23].all()
    assert edges.sum() == 32


def test_every_stage_is_told_what_its_weights_expect(scene_model):
    labels = torch.from_numpy(half_and_half())[None]
    told = scene_model.generator.guides(labels, torch.ones(1, 8, 4, 6), torch.ones(1, 1, 4, 6))
    shapes = [tuple(guide.shape) for guide in told]
    assert shapes == [(1, scene_told_channels(k), 64 // s, 96 // s) for k, s in enumerate(STAGE_STRIDES)]
    assert torch.all(told[1][:, -9:] == 1)


def test_a_stroke_of_labels_changes_what_is_told_near_it_only(scene_model):
    before = half_and_half()
    after = before.copy()
    after[10, 5] = 1
    changed = (scene_model.features(before) != scene_model.features(after)).any(0)
    rows, columns = np.nonzero(changed)
    assert changed.any()
    assert (abs(rows - 10) <= 2).all()
    assert (abs(columns - 5) <= 2).all()


def test_what_runs_without_torch_is_what_the_modules_compute(scene_model, jacket):
    labels, photo = half_and_half(), jacket[:64, :96]
    with torch.inference_mode():
        features = scene_model.generator.features(torch.from_numpy(labels)[None])[0].numpy()
        detail = scene_model.encoder(torch.tensor(as_network_picture(photo)))[0].numpy()
    np.testing.assert_allclose(scene_model.features(labels), features, atol=1e-4)
    np.testing.assert_allclose(scene_model.encode(photo), detail, atol=1e-4)


def test_without_openvino_codes_and_features_are_the_same(scene_file, scene_model, jacket, monkeypatch):
    labels, photo = half_and_half(), jacket[:64, :96]
    right = scene_model.features(labels), scene_model.encode(photo)
    monkeypatch.setattr(scene_model_module, "has_openvino", lambda: False)
    other = load_scene_model(scene_file, "cpu")
    np.testing.assert_allclose(other.features(labels), right[0], atol=1e-4)
    np.testing.assert_allclose(other.encode(photo), right[1], atol=1e-4)


def test_the_picture_follows_labels_and_preserved_detail(scene_model):
    labels, other = half_and_half(), np.zeros((32, 48), np.uint8)
    nothing = torch.zeros(1, 8, 4, 6), torch.zeros(1, 1, 4, 6)
    kept = torch.ones(1, 8, 4, 6), torch.ones(1, 1, 4, 6)

    @torch.inference_mode()
    def painted(labels, detail, mask):
        return scene_model.generator(torch.from_numpy(labels)[None], detail, mask)

    first = painted(labels, *nothing)
    assert first.shape == (1, 3, 64, 96)
    assert first.abs().max() <= 1
    assert not torch.allclose(first, painted(other, *nothing), atol=1e-3)
    assert not torch.allclose(first, painted(labels, *kept), atol=1e-3)


def test_weights_of_another_network_are_refused(tmp_path):
    save_file(
        {"weight": torch.zeros(3)}, tmp_path / "model.safetensors", header_of("0123abcd", "scenes", CODES, CLASSES)
    )
    with pytest.raises(ModelError, match="does not fit"):
        load_scene_model(tmp_path / "model.safetensors")
