"""A quiz and its key as a Word document, for teachers who edit it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import assert_never

from quizgen.exports.export_format import NO_PARTS, ExportFormat, ItemPart, carried_parts
from quizgen.exports.html.labels import labels_in
from quizgen.exports.platforms.question_answers import marks_of
from quizgen.exports.platforms.question_texts import find_needed_media, one_line
from quizgen.exports.platforms.word_parts import ANSWERS, QUESTIONS, WordDocument
from quizgen.exports.publication import Publication, place_in_source
from quizgen.questions.interactions import (
    Choice,
    Gap,
    Hotspot,
    Listing,
    Match,
    Order,
    Recall,
    TextEntry,
)
from quizgen.questions.item import Item
from quizgen.questions.style import Style
from quizgen.questions.styles import SHEET_PARTS
from quizgen.quizzes.forms import LETTERS

_PARTS = frozenset({
    ItemPart.STEM, ItemPart.OPTIONS, ItemPart.ANSWER, ItemPart.RATIONALE, ItemPart.QUOTE,
    ItemPart.SOURCE,
})  # fmt: skip
_LINE = "_" * 30
_SHORT_LINE = "____"


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the document: the questions by style, and the key on a new page."""
    labels = labels_in(publication.deck.labels, publication.deck.project)
    items = sorted(publication.items, key=lambda item: SHEET_PARTS[item.style].position)
    document = WordDocument()
    document.add(publication.title, "Title")
    document.add(f"{labels['name']}: {_LINE}    {labels['date']}: {_LINE}")
    for style, group in groupby(items, key=lambda item: item.style):
        document.add(labels[style.name], "Heading1", keep=True)
        document.add(labels[f"{style.name}-how"], keep=True)
        for item in group:
            document.add(
                item.task, "Question", QUESTIONS, keep=not isinstance(item.interaction, Gap)
            )
            _add_answers(document, item, labels)
    document.break_page()
    document.add(labels["key"], "Heading1", keep=True)
    for item in items:
        _add_key(document, item, labels)
    yield f"{publication.name}.docx", document.write()


def _add_answers(document: WordDocument, item: Item, labels: Mapping[str, str]) -> None:
    """Add the options of a question, or a line to write on."""
    match item.interaction:
        case Choice(options=options) if item.style.has_label_options:
            document.add("        ".join(f"☐ {labels[option]}" for option in options), "Option")
        case Choice(options=options):
            document.add_all(options, document.new_options())
        case Match(premises=premises, responses=responses):
            document.add_table(list(_pair_columns(premises, responses)))
        case Order(events=events):
            document.add_all([f"{_SHORT_LINE} {event}" for event in events])
        case Recall() | TextEntry() | Hotspot():
            document.add(_LINE, "Option")
        case Listing(count=count):
            document.add_all([_LINE] * count)
        case Gap():
            pass
        case _:
            assert_never(item.interaction)


def _pair_columns(
    premises: tuple[str, ...], responses: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table with premises on the left and lettered responses on the right."""
    for number, response in enumerate(responses):
        premise = f"{_SHORT_LINE} {premises[number]}" if number < len(premises) else ""
        yield premise, f"{LETTERS[number]}. {response}"


def _add_key(document: WordDocument, item: Item, labels: Mapping[str, str]) -> None:
    """Add the right answer of an item, why it is right, and the words of the source."""
    answer = labels[item.answer] if item.style.has_label_options else item.answer
    marks = "" if item.style.has_label_options else marks_of(item)
    document.add(f"{marks} · {answer}" if marks else answer, "Question", ANSWERS, keep=True)
    if item.rationale != item.answer:
        document.add(item.rationale, "Option")
    for fact in item.facts:
        document.add(f"“{one_line(fact.quote)}” {place_in_source(fact)}", "Source")


def _parts_of(style: Style) -> frozenset[ItemPart]:
    return carried_parts(style, _PARTS) if style.sheet else NO_PARTS


DOCX = ExportFormat(
    "docx",
    "a quiz with its key as a Word document, to edit",
    make_files,
    _parts_of,
    frozenset({"export"}),
    find_obstacle=find_needed_media,
    left_out="on paper it is the same as another question",
    is_text=False,
)
