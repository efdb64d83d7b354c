"""What the styles make items of: the questions of a deck, and what several styles need of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from quizgen.facts.deck import Deck
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.distractors import Distractors
from quizgen.questions.events import Event, find_events


class GenerationContext(Struct, frozen=True, dict=True):
    """A deck and its questions, in order. What is made of them is made once, when it is needed."""

    deck: Deck
    asked: tuple[AskedQuestion, ...]

    @cached_property
    def first(self) -> Mapping[str, AskedQuestion]:
        """The first question of each fact by the fact's id, the last fact first."""
        return {one.fact.id: one for one in reversed(self.asked)}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The facts that are events."""
        return tuple(find_events(self.asked))

    @cached_property
    def distractors(self) -> Distractors:
        """What chooses the wrong options."""
        return Distractors(self.deck, self.asked)
