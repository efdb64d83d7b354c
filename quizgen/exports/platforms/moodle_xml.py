"""Moodle XML: the only format that carries everything into Moodle, including pictures."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from quizgen.exports.export_format import ExportFormat, ItemPart, carried_parts
from quizgen.exports.item_media import media_of_item
from quizgen.exports.platforms.gift import LONGEST_ID, category_of, find_moodle_obstacle
from quizgen.exports.platforms.moodle_answers import add_answers, type_of_question
from quizgen.exports.platforms.question_answers import short_id
from quizgen.exports.platforms.question_texts import (
    feedback_html,
    make_name,
    media_name,
    options_html,
    read_media,
    stem_html,
)
from quizgen.exports.platforms.xml_elements import add_element, write_document
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media, Side
from quizgen.questions.interactions import (
    Gap,
    Hotspot,
    Listing,
    Match,
    Recall,
    TextEntry,
    points_of,
)
from quizgen.questions.item import BLANK, Item
from quizgen.questions.style import Style


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the questions, each section in a category. Raises OSError for missing media."""
    root, category = Element("quiz"), ""
    for deck, item in publication.iter_items():
        if (own := category_of(deck, item)) != category:
            category = own
            question = add_element(root, "question", type="category")
            add_text(add_element(question, "category"), category)
        _add_question(root, deck, item)
    yield f"{publication.name}.moodle.xml", write_document(root)


def _add_question(root: Element, deck: Deck, item: Item) -> None:
    question = add_element(root, "question", type=type_of_question(deck, item))
    add_text(add_element(question, "name"), make_name(item))
    stem = add_element(question, "questiontext", format="html")
    written = stem_html(item, _address)
    if isinstance(item.interaction, Gap):
        written = written.replace("{", "&#123;").replace(BLANK, _embedded_gap(item.answer), 1)
    _add_with_files(stem, written, deck, media_of_item(item, Side.QUESTION))
    feedback = add_element(question, "generalfeedback", format="html")
    _add_with_files(feedback, feedback_html(item, _address), deck, media_of_item(item, Side.ANSWER))
    add_element(question, "defaultgrade", str(points_of(item.interaction)))
    add_element(question, "penalty", "0.3333333")
    add_element(question, "hidden", "0")
    add_element(question, "idnumber", short_id(item, LONGEST_ID))
    add_answers(question, deck, item, options_html(deck, item, _address))
    for answer, picture in zip(question.findall("answer"), item.pictures, strict=False):
        _add_files(answer, deck, (picture,))
    tags = add_element(question, "tags")
    for tag in item.tags:
        add_text(add_element(tags, "tag"), tag)


def add_text(parent: Element, text: str) -> None:
    """Add a text to an element that holds texts in Moodle's way."""
    add_element(parent, "text", text)


def _add_with_files(parent: Element, written: str, deck: Deck, media: tuple[Media, ...]) -> None:
    add_text(parent, written)
    _add_files(parent, deck, media)


def _add_files(parent: Element, deck: Deck, media: tuple[Media, ...]) -> None:
    for name, content in read_media(deck, media):
        encoded = base64.b64encode(content).decode()
        add_element(parent, "file", encoded, name=name, path="/", encoding="base64")


def _address(media: Media) -> str:
    return f"@@PLUGINFILE@@/{media_name(media)}"


def _embedded_gap(answer: str) -> str:
    """Return a gap in Moodle's syntax. Signs that it reads are entities in the answer."""
    written = "".join(
        char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in answer
    )
    return f"{{1:SHORTANSWER:={written}}}"


def _parts_of(style: Style) -> frozenset[ItemPart]:
    """Return the parts carried in a style. Menus for matching are plain text."""
    parts = carried_parts(style, frozenset(ItemPart), (Recall, Listing, Hotspot))
    return parts - {ItemPart.FORMULAS} if style.interaction is Match else parts


MOODLE = ExportFormat(
    "moodle",
    "questions for Moodle as XML, with pictures, categories and tags",
    make_files,
    _parts_of,
    frozenset({"export"}),
    conversions={
        TextEntry: "a short answer that accepts the listed answers only, or a number",
        Gap: "a gap that accepts one spelling",
    },
    find_obstacle=find_moodle_obstacle,
)
