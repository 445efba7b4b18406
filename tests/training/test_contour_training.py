import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.nets.contours import ContourNet, load_contours
from gc_studio.nets.model import ModelError
from gc_studio.storage import RESOURCES
from gc_studio.training.contour_targets import PRICES, SIDE, Target, read_target, square, target, write_targets
from gc_studio.training.contours import REST, ContourTraining, Folder, Settings, sample, train_contours, worth_loss

SAMPLES = RESOURCES / "samples"


@pytest.fixture
def settings(tmp_path):
    folders = []
    for name in ("jacket", "dress"):
        (tmp_path / name).mkdir()
        cv2.imwrite(str(tmp_path / name / f"{name}.webp"), cv2.imread(str(SAMPLES / f"{name}.webp")))
        folders.append(Folder(tmp_path / name, 3, 1.0))
    return Settings(folders, tmp_path / "run", steps=2, size=64, batch=2, workers=0)


def test_a_line_that_pays_for_a_price_pays_for_all_lower_ones_and_few_pay_for_the_highest(model):
    photo = square(load_photo(SAMPLES / "jumper.webp"), np.random.default_rng(1))
    found = target(photo, model)
    assert found.worth.shape == found.candidates.shape == (SIDE // 2, SIDE // 2)
    # Thinning moves single pixels from one strength to the next.
    assert found.candidates[found.worth > 0].mean() > 0.95
    counts = [(found.worth >= price).sum() for price in range(1, len(PRICES) + 1)]
    assert (np.diff(counts) <= 0).all()
    assert counts[-1] < 0.8 * counts[0] <= found.candidates.sum()


def test_what_parts_a_garment_from_the_wall_is_worth_more_than_its_folds(model):
    photo = np.full((SIDE, SIDE, 3), 225, np.uint8)
    photo[60:200, 50:206] = (40, 60, 130)
    for row in range(80, 190, 9):
        photo[row : row + 3, 70:186] = (46, 66, 137)
    worth = target(photo, model).worth
    sides = np.concatenate([worth[35:95, 23:28].max(1), worth[35:95, 100:105].max(1)])
    assert sides.mean() > 2 * max(worth[38:96, 36:92].mean(), 0.5)


def test_squares_are_not_enlarged_unless_the_photo_is_small():
    rng = np.random.default_rng(0)
    large = np.repeat(np.repeat(rng.integers(0, 256, (150, 200, 1), np.uint8), 2, 0), 2, 1).repeat(3, 2)
    for _ in range(4):
        assert square(large, rng).shape == (SIDE, SIDE, 3)
    assert square(large[:100, :90], rng).shape == (SIDE, SIDE, 3)


def test_targets_that_are_there_stay_and_photos_are_spread_over_all(tmp_path, jumper_folder):
    out = tmp_path / "targets"
    written = write_targets(jumper_folder, out, 2, workers=0)
    assert [path.stem for path in written] == ["a", "c"]
    before = written[0].read_bytes()
    (out / "c.npz").unlink()
    written[0].write_bytes(before[:-1])
    assert write_targets(jumper_folder, out, 2, workers=0) == written
    assert written[0].read_bytes() == before[:-1]
    assert read_target(written[1]).photo.shape == (SIDE, SIDE, 3)


@pytest.fixture
def jumper_folder(tmp_path):
    folder = tmp_path / "photos"
    folder.mkdir()
    jumper = resized(load_photo(SAMPLES / "jumper.webp"), 256)[:256]
    for name in "abc":
        cv2.imwrite(str(folder / f"{name}.png"), jumper[:, :, ::-1])
    return folder


def test_samples_keep_photo_and_lines_together():
    worth = np.zeros((SIDE // 2, SIDE // 2), np.uint8)
    worth[::7] = 5
    worth[:, 40] = 8
    photo = np.where(worth.repeat(2, 0).repeat(2, 1)[..., None] > 0, 200, 40).repeat(3, 2).astype(np.uint8)
    rng = np.random.default_rng(0)
    for _ in range(8):
        crop = sample(Target(photo, worth, worth > 0), 128, rng)
        assert crop.photo.shape == (128, 128, 3)
        bright = crop.photo[::2, ::2, 0] > 110
        assert np.array_equal(bright, crop.worth > 0)
        assert np.array_equal(bright, crop.candidates)


def test_lines_count_and_what_is_no_line_hardly():
    worth = torch.zeros(1, 1, 8, 8, dtype=torch.uint8)
    candidates = torch.zeros(1, 1, 8, 8, dtype=torch.bool)
    worth[..., 2, :], candidates[..., 2, :], candidates[..., 5, :] = 8, True, True
    logits = torch.zeros(1, 1, 8, 8, requires_grad=True)
    worth_loss(logits, worth, candidates).backward()
    gradient = logits.grad[0, 0]
    assert (gradient[2] < 0).all()
    assert (gradient[5] > 0).all()
    assert torch.allclose(gradient[0], REST * gradient[5])


def test_the_more_a_line_is_worth_the_higher_it_should_be_rated():
    candidates = torch.ones(1, 1, 1, 1, dtype=torch.bool)
    best = []
    for worth in range(len(PRICES) + 1):
        ratings = torch.linspace(-8, 8, 65)
        losses = [
            worth_loss(rating.view(1, 1, 1, 1), torch.full((1, 1, 1, 1), worth, dtype=torch.uint8), candidates)
            for rating in ratings
        ]
        best.append(ratings[torch.stack(losses).argmin()].item())
    assert (np.diff(best) > 0).all()


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
