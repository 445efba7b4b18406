"""What scenes are measured by: what is preserved of a map, and how much of it a judge finds in a picture."""

from dataclasses import replace

import numpy as np
import pytest
import scene_model
from PIL import Image

from gc_studio.analysis.photo import PhotoError
from gc_studio.bench import scenes
from gc_studio.bench.labelled import BOX, EVERYTHING, NOTHING, QUARTER, Labelled, labelled_photos
from gc_studio.bench.papers_systems import ModelAtWork
from gc_studio.bench.picture_codecs import picture_codecs
from gc_studio.bench.scenes import PHOTO, STUDIO, Point, with_so_many
from gc_studio.bench.scenes_pictures import save_pictures
from gc_studio.bench.scenes_text import figures, tables
from gc_studio.nets import registry
from gc_studio.nets.running import JUDGE
from gc_studio.nets.scene_model import load_scene_model
from gc_studio.training.evaluate import Coded
from gc_studio.training.label_sets import SETS, STREET, LabelSet

SET = LabelSet(
    ("background", "skin", "hair"),
    STREET.table,
    {"people": ("skin", "hair"), "skin alone": ("skin",)},
)


@pytest.fixture
def folder(jacket, tmp_path):
    """A photo with the map of 59 classes that the data sets have; 0 is background, 41 is skin."""
    place = tmp_path / "photos"
    place.mkdir()
    for name in ("a", "b"):
        Image.fromarray(jacket).save(place / f"{name}.webp", lossless=True)
        fine = np.zeros(jacket.shape[:2], np.uint8)
        fine[100:200, 80:160] = 41
        Image.fromarray(fine).save(place / f"{name}.labels.png")
    return place


def test_photos_are_read_with_their_maps_and_said_to_lack_them(folder, tmp_path):
    first, second = labelled_photos(folder)
    scene = Labelled.read(first, SET, 128)
    assert scene.photo.shape == (170, 128, 3)
    assert scene.labels.shape == (85, 64)
    assert set(np.unique(scene.labels)) == {0, 1}
    second.with_suffix(".labels.png").unlink()
    assert labelled_photos(folder) == [first]
    with pytest.raises(PhotoError, match="label map"):
        Labelled.read(second, SET, 128)
    (tmp_path / "empty").mkdir()
    with pytest.raises(PhotoError, match=r"no NAME\.webp with a NAME\.labels\.png"):
        labelled_photos(tmp_path / "empty")


def test_what_is_kept_is_what_its_name_says():
    labels = np.zeros((64, 48), np.uint8)
    labels[8:24, 8:24], labels[24:40, 8:24] = 2, 1
    scene = Labelled("x", np.zeros((128, 96, 3), np.uint8), labels)

    def kept(what, seed=0):
        return scene.kept(what, SET, np.random.default_rng(seed))

    assert kept(EVERYTHING).all()
    assert not kept(NOTHING).any()
    people = np.zeros((8, 6), bool)
    people[1:5, 1:3] = True
    assert np.array_equal(kept("people"), people)
    assert np.array_equal(kept("skin alone"), people & (np.arange(8) >= 3)[:, None])
    things = [people & (np.arange(8) < 3)[:, None], people & (np.arange(8) >= 3)[:, None], ~people]
    found = [kept(QUARTER, seed) for seed in range(30)]
    assert len({mask.tobytes() for mask in found}) > 3
    # A thing is kept whole or not at all.
    assert all(mask[thing].all() or not mask[thing].any() for mask in found for thing in things)
    assert 0 < np.mean([kept(BOX, seed).mean() for seed in range(20)]) < 1


def test_miou_is_the_mean_over_the_classes_that_are_there():
    truth, found = np.zeros((8, 8), np.uint8), np.zeros((8, 8), np.uint8)
    truth[:4], found[:2] = 1, 1
    scene = Labelled("x", np.zeros((16, 16, 3), np.uint8), truth)
    point = Point("x", "", np.zeros((3, 3), np.int64))
    point.add(scene, Coded(64, scene.photo), found)
    assert point.bpp == 2
    assert point.miou == pytest.approx((16 / 32 + 32 / 48) / 2)


@pytest.mark.long
def test_a_set_is_measured_and_told(folder, model, monkeypatch, tmp_path):
    scene_model.install(model)
    scenery = load_scene_model(registry.USER_MODELS / "scenery" / "model.safetensors", "cpu")
    scenery = replace(scenery, classes=SET.names)
    monkeypatch.setitem(SETS, "three", SET)
    # It finds skin where there is red.
    monkeypatch.setattr(scenes, "judged_labels", lambda picture, judge: (picture[::2, ::2, 0] > 128).astype(np.uint8))
    codecs = [codec for codec in picture_codecs()[0] if codec.name == "JPEG"]
    system = ModelAtWork(registry.find_model("gc"), "cpu")
    measured = scenes.measure(labelled_photos(folder)[:1], scenery, JUDGE, model, [system], codecs, [], 96)
    sizes = [measured.point("scenery", NOTHING).bpp]
    sizes += [measured.point(with_so_many("scenery", channels), EVERYTHING).bpp for channels in (2, 4, 8)]
    assert sizes == sorted(sizes)
    of_system = [measured.point(f"gc, C = {channels}", EVERYTHING).bpp for channels in (2, 4, 8)]
    assert 0 < of_system[0] < of_system[1] < of_system[2]
    assert measured.point(STUDIO, NOTHING).bpp < measured.point(STUDIO, EVERYTHING).bpp
    assert measured.point("JPEG", EVERYTHING).bpp >= sizes[-1]
    assert measured.savings[EVERYTHING]["of_everything"] == 1
    assert measured.savings[NOTHING]["share"] == 0
    text = tables(measured, ["left out: nothing"])
    assert f"| {PHOTO} |" in text
    assert len(figures(measured)["points"]) == len(measured.points)
    save_pictures(measured, tmp_path)
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (6 * 96, 128 + 16)
