"""Take English sentences apart into clauses that can be facts of their own.

Coordinated clauses and verbs, relative clauses and appositions become clauses of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.asides import (
    find_asides,
    read_aside,
    read_relative,
)
from quizgen.languages.english.drafting.clause_openings import match_date
from quizgen.languages.english.drafting.clauses import Clause, parse_clause
from quizgen.languages.english.drafting.dates_in_text import DATE, INCOMPLETE
from quizgen.languages.english.drafting.finite_verbs import Token, is_finite, split_words
from quizgen.languages.english.drafting.known_names import NAME, Names
from quizgen.languages.english.english_numbers import NUMBERS

_CONNECTIVES = re.compile(
    r"^(?:(?:However|Moreover|Furthermore|Indeed|Meanwhile|Nevertheless|Nonetheless|In addition"
    r"|In fact|In turn|In particular|By contrast|In contrast|On the other hand|For example"
    r"|For instance|As a result|Consequently|Therefore|Thus|Hence|Similarly|Likewise|Additionally"
    r"|Finally|First|Second|Third|Interestingly|Notably|Importantly|Of course|Overall|Generally"
    r"|Historically|Now|Instead|Still|Accordingly|Besides|Yet|So|Also|In other words|Crucially"
    r"|Not surprisingly|Unsurprisingly|Most importantly),"
    r"|But|And|Yet|So|Then|Thus|Hence|Or|Meanwhile|Later|Eventually|Soon|Afterwards|Thereafter"
    r"|and|but|yet|so|or|while|whereas|then)\s+(?=\S)"
)
_INNER = re.compile(
    r", (?:however|moreover|therefore|in turn|for example|for instance|by contrast|in contrast"
    r"|of course|in fact|indeed|too|as well|meanwhile|nevertheless|in particular|in effect"
    r"|then|also|on the other hand),"
)
_PARENTHESIS = re.compile(r" ?\([^()]*\)| [–—] [^–—]+ [–—](?= )| ?—[^—]+—")
_PARTS = re.compile(r"; |: (?=[a-z])")
_JOINTS = re.compile(
    r",? and, (?P<aside>[^,]{3,40}), "
    r"|,? (?:and|but|while|whereas|or)(?: (?:then|thus|also|later))? "
    r"|, (?:yet|so) (?!that )|, (?!and |or |but |which |who )"
)
_LAST_JOINT = re.compile(r",? and,? [a-z]+\b")
_IN_RELATIVE = re.compile(r"\b(?:that|which|who|where|when|because|if) [^,]*$")
_NO_NEW_SUBJECT = re.compile(r"\b(?:as|or|before|after|whose|what|so)\b")
_RELATIVE = re.compile(
    r", (?:(?:\w+ )?(?:of|in|for|on|from|by|under|with|at|to|through|during) )?"
    r"(?:which|who|whom|whose|where|when) "
)
_PARTICIPLE = re.compile(
    r", (?:thus |thereby |also |usually )?(?!during|including|according)[a-z]+ing "
)
_NAME_AT_END = re.compile(rf"(?<![\w’'-])((?:[Tt]he |[Aa] )?{NAME})$")
_UNDATED = re.compile(rf",? ?\b(?:(?:on|in|by|since|until) )?(?:{INCOMPLETE})")
"""A date without its year, which may be left out."""
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
_CONDITIONS = frozenset((
    "if", "when", "unless", "where", "without", "under", "of", "among", "unlike", "like",
    "according",
))  # fmt: skip


def split_clauses(sentence: str, names: Names) -> list[Clause]:
    """Return the clauses of a sentence, in order; after several, the sentence as a whole."""
    clauses: list[Clause] = []
    if sentence.rstrip('”" ').endswith(("?", "!")):
        return clauses
    for number, part in enumerate(_PARTS.split(_clean(sentence))):
        text = _lower_first_word(_clean(part).partition(": ")[0], names)
        clause = parse_clause(text)
        if clause is None:
            continue
        found = [*_expand(clause), *find_asides(clause)]
        clauses += (replace(c, is_first=not number and _is_main(c, clause)) for c in found)
        if sum(each.is_own for each in found) > 1:
            clauses.append(replace(clause, is_first=not number, is_whole=True))
    return clauses


def _is_main(clause: Clause, whole: Clause) -> bool:
    """Return whether a clause is the first one of a sentence, rather than a remark in it."""
    return (clause.lead, clause.subject, clause.verb) == (whole.lead, whole.subject, whole.verb)


def shorten(clause: Clause) -> Iterator[Clause]:
    """Yield a clause, then what remains without the words before its subject and its last parts.

    Conditions stay, and so do the members of a list.
    """
    yield clause
    if clause.is_whole:
        return
    can_lose_lead = _can_lose_lead(clause)
    if can_lose_lead:
        yield replace(clause, lead="")
    if found := _LONG_TAIL.search(clause.rest) if len(clause.text.split()) > _LONG else None:
        yield replace(clause, rest=clause.rest[: found.start()])
    undated = _UNDATED.sub("", clause.rest)
    if undated != clause.rest:
        yield replace(clause, rest=undated.strip())
    for found in reversed(list(re.finditer(", ", clause.rest))):
        tail = clause.rest[found.end() :]
        opening = tail.split(" ")[0].lower()
        is_member = _MEMBERS.match(tail) and opening not in classes.PREPOSITIONS
        is_kept = opening in _KEPT or is_member
        if not is_kept and not _is_quoted(clause.rest, found.start()):
            shorter = replace(clause, rest=clause.rest[: found.start()])
            yield shorter
            if can_lose_lead:
                yield replace(shorter, lead="")


def _can_lose_lead(clause: Clause) -> bool:
    """Return whether a clause is true without the words before its subject.

    An event happened wherever it was, but “in Britain, prices rise” is about Britain only.
    """
    first = clause.lead.split(" ")[0].lower()
    is_remark = first == "to" or classes.is_present_participle(first)
    return bool(first) and first not in _CONDITIONS and (clause.is_past or is_remark)


def _clean(sentence: str) -> str:
    """Return a sentence without parentheses, connectives such as “however”, and its full stop."""
    text = " ".join(sentence.split()).rstrip(".").strip()
    text = _INNER.sub("", _PARENTHESIS.sub("", text))
    while found := _CONNECTIVES.match(text):
        rest = text[found.end() :]
        text = rest[0].upper() + rest[1:]
    return text


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
    joint = _find_joint(clause)
    if joint:
        start, more = joint
        yield from _cut_tails(replace(clause, rest=clause.rest[:start].rstrip(" ,")))
        yield from _expand(more)
    else:
        yield from _cut_tails(clause)


def _find_joint(clause: Clause) -> tuple[int, Clause] | None:
    """Return where a coordinated clause or verb begins in the rest, and its clause."""
    for found in _JOINTS.finditer(clause.rest):
        before, after = clause.rest[: found.start()], clause.rest[found.end() :]
        if _is_quoted(clause.rest, found.start()):
            continue
        if more := _read_second_verb(clause, found, after):
            return found.start(), more
        own = parse_clause(after)
        if own and _can_join(before, found[0], own):
            return found.start(), own
    return None


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
    if at >= len(words) or not _is_same_form(own, words, at, is_opposed=word == "but"):
        return None
    aside = joint["aside"] or date
    lead = f"{aside}," if aside.split(" ")[0] in classes.PREPOSITIONS else ""
    adverb = words[1].text if at > 1 else ""
    if own in classes.MODALS and words[at].lower not in classes.AUXILIARIES:
        return replace(clause, lead=lead, adverb="", rest=after, aside="")
    rest = after[words[at].end - 2 :].strip()
    return replace(clause, lead=lead, adverb=adverb, verb=words[at].text, rest=rest, aside="")


def _is_same_form(own: str, words: Sequence[Token], at: int, *, is_opposed: bool) -> bool:
    """Return whether a word is a finite verb in the form of another one.

    After “but”, “returned” is finite; after “was held and” it may be a participle.
    """
    verb = words[at].lower
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if following in ("and", "or", ",") or words[at].is_name or classes.is_function_word(verb):
        return False
    if verb in classes.AUXILIARIES:
        return True
    if own in ("is", "has", "does") or classes.base_of_third_person(own):
        return bool(classes.base_of_third_person(verb)) and is_finite(words, at)
    if own in ("was", "were", "had", "did") or classes.base_of_past(own):
        may_be_participle = own in ("was", "were", "had") and not is_opposed
        is_participle = may_be_participle and classes.base_of_any_participle(verb)
        return not is_participle and bool(classes.base_of_past(verb)) and is_finite(words, at)
    has_object = following in classes.DETERMINERS | classes.POSSESSIVES
    is_certain = has_object or not classes.is_mostly_noun(verb)
    is_base = own in classes.MODALS or classes.is_verb(own)
    return is_base and classes.is_verb(verb) and is_certain


def _can_join(before: str, joint: str, more: Clause) -> bool:
    """Return whether a joint begins a clause with its own subject, rather than a part of a list."""
    words = more.subject.lower().split()
    if "," in more.subject or _NO_NEW_SUBJECT.search(more.subject):
        return False
    if joint == ", ":
        return _is_short_clause(more)
    if "," not in joint and _IN_RELATIVE.search(before):
        return False
    if "," in joint or joint.strip() in ("while", "whereas", "but"):
        return not all(map(classes.is_adverb, words))
    is_number = before[-1:].isdigit()
    return _is_subject(more.subject) and not (more.lead or is_number or classes.opens_clause(words))


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
    opens = first in classes.DETERMINERS | classes.POSSESSIVES | classes.SUBJECTS
    is_plural = classes.is_plural_noun(words[-1].lower())
    return opens or is_plural or len(words) == 1 or words[0][0].isupper() or first[0].isdigit()


def _cut_tails(clause: Clause) -> Iterator[Clause]:
    """Yield a clause without its relative clauses, and those about a name."""
    clause = _cut_series(clause)
    found = _RELATIVE.search(clause.rest)
    if not found or _is_quoted(clause.rest, found.start()):
        yield _cut_participle(clause)
        return
    before, tail = clause.rest[: found.start()], clause.rest[found.end() :]
    yield _cut_participle(replace(clause, rest=before))
    named = _NAME_AT_END.search(before)
    is_plain = named and "," not in before and not re.search(DATE, named[1])
    if named and is_plain and found[0].strip(", ") in ("who", "which"):
        for more in read_relative(named[1], tail):
            yield from _expand(more)


def _cut_series(clause: Clause) -> Clause:
    """Return a clause without further members of a series that shares its verb."""
    for found in _GAPPED.finditer(clause.rest):
        before, word = clause.rest[: found.start()], found["word"]
        if not before or _is_quoted(clause.rest, found.start()):
            continue
        is_number = word in NUMBERS.words and before.split()[-1] not in ("of", "the", "a")
        is_same = word in _SERIES_WORDS and before.startswith(f"{word} ")
        has_number = any(NUMBERS.find(before))
        if (is_number and has_number and "," in found[0]) or is_same:
            return replace(clause, rest=before)
    return clause


def _cut_participle(clause: Clause) -> Clause:
    found = _PARTICIPLE.search(clause.rest)
    if found and "such as" not in clause.rest and not _is_quoted(clause.rest, found.start()):
        return replace(clause, rest=clause.rest[: found.start()])
    return clause


def _is_quoted(text: str, place: int) -> bool:
    return text.count("“", 0, place) > text.count("”", 0, place)
