"""Take English sentences apart into clauses that can be facts of their own.

Coordinated clauses and verbs, relative clauses and appositions become clauses of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.asides import (
    find_asides,
    find_definitions,
    read_aside,
    read_relative,
)
from quizgen.languages.english.drafting.clause_joints import find_joint, is_quoted
from quizgen.languages.english.drafting.clauses import Clause, parse_clause
from quizgen.languages.english.drafting.dates_in_text import DATE, INCOMPLETE
from quizgen.languages.english.drafting.known_names import NAME, Names
from quizgen.languages.english.drafting.sentence_cleaning import addresses_reader, clean_sentence
from quizgen.languages.english.english_numbers import NUMBERS

_PARTS = re.compile(r"; |: (?=[a-z])")
_RELATIVE = re.compile(
    r", (?:(?:\w+ )?(?:of|in|for|on|from|by|under|with|at|to|through|during) )?"
    r"(?:which|who|whom|whose|where|when) "
)
_PARTICIPLE = re.compile(
    r", (?:thus |thereby |also |usually )?(?!during|including|according)[a-z]+ing "
)
_NAME_AT_END = re.compile(rf"(?<![\w’'-])((?:[Tt]he |[Aa] )?{NAME})$")
_PLACE_AT_END = re.compile(rf"\b(?:in|at|from|near|to) (?:the )?{NAME}$")
_UNDATED = re.compile(rf",? ?\b(?:(?:on|in|by|since|until) )?(?:{INCOMPLETE})")
"""A date without its year, which may be left out."""
_EXAMPLES = re.compile(r",? (?:such as|including|ranging from|as well as) .*$")
"""Examples at the end of a clause."""
_LONG_TAIL = re.compile(r" with an? [a-z]+ (?:[a-z]+ )?(?:that|which) ")
_LONG = 25
"""Number of words from which a clause is too long for a gap."""
_GAPPED = re.compile(
    rf",? (?:and )?(?:an? [a-z]+|the [a-z]+|{NAME}) (?P<word>with|for|to|at|in|of|[a-z]+)\b"
    r"(?P<more>[^,]*)(?=,|$| and )"
)
"""The next member of a series that shares its verb: “, and a senator for six years”."""
_SERIES_WORDS = frozenset(("with", "for", "to", "at", "in"))
_MEMBERS = re.compile(r"(?:[\w’' -]{1,40}, )*[\w’' -]{1,40},? (?:and|or) [\w’' -]+")
"""The rest of a list."""
_KEPT = frozenset(("and", "or", "but", "if", "unless", "except", "until", "not", "nor"))
"""Words that begin a part of a clause without which it may be false."""
_REMARKS = frozenset(("although", "though", "whereas", "despite", "because", "since"))
_CONDITIONS = frozenset((
    "if", "when", "unless", "where", "without", "under", "of", "among", "unlike", "like",
    "according",
))  # fmt: skip


def split_clauses(sentence: str, names: Names) -> list[Clause]:
    """Return the clauses of a sentence, in order; after several, the sentence as a whole."""
    clauses: list[Clause] = []
    if addresses_reader(sentence):
        return clauses
    cleaned = clean_sentence(sentence)
    if "\\" in cleaned:
        return clauses  # a formula
    for number, part in enumerate(_PARTS.split(cleaned)):
        text = _lower_first_word(clean_sentence(part).partition(": ")[0], names)
        clause = parse_clause(text)
        if clause is None:
            continue
        own = list(_expand(clause))
        defined = [each for part in own for each in find_definitions(part)]
        found = [*own, *find_asides(clause), *defined]
        clauses += (replace(c, is_first=not number and _is_main(c, clause)) for c in found)
        if sum(each.is_own for each in found) > 1:
            clauses.append(replace(clause, is_first=not number, is_whole=True))
    return clauses


def _is_main(clause: Clause, whole: Clause) -> bool:
    """Return whether a clause is the first one of a sentence, rather than a remark in it."""
    return (clause.lead, clause.subject, clause.verb) == (whole.lead, whole.subject, whole.verb)


def shorten(clause: Clause) -> Iterator[Clause]:
    """Yield a clause, then what remains without the words before its subject and its last parts.

    Conditions stay, and so do the members of a list. The last one is the clause with its tail.
    """
    yield clause
    if clause.is_whole:
        return
    can_lose_lead = _can_lose_lead(clause)
    if can_lose_lead:
        yield replace(clause, lead="")
    if found := _LONG_TAIL.search(clause.rest) if len(clause.text.split()) > _LONG else None:
        yield replace(clause, rest=clause.rest[: found.start()])
    if examples := _EXAMPLES.search(clause.rest):
        yield replace(clause, rest=clause.rest[: examples.start()])
    undated = _UNDATED.sub("", clause.rest)
    if undated != clause.rest:
        yield replace(clause, rest=undated.strip())
    for found in reversed(list(re.finditer(", ", clause.rest))):
        tail = clause.rest[found.end() :]
        opening = tail.split(" ")[0].lower()
        is_member = _MEMBERS.match(tail) and opening not in classes.PREPOSITIONS
        is_kept = opening in _KEPT or is_member
        if not is_kept and not is_quoted(clause.rest, found.start()):
            shorter = replace(clause, rest=clause.rest[: found.start()])
            yield shorter
            if can_lose_lead:
                yield replace(shorter, lead="")
    if clause.tail:
        yield replace(clause, rest=f"{clause.rest}{clause.tail}")


def _can_lose_lead(clause: Clause) -> bool:
    """Return whether a clause is true without the words before its subject.

    An event happened wherever it was, but “in Britain, prices rise” is about Britain only.
    """
    first = clause.lead.split(" ")[0].lower()
    is_remark = first in ("to", *_REMARKS) or classes.is_present_participle(first)
    return bool(first) and first not in _CONDITIONS and (clause.is_past or is_remark)


def _lower_first_word(text: str, names: Names) -> str:
    first, space, rest = text.partition(" ")
    is_function = classes.is_function_word(first.lower())
    is_name = rest.startswith("v. ") or (rest[:1].isupper() and not is_function)
    is_lower = first[1:].islower() and not is_name and names.is_common(first)
    return first.lower() + space + rest if is_lower or first == "A" else text


def _expand(clause: Clause) -> Iterator[Clause]:
    """Yield a clause without the clauses in it, then these."""
    for aside in read_aside(clause):
        yield from _expand(aside) if aside.is_own else (aside,)
    joint = find_joint(clause)
    if joint:
        start, more = joint
        yield from _cut_tails(replace(clause, rest=clause.rest[:start].rstrip(" ,")))
        yield from _expand(more)
    else:
        yield from _cut_tails(clause)


def _cut_tails(clause: Clause) -> Iterator[Clause]:
    """Yield a clause without its relative clauses, and those about a name."""
    clause = _cut_series(clause)
    found = _RELATIVE.search(clause.rest)
    if not found or is_quoted(clause.rest, found.start()):
        yield _cut_participle(clause)
        return
    before, tail = clause.rest[: found.start()], clause.rest[found.end() :]
    yield _cut_participle(replace(clause, rest=before, tail=clause.rest[found.start() :]))
    named = _NAME_AT_END.search(before)
    if found[0].startswith(", who") and _PLACE_AT_END.search(before):
        return  # “someone in Ohio, who …”
    is_plain = named and "," not in before and not re.search(DATE, named[1])
    if named and found[0] == ", which " and before[: named.start()].endswith(" by "):
        return  # “the theory by Ann Lee, which …”
    if named and is_plain and found[0].strip(", ") in ("who", "which"):
        for more in read_relative(named[1], tail):
            yield from _expand(more)


def _cut_series(clause: Clause) -> Clause:
    """Return a clause without further members of a series that shares its verb."""
    for found in _GAPPED.finditer(clause.rest):
        before, word = clause.rest[: found.start()], found["word"]
        if not before or is_quoted(clause.rest, found.start()):
            continue
        is_number = word in NUMBERS.words and before.split()[-1] not in ("of", "the", "a")
        is_same = word in _SERIES_WORDS and before.startswith(f"{word} ")
        has_number = any(NUMBERS.find(before))
        if (is_number and has_number and "," in found[0]) or is_same:
            return replace(clause, rest=before)
    return clause


def _cut_participle(clause: Clause) -> Clause:
    found = _PARTICIPLE.search(clause.rest)
    if found and "such as" not in clause.rest and not is_quoted(clause.rest, found.start()):
        tail = clause.rest[found.start() :] + clause.tail
        return replace(clause, rest=clause.rest[: found.start()], tail=tail)
    return clause
