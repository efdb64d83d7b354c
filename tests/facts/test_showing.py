"""A text shows a number only with its unit, and names only as they are."""

import pytest

from quizgen.facts.quantities import Quantity, parse_number
from quizgen.facts.showing import missing_in, strange_words
from quizgen.facts.sources import words_of


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("42,400", "hectare", "an area of 42,400 hectares in Kursk"),
        ("120", "day", "their 120-day deployment"),
        ("440", "milligram", "from 440 to 320 milligrams"),
        ("1.5 million", "tree", "1.5 million and 2 million trees"),
        ("5", "dollar", "for $5 at the gate"),
        ("40", "percent", "fell by 40% in a year"),
        ("3", "kilometre", "3 km from here"),
        ("3", "meter", "3 metres high"),
        ("29", "unit of insulin", "29 units to the milligram"),
        ("one", "month", "kept for a month at 37 degrees"),
        ("1", "hour", "in less than an hour"),
        ("2", "mine clearance expert", "2 mine clearance experts and 5 military engineers"),
    ],
)
def test_units_that_are_shown(number, unit, text):
    """A unit stands with its number: after it, after a run of numbers, or as a sign."""
    assert list(missing_in(Quantity(parse_number(number), unit), text)) == []


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("42,400", "acre", "an area of 42,400 hectares in Kursk"),
        ("5", "mine clearance expert", "2 mine clearance experts and 5 military engineers"),
        ("2", "military engineer", "2 mine clearance experts and 5 military engineers"),
        ("40", "euro", "for $40 at the gate"),
        ("40", "metre", "40 km from here"),
    ],
)
def test_units_that_are_not_shown(number, unit, text):
    """A unit of another number, or of none, is not this number’s."""
    (missing,) = missing_in(Quantity(parse_number(number), unit), text)
    assert missing.startswith(f"the unit “{unit}”")


@pytest.mark.parametrize("text", ["kept for months", "kept for a monthly fee", "kept for a while"])
def test_one_that_is_not_shown(text):
    """An article shows one of a thing only before the thing itself."""
    assert list(missing_in(Quantity(parse_number("one"), "month"), text)) == ["the number one"]


def test_strange_words():
    """A compound is known by its parts, a possessive by its name."""
    known = (words_of("the Ukrainian army in Kursk"), words_of("Ann Lee"))
    assert list(strange_words("Ukrainian-led operation, Ann Lee’s", known)) == []
    assert list(strange_words("British-led operation in 1999", known)) == [
        "“British-led”",
        "“1999”",
    ]
