"""Training of scenes: crops keep photo and labels together, masks are of things, and a run goes on where it stopped."""

import cv2
import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file

from gc_studio.nets.layout import DETAIL_STAGE
from gc_studio.nets.registry import described
from gc_studio.nets.scene_model import load_scene_model
from gc_studio.storage import RESOURCES, WEIGHTS
from gc_studio.training import scene_sheet, scenes, segment
from gc_studio.training.label_sets import STREET
from gc_studio.training.scene_data import random_instances, random_scene_mask
from gc_studio.training.scenes import SceneCodec, SceneTraining, start_from, train_scenes
from gc_studio.training.segment import mean_iou
from gc_studio.training.street import fitted, labelled_photos, random_scene
from gc_studio.training.street_classes import FINE_NAMES, NAMES
from tests.perceptual_nets import write_squeeze, write_vgg

STUDIO_WEIGHTS = WEIGHTS / "studio" / "model.safetensors"


@pytest.fixture
def street(tmp_path):
    """A folder with one photo, whose garment is said to be a dress, and its studio weights."""
    folder = tmp_path / "photos"
    folder.mkdir()
    photo = cv2.imread(str(RESOURCES / "samples" / "dress.webp"))
    labels = np.zeros(photo.shape[:2], np.uint8)
    labels[photo.shape[0] // 4 : -40, photo.shape[1] // 3 : -60] = FINE_NAMES.index("dress")
    cv2.imwrite(str(folder / "dress.webp"), photo)
    cv2.imwrite(str(folder / "dress.labels.png"), labels)
    cv2.imwrite(str(folder / "alone.webp"), photo)
    return folder


def test_photos_without_a_label_map_are_left_out(street, tmp_path):
    assert [path.name for path in labelled_photos([street])] == ["dress.webp"]
    with pytest.raises(FileNotFoundError, match="beside it"):
        labelled_photos([tmp_path])


def test_crops_keep_photo_and_labels_together():
    labels = np.zeros((300, 200), np.uint8)
    labels[100:220, 60:130] = 7
    photo = (labels[..., None].repeat(3, 2) > 0).astype(np.uint8) * 200
    rng = np.random.default_rng(2)
    for _ in range(10):
        crop, half = random_scene(photo, labels, (128, 96), 2.0, rng)
        assert crop.shape == (128, 96, 3)
        assert half.shape == (64, 48)
        bright = crop.reshape(64, 2, 48, 2, 3).mean((1, 3, 4)) > 100
        assert (bright == (half > 0)).mean() > 0.93
    crop, half = fitted(photo, labels, 128)
    assert crop.shape == (192, 128, 3)
    assert half.shape == (96, 64)
    assert set(np.unique(half)) == {0, 7}


def test_what_is_kept_is_things_or_their_surroundings():
    labels = np.zeros((64, 64), np.uint8)
    labels[8:24, 8:24], labels[40:56, 40:56] = 3, 3
    rng = np.random.default_rng(1)
    found = {random_instances(labels, rng).tobytes() for _ in range(60)}
    first, second = np.zeros((2, 8, 8), bool)
    first[1:3, 1:3] = True
    second[5:7, 5:7] = True
    assert {first.tobytes(), second.tobytes(), (first | second).tobytes(), (~(first | second)).tobytes()} <= found
    shares = [random_scene_mask(labels, rng).mean() for _ in range(200)]
    assert 0.2 < np.mean(np.array(shares) == 0) < 0.6
    assert 0.05 < np.mean(np.array(shares) == 1) < 0.3


def test_a_new_model_keeps_what_the_studio_model_knows():
    codec = SceneCodec(len(NAMES))
    start_from(codec, STUDIO_WEIGHTS)
    own, studio = codec.state_dict(), load_file(STUDIO_WEIGHTS)
    name = f"generator.stages.{DETAIL_STAGE}.told1.weight"
    assert torch.equal(own["generator.stages.5.conv2.weight"], studio["generator.stages.5.conv2.weight"].float())
    assert torch.equal(own[name][:, :2], studio[name][:, :2].float())
    assert torch.equal(own[name][:, -9:-3], studio[name][:, 2:-1].float())
    assert torch.equal(own[name][:, -1], studio[name][:, -1].float())
    head = "encoder.detail_head.2.weight"
    assert torch.equal(own[head][:6], studio[head.replace("encoder", "encoders", 1)].float())


@pytest.fixture
def settings(street, tmp_path, monkeypatch):
    monkeypatch.setattr(scene_sheet, "SIDE", 64)
    monkeypatch.setattr(scene_sheet, "LARGEST", 64)
    write_squeeze(tmp_path / "squeeze.safetensors")
    write_vgg(tmp_path / "vgg.safetensors")
    return scenes.Settings(
        "street",
        STREET,
        [street],
        STUDIO_WEIGHTS,
        tmp_path / "squeeze.safetensors",
        tmp_path / "vgg.safetensors",
        tmp_path / "run",
        minutes=1e-6,
        unseen=[street],
        size=64,
        batch=2,
        adversarial_from=0,
        compile=False,
        workers=0,
    )


def test_a_step_changes_both_sides_and_a_run_goes_on_where_it_stopped(settings):
    train_scenes(settings)
    written = sorted(settings.out.glob("model-*.safetensors"))
    assert [path.name for path in written] == ["model-00001.safetensors"]
    assert described(written[0]).classes == NAMES
    assert described(written[0]).codes.layers == ("labels", "mask", "detail")
    model = load_scene_model(written[0], "cpu")
    assert model.features(np.zeros((16, 16), np.uint8)).shape == (16, 16, 16)
    assert (settings.out / "samples-00001.webp").stat().st_size > 500
    again = SceneCodec(len(NAMES))
    start_from(again, written[0])
    assert all(torch.equal(value.half(), load_file(written[0])[name]) for name, value in again.state_dict().items())
    run = SceneTraining(settings)
    before = {name: value.clone() for name, value in run.discriminator.named_parameters()}
    run.resume()
    assert run.step == 1
    assert any(not torch.equal(before[name], value) for name, value in run.discriminator.named_parameters())


def test_segmentation_trains_both_nets_and_writes_them(street, tmp_path, monkeypatch):
    monkeypatch.setattr(segment, "SIZE", (64, 64))
    monkeypatch.setattr(segment, "BATCH", 2)
    monkeypatch.setattr(segment, "MEASURED_SIDE", 64)
    wanted = segment.Settings(STREET, [street], STUDIO_WEIGHTS, tmp_path / "segment", 1e-6, [street], workers=0)
    found = segment.train_segment(wanted)
    run = segment.Segmentation(wanted)
    run.resume()
    assert run.step == 1
    for name in ("labels", "judge"):
        assert 0 <= found[name][0] <= 1
        with safe_open(tmp_path / "segment" / f"{name}.safetensors", "numpy") as file:
            assert file.metadata()["steps"] == "1"


def test_mean_iou_counts_the_classes_that_are_there():
    confusion = np.array([[6, 2, 0], [0, 4, 0], [0, 0, 0]])
    mean, of_classes = mean_iou(confusion)
    np.testing.assert_allclose(of_classes, [0.75, 4 / 6, 0])
    assert mean == pytest.approx((0.75 + 4 / 6) / 2)
