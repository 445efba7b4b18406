"""What tells a training run that swapped pictures are not distributed as photos are."""

import pytest
import torch

from gc_studio.training import feature_sets
from gc_studio.training.feature_sets import FeatureSets

WIDTHS = [24, 40]
BATCH = 32


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(feature_sets, "KEPT", 512)


def features(seed, mean=0.0):
    """Of one distribution, each channel at a scale of its own."""
    drawn = torch.randn(BATCH, sum(WIDTHS), generator=torch.Generator().manual_seed(seed))
    return (drawn + mean) * torch.logspace(-2, 2, sum(WIDTHS))


def fill(sets, batches, mean=0.0, first=0):
    for number in range(first, first + batches):
        distance = sets(features(2 * number), features(2 * number + 1, mean))
    return distance


def test_sets_of_one_distribution_are_nearer_than_sets_of_two():
    one, two = FeatureSets(WIDTHS), FeatureSets(WIDTHS)
    alike, different = fill(one, 17), fill(two, 17, mean=0.5)
    assert abs(alike) < 0.2 * different


def test_nothing_is_said_of_few_pictures():
    sets = FeatureSets(WIDTHS)
    assert fill(sets, feature_sets.LEAST // BATCH, mean=3.0) == 0
    assert fill(sets, 1, mean=3.0, first=10) > 0


def test_pictures_that_follow_the_gradient_come_nearer_to_photos():
    sets = FeatureSets(WIDTHS)
    fill(sets, 16, mean=0.5)
    photos, pictures = features(100), features(101, mean=0.5).requires_grad_()
    (gradient,) = torch.autograd.grad(sets(photos, pictures), pictures)
    # Pictures lie above photos in every channel, whatever its scale.
    assert (gradient.sum(0) > 0).float().mean() > 0.95


def test_old_pictures_are_forgotten():
    sets = FeatureSets(WIDTHS)
    far = fill(sets, 16, mean=1.0)
    near = fill(sets, 17, first=20)
    assert abs(near) < 0.1 * far


def test_sets_go_on_where_they_stopped():
    whole, stopped = FeatureSets(WIDTHS), FeatureSets(WIDTHS)
    fill(stopped, 9, mean=0.3)
    resumed = FeatureSets(WIDTHS)
    resumed.load_state_dict(stopped.state_dict())
    assert torch.equal(fill(whole, 20, mean=0.3), fill(resumed, 11, mean=0.3, first=9))
