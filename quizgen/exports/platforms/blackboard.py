"""Blackboard’s text upload: a question per line, with a tab between its parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from quizgen.exports.export_format import ExportFormat, ItemPart, carried_parts
from quizgen.exports.platforms.question_answers import (
    find_hard_answer,
    numeric_answer,
    typed_answers,
)
from quizgen.exports.platforms.question_texts import (
    find_needed_media,
    one_line,
    option_html,
    plain_line,
)
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.formulas import in_plain_characters
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

MOST_LINES = 250
"""The number of questions that Blackboard takes from one file without a timeout."""


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the questions, in as many files as Blackboard needs."""
    lines = ["\t".join(_cells(deck, item)) + "\n" for deck, item in publication.iter_items()]
    starts = range(0, max(len(lines), 1), MOST_LINES)
    for number, start in enumerate(starts, 1):
        part = f"-{number}" if len(starts) > 1 else ""
        text = "".join(lines[start : start + MOST_LINES])
        yield f"{publication.name}.blackboard{part}.txt", text.encode()


def _cells(deck: Deck, item: Item) -> tuple[str, ...]:
    stem = _html(item.task)
    match item.interaction:
        case Choice(key=key) if item.style.has_label_options:
            return "TF", stem, "false" if key else "true"
        case Choice(options=options, key=key):
            marks = ("correct" if index == key else "incorrect" for index in range(len(options)))
            return "MC", stem, *_in_turn(map(_html, options), marks)
        case TextEntry() | Gap():
            return _typed_cells(deck, item, stem)
        case Match(premises=premises, responses=responses, pairs=pairs):
            right = (_html(responses[index]) for index in pairs)
            return "MAT", stem, *_in_turn(map(_html, premises), right)
        case Order(events=events, ranks=ranks):
            ordered = (event for _, event in sorted(zip(ranks, events, strict=True)))
            return "ORD", stem, *map(_html, ordered)
        case Recall() | Listing() | Hotspot():
            return ()
        case _:
            assert_never(item.interaction)


def _typed_cells(deck: Deck, item: Item, stem: str) -> tuple[str, ...]:
    number = numeric_answer(deck, item)
    if number and number.is_bare:
        return "NUM", stem, number.number, number.tolerance
    return "FIB", stem, *map(plain_line, typed_answers(item))


def _html(text: str) -> str:
    return option_html(one_line(in_plain_characters(text)))


def _in_turn(firsts: Iterator[str], seconds: Iterator[str]) -> Iterator[str]:
    for pair in zip(firsts, seconds, strict=True):
        yield from pair


def _find_obstacle(deck: Deck, item: Item) -> str:
    return find_needed_media(deck, item) or find_hard_answer(deck, item)


def _parts_of(style: Style) -> frozenset[ItemPart]:
    parts = frozenset({ItemPart.STEM, ItemPart.OPTIONS, ItemPart.ANSWER})
    return carried_parts(style, parts, (Recall, Listing, Hotspot))


BLACKBOARD = ExportFormat(
    "blackboard",
    "questions for Blackboard’s text upload",
    make_files,
    _parts_of,
    frozenset({"export"}),
    conversions={
        TextEntry: "a blank that accepts the listed answers only, or a number",
        Gap: "a blank that accepts one spelling",
        Match: "a matching question without the responses that belong to nothing",
    },
    find_obstacle=_find_obstacle,
)
