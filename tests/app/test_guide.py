"""The guide tells the truth about keys, and all of its pictures are there."""

import re
from pathlib import Path

from gc_studio.app.window.main_window import MainWindow

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "guide.md").read_text()


def test_keys_of_the_guide_are_those_of_the_window(studio: MainWindow) -> None:
    table = GUIDE.split("## Keys")[1].split("##")[0]
    cells = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table.splitlines() if "|" in line]
    told = {key: text for row in cells[2:] for key, text in (row[:2], row[2:]) if ".." not in key}
    known = {row.shortcut: row.text for row in studio.rows}
    assert len(told) > 20
    assert told == {key: known.get(key) for key in told}


def test_pictures_of_the_guide_are_there() -> None:
    names = re.findall(r"\((images/[^)]+)\)", GUIDE)
    assert names
    assert [name for name in names if not (DOCS / name).is_file()] == []
