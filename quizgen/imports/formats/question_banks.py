"""Question banks of learning platforms: GIFT, Aiken and Moodle XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quizgen.diagnostics import Finding, Place
from quizgen.imports.foreign_deck import ForeignDeck
from quizgen.imports.import_request import Request
from quizgen.imports.questions.aiken_reader import read_aiken
from quizgen.imports.questions.bank_errors import QuestionError
from quizgen.imports.questions.bank_question import BankQuestion, make_foreign_deck
from quizgen.imports.questions.gift_reader import read_gift
from quizgen.imports.questions.moodle_reader import read_moodle

SUFFIXES = (".gift", ".xml", ".txt")
Reader = Callable[[str], Iterator[BankQuestion]]

_AIKEN = re.compile(r"^[A-Z][.)]\s.*\n\s*ANSWER:", re.MULTILINE)
_GIFT = re.compile(
    r"^\$CATEGORY:|^::.*::|(?<!\\)\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*[#}])", re.MULTILINE
)
_MOODLE = re.compile(r"<quiz[\s>]")
_LOOKED_AT = 100_000
"""The number of bytes by which a file is recognised."""


def accepts(request: Request) -> bool:
    """Return whether a file has questions, judging by its content."""
    return request.suffix in SUFFIXES and _find_reader(request) is not None


def _find_reader(request: Request) -> Reader | None:
    start = request.content[:_LOOKED_AT].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if request.suffix == ".xml":
        return read_moodle if _MOODLE.search(start) else None
    if _AIKEN.search(start):
        return read_aiken
    return read_gift if request.suffix == ".gift" or _GIFT.search(start) else None


def read_foreign(request: Request) -> tuple[ForeignDeck | None, tuple[Finding, ...]]:
    """Read the questions of a file.

    `I01`: it cannot be read, or has no questions that become facts. `I05`: a question is broken.
    """
    reader, place = _find_reader(request), Place(request.shown)
    try:
        text = request.content.decode("utf-8-sig").replace("\r\n", "\n")
        questions = list(reader(text)) if reader else []
    except UnicodeDecodeError as error:
        message = f"the file is not valid UTF-8 at byte {error.start}"
        return None, (Finding(place, "I01", message, "export the questions again"),)
    except QuestionError as error:
        place = Place(request.shown, error.line)
        return None, (Finding(place, "I05", error.message, error.help),)
    foreign = make_foreign_deck(questions, request.name)
    if not foreign.facts:
        message = "the file has no choice, short-answer or matching questions"
        return None, (Finding(place, "I01", message),)
    return foreign, ()
