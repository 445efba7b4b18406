"""The environment that a folder is built in: the program and what it needs but torch, and PyInstaller.

Flows in: the tree. Flows out: a folder with Python, and a second one with what lists licences.
"""

import subprocess
import sys
import tomllib
import venv
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]

_OF_PYINSTALLER, _OF_LISTS = "pyinstaller>=6.10,<7", ("pip-licenses>=5,<6", "cyclonedx-bom>=7,<8")


def requirements(tree: Path = TREE) -> list[str]:
    """What the program needs, without torch."""
    declared = tomllib.loads((tree / "pyproject.toml").read_text())["project"]["dependencies"]
    return [each for each in declared if not each.startswith("torch>")]


def python_of(environment: Path) -> Path:
    """Its Python."""
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def made(folder: Path) -> Path:
    """Make the environments in a folder that is there; returns the one to build in, without PyInstaller yet."""
    environment, lists = folder / "environment", folder / "lists"
    # Without pip, it holds what is carried and nothing else.
    venv.create(environment, clear=True, with_pip=False)
    venv.create(lists, clear=True, with_pip=True)
    _install(lists, *_OF_LISTS)
    _install(environment, *requirements())
    _install(environment, "--no-deps", str(TREE))
    return environment


def add_pyinstaller(environment: Path) -> None:
    """Install PyInstaller, once what is carried is listed."""
    _install(environment, _OF_PYINSTALLER)


def _install(environment: Path, *what: str) -> None:
    pip = [sys.executable, "-m", "pip", "--python", str(python_of(environment))]
    subprocess.run([*pip, "install", "--quiet", "--disable-pip-version-check", *what], check=True)
