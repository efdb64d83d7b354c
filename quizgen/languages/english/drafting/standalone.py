"""Decide whether an English clause is understood without the sentences before it."""

from __future__ import annotations

import re

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.clauses import Clause
from quizgen.languages.english.drafting.dates_in_text import INCOMPLETE
from quizgen.languages.english.drafting.definite_nouns import Context, points_back
from quizgen.languages.english.drafting.finite_verbs import is_finite, split_words
from quizgen.languages.english.drafting.known_names import can_be
from quizgen.languages.english.english_numbers import NUMBERS

_TIMES = (
    "year|month|day|week|spring|summer|autumn|winter|night|morning|decade|century|moment|time"
    "|period|point|case|way"
)
_POINTS_BACK = re.compile(
    r"\b(?:this|these|those|here|there|former|latter|we|our|ours|us|you|your|I|my|me|the same"
    r"|others?|ones|the two|the three|the four|today|nowadays|now|currently|recently|lately"
    r"|so far|else|mentioned|aforementioned|likewise|similar|similarly|thereby|therefore|thus"
    r"|thereafter|such(?! as)|(?:do|does|did|done) so|one of (?:them|which)|not only"
    rf"|(?:that|the following|the next|the previous|the|which) (?:{_TIMES})"
    r"(?! (?:of\b|that\b|when\b|after\b|before\b|between\b|[A-Z]))"
    r"|(?:years?|months?|weeks?|days?|decades?|centuries) (?:later|earlier|before|after|afterwards)"
    r"|the (?:first|second|third|last|latest|final|only) (?:is|was|are|were|one|two)"
    r"|(?:that|which) followed|happens? next|[Bb]y then|until then|since then)\b"
    r"|\b(?:above|below|too)(?=$|,)|\beither$|\bone(?=[.,]| and|$| of them| was| is)"
    r"|\bboth(?! [a-z’\w -]+ and )\b|^[Ii]t (?:is|was) |(?<!\d )(?<!\d[\d,]{3} )years ago"
    r"|\b(?:his|its|her|their) (?:first|second|last|own|others?)(?= in\b| of\b| on\b|$|,)"
    r"|\bhis (?:to|and|from|in|on|at|for)\b|[Tt]hen,"
)
"""Words that mean something named before."""
_MORE = (
    "more|less|fewer|larger|smaller|bigger|higher|lower|faster|slower|better|worse|greater"
    "|stronger|weaker|earlier|longer|shorter|cheaper|heavier|lighter|purer|deeper|wider|quicker"
    "|thicker|thinner|richer|poorer|hotter|colder|warmer|cooler|safer|easier|harder|closer|nearer"
)
_FIRST_PART = re.compile(r"[A-Z]\w+ I\b")
"""“Article I”, where “I” is a number."""
_COMPARED_ONES = re.compile(r"than (?:[\w-]+ ){1,2}ones\b")
_COMPARED = re.compile(rf"\b(?:{_MORE})\b")
_NOT_COMPARED = re.compile(
    rf"\b(?:an?|the) (?:far |much |still |even )?(?:{_MORE}) [a-z]+|\bthan\b"
    r"|\bmore or less|no longer|any longer|once more|higher education|or more\b|a little more"
)
"""Comparatives that need no “than”."""
_THAT = re.compile(r"\bthat ([a-z]+)(?= (?:in|of|to|from|for|by|with|on|at|was|is|were|and)\b|$|,)")
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
_NO_SUBJECTS = frozenset((
    *classes.SUBJECTS, "that", "who", "which", "what", "such", "whoever", "as", "so", "not",
))  # fmt: skip
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
    rf"|[Tt]he .*\b(?:{_MOST}|first|last|second|[a-z]+ing)$|.*\bones?$"
)
"""A subject whose noun is left out: “the oldest”, “the other one”."""
_SPECIFIED = classes.PREPOSITIONS | {"that", "who", "which"}


