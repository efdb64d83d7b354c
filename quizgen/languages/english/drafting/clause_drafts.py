"""Draft facts from English clauses: definitions, dates and causes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from quizgen.languages.english.date_phrases import EnglishDatePhrase
from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.answer_spans import (
    Date,
    Span,
    find_dates,
    find_other_years,
    find_periods,
    find_spans_of_time,
)
from quizgen.languages.english.drafting.clauses import Clause
from quizgen.languages.english.drafting.dates_in_text import YEAR
from quizgen.languages.english.drafting.drafted_clauses import (
    LONGEST_ANSWER,
    SUBORDINATE,
    Marked,
    leave_out,
    mark_rest,
    mark_subject,
)
from quizgen.languages.english.drafting.question_forms import ask_behind, ask_for_subject
from quizgen.languages.english.english_dates import DATES
from quizgen.languages.english.english_numbers import NUMBERS

_CALLED = re.compile(
    r"^(?:(?:now|often|also|usually|sometimes|together|collectively|generally|commonly) )?"
    r"(?P<verb>called|known as|termed|named|referred to as) (?:(?:an?|the) )?(?P<term>[^,;:]+?)"
    r"(?: (?:in|for|because|after|by|when|since|as|due to) [^;:]+)?$"
)
_DEFINED = re.compile(
    r"^(?:an?|the) [a-zé’-]+(?: [\w’-]+)*? (?:of|that|which|who|in|for|with|between|from|made|used"
    r"|by|where|when|on|to|built|whose)\b"
)
_SAYS_WHAT = re.compile(
    r"\b(?:that|which|who|whose|where|when|in which|[a-z]+(?:ed|en|ing|[^aeiou]ent)|made|built)\b"
)
"""What a definition says of a thing, besides its class."""
_NOT_DEFINED = re.compile(
    r"^(?:an?|the) (?:result|form|kind|type|sort|part|example|member|number)\b"
)
_REMARK = re.compile(r"(?:an?|the) (?:[a-z-]+ ){0,2}(?:way|part|thing|reason|fact|one)\b")
"""An apposition that says something of a whole sentence, or of another noun."""
_BECAUSE = re.compile(r"(?:^|,? )because (?P<cause>(?P<of>of )?[^,;]+)$")
_SUPERLATIVE = re.compile(r"^the (?:[\w-]+ )?(?:first|last|only|most|least|\w+est)\b")
_COMPARED = re.compile(
    r"(?<!more )(?<!less )(?<!fewer )(?<!rather )than\b|\b(?:more|less|fewer) [a-z]+ than\b"
)
_VAGUE = frozenset((
    "thing", "things", "way", "ways", "part", "parts", "kind", "kinds", "type", "types", "number",
    "numbers", "example", "reason", "result", "fact", "idea", "others", "point", "case", "problem",
    "aim", "goal", "purpose", "answer", "question", "exception", "century", "decade", "period",
    "year", "age", "era", "one",
))  # fmt: skip
_PART = re.compile(r"^[Tt]he [a-z]+ of (?:an? )?[a-z]+$")
"""“The amplitude of a wave”."""
_MOST_WORDS_IN_TERM = 3
_MOST_WORDS_IN_DEFINITION = 25


def draft_terms(clause: Clause) -> Iterator[Marked]:
    """Draft definitions: “X is called Y”, “X is a Y that …” and “X refers to Y”."""
    if clause.verb in ("refers", "refer") and clause.rest.startswith("to ") and not clause.lead:
        if is_term(clause.subject.replace(" of ", " ")) and clause.is_own:
            yield mark_subject(clause, f"Which term refers {clause.rest}?", 9)
        return
    if clause.verb not in classes.BE or not (clause.is_own or clause.is_definition):
        return
    if found := _CALLED.match(clause.rest):
        before = clause.rest[: found.start("term")].strip()
        before = re.sub(" (?:an?|the)$", "", before)
        ask = ask_behind(clause, "what", before) if not clause.lead else ""
        yield mark_rest(clause, Span(*found.span("term")), ask, 10)
    elif clause.verb in ("is", "are") and _is_definition(clause):
        is_one = _SUPERLATIVE.match(clause.rest) or clause.rest.startswith("the ")
        ask = ask_for_subject(clause, "what")
        yield mark_subject(clause, ask if is_one else _ask_for_term(clause), 10)


def _ask_for_term(clause: Clause) -> str:
    """Return the question for a defined term, for the name of a thing, or “What is …?”."""
    named = clause.subject.removeprefix("the ")
    is_told = _SAYS_WHAT.search(clause.rest) and " is " not in clause.rest
    if clause.verb == "are" or not is_told:
        return ask_for_subject(clause, "what")
    if named[:1].isupper() and clause.is_own:
        return f"What is the name of the {clause.rest.partition(' ')[2]}?"
    is_thing = named != clause.subject
    return ask_for_subject(clause, "what") if is_thing else f"What is the term for {clause.rest}?"


def _is_definition(clause: Clause) -> bool:
    is_short = len(clause.rest.split()) <= _MOST_WORDS_IN_DEFINITION
    if clause.subject[:1] in '“"' or clause.subject[:1].isupper():
        is_short = is_short and bool(_SUPERLATIVE.match(clause.rest))
    if _PART.match(clause.subject) and clause.rest.startswith("the ") and is_short:
        return clause.subject.split()[1] not in _VAGUE and not clause.lead
    if not clause.is_own and _REMARK.match(clause.rest):
        return False
    defined = _DEFINED.match(clause.rest) and not _NOT_DEFINED.match(clause.rest)
    return bool(defined) and is_short and not clause.lead and is_term(clause.subject)


def is_term(subject: str) -> bool:
    """Return whether a subject can be a defined term: a few words, as in “a ballad”."""
    words = re.sub("^(?:an?|the) ", "", subject, flags=re.IGNORECASE).split()
    if (
        not words
        or subject.lower() in classes.SUBJECTS
        or set(map(str.lower, words)) & (classes.PREPOSITIONS | {"and", "or"})
    ):
        return False
    if words[0].lower() in classes.BEFORE_NOUNS:
        return False
    if len(words) > 1 and classes.is_present_participle(words[0].lower()):
        return False  # “surrounding the rim is a blanket”
    return len(words) <= _MOST_WORDS_IN_TERM and words[-1].lower() not in _VAGUE


def is_distinct(clause: Clause) -> bool:
    """Return whether a clause says something of its subject alone: a superlative, a comparison."""
    return bool(_SUPERLATIVE.match(clause.rest) or _COMPARED.search(clause.rest))


def draft_predicates(clause: Clause) -> Iterator[Marked]:
    """Draft what “the oldest …” is: “What is the oldest …?”."""
    words = clause.rest.split()
    is_short = len(clause.rest) <= LONGEST_ANSWER and len(words) <= _MOST_WORDS_IN_TERM
    is_named = clause.verb in classes.BE and classes.PREPOSITIONS.isdisjoint(words)
    is_named = is_named and not classes.PREPOSITIONS.isdisjoint(clause.subject.split())
    if is_short and is_named and _SUPERLATIVE.match(clause.subject) and not clause.lead:
        yield mark_rest(clause, Span(0, len(clause.rest)), ask_behind(clause, "what", ""), 8)


def draft_dates(clause: Clause) -> Iterator[Marked]:
    """Draft “in 1815”: “In which year did …?”."""
    if NUMBERS.is_hedged(clause.subject):
        return
    for found in find_dates(clause.lead):
        if read := DATES.read(found.words):
            phrase = EnglishDatePhrase(read).asked
            yield _mark_date(clause, found, 0, _ask_for_lead(clause, found, phrase))
    dates = list(find_dates(clause.rest))
    for found in dates if len(dates) == 1 else ():
        if read := DATES.read(found.words):
            is_inner = clause.is_whole or _is_inner(clause, found)
            is_inner = is_inner or (is_distinct(clause) and clause.verb in classes.BE)
            phrase, rest = EnglishDatePhrase(read).asked, leave_out(clause.rest, found.whole)
            ask = "" if is_inner else ask_behind(clause, phrase, rest)
            yield _mark_date(clause, found, len(clause.before_rest), ask)


def _mark_date(clause: Clause, found: Date, start: int, ask: str) -> Marked:
    """Return a clause with a date marked, which is “the year …” if it has no question."""
    word = "" if ask or not re.fullmatch(YEAR, found.words) else "the year "
    return Marked(clause, found.date.moved(start), ask, 8 if ask else 6, class_word=word)


def _ask_for_lead(clause: Clause, date: Date, phrase: str) -> str:
    """Return the question for a date before the subject, which keeps the words beside it."""
    lead = leave_out(clause.lead, date.whole)
    return ask_behind(replace(clause, lead=f"{lead}," if lead else ""), phrase, clause.rest)


def _is_inner(clause: Clause, found: Date) -> bool:
    """Return whether a date belongs to a part of the clause: “a town founded in …”."""
    before = clause.rest[: found.whole.start] + "," * clause.rest[found.whole.start :].startswith(
        ","
    )
    if SUBORDINATE.search(before):
        return True
    if re.search(r"\b(?:with|of|for|by) [a-z]+ing\b|\bwith (?:[a-z]+ )?[a-z]+$", before.strip()):
        return True
    last = before.rpartition(", ") if not before.rstrip().endswith(",") else ("", "", "")
    words = before.split()
    opening = last[2].split()[:2] if last[1] else []
    if opening and (
        opening[0] in ("a", "an", "the", "with", "including")
        or opening[0].endswith("ing")
        or any(map(classes.base_of_any_participle, opening))
    ):
        return True
    is_main = clause.verb in classes.BE | classes.HAVE | classes.MODALS and len(words) <= 3  # noqa: PLR2004
    return bool(words) and not is_main and bool(classes.base_of_any_participle(words[-1].lower()))


def draft_periods(clause: Clause) -> Iterator[Marked]:
    """Draft decades, centuries, and years after “by”, “since” and the like."""
    periods = list(find_periods(clause.rest))
    for found, noun in periods if len(periods) == 1 else ():
        rest = leave_out(clause.rest, found.whole)
        is_inner = clause.is_whole or _is_inner(clause, found)
        ask = "" if is_inner else ask_behind(clause, f"in which {noun}", rest)
        yield _mark_period(clause, found, len(clause.before_rest), ask)
    for found, noun in find_periods(clause.lead):
        yield _mark_period(clause, found, 0, _ask_for_lead(clause, found, f"in which {noun}"))
    for span in find_spans_of_time(clause.text):
        yield Marked(clause, span, "", 6)
    for year in find_other_years(clause.text):
        yield Marked(clause, year, "", 5)


def _mark_period(clause: Clause, found: Date, start: int, ask: str) -> Marked:
    """Return a clause with a period marked; without a question only its number: “the [1840s]”."""
    span = found.date.moved(start)
    if not ask and found.words.endswith("s"):
        number = found.words.rpartition(" ")[2]
        return Marked(clause, Span(span.end - len(number), span.end), "", 6)
    return Marked(clause, span, ask, 7 if ask else 5)


def draft_causes(clause: Clause) -> Iterator[Marked]:
    """Draft “because …”: “Why …?”."""
    found = _BECAUSE.search(clause.rest)
    if found and not clause.is_whole:
        start = found.start("cause") - (len("because ") if found["of"] else 0)
        ask = ask_behind(clause, "why", clause.rest[: found.start()])
        if ask and found.end() - start <= LONGEST_ANSWER + 10:
            yield mark_rest(clause, Span(start, found.end()), ask, 9)
