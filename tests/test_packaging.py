"""The wheel: everything it needs is inside, also far from the checkout."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gc_studio.analysis.library import LIBRARY
from gc_studio.bitstream import write
from gc_studio.document import STUDIO
from gc_studio.nets.registry import installed_models
from gc_studio.nets.weights import JUDGE, LABELS
from gc_studio.project.gcs import MIMETYPE, Project, write_project
from gc_studio.storage import WEIGHTS

TREE = Path(__file__).resolve().parent.parent
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(TREE)]
    subprocess.run(command, check=True)
    return next(folder.glob("gc_studio-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The wheel's files in a folder of their own, as an installation would lay them out."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def _run(installed, cwd, program):
    # -P and the working folder keep the checkout out of sight; the path put first makes the wheel's files win.
    code = f"import sys; sys.path.insert(0, {str(installed)!r}); {program}"
    return subprocess.run([sys.executable, "-P", "-c", code], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.long
def test_the_wheel_is_the_same_to_the_byte_each_time(wheel, tmp_path):
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path), str(TREE)]
    subprocess.run(command, check=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_wheel_works_in_another_folder(installed, tmp_path):
    photo = installed / "gc_studio" / "resources" / "samples" / "jacket.webp"
    commands = [["encode", str(photo), "a.gcx"], ["decode", "a.gcx", "a.png"], ["verify", "a.gcx"]]
    program = (
        f"import gc_studio; assert gc_studio.__file__.startswith({str(installed)!r}); "
        f"from gc_studio.cli import main; sys.exit(max(main(command) for command in {commands!r}))"
    )
    result = _run(installed, tmp_path, program)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "a.png").stat().st_size > 10_000


def test_the_wheel_holds_textures_icons_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "gc_studio/resources/textures/library.json" in names
    assert "gc_studio/resources/languages/gc_studio_de.qm" in names
    assert "gc_studio/weights/studio/card.md" in names
    # Without it no checker of types looks into the package.
    assert "gc_studio/py.typed" in names
    assert "gc_studio/weights/street/card.md" in names
    of_scenes = ("model", "labels", "judge")
    assert {f"gc_studio/weights/street/{name}.safetensors" for name in of_scenes} <= set(names)
    assert "gc_studio/weights/refine/card.md" in names
    assert "gc_studio/weights/refine/features.safetensors" in names
    assert "gc_studio/weights/kept/polish.safetensors" in names
    assert "gc_studio/bitstream/cells-v1.npz" in names
    nets = {f"gc_studio/weights/suggest/{kind}" for kind in ("faces", "letters", "person", "subject")}
    assert {f"{net}.onnx" for net in nets} <= set(names)
    assert {net.replace("suggest/", "suggest/LICENSE.") for net in nets} <= set(names)
    landmarks = {f"gc_studio/weights/suggest/{name}" for name in ("landmarks.safetensors", "LICENSE.landmarks")}
    assert landmarks <= set(names)
    assert {f"gc_studio/weights/suggest/{end}" for end in ("landmarks.safetensors", "LICENSE.landmarks")} <= set(names)
    assert any(name.startswith("gc_studio/resources/icons/") for name in names)
    marks = {path.name for path in (TREE / "resources" / "theme").iterdir()}
    assert marks
    assert {f"gc_studio/resources/theme/{mark}" for mark in marks} <= set(names)
    assert not any(name.startswith("tests/") for name in names)


def test_commands_are_declared(wheel):
    archive = zipfile.ZipFile(wheel)
    entry_points = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    text = archive.read(entry_points).decode()
    assert "gcx = gc_studio.cli:main" in text
    assert "gc-studio = gc_studio.app.main:main" in text


def test_textures_belong_to_the_shipped_model():
    assert json.loads((LIBRARY / "library.json").read_text())["model"] in installed_models()


def test_shipped_weights_are_small_and_carry_their_true_identity():
    from safetensors.torch import load_file

    from gc_studio.nets.model import identity_of

    models = installed_models()
    first, *others = models.values()
    assert first.codes == STUDIO
    papers = [model for model in others if model.path.parent.parent.name == "papers"]
    assert [(model.name, model.family) for model in others if model not in papers] == [("street", "scenes")]
    assert sum(path.stat().st_size for path in (WEIGHTS / "papers").rglob("*.safetensors")) <= 24_000_000
    for identity, model in models.items():
        assert model.path.stat().st_size < (4_200_000 if model in papers else 12_000_000)
        assert identity_of(load_file(model.path)) == identity


@pytest.mark.parametrize(("path", "most"), [(LABELS, 2_000_000), (JUDGE, 1_000_000)])
def test_the_nets_that_find_labels_are_small_and_no_models_of_documents(path, most):
    from safetensors import safe_open
    from safetensors.torch import load_file

    from gc_studio.nets.model import identity_of

    assert path.stat().st_size < most
    with safe_open(path, framework="pt") as file:
        assert file.metadata()["identity"] == identity_of(load_file(path))
    assert not any(model.path == path for model in installed_models().values())


def test_the_feature_net_for_refining_is_small_and_no_model_of_documents():
    from safetensors import safe_open
    from safetensors.torch import load_file

    from gc_studio.nets.features import FEATURES
    from gc_studio.nets.model import identity_of

    tensors = load_file(FEATURES)
    assert sum(tensor.numel() for tensor in tensors.values()) < 1_000_000
    with safe_open(FEATURES, framework="pt") as file:
        assert file.metadata()["identity"] == identity_of(tensors)
    assert not any(model.path == FEATURES for model in installed_models().values())


def _is_matched(match, data):
    """Whether a file is of the type of a `match` of shared-mime-info."""
    value = match.get("value").encode().decode("unicode_escape").encode("latin-1")
    offset, inner = int(match.get("offset")), match.findall(f"{MIME}match")
    found = data[offset : offset + len(value)] == value
    return found and (not inner or any(_is_matched(each, data) for each in inner))


def test_desktops_know_the_files_by_their_first_bytes(make_document):
    document = make_document(48, 32)
    files = {"image/x-gcx": write(document), MIMETYPE.decode(): write_project(Project(document))}
    types = ElementTree.parse(TREE / "packaging" / "linux" / "gc-studio.xml").findall(f"{MIME}mime-type")
    magic = {each.get("type"): each.findall(f"{MIME}magic/{MIME}match") for each in types}
    for name, data in files.items():
        assert [each for each, matches in magic.items() if any(_is_matched(m, data) for m in matches)] == [name]
    opens = (TREE / "packaging" / "linux" / "gc-studio.desktop").read_text()
    assert all(f"{name};" in opens for name in files)
