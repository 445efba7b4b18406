import json

import pytest

from gc_studio.bench import start
from gc_studio.cli import main


@pytest.mark.long
def test_starts_are_measured_beside_the_import_of_torch(monkeypatch, capsys):
    monkeypatch.setattr(start, "ROUNDS", 1)
    assert main(["bench", "start", "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    runs, ratios = results["runs"], results["ratios"]
    commands = {"gcx encode", "import torch", "gcx info", "gcx decode"}
    assert set(runs) == commands | {"window up", "window to first picture"}
    assert all(row["seconds"] > 0 for row in runs.values())
    decode = runs["gcx decode"]["seconds"] / runs["import torch"]["seconds"]
    assert ratios["gcx decode / import torch"] == pytest.approx(decode, abs=0.01)


def test_what_cannot_be_run_is_told(tmp_path):
    with pytest.raises(RuntimeError, match="ended with status"):
        start.run(["-c", "raise SystemExit(3)"], tmp_path, tmp_path)


def test_a_folder_without_another_version_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["bench", "start", "--before", str(tmp_path)])
    assert "holds no gc_studio" in capsys.readouterr().err
