"""Find where a coordinated clause or verb begins in an English clause: “, but he left”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.clause_openings import match_date
from quizgen.languages.english.drafting.clauses import Clause, parse_clause
from quizgen.languages.english.drafting.finite_verbs import Token, is_finite, split_words
from quizgen.languages.english.english_plurals import is_plural

_JOINTS = re.compile(
    r",? and, (?P<aside>[^,]{3,40}), "
    r"|,? (?:and|but|while|whereas|or)(?: (?:then|thus|also|later))? "
    r"|, (?:yet|so) (?!that )|, (?!and |or |but |which |who )"
)
_LAST_JOINT = re.compile(r",? and,? [a-z]+\b")
_ENDS_IN_LIST = re.compile(r", (?:[a-z-]+ )?[a-z-]+$")
_IN_RELATIVE = re.compile(r"\b(?:that|which|who|where|whereby|when|because|if) [^,]*$")
_IN_SAID = re.compile(
    r"\b(?:understand|understood|believed?|argued?|thinks?|thought|says?|said|suggest(?:s|ed)?|found"
    r"|finds?|show(?:s|ed)?|knows?|knew|agreed?|stated?|claim(?:s|ed)?|fact|idea) that [^,]*$"
)
_IN_SERIES = re.compile(r"\b(?:that|which|who) [^,]*, (?P<verb>[a-z]+) [^,]*$")
_NO_NEW_SUBJECT = re.compile(r"\b(?:as|or|before|after|whose|what|so)\b")


def find_joint(clause: Clause) -> tuple[int, Clause] | None:
    """Return where a coordinated clause or verb begins in the rest, and its clause."""
    for found in _JOINTS.finditer(clause.rest):
        before, after = clause.rest[: found.start()], clause.rest[found.end() :]
        if is_quoted(clause.rest, found.start()):
            continue
        is_inner = _is_in_relative(before, found[0])
        more = None if is_inner else _read_second_verb(clause, found, after)
        if more:
            return found.start(), more
        own = parse_clause(after)
        if own and _can_join(before, found[0], own):
            return found.start(), own
    return None


def _is_in_relative(before: str, joint: str) -> bool:
    """Return whether a joint belongs to a clause with “that”: “rain that falls, melts, and …”."""
    if "," not in joint:
        return bool(_IN_SAID.search(before))
    found = _IN_SERIES.search(before)
    return found is not None and classes.may_be_verb(found["verb"])


def _read_second_verb(clause: Clause, joint: re.Match[str], after: str) -> Clause | None:
    """Return the clause of a second verb of the same subject: “and gave …”; None without one."""
    word = joint[0].strip(", ")
    if word in ("while", "whereas", "or") or (not word and not _LAST_JOINT.search(after)):
        return None
    date = match_date(after)
    after = after[len(date) :].strip(", ") if date else after
    words = split_words(f"X {after}")
    at = 1 + (len(words) > 1 and classes.is_adverb(words[1].lower))
    own = clause.verb.lower()
    if not word and _is_participle(words, at):
        return None
    if at >= len(words) or not _is_same_form(own, words, at, is_opposed=word == "but"):
        return None
    aside = joint["aside"] or date
    lead = f"{aside}," if aside.split(" ")[0] in classes.PREPOSITIONS else ""
    adverb = words[1].text if at > 1 else ""
    if own in classes.MODALS and words[at].lower not in classes.AUXILIARIES:
        return replace(clause, lead=lead, adverb="", rest=after, aside="")
    rest = after[words[at].end - 2 :].strip()
    return replace(clause, lead=lead, adverb=adverb, verb=words[at].text, rest=rest, aside="")


def _is_participle(words: Sequence[Token], at: int) -> bool:
    """Return whether a word after a comma is a participle: “, first described in 1989”."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    is_form = at < len(words) and bool(classes.base_of_any_participle(words[at].lower))
    return is_form and following in classes.PREPOSITIONS


def _is_same_form(own: str, words: Sequence[Token], at: int, *, is_opposed: bool) -> bool:
    """Return whether a word is a finite verb in the form of another one.

    After “but”, “returned” is finite; after “was held and” it may be a participle.
    """
    verb = words[at].lower
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if following in ("and", "or", ",") or words[at].is_name or classes.is_function_word(verb):
        return False
    if verb in classes.AUXILIARIES:
        return verb in classes.MODALS or (verb in ("was", "were", "had")) == classes.is_past(own)
    if own in ("is", "has", "does") or classes.base_of_third_person(own):
        return bool(classes.base_of_third_person(verb)) and is_finite(words, at)
    if classes.is_past(own):
        may_be_participle = own in ("was", "were", "had") and not is_opposed
        is_participle = may_be_participle and classes.base_of_any_participle(verb)
        return not is_participle and bool(classes.base_of_past(verb)) and is_finite(words, at)
    has_object = following in classes.BEFORE_NOUNS
    is_certain = has_object or not classes.is_mostly_noun(verb)
    is_base = own in classes.MODALS or classes.is_verb(own)
    return is_base and classes.is_verb(verb) and is_certain


def _can_join(before: str, joint: str, more: Clause) -> bool:
    """Return whether a joint begins a clause with its own subject, rather than a part of a list."""
    words = more.subject.lower().split()
    is_in_list = _ENDS_IN_LIST.search(before) and more.verb not in classes.AUXILIARIES
    is_in_list = is_in_list or _joins_adjectives(before, joint, words[0])
    if is_in_list or "," in more.subject or _NO_NEW_SUBJECT.search(more.subject):
        return False
    if joint == ", ":
        return _is_short_clause(more)
    if "," not in joint and _IN_RELATIVE.search(before):
        return False
    if "," in joint or joint.strip() in ("while", "whereas", "but"):
        return not all(map(classes.is_adverb, words))
    is_number = before[-1:].isdigit()
    is_adjective = (
        len(words) == 1 and words[0] == more.subject and more.verb not in classes.AUXILIARIES
    )
    if is_adjective and not is_plural(words[0]) and words[0] not in classes.SUBJECTS:
        return False
    return _is_subject(more.subject) and not (more.lead or is_number or classes.opens_clause(words))


def _joins_adjectives(before: str, joint: str, word: str) -> bool:
    """Return whether “and” is between two adjectives: “dominant and subordinate groups”."""
    last = before.rpartition(" ")[2].lower()
    return joint.strip() == "and" and classes.is_adjective(last) and classes.is_adjective(word)


def _is_short_clause(clause: Clause) -> bool:
    """Return whether a clause after a comma alone has a short subject and a certain verb."""
    words = clause.subject.split()
    is_name = len(words) == 1 and words[0][0].isupper()
    is_short = is_name or (words[0].lower() in ("the", "a", "an") and len(words) <= 3)  # noqa: PLR2004
    base = classes.base_of_third_person(clause.verb)
    is_certain = clause.verb in classes.BE | classes.HAVE or (
        bool(base) and not classes.is_mostly_noun(base)
    )
    return is_short and is_certain and not clause.lead


def _is_subject(subject: str) -> bool:
    """Return whether a text can be a subject: it begins with an article, a name or a plural."""
    words = subject.split()
    first = words[0].lower()
    opens = first in classes.BEFORE_NOUNS | classes.SUBJECTS
    return (
        opens
        or is_plural(words[-1].lower())
        or len(words) == 1
        or words[0][0].isupper()
        or first[0].isdigit()
    )


def is_quoted(text: str, place: int) -> bool:
    """Return whether a place in a text is within quotation marks."""
    return text.count("“", 0, place) > text.count("”", 0, place)
