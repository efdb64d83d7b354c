"""Draft facts from English clauses whose answers are names, or their subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.answer_spans import Span, find_names
from quizgen.languages.english.drafting.clause_drafts import is_distinct, is_term
from quizgen.languages.english.drafting.clauses import Clause
from quizgen.languages.english.drafting.drafted_clauses import (
    LONGEST_ANSWER,
    Marked,
    leave_out,
    mark_rest,
    mark_subject,
)
from quizgen.languages.english.drafting.known_names import NAME, Names, class_of
from quizgen.languages.english.drafting.question_forms import (
    ask_behind,
    ask_for_subject,
    lower_first,
)
from quizgen.languages.english.drafting.technical_terms import Terms, is_person
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_plurals import is_plural
from quizgen.languages.english.irregular_verbs import irregular_past
from quizgen.languages.english.regular_verbs import regular_past

_PASSIVE = re.compile(r"^(?P<adverb>(?:\w+ly|first) )?(?P<participle>[a-z]+)\b")
_PLACE_VERBS = frozenset((
    "be", "born", "die", "live", "found", "open", "sign", "bury", "hold", "lie", "stand", "locate",
    "arise", "meet", "take", "crown", "bear", "fight", "build", "discover", "develop", "introduce",
    "educate", "settle", "erupt", "publish", "print", "study", "base", "occur", "originate",
    "begin", "grow", "work", "teach",
))  # fmt: skip
_OPEN = re.compile(r"\b(?:that|which|who|where|when|and|of|with|because)\b")
_COMMON = re.compile(r"(?:ments?|ions?|ists?|ers?|ors?|ians?|ness|ity|ies|ings?)$")
"""Endings of nouns that are mostly too general to ask for."""
_LEAST_WORDS, _MANY = 4, 6
_LEAST_SCORE = 3
_SMALL = frozenset(("and", "of", "the", "for", "on"))
_CASE = re.compile(r"[A-Z].* v\.? [A-Z].*")
_VAGUE = re.compile(r"\b(?:some|certain|various) [a-z]|\bbecause\b")
_NOT_ASKED = re.compile(r"^(?:I|II|III|IV|V|God|Earth|Sun|Moon|[A-Z]|[A-Z]?Hz|dB|[kM]?W)$")


def draft_names(clause: Clause, names: Names) -> Iterator[Marked]:
    """Draft each name behind the verb: the agent, a place, an object."""
    for span in find_names(clause.rest):
        words = clause.rest[span.start : span.end]
        if _NOT_ASKED.match(words.removeprefix("the ")) or _is_one_of_several(clause.rest, span):
            continue
        is_person = bool(names.full_name(words))
        tag = "" if is_person else class_of(words)
        before = clause.rest[: span.start].strip()
        preposition = before.split()[-1] if before else ""
        if clause.is_whole:
            yield mark_rest(clause, span, "", 4, tag)
        elif preposition == "by" and clause.verb in classes.BE:
            ask = _ask_for_agent(clause, span) if is_person else ""
            yield mark_rest(clause, span, ask, 8 if ask else 5, tag)
        elif preposition in ("in", "at", "near", "off", "on"):
            is_place = preposition != "on" and not tag and not is_person
            ask = _ask_where(clause, span) if is_place else ""
            yield mark_rest(clause, span, ask, 6 if ask else 3 + bool(tag), tag)
        else:
            phrase = "whom" if is_person else tag and f"which {tag}"
            ask = _ask_for_object(clause, span, phrase) if not before else ""
            yield mark_rest(clause, span, ask, 6 if ask else 4, tag)


def _is_one_of_several(text: str, span: Span) -> bool:
    """Return whether a name is one of a list: “A and B”."""
    before, after = text[: span.start], text[span.end :]
    return bool(re.search(r"(?:\band|\bor|,) $", before) or re.match(r"(?:,? and|,? or) ", after))


def _ask_for_agent(clause: Clause, span: Span) -> str:
    """Return the question for who did it: “was founded by X” asks “who founded …?”."""
    passive = _PASSIVE.match(clause.rest)
    base = classes.base_of_any_participle(passive["participle"]) if passive else ""
    if passive is None or not base or clause.verb not in ("was", "were"):
        return ""
    middle = clause.rest[passive.end() : span.start].strip().removesuffix("by").strip()
    if "," in middle or any(map(classes.base_of_any_participle, middle.split())):
        return ""
    after = clause.rest[span.end :].strip(" ,")
    past = irregular_past(base) or regular_past(base)
    rest = " ".join((lower_first(clause.subject), middle, after))
    active = Clause(clause.lead, "", (passive["adverb"] or "").strip(), past, rest)
    return ask_for_subject(active, "who")


def _ask_where(clause: Clause, span: Span) -> str:
    before = clause.rest[: span.start].strip()
    words = before.split()
    first = words[0] if clause.verb in classes.BE else clause.verb
    base = classes.base_of_any_participle(first) if clause.verb in classes.BE else _base_of(first)
    if base not in _PLACE_VERBS or _OPEN.search(before):
        return ""
    own = Span(span.start - len(words[-1]) - 1, span.end)
    others = clause.rest[: own.start] + clause.rest[span.end :]
    if re.search(r"\b(?:in|at|near|off|on) (?:the )?[A-Z](?!\w+ \d)", others):
        return ""
    return ask_behind(clause, "where", leave_out(clause.rest, own))


def _base_of(verb: str) -> str:
    return classes.base_of_past(verb) or classes.base_of_third_person(verb) or verb


def _ask_for_object(clause: Clause, span: Span, phrase: str) -> str:
    if clause.verb in classes.BE | classes.HAVE | classes.MODALS:
        return ""
    after = clause.rest[span.end :].strip()
    if re.match(r"(?:,|as\b|to\b|and\b|or\b)", after) or not phrase:
        return ""
    return ask_behind(clause, phrase, after)


def draft_subject(clause: Clause, names: Names, terms: Terms) -> Iterator[Marked]:
    """Draft the subject: “Who founded …?”, “Which treaty …?”, “What …?”."""
    subject = clause.subject
    if clause.is_whole or len(subject) > LONGEST_ANSWER or subject.lower() in classes.SUBJECTS:
        return
    if "," in subject and " and " in subject:
        return
    bare = re.sub("^the ", "", subject)
    if _is_role(clause):
        phrase = "who" if names.full_name(subject) else "what"
        ask = f"{phrase.capitalize()} {clause.verb} {lower_first(subject)}?"
        yield mark_rest(clause, Span(0, len(clause.rest)), ask, 6)
    elif person := names.person_in(bare):
        is_full = len(clause.rest.split()) >= _LEAST_WORDS or re.search("[A-Z0-9]", clause.rest)
        start = clause.text.find(person, len(clause.lead))
        span = Span(start, start + len(person))
        yield Marked(clause, span, ask_for_subject(clause, "who"), 7 if is_full else 3)
    elif class_ := class_of(bare) if _is_name(bare) else "":
        yield mark_subject(clause, ask_for_subject(clause, f"which {class_}"), 7, class_)
    elif is_distinct(clause):
        yield mark_subject(clause, ask_for_subject(clause, _who_or_what(subject)), 8)
    elif bare[:1].isupper() and re.fullmatch(NAME, bare) and not _is_plural_noun(bare, names):
        yield mark_subject(clause, "", 4)
    elif terms.score(subject) >= _LEAST_SCORE and _is_telling(clause):
        yield mark_subject(clause, ask_for_subject(clause, _who_or_what(subject)), 4)


def _is_plural_noun(name: str, names: Names) -> bool:
    """Return whether the first word of a sentence may be a common noun: “Problems arise”."""
    return is_plural(name.lower()) and not names.is_certain(name)


def _is_name(text: str) -> bool:
    """Return whether a text is a name: “Lake Nyos”, “the Necessary and Proper Clause”."""
    if re.fullmatch(NAME, text) or _CASE.fullmatch(text):
        return True
    words = text.split()
    is_capitalized = all(word[0].isupper() or word in _SMALL for word in words)
    return is_capitalized and len(words) <= _MANY and words[-1][0].isupper()


def _who_or_what(subject: str) -> str:
    return "who" if is_person(subject.rpartition(" ")[2].lower()) else "what"


def _is_role(clause: Clause) -> bool:
    """Return whether a clause is an apposition such as “X, a Danish physiologist”."""
    is_short = len(clause.rest) <= LONGEST_ANSWER
    is_name = clause.subject[:1].isupper()
    return is_name and not clause.is_own and is_short and clause.rest.startswith(("a ", "an "))


def _is_telling(clause: Clause) -> bool:
    """Return whether a clause says enough of a thing to ask for it: it is general, not an event."""
    first, *others = clause.subject.lower().split()
    is_open = first in ("one", "no") or not is_term(clause.subject)
    if is_open or _VAGUE.search(clause.rest) or (clause.is_past and not _is_made(clause)):
        return False
    is_single = len(others) == (first in ("a", "an", "the"))
    is_group = clause.has_plural and _who_or_what(clause.subject) == "who"
    if is_single and (is_group or _COMMON.search(clause.subject)):
        return False
    if clause.verb in classes.BE and NUMBERS.read_start(clause.rest):
        return False
    least = _LEAST_WORDS if clause.verb in classes.BE else _LEAST_WORDS - 1
    return len(clause.rest.split()) >= least


def _is_made(clause: Clause) -> bool:
    """Return whether a clause says how a substance and the like was made, found or used."""
    first, *others = clause.rest.split() or ("",)
    is_passive = clause.verb in classes.BE and bool(classes.base_of_any_participle(first))
    is_bare = clause.subject.split()[0].lower() not in classes.DETERMINERS
    return is_passive and is_bare and len(others) >= _MANY
