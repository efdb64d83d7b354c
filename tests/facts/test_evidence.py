"""A text is evidence for a number only with its unit, and for a name only in full."""

import pytest

from quizgen.facts.evidence import find_missing, find_unknown_names, own_words_of
from quizgen.languages import language_of
from quizgen.values.entities import Entity, Verb
from quizgen.values.quantities import Quantity
from quizgen.values.texts import words_of

ENGLISH = language_of("en")
parse_number = ENGLISH.numbers.parse


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("42,400", "hectare", "an area of 42,400 hectares in Kursk"),
        ("120", "day", "their 120-day deployment"),
        ("440", "milligram", "from 440 to 320 milligrams"),
        ("440", "km", "from 440 to 320 kilometres"),
        ("1.5 million", "tree", "1.5 million and 2 million trees"),
        ("5", "dollar", "for $5 at the gate"),
        ("5", "dollar", "$5 at the gate"),
        ("40", "percent", "fell by 40% in a year"),
        ("3", "city", "3 cities in Kent"),
        ("3", "army", "3 armies in Kent"),
        ("3", "meter", "3 metres high"),
        ("29", "unit of insulin", "29 units to the milligram"),
        ("one", "month", "kept for a month at 37 degrees"),
        ("1", "hour", "in less than an hour"),
        ("1.9 million", "person", "1.9 million people went up"),
        ("300", "man", "300 men worked there"),
        ("12", "square foot", "12 square feet of grass"),
        ("12", "loaf of bread", "12 loaves of bread"),
        ("2", "mine clearance expert", "2 mine clearance experts and 5 military engineers"),
    ],
)
def test_units_are_found_with_their_number(number, unit, text):
    """A unit follows its number or a list of numbers, or is written as a symbol."""
    assert list(find_missing(Quantity(parse_number(number), unit), text, ENGLISH)) == []


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("42,400", "acre", "an area of 42,400 hectares in Kursk"),
        ("5", "mine clearance expert", "2 mine clearance experts and 5 military engineers"),
        ("2", "military engineer", "2 mine clearance experts and 5 military engineers"),
        ("40", "euro", "for $40 at the gate"),
        ("40", "metre", "40 km from here"),
        ("40", "inch", "40 in 1999"),
    ],
)
def test_units_of_other_numbers_do_not_count(number, unit, text):
    """The unit of another number is not evidence for this number."""
    (missing,) = find_missing(Quantity(parse_number(number), unit), text, ENGLISH)
    assert missing.startswith(f"the unit “{unit}”")


@pytest.mark.parametrize("text", ["kept for months", "kept for a monthly fee", "kept for a while"])
def test_an_article_shows_one_only_before_the_unit(text):
    """“A month” shows the number one, “a monthly fee” does not."""
    assert list(find_missing(Quantity(parse_number("one"), "month"), text, ENGLISH)) == [
        "the number one"
    ]


def test_unknown_names():
    """A compound is known if its parts are, a possessive if its name is."""
    known = (words_of("the Ukrainian army in Kursk"), words_of("Ann Lee"))
    assert list(find_unknown_names("Ukrainian-led operation, Ann Lee’s", known, ENGLISH)) == []
    assert list(find_unknown_names("British-led operation in 1999", known, ENGLISH)) == [
        "“British-led”",
        "“1999”",
    ]


SYMBOLS = """
    percent:3% percent:3_per_cent dollar:$3 pound:£3 pound:3_lb euro:€3 euro:3_€ yen:¥3 degree:3°
    kilometre:3_km metre:3_m centimetre:3_cm millimetre:3_mm kilogram:3_kg gram:3_g milligram:3_mg
    litre:3_l millilitre:3_ml hectare:3_ha hour:3_h minute:3_min second:3_s
""".split()  # noqa: SIM905 - a list of words reads better so


@pytest.mark.parametrize("row", SYMBOLS)
def test_symbols_show_their_units(row):
    """Each symbol shows its own unit, and a longer word does not."""
    unit, _, text = row.partition(":")
    quantity = Quantity(parse_number("3"), unit)
    assert list(find_missing(quantity, f"It was {text.replace('_', ' ')} or so", ENGLISH)) == []
    assert list(find_missing(quantity, "It was 3 kmls or so", ENGLISH))


@pytest.mark.parametrize(
    ("name", "text", "is_shown"),
    [
        ("a composer", "the composer Charles Gounod", True),
        ("an architect", "Charles Garnier, architect", True),
        ("a painter", "the composer Charles Gounod", False),
        ("a", "the composer", False),
        ("The Hague", "the hague", True),
        ("The Hague", "Hague", False),
    ],
)
def test_articles_of_names_are_ignored(name, text, is_shown):
    """“The composer” shows “a composer”. A capitalised article is part of the name."""
    assert (not list(find_missing(Entity("x", "trade", name, "what"), text, ENGLISH))) is is_shown


@pytest.mark.parametrize(("text", "is_shown"), [("at 2:35 pm", True), ("at 2:53 pm", False)])
def test_a_time_of_day_must_match_as_a_whole(text, is_shown):
    """The same digits in another order are another time."""
    assert (not list(find_missing("opened at 2:35 pm", text, ENGLISH))) is is_shown


def test_own_words_exclude_names_and_numbers():
    """Typed entities and quantities are checked in another way."""
    assert own_words_of(Verb("was", "opened", "was opened")) == "was opened opened"
    assert own_words_of(Entity("a", "", "many parks", "what")) == "many parks"
    assert own_words_of(Entity("a", "park", "many parks", "what")) == ""
    assert own_words_of(Quantity(parse_number("3"))) == ""


@pytest.mark.parametrize(
    ("name", "text", "is_shown"),
    [
        ("leaves", "A leaf is green", True),
        ("a stoma", "stomata let in gases", True),
        ("stomta", "stomata let in gases", False),
        ("chlorophyll b", "the molecule chlorophyll a", False),
        ("Alp", "the Alps rise", False),
    ],
)
def test_common_nouns_are_shown_in_singular_and_plural(name, text, is_shown):
    """A misspelt one is still found, and a proper name has one form."""
    found = list(find_missing(Entity("x", "part", name, "what"), text, ENGLISH))
    assert (not found) is is_shown
