r"""Formulas in texts: TeX between `\(` and `\)`, set as outlines or written in plain characters.

A deck without formulas imports none of the libraries, which take a tenth of a second.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from msgspec import Struct

OPENING = r"\("
FORMULA = re.compile(r"\\\(((?:\\[^)]|[^\\])*+)\\\)", re.DOTALL)
r"""A formula with its delimiters. Its group is the TeX. In `\\)`, the bracket ends no formula."""
_DISPLAYED = re.compile(r"\\\[(?=.*?\\\])", re.DOTALL)
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_UNCLOSED = re.compile(r"\\\(.*", re.DOTALL)


class FormulaError(ValueError):
    """A formula that cannot be set: `message` says why, `help` what to write instead."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message)
        self.message, self.help = message, help_


class FormulaProblem(Struct, frozen=True):
    """A problem with a formula of a text, which begins at `start` and is written as `tex`."""

    start: int
    tex: str
    message: str
    help: str


def find_problems(text: str) -> Iterator[FormulaProblem]:
    r"""Yield the formulas of a text that cannot be set, and delimiters that open none."""
    if "\\" not in text:
        return
    for found in FORMULA.finditer(text):
        if error := error_of(found[1]):
            yield FormulaProblem(found.start(), found[0], error.message, error.help)
    rest = FORMULA.sub(lambda found: " " * len(found[0]), text)
    if unclosed := _UNCLOSED.search(rest):
        help_ = r"add “\)” after the formula, within the same text"
        yield FormulaProblem(unclosed.start(), OPENING, r"“\(” is never closed", help_)
    for displayed in _DISPLAYED.finditer(rest):
        message = r"“\[ … \]” is a formula on a line of its own, which only Anki shows"
        yield FormulaProblem(displayed.start(), r"\[", message, r"write “\( … \)” instead")


def error_of(tex: str) -> FormulaError | None:
    """Return why a formula cannot be set, or None."""
    from quizgen.formulas.typesetting import typeset

    try:
        typeset(tex)
    except FormulaError as error:
        return error
    return None


def split_formulas(text: str) -> list[str]:
    """Return the parts of a text in turn: what is between the formulas, and their TeX."""
    return FORMULA.split(text)


def in_plain_characters(text: str) -> str:
    """Return a text with its formulas in plain characters: “x²”, “(a + b)/2”.

    A formula that cannot be read stays as it is.
    """
    return FORMULA.sub(_in_plain_characters, text) if OPENING in text else text


def _in_plain_characters(found: re.Match[str]) -> str:
    from quizgen.formulas.plain_formulas import write_plainly

    try:
        return write_plainly(found[1])
    except FormulaError:
        return found[0]


def with_opaque_formulas(text: str) -> str:
    """Return a text with a word for each formula, the same for equal formulas only.

    Comparisons ignore signs and look for words within texts, but a + b is not a − b, and x is no
    part of x².
    """
    return FORMULA.sub(_opaque, text) if OPENING in text else text


def _opaque(found: re.Match[str]) -> str:
    digest = hashlib.sha256(" ".join(found[1].split()).encode()).hexdigest()[:16]
    return f" formula{digest.translate(_LETTERS)} "


def count_words(text: str) -> int:
    """Return the number of words of a text. A formula is one word."""
    return len((FORMULA.sub("x", text) if OPENING in text else text).split())


def length_of(text: str) -> int:
    """Return the length of a text as readers see it: a formula counts as its plain characters."""
    return len(in_plain_characters(text))
