"""Read Moodle XML: choice, short-answer, numerical and matching questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from msgspec.structs import replace

from quizgen.imports.questions.bank_errors import QuestionError
from quizgen.imports.questions.bank_question import (
    OTHER_TYPES,
    SEVERAL_ANSWERS,
    TRUE_FALSE,
    BankQuestion,
    escape_plain,
)

_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ALL = 100.0
_AGAIN = "export the questions from Moodle again, as Moodle XML"


def read_moodle(text: str) -> Iterator[BankQuestion]:
    """Yield the questions of a file. Raises QuestionError."""
    if found := _DOCTYPE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise QuestionError(line, "a document type, which Moodle does not write", _AGAIN)
    try:
        root = fromstring(text)  # noqa: S314 - a document type, which entities need, is rejected
    except ParseError as error:
        raise QuestionError(error.position[0], "the XML is not well-formed", _AGAIN) from None
    section = ""
    for question in root.iter("question"):
        if question.get("type") == "category":
            section = _section_of(_text(question, "category"))
        else:
            yield _read_question(question, section)


def _section_of(path: str) -> str:
    return path.replace("//", "\0").rpartition("/")[2].replace("\0", "/")


def _text(element: Element, path: str) -> str:
    return (element.findtext(f"{path}/text") or element.findtext(path) or "").strip()


def _read_question(element: Element, section: str) -> BankQuestion:
    question = BankQuestion(
        _text(element, "questiontext"),
        feedback=_text(element, "generalfeedback"),
        section=section,
        id=(element.findtext("idnumber") or "").strip(),
    )
    match element.get("type"):
        case "truefalse":
            return replace(question, left_out=TRUE_FALSE)
        case "multichoice" | "shortanswer" | "numerical" as type_:
            return _with_answers(question, element, is_choice=type_ == "multichoice")
        case "matching":
            rows = list(element.iter("subquestion"))
            responses = (escape_plain(_text(row, "answer")) for row in rows)
            premises = (_text(row, ".") for row in rows)
            return replace(question, pairs=tuple(zip(premises, responses, strict=True)))
    return replace(question, left_out=OTHER_TYPES)


def _share_of(answer: Element) -> float:
    """Return the percentage of the points that an answer gives."""
    fraction = answer.get("fraction") or "0"
    try:
        return float(fraction)
    except ValueError:
        raise QuestionError(1, f"the fraction “{fraction}” is not a number", _AGAIN) from None


def _with_answers(question: BankQuestion, element: Element, *, is_choice: bool) -> BankQuestion:
    answers = [(_text(row, "."), _share_of(row)) for row in element.iter("answer")]
    right = tuple(text for text, share in answers if share == _ALL)
    wrong = tuple(text for text, share in answers if share <= 0) if is_choice else ()
    if not is_choice:  # there a bare asterisk accepts any text
        right = tuple(escape_plain(text.replace(r"\*", "*")) for text in right if text != "*")
    if not right or (is_choice and (len(right) > 1 or len(right) + len(wrong) < len(answers))):
        return replace(question, left_out=SEVERAL_ANSWERS)
    return replace(question, right=right, wrong=wrong)
