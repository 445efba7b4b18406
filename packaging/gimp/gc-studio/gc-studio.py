#!/usr/bin/env python3
"""GIMP 3: File > Open of .gcx files and projects. The gcx command makes an OpenRaster of one, which GIMP opens.

The folder goes into `plug-ins` in GIMP's own folder (Edit > Preferences > Folders > Plug-ins); the script has to be
executable. The picture is an import: saving it does not touch the .gcx.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import gi

gi.require_version("Gimp", "3.0")
from gi.repository import Gimp, Gio, GLib, GObject  # noqa: E402 - the version comes first.

PROCEDURE = "file-gc-studio-load"
_GIMPS_OWN = ("LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH")
"""What GIMP says to its own Python would break that of gcx."""


def decoded(path: Path, out: Path) -> None:
    """Write the layers of a .gcx file or project as an OpenRaster; raises OSError with one line for the user."""
    environment = {name: value for name, value in os.environ.items() if name not in _GIMPS_OWN}
    command = ["gcx", "decode", "--", str(path), str(out)]
    try:
        done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, check=False)
    except FileNotFoundError:
        raise OSError("The gcx command is not found: install GC Studio, and start GIMP where gcx can be run") from None
    if done.returncode:
        raise OSError(done.stderr.strip().removeprefix("gcx: "))


def load(procedure, run_mode, file, metadata, flags, config, data):
    """Give GIMP the image of a file, or the reason why there is none."""
    path = Path(file.peek_path())
    with tempfile.TemporaryDirectory(prefix="gc-studio-") as folder:
        layers = Path(folder) / f"{path.stem}.ora"
        try:
            decoded(path, layers)
            image = Gimp.file_load(Gimp.RunMode.NONINTERACTIVE, Gio.File.new_for_path(str(layers)))
            if image is None:
                raise OSError(f"GIMP could not read the layers of {path.name}")
        except OSError as error:
            failed = GLib.Error.new_literal(Gimp.PlugIn.error_quark(), str(error), 0)
            return procedure.new_return_values(Gimp.PDBStatusType.EXECUTION_ERROR, failed), flags
    found = Gimp.ValueArray.new_from_values(
        [
            GObject.Value(Gimp.PDBStatusType, Gimp.PDBStatusType.SUCCESS),
            GObject.Value(Gimp.Image, image),
        ]
    )
    return found, flags


class GcStudio(Gimp.PlugIn):
    """What GIMP asks a plug-in for."""

    def do_set_i18n(self, name):
        """No translations."""
        return False

    def do_query_procedures(self):
        """Names of the procedures."""
        return [PROCEDURE]

    def do_create_procedure(self, name):
        """Describe a procedure."""
        procedure = Gimp.LoadProcedure.new(self, name, Gimp.PDBProcType.PLUGIN, load, None)
        procedure.set_menu_label("GC Studio picture")
        procedure.set_documentation("Opens GC Studio pictures with their layers", "By way of the gcx command", name)
        procedure.set_attribution("GC Studio", "GC Studio", "2026")
        procedure.set_mime_types("image/x-gcx,application/x-gc-studio-project")
        procedure.set_extensions("gcx,gcs")
        procedure.set_magics("0,string,GCX")
        return procedure


Gimp.main(GcStudio.__gtype__, sys.argv)
