"""Decide how certain it is that a word of an English sentence is a finite verb.

A word such as “records” or “formed” may be a noun or a participle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.verb_objects import (
    BEFORE_INFINITIVES,
    NAMING,
    NO_OBJECTS,
    OPEN_OBJECTS,
    SAYING,
    WITH_TWO_OBJECTS,
)
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_plurals import is_plural

_TOKEN = re.compile(r"[“\"][^“”\"]*[”\"]|\([^()]*\)|\d[\d,.]*\d(?!\w)|\w+(?:[’'./-]\w+)*|[^\w\s]")
"""A word, a mark, or a whole quotation or parenthesis."""
_FIRST_WORDS = 6
_DIGITS_OF_YEARS = 4
CERTAIN, POSSIBLE, NO_VERB = 2, 1, 0
"""How certain it is that a word is a finite verb."""
_ARTICLES = classes.DETERMINERS - {"that", "both", "all", "each"}
_PUNCTUATION = re.compile(r"[^\w“(\"]")
_PLURAL_SUBJECTS = frozenset(("they", "we", "you", "who", "people"))
_BEFORE_NAMING = classes.SUBJECTS | {"who", "which", "that"}
_AFTER_NOUNS = frozenset(("of", "by", "that", "and", "or", "which", "who", "whose"))
_INFINITIVE_BEFORE = frozenset(("to", "not", *classes.MODALS, *classes.DO))


class Token(Struct, frozen=True):
    """A word or a mark with its place in a text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_mark(self) -> bool:
        """Whether it is a punctuation mark."""
        return bool(_PUNCTUATION.match(self.text))

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


def split_words(text: str) -> list[Token]:
    """Return the words and marks of a text."""
    return [Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text)]


def is_finite(words: Sequence[Token], place: int) -> bool:
    """Return whether a word can be a finite verb."""
    return strength_of_verb(words, place) is not NO_VERB


def strength_of_verb(words: Sequence[Token], place: int) -> int:
    """Return how certain it is that a word is a finite verb."""
    word, text = words[place], words[place].lower
    before = words[place - 1] if place else None
    if word.is_mark or (word.is_name and place) or before is None:
        return NO_VERB
    if before.lower in classes.POSSESSIVES or before.lower in ("a", "an", "the", "to", "no"):
        return NO_VERB
    if text in classes.BE or text in classes.MODALS:
        return CERTAIN
    if text in classes.HAVE or text in classes.DO:
        return NO_VERB if before.lower in _INFINITIVE_BEFORE else CERTAIN
    if _is_in_verb_group(words, place) or before.lower in classes.PREPOSITIONS:
        return NO_VERB
    return max(
        _strength_of_past(words, place),
        _strength_of_present(words, place),
        _strength_of_base(words, place),
    )


def _is_in_verb_group(words: Sequence[Token], place: int) -> bool:
    """Return whether an auxiliary comes right before a word, perhaps with adverbs between."""
    at = place - 1
    while at >= 0 and classes.is_adverb(words[at].lower):
        at -= 1
    auxiliaries = classes.BE | classes.HAVE | classes.MODALS | {"be", "been", "being", "to"}
    return at >= 0 and words[at].lower in auxiliaries


def _strength_of_past(words: Sequence[Token], place: int) -> int:
    text, before = words[place].lower, words[place - 1]
    base = classes.base_of_past(text)
    if not base or _is_passive(words, place):
        return NO_VERB
    if not classes.base_of_any_participle(text):
        return CERTAIN
    is_naming = before.is_name or before.is_mark or before.lower in _BEFORE_NAMING
    if text in NAMING and not is_naming:
        return NO_VERB
    if before.lower in _ARTICLES or (before.is_mark and not _ends_aside(words, place)):
        return NO_VERB
    if text == "said" or (base not in WITH_TWO_OBJECTS and _has_object(words, place)):
        return CERTAIN
    return POSSIBLE


def _is_passive(words: Sequence[Token], place: int) -> bool:
    """Return whether an agent follows a word: “built by the Romans”, but not “rose by 5 %”."""
    after = [word.lower for word in words[place + 1 : place + 3]]
    if after[:1] != ["by"]:
        return False
    return not any(word[0].isdigit() or classes.is_present_participle(word) for word in after[1:])


def _has_object(words: Sequence[Token], place: int) -> bool:
    """Return whether the object of a verb follows: “drew the line”."""
    after = [word.lower for word in words[place + 1 : place + 3]]
    return len(after) > 1 and after[0] in OPEN_OBJECTS and after[1] not in NO_OBJECTS


def _strength_of_present(words: Sequence[Token], place: int) -> int:
    base = classes.base_of_third_person(words[place].lower)
    before = words[place - 1]
    is_this = place == 1 and before.lower == "this" and not classes.is_mostly_noun(base)
    is_noun = (before.lower in _ARTICLES and not is_this) or _is_number(before)
    if not base or is_noun or (before.is_mark and not _ends_aside(words, place)):
        return NO_VERB
    is_saying = base in SAYING and _is_before(words, place, {"that"})
    if is_saying or not classes.is_mostly_noun(base):
        return CERTAIN
    is_adjective = classes.is_adjective(before.lower) and not before.is_name
    if is_adjective or _is_before_verb(words, place):
        return NO_VERB
    if base in BEFORE_INFINITIVES and _is_before(words, place, {"to"}):
        return CERTAIN
    after = words[place + 1] if place + 1 < len(words) else None
    is_noun = after is None or after.is_mark or after.lower in _AFTER_NOUNS
    is_noun = is_noun or bool(classes.base_of_any_participle(after.lower if after else ""))
    is_after_noun = not before.text[0].isdigit()
    is_noun = is_noun or (is_after_noun and words[max(0, place - 2)].lower in classes.PREPOSITIONS)
    return NO_VERB if is_noun and not _ends_aside(words, place) else POSSIBLE


