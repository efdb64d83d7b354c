"""Drafts from articles with formulas and units."""

import re

import pytest
from test_sentence_drafts import draft

FALL = "Objects like apples near Earth are observed to accelerate downward at {} in a vacuum."
RATE = "9.8 meters per second per second"


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        (FALL.format(rf"{RATE} \((g)\)"), ""),
        (FALL.format(rf"{RATE} (g)"), RATE),
        (FALL.format("9.8 × g²"), ""),
        (FALL.format("g = 9.8 meters"), ""),
        (FALL.format("9.8 meters"), "9.8 meters"),
        (r"The circumference of Earth must be \(50\times 5000\), or 250,000 stadia.", ""),
    ],
)
def test_formula_or_unit_is_never_cut(tmp_path, sentence, answer):
    """A number is an answer with its whole unit only, and never as a part of a formula."""
    said = " ".join(fact["say"] for fact in draft(tmp_path, sentence))
    assert re.findall(r"\[([^\]]*\d[^\]]*)\]", said) == [answer][: bool(answer)]
    assert "\\" not in said


def test_person_is_who(tmp_path):
    """A person is asked for with “who”."""
    (fact,) = draft(tmp_path, "A person would weigh only one-fourth as much.")
    assert fact["ask"] == "Who would weigh only one-fourth as much?"
