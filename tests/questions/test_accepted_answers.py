"""Accepted answers: the few that are shown, and cases that the table of typed answers lacks.

The table is in `typed_answers.yaml`; `tests/exports/test_typed_answers.py` uses it.
"""

from types import SimpleNamespace

import pytest

from quizgen.languages import language_of
from quizgen.questions.accepted_answers import accept_answers
from quizgen.questions.person_names import find_last_names
from quizgen.values.answer_folding import is_accepted
from quizgen.values.entities import Entity
from quizgen.values.quantities import Quantity

ENGLISH = language_of("en")
parse_date = ENGLISH.dates.parse
parse_number = ENGLISH.numbers.parse
MANY = "How many hectares, or mines, were there?"


def shown(value, stem):
    """Return the answers to a question that are shown, the usual one first."""
    accepted = accept_answers(value, stem, ENGLISH)
    return accepted.shown if accepted else ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Quantity(parse_number("42400"), "hectare"), ("42,400",)),
        (
            Quantity(parse_number("1.5 million"), "mine", hedge="over"),
            ("over 1.5 million", "1.5 million", "1,500,000"),
        ),
        (Quantity(parse_number("six"), "mine"), ("six", "6")),
        (Quantity(parse_number("half"), hedge="nearly"), ("nearly half", "half")),
        (parse_date("2024-08-06"), ("6 August 2024",)),
        (parse_date("2024"), ("2024",)),
        (parse_date("early August 2025"), ()),
        (
            Entity("k", "person", "Kim", "who", aliases=("Chairman Kim", "the chairman")),
            ("Kim", "Chairman Kim"),
        ),
        (Entity("m", "person", "J. J. R. Macleod", "who"), ("J. J. R. Macleod", "Macleod")),
        (Entity("k", "unit", "Third Foot Guards", "which"), ("Third Foot Guards",)),
        (Entity("k", "", "a soldier", "whom"), ()),
        (Entity("k", "unit", "Third Company of Foot Guards", "which"), ()),
        ("some text", ()),
        ("over an hour", ("over an hour",)),
    ],
)
def test_few_answers_are_shown(value, expected):
    """The usual answer and clearly different ones are shown; long and vague ones are not typed."""
    assert shown(value, MANY) == expected


def test_the_unit_is_shown_unless_the_question_names_it():
    """“22” alone does not answer “How long did it last?”."""
    span = Quantity(parse_number("22"), "year")
    assert shown(span, "How long did it last?") == ("22 years", "22")
    assert shown(span, "For how many years did it last?") == ("22",)


@pytest.mark.parametrize(
    ("date", "asked", "expected"),
    [
        ("2025-06", "In which month of 2025 did it end?", ("June", "June 2025")),
        ("2025-06-01", "On which date in 2025 did it end?", ("1 June", "1 June 2025")),
        ("April 44 BC", "In which month of 44 BC did it end?", ("April", "April 44 BC")),
        ("2025-06", "In which month and year did the fair of 2025 end?", ("June 2025",)),
        ("2025", "In which year did the war of 2025 end?", ("2025",)),
    ],
)
def test_the_year_is_omitted_if_the_question_names_it(date, asked, expected):
    """“June” answers “In which month of 2025?”, and “June 2025” does too, but not “June 2024”."""
    accepted = accept_answers(parse_date(date), asked, ENGLISH)
    assert accepted.shown == expected
    assert all(is_accepted(text, accepted.pattern) for text in expected)
    assert not is_accepted("June 2024", accepted.pattern)
    assert is_accepted("june", accepted.pattern) == ("June" in expected)


def people(*names):
    """Return a deck with people."""
    entities = {name: Entity(name, "person", name, "who") for name in names}
    return SimpleNamespace(entities=entities, facts=(), language=ENGLISH)


@pytest.mark.parametrize(
    ("others", "is_enough"),
    [
        ((), True),
        (("J. J. R. Macleod",), True),
        (("Ann Macleod",), False),
        (("John Macleod IV",), False),
    ],
)
def test_a_last_name_must_identify_a_person(others, is_enough):
    """“Macleod” does not answer “Who?” if the deck has two people of that name."""
    deck = people("John Macleod", *others)
    accepted = accept_answers(
        deck.entities["John Macleod"],
        "Who led the laboratory?",
        ENGLISH,
        last_names=find_last_names(deck),
    )
    assert is_accepted("Macleod", accepted.pattern) == is_enough
    assert ("Macleod" in accepted.shown) == is_enough
    assert is_accepted("J. Macleod", accepted.pattern)


def test_many_names_are_accepted_but_few_shown():
    """The list of a card stays short, whatever the author adds."""
    names = tuple(f"Name {number}" for number in range(100, 110))
    entity = Entity("t", "town", "Bath", "which town")
    accepted = accept_answers(entity, "Which town?", ENGLISH, also_true=names)
    assert accepted.shown == ("Bath", *names[:4])
    assert is_accepted("name 109", accepted.pattern)


def test_other_kinds_of_right_answers_are_not_typed():
    """A name is no answer to a question for a date or a number."""
    also = ("Ann Lee", "1961", "3 parks")
    parks = Quantity(parse_number("4"), "park")
    for value, accepted in ((parse_date("1960"), "1961"), (parks, "3 parks")):
        pattern = accept_answers(value, "When, or how many?", ENGLISH, also_true=also).pattern
        assert [text for text in also if is_accepted(text, pattern)] == [accepted]
