"""The folder as one file that unpacks itself, by makeself, and installs for one user or, as root, for all."""

import platform
import shutil
import subprocess
from pathlib import Path

import desktop
from versions import version

_INSTALL = Path(__file__).with_name("install.sh")


def made(folder: Path, out: Path) -> Path:
    """Make it; raises FileNotFoundError without makeself."""
    inside = out / "work" / "run"
    shutil.rmtree(inside, ignore_errors=True)
    inside.mkdir(parents=True)
    shutil.copytree(folder, inside / "gc-studio", symlinks=True)
    desktop.lay(inside / "desktop")
    shutil.copy2(_INSTALL, inside)
    goal = out / f"gc-studio-{version()}-{platform.machine()}.run"
    told = f"GC Studio {version()}"
    subprocess.run(["makeself", "--quiet", "--gzip", "--nox11", inside, goal, told, "./install.sh"], check=True)
    shutil.rmtree(inside)
    return goal
