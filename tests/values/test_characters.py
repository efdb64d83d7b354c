"""Characters that nobody sees are found, and what languages and emoji need is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.values.characters import find_suspect, remove_suspects
from quizgen.values.texts import fold

FINE = [
    "Ann Lee",
    "two\nlines\tand a tab",
    "می‌خواهم",
    "क्‍ष",
    "👨‍👩‍👧 and ❤️",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "\u200fשלום\u200e",
    "café, cafe\u0301",
]
SUSPECT = [
    "a\u202eb",
    "a\u2066b",
    "a\u200bb",
    "soft\u00adhyphen",
    "ad\u200dmin",
    "a\x1fb",
    "a\U000e0041",
]


@pytest.mark.parametrize("text", FINE)
def test_what_is_fine(text):
    """Joiners in their scripts, marks of direction, tags of flags."""
    assert find_suspect(text) is None
    assert remove_suspects(text) == text


@pytest.mark.parametrize("text", SUSPECT)
def test_what_is_suspect(text):
    """It is called by its number and name, and a quote is found without it."""
    index, name = find_suspect(text)
    assert name.startswith(f"U+{ord(text[index]):04X}")
    assert fold(remove_suspects(text)) == fold(text)


@given(st.text())
def test_remove_suspects_none_is_left(text):
    """Whatever a text is."""
    assert find_suspect(remove_suspects(text)) is None


def test_it_is_called_by_its_name():
    """Controls have none in Unicode."""
    assert find_suspect("a\u202eb") == (1, "U+202E (right-to-left override)")
    assert find_suspect("ab\x07") == (2, "U+0007 (a control character)")
