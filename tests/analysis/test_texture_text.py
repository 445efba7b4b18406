"""A texture as a text: short, read back as it was, and damage told in one line."""

import numpy as np
import pytest

from gc_studio.analysis.library import load_library
from gc_studio.analysis.texture_text import TextureTextError, is_texture_text, text_of, texture_in
from gc_studio.document import STUDIO


@pytest.fixture(scope="module")
def text(model) -> str:
    return text_of("Royal  blue", load_library()[0].code, model.identity, STUDIO)


def test_what_is_written_is_read_back(text: str, model) -> None:
    assert text.startswith("Royal blue gcx:")
    assert len(text) < 90
    assert is_texture_text(text)
    for carried in (text, f"  {text}\n"):
        name, code, identity = texture_in(carried)
        assert (name, identity) == ("Royal blue", model.identity)
        assert (code == load_library()[0].code).all()


def test_a_name_may_be_anything_or_nothing(model) -> None:
    code = np.full(64, -127, np.int16)
    for name in ("", "a gcx:b", "\u4f60\u597d \U0001f600", "two\nlines"):
        found, read, _ = texture_in(text_of(name, code, model.identity, STUDIO))
        assert found == " ".join(name.split())
        assert (read == code).all()


@pytest.mark.parametrize("damage", [lambda t: t[:-4], lambda t: t[:-8] + "AAAA" + t[-4:], lambda t: "gcx:AAAA"])
def test_damage_is_told_in_one_line(text: str, damage) -> None:
    assert is_texture_text(damage(text))
    with pytest.raises(TextureTextError, match="damaged; copy it again"):
        texture_in(damage(text))


@pytest.mark.parametrize("other", ["", "Royal blue", "gcx:", "gcx: AAAA", "x" * 500 + " gcx:AAAA"])
def test_other_texts_are_no_textures(other: str) -> None:
    assert not is_texture_text(other)
    with pytest.raises(TextureTextError, match="holds no texture"):
        texture_in(other)
