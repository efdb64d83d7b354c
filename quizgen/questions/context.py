"""The context of generation: a deck with its asked questions, as every style receives it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import chain

from msgspec import Struct

from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.completions import complete_fact
from quizgen.questions.distractors import Distractors
from quizgen.questions.events import Event, find_events
from quizgen.questions.option_ids import NONE_KEPT, KeptOptions


class GenerationContext(Struct, frozen=True, dict=True):
    """A deck with its asked questions, in order. Each property is computed once, on first use.

    `kept` are the options of published items.
    """

    deck: Deck
    asked: tuple[AskedQuestion, ...]
    kept: KeptOptions = NONE_KEPT

    @cached_property
    def completions(self) -> tuple[AskedQuestion, ...]:
        """The statements with a gap for values that no question asks for, in order of facts."""
        deck = self.deck
        return tuple(
            chain.from_iterable(complete_fact(fact, deck.id, deck.language) for fact in deck.facts)
        )

    @property
    def answerable(self) -> tuple[AskedQuestion, ...]:
        """Everything that can be answered by choosing an option: questions and completions."""
        return (*self.asked, *self.completions)

    def published(self, item_id: str) -> tuple[str, ...]:
        """Return the ids of the options of a published item; empty for a new item."""
        return self.kept.get(item_id, ())

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The ranks of published items by id: retired items come last."""
        return {item_id: rank for rank, item_id in enumerate(self.kept)}

    @cached_property
    def pictures(self) -> Mapping[str, Media]:
        """The pictures that questions can ask for, by the ids of their facts."""
        pictures = {fact.id: fact.picture for fact in self.deck.facts if fact.media}
        return {fact_id: picture for fact_id, picture in pictures.items() if picture}

    @cached_property
    def first(self) -> Mapping[str, AskedQuestion]:
        """The first question of each fact, or its first completion, by fact id."""
        return {asked.fact.id: asked for asked in reversed(self.answerable)}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events of the deck."""
        return tuple(find_events(self.asked))

    @cached_property
    def distractors(self) -> Distractors:
        """The pools of the deck, from which distractors are drawn."""
        return Distractors(self.deck, self.answerable, self.kept)
