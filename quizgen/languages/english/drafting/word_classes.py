"""Which words of an English sentence can be verbs, articles, prepositions and so on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from quizgen.languages.english.drafting.word_lists import read_words
from quizgen.languages.english.irregular_verbs import (
    base_of_participle,
    irregular_base,
    irregular_past,
)
from quizgen.languages.english.regular_verbs import base_of_present, base_of_regular_past

DETERMINERS = frozenset((
    "a", "an", "the", "this", "that", "these", "those", "some", "any", "no", "every", "each", "all",
    "both", "most", "many", "much", "few", "several", "another", "such", "either", "neither",
))  # fmt: skip
POSSESSIVES = frozenset(("my", "your", "his", "her", "its", "our", "their", "whose"))
BEFORE_NOUNS = DETERMINERS | POSSESSIVES
"""Words with which a noun phrase begins."""
SUBJECTS = frozenset(("i", "you", "he", "she", "it", "we", "they", "there"))
"""Pronouns that are subjects."""
PREPOSITIONS = frozenset((
    "in", "on", "at", "of", "for", "from", "by", "with", "without", "within", "during", "under",
    "over", "above", "below", "between", "among", "through", "throughout", "across", "along",
    "against", "around", "near", "into", "onto", "inside", "outside", "behind", "beside", "beyond",
    "despite", "like", "unlike", "as", "per", "via", "about", "off", "to", "towards", "toward",
    "upon", "than", "beneath", "until", "since", "before", "after", "besides", "except",
))  # fmt: skip
BEFORE_CLAUSES = frozenset((
    "which", "who", "whom", "whose", "where", "when", "because", "although", "though", "while",
    "whereas", "if", "unless", "whether", "how", "what", "why", "once", "that", "whenever",
    "wherever",
))  # fmt: skip
"""Words with which a subordinate clause begins."""
SOMETIMES_BEFORE_CLAUSES = frozenset(("since", "until", "before", "after", "as"))
"""Prepositions with which a subordinate clause may begin."""
BE = frozenset(("is", "are", "was", "were"))
HAVE = frozenset(("has", "have", "had"))
MODALS = frozenset((
    "will", "would", "can", "could", "may", "might", "must", "shall", "should", "cannot",
))  # fmt: skip
DO = frozenset(("do", "does", "did"))
AUXILIARIES = BE | HAVE | MODALS
ADVERBS = frozenset((
    "also", "then", "later", "soon", "once", "often", "never", "always", "still", "not", "now",
    "even", "only", "just", "first", "again", "already", "sometimes", "usually", "thus", "hence",
    "therefore", "however", "instead", "perhaps", "almost", "too", "there", "largely", "mostly",
    "ever", "far", "together", "twice", "itself", "himself", "herself", "themselves", "quickly",
    "indeed", "further",
))  # fmt: skip
_NOT_ADVERBS = frozenset(("family", "supply", "italy", "july", "assembly", "fly", "ally", "only"))
_VERB_ENDINGS = re.compile(r"\w{3,}(?:ize|[ln]ise|[^aeiou]ify)")
"""Endings of verbs: “idealize”."""
_SPELLINGS = (("ise", "ize"), ("yse", "yze"), ("our", "or"), ("tre", "ter"))
"""Endings of verbs in British and in American spelling; the list has the American ones."""


def is_function_word(word: str) -> bool:
    """Return whether a word is an article, a preposition and the like: no noun, no verb."""
    return word in BEFORE_NOUNS or word in PREPOSITIONS


def opens_clause(words: Iterable[str]) -> bool:
    """Return whether one of some words begins a subordinate clause."""
    return not BEFORE_CLAUSES.isdisjoint(words)


def may_be_verb(word: str) -> bool:
    """Return whether a word can be a verb, in any form."""
    if word in AUXILIARIES or is_verb(word):
        return True
    return bool(base_of_past(word) or base_of_third_person(word))


def is_verb(base: str) -> bool:
    """Return whether a word is the base form of a verb."""
    own, nouns = read_words("verbs")
    known = any(word in own or word in nouns for word in _spellings(base))
    return known or bool(irregular_past(base)) or bool(_VERB_ENDINGS.fullmatch(base))


def is_mostly_noun(base: str) -> bool:
    """Return whether a verb is more often a noun, as “record” and “map” are."""
    return not any(word in read_words("verbs")[0] for word in _spellings(base))


def _spellings(base: str) -> tuple[str, ...]:
    others = (base.removesuffix(own) + other for own, other in _SPELLINGS if base.endswith(own))
    return (base, *others)


@cache
def base_of_past(word: str) -> str:
    """Return the base of a verb in the past, or of a participle in “ed”; empty for other words."""
    prefix, hyphen, verb = word.rpartition("-")
    if hyphen and prefix not in ("re", "co", "over", "under", "pre", "mis", "out"):
        return ""
    base = irregular_base(verb) or base_of_regular_past(verb)
    return prefix + hyphen + base if base and is_verb(base) else ""


def is_past(verb: str) -> bool:
    """Return whether a finite verb is in the past."""
    return verb in ("was", "were", "had", "did") or bool(base_of_past(verb))


@cache
def base_of_third_person(word: str) -> str:
    """Return the base of a verb in the third person singular; empty for other words."""
    base = base_of_present(word)
    return base if base and is_verb(base) else ""


def base_of_finite(verb: str) -> str:
    """Return the base of a finite verb; the word itself if it is in no form that is known."""
    return base_of_past(verb) or base_of_third_person(verb) or verb


@cache
def base_of_any_participle(word: str) -> str:
    """Return the base of a past participle; empty for other words."""
    base = base_of_participle(word) or base_of_regular_past(word)
    return base if base and is_verb(base) else ""


def is_present_participle(word: str) -> bool:
    """Return whether a word is the form of a verb in “ing”."""
    return bool(base_of_present_participle(word))


def base_of_present_participle(word: str) -> str:
    """Return the base of a form in “ing”; empty for other words."""
    stem = word.removesuffix("ing")
    if stem == word:
        return ""
    undoubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    return next((base for base in (stem, f"{stem}e", undoubled) if is_verb(base)), "")


def is_base(verb: str) -> bool:
    """Return whether a verb is in its base form, which agrees with a plural only."""
    return not (verb in AUXILIARIES or base_of_past(verb) or base_of_third_person(verb))


def is_adjective(word: str) -> bool:
    """Return whether a word is an adjective, and rarely a noun."""
    return word in read_words("adjectives")[0]


def is_adverb(word: str) -> bool:
    """Return whether a word is an adverb."""
    return word in ADVERBS or (
        word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS  # noqa: PLR2004
    )
