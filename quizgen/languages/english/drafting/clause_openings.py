"""What comes before the subject of an English clause: “In 1869”, “When magma meets water,”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.dates_in_text import DATE
from quizgen.languages.english.drafting.finite_verbs import Token, split_words
from quizgen.languages.english.english_dates import MONTHS
from quizgen.languages.english.english_numbers import NUMBERS

_LEADING_DATE = re.compile(
    r"^(?i:In|On|By|Since|From|Around|About|Until|Before|After|During|At) "
    r"(?:about |around |early |late )?"
    rf"(?:(?:the (?:end|start|beginning|summer|winter|spring|autumn) of )?{DATE})(?=[ ,])"
)
_DATE_GOES_ON = re.compile(r",| (?:and|or|to|of|when|after|at|in|with|while|near) ")
_HEDGED = re.compile(
    rf"(?:{'|'.join(NUMBERS.hedges)}) (?:an? |\d|{'|'.join(NUMBERS.words)})", re.IGNORECASE
)
"""A number with a hedge that is a preposition too: “about 50”."""
_NOT_LEADS = frozenset(("that", "what", "how", "whether", "like"))
_IN_NAMES = frozenset((
    "first", "new", "von", "van", "de", "di", "da", "der", "bin", "al", "early", "late",
))  # fmt: skip
"""Words in small letters within names and dates."""
_NEAR = 4
"""A comma as near as this to the start ends the words before a subject, no member of a list."""
_FAR = 3
"""Number of words after a comma within which “and” makes it the comma of a list."""


def match_date(text: str) -> str:
    """Return the date at the start of a text, with its preposition; empty without one."""
    found = _LEADING_DATE.match(text)
    return found[0] if found else ""


def split_lead(before: str) -> tuple[str, str]:
    """Split the words before a verb into what comes before the subject, and the subject."""
    lead, subject = "", before
    while subject and can_open(subject) and (end := _end_of_lead(subject)):
        lead, subject = f"{lead} {subject[:end].strip()}".strip(), subject[end:].strip()
    return lead, subject


def can_open(text: str) -> bool:
    """Return whether a text can begin with words that are no part of the subject."""
    opening = text.split(" ", 1)[0].rstrip(",")
    first = opening.lower()
    known = classes.PREPOSITIONS | classes.BEFORE_CLAUSES | {"due", "thanks", "according"}
    if first in _NOT_LEADS or _HEDGED.match(text):
        return False
    return first in known or classes.is_adverb(first) or _is_participle(first)


def _is_participle(word: str) -> bool:
    return classes.is_present_participle(word) or bool(classes.base_of_any_participle(word))


def _end_of_lead(text: str) -> int:
    """Return where the subject begins after a phrase or a clause at the start; 0 if unclear."""
    date = match_date(text)
    if date and not _DATE_GOES_ON.match(text[len(date) :]):
        return len(date)
    words = split_words(text)
    commas = [at for at, word in enumerate(words) if word.text == ","]
    ends = (at for at in commas if not _is_in_list(words, at, is_near=at <= _NEAR))
    if comma := next(ends, commas[-1] if commas else 0):
        return words[comma].end
    if words[0].lower not in classes.PREPOSITIONS:
        return 0
    starts = (words[at].start for at in range(2, len(words)) if _begins_subject(words, at))
    return next(starts, 0)


def _begins_subject(words: Sequence[Token], at: int) -> bool:
    """Return whether a subject can begin at a word after a preposition and its noun."""
    word, before = words[at], words[at - 1]
    if before.is_mark or before.lower in ("and", "or") or classes.is_function_word(before.lower):
        return False
    if word.lower in classes.BEFORE_NOUNS or word.lower in classes.SUBJECTS:
        return True
    is_new_name = word.is_name and not before.is_name and word.text not in MONTHS
    return is_new_name and before.lower not in _IN_NAMES


def _is_in_list(words: Sequence[Token], comma: int, *, is_near: bool) -> bool:
    """Return whether a comma is one of a list: “, B and C”."""
    after = [word.lower for word in words[comma + 1 : comma + 2 + _FAR]]
    if after[-2:] in ([",", "and"], [",", "or"]) or after[-3:-1] in ([",", "and"], [",", "or"]):
        return True
    if is_near:
        return False
    if after[:1] in (["and"], ["or"]):
        return True
    return "and" in after and "," not in after[: after.index("and")]
