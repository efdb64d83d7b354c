"""Mistakes in English grammar that sentences made from parts have."""

from __future__ import annotations

import re

from quizgen.languages.english.english_dates import MONTHS
from quizgen.languages.rule_words import Flaw

_FUNCTION_WORDS = (
    "a|an|the|of|in|on|at|to|for|by|with|from|and|or|as|than|is|are|was|were|did|does|do|what|who"
    "|which|when|where|how|many|into|its|their"
)
AUXILIARIES = "is|are|was|were|did|does|do|has|have|had|can|could|will|would|may|might|must|should"
_BEFORE_BE = "to|not|will|would|can|could|may|might|must|should|shall|that|let|help|make|cannot|if"
_BEFORE_PARTICIPLE = (
    "be|been|become|get|got|have|had|keep|leave|remain|find|see|call|want|as|is|are|was|were|when|where"
    "|who|which|that|if|why|how|while|after|before|to"
)
_UNITS = (
    "kg|km|cm|mm|nm|µm|μm|mg|µg|μg|ml|mL|dl|Hz|kHz|MHz|GHz|kW|kWh|MW|GW|kJ|MJ|kPa|hPa|ppm|ppb|dB|eV"
)
_SAME_IN_PLURAL = (
    "people|men|women|children|feet|teeth|mice|lice|geese|oxen|dice|police|cattle|sheep|fish|deer"
    "|aircraft|spacecraft|hovercraft|offspring|salmon|trout|cod|swine|bison|yen|yuan|won|baht|rand"
    "|taka|euro|rupiah|hertz|data|media|bacteria|criteria|phenomena|strata|stomata|fungi|cacti"
    "|nuclei|radii|alumni|larvae|algae|vertebrae|percent|more|others|ATP|NADPH|GDP|dozen|hundred"
    "|thousand|million|billion|it|they|he|she|you|we|I"
)
_NO_PLURALS = r"(?!\w*(?:ss|us|is|ics|news|ness|abies|pies|ebes|etes|ves|pes|ries|cies|ns|as|os)\b)"
_IRREGULAR_PASTS = (
    "led|gave|made|took|brought|began|became|held|won|lost|built|cut|hit|put|set|let|cost|hurt|shut"
    "|split|spread|burst|beat|drove|drew|grew|broke|bore|caught|fed|fell|felt|fought|found|got|had"
    "|kept|laid|left|lit|met|paid|ran|rose|said|saw|sent|shook|shot|sold|spent|stood|struck|taught"
    "|threw|told|won|wore|wrote|came|went|swept|forms|ate|dealt|bound|bred|wiped|rid|quit|slit"
    "|thrust|cast|forecast|broadcast|overtook|overthrew|withdrew|underwent|gets|did|do|does|done"
)
_PREPOSITIONS = "on|in|of|at|by|for|to|from|with|among|within|under|about|else|if|then|besides"


def flaw(pattern: str, problem: str, remedy: str, signs: str = "", *, certain: bool = True) -> Flaw:
    """Return a flaw; `signs` are words separated by spaces."""
    return Flaw(re.compile(pattern), problem, remedy, frozenset(signs.split()), certain)


GRAMMAR_FLAWS = (
    flaw(
        rf"\b((?:{_FUNCTION_WORDS})|(?!that|very|more|long)[a-z]{{4,}}) \1\b",
        "has “{}”: a word twice in a row",
        "remove one of them",
    ),
    flaw(
        r"(?i)(?:^|, )(?:in|at|on|of|with|into|near) (?:where|when)\b",
        "has a preposition before “where” or “when”: “{}”",
        "ask “where …?” or “when …?”, or “in which city …?”",
        "where when",
    ),
    flaw(
        rf"(?i)\b(?:did|does|do) (?:(?!(?:{_BEFORE_BE})\b)[^\s,;?]+ )+?(?-i:be)\b",
        "says “{}”: “be” takes no “do”",
        "ask with “is”, “are”, “was” or “were”",
        "be",
    ),
    flaw(
        rf"\bdid (?:(?!(?:{_BEFORE_PARTICIPLE})\b)[^\s,;?]+ ){{1,6}}"
        r"(?!\w*(?:eed|bed|red)\b)\w{2,}ed\?$",
        "says “{}”: after “did”, the verb has its base form",
        "write “did … clear”, without “-ed”",
        "did",
    ),
    flaw(
        rf"(?i)\bhow many (?!(?:{_SAME_IN_PLURAL}|\w*people)\b)\w*[^s\W\d] (?:{AUXILIARIES})\b",
        "asks “{}” with a singular",
        "use the plural; for an irregular one, give `units:`",
        "many",
    ),
    flaw(
        r"(?i)\bthe (\w{4,}) of the (?:[\w-]+ )?\1\b",
        "says “{}”",
        "say it once",
        "the",
    ),
    flaw(
        r"[Tt]he name of [a-z-]+\?$",
        "asks for “{}”, and gives the name itself",
        "say what kind of name you ask for, such as the Greek word",
        "name",
    ),
    flaw(
        rf"\b(?:{'|'.join(MONTHS)}) \d,\d{{3}}\b",
        "has “{}”: a year has no comma",
        "write the year without a comma, as a date",
    ),
    flaw(
        rf"(?:°[CFK]|\b(?:{_UNITS}))s\b",
        "has “{}”: symbols have no plural",
        "write the symbol without “s”",
    ),
    flaw(
        rf"[Ww]hat is (?:(?!the |a |an |of )[\w-]+ ){{0,2}}{_NO_PLURALS}[a-z]+s\?$",
        "asks “{}” with a plural",
        "ask “what are …?”, or use the singular",
        "what",
        certain=False,
    ),
    flaw(
        r"[Ww]hat are an? ",
        "asks “{}…” with a singular",
        "ask “what is …?”, or use the plural",
        "what",
    ),
    flaw(
        rf"^[Ww]hat (?!(?:{AUXILIARIES}|{_IRREGULAR_PASTS}|{_PREPOSITIONS})\b)[a-z]+(?<!s)(?<!ed) "
        r"(?:the|an?|more|less|about|over|nearly|almost|most|all|up to|their|its|\d[\d,.]*)\b"
        rf"(?!.* (?:{AUXILIARIES})\b)",
        "begins with “{}”: “what” takes a singular verb",
        "write the verb with “-s”, or ask “which plants …?”",
        "what",
        certain=False,
    ),
    flaw(
        r"(?:^|, )[Ww]hich (?:two|three|four|five|six|seven|eight) [\w-]+ (?:is|was) "
        r"(?!(?:the|an?|he|she|it|there|that)\b)[a-z]+",
        "asks “{}”: a plural takes “are” or “were”",
        "use the plural of the verb",
        "which",
    ),
    flaw(
        r"\bdid [^,;?]*\bequal\b",
        "asks “{}” in the past, but it is always so",
        "use the present tense",
        "equal",
        certain=False,
    ),
)
