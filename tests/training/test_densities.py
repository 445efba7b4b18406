"""What surprises are drawn from: densities fitted to codes, and codes of what people wear."""

import json

import numpy as np
import pytest
from PIL import Image

from gc_studio.analysis.analyse import texture_of
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.storage import RESOURCES
from gc_studio.training.clothes import SIDE, codes_of_clothes
from gc_studio.training.compare_densities import code_distances
from gc_studio.training.densities import fit_mixture, mixture_sampler, prior_sampler, train_wgan, uniform_sampler


@pytest.fixture(scope="module")
def codes() -> np.ndarray:
    """Two heaps, one of which holds a quarter."""
    rng = np.random.default_rng(0)
    heaps = rng.normal(0, 2, (400, 64)) + np.where(rng.random(400) < 0.25, 20, -5)[:, None]
    return np.rint(heaps).astype(np.int16)


def test_a_mixture_finds_the_heaps_and_draws_what_is_like_them(codes) -> None:
    mixture = fit_mixture(codes, 2, 20.0)
    assert sorted(mixture.shares) == pytest.approx([0.25, 0.75], abs=0.05)
    assert sorted(mixture.means[:, 0]) == pytest.approx([-5, 20], abs=0.6)
    one = fit_mixture(codes, 1, 20.0)
    unseen = mixture_sampler(mixture, 1)(200).astype(float)
    assert mixture.log_density(unseen).mean() > one.log_density(unseen).mean() + 3


def test_distances_of_codes_put_densities_in_order(codes) -> None:
    mixture = mixture_sampler(fit_mixture(codes, 2, 20.0))
    wgan = train_wgan(codes, 2)
    samplers = {"mixture": mixture, "wgan": wgan, "uniform": uniform_sampler(codes), "prior": prior_sampler()}
    assert all(sample(5).shape == (5, 64) and sample(5).dtype == np.int16 for sample in samplers.values())
    found = code_distances(samplers, codes)
    assert abs(found["mixture"]) < min(found["uniform"], found["prior"], found["wgan"]) / 10


def test_of_people_only_what_is_labelled_as_clothes_counts(tmp_path, model) -> None:
    jacket = RESOURCES / "samples" / "jacket.webp"
    plain = texture_of(resized(load_photo(jacket), SIDE), model)
    assert (codes_of_clothes([jacket], model) == plain).all()
    folder = tmp_path / "train"
    folder.mkdir()
    (tmp_path / "classes.json").write_text(json.dumps(["null", "skin", "jacket"]))
    picture = Image.open(jacket)
    for name, value in (("skin", 1), ("worn", 2)):
        picture.save(folder / f"{name}.webp")
        Image.new("L", picture.size, value).save(folder / f"{name}.labels.png")
    worn = codes_of_clothes([folder / "skin.webp", folder / "worn.webp"], model)
    # Every region of what is worn, and nothing of the skin.
    assert 1 <= len(worn) <= 12
    assert len(worn) == len(codes_of_clothes([folder / "worn.webp"], model))
