import json

import pytest

from gc_studio.cli import main
from gc_studio.storage import RESOURCES


@pytest.mark.long
def test_a_preserved_part_is_nearly_as_true_as_where_everything_is(squeeze, capsys):
    command = ["bench", "preserve", "--data", str(RESOURCES / "samples"), "--json"]
    assert main([*command, "--perceptual", str(squeeze)]) == 0
    results = json.loads(capsys.readouterr().out)
    assert results["photos"] == 4
    nothing, part, everything = (results["means"][kind] for kind in ("nothing", "part", "everything"))
    assert set(part) == {"file_bytes", "psnr", "border", "lpips_squeeze"}
    assert nothing["file_bytes"] < part["file_bytes"] < everything["file_bytes"]
    assert nothing["psnr"] + 1 < part["psnr"]
    assert results["means"]["gain"]["psnr"] > 0.6
    # A seam would be a step that is in neither of the two other pictures.
    assert part["border"] < nothing["border"]
