"""A quiz as tables: the key grades every form, and spreadsheets show cells as text."""

import csv
import io

import pytest

from quizgen.exports import quiz_csv
from quizgen.exports.csv_table import shown_cells
from quizgen.exports.ledger import Ledger
from quizgen.exports.publication import Publication
from quizgen.quizzes.forms import make_forms


@pytest.fixture(scope="session")
def forms(checked):
    """Three forms of the article's deck."""
    return make_forms(checked.deck, checked.items, seed=7, count=3)


@pytest.fixture(scope="session")
def tables(checked, forms):
    """Both tables, as rows of texts."""
    files = quiz_csv.make_files(Publication(checked.deck, checked.items, forms, Ledger("x")))
    return {name: list(csv.reader(io.StringIO(text.decode("utf-8-sig")))) for name, text in files}


def test_the_key_grades_every_form(tables, forms):
    """Each question has a row: form, number, item, correct marks and points."""
    head, *rows = tables["key.csv"]
    assert head == ["form", "number", "item", "answer", "points"]
    assert len(rows) == sum(len(form.questions) for form in forms)
    by_place = {(form, int(number)): rest for form, number, *rest in rows}
    for form in forms:
        for question in form.questions:
            item, answer, points = by_place[form.letter, question.number]
            assert (item, int(points)) == (question.item.id, question.points)
            if question.item.style.name == "choice":
                assert question.options["ABCDEF".index(answer)] == question.item.answer
            else:
                assert answer == (question.marks or question.item.answer)


def test_the_map_has_the_numbers_of_all_forms(tables, forms):
    """Each item has a row, and each form a column."""
    head, *rows = tables["items-map.csv"]
    assert head == ["item", "A", "B", "C"]
    for item, *numbers in rows:
        for form, number in zip(forms, map(int, numbers), strict=True):
            assert form.questions[number - 1].item.id == item


@pytest.mark.parametrize(
    ("answer", "shown"),
    [("=1+1", "'=1+1"), ("@a", "'@a"), ("-cmd", "'-cmd"), ("-5", "-5"), ("+1,500", "+1,500")],
)
def test_no_answer_is_a_formula(answer, shown):
    """A spreadsheet shows it and computes nothing; negative numbers stay numbers."""
    assert shown_cells((answer, 1)) == [shown, "1"]
