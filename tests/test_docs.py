"""The pages lead somewhere: every link between them, and every module that they name, is there."""

import doctest
import re
from pathlib import Path

import pytest

from gc_studio.nets.registry import installed_models
from gc_studio.storage import WEIGHTS

TREE = Path(__file__).resolve().parent.parent
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "packaging/**/[A-Z]*.md", "weights/**/*.md", "resources/*/*.md")
    for path in TREE.glob(pattern)
    if "node_modules" not in path.parts
)


def _anchor(heading: str) -> str:
    """What a heading is called in a link."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TREE)))
def test_links_lead_to_files_and_headings(page: Path) -> None:
    lost = []
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text()):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        found = target.exists() and (
            not anchor or anchor in map(_anchor, re.findall(r"^#+ (.*)$", target.read_text(), re.MULTILINE))
        )
        if not found:
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TREE)))
def test_modules_that_are_named_are_there(page: Path) -> None:
    named = re.findall(r"`((?:\w+/)+\w+\.(?:py|npz))`", page.read_text())
    places = [TREE, TREE / "gc_studio", TREE / "gc_studio" / "app"]
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_examples_give_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").symlink_to(TREE / "resources")
    monkeypatch.chdir(tmp_path)
    # The end of a block is no part of what is expected.
    text = (TREE / "docs" / "api.md").read_text().replace("\n```", "\n\n```")
    test = doctest.DocTestParser().get_doctest(text, {}, "api.md", "docs/api.md", 0)
    failed, attempted = doctest.DocTestRunner().run(test)
    assert failed == 0
    assert attempted > 20


def test_released_models_ship_and_all_together_take_no_more_than_the_page_on_versions_allows() -> None:
    text = (TREE / "docs" / "versions.md").read_text()
    released = re.findall(r"^\| \w+ \w+ \| `([0-9a-f]{8})` \|", text, re.MULTILINE)
    assert released
    assert set(released) <= set(installed_models([WEIGHTS]))
    [most] = re.findall(r"\*\*(\d+) MB\*\*", text)
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*.safetensors")) <= int(most) * 10**6


def test_pages_are_found() -> None:
    assert {"README.md", "CHANGELOG.md", "guide.md", "card.md"} <= {page.name for page in PAGES}