def _is_number(word: Token) -> bool:
    is_year = word.text.isdigit() and len(word.text) == _DIGITS_OF_YEARS
    return (word.text[0].isdigit() and not is_year) or word.lower in NUMBERS.words


def _ends_aside(words: Sequence[Token], place: int) -> bool:
    """Return whether a comma right before a word is the second one: “X, in Rome, …”."""
    commas = [word.text for word in words[:place] if word.text == ","]
    return words[place - 1].text == "," and len(commas) > 1


def _joins_nouns(words: Sequence[Token], place: int) -> bool:
    """Return whether two nouns with “and” come right before a certain verb: “work and talent”."""
    before = [word.lower for word in words[max(0, place - 3) : place]]
    is_joined = "and" in before[:-1] and place < _FIRST_WORDS
    return is_joined and not classes.is_mostly_noun(words[place].lower)


def _is_before(words: Sequence[Token], place: int, others: AbstractSet[str]) -> bool:
    return any(word.lower in others for word in words[place + 1 : place + 2])


def _is_before_verb(words: Sequence[Token], place: int) -> bool:
    return _is_before(words, place, classes.BE | classes.MODALS)


def _strength_of_base(words: Sequence[Token], place: int) -> int:
    """Return how certain it is that a base form agrees with a plural before it."""
    text, before = words[place].lower, words[place - 1].lower
    after = words[place + 1] if place + 1 < len(words) else None
    has_adverb = classes.is_adverb(before) or (before in ("all", "both") and place > 1)
    has_plural = _follows_plural(words, place) or (
        has_adverb and place > 1 and _follows_plural(words, place - 1)
    )
    if not _may_be_base(words, place) or (classes.is_adjective(text) and not has_plural):
        return NO_VERB
    if not (has_plural or has_adverb):
        return _strength_after_tail(words, place)
    if after is None or _is_before_verb(words, place):
        return NO_VERB
    if before in _PLURAL_SUBJECTS:
        return POSSIBLE
    if classes.is_mostly_noun(text):
        opens = _opens_object(after) or (has_adverb and classes.is_adverb(after.lower))
        return POSSIBLE if opens else NO_VERB
    return CERTAIN if has_plural else POSSIBLE


def _strength_after_tail(words: Sequence[Token], place: int) -> int:
    """Return how certain a base form is that does not come right after its plural.

    “The causes of the war include …”.
    """
    text, before = words[place].lower, words[place - 1]
    is_far = any(is_plural(word.lower) for word in words[max(0, place - 4) : place])
    if before.lower == "that" or not (is_far or _has_plural_head(words, place)):
        return NO_VERB
    if not classes.is_mostly_noun(text):
        return POSSIBLE
    after = words[place + 1] if place + 1 < len(words) else None
    is_in_tail = before.is_mark or classes.is_function_word(before.lower)
    is_certain = before.is_name or (after is not None and after.lower in ("in", "a", "an", "the"))
    is_noun = is_in_tail or classes.is_adjective(before.lower) or not _has_plural_head(words, place)
    return POSSIBLE if is_certain and not is_noun else NO_VERB


def _has_plural_head(words: Sequence[Token], place: int) -> bool:
    """Return whether a plural with a preposition opens a text, and no verb comes between."""
    for at in range(1, place):
        if words[at].is_mark or words[at].lower in classes.BEFORE_CLAUSES | classes.AUXILIARIES:
            return False
        if words[at].lower in classes.PREPOSITIONS:
            is_head = is_plural(words[at - 1].lower)
            return is_head and not any(word.is_mark for word in words[at:place])
    return False


def _may_be_base(words: Sequence[Token], place: int) -> bool:
    """Return whether a word can be the base form of a verb. In “the use of”, it is a noun."""
    text = words[place].lower
    is_base = classes.is_verb(text) and text.isalpha() and not classes.is_function_word(text)
    return is_base and not (_is_before(words, place, {"of"}) and classes.is_mostly_noun(text))


def _follows_plural(words: Sequence[Token], place: int) -> bool:
    """Return whether a plural comes right before a word, or before an aside that ends there."""
    before = words[place - 1].lower
    if before == "," and _ends_aside(words, place):
        comma = next(at for at, word in enumerate(words) if word.text == ",")
        return is_plural(words[comma - 1].lower)
    is_noun = is_plural(before) and "’" not in before and "'" not in before
    return is_noun or before in _PLURAL_SUBJECTS or _joins_nouns(words, place)


def _opens_object(word: Token) -> bool:
    """Return whether a word after a verb can begin its object or a phrase with a preposition."""
    text = word.lower
    is_known = classes.is_function_word(text) or is_plural(text) or classes.is_adjective(text)
    return is_known or word.is_name or word.text[0].isdigit()
