"""A publication: what export formats write."""

from __future__ import annotations

from msgspec import Struct

from quizgen.exports.ledger import Ledger
from quizgen.exports.note import Note
from quizgen.exports.page_setup import STANDARD, PageSetup
from quizgen.facts.deck import Deck, Fact
from quizgen.questions.item import Item
from quizgen.quizzes.forms import Form
from quizgen.review.source_coverage import CoveredParagraph


class Publication(Struct, frozen=True):
    """Everything that one build of a deck publishes.

    `notes` are those of the Anki package, in the order of facts. The ledger has an entry for each
    of them. A quiz on paper has no notes. `setup` determines how sheets are printed, and `coverage`
    lists the sentences of the sources with the facts that cover them.
    """

    deck: Deck
    items: tuple[Item, ...]
    forms: tuple[Form, ...]
    ledger: Ledger
    notes: tuple[Note, ...] = ()
    setup: PageSetup = STANDARD
    coverage: tuple[CoveredParagraph, ...] = ()


def place_in_source(fact: Fact) -> str:
    """Return the place of a fact's quote for readers: “¶2, title, publisher, date”."""
    source = fact.source
    paragraph = f"¶{fact.paragraph}" if fact.paragraph else ""
    return ", ".join(filter(None, (paragraph, source.title, source.publisher, source.published)))
