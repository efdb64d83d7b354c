"""What the formats receive: a deck, its items, its forms, and the ledger of what was published."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.exports.ledger import Ledger
from quizgen.facts.deck import Deck, Fact
from quizgen.questions.item import Item
from quizgen.quizzes.forms import Form


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything that one build of a deck hands out."""

    deck: Deck
    items: tuple[Item, ...]
    forms: tuple[Form, ...]
    ledger: Ledger


def place_in_source(fact: Fact) -> str:
    """Return where a fact's quote stands, for people: “¶2, *title*, publisher, date”."""
    source = fact.source
    paragraph = f"¶{fact.paragraph}" if fact.paragraph else ""
    return ", ".join(filter(None, (paragraph, source.title, source.publisher, source.published)))
