"""Draft facts from English clauses whose answer is the subject: “Who founded …?”, “What …?”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.answer_spans import Span
from quizgen.languages.english.drafting.clause_drafts import is_distinct, is_term
from quizgen.languages.english.drafting.clauses import Clause
from quizgen.languages.english.drafting.drafted_clauses import (
    LONGEST_ANSWER,
    Marked,
    mark_rest,
    mark_subject,
)
from quizgen.languages.english.drafting.known_names import NAME, Names, class_of
from quizgen.languages.english.drafting.question_forms import ask_for_subject, lower_first
from quizgen.languages.english.drafting.technical_terms import (
    Terms,
    is_person,
    is_technical,
    is_vague,
    split_content,
)
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_plurals import is_plural

_COMMON = re.compile(r"(?:ments?|ions?|ists?|ers?|ors?|ians?|ness|ity|ies|ings?)$")
"""Endings of nouns that are mostly too general to ask for."""
_LEAST_WORDS, _MANY = 4, 6
_LEAST_SCORE = 3
_SMALL = frozenset(("and", "of", "the", "for", "on"))
_CASE = re.compile(r"[A-Z].* v\.? [A-Z].*")
_PRONOUNS = classes.SUBJECTS | {
    "people", "nobody", "everybody", "somebody", "anybody", "nothing", "everything", "something",
    "everyone", "someone", "anyone",
}  # fmt: skip
_CLASSIFYING = re.compile(r"(?:al|ic|ar|ive)$")
_NEGATIVE = re.compile(r"(?:\w+ )?(?:not|never|no|cannot)\b")
"""What many other things do not do either."""
_VAGUE = re.compile(r"\b(?:some|certain|various) [a-z]|\bbecause\b")


def draft_subject(clause: Clause, names: Names, terms: Terms) -> Iterator[Marked]:
    """Draft the subject: “Who founded …?”, “Which treaty …?”, “What …?”."""
    subject = clause.subject
    if clause.is_whole or len(subject) > LONGEST_ANSWER or subject.lower() in _PRONOUNS:
        return
    if ("," in subject and " and " in subject) or _disagrees(clause) or _is_names(clause):
        return
    bare = re.sub("^the ", "", subject)
    is_open = terms.is_topic(bare)
    is_full = _is_full(clause) and not _NEGATIVE.match(f"{clause.verb} {clause.rest}")
    if _is_role(clause):
        phrase = "who" if names.full_name(subject) else "what"
        ask = f"{phrase.capitalize()} {clause.verb} {lower_first(subject)}?"
        yield mark_rest(clause, Span(0, len(clause.rest)), ask, 6)
    elif person := names.person_in(bare):
        is_open = is_open or terms.is_topic(person.rpartition(" ")[2])
        start = clause.text.find(person, len(clause.lead))
        span = Span(start, start + len(person))
        worth = (4 if is_open else 7) if is_full else 3
        yield Marked(clause, span, ask_for_subject(clause, "who"), worth)
    elif class_ := class_of(bare) if _is_name(bare) else "":
        ask = ask_for_subject(clause, f"which {class_}")
        yield mark_subject(clause, ask, (4 if is_open else 7) if is_full else 3, class_)
    elif is_distinct(clause) and not is_vague(bare.partition(" ")[0]):
        yield mark_subject(clause, _ask(clause, terms), 8)
    elif bare[:1].isupper() and re.fullmatch(NAME, bare) and not names.is_common(bare):
        if not (_is_plural_noun(bare, names) or is_person(bare.lower())):
            yield mark_subject(clause, "", 3 if is_open else 4.4)
    else:
        yield from _draft_term(clause, terms)


def _is_full(clause: Clause) -> bool:
    """Return whether a clause says enough about a name: it is long, or has a name or a term."""
    is_long = len(clause.rest.split()) >= _LEAST_WORDS
    has_term = any(map(is_technical, split_content(clause.rest)))
    return is_long or has_term or bool(re.search("[A-Z0-9]", clause.rest))


def _disagrees(clause: Clause) -> bool:
    """Return whether a subject and its verb do not agree, so that the clause is read wrong."""
    last = clause.subject.rpartition(" ")[2]
    return bool(classes.base_of_third_person(clause.verb)) and last.islower() and is_plural(last)


def _is_names(clause: Clause) -> bool:
    """Return whether a clause lists names for a plural: “The official languages are …”."""
    return clause.verb in ("are", "were") and clause.rest[:1].isupper()


def _draft_term(clause: Clause, terms: Terms) -> Iterator[Marked]:
    """Draft a subject that is a technical term, if the clause says enough about it."""
    score, ask = terms.score(clause.subject), _ask(clause, terms)
    is_kind = ask.startswith("Which ")
    is_weak = bool(_NEGATIVE.match(clause.rest)) or terms.is_topic(clause.subject)
    if score >= _LEAST_SCORE - is_kind and _is_telling(clause, _LEAST_WORDS - is_kind):
        is_rich = len(clause.rest.split()) >= _MANY
        worth = 4 + is_rich / 2 + (score > _LEAST_SCORE) / 2
        yield mark_subject(clause, ask, max(4.2, worth - is_weak))
    elif score >= _LEAST_SCORE and _is_specific(clause):
        yield mark_subject(clause, "", 4.5 - is_weak)


def _is_specific(clause: Clause) -> bool:
    """Return whether a subject has two words, or is a technical term in a long clause."""
    words = re.sub("^(?:the|an?) ", "", clause.subject, flags=re.IGNORECASE).split()
    least = _MANY + 1 if len(words) == 1 else _LEAST_WORDS
    is_fit = len(words) > 1 or is_technical(words[0].lower())
    is_open = (
        is_vague(words[0]) or is_person(words[-1].lower()) or re.search(r"[\d’']", clause.subject)
    )
    return is_fit and not is_open and is_term(clause.subject) and len(clause.rest.split()) >= least


def _ask(clause: Clause, terms: Terms) -> str:
    """Return the question for a common noun: “Which cells …?” for “stem cells”, or “What …?”."""
    subject = re.sub("^[Tt]he ", "", clause.subject)
    if is_person(subject.rpartition(" ")[2].lower()):
        return ask_for_subject(clause, "who")
    kind, _, head = subject.partition(" ")
    is_kind = bool(head) and " and " not in subject and terms.is_kind(kind, head)
    if is_kind and (is_plural(head) or subject != clause.subject):
        return ask_for_subject(clause, f"which {head}")
    if is_kind and (classes.is_adjective(kind.lower()) or _CLASSIFYING.search(kind)):
        return ask_for_subject(clause, f"which kind of {head}")
    if clause.has_plural and clause.verb not in classes.BE:
        return ""  # “What travels …?” does not ask for “waves”
    return ask_for_subject(clause, "what")


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


def _is_role(clause: Clause) -> bool:
    """Return whether a clause is an apposition such as “X, a Danish physiologist”."""
    is_short = len(clause.rest) <= LONGEST_ANSWER
    is_name = clause.subject[:1].isupper()
    return is_name and not clause.is_own and is_short and clause.rest.startswith(("a ", "an "))


def _is_telling(clause: Clause, least: int) -> bool:
    """Return whether a clause says enough of a thing to ask for it: it is general, not an event."""
    first, *others = clause.subject.lower().split()
    is_open = first in ("one", "no") or not is_term(clause.subject)
    if is_open or _VAGUE.search(clause.rest) or (clause.is_past and not _is_made(clause)):
        return False
    is_single = len(others) == (first in ("a", "an", "the"))
    is_group = clause.has_plural and is_person(clause.subject.rpartition(" ")[2])
    if is_single and (is_group or _COMMON.search(clause.subject)):
        return False
    if clause.verb in classes.BE and NUMBERS.read_start(clause.rest):
        return False
    words = {word for word in split_content(clause.rest) if len(word) > len("the")}
    words = {w for w in words if not (classes.is_function_word(w) or classes.is_adverb(w))}
    return len(words) >= least or (len(words) > 1 and any(map(is_technical, words)))


def _is_made(clause: Clause) -> bool:
    """Return whether a clause says how a substance and the like was made, found or used."""
    first, *others = clause.rest.split() or ("",)
    is_passive = clause.verb in classes.BE and bool(classes.base_of_any_participle(first))
    is_bare = clause.subject.split()[0].lower() not in classes.DETERMINERS
    return is_passive and is_bare and len(others) >= _MANY
