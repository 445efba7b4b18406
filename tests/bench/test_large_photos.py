import json

import pytest

from gc_studio.bench import large
from gc_studio.cli import main


@pytest.mark.long
def test_large_photos_are_measured_in_windows_of_their_own(monkeypatch, capsys):
    monkeypatch.setattr(large, "SIZE", (192, 256))
    monkeypatch.setattr(large, "_SQUARE", 128)
    monkeypatch.setattr(large, "ROUNDS", 1)
    assert main(["bench", "large", "--json"]) == 0
    runs = json.loads(capsys.readouterr().out)["runs"]
    assert set(runs) == {
        "scaled to 1024: first picture",
        "scaled to 1024: exact picture",
        "window at 128x128, 5 strokes",
        "own size: first picture",
        "own size: exact picture",
        "gcx encode --size keep",
    }
    assert all(row["seconds"] > 0 for row in runs.values())
