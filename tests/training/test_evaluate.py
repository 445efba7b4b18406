import sys

from gc_studio.storage import RESOURCES
from gc_studio.training.__main__ import main


def test_photos_are_measured_with_what_was_a_loss_and_what_was_none(squeeze, vgg, monkeypatch, capsys):
    options = ["--perceptual", str(squeeze), "--vgg", str(vgg), "--every", "4"]
    monkeypatch.setattr(sys, "argv", ["training", "evaluate", str(RESOURCES / "samples"), *options])
    main()
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [["preserve", kept] for kept in ("none", "half", "all")]
    sizes, ratios = [], []
    for line in lines:
        figures = dict(figure.split()[-2:] for figure in line.split(", "))
        assert set(figures) == {"file_bytes", "lpips_squeeze", "vgg", "psnr", "ms_ssim"}
        sizes.append(float(figures["file_bytes"]))
        ratios.append(float(figures["psnr"]))
    assert sizes == sorted(sizes)
    assert ratios[2] > max(ratios[:2])
