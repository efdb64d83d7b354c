"""Find the main verb of an English clause.

Each subordinate clause takes one finite verb. The first finite verb that none of them takes is the
main verb. A word such as “records” or “formed” may be a noun or a participle, so a verb that is
certain wins over one that is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.english_numbers import NUMBERS

_TOKEN = re.compile(r"[“\"][^“”\"]*[”\"]|\([^()]*\)|\d[\d,.]*\d|\w+(?:[’'./-]\w+)*|[^\w\s]")
"""A word, a mark, or a whole quotation or parenthesis."""
_DIGITS_OF_YEARS = 4
_CERTAIN, _POSSIBLE, _NONE = 2, 1, 0
_ARTICLES = classes.DETERMINERS - {"that", "both", "all", "each"}
_LINKS = frozenset(("and", "or", "but", "nor", ";", ":", "–", "—"))
_PUNCTUATION = re.compile(r"[^\w“(\"]")
_OPENS_OBJECT = frozenset((*classes.DETERMINERS, *classes.POSSESSIVES, *classes.PREPOSITIONS))
_BEFORE_NAMING = classes.SUBJECTS | {"who", "which", "that"}
_NAMING = frozenset(("called", "named", "known", "termed", "dubbed", "nicknamed", "based"))
"""Pasts that are mostly participles after a noun."""
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


def find_main_verb(words: Sequence[Token]) -> int | None:
    """Return the position of the main verb of a clause, or None if it is not clear which it is."""
    waiting, possible, within = 0, None, False
    for place, word in enumerate(words):
        is_lead = words[0].lower in classes.BEFORE_CLAUSES and possible is None
        is_lead = is_lead and any(classes.may_be_verb(each.lower) for each in words[2:place])
        if word.text == "," and within and (not waiting or is_lead) and not _goes_on(words, place):
            within, waiting = False, 0
        if _begins_clause(words, place):
            waiting += 1
            within = within or place == 0 or words[place - 1].text == ","
            continue
        strength = _strength(words, place)
        if strength is _NONE:
            continue
        if waiting:
            waiting -= not _continues(words, place)
        elif within:
            continue
        elif possible is not None and possible + 1 < place and _is_apart(words, possible, place):
            return possible
        elif strength is _CERTAIN:
            return place
        elif possible is None or _is_noun_before_verb(words, possible, place):
            possible = place
    return possible


def _is_noun_before_verb(words: Sequence[Token], first: int, second: int) -> bool:
    """Return whether the first of two words that can be verbs is a noun: “gas prices dropped”."""
    following = words[second + 1 : second + 2]
    opens = not following or not classes.is_plural_noun(following[0].lower)
    return first + 1 == second and words[first].text.endswith("s") and opens


def _goes_on(words: Sequence[Token], comma: int) -> bool:
    """Return whether a clause goes on after a comma, since a list does."""
    return any(word.lower in ("and", "or") for word in words[comma + 1 : comma + 2])


def is_finite(words: Sequence[Token], place: int) -> bool:
    """Return whether a word can be a finite verb."""
    return _strength(words, place) is not _NONE


def _continues(words: Sequence[Token], place: int) -> bool:
    """Return whether a word is not the last one that can be the verb of its clause: “formed”."""
    following = words[place + 1 : place + 2]
    return (
        _strength(words, place) is _POSSIBLE
        and bool(following)
        and following[0].lower in (classes.BE | classes.HAVE | classes.MODALS)
    )


def _is_apart(words: Sequence[Token], first: int, second: int) -> bool:
    """Return whether two verbs belong to different clauses."""
    between = [word.lower for word in words[first + 1 : second]]
    if any(word in _LINKS for word in between):
        return True
    commas = sum(word.text == "," for word in words[:second])
    return "," in between and not (between[-1] == "," and commas > 1)


def _begins_clause(words: Sequence[Token], place: int) -> bool:
    """Return whether a word begins a subordinate clause."""
    word, before = words[place].lower, words[place - 1].lower if place else ""
    if word == "that":
        return place > 0 and not words[place - 1].is_mark and before not in classes.PREPOSITIONS
    if word in classes.BEFORE_CLAUSES:
        return True
    if word in classes.SOMETIMES_BEFORE_CLAUSES:
        return before != "such" and _has_own_verb(words, place)
    is_subject = word in classes.SUBJECTS - {"there"} and place > 1
    known = (*_LINKS, ",", "that", *classes.PREPOSITIONS)
    opens = words[0].lower not in classes.PREPOSITIONS
    return is_subject and opens and before not in known and not _is_in_clause(words, place)


def _is_in_clause(words: Sequence[Token], place: int) -> bool:
    """Return whether the words right before a pronoun begin its clause: “because it”."""
    before = [word.lower for word in words[max(0, place - 3) : place]]
    known = classes.BEFORE_CLAUSES | classes.SOMETIMES_BEFORE_CLAUSES
    return any(word in known for word in before) or any(word == "," for word in before)


def _has_own_verb(words: Sequence[Token], place: int) -> bool:
    """Return whether a verb follows a preposition before the next comma: “after it fell, …”."""
    for later in range(place + 1, len(words)):
        if words[later].text == ",":
            break
        if words[later].lower in classes.BEFORE_CLAUSES:
            return False
        strength = _strength(words, later)
        is_verb = strength is _CERTAIN or (strength is _POSSIBLE and place == 0)
        if later > place + 1 and is_verb:
            rest = words[later:]
            return place > 0 or any(word.text == "," for word in rest)
    return False


def _strength(words: Sequence[Token], place: int) -> int:
    """Return how certain it is that a word is a finite verb."""
    word, text = words[place], words[place].lower
    before = words[place - 1] if place else None
    if word.is_mark or (word.is_name and place) or before is None:
        return _NONE
    if before.lower in classes.POSSESSIVES or before.lower in ("a", "an", "the", "to", "no"):
        return _NONE
    if text in classes.BE or text in classes.MODALS:
        return _CERTAIN
    if text in classes.HAVE or text in classes.DO:
        return _NONE if before.lower in _INFINITIVE_BEFORE else _CERTAIN
    if _is_in_verb_group(words, place) or before.lower in classes.PREPOSITIONS:
        return _NONE
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
    if not classes.base_of_past(text) or _is_before(words, place, {"by"}):
        return _NONE
    if not classes.base_of_any_participle(text):
        return _CERTAIN
    if text in _NAMING and not (
        before.is_name
        or before.lower in classes.SUBJECTS | {"who", "which", "that"}
        or before.is_mark
    ):
        return _NONE
    if before.lower in _ARTICLES or (before.is_mark and not _ends_aside(words, place)):
        return _NONE
    return _POSSIBLE


def _strength_of_present(words: Sequence[Token], place: int) -> int:
    base = classes.base_of_third_person(words[place].lower)
    before = words[place - 1]
    if not base or before.lower in _ARTICLES or _is_number(before):
        return _NONE
    if (before.is_mark and not _ends_aside(words, place)) or _is_before_verb(words, place):
        return _NONE
    if not classes.is_mostly_noun(base):
        return _CERTAIN
    after = words[place + 1] if place + 1 < len(words) else None
    is_noun = after is None or after.is_mark or after.lower in _AFTER_NOUNS
    is_noun = is_noun or bool(classes.base_of_any_participle(after.lower if after else ""))
    is_after_noun = not before.text[0].isdigit()
    is_noun = is_noun or (is_after_noun and words[max(0, place - 2)].lower in classes.PREPOSITIONS)
    return _NONE if is_noun and not _ends_aside(words, place) else _POSSIBLE


def _is_number(word: Token) -> bool:
    is_year = word.text.isdigit() and len(word.text) == _DIGITS_OF_YEARS
    return (word.text[0].isdigit() and not is_year) or word.lower in NUMBERS.words


def _ends_aside(words: Sequence[Token], place: int) -> bool:
    """Return whether a comma right before a word is the second one: “X, in Rome, …”."""
    commas = [word.text for word in words[:place] if word.text == ","]
    return words[place - 1].text == "," and len(commas) > 1


def _is_before(words: Sequence[Token], place: int, others: AbstractSet[str]) -> bool:
    return any(word.lower in others for word in words[place + 1 : place + 2])


def _is_before_verb(words: Sequence[Token], place: int) -> bool:
    return _is_before(words, place, classes.BE | classes.MODALS)


def _strength_of_base(words: Sequence[Token], place: int) -> int:
    """Return how certain it is that a base form agrees with a plural before it."""
    text, before = words[place].lower, words[place - 1].lower
    after = words[place + 1] if place + 1 < len(words) else None
    is_plural = (
        classes.is_plural_noun(before) and "’" not in before and "'" not in before
    ) or before in ("they", "we", "you", "who", "people")
    if before == "," and _ends_aside(words, place):
        comma = next(at for at, word in enumerate(words) if word.text == ",")
        is_plural = classes.is_plural_noun(words[comma - 1].lower)
    adverb = classes.is_adverb(before)
    if (
        not classes.is_verb(text)
        or not text.isalpha()
        or classes.is_function_word(text)
        or _is_before(words, place, {"of"})
    ):
        return _NONE
    if not (is_plural or adverb):
        is_far = any(
            classes.is_plural_noun(word.lower) for word in words[max(0, place - 4) : place]
        )
        return _POSSIBLE if is_far and not classes.is_mostly_noun(text) else _NONE
    if after is None or _is_before_verb(words, place):
        return _NONE
    if before in ("they", "we", "you", "who", "people"):
        return _POSSIBLE
    if classes.is_mostly_noun(text):
        opens = after.lower in _OPENS_OBJECT or classes.is_plural_noun(after.lower)
        return _POSSIBLE if opens or after.is_name or after.text[0].isdigit() else _NONE
    return _POSSIBLE if adverb and not is_plural else _CERTAIN
