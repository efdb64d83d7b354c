"""English phrases of dates, with the forms that the templates of kinds use."""

from __future__ import annotations

from msgspec import Struct

from quizgen.languages.english.english_dates import DATES, preposition_of, year_text
from quizgen.languages.phrases import Mark, unmarked
from quizgen.values.partial_dates import Granularity, PartialDate

_ASKED_DATES = {
    Granularity.CENTURY: "which century",
    Granularity.PART_OF_CENTURY: "which part of which century",
    Granularity.DECADE: "which decade",
    Granularity.PART_OF_DECADE: "which part of which decade",
    Granularity.YEAR: "which year",
    Granularity.QUARTER: "which quarter of which year",
    Granularity.MONTH: "which month and year",
    Granularity.PART: "which part of which month",
    Granularity.DAY: "which date",
}
_DATE_NOUNS = {
    Granularity.CENTURY: "century",
    Granularity.PART_OF_CENTURY: "part of a century",
    Granularity.DECADE: "decade",
    Granularity.PART_OF_DECADE: "part of a decade",
    Granularity.YEAR: "year",
    Granularity.QUARTER: "quarter and year",
    Granularity.MONTH: "month and year",
    Granularity.PART: "date",
    Granularity.DAY: "date",
}


class EnglishDatePhrase(Struct, frozen=True):
    """A date: “the second quarter of 2025”.

    If the quote does not give the year, the question names it rather than asking for it.
    """

    date: PartialDate
    is_year_given: bool = False
    mark: Mark = unmarked

    def __str__(self) -> str:
        return self.mark(DATES.text(self.date))

    @property
    def on(self) -> str:
        """The date with its preposition: “in August 2024”, “on 6 August 2024”."""
        return str(self) if self.date.bound else f"{preposition_of(self.date)} {self}"

    @property
    def by(self) -> str:
        """The date as a deadline: “by the second quarter of 2025”."""
        return str(self) if self.date.bound else f"by {self}"

    @property
    def leading(self) -> str:
        """The date at the start of a sentence: “in June 2025,”."""
        return f"{self.on},"

    @property
    def which(self) -> str:
        """The date as a question asks for it: “which month and year”."""
        granularity = self.date.granularity
        if self.is_year_given and granularity is Granularity.MONTH:
            return f"which month of {self._year}"
        if self.is_year_given and granularity is Granularity.DAY:
            return f"which date in {self._year}"
        return _ASKED_DATES[granularity]

    @property
    def asked(self) -> str:
        """The question phrase: “in which month and year”."""
        if self.date.granularity is Granularity.PART:
            return f"when in {self._year}" if self.is_year_given else "when"
        return f"{preposition_of(self.date)} {self.which}"

    @property
    def noun(self) -> str:
        """The kind of date: “month and year”."""
        return _DATE_NOUNS[self.date.granularity]

    @property
    def _year(self) -> str:
        return year_text(self.date.year)
