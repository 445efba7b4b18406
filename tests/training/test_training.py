import json

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.document import STUDIO
from gc_studio.document.regions import central_cells
from gc_studio.nets.encoders import Encoders, quantise
from gc_studio.nets.generator import Generator
from gc_studio.nets.model import ModelError, identity_of, load_model
from gc_studio.storage import RESOURCES
from gc_studio.training import losses
from gc_studio.training.code_tables import frequencies
from gc_studio.training.codec import Codec
from gc_studio.training.crops import random_crop, random_mask, random_structure
from gc_studio.training.data import BatchStream, Kind, Pack, kind_of, write_pack
from gc_studio.training.discriminator import Discriminator
from gc_studio.training.export import export_between
from gc_studio.training.loop import Phase, remaining_phases
from gc_studio.training.swap import alone, of_things, swapped, swapped_in_things, textures_alone


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    path = tmp_path_factory.mktemp("pack") / "samples.pack"
    write_pack(sorted((RESOURCES / "samples").glob("*.webp")), path)
    return path


def test_batches_depend_on_the_step_alone_so_that_a_run_can_go_on(pack):
    def batches(first, count):
        stream = iter(BatchStream([(pack, 1.0)], 64, 2, seed=3, first_step=first))
        return [next(stream) for _ in range(count)]

    whole, resumed = batches(0, 4), batches(2, 2)
    for one, two in zip(whole[2:], resumed, strict=True):
        assert torch.equal(one.photo, two.photo)
        assert torch.equal(one.structure, two.structure)
        assert torch.equal(one.mask, two.mask)
    assert not torch.equal(whole[0].photo, whole[1].photo)


def test_large_photos_come_whole_and_as_crops_that_lie_where_they_say(pack):
    stream = iter(BatchStream([(pack, 1.0)], 64, 4, seed=3, first_step=0, large_packs=[(pack, 1.0)]))
    batches = [next(stream) for _ in range(16)]
    kinds = [kind_of(step) for step in range(16)]
    assert {kind: kinds.count(kind) for kind in Kind} == {Kind.FITTED: 8, Kind.CUT: 6, Kind.LARGE: 2}
    for batch, kind in zip(batches, kinds, strict=True):
        assert batch.photo.shape == ((1, 3, 128, 128) if kind is Kind.LARGE else (4, 3, 64, 64))
        assert (batch.whole is not None) == (kind is Kind.CUT)
        if batch.whole is None:
            continue
        assert batch.whole.photo.shape == (4, 3, 128, 128)
        for crop, regions, photo, of_photo, (row, column) in zip(
            batch.photo, batch.regions, batch.whole.photo, batch.whole.regions, batch.whole.place.tolist(), strict=True
        ):
            assert torch.equal(crop, photo[:, 16 * row : 16 * row + 64, 16 * column : 16 * column + 64])
            assert torch.equal(regions, of_photo[:, row : row + 4, column : column + 4])
    resumed = next(iter(BatchStream([(pack, 1.0)], 64, 4, seed=3, first_step=9, large_packs=[(pack, 1.0)])))
    assert torch.equal(resumed.photo, batches[9].photo)
    assert torch.equal(resumed.whole.place, batches[9].whole.place)


def test_a_crop_out_of_a_photo_is_painted_with_what_the_photo_is_encoded_to(pack):
    stream = BatchStream([(pack, 1.0)], 64, 2, seed=3, first_step=1, large_packs=[(pack, 1.0)])
    batch, device = next(iter(stream)), torch.device("cpu")
    model = load_model(device="cpu")
    codec = Codec()
    codec.encoders, codec.generator = model.encoders, Seen()
    codec(*batch.as_floats(device), None, batch.whole_as_floats(device))
    mean, _, w = model.encoders(*batch.whole_as_floats(device)[:2])
    row, column = batch.whole.place[1].tolist()
    mask = batch.mask[1].float()
    assert torch.equal(codec.generator.detail[1], quantise(w)[1, :, row : row + 4, column : column + 4] * mask)
    used = batch.whole.regions[1].any((1, 2))
    assert (codec.generator.texture - mean)[1, used].abs().mean() < 0.5


