"""Draft facts from English clauses whose answers are names behind the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.answer_spans import Span, find_names
from quizgen.languages.english.drafting.clauses import Clause
from quizgen.languages.english.drafting.drafted_clauses import Marked, leave_out, mark_rest
from quizgen.languages.english.drafting.known_names import Names, class_of
from quizgen.languages.english.drafting.question_forms import (
    ask_behind,
    ask_for_subject,
    lower_first,
)
from quizgen.languages.english.drafting.technical_terms import Terms
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
_NEXT_NAME = re.compile(r"(?:,? and|,? or) |, (?:the )?[A-Z][^,]*(?:,|,? and|,? or) ")
_NOT_ASKED = re.compile(r"^(?:I|II|III|IV|V|God|Earth|Sun|Moon|[A-Z]|[A-Z]?Hz|dB|[kM]?W)$")


def draft_names(clause: Clause, names: Names, terms: Terms) -> Iterator[Marked]:
    """Draft each name behind the verb: the agent, a place, an object."""
    for span in find_names(clause.rest):
        words = clause.rest[span.start : span.end]
        if _NOT_ASKED.match(words.removeprefix("the ")) or _is_one_of_several(clause.rest, span):
            continue
        if terms.is_topic(words) or _is_part(clause.rest, span):
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
            yield mark_rest(clause, span, ask, 6 if ask else 4 + bool(tag), tag)
        else:
            phrase = "whom" if is_person else tag and f"which {tag}"
            ask = _ask_for_object(clause, span, phrase) if not before else ""
            yield mark_rest(clause, span, ask, 6.5 if ask else 5, tag)


def _is_part(text: str, span: Span) -> bool:
    """Return whether a name is a part of a longer phrase: “northern Democrats”, “Firefox 3.6”."""
    before = text[: span.start].split()
    is_bare = not text[span.start : span.end].startswith("the ")
    last = before[-1] if before and is_bare else ""
    if text[: span.start].endswith((" such as ", " like ", " including ")):
        return True
    is_described = classes.is_adjective(last) or "-" in last
    return is_described or bool(re.match(r" (?:\d|for [A-Z])|[+/]", text[span.end :]))


def _is_one_of_several(text: str, span: Span) -> bool:
    """Return whether a name is one of a list: “A and B”."""
    before, after = text[: span.start], text[span.end :]
    return bool(re.search(r"(?:\band|\bor|,) $", before) or _NEXT_NAME.match(after))


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
    if clause.verb in classes.BE:
        base = classes.base_of_any_participle(words[0])
    else:
        base = classes.base_of_finite(clause.verb)
    if base not in _PLACE_VERBS or _OPEN.search(before):
        return ""
    own = Span(span.start - len(words[-1]) - 1, span.end)
    others = clause.rest[: own.start] + clause.rest[span.end :]
    if re.search(r"\b(?:in|at|near|off|on) (?:the )?[A-Z](?!\w+ \d)", others):
        return ""
    return ask_behind(clause, "where", leave_out(clause.rest, own))


def _ask_for_object(clause: Clause, span: Span, phrase: str) -> str:
    if clause.verb in classes.BE | classes.HAVE | classes.MODALS:
        return ""
    after = clause.rest[span.end :].strip()
    if re.match(r"(?:,|as\b|to\b|and\b|or\b)", after) or not phrase:
        return ""
    return ask_behind(clause, phrase, after)
