import json
import shutil

import numpy as np
import pytest
from cli_helpers import fails
from PIL import Image

from gc_studio.bench import many
from gc_studio.bench.many import LEAST_PHOTOS, Sample, Watched
from gc_studio.cli import main
from gc_studio.document.regions import central_region


def test_bench_rate_measures_real_files_beside_other_codecs(encoded, jacket_path, capsys):
    assert main(["bench", "rate", str(jacket_path), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    assert results["gcx, preserve none"]["bytes"] == encoded.stat().st_size
    assert results["gcx, preserve all"]["psnr"] > results["gcx, preserve none"]["psnr"]
    assert {"JPEG", "WEBP", "AVIF"} < set(results)


def test_bench_rate_measures_refined_files_when_asked_to(jacket_path, capsys):
    assert main(["bench", "rate", str(jacket_path), "--size", "168", "--refine", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines if "refined" in line] == [
        "gcx, preserve none, refined",
        "gcx, preserve all, refined",
    ]


def test_bench_structure_compares_real_files_and_names_what_is_absent(jacket_path, capsys, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert main(["bench", "structure", str(jacket_path), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    assert results["absent"][0] == "JBIG1 T.85 (jbigkit-bin)"
    assert set(results["groups"]) == {"64x64", "128x128", "256x256"}
    for group in results["groups"].values():
        assert group["ratio"] == pytest.approx(group["bytes"]["gcx"] / group["smallest"])
        assert group["worst"] < 1
    assert main(["bench", "structure", str(jacket_path.parent), "--size", "keep"]) == 0
    assert "whole photos, 4 maps" in capsys.readouterr().out
    assert main(["bench", "structure", str(jacket_path), "--drawn", "--json"]) == 0
    groups = json.loads(capsys.readouterr().out)["groups"]
    assert {"64x64 strokes", "128x128 pen", "256x256 scanned"} < set(groups)
    assert all(group["maps"] == 1 for group in groups.values())


def test_bench_bitstream_adds_up(jacket_path, capsys):
    assert main(["bench", "bitstream", str(jacket_path), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    assert results["detail_saved"] == pytest.approx(1 - results["detail"] / results["detail_bound"])
    assert results["container"] <= 24
    assert results["noise_mask"] <= 34
    assert results["kept_bytes"] > 40
    assert results["kept_write_ms"] > 0
    assert results["kept_read_ms"] > 0
    assert main(["bench", "bitstream", str(jacket_path)]) == 0
    assert "detail_saved" in capsys.readouterr().out


def test_bench_fuzz_fails_when_the_reader_does(capsys, monkeypatch):
    assert main(["bench", "fuzz", "--runs", "30", "--seed", "4"]) == 0
    assert "crashes    0" in capsys.readouterr().out

    def broken(_):
        raise MemoryError

    monkeypatch.setattr("gc_studio.bench.fuzz.read", broken)
    assert main(["bench", "fuzz", "--runs", "5", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["crashes"] == 5


@pytest.mark.long
def test_bench_live_plays_a_hand_to_the_scheduler_of_the_window(model, capsys, monkeypatch):
    from dataclasses import replace

    from gc_studio.bench import live
    from gc_studio.decode import choice
    from gc_studio.decode.torch_backend import TorchBackend

    plain = TorchBackend(model.generator, model.device)
    monkeypatch.setattr(choice, "candidates", lambda *_: {plain.name: lambda: plain})
    whole_hand = live.events

    def short_hand(*arguments):
        hand = whole_hand(*arguments)
        kinds = [event.kind for event in hand]
        first = kinds.index("faithful")
        picked = hand[: kinds.index("texture") + 2] + hand[first : first + 15] + hand[-4:]
        return [replace(event, seconds=0.01 * number) for number, event in enumerate(picked)]

    monkeypatch.setattr(live, "events", short_hand)
    monkeypatch.setattr(live, "_ROUNDS", 1)
    monkeypatch.setattr(live, "PLAYS", 2)
    assert main(["bench", "live", "--sides", "256", "288", "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    for name in ("first_picture_ms", "final_picture_ms", "bytes_ms"):
        assert 0 < results[name]["p50"] <= results[name]["p95"]
    assert results["plain_ms"]["p50"] > 0
    assert results["by_kind"]["faithful strokes"]["first_picture_ms"]["p50"] > 0
    assert results["faithful_ratio"] > 0
    assert results["stale"] == 0
    assert 0 <= results["dropped"] < results["events"]
    assert results["conv_peak_gflops"] > 0
    assert results["render_gflops"] > 0
    assert results["backend"] == "torch on cpu"
    larger, ratios = results["288x288"], results["288 / 256, p95"]
    for name in ("first_picture_ms", "final_picture_ms", "bytes_ms"):
        assert 0 < larger[name]["p50"] <= larger[name]["p95"]
        assert ratios[name] == pytest.approx(larger[name]["p95"] / results[name]["p95"], abs=0.01)


@pytest.mark.long
def test_bench_live_plays_a_hand_that_paints_labels_beside_one_that_draws(model, monkeypatch):
    import scene_model

    from gc_studio.bench import live_scenes
    from gc_studio.nets.scene_model import load_scene_model

    whole_hand = live_scenes.strokes_of
    monkeypatch.setattr(live_scenes, "strokes_of", lambda *given: whole_hand(*given)[:19])
    monkeypatch.setattr(live_scenes, "PLAYS", 1)
    scenery = load_scene_model(scene_model.install(model), "cpu")
    results = live_scenes.measure(model, scenery)
    for name, ratio in results["labels to lines, p50"].items():
        own, lines = results["labels"][name], results["lines"][name]
        assert 0 < own["p50"] <= own["p95"]
        assert ratio == pytest.approx(own["p50"] / lines["p50"], abs=0.01)


@pytest.mark.parametrize("side", ["250", "keep"])
def test_sides_that_no_hand_works_on_are_refused(capsys, side):
    with pytest.raises(SystemExit):
        main(["bench", "live", "--sides", side])
    assert "no multiple of 32" in capsys.readouterr().err


def test_the_hand_of_bench_live_is_the_same_each_time_and_changes_the_document(analysis):
    from gc_studio.bench.hand import events

    codes = np.arange(8 * 64, dtype=np.int16).reshape(8, 64) % 9
    cells = central_region(analysis.document)
    hands = [events(256, analysis.available, cells, codes) for _ in range(2)]
    assert len(hands[0]) == 230
    assert [event.seconds for event in hands[0]] == sorted(event.seconds for event in hands[0])
    documents = [analysis.document, analysis.document]
    for pair in zip(*hands, strict=True):
        documents = [
            event.edit(document) if event.edit else document for event, document in zip(pair, documents, strict=True)
        ]
    assert documents[0] == documents[1]
    assert documents[0] != analysis.document
    assert set(np.unique(documents[0].levels)) == {0, 1, 3}
    assert np.array_equal(documents[0].regions, analysis.document.regions)


@pytest.mark.long
def test_bench_fit_measures_files_that_fit_beside_settings_made_by_hand(jacket_path, tmp_path, squeeze, capsys):
    (tmp_path / "jacket.webp").write_bytes(jacket_path.read_bytes())
    options = ["--data", str(tmp_path), "--bytes", "20", "400", "--perceptual", str(squeeze), "--json"]
    assert main(["bench", "fit", *options]) == 0
    results = json.loads(capsys.readouterr().out)
    too_few, at = results["targets"]
    assert (too_few["photos"], too_few["too_large"]) == (0, 1)
    assert (at["photos"], at["over"], at["close"]) == (1, 0, 1.0)
    assert 388 <= at["fitted"]["bytes"] <= 400
    assert at["fitted"]["seconds"] > 0
    assert set(at["by_hand"]) == {"bytes", "lpips_squeeze"}


def test_bench_labels_compares_label_maps_with_other_coders(tmp_path, capsys):
    rows, columns = np.mgrid[:120, :90]
    for index in range(2):
        shown = np.zeros((120, 90), np.uint8)
        shown[(rows - 60) ** 2 + 2 * (columns - 40 - 9 * index) ** 2 < 2000] = 14
        shown[rows + columns < 40] = 19
        Image.fromarray(shown).save(tmp_path / f"{index}.labels.png")
    assert main(["bench", "labels", "--data", str(tmp_path), "--json"]) == 0
    groups = json.loads(capsys.readouterr().out)["groups"]
    assert {name: group["maps"] for name, group in groups.items()} == {"1/2": 2, "1/4": 2}
    assert groups["1/2"]["worst"] < 1
    assert {"gcx", "PNG", "WebP lossless"} <= set(groups["1/2"]["bytes"])
    assert main(["bench", "labels", "--data", str(tmp_path), "--every", "2"]) == 0
    assert "1/4, 1 maps" in capsys.readouterr().out
    assert main(["bench", "labels", "--data", str(tmp_path / "none")]) == 1
    assert "holds no label maps" in capsys.readouterr().err


def test_bench_many_tells_rates_and_what_memory_grows_by(jacket_path, tmp_path, capsys, monkeypatch):
    asked = []
    given = Watched(9, first=1.0, last=5.0)
    grown = [Sample(500 * look, 80.0, 300 + 2.0 * look) for look in range(1, 11)]
    monkeypatch.setattr(many, "throughput", lambda photos: asked.append(len(photos)) or {"--jobs 1": given})
    monkeypatch.setattr(many, "memory", lambda count: asked.append(count) or Watched(count, samples=grown))
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(LEAST_PHOTOS):
        shutil.copy(jacket_path, folder / f"{number}.webp")
    assert main(["bench", "many", "--data", str(folder), "--generated", "5000"]) == 0
    said = capsys.readouterr().out
    assert asked == [LEAST_PHOTOS, 5000]
    assert "2.00 photos/s, the first after 1.0 s" in said
    assert "workers: 306.0 to 320.0 MB, +4.00 MB +- 0.00 with each thousand photos" in said
    assert main(["bench", "many", "--data", str(folder), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    assert results["ways"]["--jobs 1"]["photos_per_second"] == 2
    assert "memory" not in results
    (folder / "0.webp").unlink()
    assert "7 photos tell no rate" in fails(capsys, "bench", "many", "--data", folder)


def test_bench_scenes_wants_a_model_that_takes_labels(jacket_path, tmp_path, capsys):
    (tmp_path / "a.webp").write_bytes(jacket_path.read_bytes())
    Image.fromarray(np.zeros((4, 4), np.uint8)).save(tmp_path / "a.labels.png")
    for name, why in (("gc", "model gc takes no labels"), ("nobody", "no model 'nobody' is installed")):
        assert main(["bench", "scenes", "--data", str(tmp_path), "--model", name]) != 0
        error = capsys.readouterr().err
        assert why in error
        assert error.count("\n") == 1
