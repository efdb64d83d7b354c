"""Anki cloze markup is parsed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.imports.anki.cloze_markup import read_clozes


@pytest.mark.parametrize(
    ("text", "sentence", "gaps"),
    [
        ("no gap", "no gap", []),
        ("{{c1::Paris}} is old", "Paris is old", [((1,), "Paris", "", "")]),
        ("In {{c1::Paris::city}}!", "In Paris!", [((1,), "Paris", "In ", "city")]),
        ("It is{{c1:: Paris}} now", "It is Paris now", [((1,), "Paris", "It is ", "")]),
        ("In {{c2:: Paris }} now", "In Paris now", [((2,), "Paris", "In ", "")]),
        (
            "{{c1::the {{c2::blue}} sea}} is",
            "the blue sea is",
            [((1,), "the blue sea", "", ""), ((2,), "blue", "the ", "")],
        ),
        ("a }} b {{c1::open", "a }} b open", []),
        ("{{c1::}} x", "x", []),
        ("{{c1,2::x}} y", "x y", [((1, 2), "x", "", "")]),
    ],
)
def test_cloze_markup_is_parsed(text, sentence, gaps):
    """The result is the sentence without markup, and its gaps with the text before them."""
    found, read = read_clozes(text)
    assert found == sentence
    assert [(gap.numbers, gap.words, gap.before, gap.hint) for gap in read] == gaps


@given(st.text(st.sampled_from("ab {}:c1")))
def test_any_text_is_parsed(text):
    """For any text, the words of a gap follow the text before it in the sentence."""
    sentence, gaps = read_clozes(text)
    for gap in gaps:
        assert sentence.startswith(gap.before + gap.words)
