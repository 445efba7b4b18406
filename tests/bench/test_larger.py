import json

from PIL import Image

from gc_studio.cli import main


def test_ways_to_enlarge_are_measured_beside_the_photo_at_that_size(jacket, squeeze, tmp_path, capsys):
    Image.fromarray(jacket).resize((128, 160)).save(tmp_path / "small.png")
    options = ["--data", str(tmp_path), "--most", "1", "--perceptual", str(squeeze)]
    assert main(["bench", "larger", *options, "--json"]) == 0
    measured = json.loads(capsys.readouterr().out)["measured"]
    assert {(row["factor"], row["kept"]) for row in measured} >= {("2", "nothing"), ("4", "gist")}
    for row in measured:
        assert set(row["ways"]) == {"Lanczos", "painted", "both"}
        assert all(set(figures) >= {"lpips_squeeze", "psnr"} for figures in row["ways"].values())
        if row["kept"] == "gist":
            # What both ways give together keeps what the small picture kept; a painting alone keeps nothing.
            assert row["ways"]["both"]["psnr"] > row["ways"]["painted"]["psnr"] + 1
