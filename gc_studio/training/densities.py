"""Texture codes -> densities to draw others from: a mixture of Gaussians, which ships, and what it is compared with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save
from torch import Tensor, nn

from gc_studio.analysis.surprise import FACTOR_UNIT, MEAN_UNIT, SHARE_UNIT
from gc_studio.document import STUDIO, TEXTURE_LIMIT
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step
from gc_studio.storage import write_atomic

Codes = NDArray[np.int16]

Sampler = Callable[[int], Codes]
"""A number n -> codes, int16 (n, 64)."""

STEPS = 60
"""Of expectation and maximisation; the likelihood stands still after thirty or forty."""

LEAST_DOUBT = 1e-3


@dataclass(frozen=True)
class Mixture:
    """A mixture of K Gaussians: shares float (K,), means float (K, 64), covariances float (K, 64, 64)."""

    shares: NDArray[np.float64]
    means: NDArray[np.float64]
    covariances: NDArray[np.float64]

    def log_density(self, codes: NDArray[np.floating]) -> NDArray[np.float64]:
        """Logarithm of the density at codes (n, 64), float (n,)."""
        joint = self.joint(codes)
        top = joint.max(1, keepdims=True)
        return np.asarray(np.log(np.exp(joint - top).sum(1)) + top[:, 0])

    def joint(self, codes: NDArray[np.floating]) -> NDArray[np.float64]:
        """log(share_k N(c; m_k, S_k)) of codes (n, 64), float (n, K)."""
        columns = []
        for share, mean, covariance in zip(self.shares, self.means, self.covariances, strict=True):
            factor = np.linalg.cholesky(covariance)
            whitened = np.linalg.solve(factor, (codes - mean).T)
            constant = np.log(share) - np.log(np.diag(factor)).sum() - mean.size / 2 * np.log(2 * np.pi)
            columns.append(constant - 0.5 * (whitened**2).sum(0))
        return np.stack(columns, 1)

    def write(self, path: Path, model: str, slopes: NDArray[np.float64]) -> None:
        """Write what `analysis.surprise.load_density` reads.

        Args:
            path: the file.
            model: identity of the model that the codes are of.
            slopes: float (3, 64), see `colour_slopes.colour_slopes`.
        """
        shares = np.floor(self.shares * SHARE_UNIT).astype(np.int32)
        shares[shares.argmax()] += SHARE_UNIT - shares.sum()
        factors = np.linalg.cholesky(self.covariances)[:, *np.tril_indices(self.means.shape[1])]
        arrays = {
            "shares": shares,
            "means": np.rint(self.means * MEAN_UNIT).astype(np.int16),
            "slopes": slopes.astype(np.float16),
            "triangles": np.rint(factors * FACTOR_UNIT).clip(-32767, 32767).astype(np.int16),
        }
        # As they lie in memory is how they are written.
        write_atomic(
            path, save({name: np.ascontiguousarray(array) for name, array in arrays.items()}, {"model": model})
        )


def fit_mixture(codes: Codes, components: int, doubt: float, seed: int = 0) -> Mixture:
    """Fit a mixture of Gaussians by expectation and maximisation, each covariance shrunk to the mean of all.

    Args:
        codes: int16 (n, 64).
        components: K.
        doubt: codes' worth of the mean covariance within components in each of them; that one is shrunk to its
            diagonal by as much.
        seed: of where the components begin.
    """
    points = codes.astype(np.float64)
    chances = np.random.default_rng(seed).dirichlet(np.full(components, 0.05), len(points))
    chances = _near_one_of(points, components, seed) if components > 1 else chances
    for _ in range(STEPS if components > 1 else 1):
        mixture = _maximised(points, chances, doubt)
        joint = mixture.joint(points)
        chances = np.exp(joint - joint.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
    return mixture


def _near_one_of(points: NDArray[np.float64], components: int, seed: int) -> NDArray[np.float64]:
    """Each point wholly of the nearest of some means, by a few steps of k-means, float (n, K)."""
    means = points[np.random.default_rng(seed).choice(len(points), components, replace=False)]
    for _ in range(10):
        nearest = ((points[:, None] - means) ** 2).sum(2).argmin(1)
        chances = np.eye(components)[nearest]
        sizes = chances.sum(0)
        means = np.where(sizes[:, None] > 0, chances.T @ points / np.maximum(sizes, 1)[:, None], means)
    return chances


def _maximised(points: NDArray[np.float64], chances: NDArray[np.float64], doubt: float) -> Mixture:
    sizes = chances.sum(0) + LEAST_DOUBT
    means = (chances.T @ points) / sizes[:, None]
    scatters = np.stack([_scatter(points - mean, of) for mean, of in zip(means, chances.T, strict=True)])
    pooled = scatters.sum(0) / len(points)
    shrunk = (len(points) * pooled + doubt * np.diag(np.diag(pooled))) / (len(points) + doubt)
    covariances = (scatters + doubt * shrunk) / (sizes + doubt)[:, None, None]
    return Mixture(sizes / sizes.sum(), means, covariances)


def _scatter(moved: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray((moved * weights[:, None]).T @ moved)


def mixture_sampler(mixture: Mixture, seed: int = 0) -> Sampler:
    """Draws from a mixture, in floats."""
    rng, factors = np.random.default_rng(seed), np.linalg.cholesky(mixture.covariances)

    def sample(count: int) -> Codes:
        components = rng.choice(len(mixture.shares), count, p=mixture.shares)
        noise = rng.normal(size=(count, mixture.means.shape[1]))
        return as_codes(mixture.means[components] + np.einsum("nij,nj->ni", factors[components], noise))

    return sample


def uniform_sampler(codes: Codes, seed: int = 0) -> Sampler:
    """Draws every value by itself, all between the 1st and the 99th percentile being as likely.

    What the density learnt on codes is compared with in Agustsson et al., ICCV 2019, fig. 6.
    """
    rng, (least, most) = np.random.default_rng(seed), np.percentile(codes, (1, 99), axis=0)
    return lambda count: as_codes(rng.uniform(least, most, (count, codes.shape[1])))


def prior_sampler(seed: int = 0) -> Sampler:
    """Draws from the normal distribution that the texture encoder was held to by its KL loss (TIP 2022)."""
    rng, deviation = np.random.default_rng(seed), 1 / quantiser_step(TEXTURE_QP)
    return lambda count: as_codes(rng.normal(0, deviation, (count, STUDIO.texture_dimensions)))


def as_codes(values: NDArray[np.floating]) -> Codes:
    """Values in steps -> int16 codes."""
    return np.asarray(np.rint(values).clip(-TEXTURE_LIMIT, TEXTURE_LIMIT), np.int16)


# The papers' way

HIDDEN, NOISE, BATCH, CRITIC_STEPS, PENALTY = 256, 64, 128, 5, 10.0


def _net(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(inputs, HIDDEN),
        nn.LeakyReLU(0.2),
        nn.Linear(HIDDEN, HIDDEN),
        nn.LeakyReLU(0.2),
        nn.Linear(HIDDEN, outputs),
    )


def train_wgan(codes: Codes, steps: int, seed: int = 0) -> Sampler:
    """Train a WGAN-GP on codes (Gulrajani et al., NIPS 2017; on codes in ICCV 2019, section 5.3) and draw from it.

    Both nets have two hidden layers. Values are told as deviations from their mean; the generator that draws is the
    mean of its last steps.

    Args:
        codes: int16 (n, 64).
        steps: of the generator.
        seed: of weights and noise.
    """
    torch.manual_seed(seed)
    mean, deviation = codes.mean(0), codes.std(0) + 0.1
    real = torch.from_numpy(((codes - mean) / deviation).astype(np.float32))
    size = real.shape[1]
    generator, critic, kept = _net(NOISE, size), _net(size, 1), _net(NOISE, size)
    kept.load_state_dict(generator.state_dict())
    ways = [torch.optim.Adam(net.parameters(), 2e-4, betas=(0.0, 0.9)) for net in (generator, critic)]
    rates = [torch.optim.lr_scheduler.CosineAnnealingLR(way, steps) for way in ways]
    for _ in range(steps):
        for _ in range(CRITIC_STEPS):
            batch = real[torch.randint(len(real), (BATCH,))]
            # Codes are whole numbers; the generator should not have to be found out by that.
            batch = batch + (torch.rand_like(batch) - 0.5) / torch.from_numpy(deviation.astype(np.float32))
            _step(ways[1], _critic_loss(critic, batch, generator(torch.randn(BATCH, NOISE)).detach()))
        _step(ways[0], -critic(generator(torch.randn(BATCH, NOISE))).mean())
        with torch.no_grad():
            for old, new in zip(kept.parameters(), generator.parameters(), strict=True):
                old.lerp_(new, 0.005)
        for rate in rates:
            rate.step()

    def sample(count: int) -> Codes:
        with torch.inference_mode():
            drawn = kept(torch.randn(count, NOISE)).numpy()
        return as_codes(drawn * deviation + mean)

    return sample


def _critic_loss(critic: nn.Module, real: Tensor, made: Tensor) -> Tensor:
    """Wasserstein distance and the penalty on slopes other than 1 between the two."""
    between = torch.lerp(real, made, torch.rand(len(real), 1)).requires_grad_()
    (slopes,) = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
    return critic(made).mean() - critic(real).mean() + PENALTY * ((slopes.norm(dim=1) - 1) ** 2).mean()


def _step(way: torch.optim.Optimizer, loss: Tensor) -> None:
    way.zero_grad(set_to_none=True)
    loss.backward()
    way.step()
