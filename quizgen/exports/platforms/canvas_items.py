"""The items of a Canvas package, in the dialect of QTI 1.2 that Canvas reads."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never
from urllib.parse import quote
from xml.etree.ElementTree import Element

from quizgen.exports.platforms.question_answers import (
    NumericAnswer,
    hashed_id,
    numeric_answer,
    typed_answers,
)
from quizgen.exports.platforms.question_texts import (
    feedback_html,
    make_name,
    media_name,
    one_line,
    options_html,
    plain_line,
    stem_html,
)
from quizgen.exports.platforms.xml_elements import add_element
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media
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

_RESPONSE = "response1"
_HTML, _PLAIN = "text/html", "text/plain"


def file_path(name: str) -> str:
    """Return the path of a picture or sound in the package."""
    return f"images/{name}"


def _address(media: Media) -> str:
    return f"%24IMS-CC-FILEBASE%24/{quote(file_path(media_name(media)))}"


def add_item(section: Element, deck: Deck, item: Item) -> None:
    """Add an item with its settings, options, key and feedback."""
    number = numeric_answer(deck, item)
    is_number = bool(number and number.is_bare)
    element = add_element(section, "item", ident=hashed_id(item.id), title=make_name(item))
    options = _option_ids(item)
    _add_settings(
        element,
        {
            "question_type": _type_of(item, is_number=is_number),
            "points_possible": str(points_of(item.interaction)),
            "original_answer_ids": ",".join(options),
            "assessment_question_identifierref": hashed_id(item.id, "question"),
        },
    )
    presentation = add_element(element, "presentation")
    _add_material(presentation, stem_html(item, _address))
    processing = Element("resprocessing")
    _add_score(processing)
    _add_feedback_rule(processing)
    _add_answers(presentation, processing, deck, item, number if is_number else None)
    element.append(processing)
    feedback = add_element(element, "itemfeedback", ident="general_fb")
    _add_material(add_element(feedback, "flow_mat"), feedback_html(item, _address))


def _type_of(item: Item, *, is_number: bool) -> str:
    match item.interaction:
        case Choice():
            is_label = item.style.has_label_options
            return "true_false_question" if is_label else "multiple_choice_question"
        case TextEntry() | Gap():
            return "numerical_question" if is_number else "short_answer_question"
        case Match():
            return "matching_question"
        case Recall() | Listing() | Order() | Hotspot():
            return "text_only_question"  # not written: the format leaves these styles out
        case _:
            assert_never(item.interaction)


def _option_ids(item: Item) -> list[str]:
    texts = item.options or typed_answers(item)
    return [hashed_id(item.id, str(number), "option") for number in range(len(texts))]


def _add_settings(element: Element, settings: dict[str, str]) -> None:
    metadata = add_element(add_element(element, "itemmetadata"), "qtimetadata")
    for label, value in settings.items():
        field = add_element(metadata, "qtimetadatafield")
        add_element(field, "fieldlabel", label)
        add_element(field, "fieldentry", value)


def _add_material(parent: Element, text: str, type_: str = _HTML) -> None:
    add_element(add_element(parent, "material"), "mattext", text, texttype=type_)


def _add_score(processing: Element) -> None:
    outcomes = add_element(processing, "outcomes")
    decimal = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    add_element(outcomes, "decvar", **decimal)


def _add_feedback_rule(processing: Element) -> None:
    """Add the rule that shows the feedback after any answer."""
    rule = add_element(processing, "respcondition", **{"continue": "Yes"})
    add_element(add_element(rule, "conditionvar"), "other")
    add_element(rule, "displayfeedback", feedbacktype="Response", linkrefid="general_fb")


def _add_answers(
    presentation: Element,
    processing: Element,
    deck: Deck,
    item: Item,
    number: NumericAnswer | None,
) -> None:
    ids = _option_ids(item)
    match item.interaction:
        case Choice(key=key):
            is_label = item.style.has_label_options
            texts = ["True", "False"] if is_label else options_html(deck, item, _address)
            _add_options(presentation, _RESPONSE, dict(zip(ids, texts, strict=True)), _HTML)
            _add_rule(processing, {_RESPONSE: [ids[key]]})
        case Match() as match_:
            _add_match(presentation, processing, match_, ids)
        case TextEntry() | Gap():
            _add_blank(presentation, is_number=number is not None)
            if number:
                _add_number_rule(processing, number)
            else:
                _add_rule(processing, {_RESPONSE: [*map(one_line, typed_answers(item))]})
        case Recall() | Listing() | Order() | Hotspot():
            pass


def _add_options(parent: Element, response: str, texts: dict[str, str], type_: str) -> Element:
    lid = add_element(parent, "response_lid", ident=response, rcardinality="Single")
    choice = Element("render_choice")
    for ident, text in texts.items():
        _add_material(add_element(choice, "response_label", ident=ident), text, type_)
    lid.append(choice)
    return lid


def _add_match(presentation: Element, processing: Element, match_: Match, ids: list[str]) -> None:
    """Add a menu of all responses for each premise. Menus are plain text."""
    responses = dict(zip(ids, map(plain_line, match_.responses), strict=True))
    for number, (premise, right) in enumerate(zip(match_.premises, match_.pairs, strict=True)):
        name = f"response_{ids[0]}_{number}"
        menu = _add_options(presentation, name, responses, _PLAIN)
        material = Element("material")
        add_element(material, "mattext", plain_line(premise), texttype=_PLAIN)
        menu.insert(0, material)
        share = Decimal(100) / len(match_.premises)
        _add_rule(processing, {name: [ids[right]]}, share=f"{share:.2f}")


def _add_blank(presentation: Element, *, is_number: bool) -> None:
    text = add_element(presentation, "response_str", ident=_RESPONSE, rcardinality="Single")
    blank = add_element(text, "render_fib", **({"fibtype": "Decimal"} if is_number else {}))
    add_element(blank, "response_label", ident="answer1", rshuffle="No")


def _add_rule(processing: Element, right: dict[str, list[str]], share: str = "100") -> None:
    """Add the rule that scores each of the right answers of a response."""
    rule = add_element(processing, "respcondition", **{"continue": "No"})
    condition = add_element(rule, "conditionvar")
    for response, answers in right.items():
        for answer in answers:
            add_element(condition, "varequal", answer, respident=response)
    action = "Set" if share == "100" else "Add"
    add_element(rule, "setvar", share, action=action, varname="SCORE")


def _add_number_rule(processing: Element, number: NumericAnswer) -> None:
    value, tolerance = Decimal(number.number), Decimal(number.tolerance)
    rule = add_element(processing, "respcondition", **{"continue": "No"})
    either = add_element(add_element(rule, "conditionvar"), "or")
    add_element(either, "varequal", number.number, respident=_RESPONSE)
    both = add_element(either, "and")
    add_element(both, "vargte", format(value - tolerance, "f"), respident=_RESPONSE)
    add_element(both, "varlte", format(value + tolerance, "f"), respident=_RESPONSE)
    add_element(rule, "setvar", "100", action="Set", varname="SCORE")
