"""Numbers as people write them: each row of `written_numbers.yaml` is read, asked and grounded."""

from fractions import Fraction
from types import SimpleNamespace

import pytest
import yaml
from conftest import ROOT

from quizgen.facts.evidence import find_missing
from quizgen.facts.marked_sentences import Mark
from quizgen.facts.plain_values import read_mark
from quizgen.languages import language_of
from quizgen.questions.accepted_answers import accept_answers
from quizgen.values.answer_folding import is_accepted
from quizgen.values.partial_dates import CENTURY, DECADE, PartialDate
from quizgen.values.quantities import MARGIN, NumberKind

ENGLISH = language_of("en")
VOCABULARY = SimpleNamespace(entities={}, entity_named={}.get, language=ENGLISH)
TABLE = ROOT / "tests" / "questions" / "written_numbers.yaml"
ROWS = yaml.safe_load(TABLE.read_text("utf-8"))
by_text = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])


def read(text):
    """Return the value of an answer in brackets."""
    return read_mark(Mark(text, "", 0, 0, ""), VOCABULARY)


def describe(value):
    """Return a value as the table writes it."""
    if isinstance(value, PartialDate):
        span = {1: "", DECADE: "decade", CENTURY: "century"}[value.years]
        year = f"{value.year}-{value.month}" if value.month else str(value.year)
        return " ".join(filter(None, (value.bound, value.part, span, year)))
    number = value.number
    shown = str(number.value)
    if number.upper:
        shown += f"{'±' if number.joint == MARGIN else '..'}{number.upper.value}"
    kind = "" if number.kind is NumberKind.PLAIN else number.kind
    return " ".join(filter(None, (value.hedge, kind, shown)))


def expected(row):
    """Return the value of a row, with powers of ten written out."""
    number = row["value"]
    digits, power, exponent = number.partition("e") if number[:1].isdigit() else (number, "", "")
    if not power:
        return number
    return str(Fraction(digits) * Fraction(10) ** int(exponent))


@by_text
def test_number_is_read(row):
    """The value is that of the row, printed as the row prints it, and asked for in its words."""
    value = read(row["text"])
    phrase = ENGLISH.phrases.phrase(value)
    assert (describe(value), str(phrase), phrase.asked) == (
        expected(row),
        row["printed"],
        row["asked"],
    )


@by_text
def test_printed_number_is_read_again(row):
    """What a card prints is the same value."""
    assert describe(read(row["printed"])) == expected(row)


@by_text
def test_typed_answers(row):
    """Every notation of the value is right, and others are wrong."""
    pattern = accept_answers(read(row["text"]), "What is it?", ENGLISH).pattern
    judged = {str(typed): is_accepted(str(typed), pattern) for typed in row["right"] + row["wrong"]}
    assert judged == {
        **dict.fromkeys(map(str, row["wrong"]), False),
        **dict.fromkeys(map(str, row["right"]), True),
    }


@by_text
def test_grounding(row):
    """A quote shows the value in any notation, and no other value."""
    value = read(row["text"])
    quotes = map(str, row["shown"] + row["hidden"])
    shown = [quote for quote in quotes if not list(find_missing(value, quote, ENGLISH))]
    assert shown == list(map(str, row["shown"]))


def test_there_are_a_hundred_rows():
    """The table covers the notations of issue 18."""
    assert len({row["text"] for row in ROWS}) == len(ROWS) > 100
