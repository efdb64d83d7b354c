"""Groups: a region, a period or a class, from which the options of an item come first.

A group with enough values is a pool of its own, filled up from outside only where its values do not
fit together. The values of smaller groups stay in the pool of all values that have the same type,
unit or question, with those without a group. If they were shown together and filled up from large
groups, a guesser could tell them from the values that fill up.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from quizgen.facts.deck import Deck, Fact
from quizgen.questions.asked_questions import POOLED_STYLE, AskedQuestion
from quizgen.questions.deck_names import find_entities
from quizgen.questions.hashing import unit_hash
from quizgen.questions.option_ids import KeptOptions
from quizgen.questions.options import Option, make_option
from quizgen.questions.pools import FEWEST_IN_GROUP
from quizgen.values.entities import Entity
from quizgen.values.pictures import Picture

OUTSIDE = 30
"""The number of values from outside with which the options of a group can be filled up."""


class OptionGroups:
    """The groups of a deck that have enough values for a pool of their own."""

    def __init__(self, deck: Deck, asked: Iterable[AskedQuestion], kept: KeptOptions) -> None:
        questions = [(question, key) for question in asked if (key := _find_key(question))]
        self._mixed = set(_find_mixed(questions, kept))
        keys = [self._leave(question, key) for question, key in questions if key.pool]
        asked_for = {(key.pool, key.id) for key in keys}
        declared = (o for o in _list_declared(deck) if (o.pool, o.id) not in asked_for)
        values: dict[tuple[str, str], set[str]] = defaultdict(set)
        for option in (*keys, *declared):
            if option.group:
                values[option.pool, option.group].add(option.id)
        self._large = {pair for pair, ids in values.items() if len(ids) >= FEWEST_IN_GROUP}
        divided = {pool for pool, _ in self._large}
        self._keys: dict[str, dict[float, Option]] = defaultdict(dict)
        for key in (key for key in keys if key.pool in divided):
            self._keys[key.pool].setdefault(unit_hash(key.pool, key.id, "outside"), self.place(key))
        self._positions = {pool: sorted(placed) for pool, placed in self._keys.items()}

    def find_key(self, asked: AskedQuestion) -> Option | None:
        """Return the key of a question, in the pool of its group."""
        key = _find_key(asked)
        return key and self.place(self._leave(asked, key))

    def _leave(self, asked: AskedQuestion, key: Option) -> Option:
        """Return a key without its group if the published item has options from outside."""
        return replace(key, group="") if asked.item_id(POOLED_STYLE) in self._mixed else key

    def place(self, option: Option) -> Option:
        """Return an option in the pool of its group, if the group has enough values."""
        if (option.pool, option.group) not in self._large:
            return option
        return replace(option, pool=f"{option.pool}, {option.group}", is_narrow=True)

    def list_outside(self, asked: AskedQuestion) -> tuple[Option, ...]:
        """Return values like the key of a question from outside its group."""
        key, pool = self.find_key(asked), asked.option.pool if asked.option else ""
        own, positions = key.pool if key else "", self._positions.get(pool, [])
        start = bisect(positions, unit_hash(own, "outside"))
        places = (positions[at % len(positions)] for at in range(start, start + len(positions)))
        options = (self._keys[pool][place] for place in places)
        return tuple(islice((option for option in options if option.pool != own), OUTSIDE))


def _find_key(asked: AskedQuestion) -> Option | None:
    """Return the key of a question. The group of its fact replaces that of an entity."""
    key, group = asked.option, asked.fact.group
    if key and isinstance(key.value, Picture) and not group:
        group = _join_groups(asked.fact)
    return replace(key, group=group) if key and group else key


def _join_groups(fact: Fact) -> str:
    """Return the groups of the entities of a fact, which are those of its picture."""
    entities = (value for value in fact.values.values() if isinstance(value, Entity))
    return ", ".join(dict.fromkeys(entity.group for entity in entities if entity.group))


def _find_mixed(
    questions: Iterable[tuple[AskedQuestion, Option]], kept: KeptOptions
) -> Iterator[str]:
    """Yield the ids of published items whose options are not all of their group.

    The group was too small then. If they moved to its pool, their keys would be offered less often
    than those of new items.
    """
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, key in questions if kept else ():
        groups[key.pool, key.id].add(key.group)
    for asked, key in questions if kept else ():
        of_options = (
            groups.get((key.pool, id_)) for id_ in kept.get(asked.item_id(POOLED_STYLE), ())
        )
        if key.group and any(found and key.group not in found for found in of_options):
            yield asked.item_id(POOLED_STYLE)


def _list_declared(deck: Deck) -> Iterator[Option]:
    """Yield the entities of a deck, and the author's extra distractors, as options."""
    extras = (extra for type_ in deck.types.values() for extra in type_.extra_distractors)
    made = (make_option(entity, deck.language) for entity in (*find_entities(deck), *extras))
    return filter(None, made)
