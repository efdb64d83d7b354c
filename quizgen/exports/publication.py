"""What the formats receive: a deck, its items, its forms, and the ledger of what was published."""

from __future__ import annotations

from msgspec import Struct

from quizgen.exports.ledger import Ledger
from quizgen.exports.note import Note
from quizgen.facts.deck import Deck, Fact
from quizgen.questions.item import Item
from quizgen.quizzes.forms import Form


class Publication(Struct, frozen=True):
    """Everything that one build of a deck hands out.

    The notes are those of the package, in order of study, and all of them stand in the ledger. A
    quiz on paper has none.
    """

    deck: Deck
    items: tuple[Item, ...]
    forms: tuple[Form, ...]
    ledger: Ledger
    notes: tuple[Note, ...] = ()


def place_in_source(fact: Fact) -> str:
    """Return where a fact's quote stands, for people: “¶2, title, publisher, date”."""
    source = fact.source
    paragraph = f"¶{fact.paragraph}" if fact.paragraph else ""
    return ", ".join(filter(None, (paragraph, source.title, source.publisher, source.published)))
