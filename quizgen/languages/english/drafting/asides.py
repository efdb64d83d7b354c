"""Clauses from relative clauses, appositions and participles: “X, born in 1655, …”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.clause_openings import match_date
from quizgen.languages.english.drafting.clauses import (
    Clause,
    drop_adverbs,
    is_plural_subject,
    parse_clause,
)
from quizgen.languages.english.drafting.dates_in_text import DATE, YEAR
from quizgen.languages.english.drafting.finite_verbs import is_finite, split_words
from quizgen.languages.english.drafting.known_names import NAME
from quizgen.languages.english.drafting.noun_phrases import find_noun_phrases
from quizgen.languages.english.english_numbers import NUMBERS

_RELATIVE = re.compile(r"(?:which|who) (?P<text>.*)")
_ROLE = re.compile(r"^(?:an? |the |one of )")
_ASIDE_OF_NAME = re.compile(
    rf"(?<!and )(?<!, )(?<!one )(?<![\w’'-])(?P<name>(?:[Tt]he |[Aa] )?{NAME}),"
    r" (?P<aside>[a-z][^,;:“]+)(?=[,;]|$)"
)
_OPENS_PARTICIPLE = re.compile("^(?:first|originally|later) ")
_PARTICIPLES = frozenset((
    "born", "founded", "built", "signed", "published", "written", "composed", "painted",
    "designed", "invented", "discovered", "established", "introduced", "developed", "adopted",
    "ratified", "completed", "opened", "created", "nicknamed", "known", "located", "situated",
    "led", "commanded", "patented", "formed", "dated", "proposed", "released", "launched",
))  # fmt: skip
"""Participles after a name and a comma: “X, founded in 1655”."""
_DEFINITION = re.compile(
    r"^(?P<before>[^,;:]+),(?: or)? (?P<aside>(?:an?|the) (?:[a-z-]+ ){1,3}"
    r"(?:of|that|which|in which|who|for|where|used|by which|to|composed|made|between) [^,;:—]+)$"
)
"""A noun with an apposition that defines it: “differentiation, the process of …”."""
_CALLED = re.compile(r"\b(?:called|known as|termed) (?:an? )?[\w-]+$")
_NEAR = 30
_LEAST_WORDS = 3
_AFTER_OBJECT = frozenset(("", "in", "on", "at", "as", "during", "for"))


def read_aside(clause: Clause) -> Iterator[Clause]:
    """Yield what a relative clause, an apposition or a participle says of the subject."""
    words = clause.subject.lower().split()
    is_counted = words[0] in ("a", "an", "one") or any(NUMBERS.find(words[0]))
    if set(words) & classes.PREPOSITIONS or is_counted or clause.aside.startswith("aged "):
        return
    aside = clause.aside
    first = aside.partition(" ")[0].lower()
    if found := _RELATIVE.match(aside):
        yield from read_relative(clause.subject, found["text"])
    elif (_ROLE.match(aside) and not _has_verb(aside, 1)) or (
        classes.base_of_any_participle(first) and " " in aside
    ):
        yield _make(clause, clause.subject, aside)


def find_asides(clause: Clause) -> Iterator[Clause]:
    """Yield what appositions and participles say of the names behind the verb."""
    for found in _ASIDE_OF_NAME.finditer(clause.text):
        name, aside = found["name"], found["aside"]
        first = _OPENS_PARTICIPLE.sub("", aside).partition(" ")[0]
        is_role = aside.startswith(("a ", "an ")) or (aside.startswith("the ") and " of " in aside)
        is_role = is_role and not _has_verb(aside, 2)
        is_short = len(aside.split()) < _LEAST_WORDS
        if is_short or name == clause.subject or re.search(DATE, name):
            continue
        if first in _PARTICIPLES or is_role:
            yield _make(clause, name, aside)


def find_definitions(clause: Clause) -> Iterator[Clause]:
    """Yield “X is a Y of …” for a common noun with an apposition at the end of a clause."""
    found = _DEFINITION.search(clause.rest)
    if found and " and " not in found["before"][-_NEAR:]:
        before = f"{clause.verb} {found['before']}"
        for span in find_noun_phrases(before, 1):
            start = span.start - len("the ") * before[: span.start].endswith(" the ")
            noun = before[start : span.end]
            if span.end == len(before) and not (is_plural_subject(noun) or _CALLED.search(before)):
                yield Clause("", noun, "", "is", found["aside"], is_own=False, is_first=False)


def _has_verb(aside: str, begin: int) -> bool:
    """Return whether an aside has a finite verb, from one of its words on."""
    words = split_words(f"X {aside}")
    return any(is_finite(words, at) for at in range(begin, len(words)))


def _make(clause: Clause, name: str, aside: str) -> Clause:
    """Return “name is aside”, in the past if the clause is, or if the aside has a year."""
    is_past = clause.is_past or bool(re.search(rf"\b{YEAR}", aside))
    one, several = ("was", "were") if is_past else ("is", "are")
    verb = several if is_plural_subject(name) else one
    return Clause("", name, "", verb, aside, is_own=False)


def read_relative(subject: str, text: str) -> Iterator[Clause]:
    """Yield what a relative clause says of a subject, or of an object: “which X described”."""
    lead = match_date(text)
    text = text[len(lead) :].strip()
    words = split_words(f"X {text}")
    at = 1 + (len(words) > 1 and classes.is_adverb(words[1].lower))
    if len(words) > at and classes.may_be_verb(words[at].lower):
        verb = words[at]
        if classes.is_base(verb.lower) and not is_plural_subject(subject):
            return
        _, adverb = drop_adverbs(f"X {words[1].text if at > 1 else ''}")
        yield Clause(lead, subject, adverb, verb.text, text[verb.end - 2 :].strip())
        return
    own = parse_clause(text)
    is_object = own is not None and own.rest.split(" ")[0] in _AFTER_OBJECT and not lead
    if own and is_object and own.verb not in classes.BE and own.subject[:1].isupper():
        yield replace(own, rest=f"{subject} {own.rest}".strip(), is_own=False)
