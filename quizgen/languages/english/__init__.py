"""English: how values and sentences read. Another language is another package of these names."""

from quizgen.languages.english.phrases import (
    Absent,
    DatePhrase,
    EntityPhrase,
    Mark,
    Phrase,
    QuantityPhrase,
    forms_of,
    phrase,
    what_happened,
)
from quizgen.languages.english.sentences import (
    CLOSE,
    OPEN,
    ORDER,
    attributed,
    finished,
    quoted,
    unbroken,
)
from quizgen.languages.english.words import (
    PERCENT,
    alphabetical,
    date_text,
    date_texts,
    number_text,
    plural,
    possessive,
)

__all__ = [
    "CLOSE",
    "OPEN",
    "ORDER",
    "PERCENT",
    "Absent",
    "DatePhrase",
    "EntityPhrase",
    "Mark",
    "Phrase",
    "QuantityPhrase",
    "alphabetical",
    "attributed",
    "date_text",
    "date_texts",
    "finished",
    "forms_of",
    "number_text",
    "phrase",
    "plural",
    "possessive",
    "quoted",
    "unbroken",
    "what_happened",
]
