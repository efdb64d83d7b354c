"""Open edX: a library of problems in OLX, as Studio exports it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never
from xml.etree.ElementTree import Element

from quizgen.exports.export_format import ExportFormat, ItemPart, carried_parts
from quizgen.exports.platforms.file_archive import write_tar
from quizgen.exports.platforms.question_answers import (
    find_hard_answer,
    hashed_id,
    numeric_answer,
    typed_answers,
)
from quizgen.exports.platforms.question_texts import (
    feedback_html,
    find_needed_media,
    make_name,
    one_line,
    option_html,
    paragraph_html,
    plain_line,
)
from quizgen.exports.platforms.xml_elements import add_element, add_xml, write_document
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import (
    Choice,
    Gap,
    Hotspot,
    Listing,
    Match,
    Order,
    Recall,
    TextEntry,
    points_of,
)
from quizgen.questions.item import Item
from quizgen.questions.style import Style

_ROOT = "library"


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the library: a list of problems, and a file for each."""
    files = {f"{_ROOT}/library.xml": write_document(_make_library(publication))}
    for deck, item in publication.iter_items():
        problem = write_document(_make_problem(deck, item), indented=False)
        files[f"{_ROOT}/problem/{hashed_id(item.id)}.xml"] = problem
    yield f"{publication.name}.olx.tar.gz", write_tar(files)


def _make_library(publication: Publication) -> Element:
    name = {"org": "quizgen", "library": publication.name, "display_name": publication.title}
    root = Element("library", {"xblock-family": "xblock.v1", **name})
    for item in publication.items:
        add_element(root, "problem", url_name=hashed_id(item.id))
    return root


def _make_problem(deck: Deck, item: Item) -> Element:
    root = Element("problem", {"display_name": make_name(item)})
    root.set("weight", str(points_of(item.interaction)))
    _add_responses(root, deck, item)
    solution = add_element(root, "solution")
    detailed = add_element(solution, "div", **{"class": "detailed-solution"})
    add_xml(detailed, feedback_html(item))
    return root


def _add_responses(root: Element, deck: Deck, item: Item) -> None:
    match item.interaction:
        case Choice() as choice:
            response = _add_response(root, "multiplechoiceresponse", item.task)
            _add_choices(response, choice)
        case TextEntry() | Gap():
            _add_typed(root, deck, item)
        case Match() as match_:
            add_xml(root, paragraph_html(item.task))
            for premise, right in zip(match_.premises, match_.pairs, strict=True):
                _add_menu(root, premise, match_.responses, right)
        case Recall() | Listing() | Order() | Hotspot():
            pass
        case _:
            assert_never(item.interaction)


def _add_response(root: Element, tag: str, label: str, **attributes: str) -> Element:
    response = add_element(root, tag, **attributes)
    add_xml(add_element(response, "label"), option_html(label))
    return response


def _add_choices(response: Element, choice: Choice) -> None:
    """Add the options; sorted ones keep their order."""
    group = add_element(response, "choicegroup", type="MultipleChoice")
    group.set("shuffle", "false" if choice.ordered else "true")
    for index, option in enumerate(choice.options):
        correct = "true" if index == choice.key else "false"
        add_xml(add_element(group, "choice", correct=correct), option_html(option))


def _add_typed(root: Element, deck: Deck, item: Item) -> None:
    number = numeric_answer(deck, item)
    if number and number.is_bare:
        response = _add_response(root, "numericalresponse", item.task, answer=number.number)
        tolerance = {"type": "tolerance", "default": number.tolerance}
        add_element(response, "responseparam", **tolerance)
        add_element(response, "formulaequationinput")
        return
    first, *others = map(one_line, typed_answers(item))
    response = _add_response(root, "stringresponse", item.task, answer=first, type="ci")
    for other in others:
        add_element(response, "additional_answer", answer=other)
    add_element(response, "textline", size="20")


def _add_menu(root: Element, premise: str, texts: Sequence[str], right: int) -> None:
    """Add a menu of all responses for a premise. Menus are plain text."""
    response = _add_response(root, "optionresponse", premise)
    menu = add_element(response, "optioninput")
    for index, text in enumerate(texts):
        add_element(menu, "option", plain_line(text), correct=str(index == right))


def _find_obstacle(deck: Deck, item: Item) -> str:
    return find_needed_media(deck, item) or find_hard_answer(deck, item)


def _parts_of(style: Style) -> frozenset[ItemPart]:
    """Return the parts carried in a style. Menus for matching are plain text."""
    carried = frozenset(ItemPart) - {ItemPart.PICTURES, ItemPart.SOUNDS, ItemPart.TAGS}
    parts = carried_parts(style, carried, (Recall, Listing, Order, Hotspot))
    return parts - {ItemPart.FORMULAS} if style.interaction is Match else parts


OLX = ExportFormat(
    "olx",
    "a library of problems for Open edX",
    make_files,
    _parts_of,
    frozenset({"export"}),
    conversions={
        TextEntry: "a text that accepts the listed answers only, or a number",
        Gap: "a text that accepts one spelling",
        Match: "a menu for each premise",
    },
    find_obstacle=_find_obstacle,
    is_text=False,
)