class Seen(torch.nn.Module):
    """A generator that paints grey and keeps what it was told."""

    def forward(self, structure, texture, detail, mask, shares):
        self.texture, self.detail = texture, detail
        return torch.zeros(len(structure), 3, 2 * structure.shape[2], 2 * structure.shape[3])


def test_crops_that_are_used_again_come_mirrored_and_with_other_masks(pack):
    def batches(first, count):
        stream = iter(BatchStream([(pack, 1.0)], 64, 4, seed=3, first_step=first, uses=4))
        return [next(stream) for _ in range(count)]

    whole, resumed = batches(0, 20), batches(15, 5)
    for one, two in zip(whole[15:], resumed, strict=True):
        assert all(torch.equal(getattr(one, name), getattr(two, name)) for name in ("photo", "mask", "shares"))
    kinds, masks = {}, {}
    for batch in whole:
        for photo, structure, mask in zip(batch.photo, batch.structure, batch.mask, strict=True):
            sides = sorted([photo, photo.flip(-1)], key=lambda side: side.numpy().tobytes())
            key = sides[0].numpy().tobytes()
            kinds.setdefault(key, set()).add((photo.numpy().tobytes(), structure.numpy().tobytes()))
            masks.setdefault(key, set()).add(mask.numpy().tobytes())
    # Four new crops, then one a batch; each seen as itself and mirrored at most, its lines with it.
    assert len(kinds) == 4 + 19
    assert {len(seen) for seen in kinds.values()} == {1, 2}
    assert max(len(seen) for seen in masks.values()) > 2


def test_no_region_is_painted_with_the_code_of_one_that_is_not_there():
    textures = torch.arange(9.0).reshape(3, 3, 1).expand(3, 3, 64)
    regions = torch.zeros(3, 3, 2, 2)
    regions[0, 0] = 1
    regions[1, 1, 0], regions[1, 2, 1] = 1, 1
    regions[2, :, 0, 0] = 1
    assert swapped(textures, regions)[:, :, 0].tolist() == [[6, 7, 8], [0, 0, 0], [4, 4, 5]]


def test_things_change_textures_and_what_they_lie_on_keeps_its_own():
    own = torch.arange(6.0).reshape(2, 3, 1).expand(2, 3, 64)
    labels = np.zeros((2, 8, 8), np.uint8)
    labels[0, 2:6, 2:6], labels[1, 1:5, 3:7] = 2, 1
    # No cell is of the third texture of the second photo.
    regions = torch.from_numpy(labels[:, None] == np.arange(3)[:, None, None]).float()
    assert of_things(regions).int().argmax(1).tolist() == [2, 1]
    for photo, thing in zip(labels, of_things(regions).int().argmax(1), strict=True):
        assert np.array_equal(central_cells(photo), photo == int(thing))
    assert swapped_in_things(own, own + 10, regions)[:, :, 0].tolist() == [[0, 1, 14], [3, 12, 5]]


def test_a_region_alone_has_all_else_in_its_mean_colour():
    picture = torch.zeros(1, 3, 32, 64)
    picture[..., :32] = torch.linspace(0, 1, 32)
    picture[..., 32:] = -1
    shares = torch.zeros(1, 3, 16, 32)
    shares[:, 0, :, :16], shares[:, 1, :, 16:] = 1, 1
    left, right, empty = alone(picture, shares)[0]
    # Two pixels along the border are nobody's.
    assert torch.equal(left[..., :30], picture[0, ..., :30])
    assert torch.allclose(left[..., 30:], picture[0, ..., :30].mean())
    assert (right == -1).all()
    assert (empty == 0).all()


def test_textures_read_alone_know_nothing_of_the_other_regions(model, jumper_square):
    shares = torch.zeros(1, 2, 128, 128)
    shares[:, 0, :, :64], shares[:, 1, :, 64:] = 1, 1
    regions = shares[..., ::8, ::8]
    other = jumper_square.clone()
    other[..., 128:] = torch.tensor([0.8, -0.9, -0.9])[:, None, None]
    with torch.no_grad():
        before, after = (textures_alone(model.encoders, p, regions, shares)[0] for p in (jumper_square, other))
        mixed = [model.encoders(p, regions)[0] for p in (jumper_square, other)]
    assert torch.equal(before[:, 0], after[:, 0])
    assert not torch.allclose(before[:, 1], after[:, 1], atol=0.1)
    assert not torch.allclose(mixed[0][:, 0], mixed[1][:, 0], atol=0.1)


