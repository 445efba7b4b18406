"""New textures from seeds: the same ones everywhere, spread as the density says, and damaged files told in one line."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from gc_studio.analysis.library import LibraryError, load_library
from gc_studio.analysis.recipes import Recipe, chance_seed, made, recipe_in
from gc_studio.analysis.surprise import BATCH, DENSITY, Density, load_density
from gc_studio.nets.registry import installed_models
from gc_studio.training.densities import Mixture


@pytest.fixture
def written(tmp_path: Path) -> tuple[Mixture, Density]:
    """Two components far apart, one three times as frequent."""
    rng = np.random.default_rng(0)
    turned = np.linalg.qr(rng.normal(size=(64, 64)))[0]
    covariance = turned @ np.diag(np.linspace(1, 30, 64)) @ turned.T
    mixture = Mixture(np.array([0.25, 0.75]), rng.normal(0, 15, (2, 64)), np.stack([covariance, covariance / 2]))
    mixture.write(tmp_path / "density.safetensors", "0123abcd", np.zeros((3, 64)))
    return mixture, load_density(tmp_path / "density.safetensors")


def test_the_density_that_ships_belongs_to_the_model_that_ships() -> None:
    assert load_density().model == next(iter(installed_models()))
    assert DENSITY.stat().st_size < 300_000


def test_a_seed_gives_these_codes_for_ever() -> None:
    density = load_density()
    assert density.sample(4711, 3)[:8].tolist() == [7, 6, -16, 33, -6, -5, -2, -13]
    assert density.alike(load_library()[0].code, 88, 5)[:8].tolist() == [6, 4, -16, 36, -8, -5, -4, -13]


def test_codes_are_spread_as_the_mixture_says(written) -> None:
    mixture, density = written
    codes = np.stack([density.sample(seed, number) for seed in range(250) for number in range(1, BATCH + 1)])
    nearest = np.abs(codes[:, None] - mixture.means).sum(2).argmin(1)
    assert 0.22 < (nearest == 0).mean() < 0.28
    for component in (0, 1):
        own = codes[nearest == component].astype(float)
        variances = np.diag(mixture.covariances[component])
        assert np.abs((own.mean(0) - mixture.means[component]) / np.sqrt(variances / len(own))).max() < 5
        # What is rounded varies by a twelfth more.
        error = np.cov(own.T) - mixture.covariances[component] - np.eye(64) / 12
        assert np.linalg.norm(error) < 0.3 * np.linalg.norm(mixture.covariances[component])


def test_codes_alike_lie_nearer_and_remain_likely(written) -> None:
    mixture, density = written
    code = density.sample(1, 1)
    likely = mixture.log_density(np.stack([density.sample(2, number) for number in range(1, BATCH + 1)]).astype(float))
    alike = np.stack([density.alike(code, 3, number) for number in range(1, BATCH + 1)])
    distances, others = (np.abs(codes - code).mean() for codes in (alike, [density.sample(9, n) for n in range(1, 13)]))
    assert 0 < distances < 0.6 * others
    assert mixture.log_density(alike.astype(float)).min() > likely.min() - 3 * likely.std()
    odd = np.full(64, 100, np.int16)
    assert np.abs(density.alike(odd, 3, 1)).mean() < np.abs(odd).mean()


@pytest.mark.parametrize(
    ("text", "recipe"),
    [
        ("Surprise 4711-3", Recipe("", 4711, 3)),
        (" surprise 4711-12 ", Recipe("", 4711, 12)),
        ("4711-3", Recipe("", 4711, 3)),
        ("4711", Recipe("", 4711)),
        ("Royal blue ~88-5", Recipe("Royal blue", 88, 5)),
        ("Royal blue~88", Recipe("Royal blue", 88)),
        ("Surprise 4711-3 ~88-5 ~1-2", Recipe("Surprise 4711-3 ~88-5", 1, 2)),
        ("4711-0", None),
        ("4711-13", None),
        ("Surprise", None),
        ("Royal blue", None),
        ("~5-1", None),
        ("1234567890-1", None),
        ("", None),
    ],
)
def test_names_say_how_textures_are_made(text: str, recipe: Recipe | None) -> None:
    assert recipe_in(text) == recipe
    if recipe is not None and recipe.number is not None:
        assert recipe_in(recipe.name(recipe.number)) == recipe


def test_textures_like_one_that_nobody_knows_are_none(written) -> None:
    _, density = written
    assert made(Recipe("Moon dust", 1), density, lambda _: None) == []
    [one] = made(Recipe("Surprise 5-1", 7, 2), density, lambda _: None)
    assert (one.code == density.alike(density.sample(5, 1), 7, 2)).all()
    assert len(made(Recipe("", chance_seed()), density, lambda _: None)) == BATCH


@pytest.mark.parametrize("damage", ["missing", "cut", "no model", "shares", "shape"])
def test_a_damaged_density_is_told_in_one_line(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "density.safetensors"
    arrays = {"shares": [65536], "means": np.zeros((1, 64)), "triangles": np.zeros((1, 2080))}
    arrays["slopes"] = np.zeros((3, 64))
    if damage == "shares":
        arrays["shares"] = [65535]
    if damage == "shape":
        arrays["triangles"] = np.zeros((1, 2079))
    if damage != "missing":
        header = {} if damage == "no model" else {"model": "0123abcd"}
        save_file({name: np.asarray(array, np.int32) for name, array in arrays.items()}, path, header)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(LibraryError) as error:
        load_density(path)
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)