def is_standalone(clause: Clause, context: Context) -> bool:
    """Return whether a clause is understood alone."""
    return (
        not _has_loose_words(clause)
        and _has_own_subject(clause)
        and _knows_pronouns(clause, person=context.person)
        and not points_back(clause, context)
    )


def _has_loose_words(clause: Clause) -> bool:
    """Return whether a clause has words that mean something outside it, or half a quotation."""
    text = _FIRST_PART.sub("Part", _COMPARED_ONES.sub("than", clause.text))
    if _POINTS_BACK.search(text) or re.search(INCOMPLETE, text):
        return True
    is_compared = _COMPARED.search(text) and not _NOT_COMPARED.search(text)
    if is_compared and not _COMPARED.search(clause.subject):
        return True
    if re.search(r"\banother\b", text) and not re.search(r"\bone\b", text):
        return True
    if any(_is_demonstrative(found[1], text[found.end() :]) for found in _THAT.finditer(text)):
        return True
    return text.count("“") != text.count("”") or bool(text.count('"') % 2)


def _is_demonstrative(word: str, after: str) -> bool:
    """Return whether a word after “that” is a noun without a verb: “that eruption”."""
    words = split_words(f"X {after.partition(',')[0]}")
    has_verb = any(is_finite(words, at) for at in range(1, len(words)))
    is_noun = not (classes.may_be_verb(word) or classes.is_plural_noun(word))
    return not has_verb and is_noun and word not in classes.SUBJECTS


def _has_own_subject(clause: Clause) -> bool:
    words = clause.subject.lower().split()
    first, last = words[0], words[-1]
    if first in _NO_SUBJECTS or _NO_NOUN.match(clause.subject):
        return False
    if len(words) == 1 and first in NUMBERS.words:
        return False
    if first in _QUANTIFIERS and (len(words) == 1 or words[1:] == ["of"]):
        return False
    if clause.is_past and first in ("a", "an") and _SPECIFIED.isdisjoint(words):
        return False  # “a conference opened”: which one it was is known from the article only
    is_vague = clause.is_past and not (clause.is_first or clause.is_whole)
    if is_vague and not re.search("[A-Z]", clause.text):
        return False
    is_function = classes.is_function_word(last) and last != "another"
    return not (is_function or last in classes.BEFORE_CLAUSES | {"and", "or"})


def _knows_pronouns(clause: Clause, *, person: str) -> bool:
    """Return whether each pronoun of a clause stands for its subject."""
    if _PRONOUN.search(clause.subject if clause.is_own else clause.text):
        return False
    if found := _PRONOUN.search(clause.lead):
        word = found[1].lower()
        if word in ("its", "their"):
            is_participle = clause.lead.split(" ")[0].endswith("ing")
            return is_participle and (word == "their") == clause.has_plural
        return bool(person) and word in ("his", "her") and can_be(word, person)
    pronouns = _PRONOUN.finditer(clause.rest)
    return all(_is_known(clause, found, person=person) for found in pronouns)


def _is_known(clause: Clause, found: re.Match[str], *, person: str) -> bool:
    """Return whether a pronoun behind the verb stands for the subject, or for a name before it."""
    word, before = found[1].lower(), clause.rest[: found.start()]
    if word in _POSSESSIVE and _AFTER_NAME.search(before):
        return True
    if word in _PLURAL and not clause.has_plural:
        return any(map(classes.is_plural_noun, before.lower().split()))
    if word in _PERSONAL:
        agrees = bool(person) and can_be(word, person)
    else:
        may_be_person = bool(person) or bool(_LONG_NAME.match(clause.subject))
        agrees = (word in _PLURAL) == clause.has_plural and (word in _PLURAL or not may_be_person)
    if not agrees or word in _POSSESSIVE:
        return agrees
    return clause.is_first and bool(_IN_SUBORDINATE.search(before))
