"""Find the main verb of an English clause.

Each subordinate clause takes one finite verb. The first finite verb that none of them takes is the
main verb. A verb that is certain wins over one that is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.finite_verbs import (
    CERTAIN,
    NO_VERB,
    POSSIBLE,
    Token,
    strength_of_verb,
)
from quizgen.languages.english.english_plurals import is_plural

_NEAR = 5
_LINKS = frozenset(("and", "or", "but", "nor", ";", ":", "–", "—"))


def find_main_verb(words: Sequence[Token], after: int = 0) -> int | None:
    """Return the position of the main verb of a clause, or None if it is not clear which it is.

    Only words after the position `after` count.
    """
    return _Search(words, after).run()


class _Search:
    """The search for a main verb: from left to right, through subordinate clauses.

    `waiting` is the number of these clauses whose verb has not come yet. `within` means that one of
    them goes on until a comma. `possible` is the place of a verb that is not certain.
    """

    def __init__(self, words: Sequence[Token], after: int) -> None:
        self.words, self.after = words, after
        self.waiting = 0
        self.within = False
        self.possible: int | None = None

    def run(self) -> int | None:
        for place, word in enumerate(self.words):
            if word.text == "," and self._ends_clause(place):
                self.within, self.waiting = False, 0
            if _begins_clause(self.words, place):
                self.waiting += 1
                opens = place == 0 or self.words[place - 1].text == ","
                self.within = self.within or opens
            elif (found := self._read(place)) is not None:
                return found
        return self.possible

    def _read(self, place: int) -> int | None:
        """Return the place of the main verb if a word decides it."""
        words, possible = self.words, self.possible
        strength = strength_of_verb(words, place) if place > self.after else NO_VERB
        if strength is NO_VERB or (strength is POSSIBLE and self._is_adjective(place)):
            return None
        if self.waiting:
            self.waiting -= not _continues(words, place)
        elif not self.within:
            if (
                possible is not None
                and possible + 1 < place
                and (_is_apart(words, possible, place) or _takes_base(words, possible, place))
            ):
                return possible
            if strength is CERTAIN:
                return place
            if (
                possible is None
                or _is_noun_before_verb(words, possible, place)
                or _is_better(words, possible, place)
            ):
                self.possible = place
        return None

    def _is_adjective(self, place: int) -> bool:
        """Return whether the verb of a clause comes later: “ruled that segregated schools …”."""
        return self.possible is not None and self.words[place - 1].lower == "that"

    def _ends_clause(self, comma: int) -> bool:
        """Return whether a subordinate clause ends at a comma, perhaps without a certain verb."""
        words = self.words
        is_lead = words[0].lower in classes.BEFORE_CLAUSES and self.possible is None
        has_verb = is_lead and any(classes.may_be_verb(word.lower) for word in words[2:comma])
        return self.within and (not self.waiting or has_verb) and not _goes_on(words, comma)


def _is_noun_before_verb(words: Sequence[Token], first: int, second: int) -> bool:
    """Return whether the first of two words that can be verbs is a noun: “gas prices dropped”."""
    following = words[second + 1 : second + 2]
    opens = not following or not is_plural(following[0].lower)
    return first + 1 == second and words[first].text.endswith("s") and opens


def _is_better(words: Sequence[Token], first: int, second: int) -> bool:
    """Return whether the first of two possible verbs is a noun: “craters on Earth confirm”."""
    base = classes.base_of_third_person(words[first].lower)
    is_noun = bool(base) and classes.is_mostly_noun(base)
    word = words[second].lower
    is_tail = words[first + 1].lower in classes.PREPOSITIONS and is_plural(words[first].lower)
    return is_noun and classes.is_verb(word) and (is_tail or not classes.is_mostly_noun(word))


def _goes_on(words: Sequence[Token], comma: int) -> bool:
    """Return whether a clause goes on after a comma, since a list does."""
    return any(word.lower in ("and", "or") for word in words[comma + 1 : comma + 2])


def _continues(words: Sequence[Token], place: int) -> bool:
    """Return whether a word is not the last one that can be the verb of its clause: “formed”."""
    following = words[place + 1 : place + 2]
    return (
        strength_of_verb(words, place) is POSSIBLE
        and words[place - 1].lower not in ("that", "which", "who")
        and bool(following)
        and following[0].lower in (classes.BE | classes.HAVE | classes.MODALS)
    )


def _is_apart(words: Sequence[Token], first: int, second: int) -> bool:
    """Return whether two verbs belong to different clauses."""
    between = [word.lower for word in words[first + 1 : second]]
    if any(word in _LINKS for word in between):
        return True
    commas = sum(word.text == "," for word in words[:second])
    commas -= words[0].lower in classes.PREPOSITIONS | classes.BEFORE_CLAUSES
    return "," in between and not (between[-1] == "," and commas > 1)


def _takes_base(words: Sequence[Token], first: int, second: int) -> bool:
    """Return whether a second verb belongs to the object of the first: “helped farmers grow”."""
    base = classes.base_of_finite(words[first].lower)
    takes = base in ("help", "let", "make", "see", "watch")
    return takes and classes.is_base(words[second].lower)


def _begins_clause(words: Sequence[Token], place: int) -> bool:
    """Return whether a word begins a subordinate clause."""
    word, before = words[place].lower, words[place - 1].lower if place else ""
    if word == "that":
        is_after_mark = words[place - 1].is_mark and before not in ("+", "%", ")")
        return place > 0 and not is_after_mark and before not in classes.PREPOSITIONS
    if word in ("how", "what", "whether", "where", "which") and _is_infinite(words, place):
        return False
    if word in classes.BEFORE_CLAUSES:
        return True
    if word in classes.SOMETIMES_BEFORE_CLAUSES:
        return before != "such" and not _is_dated(words, place) and _has_own_verb(words, place)
    is_subject = word in classes.SUBJECTS - {"there"} and place > 1
    known = (*_LINKS, ",", "that", *classes.PREPOSITIONS)
    opens = words[0].lower not in classes.PREPOSITIONS
    return is_subject and opens and before not in known and not _is_in_clause(words, place)


def _is_infinite(words: Sequence[Token], place: int) -> bool:
    """Return whether an infinitive follows a question word: “how much water to drink”."""
    for at in range(place + 1, min(place + _NEAR, len(words) - 1)):
        if words[at].lower == "to":
            return classes.is_verb(words[at + 1].lower)
        if strength_of_verb(words, at) is not NO_VERB:
            break
    return False


def _is_in_clause(words: Sequence[Token], place: int) -> bool:
    """Return whether the words right before a pronoun begin its clause: “because it”."""
    before = [word.lower for word in words[max(0, place - 3) : place]]
    known = classes.BEFORE_CLAUSES | classes.SOMETIMES_BEFORE_CLAUSES
    return any(word in known for word in before) or any(word == "," for word in before)


def _is_dated(words: Sequence[Token], place: int) -> bool:
    """Return whether a date follows a preposition: “since the 1930s”."""
    after = [word.text for word in words[place + 1 : place + 3]]
    return any(text[0].isdigit() for text in (after if after[:1] == ["the"] else after[:1]))


def _has_own_verb(words: Sequence[Token], place: int) -> bool:
    """Return whether a verb follows a preposition before the next comma: “after it fell, …”."""
    for later in range(place + 1, len(words)):
        if words[later].text == ",":
            break
        if words[later].lower in classes.BEFORE_CLAUSES:
            return False
        strength = strength_of_verb(words, later)
        is_verb = strength is CERTAIN or (strength is POSSIBLE and place == 0)
        if later > place + 1 and is_verb:
            rest = words[later:]
            return place > 0 or any(word.text == "," for word in rest)
    return False
