"""English sentences that compare what they ask for: “stronger at … than at Pluto”."""

from __future__ import annotations

import re
from functools import cache

from quizgen.languages.english.english_number_grammar import LISTED_NUMBER

COMPARATIVES = (
    "longer|larger|bigger|smaller|shorter|higher|lower|faster|slower|stronger|weaker|older|younger"
    "|heavier|lighter|hotter|colder|warmer|cooler|cheaper|richer|poorer|denser|brighter|darker"
    "|deeper|shallower|wider|narrower|thicker|thinner|better|worse|greater|safer|harder|softer"
    "|easier|taller|closer|nearer|drier|wetter|cleaner|louder|quieter|steeper|simpler|sharper"
)
GAP = "_____"
_NUMBER = (
    rf"(?:\d[\d.,]*|{LISTED_NUMBER}|twice|once|double|triple"
    r"|(?:an? )?(?:third|quarter|fifth|tenth|dozen|hundred|thousand|million|hour|day|week|month"
    r"|year|decade|century))"
)
_WORD = r"(?!(?:is|are|was|were|be|been|has|have|had)\b)[a-z%°-]+"
_BEYOND_OTHERS = r"(?:any|all|every|ever|anything|anyone|the others?)\b"
_THAN = re.compile(
    rf"(?:(?<!\bother )(?<!\brather )(?<!{GAP} )|\b(?:more|less|{COMPARATIVES}) .*{GAP} )"
    rf"\bthan\b(?! {_BEYOND_OTHERS})"
)
"""A gap right before “than” is for the comparative itself: “was _____ than the old one”."""
_AS_AS = re.compile(
    r"\bas (?:(?:many|much|few|little) (?:[a-z-]+ ){1,2}"
    r"|(?!(?:well|soon|long|far|much|many|few|little|early|late|recently)\b)[a-z-]+ )as\b"
    rf"(?! (?:{_BEYOND_OTHERS}|{_NUMBER}\b))"
)
_REPORTED = (
    r"\b(?:argu|believ|claim|conclud|discover|estimat|fe[el]l?t?|f[io]u?nd|hold|held|impl|knew|know"
    r"|learn|mean|note|observ|propos|prov|realis|realiz|report|sa[iy]|show|stat|suggest|think"
    r"|thought)[a-z]* that\b"
)
_CLAUSES = re.compile(
    rf"[,;:] |{_REPORTED}|\b(?:because|while|when(?=ever)|if|although|though|whereas|but|so that)\b"
)
_ASKS_FOR = re.compile(r"\b(?:what|where|which|who|whom|whose)\b", re.IGNORECASE)
_ASKS_FOR_NAME = re.compile(r"\b(?:called|named|known as)\b")


@cache
def _hedges() -> re.Pattern[str]:
    """“More than 30 parks” gives a number. It compares nothing."""
    return re.compile(rf"\b(?:more|less|fewer) than (?={_NUMBER}(?:\b|\W|$))", re.IGNORECASE)


@cache
def _measures() -> re.Pattern[str]:
    """“3600 times less than”, “twice as far as”, “_____ larger than”: one value has it."""
    return re.compile(
        rf"(?:\b{_NUMBER}(?: {_WORD}){{0,2}}?|{GAP}|\bhow (?:many|much)(?: {_WORD})?)"
        r" (?:as|more|less|fewer|[a-z]{2,}er)\b",
        re.IGNORECASE,
    )


def compares(text: str) -> bool:
    """Return whether a sentence only compares what its gap or its question asks for.

    The clause with the gap or the question word counts. Without one, the whole sentence does.
    """
    if "than" not in text and " as " not in text:
        return False
    plain = _hedges().sub("", text)
    return any(
        (_THAN.search(clause) or _AS_AS.search(clause))
        and not _measures().search(clause)
        and not _ASKS_FOR_NAME.search(clause)
        for clause in _find_clauses(plain)
    )


def _find_clauses(text: str) -> list[str]:
    clauses = _CLAUSES.split(text)
    if GAP in text:
        return [clause for clause in clauses if GAP in clause]
    if text.endswith("?"):
        return [clause for clause in clauses if _ASKS_FOR.search(clause)][:1]
    return [text]
