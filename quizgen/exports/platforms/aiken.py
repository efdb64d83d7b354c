"""Aiken: multiple choice as plain text, a question per block. Moodle and others import it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.exports.export_format import NO_PARTS, ExportFormat, ItemPart
from quizgen.exports.platforms.question_texts import find_needed_media, one_line
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.style import Style
from quizgen.quizzes.forms import LETTERS

_MISREAD = re.compile(r"[A-Z][.)]|ANSWER:|.?$")
"""A line that Aiken reads as an option or as the key, or skips because it is too short."""


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the questions with an empty line between them."""
    text = "\n".join(_write_question(item) for item in publication.items)
    yield f"{publication.name}.aiken.txt", text.encode()


def _write_question(item: Item) -> str:
    options = (
        f"{letter}. {one_line(option)}"
        for letter, option in zip(LETTERS, item.options, strict=False)
    )
    key = item.interaction.key if isinstance(item.interaction, Choice) else 0
    return "\n".join((one_line(item.stem), *options, f"ANSWER: {LETTERS[key]}", ""))


def _find_obstacle(deck: Deck, item: Item) -> str:
    if _MISREAD.match(one_line(item.stem)):
        return "the question looks like an option or a key"
    return find_needed_media(deck, item)


def _parts_of(style: Style) -> frozenset[ItemPart]:
    parts = frozenset({ItemPart.STEM, ItemPart.OPTIONS, ItemPart.ANSWER, ItemPart.FORMULAS})
    return parts if style.interaction is Choice else NO_PARTS


AIKEN = ExportFormat(
    "aiken",
    "multiple choice as plain text, for Moodle and others",
    make_files,
    _parts_of,
    frozenset({"export"}),
    find_obstacle=_find_obstacle,
)
