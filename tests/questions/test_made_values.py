"""Computed options of numbers in all notations, of decades and centuries."""

import itertools
from collections import Counter

import pytest
from test_written_numbers import read

from quizgen.languages import language_of
from quizgen.questions.distinct_options import are_distinct
from quizgen.questions.fixed_rows import find_date_row, find_number_row
from quizgen.questions.made_numbers import compute_options, make_wrong_quantities
from quizgen.questions.options import make_option
from quizgen.values.quantities import Quantity

ENGLISH = language_of("en")


def options_of(text, item_id):
    """Return the labels of the options of an item in their order, and the rank of the key."""
    value = read(text)
    key = make_option(value, ENGLISH, "alike")
    wrong = compute_options(key, item_id, ENGLISH)

    def rank(option):
        if isinstance(option.value, Quantity):
            return option.value.number.value
        return option.value.interval()[0]

    ordered = sorted((key, *wrong), key=rank)
    assert all(
        are_distinct(first, second, ENGLISH) for first, second in itertools.combinations(ordered, 2)
    )
    return [option.label for option in ordered], ordered.index(key)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3:1", ["2:1", "3:1", "4:1", "5:1"]),
        ("1:7", ["1:9", "1:8", "1:7", "1:6"]),
        ("one in five", ["one in five", "one in four", "one in three", "one in two"]),
        ("1 in 20", ["1 in 40", "1 in 30", "1 in 20", "1 in 10"]),
        ("the 1640s", ["the 1640s", "the 1650s", "the 1660s"]),
        ("the late 1860s", [f"the late {year}s" for year in (1840, 1850, 1860)]),
        ("the 1990s", ["the 1970s", "the 1980s", "the 1990s"]),
        ("the 19th century", [f"the {name} century" for name in ("18th", "19th", "20th", "21st")]),
        ("27th", ["25th", "26th", "27th", "28th"]),
        ("third", ["first", "second", "third", "fourth"]),
        ("2 × 10³⁰ kg", ["2 × 10²⁷", "2 × 10²⁸", "2 × 10²⁹", "2 × 10³⁰"]),
        ("1.5 × 10⁻⁷ m", ["1.5 × 10⁻¹⁰", "1.5 × 10⁻⁹", "1.5 × 10⁻⁸", "1.5 × 10⁻⁷"]),
        ("10⁶", ["10³", "10⁴", "10⁵", "10⁶"]),
        ("fifth century BC", [f"the {n}th century BC" for n in (8, 7, 6, 5)]),
        ("the 440s BC", ["the 460s BC", "the 450s BC", "the 440s BC"]),
    ],
)
def test_values_with_few_neighbours_have_a_fixed_row(text, expected):
    """Their options do not depend on the item."""
    for item_id in ("a", "b"):
        assert options_of(text, item_id)[0] == expected


@pytest.mark.parametrize(
    "text",
    ["the 1640s", "the 1870s", "the 19th century", "fifth century BC", "the 440s BC"],
)
def test_all_dates_of_a_row_have_the_same_options(text):
    """So the options do not show which of them is the key."""
    date = read(text)
    row = {date, *find_date_row(date)}
    assert all({other, *find_date_row(other)} == row for other in row)
    assert len(row) in (3, 4)
    assert all(read(ENGLISH.dates.text(other)) == other for other in row)


@pytest.mark.parametrize(
    "text", ["3:1", "1:7", "one in five", "1 in 20", "27th", "third", "10⁶", "1.5 × 10⁻⁷ m"]
)
def test_all_numbers_of_a_row_have_the_same_options(text):
    """So the options do not show which of them is the key."""
    number = read(text).number
    row = {number, *find_number_row(number, ENGLISH)}
    assert len(row) == 4
    assert all({other, *find_number_row(other, ENGLISH)} == row for other in row)


@pytest.mark.parametrize("text", ["−440 m", "4,400 m", "37–38 °C", "52.4 km/h"])
def test_every_position_of_the_key_is_as_frequent(text):
    """The smallest, the middle and the largest option are right equally often."""
    ranks = Counter(options_of(text, f"item-{number}")[1] for number in range(1200))
    usual = 1200 / len(ranks)
    assert sorted(ranks) in ([0, 1, 2, 3], [0, 1, 2])
    assert all(0.77 * usual <= count <= 1.23 * usual for count in ranks.values()), ranks


@pytest.mark.parametrize("text", ["37.5–38.0 °C", "37–38 °C", "5,200–5,250 m"])
def test_ranges_have_no_number_in_common(text):
    """They are as wide, as exact and in the same notation."""
    labels, _ = options_of(text, "item")
    ranges = [read(label).number for label in labels]
    assert len(labels) >= 3
    assert len({number.upper.value - number.value for number in ranges}) == 1
    for low, high in itertools.pairwise(ranges):
        assert low.upper.value < high.value


@pytest.mark.parametrize("text", ["−260 °C", "-270 °C", "−450 °F", "−235 °C"])
def test_no_option_is_below_absolute_zero(text):
    """A learner would rule it out."""
    lowest = -459.67 if "F" in text else -273.15
    for number in range(50):
        wrong = make_wrong_quantities(read(text), f"item-{number}", 3, ENGLISH)
        assert all(quantity.number.value > lowest for quantity in wrong)


@pytest.mark.parametrize(
    "text",
    [
        *("10²", "2 × 10² m", "400–1,000 ppm", "threefold", "tens of thousands", "fiftieth"),
        *("3:2", "1:1", "five in seven", "9.81 ± 0.02", "1/3", "2½", "at most 7 days", "< 5 mm"),
        *("the 1st century", "2 in 3", "the 2000s", "the 2010s"),
    ],
)
def test_values_without_fair_neighbours_have_no_computed_options(text):
    """Facts with them need other facts, or distractors of their own."""
    assert len(options_of(text, "item")[0]) == 1


@pytest.mark.parametrize("text", ["3 × 10²⁰ m", "−4,400 m", "42,400 m", "37–38 °C"])
def test_published_options_stay(text):
    """An item keeps its options if they are given by their ids."""
    key = make_option(read(text), ENGLISH, "alike")
    options = compute_options(key, "item", ENGLISH)
    ids = [option.id for option in options]
    assert compute_options(key, "another item", ENGLISH, ids) == options
