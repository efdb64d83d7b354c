"""English sentence patterns fill the fields of candidate facts."""

import pytest

from quizgen.languages.drafting import Name
from quizgen.languages.english.drafting import sentence_patterns


@pytest.mark.parametrize(
    ("find", "sentence", "fields"),
    [
        (
            sentence_patterns.read_quotations,
            "“It is a joy for every child,” said Mayor Bob Ray.",
            {"according_to": Name("Bob Ray", "who"), "words": "It is a joy for every child"},
        ),
        (
            sentence_patterns.read_roles,
            "President Ann Lee smiled.",
            {"person": Name("Ann Lee", "who"), "office": Name("President", "which office")},
        ),
        (
            sentence_patterns.read_shares,
            "Nearly half of the rounds used were imported.",
            {"share": {"value": "half", "hedge": "nearly"}, "be": "was"},
        ),
        (
            sentence_patterns.read_shares,
            "Over 40 percent of the parks are old.",
            {"share": {"value": "40", "unit": "percent", "hedge": "over"}, "be": "is"},
        ),
        (
            sentence_patterns.read_quantities,
            "The Guards opened over 3 city parks in Bath.",
            {
                "actor": Name("Guards", "who or what", the=True),
                "amount": {"value": "3", "unit": "city park", "hedge": "over"},
                "rest": "in Bath",
            },
        ),
        (
            sentence_patterns.read_events,
            "Bob Ray planted an oak in May 2020.",
            {"subject": Name("Bob Ray", "who or what"), "rest": "an oak", "when": "May 2020"},
        ),
    ],
)
def test_pattern_fills_its_fields(find, sentence, fields):
    """Fields include hedges, units, and question phrases for names."""
    (candidate,) = find(sentence)
    assert {name: candidate.fields[name] for name in fields} == fields
    assert candidate.quote == sentence


@pytest.mark.parametrize("number", ["one", "two", "several"])
def test_count_is_not_a_share(number):
    """“Two of the parks” is not a share of a whole."""
    assert not list(sentence_patterns.read_shares(f"{number.title()} of the parks were closed."))


def test_empty_rest_is_left_out():
    """A sentence that ends after its verb has no field `rest`."""
    (candidate,) = sentence_patterns.read_events("Ann Lee resigned in May 2020.")
    assert "rest" not in candidate.fields
