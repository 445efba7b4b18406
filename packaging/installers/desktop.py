"""The files that tell a desktop about the program, and where they go below a prefix as /usr or ~/.local."""

import shutil
from pathlib import Path

from environment import TREE

LINUX = TREE / "packaging" / "linux"
METAINFO = "org.gc_studio.GCStudio.metainfo.xml"

_PLACES = {
    LINUX / "gc-studio.desktop": "share/applications/gc-studio.desktop",
    LINUX / "gc-studio.xml": "share/mime/packages/gc-studio.xml",
    LINUX / "gc-studio.thumbnailer": "share/thumbnailers/gc-studio.thumbnailer",
    LINUX / METAINFO: f"share/metainfo/{METAINFO}",
    TREE / "resources" / "icons" / "gc-studio.svg": "share/icons/hicolor/scalable/apps/gc-studio.svg",
}


def lay(prefix: Path) -> None:
    """Copy them to where a desktop looks."""
    for source, place in _PLACES.items():
        goal = prefix / place
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, goal)
        goal.chmod(0o644)
