"""Whether Qt can show a window here; found out before Qt is loaded, which says little and aborts where it cannot.

Flows in: the environment, Qt's platform plugins. Flows out: nothing, or one line that says what to install or to start.
"""

import ctypes
import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path

BASE = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
}
"""Libraries that Qt takes from the system, with their packages in Debian and in Fedora."""

BY_PLUGIN = {
    "wayland": {
        "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
        "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
    },
    "xcb": {
        "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
        "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
        "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
        "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
        "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
        "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
        "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
        "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
        "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
        "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
        "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
        "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
        "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
        "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
        "libxcb.so.1": ("libxcb1", "libxcb"),
        "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    },
}
"""What the plugins for Wayland and X11 take in addition."""

_INSTALLERS = {"debian": (0, "sudo apt install"), "ubuntu": (0, "sudo apt install"), "fedora": (1, "sudo dnf install")}
"""By what /etc/os-release says a distribution is, or is like: which of its packages, and the command."""


class PlatformError(Exception):
    """No window can be shown; the message is one line for the user."""


def check_platform(environment: Mapping[str, str], os_release: Path = Path("/etc/os-release")) -> None:
    """Make sure that Qt finds a display and the libraries it needs; does nothing on other systems than Linux.

    Args:
        environment: says which displays there are, and perhaps which plugin is wanted: QT_QPA_PLATFORM.
        os_release: says which distribution this is.

    Raises:
        PlatformError: Qt would abort.
    """
    plugins = _plugin_folder()
    if plugins is None:
        return
    names = _wanted(environment)
    if not names:
        raise PlatformError("there is no display to show a window on: neither DISPLAY nor WAYLAND_DISPLAY is set")
    problems = [_problem(plugins, name, environment, os_release) for name in names]
    # Qt takes the first one that works.
    if all(problems):
        raise PlatformError(problems[0])


def _plugin_folder() -> Path | None:
    """Where PySide6 keeps its platform plugins; None where it has none of its own, but those of the distribution."""
    spec = importlib.util.find_spec("PySide6") if sys.platform == "linux" else None
    for place in spec.submodule_search_locations or [] if spec else []:
        folder = Path(place) / "Qt" / "plugins" / "platforms"
        if folder.is_dir():
            return folder
    return None


def _wanted(environment: Mapping[str, str]) -> list[str]:
    """Names of the plugins that Qt will try, in its order."""
    named = environment.get("QT_QPA_PLATFORM")
    if named:
        # What follows the colon is for the plugin.
        return [name.partition(":")[0] for name in named.split(";")]
    displays = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [name for name, variable in displays.items() if environment.get(variable)]


def _problem(plugins: Path, name: str, environment: Mapping[str, str], os_release: Path) -> str:
    """Why a plugin cannot be used, in one line; empty when it can."""
    # Until Qt 6.9 that for Wayland is one of two.
    files = sorted(plugins.glob(f"libq{name}.so")) or sorted(plugins.glob(f"libq{name}-*.so"))
    if not files:
        # Of another folder, which Qt looks through, too.
        if "QT_QPA_PLATFORM_PLUGIN_PATH" in environment or "QT_PLUGIN_PATH" in environment:
            return ""
        known = ", ".join(sorted(file.stem.removeprefix("libq") for file in plugins.glob("libq*.so")))
        return f"QT_QPA_PLATFORM asks for {name!r}, which Qt does not have here; it has {known}"
    refusals = [why for file in files if (why := _refusal(file))]
    if len(refusals) == len(files):
        return _what_to_install(name, refusals[0], os_release)
    return _display_problem(name, environment)


def _what_to_install(plugin: str, why: str, os_release: Path) -> str:
    """One line for a plugin that the loader refuses with `why`: what it lacks, and how to get it."""
    needed = BASE | BY_PLUGIN.get(plugin.partition("-")[0], {})
    missing = [library for library in needed if _refusal(library)]
    if not missing:
        return f"Qt's platform plugin {plugin} cannot be loaded: {why}"
    column, command = _installer(os_release)
    if column is None:
        return f"Qt lacks libraries of the system; install the packages that have {', '.join(missing)}"
    packages = dict.fromkeys(needed[library][column] for library in missing)
    return f"Qt lacks libraries of the system; install them with: {command} {' '.join(packages)}"


def _refusal(library: Path | str) -> str:
    """Why the loader cannot load a library; empty when it can."""
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        return str(error)
    return ""


def _installer(os_release: Path) -> tuple[int | None, str]:
    """Which of the names of packages is this system's, and the command that installs them; None where nobody knows."""
    try:
        lines = os_release.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    facts = dict(line.split("=", 1) for line in lines if "=" in line)
    for system in f"{facts.get('ID', '')} {facts.get('ID_LIKE', '')}".replace('"', "").split():
        if system in _INSTALLERS:
            return _INSTALLERS[system]
    return None, ""


def _display_problem(name: str, environment: Mapping[str, str]) -> str:
    """Why the display of a plugin cannot be used, in one line; empty when it can, or when the plugin needs none."""
    variables: tuple[str, ...]
    if name == "xcb":
        variables, opens = ("DISPLAY",), _opens_x11
    elif name.startswith("wayland"):
        variables, opens = ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"), _opens_wayland
    else:
        return ""
    for variable in variables:
        if not environment.get(variable):
            return f"cannot open a display: {variable} is not set"
    return "" if opens() else f"cannot open the display {environment[variables[0]]}: is it there, and yours?"


def _opens_x11() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    is_open = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return is_open


def _opens_wayland() -> bool:
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = wayland.wl_display_connect(None)
    if display:
        wayland.wl_display_disconnect(ctypes.c_void_p(display))
    return bool(display)
