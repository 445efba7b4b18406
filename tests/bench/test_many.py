"""Calls for many photos are watched: how soon, how many a second, and whether memory grows."""

import pytest

from gc_studio.bench import many
from gc_studio.bench.many import Sample, growth, memory, throughput, watched
from gc_studio.storage import RESOURCES

JACKET = RESOURCES / "samples" / "jacket.webp"


def samples(grows):
    """Of 20 looks, at first while things come together."""
    return [
        Sample(500 * (look + 1), 80 + 10 * min(look, 3), 300 + (-1) ** look + grows * look / 2) for look in range(20)
    ]


def test_what_grows_is_told_from_noise():
    steady, grown = growth(samples(0)), growth(samples(4))
    assert steady["caller"].per_thousand == 0
    assert abs(steady["workers"].per_thousand) < 2 * steady["workers"].error
    assert grown["workers"].per_thousand == pytest.approx(4, abs=0.2)
    assert grown["workers"].error < 0.2
    assert growth(samples(0)[:4]) == {}


@pytest.mark.long
def test_a_call_is_watched_until_its_last_photo(tmp_path, monkeypatch):
    monkeypatch.setattr(many, "EVERY", 2)
    monkeypatch.setattr(many, "_ways", lambda: [("--jobs 2", 2, False)])
    found = memory(5)
    assert 0 < found.first < found.last
    assert {sample.photos for sample in found.samples} <= {2, 3, 4, 5}
    assert all(sample.caller > 10 < sample.workers for sample in found.samples)
    ((name, own),) = throughput([JACKET, RESOURCES / "samples" / "dress.webp"]).items()
    assert (name, own.photos) == ("--jobs 2", 2)


def test_a_call_that_fails_is_told(tmp_path):
    with pytest.raises(RuntimeError, match=r"--jobs 1: gcx: gone\.jpg: .*No such file"):
        watched([str(tmp_path / "gone.jpg")], tmp_path / "out", ["--jobs", "1"], 1)
