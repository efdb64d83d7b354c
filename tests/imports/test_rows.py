"""Rows of tables are read, with the place of each cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.tables.rows import read_rows


def read(text, suffix=".csv"):
    """Read a table from a text."""
    return read_rows("table", suffix, text.encode())


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("a,b\n1,2\n", ".csv"),
        ("a;b\n1;2\n", ".csv"),
        ("a\tb\n1\t2\n", ".txt"),
        ("a|b\r\n1|2\r\n", ".csv"),
        ("\ufeffa,b\r1,2", ".csv"),
        ('"a";"b"\n"1";2\n', ".csv"),
        ("a\tb\n1\t2\n", ".tsv"),
        ("a,b\n\n , \n1,2\n\n", ".csv"),
    ],
)
def test_delimiters_and_line_endings_are_detected(text, suffix):
    """Any delimiter, line ending and byte order mark is accepted; empty rows are skipped."""
    rows, findings = read(text, suffix)
    assert not findings
    assert [[cell.text for cell in row.cells] for row in rows] == [["a", "b"], ["1", "2"]]


def test_tsv_is_delimited_by_tabs():
    """With the suffix .tsv, commas in names are not delimiters."""
    rows, _ = read("a,b,c\td\n", ".tsv")
    assert [cell.text for cell in rows[0].cells] == ["a,b,c", "d"]


def test_cells_have_their_places():
    """Places are right for cells in quotation marks and of several lines, and after them."""
    rows, findings = read('a,b,c\n"x ""y"" z","two\nlines",last\n1,"2",3\n')
    assert not findings
    places = [[(cell.place.line, cell.place.column) for cell in row.cells] for row in rows]
    assert places == [[(1, 1), (1, 3), (1, 5)], [(2, 2), (2, 14), (3, 8)], [(4, 1), (4, 4), (4, 7)]]


@given(st.lists(st.lists(st.text(max_size=6), min_size=2, max_size=4), min_size=1, max_size=5))
def test_places_point_to_the_cells(table):
    """The place of each cell points to its first line in the file."""
    import csv
    import io

    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table)
    try:
        content = buffer.getvalue().encode()
    except UnicodeEncodeError:
        return
    lines = (
        content.decode()
        .removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .split("\n")
    )
    rows, _ = read_rows("table", ".csv", content)
    for cell in (cell for row in rows for cell in row.cells):
        shown = lines[cell.place.line - 1][cell.place.column - 1 :]
        assert shown.startswith(cell.text.split("\n")[0].replace('"', '""'))


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, "the table is empty"),
        (b" \n,\n", 1, "the table is empty"),
        (b"a,b\n\xff,2\n", 2, "the table is not valid UTF-8 at byte 4"),
        ("a,b\n1,2".encode("utf-16"), 1, "the table is not valid UTF-8 at byte 0"),
        (b'a,b\n"x"y,2\n', 2, "malformed row: ',' expected after '\"'"),
        (b'a,b\n1,2\n"open,2\n', 3, "malformed row: unexpected end of data"),
        (b"a,b\n" + b"x" * 200_000, 2, "malformed row: field larger than"),
    ],
)
def test_malformed_table_is_reported(content, line, message):
    """A malformed table has one finding at the line of the error."""
    _, findings = read_rows("table", ".csv", content)
    assert [(finding.code, finding.place.line) for finding in findings] == [("I01", line)]
    assert message in findings[0].message


def test_uneven_rows_are_reported():
    """Each uneven row is reported at its first extra cell, or at its start."""
    rows, findings = read("a,b\n1\n1,2\n1,2,3\n")
    assert [(finding.code, str(finding.place)) for finding in findings] == [
        ("I04", "table:2:1"),
        ("I04", "table:4:5"),
    ]
    assert [[cell.text for cell in row.cells] for row in rows] == [["a", "b"], ["1", "2"]]
