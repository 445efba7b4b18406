"""What `gc-studio` says before there is a window: on machines without a display, and without what Qt needs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gc_studio import __version__
from gc_studio.app import main, platform_check
from gc_studio.app.platform_check import BASE, BY_PLUGIN, PlatformError, check_platform

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all it needs")

README = Path(__file__).resolve().parents[2] / "README.md"
DEBIAN, FEDORA = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', "ID=fedora\n"
HAS_QT = platform_check._plugin_folder() is not None


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program on a machine without a display."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "gc_studio.app.main", *arguments]
    return subprocess.run(command, env=kept | paths | environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("option", "told"), [("--version", f"gc-studio {__version__}"), ("--help", "FILE")])
def test_version_and_help_need_neither_display_nor_qt(option: str, told: str) -> None:
    result = run(option, QT_QPA_PLATFORM="nonsense")
    assert result.returncode == 0
    assert told in result.stdout
    assert result.stderr == ""
    call = f"import sys; from gc_studio.app import main\ntry: main.main(['{option}'])\n"
    code = f"{call}finally: assert 'PySide6' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("platform", ["offscreen", "xcb", "wayland"])
@pytest.mark.parametrize("wrong", ["--nonsense", "missing.png", "README.md/photo.png"])
def test_what_is_wrong_with_the_call_is_one_line(wrong: str, platform: str) -> None:
    result = run(wrong, QT_QPA_PLATFORM=platform)
    assert result.returncode == 2
    assert result.stderr.startswith("gc-studio: ")
    assert wrong in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(not HAS_QT, reason="the distribution's PySide6 has all it needs")
@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY"),
        ({"QT_QPA_PLATFORM": "nonsense"}, "offscreen"),
        ({"DISPLAY": ":987"}, ""),
        ({"WAYLAND_DISPLAY": "nowhere", "XDG_RUNTIME_DIR": "/"}, ""),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, ""),
    ],
)
def test_a_display_that_is_not_there_is_one_line(environment: dict[str, str], told: str) -> None:
    result = run(**environment)
    assert result.returncode == 1
    assert result.stderr.startswith("gc-studio: ")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Plugins that cannot be loaded, on a system without libEGL, libxcb-cursor and libwayland-cursor."""
    for name in ("xcb", "wayland-egl", "wayland-generic"):
        (tmp_path / f"libq{name}.so").write_bytes(b"")
    missing = {"libEGL.so.1", "libxcb-cursor.so.0", "libwayland-cursor.so.0"}

    def refusal(library: Path | str) -> str:
        return "cannot open" if isinstance(library, Path) or library in missing else ""

    monkeypatch.setattr(platform_check, "_refusal", refusal)
    monkeypatch.setattr(platform_check, "_plugin_folder", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("system", "display", "told"),
    [
        (DEBIAN, "DISPLAY", "sudo apt install libegl1 libxcb-cursor0"),
        (DEBIAN, "WAYLAND_DISPLAY", "sudo apt install libegl1 libwayland-cursor0"),
        (FEDORA, "DISPLAY", "sudo dnf install libglvnd-egl xcb-util-cursor"),
        ("", "DISPLAY", "the packages that have libEGL.so.1, libxcb-cursor.so.0"),
    ],
)
def test_missing_libraries_are_named_as_the_system_calls_them(bare: Path, system: str, display: str, told: str) -> None:
    release = bare / "os-release"
    release.write_text(system)
    with pytest.raises(PlatformError) as caught:
        check_platform({display: ":0"}, release)
    assert str(caught.value).endswith(told)


def test_one_display_that_works_is_enough(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = platform_check._refusal
    monkeypatch.setattr(platform_check, "_refusal", lambda it: "" if str(it).endswith("generic.so") else refusal(it))
    monkeypatch.setattr(platform_check, "_opens_wayland", lambda: True)
    check_platform({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run"})


@pytest.mark.skipif(not HAS_QT, reason="the distribution's PySide6 has all it needs")
@pytest.mark.parametrize("plugin", ["xcb", "wayland"])
def test_every_library_that_qt_needs_has_a_package(plugin: str) -> None:
    """A new version of Qt that needs another one is noticed here."""
    folder = platform_check._plugin_folder()
    assert folder is not None
    needed: set[str] = set()
    for file in folder.glob(f"libq{plugin}*.so"):
        said = subprocess.run(
            [sys.executable, "-c", f"import ctypes; ctypes.CDLL({str(file)!r})"],
            env=os.environ | {"LD_DEBUG": "files"},
            capture_output=True,
            text=True,
            check=False,
        ).stderr
        # What libraries of the system need themselves comes with their packages.
        needed |= set(re.findall(r"file=(\S+) \[0\];  needed by \S*PySide6/Qt/", said))
    always = ("libQt6", "libicu", "ld-linux", "libc.", "libdl.", "libgcc", "libm.", "libpthread.", "libstdc", "libz")
    theirs = {name for name in needed if not name.startswith(always)}
    # On a machine that lacks one the loader stops there, and names none behind it.
    assert theirs
    assert theirs <= set(BASE | BY_PLUGIN[plugin])


def test_the_readme_names_no_package_that_qt_does_not_need() -> None:
    text = README.read_text(encoding="utf-8").replace("\\\n", " ")
    known = BASE | BY_PLUGIN["wayland"] | BY_PLUGIN["xcb"]
    for column, command in enumerate(("sudo apt install", "sudo dnf install")):
        [listed] = re.findall(rf"{command} (.*)", text)
        assert set(listed.split()) <= {packages[column] for packages in known.values()}


def test_main_hands_on_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gc_studio.app.window import running

    opened: list[Path] = []
    monkeypatch.setattr(running, "run", lambda files, is_check: opened.extend(files) or 7)
    photo = tmp_path / "photo.png"
    photo.touch()
    assert main.main([str(photo)]) == 7
    assert opened == [photo]


def test_main_hands_on_links_but_files_of_such_names_are_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gc_studio.app.window import running

    opened: list[Path | str] = []
    monkeypatch.setattr(running, "run", lambda files, is_check: opened.extend(files) or 7)
    monkeypatch.chdir(tmp_path)
    Path("#R0NYAB").touch()
    # No file system takes a name as long as the last one.
    given = ["#R0NYAB", "#R0NYAC", "https://example.org/view#R0NY", f"#R0NY{'A' * 2700}"]
    assert main.main(given) == 7
    assert opened == [Path(given[0]), *given[1:]]
