import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from gc_studio.analysis.photo import PhotoError
from gc_studio.nets.contours import ContourNet, load_contours
from gc_studio.nets.model import ModelError
from gc_studio.storage import RESOURCES
from gc_studio.training.contour_targets import BACKGROUND_LINE, LINE, NO_LINE, SIDE, UNSURE, Kind, target, write_targets
from gc_studio.training.contours import ContourTraining, Folder, Settings, balanced_loss, sample, train_contours


@pytest.fixture
def settings(tmp_path):
    for kind in Kind:
        (tmp_path / kind.value).mkdir()
    for name, kind in (("jacket", Kind.ONE_IN_THE_MIDDLE), ("dress", Kind.LABELS), ("sneakers", Kind.NOTHING)):
        photo = cv2.imread(str(RESOURCES / "samples" / f"{name}.webp"))
        cv2.imwrite(str(tmp_path / kind.value / f"{name}.webp"), photo)
        labels = np.zeros(photo.shape[:2], np.uint8)
        labels[50:-50, 60:-60] = 3
        cv2.imwrite(str(tmp_path / kind.value / f"{name}.labels.png"), labels)
    folders = [Folder(tmp_path / kind.value, kind, None, 1.0) for kind in Kind]
    return Settings(folders, tmp_path / "run", steps=2, size=64, batch=2, workers=0)


@pytest.fixture(scope="module")
def dress_on_boards():
    """A plain dress with a stripe across it, on a floor of light and dark boards, and its labels."""
    photo = np.full((SIDE, SIDE, 3), (190, 160, 120), np.uint8)
    photo[:, np.arange(SIDE) // 32 % 2 > 0] = (150, 120, 80)
    photo[50:142, 60:132] = (40, 50, 120)
    photo[90:96, 60:132] = (230, 230, 240)
    labels = np.zeros((SIDE, SIDE), np.uint8)
    labels[50:142, 60:132] = 14
    return photo, labels


@pytest.mark.parametrize("kind", [Kind.LABELS, Kind.ONE_IN_THE_MIDDLE])
def test_what_lies_behind_the_subject_is_no_line(dress_on_boards, kind):
    photo, labels = dress_on_boards
    found = target(photo, kind, labels if kind is Kind.LABELS else None)
    for side in (found[47:54, 70:120], found[139:146, 70:120], found[60:80, 57:64].T, found[60:80, 129:136].T):
        assert (side == LINE).any(0).mean() > 0.9
    assert (found[86:100, 70:120] == LINE).any(0).mean() > 0.9
    assert not (found[:40] == LINE).any()
    assert (found[:40] == BACKGROUND_LINE).any()


def test_without_a_subject_the_boards_are_lines_too(dress_on_boards):
    found = target(dress_on_boards[0], Kind.NOTHING)
    assert (found[:40] == LINE).any()


def test_a_print_is_no_line():
    rng = np.random.default_rng(0)
    photo = np.full((SIDE, SIDE, 3), 230, np.uint8)
    photo[40:150, 50:140] = cv2.resize(rng.integers(0, 160, (22, 18, 3), np.uint8), (90, 110), interpolation=0)
    found = target(photo, Kind.ONE_IN_THE_MIDDLE)
    assert (found[60:130, 70:120] == LINE).mean() < 0.02
    assert (found[37:44, 60:130] == LINE).any(0).mean() > 0.8


def test_a_border_that_a_person_drew_counts_where_no_edge_is():
    labels = np.zeros((SIDE, SIDE), np.uint8)
    labels[50:142, 60:132] = 1
    found = target(np.full((SIDE, SIDE, 3), 128, np.uint8), Kind.LABELS, labels)
    assert (found[48:52, 70:120] == LINE).any(0).all()


def test_the_photos_that_are_taken_are_spread_over_all(tmp_path):
    for name in "abcde":
        cv2.imwrite(str(tmp_path / f"{name}.png"), np.full((40, 40, 3), 90, np.uint8))
    pairs = write_targets(tmp_path, tmp_path / "out", Kind.NOTHING, 3)
    assert [photo.stem for photo, _ in pairs] == ["a", "c", "e"]
    assert all(at.exists() for _, at in pairs)


def test_photos_without_the_labels_that_they_should_have_are_told(tmp_path):
    cv2.imwrite(str(tmp_path / "a.png"), np.full((40, 40, 3), 90, np.uint8))
    with pytest.raises(PhotoError, match=r"a\.labels\.png"):
        write_targets(tmp_path, tmp_path / "out", Kind.LABELS)


def test_samples_keep_photo_and_lines_together():
    photo = np.full((300, 400, 3), 200, np.uint8)
    photo[:, 160:] = 40
    lines = np.full((192, 256), NO_LINE, np.uint8)
    lines[:, 102] = LINE
    rng = np.random.default_rng(0)
    seen = 0
    for _ in range(20):
        crop, wanted = sample(photo, lines, 128, rng)
        edge = np.flatnonzero(np.abs(np.diff(crop[64, :, 0].astype(int))) > 30)
        if len(edge) and 4 < edge.mean() < 123:
            seen += 1
            assert np.abs(np.flatnonzero(wanted[32] == LINE) - edge.mean() / 2).max() <= 1.5
    assert seen > 5


def test_pixels_that_are_not_judged_do_not_count():
    wanted = torch.full((1, 1, 8, 8), NO_LINE, dtype=torch.uint8)
    wanted[..., 2, :] = LINE
    wanted[..., 5, :] = UNSURE
    logits = torch.zeros(1, 1, 8, 8)
    other = logits.clone()
    other[..., 5, :] = 9
    assert balanced_loss(logits, wanted) == balanced_loss(other, wanted)
    other[..., 6, :] = 9
    assert balanced_loss(other, wanted) > balanced_loss(logits, wanted)


def test_lines_and_the_rest_weigh_the_same_however_few_the_lines_are():
    wanted = torch.full((1, 1, 16, 16), NO_LINE, dtype=torch.uint8)
    wanted[..., 3, :] = LINE
    logits = torch.zeros(1, 1, 16, 16, requires_grad=True)
    balanced_loss(logits, wanted).backward()
    on_lines = (wanted == LINE).float()
    assert torch.isclose(-(logits.grad * on_lines).sum(), (logits.grad * (1 - on_lines)).sum())


def test_a_run_ends_with_weights_that_load_and_goes_on_where_it_stopped(settings):
    train_contours(settings)
    net = load_contours(torch.device("cpu"), settings.out / "contours.safetensors")
    assert not any(parameter.requires_grad for parameter in net.parameters())
    run = ContourTraining(settings)
    run.resume()
    assert run.step == 2
    # What ships computes what was trained, to the precision of half floats.
    picture = torch.rand(1, 3, 64, 96)
    for one, two in zip(run.average.module.eval()(picture), net(picture), strict=True):
        torch.testing.assert_close(one, two, rtol=0.02, atol=0.02)


def test_a_contour_net_is_small_and_draws_at_half_the_size():
    net = ContourNet()
    assert sum(parameter.numel() for parameter in net.parameters()) <= 200_000
    for soft in net(torch.zeros(1, 3, 64, 96)):
        assert soft.shape == (1, 1, 32, 48)


def test_a_contour_net_that_is_missing_or_another_is_told_in_one_line(tmp_path):
    with pytest.raises(ModelError, match="cannot load the contour net"):
        load_contours(torch.device("cpu"), tmp_path / "none.safetensors")
    save_file({"a": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(ModelError, match="does not fit"):
        load_contours(torch.device("cpu"), tmp_path / "other.safetensors")
