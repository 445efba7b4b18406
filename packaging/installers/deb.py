"""The folder as a package for Debian and what is like it: programs in /opt, links in /usr/bin, files of the desktop."""

import shutil
import subprocess
from pathlib import Path

import desktop
from versions import version

_CONTROL = """Package: gc-studio
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Section: graphics
Priority: optional
Depends: libc6 (>= {libc}), libgl1, libegl1, fontconfig
Description: editor for pictures in the compressed domain
 A photo becomes structure, texture and preserved detail in about a kilobyte,
 and a small generative decoder paints the picture back. This is the light
 edition: it views, edits and encodes; refining needs the one that pip installs.
"""

_MAINTAINER = "The makers of GC Studio <gc-studio@localhost>"


def made(folder: Path, out: Path) -> Path:
    """Make it; raises FileNotFoundError without dpkg-deb."""
    root = out / "work" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(folder, root / "opt" / "gc-studio", symlinks=True)
    desktop.lay(root / "usr")
    programs = root / "usr" / "bin"
    programs.mkdir(parents=True)
    for name in ("gcx", "gc-studio"):
        (programs / name).symlink_to(f"/opt/gc-studio/{name}")
    told = root / "usr" / "share" / "doc" / "gc-studio"
    told.mkdir(parents=True)
    (told / "copyright").symlink_to("/opt/gc-studio/licences/LICENCES.txt")
    architecture = _said("dpkg", "--print-architecture")
    kilobytes = sum(file.lstat().st_size for file in root.rglob("*") if file.is_file()) // 1024
    control = _CONTROL.format(
        version=version(), architecture=architecture, maintainer=_MAINTAINER, kilobytes=kilobytes, libc=_libc()
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control)
    goal = out / f"gc-studio_{version()}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", "-Zxz", "-z2", root, goal], check=True)
    shutil.rmtree(root)
    return goal


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _libc() -> str:
    """The version that libraries of the machine may ask for."""
    return _said("dpkg-query", "--show", "--showformat=${Version}", "libc6").partition("-")[0]