@pytest.fixture(scope="module")
def jumper_square():
    photo = resized(load_photo(RESOURCES / "samples" / "jumper.webp"), 256)[:256]
    return torch.from_numpy(photo.copy()).permute(2, 0, 1)[None].float() / 127.5 - 1


def test_batches_have_the_shapes_of_the_networks(pack):
    batch = next(iter(BatchStream([(pack, 1.0)], 64, 2, seed=3, first_step=0)))
    photo, structure, mask, regions, shares = batch.as_floats(torch.device("cpu"))
    assert (regions.sum(1) == 1).all()
    mean, log_variance, w = Encoders()(photo, regions)
    assert mean.shape == log_variance.shape == (2, 3, 64)
    assert w.shape == (2, STUDIO.detail_channels, 4, 4)
    decoded = Generator()(structure, mean, quantise(w) * mask, mask, shares)
    assert decoded.shape == photo.shape
    assert decoded.abs().max() <= 1
    assert len(Discriminator()(decoded, structure)) == 2


def test_a_region_is_the_whole_picture_to_the_encoders_when_it_covers_it(pack):
    photo = next(iter(BatchStream([(pack, 1.0)], 96, 1, seed=3, first_step=0))).as_floats(torch.device("cpu"))[0]
    encoders = Encoders()
    whole, _, detail = encoders(photo)
    regions = torch.zeros(1, 2, 6, 6)
    regions[:, 0] = 1
    both, _, same = encoders(photo, regions)
    assert torch.allclose(both[0, 0], whole[0], atol=1e-5)
    assert torch.equal(same, detail)
    regions[:, 0, :, 3:] = 0
    regions[:, 1, :, 3:] = 1
    left, right = encoders(photo, regions)[0][0]
    assert not torch.allclose(left, right, atol=1e-4)


def test_several_devices_see_different_photos(pack):
    streams = [BatchStream([(pack, 1.0)], 64, 2, seed=3, first_step=1, place=(device, 2)) for device in (0, 1)]
    first, second = (next(iter(stream)) for stream in streams)
    assert not torch.equal(first.photo, second.photo)


def test_packs_hold_the_photos(pack, tmp_path):
    assert len(Pack(pack)) == 4
    assert Pack(pack)[0].shape[2] == 3
    write_pack(sorted((RESOURCES / "samples").glob("*.webp")), tmp_path / "small.pack", side=96)
    assert min(Pack(tmp_path / "small.pack")[0].shape[:2]) == 96
    assert (tmp_path / "small.pack").stat().st_size < pack.stat().st_size / 2


def test_maps_are_drawn_in_many_ways(pack):
    crop = random_crop(Pack(pack)[0], 128, np.random.default_rng(0))
    maps = [random_structure(crop, np.random.default_rng(seed)) for seed in range(40)]
    assert all(lines.shape == (64, 64) for lines in maps)
    assert len({lines.tobytes() for lines in maps}) > 20
    counts = [int(lines.sum()) for lines in maps]
    assert max(counts) > 2 * max(min(counts), 1)


def test_all_kinds_of_masks_occur():
    masks = [random_mask(8, np.random.default_rng(seed)) for seed in range(60)]
    assert any(mask.all() for mask in masks)
    assert any(not mask.any() for mask in masks)
    assert any(mask.any() and not mask.all() for mask in masks)


def test_the_quantiser_is_hard_forwards_and_soft_backwards():
    w = torch.tensor([-3.0, -0.6, 0.2, 0.9, 5.0], requires_grad=True)
    hard = quantise(w)
    assert hard.tolist() == [-2, -1, 0, 1, 2]
    hard.sum().backward()
    assert (w.grad > 0).sum() >= 3


