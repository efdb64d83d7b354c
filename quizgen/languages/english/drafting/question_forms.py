"""Questions made from English clauses: the verb keeps its form, or goes behind an auxiliary."""

from __future__ import annotations

import re

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.clauses import Clause, parse_clause
from quizgen.languages.english.english_plurals import is_plural
from quizgen.languages.english.regular_verbs import regular_present

_SINGULARS = {"are": "is", "were": "was", "have": "has", "do": "does"}
_SECOND_VERB = re.compile(
    r"\band (?:[a-z]+ly )?[a-z]+ (?:with|in|on|at|to|for|from|into|by|through)\b"
)
"""Words that may be another verb of the same subject: “and mate with …”."""
_SHORT_LEAD = 7
_MOST_WORDS = 28
"""Number of words of a question that can be read at once."""
_JOINED = re.compile(r",? (?:and|but|or|yet|so|while|whereas) |, (?!which|who|where|whose)")
_AUXILIARY = re.compile(r" (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must) ")
_OBJECT = re.compile(r"[a-z]+ed (?:an?|the|its|his|her|their|[A-Z])\b")
"""A verb with an object, as at the start of “…, attacked the arsenal”."""
_TAIL = re.compile(r", with [^,]*$")
_LEAST_WORDS = 3
_CAUSE = re.compile(
    r"(?:since|because|although|though|while|whereas|until|unless|if)\b", re.IGNORECASE
)


def ask_for_subject(clause: Clause, phrase: str) -> str:
    """Return the question for the subject of a clause, after a phrase such as “who”."""
    verb = clause.verb
    if verb in classes.DO and not clause.rest.startswith("not "):
        return ""  # “did gain” is said against an expectation
    is_singular = phrase in ("what", "who") or not is_plural(phrase.rpartition(" ")[2])
    if clause.subject and clause.has_plural and is_singular:
        verb = _as_singular(clause)
        if verb != clause.verb and _SECOND_VERB.search(clause.rest):
            return ""
    lead, trail = _place_lead(clause)
    rest = _drop_tail(clause.rest) if phrase.startswith(("how ", "what ")) else clause.rest
    ask = _finish(f"{lead}{phrase} {clause.adverb} {verb} {rest}{trail}")
    return ask if _is_plain(clause, ask) else ""


def ask_behind(clause: Clause, phrase: str, rest: str) -> str:
    """Return a question that begins with a phrase such as “in which year” and an auxiliary.

    `rest` is what follows the verb, without the answer. Return an empty text if the base form of
    the verb is not certain.
    """
    auxiliary, main = split_verb(clause)
    first = clause.subject.partition(" ")[0].lower()
    if not auxiliary or ", but " in rest or (classes.is_adverb(first) and first != "there"):
        return ""
    subject = lower_first(clause.subject)
    lead, trail = _place_lead(clause)
    rest = _drop_tail(rest)
    ask = _finish(f"{lead}{phrase} {auxiliary} {subject} {clause.adverb} {main} {rest}{trail}")
    return ask if _is_plain(clause, ask) else ""


def _is_plain(clause: Clause, ask: str) -> bool:
    """Return whether a question is short, and all its words belong to one clause."""
    first = clause.lead.split(" ", 1)[0].lower().rstrip(",")
    is_loose = _CAUSE.match(clause.lead) or classes.base_of_any_participle(first)
    if clause.verb in classes.BE and clause.rest.partition(" ")[0] in classes.BEFORE_CLAUSES:
        return False  # “What is where memories are stored?”
    return not is_loose and len(ask.split()) <= _MOST_WORDS and not _has_clause(clause.rest)


def _drop_tail(rest: str) -> str:
    """Return the rest of a question without “, with …” at its end, if enough remains."""
    tail = _TAIL.search(rest)
    is_long = tail is not None and len(rest[: tail.start()].split()) >= _LEAST_WORDS
    return rest[: tail.start()] if tail and is_long else rest


def _has_clause(rest: str) -> bool:
    """Return whether a rest has a second clause with a subject of its own: “A and B did …”."""
    return any(
        _AUXILIARY.search(part) or _OBJECT.match(part) or parse_clause(part)
        for part in _JOINED.split(rest)[1:]
    )


def split_verb(clause: Clause) -> tuple[str, str]:
    """Return the auxiliary of a clause and the base form behind it, both empty if not certain."""
    verb = clause.verb.lower()
    following = clause.rest.split(" ", 2)
    is_perfect = (
        verb in classes.HAVE
        and following
        and (
            following[0] == "been"
            or bool(classes.base_of_any_participle(following[0]))
            or (
                classes.is_adverb(following[0])
                and len(following) > 1
                and bool(classes.base_of_any_participle(following[1]))
            )
        )
    )
    if verb in classes.BE or verb in classes.MODALS or verb in classes.DO or is_perfect:
        return ("can", "not") if verb == "cannot" else (verb, "")
    if verb in classes.HAVE:
        return {"has": "does", "have": "do", "had": "did"}[verb], "have"
    if base := classes.base_of_past(verb):
        return "did", base
    if base := classes.base_of_third_person(verb):
        return "does", base
    return ("do", verb) if classes.is_verb(verb) else ("", "")


def _as_singular(clause: Clause) -> str:
    """Return the verb of a clause for a singular subject: “what records earthquakes”."""
    verb = clause.verb
    if verb in _SINGULARS:
        return verb if verb in ("are", "were") and _is_noun(clause.rest) else _SINGULARS[verb]
    if verb in classes.MODALS or classes.base_of_past(verb) or classes.base_of_third_person(verb):
        return verb
    return regular_present(verb)


def _is_noun(rest: str) -> bool:
    """Return whether the words after “are” begin with a noun in the plural: “What are …?”."""
    for word in rest.lower().split():
        if classes.is_function_word(word) and word not in ("the", "all", "both"):
            return False
        if is_plural(word.rstrip(",")):
            return True
    return False


def _place_lead(clause: Clause) -> tuple[str, str]:
    """Return the words before the subject as the start of a question, or as its end."""
    lead = clause.lead.rstrip(",")
    if not lead:
        return "", ""
    words = lead.split()
    is_clause = words[0].lower() in classes.BEFORE_CLAUSES | classes.SOMETIMES_BEFORE_CLAUSES
    if (
        len(words) <= _SHORT_LEAD
        and "," not in lead + clause.rest
        and not is_clause
        and words[0].lower() in classes.PREPOSITIONS
    ):
        return "", f" {lower_first(lead)}"
    return f"{lead}, ", ""


def lower_first(text: str) -> str:
    """Return a text without the capital of an article, a preposition and the like at its start."""
    first = text.split(" ", 1)[0]
    word = first.lower()
    is_known = classes.is_function_word(word) or word in classes.BEFORE_CLAUSES
    return word + text[len(first) :] if is_known else text


def _finish(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ([,.?])", r"\1", text).rstrip(",")
    return f"{text[0].upper()}{text[1:]}?"
