"""A publication: what export formats write."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from quizgen.exports.ledger import Ledger
from quizgen.exports.note import Note
from quizgen.exports.page_setup import STANDARD, PageSetup
from quizgen.facts.deck import Deck, Fact
from quizgen.questions.item import Item
from quizgen.quizzes.forms import Form
from quizgen.quizzes.joined_decks import join_titles
from quizgen.review.source_coverage import CoveredParagraph


class Student(Struct, frozen=True):
    """A student on a roster: a code without spaces, different for each, and a name."""

    code: str
    name: str


class Publication(Struct, frozen=True):
    """Everything that one build of a deck publishes.

    `notes` are those of the Anki package, in the order of facts. The ledger has an entry for each
    of them. A quiz on paper has no notes. `setup` determines how sheets are printed, and `coverage`
    lists the sentences of the sources with the facts that cover them. Each student of `roster` gets
    an answer sheet. An export can have items of `others`, further decks, too; `heading` is a title
    that takes the place of those of the decks.
    """

    deck: Deck
    items: tuple[Item, ...]
    forms: tuple[Form, ...]
    ledger: Ledger
    notes: tuple[Note, ...] = ()
    setup: PageSetup = STANDARD
    coverage: tuple[CoveredParagraph, ...] = ()
    roster: tuple[Student, ...] = ()
    others: tuple[Deck, ...] = ()
    heading: str = ""

    def iter_items(self) -> Iterator[tuple[Deck, Item]]:
        """Yield each item with its deck, whose id begins the id of the item."""
        decks = {deck.id: deck for deck in (self.deck, *self.others)}
        for item in self.items:
            yield decks[item.deck], item

    @property
    def name(self) -> str:
        """The name of its files: the id of the deck, or “decks” for several."""
        return "decks" if self.others or self.deck.parts else self.deck.id

    @property
    def title(self) -> str:
        """The heading, else the title of the deck, or those of several."""
        return self.heading or join_titles((self.deck, *self.others))


def place_in_source(fact: Fact) -> str:
    """Return the place of a fact's quote for readers: “¶2, title, publisher, date”."""
    return "".join(parts_of_place(fact))


def parts_of_place(fact: Fact) -> tuple[str, str, str]:
    """Return the place of a fact's quote in three parts: before the title, the title, and after it.

    Exports that link to the source put the link on its title.
    """
    source = fact.source
    paragraph = f"¶{fact.paragraph}, " if fact.paragraph else ""
    about = filter(None, (source.publisher, source.published))
    return paragraph, source.title, "".join(f", {text}" for text in about)
