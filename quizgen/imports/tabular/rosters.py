"""Read a roster: a table with the name and the code of each student."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.diagnostics import Finding, sort_findings
from quizgen.exports.publication import Student
from quizgen.facts.tables.rows import Row, TableCell, read_rows
from quizgen.values.clean_texts import clean

MOST_STUDENTS = 2_000
"""The most students of a roster: their answer sheets are one page of HTML."""
_COLUMNS = ("name", "code")
_LONGEST = {"name": 60, "code": 20}
"""The most characters that fit the QR code and the line for the name."""


def read_roster(
    shown: str, suffix: str, content: bytes
) -> tuple[tuple[Student, ...], tuple[Finding, ...]]:
    """Return the students of a table, in its order, and findings. With a finding, there are none.

    The table is CSV or TSV in UTF-8, with a delimiter as in `read_rows`. Its first row names the
    columns `name` and `code`; others are ignored. `I01`, `I04`: see `read_rows`. `F04`: a column is
    missing, or a name or code is not valid.
    """
    rows, findings = read_rows(shown, suffix, content)
    if not rows or any(finding.code == "I01" for finding in findings):
        return (), tuple(findings)
    if in_header := list(_find_in_header(rows[0])):
        return (), sort_findings([*findings, *in_header])
    students = [_cells_of(rows[0], row) for row in rows[1:]]
    findings += _find_in_students(rows[0], students)
    if findings:
        return (), sort_findings(findings)
    return tuple(
        Student(clean(each["code"].text), clean(each["name"].text)) for each in students
    ), ()


def _titles_of(header: Row) -> list[str]:
    return [clean(cell.text).casefold() for cell in header.cells]


def _find_in_header(header: Row) -> Iterator[Finding]:
    titles = _titles_of(header)
    for column in _COLUMNS:
        count = titles.count(column)
        if count == 0:
            hint = "name the columns in the first row: name,code"
            yield Finding(header.place, "F04", f"the roster has no column “{column}”", hint)
        elif count > 1:
            place = header.cells[len(titles) - 1 - titles[::-1].index(column)].place
            hint = "rename or remove one of them"
            yield Finding(place, "F04", f"the roster has two columns “{column}”", hint)


def _cells_of(header: Row, row: Row) -> dict[str, TableCell]:
    """Return the name and the code of a row."""
    titles = _titles_of(header)
    return {column: row.cells[titles.index(column)] for column in _COLUMNS}


def _find_in_students(header: Row, students: list[dict[str, TableCell]]) -> Iterator[Finding]:
    if not students:
        hint = "add a row with name and code for each student"
        yield Finding(header.place, "F04", "the roster has no students", hint)
    if len(students) > MOST_STUDENTS:
        message = f"the roster has {len(students):,} students, but at most {MOST_STUDENTS:,} fit"
        place = students[MOST_STUDENTS]["name"].place
        yield Finding(place, "F04", message, "split it into several files")
    lines: dict[str, int] = {}
    for each in students:
        for column, cell in each.items():
            yield from _find_in_cell(column, cell)
        code = clean(each["code"].text)
        place = each["code"].place
        first = lines.setdefault(code.casefold(), place.line)
        if code and first != place.line:
            message = f"duplicate code “{code}”, first used in line {first}"
            yield Finding(place, "F04", message, "give each student another code")


def _find_in_cell(column: str, cell: TableCell) -> Iterator[Finding]:
    """Yield findings on a name or a code: empty, too long, or a code with spaces."""
    text = clean(cell.text)
    if not text:
        message = f"the {column} of a student is empty"
        yield Finding(cell.place, "F04", message, f"write the {column}, or remove the row")
    elif len(text) > _LONGEST[column]:
        message = f"the {column} has {len(text)} characters, but at most {_LONGEST[column]} fit"
        yield Finding(cell.place, "F04", message, "shorten it")
    elif column == "code" and " " in text:
        joined = text.replace(" ", "-")
        yield Finding(cell.place, "F04", f"the code “{text}” contains a space", f"write {joined}")
