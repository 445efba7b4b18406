"""Installers of the light edition: everything but what needs torch, in one folder that needs nothing of the system.

    python packaging/installers/build.py folder|run|deb [--out DIR]

`folder` makes DIR/gc-studio with both programs, `run` a file that unpacks and installs itself (needs makeself), `deb` a
package for Debian and Ubuntu (needs dpkg-deb). A folder that is there is taken as it is: delete DIR to build anew.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import deb
import environment
import licences
import selfextracting
from environment import TREE, python_of

SPEC = Path(__file__).with_name("gc_studio.spec")


def built_folder(out: Path) -> Path:
    """The folder with both programs, made if it is not there."""
    folder = out / "gc-studio"
    if folder.is_dir():
        return folder
    work = out / "work"
    work.mkdir(parents=True, exist_ok=True)
    built_from = environment.made(work)
    unfinished = work / "dist" / "gc-studio"
    # Before it holds what builds it, too.
    listed = shutil.copytree(built_from, work / "listed", symlinks=True, dirs_exist_ok=True)
    environment.add_pyinstaller(built_from)
    command = [python_of(built_from), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(unfinished.parent), "--workpath", str(work / "build")]
    # Outside of the tree, whose own package would be found first.
    subprocess.run([*command, *places, SPEC], check=True, cwd=work, env=_own_environment())
    _strip(unfinished)
    licences.write(unfinished, listed, work / "lists")
    unfinished.rename(folder)
    return folder


def _own_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _strip(folder: Path) -> None:
    """Drop the symbols of Python's own library, which are three quarters of it where Python was built from source."""
    for library in (folder / "_internal").glob("libpython*.so*"):
        if shutil.which("strip") and not library.is_symlink():
            subprocess.run(["strip", "--strip-unneeded", library], check=True)


def size_of(folder: Path) -> int:
    """Bytes of all files, links not counted."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def main() -> int:
    """Build what was asked for; returns the exit status."""
    parser = argparse.ArgumentParser(description="Installers of GC Studio, light edition.")
    parser.add_argument("what", choices=("folder", "run", "deb"))
    parser.add_argument("--out", type=Path, default=TREE / "dist", metavar="DIR", help="default: dist/ of the tree")
    arguments = parser.parse_args()
    out = arguments.out.resolve()
    try:
        folder = built_folder(out)
        print(f"{folder}: {size_of(folder) / 1e6:.0f} MB")
        if arguments.what != "folder":
            made = {"run": selfextracting.made, "deb": deb.made}[arguments.what](folder, out)
            print(f"{made}: {made.stat().st_size / 1e6:.0f} MB")
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
