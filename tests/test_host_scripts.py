"""The scripts for Krita and GIMP, with the real gcx and stand-ins for what the programs give to scripts."""

import configparser
import importlib.util
import os
import sys
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace
from xml.etree import ElementTree

import pytest

from gc_studio.bitstream import write

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"
KRITA, GIMP = PACKAGING / "krita" / "gc_studio_krita", PACKAGING / "gimp" / "gc-studio" / "gc-studio.py"
LAYERS = ["Lines", "Preserved cells", "Regions", "Decoded picture"]


@pytest.fixture
def gcx(make_document, tmp_path):
    path = tmp_path / "a b.gcx"
    path.write_bytes(write(make_document(48, 32)))
    return path


@pytest.fixture
def gcx_command(tmp_path, monkeypatch):
    """`gcx` where programs look for it, started by one whose own Python would be no good for it."""
    command = tmp_path / "bin" / "gcx"
    command.parent.mkdir()
    found = os.pathsep.join(sys.path)
    command.write_text(
        '#!/bin/sh\n[ -z "$PYTHONHOME$PYTHONPATH" ] || exit 9\n'
        f"PYTHONPATH='{found}' exec '{sys.executable}' -m gc_studio.cli \"$@\"\n"
    )
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}:/usr/bin:/bin")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("PYTHONHOME", "/nowhere")


def _loaded(path, monkeypatch, name):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


def _module(monkeypatch, name, **members):
    module = ModuleType(name)
    vars(module).update(members)
    monkeypatch.setitem(sys.modules, name, module)
    return module


def _layers_of(path):
    with zipfile.ZipFile(path) as archive:
        return [layer.get("name") for layer in ElementTree.fromstring(archive.read("stack.xml")).iter("layer")]


class _Document:
    def __init__(self, path):
        self.layers, self.path, self.name = _layers_of(path), Path(path), None

    def setFileName(self, path):
        self.path = path

    def setName(self, name):
        self.name = name


class _Window:
    def __init__(self):
        self.views, self.actions = [], []

    def createAction(self, name, text, menu):
        action = SimpleNamespace(text=text, menu=menu, triggered=SimpleNamespace())
        action.triggered.connect = lambda called: setattr(action, "trigger", called)
        self.actions.append(action)
        return action

    def qwindow(self):
        return None

    def addView(self, document):
        self.views.append(document)


class _Krita:
    """Krita with one window; told: what it says in messages."""

    def __init__(self, monkeypatch):
        self.window, self.told, self.chosen, self.reads = _Window(), [], "", True
        host = SimpleNamespace(addExtension=self._add, openDocument=self._open, activeWindow=lambda: self.window)
        extension = type("Extension", (), {"__init__": lambda self, parent: None})
        _module(monkeypatch, "krita", Extension=extension, Krita=SimpleNamespace(instance=lambda: host))
        dialog = SimpleNamespace(getOpenFileName=lambda *asked: (self.chosen, ""))
        box = SimpleNamespace(warning=lambda parent, title, text: self.told.append(text))
        _module(monkeypatch, "PyQt5")
        _module(monkeypatch, "PyQt5.QtWidgets", QFileDialog=dialog, QMessageBox=box)
        _loaded(KRITA / "__init__.py", monkeypatch, "gc_studio_krita")

    def _add(self, extension):
        # What a script gets there is dead when it is done.
        extension.createActions(SimpleNamespace(createAction=self.window.createAction))

    def _open(self, path):
        return _Document(path) if self.reads else None

    def open(self, path):
        self.chosen = str(path)
        [action] = self.window.actions
        action.trigger()


@pytest.fixture
def krita(monkeypatch):
    return _Krita(monkeypatch)


def test_krita_opens_the_layers_as_a_document_without_a_file(krita, gcx, gcx_command):
    krita.open(gcx)
    assert krita.told == []
    [document] = krita.window.views
    assert (document.layers, document.name, document.path) == (LAYERS, "a b", "")


