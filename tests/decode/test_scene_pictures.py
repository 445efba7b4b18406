"""Documents of scenes are painted by the same renderer: at once around a stroke of labels, exactly when it rests."""

import numpy as np
import pytest
import scene_model
import torch

from gc_studio.analysis.scenes import analyse_scene, with_channels
from gc_studio.app.background.live import Followed
from gc_studio.decode import pyramids, renderer
from gc_studio.decode.families import Painters
from gc_studio.decode.label_inputs import LabelInputs, at_network_scale
from gc_studio.decode.network_inputs import changed_box, whole
from gc_studio.decode.renderer import Renderer
from gc_studio.decode.torch_backend import TorchBackend
from gc_studio.document import Document, DocumentError
from gc_studio.document.edits import set_levels, set_mask
from gc_studio.nets import registry
from gc_studio.nets.registry import described, find_model
from gc_studio.nets.scene_model import load_scene_model


@pytest.fixture(scope="module")
def scenery_file(model, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "USER_MODELS", tmp_path_factory.mktemp("models"))
        return scene_model.install(model)


@pytest.fixture(scope="module")
def scenery(scenery_file):
    return load_scene_model(scenery_file, "cpu")


@pytest.fixture(scope="module")
def taken(jacket, scenery):
    """The analysis of a photo under a map that somebody drew."""
    return analyse_scene(jacket, scenery, labels=scene_model.labels_of(*jacket.shape[:2]))


def labelled(document: Document, rows: slice, columns: slice, number: int) -> Document:
    labels = document.labels.copy()
    labels[rows, columns] = number
    return document.with_layers(labels=labels)


def half_kept(taken):
    kept = np.zeros(taken.document.grid, bool)
    kept[:, ::3] = True
    return set_mask(taken.document, kept, taken.available)


def difference(one, other):
    return np.abs(one.astype(int) - other).max()


