"""Put names in the place of pronouns and of “the treaty”, where it is certain what these mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.clauses import Clause, parse_clause
from quizgen.languages.english.drafting.dates_in_text import DATE
from quizgen.languages.english.drafting.known_names import NAME, Names, can_be
from quizgen.languages.english.drafting.technical_terms import is_person

_CONJUNCTIONS = classes.BEFORE_CLAUSES | classes.SOMETIMES_BEFORE_CLAUSES
_NO_ANTECEDENTS = frozenset((
    *classes.SUBJECTS, *classes.POSSESSIVES, *classes.DETERMINERS,
)) - {"the", "a", "an", "some", "many", "most", "several"}  # fmt: skip
_SINGLE = re.compile(r"\b(?:an?|the|his|her|another) (?:[a-z-]+ ){0,2}?([a-z]+)\b")
_LONGEST = 6
"""Maximum number of words of a subject that takes the place of a pronoun."""
_PERSONAL = re.compile(r"^(?P<pronoun>[Hh]e|[Ss]he|[Ii]t|[Tt]hey)$")
_POSSESSIVE = re.compile(r"^(?P<pronoun>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<rest>.+)$")
_DEFINITE = re.compile(
    r"\b[Tt]he ([a-z]+)(?=$|[,;:]| (?:in|on|at|of the|to|from|for|by|with|as|and|is|was|has|had"
    r"|which|that|after|before|during|through|into|until|also|[a-z]+ed|[a-z]+s)\b)"
)

_ALONE = re.compile(
    r"(?<!^)(?<!\b[Tt]he )(?<!\b[Aa]n )(?<!\b[Aa] )(?<!\b[IiOoAa][nt] )(?<!\bof )"
    rf"(?<![\w’'-])({NAME})"
)
"""A name that may be that of a person: not “the Senate”, “in Rome”."""
_SHORT_OBJECT = re.compile(r"(?:the|an?) (?:[a-z-]+ )?[a-z-]+(?:$|,)|[A-Z][\w’-]+(?:$|,)")
_NAMED = re.compile(rf"\b[Tt]he (?P<name>{NAME})")
_NAMED_AT_LENGTH = re.compile(rf"\b[Tt]he (?P<name>{NAME} (?P<noun>[a-z]{{4,}}))")
_DEFINED = re.compile(
    rf"(?:^|[.] )(?P<name>{NAME}) (?:is|was) (?:the|an?) (?:[a-z-]+ )?(?P<noun>[a-z]+)"
)


class Before(Struct, frozen=True):
    """The sentence before: its clauses, with names for their pronouns, and its words."""

    clauses: Sequence[Clause] = ()
    text: str = ""


class Resolved(Struct, frozen=True):
    """A clause without its pronoun, and the reason for what it says instead."""

    clause: Clause
    reason: str


def name_things(clause: Clause, things: dict[str, str]) -> Resolved:
    """Return a clause with names for “the treaty” and the like, by their class in `things`."""
    reasons = []
    for noun in dict.fromkeys(_DEFINITE.findall(clause.text)):
        name = things.get(noun, "")
        if name and not re.search(rf"\b{re.escape(name)}\b", clause.text):
            this = re.compile(rf"\b[Tt]he {noun}\b(?![’'])")
            subject, rest = this.sub(name, clause.subject), this.sub(name, clause.rest)
            clause = replace(clause, subject=subject, rest=rest)
            reasons.append(f"“the {noun}” is {name}")
    return Resolved(clause, "; ".join(reasons))


def resolve_subject(clause: Clause, before: Before, names: Names) -> Resolved | None:
    """Return a clause whose subject is named; None if it is not certain what the subject means."""
    found = _PERSONAL.match(clause.subject) or _POSSESSIVE.match(clause.subject)
    if not found or clause.is_expletive:
        return None
    pronoun = found["pronoun"].lower()
    if pronoun in ("he", "she", "his", "her"):
        subject = _find_person(pronoun, clause.lead, before, names)
    else:
        subject = "" if _is_clause(clause.lead) else _find_thing(pronoun, before, names)
    if not subject:
        return None
    reason = f"“{pronoun}” refers to {subject} in the sentence before"
    if _PERSONAL.match(clause.subject):
        return Resolved(replace(clause, subject=subject), reason)
    if "’" in subject or "'" in subject:
        return None
    own = f"{subject}’{'' if subject.endswith('s') else 's'} {found['rest']}"
    return Resolved(replace(clause, subject=own), reason)


def _is_clause(lead: str) -> bool:
    """Return whether the words before a subject are a clause: a pronoun may mean its subject."""
    first, _, text = lead.rstrip(",").partition(" ")
    is_open = first.lower() in classes.SOMETIMES_BEFORE_CLAUSES and parse_clause(text) is None
    return first.lower() in _CONJUNCTIONS and not is_open


def _find_person(pronoun: str, lead: str, before: Before, names: Names) -> str:
    """Return the only person of the sentence before whom a pronoun can mean."""
    named = names.people_in(before.text)
    people = {name for name in map(names.full_name, named) if can_be(pronoun, name)}
    if len(people) != 1 or names.people_in(lead):
        return ""
    person = people.pop()
    subjects = [clause.subject for clause in before.clauses]
    if any(map(_is_unnamed_person, (*subjects, *map(_object_of, before.clauses)))):
        return ""
    own = any(names.full_name(re.sub("[’']s? .*", "", subject)) == person for subject in subjects)
    return person if own or not _names_others(before.text, named) else ""


def _names_others(text: str, known: AbstractSet[str]) -> bool:
    """Return whether a sentence has names that may be those of other people."""
    others = (found[1] for found in _ALONE.finditer(text))
    return any(name not in known and not re.fullmatch(DATE, name) for name in others)


def _object_of(clause: Clause) -> str:
    return "" if clause.verb in classes.BE else clause.rest


def _is_unnamed_person(text: str) -> bool:
    """Return whether a text has a single person without a name: “a young general”."""
    return any(is_person(noun) for noun in _SINGLE.findall(text))


def _find_thing(pronoun: str, before: Before, names: Names) -> str:
    """Return the subject of the sentence before, if it is the only one and a pronoun agrees."""
    whole = [clause for clause in before.clauses if clause.is_own]
    subjects = {clause.subject for clause in whole}
    if len(subjects) != 1:
        return ""
    subject = subjects.pop()
    is_plural = whole[0].has_plural
    first = subject.split()[0].lower()
    if (
        names.full_name(subject)
        or (pronoun in ("they", "their")) != is_plural
        or len(subject.split()) > _LONGEST
        or first in _NO_ANTECEDENTS
    ):
        return ""
    return "" if not is_plural and any(map(_has_rival, whole)) else subject


def _has_rival(clause: Clause) -> bool:
    """Return whether the object of a clause is another thing that “it” could mean."""
    is_object = clause.verb not in classes.BE and bool(_SHORT_OBJECT.match(clause.rest))
    return is_object or bool(re.search(r", (?:the|an?) ", clause.rest))


def find_things(sentences: Sequence[str], names: Names) -> dict[str, str]:
    """Return the names of things by the class in them: “treaty” means “the Antarctic Treaty”.

    A class counts only if the article has a single name with it, and does not say “a treaty”.
    """
    text = " ".join(sentences)
    found: dict[str, set[str]] = {}
    for match in _NAMED.finditer(text):
        *more, last = match["name"].split()
        first = match["name"].split()[0]
        for noun in (last, first) if " of " in match["name"] else (last,):
            if more and noun.lower() in names.common:
                found.setdefault(noun.lower(), set()).add(f"the {match['name']}")
    for match in _NAMED_AT_LENGTH.finditer(text):
        if not classes.is_function_word(match["noun"]) and match["noun"] in names.common:
            found.setdefault(match["noun"], set()).add(f"the {match['name']}")
    for match in _DEFINED.finditer(text):
        if not names.full_name(match["name"]):
            found.setdefault(match["noun"], set()).add(match["name"])
    single = {noun: next(iter(named)) for noun, named in found.items() if len(named) == 1}
    return {noun: name for noun, name in single.items() if not _is_general(noun, text)}


def _is_general(noun: str, text: str) -> bool:
    """Return whether a text has a noun in the plural, or after “a” and the like."""
    after = r"(?=$|[,;:.]| (?:of|in|on|that|which|to|with|for|is|was|and|or|by|from|between)\b)"
    one = rf"\b(?:an?|another|each|every|one|these|two) (?:[a-z-]+ ){{0,2}}{noun}s?{after}"
    return bool(re.search(rf"{one}|\b{noun}s\b", text))
