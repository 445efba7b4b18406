"""What installers are made of: files for desktops, what is left out, how the self-extracting file installs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gc_studio import __version__

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "packaging" / "installers"))

import desktop
import environment

INSTALLERS = Path(environment.__file__).parent


def test_the_files_of_the_desktop_are_valid(tmp_path):
    desktop.lay(tmp_path)
    checks = {
        "desktop-file-validate": ["share/applications/gc-studio.desktop"],
        "appstreamcli": ["validate", "--no-net", f"share/metainfo/{desktop.METAINFO}"],
    }
    found = {program: words for program, words in checks.items() if shutil.which(program)}
    if not found:
        pytest.skip("neither desktop-file-validate nor appstreamcli is installed")
    for program, words in found.items():
        ran = subprocess.run([program, *words], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_scripts_are_clean():
    scripts = [str(path) for path in INSTALLERS.rglob("*.sh")]
    ran = subprocess.run(["shellcheck", *scripts], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_the_installer_for_windows_has_the_version_of_the_program():
    assert f"AppVersion={__version__}\n" in (INSTALLERS / "recipes" / "windows.iss").read_text()


def test_the_light_edition_needs_what_the_program_needs_but_torch():
    needed = environment.requirements()
    assert any(each.startswith("openvino") for each in needed)
    assert not any(each.startswith("torch") for each in needed)


@pytest.fixture
def unpacked(tmp_path):
    """What the self-extracting file unpacks, with programs that do nothing."""
    folder = tmp_path / "unpacked"
    (folder / "gc-studio").mkdir(parents=True)
    for name in ("gcx", "gc-studio"):
        program = folder / "gc-studio" / name
        program.write_text(f"#!/bin/sh\necho {name}\n")
        program.chmod(0o755)
    desktop.lay(folder / "desktop")
    shutil.copy2(INSTALLERS / "install.sh", folder)
    return folder


def install(unpacked, *options):
    command = ["sh", "install.sh", *map(str, options)]
    return subprocess.run(command, cwd=unpacked, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another installer")
def test_installing_twice_and_removing_leaves_what_was_there_before(unpacked, tmp_path):
    prefix = tmp_path / "a folder"
    other = prefix / "share" / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.touch()
    for _ in range(2):
        assert install(unpacked, "--prefix", prefix).returncode == 0
    ran = subprocess.run([prefix / "bin" / "gcx"], capture_output=True, text=True, check=True)
    assert ran.stdout == "gcx\n"
    assert (prefix / "share" / "metainfo" / desktop.METAINFO).is_file()
    assert install(unpacked, "--prefix", prefix, "--remove").returncode == 0
    assert [path for path in prefix.rglob("*") if "gc" in path.name.lower()] == []
    assert other.is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another installer")
def test_a_folder_of_somebody_else_is_left_alone(unpacked, tmp_path):
    theirs = tmp_path / "prefix" / "lib" / "gc-studio" / "theirs"
    theirs.parent.mkdir(parents=True)
    theirs.touch()
    ran = install(unpacked, "--prefix", tmp_path / "prefix")
    assert ran.returncode == 1
    assert "move it away" in ran.stderr
    assert theirs.is_file()