def test_the_network_is_told_what_training_tells_it(taken, scenery):
    document = half_kept(taken)
    told = LabelInputs(scenery).of(document)
    missing = [(0, side // 2 - own) for side, own in zip(told.size, document.labels.shape, strict=True)]
    labels = np.pad(document.labels, missing, mode="edge")
    cells = np.concatenate([document.detail, document.mask[None]]).astype(np.float32)
    grid = [(0, side // 16 - own) for side, own in zip(told.size, document.grid, strict=True)]
    padded = torch.from_numpy(np.pad(cells, [(0, 0), *grid], mode="edge"))[None]
    wanted = scenery.generator.guides(torch.from_numpy(labels)[None], padded[:, :-1], padded[:, -1:])
    for own, trained in zip(told.guides, wanted, strict=True):
        np.testing.assert_allclose(whole(own), trained.numpy(), atol=1e-5)
    with torch.inference_mode():
        painted = (scenery.generator.paint(wanted)[0].permute(1, 2, 0).numpy() + 1) * 127.5
    picture = Renderer(scenery).render(document)
    assert np.abs(painted[: document.height, : document.width] - picture).max() < 1.6


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_what_is_told_after_strokes_is_what_a_fresh_start_tells(scenery, scale):
    rng, kept = np.random.default_rng(2), LabelInputs(scenery)
    shape = -(-131 // scale), -(-210 // scale)
    document = Document(210, 131, structure_scale=scale, model=scenery.identity, codes=scenery.codes)
    for number in range(4):
        row, column = (int(rng.integers(length)) for length in shape)
        document = labelled(document, slice(row, row + 9), slice(column, column + 30), 1 + number % 2)
        for own, fresh in zip(kept.of(document).guides, LabelInputs(scenery).of(document).guides, strict=True):
            np.testing.assert_allclose(whole(own), whole(fresh), atol=1e-5)


def test_slanting_borders_of_coarse_maps_are_told_in_small_steps():
    rows, columns = np.indices((12, 12))
    told = at_network_scale((rows > columns).astype(np.uint8), 4)
    assert told.shape == (24, 24)
    heights = told.argmax(0)[2:-2]
    assert set(np.diff(heights)) == {1}
    square = np.zeros((6, 6), np.uint8)
    square[2:4, 2:4] = 1
    assert at_network_scale(square, 4)[4:8, 4:8].sum() >= 12
    assert at_network_scale(square, 2) is square


def test_what_is_told_band_by_band_is_what_the_whole_tells(taken, scenery, monkeypatch):
    at_once = LabelInputs(scenery).of(taken.document)
    monkeypatch.setattr(pyramids, "_BAND", 64)
    for own, wanted in zip(LabelInputs(scenery).of(taken.document).guides, at_once.guides, strict=True):
        np.testing.assert_allclose(whole(own), whole(wanted), atol=1e-5)


def test_the_box_of_a_stroke_is_what_it_changed(taken, scenery):
    inputs, document = LabelInputs(scenery), taken.document
    before = inputs.of(document)
    drawn = labelled(document, slice(20, 30), slice(10, 14), 2)
    assert changed_box(before, inputs.of(drawn)) == (40, 20, 60, 28)
    again = labelled(drawn, slice(20, 30), slice(10, 14), 2)
    assert inputs.of(again).is_made_of(inputs.of(drawn))


def test_a_stroke_of_labels_is_seen_at_once_and_exact_soon(taken, scenery):
    document, live = half_kept(taken), Renderer(scenery)
    before = live.render(document)
    for row, column in ((40, 30), (150, 110)):
        drawn = labelled(document, slice(row, row + 12), slice(column, column + 12), 2)
        first, exact = live.pictures(drawn)
        assert (first.is_exact, exact.is_exact) == (False, True)
        assert difference(exact.picture, Renderer(scenery).render(drawn)) <= 1
        inside = np.s_[2 * row : 2 * row + 24, 2 * column : 2 * column + 24]
        off = np.abs(first.picture[inside].astype(int) - exact.picture[inside]).mean()
        assert off < np.abs(before[inside].astype(int) - exact.picture[inside]).mean() / 3
        live.render(document)


def test_large_scenes_are_painted_in_tiles_and_torch_paints_the_same(taken, scenery, monkeypatch):
    document = half_kept(taken)
    picture = Renderer(scenery).render(document)
    assert difference(picture, Renderer(scenery, TorchBackend(scenery.generator, "cpu")).render(document)) <= 1
    monkeypatch.setattr(renderer, "TILED_ABOVE", {3: 0})
    assert difference(picture, Renderer(scenery).render(document)) <= 2


def test_preserving_brings_the_photo_back_at_every_level(taken, scenery, jacket):
    off = []
    for level in (0, 1, 3):
        levels = np.full(taken.document.grid, level, np.uint8)
        picture = Renderer(scenery).render(set_levels(taken.document, levels, taken.available))
        off.append(np.abs(picture.astype(int) - jacket).mean())
    assert off[2] < off[1] / 2
    assert off[1] != off[0]


def test_fewer_channels_are_the_first_ones(taken):
    narrowed = with_channels(taken, 2)
    assert np.array_equal(narrowed.available.detail[:2], taken.available.detail[:2])
    assert not narrowed.available.detail[2:].any()
    assert np.array_equal(narrowed.available.faithful, taken.available.faithful)


def test_a_map_of_other_classes_is_refused(jacket, scenery):
    with pytest.raises(DocumentError, match="labels holds 0 to 9"):
        analyse_scene(jacket, scenery, labels=np.full((171, 128), 9, np.uint8) * (np.arange(128) > 5))


def test_the_window_follows_the_hand(taken, scenery, scenery_file, model):
    followed = Followed(described(scenery_file), "cpu", Renderer(model).backend.name)
    shares = []
    followed.on_progress = shares.append
    apart, document = followed.apart(), taken.document
    [exact] = followed.pictures(document, lambda: False)
    first, _ = followed.pictures(labelled(document, slice(40, 50), slice(40, 50), 2), lambda: False)
    assert not first.is_exact
    assert difference(apart.render(document), exact.picture) <= 1
    assert followed.label.startswith(f"scenery {scene_model.IDENTITY}, ")


@pytest.mark.usefixtures("_own_cache")
def test_files_of_scenes_are_painted_by_their_model(taken, scenery, model):
    scene_model.install(model)
    assert difference(Painters("cpu").render(taken.document), Renderer(scenery).render(taken.document)) <= 1


def test_the_model_that_ships_paints_what_a_map_says_and_keeps_what_it_may(jacket):
    description = find_model("street")
    street, names = load_scene_model(description.path, "cpu"), description.classes
    labels = np.where(scene_model.labels_of(*jacket.shape[:2]) > 0, names.index("coat"), 0).astype(np.uint8)
    taken = analyse_scene(jacket, street, labels=labels)
    inside = labels.repeat(2, 0).repeat(2, 1)[: jacket.shape[0], : jacket.shape[1]] > 0
    alone = Renderer(street).render(taken.document).astype(int)
    # Clothes are told from the ground.
    assert np.abs(alone[inside].mean(0) - alone[~inside].mean(0)).max() > 20
    kept = set_mask(taken.document, np.ones(taken.document.grid, bool), taken.available)
    assert np.abs(Renderer(street).render(kept) - jacket.astype(int)).mean() < np.abs(alone - jacket).mean()
