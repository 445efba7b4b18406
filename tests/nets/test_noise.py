"""The noise that breaks the rows of a weave: the same wherever a file is painted, new at every training step."""

import torch

from gc_studio.document import DETAIL_CHANNELS, TEXTURE_DIMENSIONS
from gc_studio.nets.generator import Generator
from gc_studio.nets.noise import noise


def test_every_machine_and_every_size_of_picture_has_the_same_noise():
    whole = noise(4096, 4096)
    assert whole.shape == (1, 1, 512, 512)
    assert torch.equal(noise(64, 96), whole[:, :, :8, :12])
    assert abs(whole.mean()) < 0.01
    assert abs(whole.std() - 1) < 0.01
    # Read off once: with any other a file would look different here than where it was made.
    assert whole[0, 0, 0, :3].tolist() == [-0.1869058758020401, -0.04664717987179756, -1.7108547687530518]


def test_noise_is_drawn_anew_in_training_alone():
    generator = Generator()
    structure, texture = torch.zeros(1, 1, 32, 32), torch.zeros(1, TEXTURE_DIMENSIONS)
    detail, mask = torch.zeros(1, DETAIL_CHANNELS, 4, 4), torch.zeros(1, 1, 4, 4)
    with torch.inference_mode():
        first, second = (generator(structure, texture, detail, mask) for _ in range(2))
        assert not torch.equal(first, second)
        generator.eval()
        first, second = (generator(structure, texture, detail, mask) for _ in range(2))
        assert torch.equal(first, second)
