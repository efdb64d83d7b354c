"""The rules for good items: each finds what it is for, in bad_decks/, and nothing in good decks."""

import pytest
from conftest import ROOT

from quizgen.review.coverage import cover_sentences
from quizgen.review.rules import RULES

BAD = ROOT / "tests" / "bad_decks"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_every_rule_says_what_and_why(rule):
    """The docstring opens with the code and gives the reason."""
    assert rule.__doc__.startswith(f"{rule.CODE}: ")
    assert "\nWhy: " in rule.__doc__


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_every_rule_has_a_bad_deck(rule):
    """A rule that no bad deck breaks is tested by nothing."""
    found = any(f" {rule.CODE}: " in path.read_text("utf-8") for path in BAD.glob("*/findings.txt"))
    assert found


def test_coverage_knows_every_sentence(examined):
    """All sentences of the article are listed; only the web page's own words are uncovered."""
    sentences = list(cover_sentences(examined.deck))
    uncovered = [sentence.text for sentence in sentences if not sentence.facts]
    assert len(sentences) == 20
    assert uncovered == ["No comments:", "Post a Comment"]
