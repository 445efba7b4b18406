"""What OpenVINO runs of the small networks is what their torch modules compute; weights are those they want."""

from dataclasses import replace
from functools import partial
from importlib.util import find_spec

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from gc_studio.analysis.photo import resized
from gc_studio.nets import layout, running
from gc_studio.nets import model as model_module
from gc_studio.nets.contours import ContourNet, load_contours
from gc_studio.nets.encoders import Encoders
from gc_studio.nets.features import FeatureNet, load_features
from gc_studio.nets.generator import Generator
from gc_studio.nets.labelling import JudgeNet, LabelNet
from gc_studio.nets.model import as_network_picture
from gc_studio.nets.polish import PolishNet, load_polish
from gc_studio.nets.pooling import pooled_to
from gc_studio.nets.running import contour_net, feature_net, judge_net, label_net, polish_net
from gc_studio.nets.scenes import SceneEncoder, SceneGenerator

needs_openvino = pytest.mark.skipif(find_spec("openvino") is None, reason="OpenVINO is not installed")


@pytest.mark.parametrize(
    ("net", "shapes"),
    [
        (Generator, layout.generator_shapes),
        (Encoders, layout.encoder_shapes),
        (ContourNet, layout.contour_shapes),
        (FeatureNet, layout.feature_shapes),
        (PolishNet, layout.polish_shapes),
        (SceneEncoder, layout.scene_encoder_shapes),
        (partial(SceneGenerator, 5), partial(layout.scene_generator_shapes, 5)),
        (partial(LabelNet, 5), partial(layout.label_shapes, 5)),
        (partial(JudgeNet, 5), partial(layout.judge_shapes, 5)),
    ],
)
def test_the_shapes_of_weights_are_those_of_the_modules(net, shapes):
    assert {name: tuple(tensor.shape) for name, tensor in net().state_dict().items()} == shapes()


@pytest.mark.parametrize("grid", [(2, 2), (3, 5), (7, 4), (9, 11)])
def test_pooling_is_that_of_torch(grid):
    x = np.random.default_rng(3).random((4, 9, 11)).astype(np.float32)
    np.testing.assert_allclose(pooled_to(x, grid), F.adaptive_avg_pool2d(torch.tensor(x), grid), rtol=1e-5)


@needs_openvino
def test_codes_of_photos_are_those_of_the_modules(model, jacket):
    labels = np.random.default_rng(1).integers(0, 3, (20, 16))
    regions = (labels == np.arange(3)[:, None, None]).astype(np.float32)
    for photo, own in ((jacket[:320], None), (jacket[:320], regions), (resized(jacket, 96)[:96], None)):
        mean, detail = model.encode(photo, own)
        with torch.inference_mode():
            shares = None if own is None else torch.tensor(own)[None]
            right, _, w = model.encoders(torch.tensor(as_network_picture(photo)), shares)
        np.testing.assert_allclose(mean, right.numpy().reshape(mean.shape), atol=1e-4)
        np.testing.assert_allclose(detail, w[0].numpy(), atol=1e-4)


@needs_openvino
def test_contours_and_features_of_photos_are_those_of_the_modules(jacket):
    for photo in (jacket[:320], jacket[:64, :96]):
        picture = as_network_picture(photo)
        with torch.inference_mode():
            right = load_contours("cpu")(torch.tensor(picture))[-1]
        np.testing.assert_allclose(contour_net()(picture)[-1], right.numpy(), atol=1e-3)
    for photo in (jacket, jacket[:35, :50]):
        picture = as_network_picture(photo)
        with torch.inference_mode():
            maps = load_features("cpu")(torch.tensor(picture))
        for own, wanted in zip(feature_net("cpu")(picture), maps, strict=True):
            np.testing.assert_allclose(own, wanted.numpy(), atol=1e-3)


@needs_openvino
@pytest.mark.parametrize(("net", "running"), [(LabelNet, label_net), (JudgeNet, judge_net)])
def test_what_finds_labels_in_photos_is_what_the_modules_find(net, running, jacket, tmp_path):
    torch.manual_seed(1)
    module = net(5).eval()
    save_file({name: tensor.contiguous() for name, tensor in module.state_dict().items()}, tmp_path / "net.safetensors")
    picture = as_network_picture(jacket[:64, :96])
    with torch.inference_mode():
        right = module(torch.tensor(picture))
    np.testing.assert_allclose(running(tmp_path / "net.safetensors")(picture)[0], right.numpy(), atol=1e-4)


def seen_by_polish(photo):
    """A photo as the polishing net is given one, with steps."""
    steps = np.full((1, *photo.shape[:2]), 46, np.float32)
    return np.concatenate([photo.transpose(2, 0, 1), steps])[None] / np.float32(255)


@needs_openvino
def test_polished_cells_are_those_of_the_module(jacket):
    for photo in (jacket[:320], jacket[:64, :96]):
        seen = seen_by_polish(photo)
        with torch.inference_mode():
            right = load_polish("cpu")(torch.tensor(seen))
        np.testing.assert_allclose(polish_net()(seen)[0], right.numpy(), atol=1e-4)


def test_without_openvino_torch_runs_them_all(model, jacket, monkeypatch):
    for module in (model_module, running):
        monkeypatch.setattr(module, "has_openvino", lambda: False)
    picture, plain = as_network_picture(jacket[:64, :96]), replace(model)
    for own, wanted in zip(plain.encode(jacket[:64, :96]), model.encode(jacket[:64, :96]), strict=True):
        np.testing.assert_allclose(own, wanted, atol=1e-4)
    np.testing.assert_allclose(running.contour_net.__wrapped__()(picture)[-1], contour_net()(picture)[-1], atol=1e-3)
    seen = seen_by_polish(jacket[:64, :96])
    np.testing.assert_allclose(running.polish_net.__wrapped__()(seen)[0], polish_net()(seen)[0], atol=1e-4)
    for own, wanted in zip(running.feature_net.__wrapped__("cpu")(picture), feature_net("cpu")(picture), strict=True):
        np.testing.assert_allclose(own, wanted, atol=1e-3)
