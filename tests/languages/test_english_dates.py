"""English dates are read, written and found in quotes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.languages import language_of
from quizgen.values.partial_dates import Granularity, PartialDate, days_in

ENGLISH = language_of("en")
DATES = ENGLISH.dates


@pytest.mark.parametrize(
    ("text", "granularity", "first", "last"),
    [
        ("2024", Granularity.YEAR, (2024, 1, 1), (2024, 12, 31)),
        ("2025-Q2", Granularity.QUARTER, (2025, 4, 1), (2025, 6, 30)),
        ("2025-Q4", Granularity.QUARTER, (2025, 10, 1), (2025, 12, 31)),
        ("2024-02", Granularity.MONTH, (2024, 2, 1), (2024, 2, 29)),
        ("August 2024", Granularity.MONTH, (2024, 8, 1), (2024, 8, 31)),
        ("early August 2025", Granularity.PART, (2025, 8, 1), (2025, 8, 10)),
        ("late 2025-02", Granularity.PART, (2025, 2, 21), (2025, 2, 28)),
        ("2024-08-06", Granularity.DAY, (2024, 8, 6), (2024, 8, 6)),
        ("6 August 2024", Granularity.DAY, (2024, 8, 6), (2024, 8, 6)),
        ("44 BC", Granularity.YEAR, (-44, 1, 1), (-44, 12, 31)),
        ("March 44 BC", Granularity.MONTH, (-44, 3, 1), (-44, 3, 31)),
        ("late February 45 BC", Granularity.PART, (-45, 2, 21), (-45, 2, 29)),
        ("15 March 44 bc", Granularity.DAY, (-44, 3, 15), (-44, 3, 15)),
        ("AD 14", Granularity.YEAR, (14, 1, 1), (14, 12, 31)),
        ("19 August AD 14", Granularity.DAY, (14, 8, 19), (14, 8, 19)),
    ],
)
def test_dates_are_read_with_their_granularity(text, granularity, first, last):
    """The interval has exactly the days that the date may mean."""
    parsed = DATES.parse(text)
    assert parsed.granularity is granularity
    assert parsed.interval() == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "2024-13",
        "2024-00",
        "0 May 2024",
        "2024-02-30",
        "29 February 44 BC",
        "early 2024",
        "early 44 BC",
        "early 6 May 2024",
        "44",
        "0 BC",
        "AD 0",
        "0000",
        "",
    ],
)
def test_text_that_is_not_a_date_is_an_error(text):
    """The message quotes the text."""
    with pytest.raises(ValueError, match=f"“{text}”"):
        DATES.parse(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_iso_dates_are_read_back(day):
    """An ISO date is read as the same day."""
    assert DATES.parse(day.isoformat()) == PartialDate(day.year, month=day.month, day=day.day)


EARLIEST, LATEST = -3000, 3000
YEARS = st.integers(EARLIEST, LATEST).filter(bool)


@st.composite
def partial_dates(draw):
    """Draw dates of any era and of all granularities except quarters."""
    year, month = draw(YEARS), draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, days_in(year, month))) if month else None
    part = draw(st.sampled_from([None, "early", "mid", "late"])) if month and not day else None
    return PartialDate(year, month=month, day=day, part=part)


@given(partial_dates())
def test_written_dates_are_read_back(drawn):
    """A date in a sentence is read as the same date, and is evidence for all its parts."""
    written = DATES.text(drawn)
    assert DATES.parse(written) == drawn
    for words in DATES.evidence(drawn).values():
        assert any(DATES.shows(f"It was {written}, they say.", word) for word in words)


@given(partial_dates(), partial_dates())
def test_days_sort_across_eras(date, other):
    """A date of an earlier year ends before a date of a later year begins."""
    first, second = sorted([date, other], key=PartialDate.interval)
    assert date.interval()[0] <= date.interval()[1]
    if date.year != other.year:
        assert first.interval()[1] < second.interval()[0]


def test_the_year_before_ad_1_is_1_bc():
    """1 BC comes right before AD 1, and after 44 BC."""
    dates = ["AD 1", "1 BC", "15 March 44 BC", "August 44 BC", "45 BC"]
    ordered = sorted(map(DATES.parse, dates), key=PartialDate.interval)
    assert list(map(DATES.text, ordered)) == [
        "45 BC",
        "15 March 44 BC",
        "August 44 BC",
        "1 BC",
        "AD 1",
    ]


@pytest.mark.parametrize(
    ("date", "quote", "shown"),
    [
        ("44 BC", "Caesar died in 44 BC.", True),
        ("44 BC", "Caesar died in 44 BCE.", True),
        ("44 BC", "He ruled from 44 to 30 BC.", True),
        ("44 BC", "He ruled 44–30 BC.", True),
        ("44 BC", "He died in 44.", True),
        ("44 BC", "He died in AD 44.", False),
        ("44 BC", "He died in 44 CE.", False),
        ("44 BC", "It had 44,000 men.", False),
        ("44 BC", "It had 1,044 men.", False),
        ("44 BC", "It cost 1.44 talents.", False),
        ("44 BC", "The 44th legion came.", False),
        ("44 BC", "He died in 144 BC.", False),
        ("AD 14", "He died in AD 14.", True),
        ("AD 14", "He died in 14 CE.", True),
        ("AD 14", "He died in 14 BC.", False),
        ("1066", "In 1066 William came.", True),
        ("1066", "In AD 1066 William came.", True),
        ("1066", "In 1066 BC a king died.", False),
    ],
)
def test_year_is_found_with_or_without_its_era(date, quote, shown):
    """A number is evidence for a year unless it is part of a larger number or of another era."""
    evidence = DATES.evidence(DATES.parse(date))["year"]
    assert any(DATES.shows(quote, words) for words in evidence) is shown


@pytest.mark.parametrize("text", ["mid-August 2025", "Mid-August 2025", "MID August 2025"])
def test_middle_of_a_month_is_read(text):
    """“Mid” may have a hyphen and a capital."""
    assert DATES.parse(text) == PartialDate(2025, month=8, part="mid")


@pytest.mark.parametrize(
    ("day", "ordinal"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (6, "6th"), (11, "11th"), (13, "13th"), (22, "22nd")],
)
def test_ordinal_is_evidence_for_a_day(day, ordinal):
    """“August 6th, 2024” is evidence for the day 6, “August 16th” is not."""
    evidence = DATES.evidence(PartialDate(2024, month=8, day=day))["day"]
    assert any(DATES.shows(f"on August {ordinal}, 2024", words) for words in evidence)
    assert not any(DATES.shows(f"on August 4{ordinal}, 2024", words) for words in evidence)
