"""Ways of keeping cells side by side, on two samples."""

from gc_studio.bench.ways import GIST, STEPS, measure
from gc_studio.storage import RESOURCES


def test_forecasts_and_polishing_need_fewer_bits_than_either_plain_way(model):
    photos = sorted((RESOURCES / "samples").glob("*.webp"))[:2]
    found = measure(photos, model, []).means
    for name in ("residual", "photo"):
        bits, truth = ([found[f"{name}, {step:g}"][figure] for step in STEPS] for figure in ("bits", "psnr"))
        assert bits == sorted(bits)
        assert truth == sorted(truth)
        assert truth[0] > found[GIST]["psnr"]
    for level in (2, 3):
        ours = found[f"gcx, level {level}"]
        as_true = [row["bits"] for name, row in found.items() if "gcx" not in name and row["psnr"] >= ours["psnr"]]
        assert ours["bits"] < min(as_true, default=1e9)
    assert found["gcx, level 3"]["psnr"] > found["gcx, level 2"]["psnr"] + 1.5
