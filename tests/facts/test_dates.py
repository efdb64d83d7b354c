"""A partial date knows what its author knows, and no more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.dates import Granularity, PartialDate, parse_date


@pytest.mark.parametrize(
    ("text", "granularity", "first", "last"),
    [
        ("2024", Granularity.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        ("2025-Q2", Granularity.QUARTER, date(2025, 4, 1), date(2025, 6, 30)),
        ("2025-Q4", Granularity.QUARTER, date(2025, 10, 1), date(2025, 12, 31)),
        ("2024-02", Granularity.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("August 2024", Granularity.MONTH, date(2024, 8, 1), date(2024, 8, 31)),
        ("early August 2025", Granularity.PART, date(2025, 8, 1), date(2025, 8, 10)),
        ("late 2025-02", Granularity.PART, date(2025, 2, 21), date(2025, 2, 28)),
        ("2024-08-06", Granularity.DAY, date(2024, 8, 6), date(2024, 8, 6)),
        ("6 August 2024", Granularity.DAY, date(2024, 8, 6), date(2024, 8, 6)),
    ],
)
def test_dates_are_read_with_their_granularity(text, granularity, first, last):
    """The interval holds exactly the days that the date may mean."""
    parsed = parse_date(text)
    assert parsed.granularity is granularity
    assert parsed.interval() == (first, last)


@pytest.mark.parametrize(
    "text", ["soon", "2024-13", "2024-02-30", "early 2024", "early 6 May 2024", ""]
)
def test_what_is_no_date_is_refused(text):
    """The error is a sentence that names what was typed."""
    with pytest.raises(ValueError, match=f"“{text}”"):
        parse_date(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_survives_iso_writing(day):
    """ISO dates are read back as they are."""
    assert parse_date(day.isoformat()) == PartialDate(day.year, month=day.month, day=day.day)
