import json

import pytest

from gc_studio.cli import main
from gc_studio.storage import RESOURCES


@pytest.mark.long
def test_no_backend_of_this_machine_paints_another_picture(capsys):
    assert main(["bench", "precision", "--data", str(RESOURCES / "samples"), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    assert results["documents"] == 4
    assert results["values"] == 4 * 256 * 256 * 3
    for row in results["backends"].values():
        assert 0 < row["mean"] < 0.5
        assert row["largest"] <= 3
        assert row["documents_above"] == 0
        assert row["values_1"] <= results["values"]
