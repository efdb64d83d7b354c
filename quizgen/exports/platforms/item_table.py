"""All items as a table for spreadsheets, a row per item."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.exports.csv_table import Row, write_table
from quizgen.exports.export_format import ExportFormat, ItemPart, carried_parts
from quizgen.exports.platforms.question_answers import marks_of
from quizgen.exports.platforms.question_texts import find_pictures
from quizgen.exports.publication import Publication, place_in_source
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import TextEntry
from quizgen.questions.item import Item
from quizgen.questions.style import Style

_COLUMNS = ("id", "deck", "section", "style", "question", "answer", "marks")
_SOURCE = ("rationale", "quote", "source", "url", "tags")


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield a table with as many columns for options as an item needs.

    `marks` is the letter of the right option, a letter for each premise, or the rank of each event.
    The options of a typed item are the accepted answers.
    """
    most = max((len(_options(item)) for item in publication.items), default=0)
    options = tuple(f"option {number}" for number in range(1, most + 1))
    rows = (_row(deck, item, most) for deck, item in publication.iter_items())
    yield f"{publication.name}.csv", write_table((*_COLUMNS, *options, *_SOURCE), rows)


def _row(deck: Deck, item: Item, most: int) -> Row:
    fact, options = item.fact, _options(item)
    section = deck.sections.get(fact.section, fact.section)
    texts = (item.stem, item.answer, marks_of(item))
    source = (item.rationale, fact.quote, place_in_source(fact), fact.source.url)
    padded = (*options, *[""] * (most - len(options)))
    return (item.id, deck.title, section, item.style.name, *texts, *padded, *source, _tags(item))


def _options(item: Item) -> tuple[str, ...]:
    interaction = item.interaction
    return interaction.accepted if isinstance(interaction, TextEntry) else item.options


def _tags(item: Item) -> str:
    return " ".join(item.tags)


def _parts_of(style: Style) -> frozenset[ItemPart]:
    return carried_parts(style, frozenset(ItemPart) - {ItemPart.PICTURES, ItemPart.SOUNDS})


CSV = ExportFormat(
    "csv",
    "all items as a table, for spreadsheets",
    make_files,
    _parts_of,
    frozenset({"export"}),
    find_obstacle=find_pictures,
)
