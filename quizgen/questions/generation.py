"""Generate the items of a deck from its facts: all whose templates can be rendered."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.deck import Deck, Fact
from quizgen.questions.asked_questions import AskedQuestion, ask_fact, collect_values
from quizgen.questions.context import GenerationContext
from quizgen.questions.item import Item
from quizgen.questions.option_ids import KeptOptions
from quizgen.questions.phrasing import Phrasing
from quizgen.questions.phrasing_errors import PhrasingError
from quizgen.questions.styles import MAKERS


class SoundFacts(Struct, frozen=True):
    """The facts of a deck that can be asked, with their items. `left_out` names the other facts.

    Without the others, multiple choice may have other options than the whole deck.
    """

    context: GenerationContext
    items: tuple[Item, ...]
    left_out: tuple[str, ...] = ()

    @property
    def deck(self) -> Deck:
        """The deck with these facts only."""
        return self.context.deck


def generate_sound_facts(
    deck: Deck, kept: KeptOptions
) -> tuple[SoundFacts, tuple[PhrasingError, ...]]:
    """Return the facts of a deck that can be asked, and an error for each of the others."""
    errors: dict[str, PhrasingError] = {}
    asked = {fact.id: _ask(fact, deck, errors) for fact in deck.facts}
    while True:
        facts = tuple(fact for fact in deck.facts if fact.id not in errors)
        questions = tuple(question for fact in facts for question in asked[fact.id])
        context = GenerationContext(replace(deck, facts=facts), questions, kept)
        try:
            return SoundFacts(context, _generate_items(context), tuple(errors)), (*errors.values(),)
        except PhrasingError as error:
            errors[error.fact.id] = error


def _ask(fact: Fact, deck: Deck, errors: dict[str, PhrasingError]) -> tuple[AskedQuestion, ...]:
    """Return the questions of a fact; add its error, if it has one, to `errors`."""
    try:
        asked = tuple(ask_fact(fact, deck.id, deck.language))
        # A statement is rendered with the questions, or else here.
        is_sound = (
            asked or Phrasing(fact, collect_values(fact, deck.language), deck.language).statement
        )
    except PhrasingError as error:
        errors[fact.id] = error
        return ()
    return asked if is_sound else ()


def _generate_items(context: GenerationContext) -> tuple[Item, ...]:
    """Return all items of a deck, in the order of its facts and, within a fact, of `MAKERS`.

    They have the styles that the deck makes.
    Raises PhrasingError for a template that cannot be rendered.
    """
    items = [
        item for style, makers in MAKERS.items() for make in makers for item in make(style, context)
    ]
    order = {fact.id: index for index, fact in enumerate(context.deck.facts)}
    made = (item for item in items if context.deck.makes(item.style.name))
    return tuple(sorted(made, key=lambda item: order[item.fact.id]))
