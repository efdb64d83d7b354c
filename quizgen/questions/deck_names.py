"""Names that a deck mentions but never asks for, as distractors in pools that are too small.

They are better lures than the author's extra distractors: learners meet them in other questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping

from quizgen.facts.deck import Deck
from quizgen.questions.options import Option, make_option
from quizgen.values.entities import Entity
from quizgen.values.texts import fold_case


def find_unasked_names(
    deck: Deck, asked: Mapping[str, Collection[Option]], place: Callable[[Option], Option]
) -> dict[str, tuple[Option, ...]]:
    """Return the entities of each pool that no question asks for. `asked` are those that one does.

    `place` gives an option the pool of its group. Two entities with a name in common are one.
    """
    taken = {
        pool: {name for option in options for name in _names(option)}
        for pool, options in asked.items()
    }
    found: dict[str, list[Option]] = defaultdict(list)
    for entity in find_entities(deck):
        made = make_option(entity, deck.language)
        option = made and place(made)
        if option and option.pool in taken and taken[option.pool].isdisjoint(_names(option)):
            taken[option.pool] |= _names(option)
            found[option.pool].append(option)
    return {pool: tuple(options) for pool, options in found.items()}


def find_entities(deck: Deck) -> Iterator[Entity]:
    """Yield the entities that a deck declares, and those written in place in its facts."""
    yield from deck.entities.values()
    for fact in deck.facts:
        for value in fact.values.values():
            if isinstance(value, Entity):
                yield value


def _names(option: Option) -> set[str]:
    names = option.value.names if isinstance(option.value, Entity) else (option.label,)
    return {option.id, *map(fold_case, names)}
