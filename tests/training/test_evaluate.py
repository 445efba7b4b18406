import sys

import pytest

from gc_studio.storage import RESOURCES
from gc_studio.training.__main__ import main


@pytest.fixture(scope="module")
def known():
    """What was measured already, by the scale: it takes seconds."""
    return {}


@pytest.fixture
def evaluated(known, squeeze, vgg, monkeypatch, capsys):
    """Figures by what is preserved, over samples at a structure scale."""

    def evaluate(scale):
        if scale in known:
            return known[scale]
        options = ["--perceptual", str(squeeze), "--vgg", str(vgg), "--every", "4", "--structure-scale", str(scale)]
        monkeypatch.setattr(sys, "argv", ["training", "evaluate", str(RESOURCES / "samples"), *options])
        main()
        rows = known[scale] = {}
        for line in capsys.readouterr().out.splitlines():
            figures = dict(figure.split()[-2:] for figure in line.split(", "))
            rows[line.split()[1]] = {name: float(value) for name, value in figures.items()}
        return rows

    return evaluate


def test_photos_are_measured_with_what_was_a_loss_and_what_was_none(evaluated):
    figures = evaluated(2)
    none, half, whole = rows = [figures[kept] for kept in ("none", "half", "all")]
    assert all(set(row) == {"file_bytes", "lpips_squeeze", "vgg", "psnr", "ms_ssim"} for row in rows)
    assert none["file_bytes"] < half["file_bytes"] < whole["file_bytes"]
    assert whole["psnr"] > max(none["psnr"], half["psnr"])


def test_coarser_maps_are_measured_too(evaluated):
    coarse, fine = (evaluated(scale)["none"] for scale in (4, 2))
    assert coarse["file_bytes"] < 0.7 * fine["file_bytes"]


def test_a_file_that_is_not_there_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["training", "between", *[str(tmp_path / "none")] * 2, "0.5", str(tmp_path)])
    with pytest.raises(SystemExit, match=r"^between: .*none: cannot be read \([^\n]*\)$"):
        main()
