"""English grounding words."""

from __future__ import annotations

import re

from quizgen.languages.english.english_dates import MONTHS
from quizgen.languages.grounding_words import GroundingWords

_QUALIFIERS: tuple[tuple[str, ...], ...] = (
    ("not", "n't", "cannot", "never", "no", "none", "nobody", "nothing", "nor", "without"),
    ("nearly", "almost"),
    ("entirely", "fully", "completely", "wholly"),
    ("partly", "partially"),
    ("mostly", "largely", "mainly"),
    ("all", "every", "each"),
    ("many", "numerous"),
    ("most",),
    ("few",),
    ("several", "multiple"),
    ("always",),
    ("only", "solely"),
    ("possibly", "perhaps", "maybe", "may", "might"),
    ("probably", "likely"),
    ("reportedly", "reported", "reports"),
    ("allegedly", "alleged", "alleges"),
    ("apparently", "seemingly"),
)  # fmt: skip
_REPORTING = ("reportedly", "allegedly", "apparently", "seemingly")
_NOT_ADDABLE = {"reported", "reports", "alleged", "alleges", "without", "likely"}

GROUNDING_WORDS = GroundingWords(
    name=re.compile(
        r"(?<![^\W_])(?:[^\W\d_]*[A-Z][\w'’]*|\w*\d(?:(?:[\w'’,.]|:(?=\d))*\w)?)(?:-\w+)*"
    ),
    name_sign=re.compile(r"[A-Z\d]"),
    figure=re.compile(rf"\d|\b(?:{'|'.join(MONTHS)})\b"),
    possessive_endings=("'s",),
    qualifiers=_QUALIFIERS,
    clitics=("n't",),
    addable=frozenset(word for group in _QUALIFIERS for word in group) - _NOT_ADDABLE,
    # words that weaken or negate what follows, without “may”, which is a month as well
    droppable=frozenset((
        "not", "n't", "never", "nearly", "almost", "partly", "partially", "mostly", "largely",
        "mainly", "many", "numerous", "most", "few", "several", "multiple", "possibly", "perhaps",
        "maybe", "might", "probably", "likely", *_REPORTING,
    )),
    reporting=frozenset(_REPORTING),
    pronouns=frozenset((
        "he", "she", "it", "they", "we", "him", "her", "them", "his", "its", "their", "this",
        "these",
    )),
    question_words=frozenset((
        "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "in", "on", "at",
        "by", "to", "for", "from", "of", "the", "a", "an", "according",
    )),
    unit_signs={
        "percent": ("%", "per cent"),
        "dollar": ("$",),
        "pound": ("£", "lb"),
        "euro": ("€",),
        "yen": ("¥",),
        "degree": ("°",),
        "kilometre": ("km",),
        "metre": ("m",),
        "centimetre": ("cm",),
        "millimetre": ("mm",),
        "kilogram": ("kg",),
        "gram": ("g",),
        "milligram": ("mg",),
        "litre": ("l",),
        "millilitre": ("ml",),
        "hectare": ("ha",),
        "hour": ("h",),
        "minute": ("min",),
        "second": ("s",),
    },
    unit_ends=re.compile(r" (?:of|per|an?|in|to) "),
    joins_numbers=re.compile(
        r"[\s,–-]*(?:(?:to|and|or|out|of|the|its|from)[\s–-]+)*", re.IGNORECASE
    ),
    articles_for_one=("a", "an"),
)  # fmt: skip
