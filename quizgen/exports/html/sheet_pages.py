"""The pages of sheets, keys and item maps: which question is on which page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from quizgen.exports.html.page_filling import Column, PageBlock, Room, fill_pages
from quizgen.exports.html.sheet_heights import (
    KEY_TYPES,
    QUIZ_TYPES,
    Measure,
    column_width,
    head_height,
    heading_height,
    page_height,
    question_height,
    reason_height,
)
from quizgen.exports.page_setup import PageSetup, Type
from quizgen.facts.deck import Deck, Fact
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.quizzes.forms import Form, FormItem, Part
from quizgen.quizzes.item_map import ItemMap

Labels = Mapping[str, str]
_LETTERS_A_ROW = 5
_FORMS_A_TABLE = {Type.STANDARD: 9, Type.DYSLEXIA: 5, Type.LARGE: 3}


class SheetQuestion(Struct, frozen=True):
    """A question of a sheet; the first one of a part has the heading of the part above it."""

    part: Part
    number_of_part: int
    question: FormItem

    @property
    def begins_part(self) -> bool:
        """Whether the heading of the part is above the question."""
        return self.question is self.part.questions[0]


def quiz_pages(
    form: Form, deck: Deck, setup: PageSetup, labels: Labels
) -> list[tuple[Column[SheetQuestion], ...]]:
    """Return the questions on each page of a sheet, by column."""
    measure = Measure(column_width(setup, setup.flow), QUIZ_TYPES[setup.type])
    whole = Measure(column_width(setup, 1), measure.type)
    height = page_height(setup)
    how = form.instructions or f"{labels['instructions']} {labels['one-point']}"
    head = head_height(form.title or deck.title, whole) + 4 * whole.rem + whole.small(how)
    blocks = list(_quiz_blocks(form, measure, setup, labels))
    return fill_pages(blocks, Room(height - head, height, setup.flow))


def _quiz_blocks(
    form: Form, measure: Measure, setup: PageSetup, labels: Labels
) -> Iterator[PageBlock[SheetQuestion]]:
    for number, part in enumerate(form.parts, 1):
        points = {question.points for question in part.questions}
        for question in part.questions:
            content = SheetQuestion(part, number, question)
            height = question_height(question, measure, setup)
            if content.begins_part:
                name = part.style.name
                title, how = f"{labels['part']} {labels[name]}", labels[f"{name}-how"]
                height += heading_height(title, f"{how} {labels['points-each']}", measure)
            if len(points) > 1:
                height += measure.line
            yield PageBlock(content, height)


class KeyRow(Struct, frozen=True):
    """A part of a key: answers at a glance (`facts` is empty), or one answer with reasons.

    The reasons of an answer from several facts are in several parts, so that they can be on two
    pages. `section` is 1 or 2; the first row of a section has its heading.
    """

    section: int
    begins_section: bool
    questions: tuple[FormItem, ...]
    facts: tuple[Fact, ...] = ()

    @property
    def begins_question(self) -> bool:
        """Whether the question is asked here, not on a page before."""
        return self.facts[:1] == self.questions[0].item.facts[:1]


def key_pages(
    form: Form, deck: Deck, setup: PageSetup, labels: Labels
) -> list[tuple[Column[KeyRow], ...]]:
    """Return the rows on each page of a key, by column."""
    columns = key_columns(setup)
    measure = Measure(column_width(setup, columns), KEY_TYPES[setup.type])
    whole = Measure(column_width(setup, 1), measure.type)
    height = page_height(setup)
    head = head_height(form.title or deck.title, whole)
    blocks = [*_overview_blocks(form, measure, labels), *_reason_blocks(form, measure, labels)]
    return fill_pages(blocks, Room(height - head, height, columns))


def key_columns(setup: PageSetup) -> int:
    """Return the number of columns of a key: two in small type, which would have long lines."""
    return 2 if setup.type is Type.STANDARD else setup.flow


def _overview_blocks(form: Form, measure: Measure, labels: Labels) -> Iterator[PageBlock[KeyRow]]:
    choices = [question for question in form.questions if question.is_choice]
    steps = range(0, len(choices), _LETTERS_A_ROW)
    rows = [tuple(choices[at : at + _LETTERS_A_ROW]) for at in steps]
    rows += [(question,) for question in form.questions if not question.is_choice]
    heading = heading_height(labels["overview"], "", measure)
    for row in rows:
        answer = "A" if row[0].is_choice else row[0].marks * 2 or row[0].item.answer
        height = measure.narrower(2.2).text(answer) + 0.3 * measure.rem
        first = row is rows[0]
        yield PageBlock(KeyRow(1, first, row), height + heading * first)


def _reason_blocks(form: Form, measure: Measure, labels: Labels) -> Iterator[PageBlock[KeyRow]]:
    places = only_source(form) is None
    heading = heading_height(labels["explained"], labels["explained"] * 4, measure)
    for question in form.questions:
        item = question.item
        for facts in [(fact,) for fact in item.cited_facts] if item.others else [item.facts]:
            height = reason_height(question, facts, measure, places=places)
            first = question is form.questions[0] and facts[0] is item.facts[0]
            yield PageBlock(KeyRow(2, first, (question,), tuple(facts)), height + heading * first)


def only_source(form: Form) -> Fact | None:
    """Return a fact of the only source of a form, which the key names once; None for several."""
    facts = [fact for question in form.questions for fact in question.item.facts]
    alike = len({fact.source.title for fact in facts}) == 1
    return facts[0] if alike else None


class MapPage(Struct, frozen=True):
    """A page of an item map: some forms, and rows of items with their numbers on all forms."""

    forms: tuple[Form, ...]
    rows: tuple[tuple[Item, Mapping[str, int]], ...]


def map_pages(
    forms: Sequence[Form], rows: ItemMap, deck: Deck, setup: PageSetup, labels: Labels
) -> list[MapPage]:
    """Return the pages of an item map. More forms than fit side by side have further pages."""
    most = _FORMS_A_TABLE[setup.type]
    tables = -(-len(forms) // most)
    share = -(-len(forms) // tables)
    return [
        page
        for at in range(0, len(forms), share)
        for page in _table_pages(forms[at : at + share], rows, deck, setup, labels)
    ]


def _table_pages(
    forms: Sequence[Form], rows: ItemMap, deck: Deck, setup: PageSetup, labels: Labels
) -> Iterator[MapPage]:
    whole = Measure(column_width(setup, 1), KEY_TYPES[setup.type])
    stem = Measure(0.36 * whole.width - 3, whole.type)
    title = forms[0].title or deck.title
    head = head_height(title, whole) + whole.small(labels["map-how"]) + 3 * whole.rem
    table = 4 * whole.line + 2
    blocks = [PageBlock((item, numbers), _row_height(item, stem)) for item, numbers in rows]
    height = page_height(setup) - table
    for page in fill_pages(blocks, Room(height - head, height)):
        yield MapPage(tuple(forms), page[0])


def _row_height(item: Item, stem: Measure) -> float:
    marks = 2 * stem.line if not isinstance(item.interaction, Choice) else stem.line
    return max(stem.text(item.stem) + stem.lines(item.id, 0.8) * stem.line, marks) + 2
