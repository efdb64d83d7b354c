"""Invisible characters are found, but not those that languages and emoji need."""

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
def test_characters_that_languages_need_are_fine(text):
    """Joiners in their scripts, direction marks, and tags of flags."""
    assert find_suspect(text) is None
    assert remove_suspects(text) == text


@pytest.mark.parametrize("text", SUSPECT)
def test_invisible_characters_are_suspect(text):
    """The result names the character, and folding ignores it."""
    index, name = find_suspect(text)
    assert name.startswith(f"U+{ord(text[index]):04X}")
    assert fold(remove_suspects(text)) == fold(text)


@given(st.text())
def test_remove_suspects_removes_all(text):
    """No text has suspect characters left."""
    assert find_suspect(remove_suspects(text)) is None


def test_suspects_are_named():
    """Control characters have no name in Unicode."""
    assert find_suspect("a\u202eb") == (1, "U+202E (right-to-left override)")
    assert find_suspect("ab\x07") == (2, "U+0007 (a control character)")
