"""What of the packages that the program is built on goes into the folder, and what does not."""

from importlib.util import find_spec
from pathlib import Path

MODULES_LEFT_OUT = [
    "torch",
    # Work for people who have the sources.
    "gc_studio.training",
    # What packages import if it happens to be there.
    *("distributed", "lightning", "matplotlib", "scipy", "pandas", "IPython", "tkinter", "setuptools", "pkg_resources"),
    *("openvino.tools", "openvino.torch", "openvino.frontend.pytorch", "openvino.frontend.jax", "openvino_telemetry"),
    *("PySide6.QtTest", "PySide6.QtNetwork"),
    # Nothing here speaks to other machines; without OpenSSL hashlib has algorithms of its own.
    *("ssl", "_ssl", "_hashlib"),
]

LEFT_OUT = [
    # Models that torch alone runs.
    "gc_studio/weights/papers/*",
    # The theme of GTK, with all of GTK; screens without a desktop; TLS and the state of the network.
    *("*/platformthemes/libqgtk3.so", "*/platforms/libq[elmv]*.so", "*/egldeviceintegrations/*"),
    *("*/tls/*", "*/networkinformation/*"),
    *("libgtk-3.so*", "libgdk-3.so*", "libgdk_pixbuf*", "libcairo*", "libpango*", "libatk*", "libatspi*", "libepoxy*"),
    *("libharfbuzz.so*", "libgio*", "libgmodule*", "libpixman*", "libthai*", "libdatrie*", "libfribidi*"),
    *("libgraphite2*", "libmount*", "libblkid*", "libselinux*", "libjpeg.so*", "libXcomposite*", "libXcursor*"),
    *("libXdamage*", "libXi.so*", "libXinerama*", "libXrandr*", "libXfixes*"),
    *("*libQt6Test*", "*libQt6EglF*", "*libQt6Network*"),
    *("libssl.so*", "libcrypto.so*", "libgssapi*", "libkrb5*", "libk5crypto*", "libkeyutils*", "libcom_err*"),
]
"""Patterns of names in the folder."""

_OPENVINO = (
    "*openvino_intel_cpu_plugin.*",
    "*openvino_onnx_frontend.*",
    "*openvino_ir_frontend.*",
    "*hwloc.*",
    "*tbb*",
)
"""Libraries that OpenVINO looks for by name when it runs; nothing links to them."""


def openvino_libraries() -> list[tuple[str, str]]:
    """Files of the installed OpenVINO and the folder where each goes."""
    spec = find_spec("openvino")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "libs"
    return [(str(file), "openvino/libs") for pattern in _OPENVINO for file in sorted(folder.glob(pattern))]
