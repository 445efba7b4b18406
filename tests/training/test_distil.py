import numpy as np
import pytest
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from gc_studio.nets.features import FeatureNet, load_features
from gc_studio.nets.layout import FEATURE_STRIDES, PROJECTED_CHANNELS
from gc_studio.nets.model import ModelError
from gc_studio.storage import RESOURCES
from gc_studio.training.data import write_pack
from gc_studio.training.distil import (
    Distillation,
    Settings,
    batch_of,
    decoded_groups,
    distil,
    fitted_teachers,
    folded,
    with_batch_norm,
)
from gc_studio.training.evaluate import to_tensor
from gc_studio.training.perceptual import LpipsSqueeze, VggFeatures
from gc_studio.training.teachers import SQUEEZE_SHARE, Teachers


@pytest.fixture(scope="module")
def settings(vgg, squeeze, tmp_path_factory):
    folder = tmp_path_factory.mktemp("distil")
    write_pack(sorted((RESOURCES / "samples").glob("*.webp")), folder / "samples.pack")
    return Settings([(folder / "samples.pack", 1.0)], vgg, squeeze, folder / "run", photos=2, steps=2)


def test_a_run_ends_with_weights_that_load_and_goes_on_where_it_stopped(settings, model, monkeypatch):
    monkeypatch.setattr("gc_studio.training.distil.FITTED_BATCHES", 3)
    distil(settings, model)
    net = load_features(torch.device("cpu"), settings.out / "features.safetensors")
    assert not any(parameter.requires_grad for parameter in net.parameters())
    groups = decoded_groups(settings, model)
    run = Distillation(settings, fitted_teachers(settings, groups))
    run.resume()
    assert run.step == 2


def test_components_keep_the_distances_of_what_the_teachers_find(settings, model):
    groups = decoded_groups(settings, model)
    teachers, pictures = Teachers(settings.vgg, settings.squeeze), batch_of(groups, 0, 1)[0]
    shares = teachers.fit([pictures])
    assert all(0.5 < share <= 1.001 for share in shares)
    whole = LpipsSqueeze(settings.squeeze)(pictures[1:2], pictures[:1]) * SQUEEZE_SHARE
    vgg = VggFeatures(settings.vgg)
    units = [[F.normalize(tap, dim=1) for tap in vgg.features(one)[1:]] for one in (pictures[1:2], pictures[:1])]
    whole = whole + FeatureNet.distance(*units)
    kept = FeatureNet.distance(*([tap[[index]] for tap in teachers(pictures)] for index in (1, 0)))
    assert 0.6 * whole.item() < kept.item() < 1.1 * whole.item()
    for tap in teachers(pictures):
        assert tap.mean((0, 2, 3)).abs().max() < 1e-3


def test_batches_depend_on_the_step_alone():
    groups = np.random.default_rng(0).integers(0, 256, (2, 5, 256, 256, 3), np.uint8)
    (one, group), (same, _), (other, _) = (batch_of(groups, step, 1) for step in (3, 3, 4))
    assert torch.equal(one, same)
    assert not torch.equal(one, other)
    assert len(one) % group == 0


def test_folding_keeps_what_the_net_computes():
    net = with_batch_norm(FeatureNet())
    net(torch.rand(4, 3, 32, 32))
    plain = FeatureNet()
    plain.load_state_dict(folded(net))
    picture = torch.rand(1, 3, 32, 32)
    for one, two in zip(net.eval()(picture), plain(picture), strict=True):
        torch.testing.assert_close(one, two, rtol=1e-4, atol=1e-5)


def test_features_of_any_size_have_the_strides_and_widths_that_are_said():
    picture = torch.rand(2, 3, 100, 37) * 2 - 1
    net = FeatureNet()
    taps = net(picture)
    for tap, stride, channels in zip(taps, FEATURE_STRIDES, PROJECTED_CHANNELS, strict=True):
        assert tap.shape == (2, channels, 100 // stride, 37 // stride)
    assert net.distance(taps, taps).tolist() == [0, 0]


def test_the_teachers_projections_are_shortened_without_loss(vgg):
    from safetensors.torch import load_file

    tensors, picture = load_file(vgg), torch.rand(1, 3, 32, 32)
    (first, *_) = VggFeatures(vgg).features(picture)
    x = torch.nn.functional.conv2d((picture + 1) / 2, tensors["conv0.weight"], tensors["conv0.bias"])
    x = torch.nn.functional.pad(x, (1, 1, 1, 1), mode="reflect")
    x = torch.relu(torch.nn.functional.conv2d(x, tensors["conv11.weight"], tensors["conv11.bias"]))
    wide = torch.nn.functional.conv2d(x, tensors["conv11_aux.weight"], tensors["conv11_aux.bias"])
    assert first.shape[1] < wide.shape[1]
    torch.testing.assert_close(first.norm(dim=1), wide.norm(dim=1))


def test_the_distance_grows_with_the_damage(vgg, jacket):
    net, photo = VggFeatures(vgg), to_tensor(jacket)
    noise = torch.randn(photo.shape, generator=torch.Generator().manual_seed(0))
    none, little, much = (net(photo + share * noise, photo).item() for share in (0, 0.1, 0.5))
    assert none == 0 < little < much


def test_a_feature_net_that_is_missing_or_another_is_told_in_one_line(tmp_path):
    with pytest.raises(ModelError, match="cannot load the feature net"):
        load_features(torch.device("cpu"), tmp_path / "none.safetensors")
    save_file({"a": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(ModelError, match="does not fit"):
        load_features(torch.device("cpu"), tmp_path / "other.safetensors")
