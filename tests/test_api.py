"""What other programs call does what gcx does."""

import threading

import numpy as np
import pytest
from gc_model import CODES, install
from safetensors.torch import load_file

from gc_studio.analysis.photo import load_photo, load_resized
from gc_studio.api import (
    GcxError,
    LinkError,
    PhotoError,
    UnknownModelError,
    encode_photo,
    read,
    read_link,
    render,
    write,
    write_link,
)
from gc_studio.cli import main
from gc_studio.nets import registry
from gc_studio.storage import WEIGHTS


def _of_gcx(tmp_path, *arguments):
    assert main(["encode", *map(str, arguments), str(tmp_path / "a.gcx")]) == 0
    return (tmp_path / "a.gcx").read_bytes()


@pytest.mark.parametrize("kind", [str, lambda path: path, load_photo], ids=["name", "path", "pixels"])
def test_a_photo_becomes_the_file_that_gcx_writes(jacket_path, tmp_path, kind):
    data = write(encode_photo(kind(jacket_path), 64))
    assert data == _of_gcx(tmp_path, jacket_path, "--size", "64")
    assert write(read(data)) == data


def test_the_usual_size_is_that_of_gcx_and_none_keeps_the_photos_own(jacket_path):
    assert encode_photo(jacket_path).size == (256, 341)
    small = load_resized(jacket_path, 40)
    assert encode_photo(small, None).size == (40, 53)


def test_a_model_that_paints_from_kept_cells_alone_gets_them_all(jacket_path, tmp_path):
    install()
    document = encode_photo(jacket_path, 64, CODES.name)
    assert document.mask.all()
    assert write(document) == _of_gcx(tmp_path, jacket_path, "--size", "64", "--model", CODES.name)


def test_links_hold_documents_and_say_why_when_they_do_not(make_document):
    document = make_document(48, 32)
    link = write_link(document, "https://example.org/view")
    assert link.startswith("https://example.org/view#R0NY")
    assert read_link(link) == document
    with pytest.raises(LinkError, match="no picture of GC Studio behind the #"):
        read_link("https://example.org/view#top")
    with pytest.raises(GcxError, match="cut short"):
        read_link(link[: len(link) // 8 * 4])
    with pytest.raises(LinkError, match="too many for a link"):
        write_link(make_document(512, 512))


def test_an_older_model_of_the_same_name_paints_its_own_files_and_new_ones_are_made_with_the_newer(jacket_path):
    """docs/versions.md promises it."""
    from gc_studio.training.export import write_weights

    weights = load_file(WEIGHTS / "studio" / "model.safetensors")
    weights["generator.stages.5.rgb.bias"] += 0.5
    path = registry.USER_MODELS / "studio-v0" / "model.safetensors"
    path.parent.mkdir(parents=True)
    older = write_weights(weights, path, registry.header_of, {})
    document = encode_photo(jacket_path, 32)
    assert document.model != older
    theirs = document.with_layers(model=older)
    assert read(write(theirs)) == theirs
    assert render(theirs).mean() > render(document).mean() + 10
    assert encode_photo(jacket_path, 32, older).model == older


def test_documents_are_painted_from_several_threads(make_document):
    documents = [make_document(48, 32, seed=seed) for seed in range(3)]
    painted = {}
    threads = [
        threading.Thread(target=lambda own=own: painted.update({own: render(documents[own])})) for own in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, document in enumerate(documents):
        assert np.array_equal(painted[number], render(document))


@pytest.mark.parametrize("shape", [(64, 64), (64, 64, 4)])
def test_pixels_of_another_shape_or_type_are_refused_in_one_line(shape):
    with pytest.raises(PhotoError, match=r"pixels are uint8 \(height, width, 3\), not uint8 \(64, 64"):
        encode_photo(np.zeros(shape, np.uint8))
    with pytest.raises(PhotoError, match="not float64"):
        encode_photo(np.zeros((64, 64, 3)))


def test_what_is_not_there_is_told_by_name(tmp_path, make_document):
    with pytest.raises(PhotoError, match=r"gone\.jpg"):
        encode_photo(tmp_path / "gone.jpg")
    with pytest.raises(UnknownModelError, match="'nobody'"):
        encode_photo(np.zeros((64, 64, 3), np.uint8), model="nobody")
    with pytest.raises(UnknownModelError, match="00000000"):
        render(make_document(32, 32).with_layers(model="00000000"))
