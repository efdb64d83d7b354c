"""Items in QTI 3: an interaction, the key, the scoring and the feedback of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never
from xml.etree.ElementTree import Element

from quizgen.exports.platforms.qti_texts import add_markup
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
    option_html,
    options_html,
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
from quizgen.questions.item import BLANK, Item
from quizgen.quizzes.forms import LETTERS

NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_RESPONSE, _SCORE, _FEEDBACK, _SHOWN = "RESPONSE", "SCORE", "FEEDBACK", "answered"
_ENTRY = f'<qti-text-entry-interaction response-identifier="{_RESPONSE}" expected-length="20"/>'
"""A blank of constant width: its length must not hint at the answer."""


def media_path(name: str) -> str:
    """Return the path of a picture or sound in a package."""
    return f"media/{name}"


def _address(media: Media) -> str:
    return f"../{media_path(media_name(media))}"


def make_item(deck: Deck, item: Item) -> Element:
    """Return an item as an element of QTI 3."""
    root = Element(
        "qti-assessment-item",
        {
            "xmlns": NAMESPACE,
            "identifier": hashed_id(item.id),
            "title": make_name(item).replace("{{", "{ {"),  # as in `qti_texts`
            "adaptive": "false",
            "time-dependent": "false",
            "xml:lang": deck.language.tag,
        },
    )
    _add_key(root, deck, item)
    _add_outcomes(root, item)
    body = add_element(root, "qti-item-body")
    stem = stem_html(item, _address)
    if isinstance(item.interaction, Gap):
        stem = stem.replace(BLANK, _ENTRY, 1)
    add_markup(body, stem)
    _add_interaction(body, deck, item)
    _add_processing(root, deck, item)
    feedback = add_element(root, "qti-modal-feedback", identifier=_SHOWN)
    feedback.attrib |= {"outcome-identifier": _FEEDBACK, "show-hide": "show"}
    add_markup(add_element(feedback, "qti-content-body"), feedback_html(item, _address))
    return root


def _declare(root: Element, cardinality: str, type_: str, values: Sequence[str]) -> Element:
    declaration = add_element(root, "qti-response-declaration", identifier=_RESPONSE)
    declaration.attrib |= {"cardinality": cardinality, "base-type": type_}
    correct = add_element(declaration, "qti-correct-response")
    for value in values:
        add_element(correct, "qti-value", value)
    return declaration


def _add_key(root: Element, deck: Deck, item: Item) -> None:
    match item.interaction:
        case Choice(key=key):
            _declare(root, "single", "identifier", [LETTERS[key]])
        case TextEntry() | Gap():
            _declare_typed(root, deck, item)
        case Match(pairs=pairs):
            right = [f"P{number} R{index}" for number, index in enumerate(pairs)]
            declaration = _declare(root, "multiple", "directedPair", right)
            _add_mapping(declaration, right)
        case Order(ranks=ranks):
            ordered = [LETTERS[index] for _, index in sorted(zip(ranks, range(99), strict=False))]
            _declare(root, "ordered", "identifier", ordered)
        case Recall() | Listing() | Hotspot():
            pass
        case _:
            assert_never(item.interaction)


def _declare_typed(root: Element, deck: Deck, item: Item) -> None:
    if number := _bare_number(deck, item):
        _declare(root, "single", "float", [number.number])
        return
    answers = list(dict.fromkeys(map(one_line, typed_answers(item))))
    declaration = _declare(root, "single", "string", answers[:1])
    _add_mapping(declaration, answers, most="1").set("lower-bound", "0")


def _bare_number(deck: Deck, item: Item) -> NumericAnswer | None:
    number = numeric_answer(deck, item)
    return number if number and number.is_bare else None


def _add_mapping(declaration: Element, keys: Sequence[str], most: str = "") -> Element:
    mapping = add_element(declaration, "qti-mapping")
    mapping.set("default-value", "0")
    mapping.attrib |= {"upper-bound": most} if most else {}
    is_text = declaration.get("base-type") == "string"
    for key in keys:
        entry = add_element(mapping, "qti-map-entry")
        entry.attrib |= {"map-key": key, "mapped-value": "1"}
        entry.attrib |= {"case-sensitive": "false"} if is_text else {}
    return mapping


def _add_outcomes(root: Element, item: Item) -> None:
    points = str(points_of(item.interaction))
    for name, type_, value in (
        (_SCORE, "float", "0"),
        ("MAXSCORE", "float", points),
        (_FEEDBACK, "identifier", ""),
    ):
        outcome = add_element(root, "qti-outcome-declaration", identifier=name)
        outcome.attrib |= {"cardinality": "single", "base-type": type_}
        if value:
            add_element(add_element(outcome, "qti-default-value"), "qti-value", value)


def _add_interaction(body: Element, deck: Deck, item: Item) -> None:
    match item.interaction:
        case Choice() as choice:
            _add_choice(body, choice, options_html(deck, item, _address))
        case TextEntry():
            add_markup(body, f"<p>{_ENTRY}</p>")
        case Match() as match_:
            _add_match(body, match_)
        case Order(events=events):
            order = _interact(body, "qti-order-interaction", shuffle="false")
            _add_options(order, "qti-simple-choice", map(option_html, events))
        case Gap() | Listing() | Recall() | Hotspot():
            pass
        case _:
            assert_never(item.interaction)


def _interact(body: Element, tag: str, **attributes: str) -> Element:
    interaction = add_element(body, tag)
    interaction.attrib |= {"response-identifier": _RESPONSE, **attributes}
    return interaction


def _add_choice(body: Element, choice: Choice, options: Iterable[str]) -> None:
    """Add the options. Sorted ones are fixed, for players that always shuffle."""
    shuffle = "false" if choice.ordered else "true"
    interaction = _interact(body, "qti-choice-interaction", shuffle=shuffle)
    interaction.set("max-choices", "1")
    for option in _add_options(interaction, "qti-simple-choice", options):
        option.attrib |= {"fixed": "true"} if choice.ordered else {}


def _add_options(parent: Element, tag: str, written: Iterable[str]) -> list[Element]:
    options = []
    for letter, markup in zip(LETTERS, written, strict=False):
        option = add_element(parent, tag, identifier=letter)
        add_markup(option, markup)
        options.append(option)
    return options


def _add_match(body: Element, match_: Match) -> None:
    interaction = _interact(body, "qti-match-interaction", shuffle="false")
    interaction.set("max-associations", str(len(match_.premises)))
    for sign, texts in (("P", match_.premises), ("R", match_.responses)):
        column = add_element(interaction, "qti-simple-match-set")
        for number, text in enumerate(texts):
            option = add_element(column, "qti-simple-associable-choice")
            option.attrib |= {"identifier": f"{sign}{number}", "match-max": "1"}
            add_markup(option, option_html(text))


def _add_processing(root: Element, deck: Deck, item: Item) -> None:
    processing = add_element(root, "qti-response-processing")
    match item.interaction:
        case TextEntry() | Gap() if not _bare_number(deck, item):
            _add_mapped_score(processing)
        case Match():
            _add_mapped_score(processing)
        case _:
            _add_whole_score(processing, deck, item)
    shown = add_element(processing, "qti-set-outcome-value", identifier=_FEEDBACK)
    add_element(shown, "qti-base-value", _SHOWN).set("base-type", "identifier")


def _add_mapped_score(processing: Element) -> None:
    score = add_element(processing, "qti-set-outcome-value", identifier=_SCORE)
    add_element(score, "qti-map-response", identifier=_RESPONSE)


def _add_whole_score(processing: Element, deck: Deck, item: Item) -> None:
    """Score an answer that is right as a whole. A number may differ by its tolerance."""
    rule = add_element(add_element(processing, "qti-response-condition"), "qti-response-if")
    number = _bare_number(deck, item)
    compared = add_element(rule, "qti-equal" if number else "qti-match")
    if number:
        exact = number.tolerance == "0"
        compared.set("tolerance-mode", "exact" if exact else "absolute")
        compared.attrib |= {} if exact else {"tolerance": f"{number.tolerance} {number.tolerance}"}
    add_element(compared, "qti-variable", identifier=_RESPONSE)
    add_element(compared, "qti-correct", identifier=_RESPONSE)
    score = add_element(rule, "qti-set-outcome-value", identifier=_SCORE)
    points = str(points_of(item.interaction))
    add_element(score, "qti-base-value", points).set("base-type", "float")
