"""The answers of Moodle’s types of question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never
from xml.etree.ElementTree import Element

from quizgen.exports.platforms.question_answers import (
    NumericAnswer,
    numeric_answer,
    typed_answers,
)
from quizgen.exports.platforms.question_texts import one_line, option_html, plain_line
from quizgen.exports.platforms.xml_elements import add_element
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
)
from quizgen.questions.item import Item

_PLAIN = "moodle_auto_format"
_NO_UNIT, _TYPED_UNIT = "3", "0"
_ORDERING = {
    "layouttype": "VERTICAL",
    "selecttype": "ALL",
    "selectcount": "0",
    "gradingtype": "ABSOLUTE_POSITION",
    "showgrading": "SHOW",
    "numberingstyle": "none",
}


def type_of_question(deck: Deck, item: Item) -> str:
    """Return Moodle’s name of the type of question that an item becomes."""
    match item.interaction:
        case Choice():
            return "truefalse" if item.style.has_label_options else "multichoice"
        case TextEntry():
            return "numerical" if numeric_answer(deck, item) else "shortanswer"
        case Match():
            return "matching"
        case Order():
            return "ordering"
        case Gap():
            return "cloze"
        case Recall() | Listing() | Hotspot():
            return "description"  # not written: the format leaves these styles out
        case _:
            assert_never(item.interaction)


def add_answers(question: Element, deck: Deck, item: Item, options: Sequence[str]) -> None:
    """Add the answers of an item and the settings of its type of question.

    `options` are those of multiple choice as HTML.
    """
    match item.interaction:
        case Choice(key=key) if item.style.has_label_options:
            for index, name in enumerate(("true", "false")):
                _add_answer(question, name, is_right=index == key, format_=_PLAIN)
        case Choice() as choice:
            _add_choice(question, choice, options)
        case TextEntry():
            _add_typed(question, deck, item)
        case Match() as match_:
            _add_match(question, match_)
        case Order(events=events, ranks=ranks):
            _add_order(question, [event for _, event in sorted(zip(ranks, events, strict=True))])
        case Gap() | Listing() | Recall() | Hotspot():
            pass


def _add_answer(question: Element, text: str, *, is_right: bool, format_: str) -> Element:
    fraction = "100" if is_right else "0"
    answer = add_element(question, "answer", fraction=fraction, format=format_)
    add_element(answer, "text", text)
    add_element(add_element(answer, "feedback", format="html"), "text")
    return answer


def _add_choice(question: Element, choice: Choice, options: Sequence[str]) -> None:
    add_element(question, "single", "true")
    add_element(question, "shuffleanswers", "false" if choice.ordered else "true")
    add_element(question, "answernumbering", "abc")
    add_element(question, "showstandardinstruction", "0")
    _add_combined_feedback(question)
    for index, option in enumerate(options):
        is_right = index == choice.key
        _add_answer(question, option, is_right=is_right, format_="html")


def _add_typed(question: Element, deck: Deck, item: Item) -> None:
    if number := numeric_answer(deck, item):
        answer = _add_answer(question, number.number, is_right=True, format_=_PLAIN)
        add_element(answer, "tolerance", number.tolerance)
        _add_units(question, number)
        return
    add_element(question, "usecase", "0")
    for text in typed_answers(item):
        written = one_line(text).replace("*", r"\*")  # a bare asterisk means any text
        _add_answer(question, written, is_right=True, format_=_PLAIN)


def _add_units(question: Element, number: NumericAnswer) -> None:
    """Add the names of the unit, which learners may type or leave out."""
    add_element(question, "unitgradingtype", "0")
    add_element(question, "unitpenalty", "0.1")
    add_element(question, "showunits", _TYPED_UNIT if number.units else _NO_UNIT)
    add_element(question, "unitsleft", "0")
    units = Element("units")
    for name in number.units:
        unit = add_element(units, "unit")
        add_element(unit, "multiplier", "1")
        add_element(unit, "unit_name", name)
    question.extend([units] if number.units else [])


def _add_match(question: Element, match_: Match) -> None:
    add_element(question, "shuffleanswers", "true")
    _add_combined_feedback(question)
    add_element(question, "shownumcorrect")
    for premise, response in _pairs(match_):
        pair = add_element(question, "subquestion", format="html")
        add_element(pair, "text", option_html(premise) if premise else "")
        add_element(add_element(pair, "answer"), "text", plain_line(response))


def _pairs(match_: Match) -> Iterator[tuple[str, str]]:
    """Yield each premise with its response, then the spare responses with an empty premise."""
    for premise, right in zip(match_.premises, match_.pairs, strict=True):
        yield premise, match_.responses[right]
    for index, response in enumerate(match_.responses):
        if index not in match_.pairs:
            yield "", response


def _add_order(question: Element, events: list[str]) -> None:
    """Add events in the right order. Without the feedback, Moodle 4.5 fails on the import."""
    for name, value in _ORDERING.items():
        add_element(question, name, value)
    _add_combined_feedback(question)
    add_element(question, "shownumcorrect")
    for event in events:
        _add_answer(question, option_html(event), is_right=True, format_="html")


def _add_combined_feedback(question: Element) -> None:
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        add_element(add_element(question, name, format="html"), "text")
