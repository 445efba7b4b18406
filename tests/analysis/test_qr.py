"""QR codes are read back byte for byte, from clean pictures and from photographs; other pictures have none."""

import io

import cv2
import numpy as np
import pytest
import segno
from PIL import Image

from gc_studio.analysis.links import MAX_LINKED_BYTES, LinkError, link_of
from gc_studio.analysis.pictures import is_made_here
from gc_studio.analysis.qr import code_of, code_pixels, code_png, code_svg
from gc_studio.analysis.qr_reading import file_in_codes

PAGE = "https://example.org/view"


def some_file(count: int) -> bytes:
    # No text in any encoding.
    return (b"GCX\1" + np.random.default_rng(count).bytes(count))[:count]


def grey(code: segno.QRCode, size: int = 4) -> np.ndarray:
    return code_pixels(code, size).astype(np.uint8) * 255


@pytest.mark.parametrize("count", [41, 300, 1000, MAX_LINKED_BYTES])
@pytest.mark.parametrize("is_link", [False, True])
def test_a_code_gives_the_file_back(count, is_link):
    data = some_file(count)
    code = code_of(link_of(data, PAGE).encode() if is_link else data)
    assert file_in_codes(grey(code, 2)) == data
    png = code_png(code)
    assert is_made_here(png)
    # The standard wants a border of four modules.
    picture = np.array(Image.open(io.BytesIO(png)))
    assert picture[:32].all()
    assert not picture[32:88, 32:40].any()
    assert is_made_here(code_svg(code))


def test_a_photograph_of_a_code_gives_the_file_back(jacket):
    data = some_file(600)
    code = grey(code_of(link_of(data, PAGE).encode()), 6)
    side, scene = len(code), cv2.resize(jacket, (1200, 1200))
    corners = np.array([[0, 0], [side, 0], [side, side], [0, side]], np.float32)
    seen = np.array([[260, 200], [1010, 290], [930, 1000], [180, 900]], np.float32)
    way = cv2.getPerspectiveTransform(corners, seen)
    paper = cv2.warpPerspective(np.full_like(code, 255), way, (1200, 1200)) > 0
    scene[paper] = cv2.warpPerspective(code, way, (1200, 1200), flags=cv2.INTER_AREA)[paper][:, None] // 2 + 60
    blurred = cv2.GaussianBlur(scene, (0, 0), 1)
    assert file_in_codes(np.ascontiguousarray(np.rot90(blurred))) == data


def test_a_code_in_a_large_photograph_is_found():
    code = grey(code_of(some_file(1000)), 14)
    page = np.full((4600, 5200), 230, np.uint8)
    page[1700 : 1700 + len(code), 2100 : 2100 + len(code)] = code
    assert file_in_codes(page) == some_file(1000)


def test_a_photo_has_no_code(jacket):
    assert file_in_codes(jacket) is None


@pytest.mark.parametrize(
    "text", ["https://example.org", "https://example.org#top", "GC", "GCX", "GCX club 2026", "#", "\u00fc"]
)
def test_codes_of_others_are_none_of_ours(text):
    assert file_in_codes(grey(segno.make_qr(text))) is None


def test_the_code_of_ours_is_found_beside_others():
    other, ours = grey(segno.make_qr("https://example.org")), grey(code_of(some_file(30)))
    both = np.full((max(len(other), len(ours)), len(other) + len(ours)), 255, np.uint8)
    both[: len(other), : len(other)] = other
    both[: len(ours), len(other) :] = ours
    assert file_in_codes(both) == some_file(30)


def test_a_damaged_link_in_a_code_is_told():
    with pytest.raises(LinkError, match="damaged"):
        file_in_codes(grey(segno.make_qr("https://example.org#R0NYA")))


def test_what_fits_into_no_code_is_refused():
    with pytest.raises(LinkError, match=r"2,954 characters .* shorter address"):
        code_of(b"x" * 2954)


@pytest.mark.parametrize("size", [(1, 1), (1, 700), (30_000_000, 1)])
def test_any_picture_can_be_looked_at(size):
    assert file_in_codes(np.full(size, 255, np.uint8)) is None
