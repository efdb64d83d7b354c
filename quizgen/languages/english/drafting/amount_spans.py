"""Numbers in English clauses, with their hedges and units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.answer_spans import Span
from quizgen.languages.english.drafting.dates_in_text import DATE, TO_NUMBER
from quizgen.languages.english.english_grounding_words import GROUNDING_WORDS
from quizgen.languages.english.english_nouns import NOUNS
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_plurals import is_plural
from quizgen.languages.number_spans import Mention
from quizgen.languages.quantity_texts import read_quantity
from quizgen.values.quantities import Quantity

_HEDGES = "|".join(map(re.escape, NUMBERS.hedges))
_UNIT = re.compile(
    r" ?(?:%|‰|°C|°F|°|K\b)"
    r"|[ \u00a0](?:per cent|percent|degrees? (?:Celsius|Fahrenheit|C|F)"
    r"|(?:square|cubic|light) [a-z]+|(?:kg|ha|km/h|mph|hectares?|acres?)(?!\w)"
    r"|[kcmµμnMGT]?(?:m|g|l|L|W|V|J|Hz|Pa|A|N|B|s|t|Da|eV|dB)[²³]?(?:/[a-zA-Z]+[²³23]?)?(?![\w’'-]))"
)
_RANGE = re.compile(
    rf"(?:(?:{_HEDGES}) )?\d[\d,.]*[\u00a0 ]?(?:%|°C|°F)?(?: to | and |–|-)(?:about )?"
    r"\d(?:[\d,.]*\d)?(?: (?:million|billion|thousand))?"
)
_COUNTED = re.compile(r"((?: (?:[A-Z][a-z]+(?:an|ish|ese|ch|ic) (?=[a-z]))?[a-z][\w’-]*){1,4})")
_NOT_COUNTED = frozenset((
    *classes.PREPOSITIONS, *classes.BEFORE_CLAUSES, "and", "or", "but", "not", "more", "less",
    "times",
))  # fmt: skip
_HEDGE = re.compile(rf"(?:{_HEDGES}) $", re.IGNORECASE)
_NOT_ASKED_AFTER = re.compile(
    r"[–−$£€¥-]$|\d and $|\bper $|\b[Aa]n? $"
    r"|\b(?:to|between|between about|from|by|[A-Z]\w*|article|chapter|number|No\."
    r"|past|last|next|every|each|first|top|final|following|previous) $"
)
"""Words before a number that is a part of a range, of a name or of a period."""
_DIRECTION = re.compile("°? (?:North|South|East|West)")
_RATE = re.compile(r"(?: per (?!cent)[a-z]+)+")
_BEFORE_FACTOR, _GOES_ON = re.compile(r"[×·^_/]\s*$"), re.compile(r"[⁰¹²³⁴-⁹₀-₉]|\s*[×·+^_/<>]")
"""What is beside a number that is a part of a formula or of a power."""
_PLACE_WORDS = frozenset(("under", "above", "below", "over"))
"""Hedges that are mostly prepositions of place before a number in words: “under ten fingers”."""


class Amount(Struct, frozen=True):
    """A number with its unit in a text. `quantity` is None for a range and the like."""

    span: Span
    quantity: Quantity | None


def find_amounts(text: str) -> Iterator[Amount]:
    """Yield the numbers of a text with their units, hedges included."""
    years = [Span(*found.span()) for found in re.finditer(rf"{DATE}(?!{TO_NUMBER})", text)]
    end = 0
    for mention in NUMBERS.find(text):
        own = Span(mention.start, mention.end)
        if own.start >= end and not any(own.overlaps(year) for year in years):
            amount = _read(text, mention)
            if amount and not _is_in_formula(text, amount.span):
                end = amount.span.end
                yield amount


def _is_in_formula(text: str, span: Span) -> bool:
    before = _BEFORE_FACTOR.search(text, 0, span.start)
    return bool(before or _GOES_ON.match(text, span.end))


def _read(text: str, mention: Mention) -> Amount | None:
    """Return a number as an answer; None if it is no clear one."""
    hedge = _HEDGE.search(text, 0, mention.start)
    start = hedge.start() if hedge else mention.start
    is_place = bool(mention.number.word) and mention.hedge in _PLACE_WORDS
    found = _RANGE.match(text, start)
    if found and text[:start].endswith(("from ", "between ")):
        return Amount(Span(start, _end_of_unit(text, found.end())), None)
    if (
        text[mention.end : mention.end + 1] == "-"
        or is_place
        or mention.number.value == 1
        or _NOT_ASKED_AFTER.search(text, 0, start)
    ):
        return None
    if found:
        return Amount(Span(start, _end_of_unit(text, found.end())), None)
    stop = _end_of_unit(text, mention.end)
    quantity = read_quantity(text[start:stop], NUMBERS, NOUNS, GROUNDING_WORDS)
    if text.startswith(" times ", stop):
        return Amount(Span(start, stop + len(" times")), None)
    is_asked = quantity is not None and not _DIRECTION.match(text, stop)
    return Amount(Span(start, stop), quantity) if is_asked else None


def _end_of_unit(text: str, end: int) -> int:
    """Return where the unit after a number ends: its sign, or the noun that it counts."""
    stop = _end_of_noun(text, end)
    rate = _RATE.match(text, stop) if stop > end else None
    return rate.end() if rate else stop


def _end_of_noun(text: str, end: int) -> int:
    if unit := _UNIT.match(text, end):
        return unit.end()
    found = _COUNTED.match(text, end)
    at = end
    for word in found[1].split() if found else ():
        at += len(word) + 1
        is_verb = classes.base_of_past(word) and not word.endswith(("s", "ed"))
        if word in _NOT_COUNTED or is_verb:
            return end
        if is_plural(word) or word == "people":
            return at
    return end