def test_losses_are_zero_for_equal_pictures_and_grow_with_the_difference():
    picture = torch.rand(2, 3, 32, 32, generator=torch.Generator().manual_seed(0)) * 2 - 1
    mask = torch.zeros(2, 1, 2, 2)
    mask[..., 0] = 1
    assert losses.structural_similarity(picture, picture).item() == pytest.approx(1)
    assert losses.structural_similarity(picture, -picture) < 0.2
    assert losses.masked_l1(picture, picture, mask).item() == 0
    left, right = picture.clone(), picture.clone()
    left[..., :16] += 0.1
    right[..., 16:] += 0.1
    assert losses.masked_l1(left, picture, mask) > 1.9 * losses.masked_l1(right, picture, mask)
    assert losses.kl_divergence(torch.zeros(2, 64), torch.zeros(2, 64)).tolist() == [0, 0]
    assert losses.mean_of_used(torch.tensor([[1.0, 9.0], [4.0, 7.0]]), torch.tensor([[True, False], [True, True]])) == 4


def test_the_loss_on_colours_sees_through_a_weave():
    plain, woven = torch.zeros(1, 3, 32, 32), torch.zeros(1, 3, 32, 32)
    woven[..., ::2] = 0.5
    woven[..., 1::2] = -0.5
    assert losses.colour_error(woven, plain).item() == pytest.approx(0, abs=1e-6)
    tinted = plain.clone()
    tinted[:, 0, :16] = 0.3
    assert losses.colour_error(tinted, plain).item() == pytest.approx(0.3 / 6, rel=1e-4)


def test_a_run_goes_on_in_the_phase_it_stopped_in():
    phases = [Phase(128, 8, 100), Phase(256, 6, 50)]
    assert list(remaining_phases(phases, 0)) == [(phases[0], 100), (phases[1], 150)]
    assert list(remaining_phases(phases, 120)) == [(phases[1], 150)]
    assert not list(remaining_phases(phases, 150))


def test_frequencies_are_positive_and_sum_to_the_scale_of_the_coder():
    table = frequencies(np.array([0.0, 1e-9, 3.0, 700.0, 2.0]))
    assert table.sum() == 65536
    assert table.min() >= 1
    assert table.argmax() == 3


def test_damaged_and_missing_weights_are_one_line(tmp_path):
    with pytest.raises(ModelError, match="cannot load model 'studio'"):
        load_model(folder=tmp_path)
    (tmp_path / "studio").mkdir()
    (tmp_path / "studio" / "model.safetensors").write_bytes(b"garbage" * 10)
    with pytest.raises(ModelError, match="cannot load model 'studio'") as caught:
        load_model(folder=tmp_path)
    assert "\n" not in str(caught.value)


def test_weights_of_another_shape_do_not_load(tmp_path):
    (tmp_path / "studio").mkdir()
    save_file({"generator.x": torch.zeros(1)}, tmp_path / "studio" / "model.safetensors")
    with pytest.raises(ModelError, match="does not fit this version"):
        load_model(folder=tmp_path)


def test_the_identity_follows_the_weights():
    tensors = {"a": torch.ones(3), "b": torch.zeros(2)}
    assert identity_of(tensors) == identity_of(dict(reversed(tensors.items())))
    assert identity_of(tensors) != identity_of(tensors | {"b": torch.ones(2)})


def test_weights_between_two_models_lie_as_far_as_was_said_and_have_an_identity_of_their_own(tmp_path):
    first, second, other = (tmp_path / f"{name}.safetensors" for name in ("first", "second", "other"))
    save_file({"a": torch.zeros(3, dtype=torch.float16)}, first)
    save_file({"a": torch.full((3,), 4.0, dtype=torch.float16)}, second)
    save_file({"b": torch.zeros(3)}, other)
    identity = export_between(first, second, 0.75, tmp_path / "studio")
    written = tmp_path / "studio" / "model.safetensors"
    with safe_open(written, framework="pt") as file:
        assert file.metadata()["identity"] == identity
        assert json.loads(file.metadata()["model"])["family"] == "studio"
        assert file.get_tensor("a").tolist() == [3, 3, 3]
    assert identity == identity_of(load_file(written))
    with pytest.raises(ModelError, match="different networks"):
        export_between(first, other, 0.5, tmp_path / "studio")
    with pytest.raises(ModelError, match="cannot be read"):
        export_between(first, tmp_path / "none", 0.5, tmp_path / "studio")
