"""Hedges in a language: the words and signs before a number that qualify it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from quizgen.languages.number_notations import CURRENCY_PATTERN
from quizgen.languages.patterns import alternatives
from quizgen.values.quantities import Quantity


class HedgeWords(Struct, frozen=True, dict=True, eq=False, kw_only=True):
    """The hedges of a language."""

    lower_bounds: tuple[str, ...]
    """Hedges with which every smaller number is true as well: “over”."""
    upper_bounds: tuple[str, ...]
    """Hedges with which every larger number is true as well: “up to”."""
    approximations: tuple[str, ...]
    """Hedges that leave a margin on both sides: “about”."""
    prepositions: frozenset[str]
    """Hedges that are prepositions of place as well: “below”."""
    articles: tuple[str, ...]
    """Articles that may follow a hedge: “about a third”."""
    hedge_signs: Mapping[str, str] = {}
    """Signs and abbreviations of hedges, each with its hedge: “~”, “c.”."""
    about: str = ""
    """The hedge of a rounded number."""

    @cached_property
    def hedges(self) -> tuple[str, ...]:
        """All hedges, the longest first."""
        hedges = (*self.lower_bounds, *self.upper_bounds, *self.approximations)
        return tuple(sorted(hedges, key=len, reverse=True))

    def is_one_sided(self, quantity: Quantity) -> bool:
        """Return whether the hedge is a bound: if “over 5” is true, so is “over 4”."""
        return quantity.hedge in self.lower_bounds or quantity.hedge in self.upper_bounds

    def without_hedge(self, text: str) -> str:
        """Return a text without the hedge at its start."""
        return self._leading_hedge.sub("", text, count=1)

    @cached_property
    def hedge_before(self) -> re.Pattern[str]:
        """A hedge at the end of the text before a number."""
        hedges, articles = alternatives(map(re.escape, self.hedges)), alternatives(self.articles)
        signs = alternatives(sorted(map(_sign_pattern, self.hedge_signs), key=len, reverse=True))
        return re.compile(
            rf"(?:\b(?P<hedge>{hedges})\s+(?:{articles}\s+)?|(?P<mark>{signs})\s*)"
            rf"(?:{CURRENCY_PATTERN})?$",
            re.IGNORECASE,
        )

    @cached_property
    def before_first(self) -> re.Pattern[str]:
        """What may be before the number with which a text begins: a hedge, a sign of a currency."""
        return re.compile(rf"{CURRENCY_PATTERN}|{self.hedge_before.pattern}", re.IGNORECASE)

    def read_hedge(self, before: re.Match[str] | None) -> str:
        """Return the hedge in a match of `hedge_before`, or an empty text."""
        if before is None:
            return ""
        if mark := before["mark"]:
            return self.hedge_signs[mark.lower()]
        return " ".join(before["hedge"].lower().split())

    @cached_property
    def leading_hedge(self) -> re.Pattern[str]:
        """A hedge at the start of a text."""
        return re.compile(rf"{alternatives(map(re.escape, self.hedges))}\b", re.IGNORECASE)

    @cached_property
    def _leading_hedge(self) -> re.Pattern[str]:
        return re.compile(rf"^{alternatives(map(re.escape, self.hedges))} ", re.IGNORECASE)


def _sign_pattern(sign: str) -> str:
    """Return the pattern of a sign; letters must be small: “c. 300”, but not “vitamin C. 300”."""
    return rf"(?<!\w)(?-i:{re.escape(sign)})" if sign[:1].isalpha() else re.escape(sign)
