"""What the folder carries, by name, version and licence.

Flows in: the environment it is built from, and the folder. Flows out: `licences/` in the folder: LICENCES.txt for
people, sbom.cdx.json (CycloneDX) for programs, texts of licences, those of the system's libraries in `system/`.
"""

import json
import shutil
import subprocess
import sysconfig
from pathlib import Path

from environment import TREE, python_of

TEXTS = Path(__file__).with_name("texts")

_HEAD = """GC Studio is under Apache-2.0, see LICENSE; what its window suggests to keep comes from nets of others, whose
licences lie in _internal/gc_studio/weights/suggest.

Qt and PySide6 are under the LGPL 3 (LGPL-3.0.txt, and GPL-3.0.txt, which it builds on). You may replace them: they are
the shared libraries in _internal/PySide6 and _internal/shiboken6; put others of the same version series in their place.
Their sources are those that the makers of Qt publish for the version below.

Each part, as its makers declare it:

"""


def write(folder: Path, environment: Path, lists: Path) -> None:
    """Write them.

    Args:
        folder: of the programs, whole.
        environment: what it was built from, without PyInstaller.
        lists: an environment with pip-licenses and cyclonedx-bom.
    """
    goal = folder / "licences"
    goal.mkdir(exist_ok=True)
    tools, python = python_of(lists).parent, python_of(environment)
    command = [tools / "pip-licenses", f"--python={python}", "--with-license-file", "--no-license-path"]
    listed = subprocess.run([*command, "--format=plain-vertical"], check=True, capture_output=True, text=True).stdout
    found = system_packages(folder)
    system = "".join(f"{name} {version}, see system/{name}\n" for name, version in sorted(found.items()))
    (goal / "LICENCES.txt").write_text(f"{_HEAD}{listed}\nLibraries of the system it was built on:\n\n{system}")
    sbom = [tools / "cyclonedx-py", "environment", "--output-reproducible", "--of", "JSON", python]
    told = json.loads(subprocess.run(sbom, check=True, capture_output=True, text=True).stdout)
    told["components"] += [_component(name, version) for name, version in sorted(found.items())]
    (goal / "sbom.cdx.json").write_text(json.dumps(told, indent=1))
    shutil.copy(TREE / "LICENSE", goal)
    shutil.copytree(TEXTS, goal, dirs_exist_ok=True)
    of_python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if of_python.is_file():
        shutil.copy(of_python, goal / "Python.txt")


def system_packages(folder: Path) -> dict[str, str]:
    """Versions of the Debian packages that libraries in the folder are from; copies what each says of its licence."""
    if shutil.which("dpkg-query") is None:
        return {}
    names = [file.name for file in (folder / "_internal").glob("*.so*") if not file.is_symlink()]
    # Which may be another one than the system's.
    names = [name for name in names if not name.startswith("libpython")]
    packages: dict[str, str] = {}
    for name in names:
        asked = ["dpkg-query", "--search", f"*/{name}"]
        line = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split(":")[0]
        if not line:
            continue
        version = ["dpkg-query", "--show", "--showformat=${Version}\n", line]
        packages[line] = subprocess.run(version, check=True, capture_output=True, text=True).stdout.splitlines()[0]
        told = Path("/usr/share/doc") / line / "copyright"
        if told.is_file():
            (folder / "licences" / "system").mkdir(exist_ok=True)
            shutil.copy(told, folder / "licences" / "system" / line)
    return packages


def _component(name: str, version: str) -> dict[str, str]:
    purl = f"pkg:deb/debian/{name}@{version}"
    return {"type": "library", "name": name, "version": version, "purl": purl, "bom-ref": purl}
