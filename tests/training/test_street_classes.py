"""Merging the classes of street photos."""

import numpy as np
import pytest
from PIL import Image

from gc_studio.bitstream import labels, tables
from gc_studio.training.label_sets import CAMVID, SETS, STREET, label_set_of
from gc_studio.training.label_tables import label_arrays, street_maps
from gc_studio.training.street_classes import FINE_NAMES, NAMES, class_shares, shares_table


def test_every_fine_class_goes_to_the_one_that_a_designer_names():
    of = {fine: NAMES[number] for fine, number in zip(FINE_NAMES, STREET.table[:59], strict=True)}
    assert of["null"] == NAMES[0] == "background"
    assert (of["pants"], of["jeans"], of["blouse"]) == ("trousers", "jeans", "top")
    assert of["boots"] == of["sneakers"] == "shoes"
    assert set(of.values()) == set(NAMES)
    assert STREET.table[[59, 255]].tolist() == [0, 0]


def test_maps_of_the_road_keep_their_classes_with_the_unnamed_first():
    assert CAMVID.names[0] == "unlabelled"
    assert [CAMVID.names[number] for number in CAMVID.table[[0, 3, 10, 11, 255]]] == [
        *("sky", "road", "bicyclist"),
        *("unlabelled", "unlabelled"),
    ]


def test_a_set_is_found_by_the_names_of_its_classes_and_selects_among_them():
    for classes in SETS.values():
        assert label_set_of(list(classes.names)) is classes
        assert all(set(names) < set(classes.names) for names in classes.selections.values())
    with pytest.raises(ValueError, match="no label maps for the classes nothing, cloth; known sets: street, camvid"):
        label_set_of(("nothing", "cloth"))


def test_the_table_says_how_large_and_how_frequent_classes_are(tmp_path):
    for number, rows in enumerate(([14] * 3 + [35], [0] * 4)):
        Image.fromarray(np.array([rows], np.uint8)).save(tmp_path / f"{number}.labels.png")
    table = shares_table(class_shares(tmp_path))
    assert "| dress | 50.00 % | 1 | dress, romper |" in table
    assert "| background | 50.00 % | 1 | null |" in table
    assert "| hair | 0.00 % | 0 |  |" in table


def test_what_is_counted_of_maps_makes_the_like_of_them_smaller(tmp_path, monkeypatch):
    rows, columns = np.mgrid[:160, :120]
    shown = np.where((rows - 80) ** 2 + 2 * (columns - 60) ** 2 < 4000, 14, 0).astype(np.uint8)
    Image.fromarray(shown).save(tmp_path / "1.labels.png")
    counts = label_arrays(tmp_path)["labels"]
    assert counts.dtype == np.uint16
    assert counts.min() > 0
    maps = list(street_maps(tmp_path, 2))
    assert maps[0].shape == (80, 60)
    before = len(labels.encode(maps[0], len(NAMES)))
    trained = np.concatenate([counts.astype(np.int64), tables.label_counts()[:, counts.shape[1] :]], axis=1)
    monkeypatch.setattr(tables, "label_counts", lambda: trained)
    assert len(labels.encode(maps[0], len(NAMES))) < before