def test_krita_says_in_one_line_what_is_wrong(krita, gcx, gcx_command, tmp_path, monkeypatch):
    krita.open("")
    (tmp_path / "no.gcx").write_bytes(b"nothing")
    krita.open(tmp_path / "no.gcx")
    krita.reads = False
    krita.open(gcx)
    monkeypatch.setenv("PATH", "/nowhere")
    krita.open(gcx)
    unread, unreadable, missing = krita.told
    assert unread == "no.gcx: not a .gcx file"
    assert unreadable == "Krita could not read the layers of a b.gcx"
    assert "gcx command is not found" in missing
    assert krita.window.views == []


def test_krita_finds_the_script():
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(KRITA.with_suffix(".desktop"))
    entry = parser["Desktop Entry"]
    assert entry["ServiceTypes"] == "Krita/PythonPlugin"
    assert (KRITA.parent / entry["X-KDE-Library"] / "__init__.py").is_file()


class _Procedure:
    """Remembers what is said of it."""

    def __init__(self, name, run):
        self.name, self.run, self.told = name, run, {}

    def __getattr__(self, name):
        if not name.startswith("set_"):
            raise AttributeError(name)
        return lambda *values: self.told.update({name.removeprefix("set_"): values})

    def new_return_values(self, status, error):
        return [status, error]


@pytest.fixture
def gimp(monkeypatch):
    """What GIMP asks the script for, and what it loads with it; `loads` is what becomes of an OpenRaster."""
    host = SimpleNamespace(loads=_layers_of, plug_in=None)
    statuses = SimpleNamespace(SUCCESS="success", EXECUTION_ERROR="failed")
    plug_in = type("PlugIn", (), {"error_quark": staticmethod(lambda: 0), "__gtype__": "type"})

    def new(own, name, kind, run, data):
        return _Procedure(name, run)

    gimp = SimpleNamespace(
        PlugIn=plug_in,
        PDBStatusType=statuses,
        PDBProcType=SimpleNamespace(PLUGIN=1),
        RunMode=SimpleNamespace(NONINTERACTIVE=1),
        Image="image",
        LoadProcedure=SimpleNamespace(new=new),
        ValueArray=SimpleNamespace(new_from_values=list),
        file_load=lambda mode, file: host.loads(file.peek_path()),
        main=lambda kind, arguments: None,
    )
    _module(monkeypatch, "gi", require_version=lambda name, version: None)
    _module(
        monkeypatch,
        "gi.repository",
        Gimp=gimp,
        Gio=SimpleNamespace(
            File=SimpleNamespace(new_for_path=lambda path: SimpleNamespace(peek_path=lambda: str(path)))
        ),
        GLib=SimpleNamespace(Error=SimpleNamespace(new_literal=lambda quark, text, code: text)),
        GObject=SimpleNamespace(Value=lambda kind, value: value),
    )
    plug_in = _loaded(GIMP, monkeypatch, "gc_studio_gimp").GcStudio()
    [name] = plug_in.do_query_procedures()
    host.procedure = plug_in.do_create_procedure(name)
    host.open = lambda path: host.procedure.run(
        host.procedure, 0, SimpleNamespace(peek_path=lambda: str(path)), None, "flags", None, None
    )
    return host


def test_gimp_opens_the_layers(gimp, gcx, gcx_command):
    assert gimp.open(gcx) == (["success", LAYERS], "flags")


def test_gimp_is_told_in_one_line_what_is_wrong(gimp, gcx, gcx_command, tmp_path, monkeypatch):
    (tmp_path / "no.gcx").write_bytes(b"nothing")
    assert gimp.open(tmp_path / "no.gcx") == (["failed", "no.gcx: not a .gcx file"], "flags")
    gimp.loads = lambda path: None
    assert gimp.open(gcx) == (["failed", "GIMP could not read the layers of a b.gcx"], "flags")
    monkeypatch.setenv("PATH", "/nowhere")
    [status, why], _ = gimp.open(gcx)
    assert status == "failed"
    assert "gcx command is not found" in why


def test_gimp_knows_the_files_by_name_and_first_bytes_and_may_start_the_script(gimp, gcx):
    told = gimp.procedure.told
    assert told["extensions"] == ("gcx,gcs",)
    offset, kind, start = told["magics"][0].split(",")
    assert (offset, kind) == ("0", "string")
    assert gcx.read_bytes().startswith(start.encode())
    assert GIMP.parent.name == GIMP.stem
    assert os.access(GIMP, os.X_OK)
