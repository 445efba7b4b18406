import numpy as np
import pytest

from gc_studio.analysis.photo import load_photo
from gc_studio.bench.words import WORDS, has_reader, letters_read, printed
from gc_studio.document import CELL
from gc_studio.storage import RESOURCES
from gc_studio.training.evaluate import centre_square


@pytest.fixture(scope="module")
def jumper():
    return centre_square(load_photo(RESOURCES / "samples" / "jumper.webp"))


def test_a_word_is_printed_within_the_cells_that_are_kept_for_it(jumper):
    words = [printed(jumper, number) for number in range(len(WORDS))]
    assert [word.word for word in words] == list(WORDS)
    for word in words:
        pixels = word.part.repeat(CELL, 0).repeat(CELL, 1)
        is_changed = (word.photo != jumper).any(2)
        assert is_changed.any()
        assert not (is_changed & ~pixels).any()
        # Not much more is kept than the word.
        assert 4 <= word.part.sum() <= 64


def test_the_same_number_prints_the_same_word_and_another_one_another(jumper):
    assert np.array_equal(printed(jumper, 3).photo, printed(jumper, 3).photo)
    assert not np.array_equal(printed(jumper, 3).photo, printed(jumper, 3 + len(WORDS)).photo)


@pytest.mark.parametrize(
    ("word", "text", "letters"),
    [
        ("Cotton", "COTTON", 6),
        ("Cotton", "  c-otton. ", 6),
        ("Cotton", "C0tton", 5),
        ("Cotton", "Cottn", 5),
        ("Cotton", "Cotton x", 5),
        ("Cotton", "", 0),
        ("Cotton", "a word that is long", 0),
    ],
)
def test_letters_count_as_read_as_far_as_a_text_is_the_word(word, text, letters):
    assert letters_read(word, text) == letters


@pytest.mark.skipif(not has_reader(), reason="Tesseract is not installed")
def test_a_word_is_read_where_it_is_printed_and_nowhere_else(jumper):
    word = printed(jumper, 1)
    assert word.letters_in(word.photo) >= len(word.word) - 1
    assert word.letters_in(jumper) == 0
