"""English numbers are read in the same way from decks and quotes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work_growth import finishes

from quizgen.languages import language_of
from quizgen.values.quantities import Quantity

ENGLISH = language_of("en")
NUMBERS = ENGLISH.numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("42400", 42400),
        ("42,400", 42400),
        ("1.5 million", 1_500_000),
        ("half", Fraction(1, 2)),
        ("two thirds", Fraction(2, 3)),
        ("seven", 7),
        ("0.3", Fraction(3, 10)),
    ],
)
def test_numbers_are_read(text, value):
    """Digits may be grouped; scales, words and fractions are numbers as well."""
    assert NUMBERS.parse(text).value == value


def test_number_prints_as_it_is_written():
    """A number keeps its digits or its word, and its scale."""
    written = ["1.5 million", "two hundred", "half", "42,400"]
    shown = ["1.5 million", "two hundred", "half", "42400"]
    assert [str(NUMBERS.parse(text)) for text in written] == shown


@pytest.mark.parametrize("text", ["many", "", "12k", "1,5", "AK-74"])
def test_text_that_is_not_a_number_is_an_error(text):
    """The message says that the text is not a number."""
    with pytest.raises(ValueError, match="not a number"):
        NUMBERS.parse(text)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("destroying over 1.5 million explosives", [(1_500_000, "over")]),
        ("nearly half of the rounds", [(Fraction(1, 2), "nearly")]),
        ("their 120-day deployment", [(120, "")]),
        ("the 528th Regiment with AK-74M and VR-2-02", []),
        ("1000 experts and 5000 engineers", [(1000, ""), (5000, "")]),
        ("more than two thirds", [(Fraction(2, 3), "more than")]),
        ("They took vitamin C. 300 people came", [(300, "")]),
        ("in CA 90210", [(90210, "")]),
        ("c. 300 ships, ca. 20 boats, ~5 rafts", [(300, "about"), (20, "about"), (5, "about")]),
        ("about a third of 12,000", [(Fraction(1, 3), "about"), (12000, "")]),
    ],
)
def test_numbers_are_found_with_their_hedges(quote, found):
    """A hedge belongs to the number after it; digits in names are not numbers."""
    assert [(mention.number.value, mention.hedge) for mention in NUMBERS.find(quote)] == found


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("400–1,000 ppm or 5–10%", ["400–1,000", "5–10"]),
        ("between about 10 and 15 million", ["between 10 and 15 million"]),
        ("rose from 280 to 420 ppm", ["280 to 420", "280", "420"]),
        ("fell from 440 to 320 metres", ["440", "320"]),
        ("10 metres to 15 metres", ["10 to 15"]),
        ("10 parks to 15 trees", ["10", "15"]),
        ("between 5 parks and the 3 lakes", ["5", "3"]),
        ("one in ten, 3 out of 10, 5 in 1995", ["one in ten", "3 out of 10", "5", "1,995"]),
        ("three in the morning, ten in all", ["three", "ten"]),
        ("at 10:30 on 24/7 and 9/11/2001", ["10", "30", "9", "11", "2,001"]),
        ("7/8/1998 and 2024-08-06", ["7", "8", "1,998", "2,024"]),
        ("$5m, £1.5bn, 5m, 12k", ["5 million", "1.5 billion"]),
        ("5km, 5kg and 5xy", ["5", "5"]),
        ("the twenty-first of twenty-one", ["twenty-one"]),
        ("AK-74 and UN 242-1, COVID-19", ["242"]),
        ("9.81 ± 0.02 and ±5", ["9.81 ± 0.02", "5"]),
        ("2 × 1030 kg", ["2", "1,030"]),
        ("10³⁰ kg, 10^30 kg and m³ 25", ["10³⁰", "10³⁰", "25"]),
        ("x–5 and (−5)", ["5", "−5"]),
    ],
)
def test_numbers_are_found_in_their_notations(quote, found):
    """Ranges, shares and margins are one number; times, dates and names are none of these."""
    assert [NUMBERS.text(mention.number) for mention in NUMBERS.find(quote)] == found


@pytest.mark.parametrize(
    "piece",
    ["one ", "1/", "1-", "10 ", "ten thousand ", "tens of ", "1 × ", "1:", "1 to 2 to ", "twenty-"],
)
def test_long_texts_of_any_notation_are_read_in_linear_time(piece):
    """No notation makes the search start again."""
    assert finishes(lambda: list(NUMBERS.find(piece * 20_000)))


@given(st.integers(min_value=0, max_value=10**12))
def test_grouping_does_not_change_a_number(number):
    """42400 and 42,400 are the same number."""
    assert NUMBERS.parse(str(number)).value == NUMBERS.parse(f"{number:,}").value == number


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *((word, number) for number, word in enumerate(SMALL.split())),
        *(("half", Fraction(1, 2)), ("a third", Fraction(1, 3)), ("one third", Fraction(1, 3))),
        *(("two thirds", Fraction(2, 3)), ("a quarter", Fraction(1, 4))),
        *(("one quarter", Fraction(1, 4)), ("three quarters", Fraction(3, 4))),
        *(("2 hundred", 200), ("2 thousand", 2000), ("two million", 2 * 10**6)),
        *(("2 billion", 2 * 10**9), ("Two Trillion", 2 * 10**12)),
    ],
)
def test_words_are_numbers(word, value):
    """Words up to twenty, common fractions and scales are numbers, in any case."""
    assert NUMBERS.parse(word).value == value
    assert [mention.number.value for mention in NUMBERS.find(f"They saw {word} of them.")] == [
        value
    ]


@pytest.mark.parametrize(
    ("hedges", "one_sided"),
    [
        ("over, more than, at least, no fewer than, upwards of, in excess of", True),
        ("under, less than, fewer than, at most, up to, no more than, as many as", True),
        ("nearly, almost, about, around, some, roughly, approximately, close to", False),
        ("just over, just under, an estimated, estimated", False),
    ],
)
def test_every_hedge_is_found(hedges, one_sided):
    """The longest hedge is found; only lower and upper bounds are one-sided."""
    for hedge in hedges.split(", "):
        (found,) = NUMBERS.find(f"It had {hedge.capitalize()} 300 guns.")
        assert found.hedge == hedge
        assert NUMBERS.is_one_sided(Quantity(found.number, hedge=hedge)) is one_sided


def test_text_of_many_numbers_is_read_once():
    """It is not read again from its start for the hedge of each number."""
    text = " ".join(map(str, range(100_000)))
    assert finishes(lambda: list(NUMBERS.find(text)))


def quantity(value, unit="", units="", hedge=""):
    """Return a quantity with a number as it is written."""
    return Quantity(NUMBERS.parse(value), unit, units, hedge)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("over 1.5 million explosives", quantity("1.5 million", "explosive", hedge="over")),
        ("42,400 hectares", quantity("42,400", "hectare")),
        ("120 days", quantity("120", "day")),
        ("nearly half", quantity("half", hedge="nearly")),
        ("About a third", quantity("a third", hedge="about")),
        ("as many as three men", quantity("three", "man", hedge="as many as")),
        ("2,000 calories a day", quantity("2,000", "calorie a day")),
        ("30 milligrams per 100 millilitres", quantity("30", "milligram per 100 millilitres")),
        ("5 litres of milk", quantity("5", "litre of milk")),
        ("five criteria", quantity("five", "criterion")),
        ("1 lens", quantity("1", "lens")),
        ("0.5 litre", quantity("0.5", "litre")),
        ("12 personnel", quantity("12", "personnel")),
        ("45%", quantity("45", "percent")),
        ("45 per cent", quantity("45", "percent")),
        ("37 °C", quantity("37", "°C")),
        ("37°C", quantity("37", "°C")),
        ("36 ATP", quantity("36", "ATP")),
        ("20 XAF", quantity("20", "XAF", "XAF")),
        ("2024", quantity("2024")),
    ],
)
def test_quantity_is_read_from_a_text(text, read):
    """Number, hedge and unit are read, and the unit is in the singular; symbols stay unchanged."""
    assert ENGLISH.read_quantity(text) == read


PIECES = (
    "1 2 10 1,000 0 . ½ / : × x 10^ ¹⁰ e - − – ± ~ $ % °C km m/s² and to or between from in a one "
    "ten twenty third half million dozen thousands of fold 27th 1860s"
)
NOTATIONS = st.lists(st.sampled_from([" ", *PIECES.split()]), max_size=8).map("".join)


@given(st.text(max_size=30) | st.text("0123 ,.%°-abens", max_size=20) | NOTATIONS)
def test_any_text_is_a_quantity_or_none(text):
    """No text crashes, and a quantity is read again as it is printed."""
    read = ENGLISH.read_quantity(text)
    if read:
        printed = ENGLISH.read_quantity(str(ENGLISH.phrases.quantity(read)))
        assert (printed.number.value, printed.hedge) == (read.number.value, read.hedge)


@pytest.mark.parametrize(
    "text",
    [
        *("", "over", "many explosives", "the 30 parks", "120-day", "528th Regiment", "AK-74"),
        *(
            "1914–1918",
            "10:30",
            "9/11",
            "24/7",
            "15 metres to 10 metres",
            "5-mile",
            "5m",
            "between 5",
        ),
        *("half of the rounds", "45 percent of the rounds", "half a day", "6 August 2024"),
        *("five soldiers were killed", "5 hectare", "2 × 10^ kg", "1/0", "10^3x"),
    ],
)
def test_other_text_is_not_a_quantity(text):
    """Times, years, parts of a whole, dates and sentences are not quantities."""
    assert ENGLISH.read_quantity(text) is None
