"""Decide whether an English clause is understood without the sentences before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.clauses import Clause, parse_clause
from quizgen.languages.english.drafting.definite_nouns import Context, points_back
from quizgen.languages.english.drafting.known_names import can_be
from quizgen.languages.english.drafting.loose_words import has_loose_words
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_plurals import is_plural

_PRONOUN = re.compile(r"\b(he|she|it|they|him|her|them|his|its|their|hers|theirs)\b", re.IGNORECASE)
_PERSONAL = frozenset(("he", "she", "his", "her", "him", "hers"))
_PLURAL = frozenset(("they", "them", "their", "theirs"))
_POSSESSIVE = frozenset(("his", "her", "its", "their"))
_IN_SUBORDINATE = re.compile(
    r"\b(?:because|when|if|as|until|before|after|although|though|while|once|since)\b[^,]*$"
    r"|\b(?:that|whether|which|what|, and|, but|;) $"
)
"""What comes before a pronoun that stands for the subject of its sentence."""
_LONG_NAME = re.compile(r"[A-ZÀ-Þ][\w’.-]+ (?:[a-z]{2} )?[A-ZÀ-Þ]")
"""A name that may be that of a person."""
_AFTER_NAME = re.compile(r"[A-Z]\w+ and $")
_AND_HIS = re.compile(r"(?<=\w )and (?:his|her|its|their) ")
_PART_OF = re.compile(r"\b(?:the|an?) [a-z]+ of $")
"""“The end of its descent”."""
_EXISTS = classes.BE | {"exist", "exists", "appear", "appears", "remain", "remains"}
"""Verbs after “there”."""
_NO_SUBJECTS = frozenset((
    *classes.SUBJECTS, "that", "who", "which", "what", "such", "whoever", "as", "so", "not",
    "how", "why", "whether", "when", "where",
))  # fmt: skip
_STATED = re.compile(
    r"(?:[a-z]+ly |also |often |now |not |been |to be )*(?:believed|thought|estimated|known|said"
    r"|assumed|argued|possible|likely|unlikely|clear|true) that (?P<said>.+)"
)
_CONJUNCTIONS = frozenset((
    "when", "as", "if", "although", "though", "because", "since", "while", "after", "before",
    "once",
))  # fmt: skip
_SINGULAR = re.compile(r"\b(?:the|an?|each|every|its) (?:[a-z-]+ ){0,3}[a-z]+[^s\W]\b|\b[A-Z]\w+")
_QUANTIFIERS = frozenset((
    "many", "most", "some", "all", "each", "few", "several", "none", "much", "half",
))  # fmt: skip
_MOST = (
    "oldest|newest|youngest|largest|smallest|greatest|highest|lowest|longest|shortest|biggest"
    "|earliest|latest|fastest|slowest|deepest|widest|strongest|weakest|best|worst|richest|poorest"
    "|tallest|heaviest|lightest|hottest|coldest|nearest|finest|famous"
)
_NO_NOUN = re.compile(
    r"[Tt]he (?:more|later|earlier|resulting)\b"
    rf"|[Tt]he .*\b(?:{_MOST}|first|last|second)$|[Tt]he (?:\w+ )?[a-z]+ing$|.*\bones?$"
)
"""A subject whose noun is left out: “the oldest”, “the other one”."""
_POINTING = frozenset((
    "example", "examples", "result", "results", "reason", "reasons", "answer", "difference",
    "differences", "contradiction", "question", "problem", "reverse", "opposite", "rest", "effect",
    "effects", "group", "process", "level", "purpose", "goal", "focus", "latter", "former",
))  # fmt: skip
"""Nouns that need more words after them: “the result of …”."""
_SPECIFIED = classes.PREPOSITIONS | {"that", "who", "which"}


def is_standalone(clause: Clause, context: Context) -> bool:
    """Return whether a clause is understood alone."""
    return (
        not has_loose_words(clause)
        and _has_own_subject(clause)
        and _knows_pronouns(clause, context)
        and not points_back(clause, context)
    )


def _has_own_subject(clause: Clause) -> bool:
    """Return whether a subject says what it is."""
    words = clause.subject.lower().split()
    first = words[0]
    if first == "there" and clause.verb in _EXISTS:
        return not clause.is_past
    if first in ("it", "they", "he", "she"):
        return _is_named_before(clause) or (clause.is_expletive and _states(clause.rest))
    return not (
        first in _NO_SUBJECTS
        or all(map(classes.is_adverb, words))
        or _NO_NOUN.match(clause.subject)
        or _lacks_noun(words)
        or _is_unknown_event(clause, words)
    )


def _lacks_noun(words: Sequence[str]) -> bool:
    """Return whether a subject is “the result”, “many of”, “two” and the like."""
    first, last = words[0], words[-1]
    is_pointing = first == "the" and last in _POINTING and _SPECIFIED.isdisjoint(words)
    is_number = len(words) == 1 and first in NUMBERS.words
    is_open = first in _QUANTIFIERS and (len(words) == 1 or words[1:] == ["of"])
    is_function = classes.is_function_word(last) and last != "another"
    ends = is_function or last in classes.BEFORE_CLAUSES | {"and", "or"}
    return is_pointing or is_number or is_open or ends


def _is_unknown_event(clause: Clause, words: Sequence[str]) -> bool:
    """Return whether a clause tells an event without saying which: “a conference opened”."""
    if not clause.is_past:
        return False
    is_vague = not (clause.is_first or clause.is_whole or re.search("[A-Z]", clause.text))
    return is_vague or (words[0] in ("a", "an") and _SPECIFIED.isdisjoint(words))


def _is_named_before(clause: Clause) -> bool:
    """Return whether a pronoun means the subject of the clause before it: “When X falls, it …”."""
    own = _parse_lead(clause)
    if own is None or own.lead or "," in clause.lead.rstrip(","):
        return False
    if _PRONOUN.search(clause.lead) or own.subject.lower() in _NO_SUBJECTS:
        return False
    return clause.subject in ("he", "she") or own.has_plural == (clause.subject == "they")


def _states(rest: str) -> bool:
    """Return whether a statement follows “it is”: “it is likely that glaciers …”."""
    found = _STATED.match(rest)
    own = parse_clause(found["said"]) if found else None
    return own is not None and own.subject.lower() not in _NO_SUBJECTS and _has_own_subject(own)


def _parse_lead(clause: Clause) -> Clause | None:
    """Return the subordinate clause before a subject: “When X falls, it …”; None without one."""
    conjunction, _, text = clause.lead.rstrip(",").partition(" ")
    return parse_clause(text) if conjunction.lower() in _CONJUNCTIONS else None


def _knows_pronouns(clause: Clause, context: Context) -> bool:
    """Return whether each pronoun of a clause stands for its subject."""
    if clause.subject in ("it", "they"):
        return not _PRONOUN.search(clause.lead) and not re.search(r"\b(?:it|them)\b", clause.rest)
    subject = _AND_HIS.sub("", clause.subject)
    if _PRONOUN.search(subject if clause.is_own else clause.text):
        return False
    if found := _PRONOUN.search(clause.lead):
        return _is_known_in_lead(clause, found, context)
    pronouns = _PRONOUN.finditer(clause.rest)
    return all(_is_known(clause, found, context) for found in pronouns)


def _is_known_in_lead(clause: Clause, found: re.Match[str], context: Context) -> bool:
    """Return whether a possessive before a subject stands for it, or for that of its own clause."""
    word = found[1].lower()
    if word not in ("its", "their"):
        return word in ("his", "her") and can_be(word, context.person)
    own = _parse_lead(clause)
    if own and own.subject.lower() not in _NO_SUBJECTS and not _PRONOUN.search(own.subject):
        is_later = not _PRONOUN.search(clause.lead, found.end())
        return (
            is_later
            and (word == "their") == own.has_plural
            and _PRONOUN.search(own.rest) is not None
        )
    return (word == "their") == clause.has_plural and not _names_both(clause.lead, found)


def _names_both(lead: str, found: re.Match[str]) -> bool:
    """Return whether a lead has a noun before its pronoun that this could mean."""
    before = _PART_OF.sub("", lead[1 : found.start()])
    return bool(re.search(r"\b(?:the|an?) |[A-Z]\w", before))


def _is_known(clause: Clause, found: re.Match[str], context: Context) -> bool:
    """Return whether a pronoun behind the verb stands for the subject, or for a name before it."""
    word, before = found[1].lower(), clause.rest[: found.start()]
    if word in _POSSESSIVE and _AFTER_NAME.search(before):
        return True
    if word in _PLURAL and not clause.has_plural:
        return any(map(is_plural, before.lower().split()))
    if word in ("it", "its") and clause.has_plural:
        return bool(_SINGULAR.search(before))
    is_object = word in ("them", "it") and _is_object(clause, found)
    is_only = word in _PERSONAL and not context.person and _is_only_person(clause, found, context)
    if is_only or (is_object and _is_named_in_lead(clause, word)):
        return True
    if word in _PERSONAL:
        agrees = can_be(word, context.person)
    else:
        is_long = _LONG_NAME.match(clause.subject) and not context.is_place
        may_be_person = bool(context.person or is_long)
        agrees = (word in _PLURAL) == clause.has_plural and (word in _PLURAL or not may_be_person)
    if not agrees or word in _POSSESSIVE:
        return agrees
    return clause.is_first and bool(_IN_SUBORDINATE.search(before))


def _is_only_person(clause: Clause, found: re.Match[str], context: Context) -> bool:
    """Return whether a pronoun can mean a single person of a clause, who is named before it."""
    text, before = clause.text, clause.before_rest + clause.rest[: found.start()]
    named = {name: full for name, full in context.people.items() if name in text}
    people = {full for full in named.values() if can_be(found[1].lower(), full)}
    is_before = any(re.search(rf"\b{re.escape(name)}\b(?![’'])", before) for name in named)
    return len(people) == 1 and is_before


def _is_object(clause: Clause, found: re.Match[str]) -> bool:
    """Return whether a pronoun is the object of the main verb, so that it is not the subject."""
    return len(clause.rest[: found.start()].split()) <= 2  # noqa: PLR2004


def _is_named_in_lead(clause: Clause, pronoun: str) -> bool:
    own = _parse_lead(clause)
    return own is not None and own.has_plural == (pronoun == "them")
