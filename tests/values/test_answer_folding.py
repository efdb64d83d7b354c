"""Folding of typed answers: what does not matter goes, what matters stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.values.answer_folding import (
    either,
    fold_answer,
    is_accepted,
    join_patterns,
    literal,
    optional,
)

TYPED = st.text(alphabet="abAB12.,- '’&°½:;%M~Σςé()")


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  Kím  JONG-un. ", "kim jongun"),
        ("“Apollo 11”", "apollo 11"),
        ("J.J.R. Macleod", "jjr macleod"),
        ("−5 °C", "-5 °c"),
        ("- 5", "-5"),
        ("1914 – 1918", "1914-1918"),
        ("AK-74M", "ak74m"),
        ("1½", "1 1/2"),
        ("10⁶", "10^6"),
        ("km²", "km2"),
        ("5 MW", "5 megaw"),
        ("5 mW", "5 mw"),
        ("42,400", "42,400"),
        ("42\u202f400", "42 400"),
        ("Smith&Sons", "smith & sons"),
        ("Straße", "strasse"),
        ("ΣΩΚΡΑΤΗΣ", "σωκρατησ"),
        ("القَاهِرَة", "القاهرة"),
        ("٣٣٠", "330"),
        ("か", "か"),
        ("か\u3099", "が"),
        ("세종\u1103\u1162왕", "세종대왕"),
        ("\u200b\u202eab", "ab"),
    ],
)
def test_folding(typed, folded):
    """Case, accents, punctuation and hyphens go; signs and marks of numbers stay."""
    assert fold_answer(typed) == folded


@given(st.one_of(st.text(), TYPED))
def test_folding_twice_changes_nothing(text):
    """A folded text is its own folded text."""
    assert fold_answer(fold_answer(text)) == fold_answer(text)


@given(st.text(alphabet="abAB12, '’&°;%Mé()"))
def test_a_text_is_accepted_as_itself(text):
    """The pattern of a text accepts it, and no text without letters and digits."""
    if fold_answer(text):
        assert is_accepted(text, literal(text))
        assert not is_accepted("", literal(text))


def test_words_may_be_joined_or_not():
    """Spaces and hyphens between words do not matter, but numbers stay apart."""
    for typed in ("de-mining team", "demining-team", "De Mining Team"):
        assert is_accepted(typed, literal("de-mining team")), typed
    assert not is_accepted("12", literal("1 2"))


def test_patterns_are_combined():
    """`either` takes any of its patterns, `optional` the empty text too."""
    pattern = join_patterns((optional("the"), either(("cat", "dog", "cat")), ""))
    assert pattern == "(?:the)? ?(?:cat|dog)"
    assert is_accepted("The dog", pattern)
    assert not is_accepted("the", pattern)
    assert either(()) == optional("") == ""


@pytest.mark.parametrize("sign", [*".*+?^$|\\/"])
def test_signs_have_no_meaning_in_a_pattern(sign):
    """A sign of regular expressions is compared as itself, or ignored."""
    assert is_accepted(f"a{sign}1", literal(f"a{sign}1"))
    assert not is_accepted("axx1", literal(f"a{sign}1"))
