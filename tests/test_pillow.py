import io
import pickle
import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest
from PIL import Image, ImageFile, UnidentifiedImageError

import gc_studio.pillow  # noqa: F401 - registers the format
from gc_studio.analysis.photo import PhotoError, load_photo
from gc_studio.analysis.photo_names import extensions, is_photo_name
from gc_studio.bitstream import write
from gc_studio.decode.families import Painters


@pytest.fixture(scope="module")
def document(make_document):
    return make_document(80, 48)


@pytest.fixture
def path(document, tmp_path):
    path = tmp_path / "x.gcx"
    path.write_bytes(write(document))
    return path


def test_size_mode_model_and_bytes_are_known_before_anything_is_painted(path):
    # All but the header is damaged: whoever looked further would notice.
    data = path.read_bytes()
    path.write_bytes(data[:40] + bytes(len(data) - 40))
    with Image.open(path) as image:
        assert (image.format, image.mode, image.size) == ("GCX", "RGB", (80, 48))
        assert image.info == {"model": "studio", "bytes": len(data)}
        assert image.get_format_mimetype() == "image/x-gcx"


@pytest.mark.parametrize("kind", ["path", "stream"])
def test_pixels_are_those_that_gcx_paints(document, path, kind):
    with Image.open(path if kind == "path" else io.BytesIO(path.read_bytes())) as image:
        painted = np.asarray(image)
        assert image.crop((16, 16, 32, 32)).size == (16, 16)
    assert np.array_equal(painted, Painters("cpu").render(document))


def test_an_open_picture_is_copied_pickled_and_saved_as_any_other(path, tmp_path):
    with Image.open(path) as image:
        copied, pickled = image.copy(), pickle.loads(pickle.dumps(image))
        image.save(tmp_path / "x.png")
    with Image.open(tmp_path / "x.png") as saved:
        assert saved.convert("RGB").tobytes() == copied.tobytes() == pickled.tobytes()


def test_a_stream_stays_open_and_a_file_does_not(path):
    stream = io.BytesIO(path.read_bytes())
    Image.open(stream).load()
    assert not stream.closed
    # One that were left open would warn, and warnings fail tests.
    Image.open(path).load()


def test_other_files_are_not_identified(tmp_path):
    other = tmp_path / "other.gcx"
    other.write_bytes(b"no picture at all")
    with pytest.raises(UnidentifiedImageError):
        Image.open(other)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data[:3] + b"\x02" + data[4:], "format version 2"),
        (lambda data: data[:9], "cut short"),
        (lambda data: data[:11] + b"\xff" + data[12:], "header is not valid"),
    ],
    ids=["newer", "cut", "damaged"],
)
def test_a_header_that_cannot_be_read_says_why(path, change, told):
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(UnidentifiedImageError, match=told):
        Image.open(path)


def test_a_damaged_file_opens_and_says_what_is_wrong_when_it_is_loaded_or_verified(path):
    data = path.read_bytes()
    path.write_bytes(data[:-6] + bytes([data[-6] ^ 1]) + data[-5:])
    with Image.open(path) as image, pytest.raises(OSError, match="checksum does not match"):
        image.load()
    with Image.open(path) as image, pytest.raises(OSError, match="checksum does not match"):
        image.verify()


def test_a_whole_file_is_verified(path):
    with Image.open(path) as image:
        image.verify()


def test_what_was_cut_short_is_painted_if_pillow_is_told_to(path, monkeypatch):
    path.write_bytes(path.read_bytes()[:-8])
    with Image.open(path) as image, pytest.raises(OSError, match="cut short"):
        image.load()
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with Image.open(path) as image:
        assert np.asarray(image).shape == (48, 80, 3)


def test_a_model_that_is_not_installed_is_told_by_name(document, path):
    path.write_bytes(write(document.with_layers(model="00000000")))
    with Image.open(path) as image, pytest.raises(OSError, match="studio 00000000, which is not installed"):
        image.load()


def test_a_gcx_is_no_photo_though_pillow_reads_it(path):
    assert ".gcx" not in extensions()
    assert not is_photo_name(path)
    with pytest.raises(PhotoError, match="not a photo"):
        load_photo(path)


@pytest.mark.skipif(find_spec("openvino") is None, reason="without OpenVINO torch paints")
def test_pixels_come_without_torch_and_qt(path):
    program = (
        "import sys, gc_studio.pillow; from PIL import Image; "
        f"image = Image.open({str(path)!r}); assert 'openvino' not in sys.modules; image.load(); "
        "sys.exit(bool({'torch', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
