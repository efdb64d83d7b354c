"""Rosters: students of a table, in its order, or a finding for each row that cannot be used."""

import pytest

from quizgen.exports.publication import Student
from quizgen.imports.tabular.rosters import read_roster

ANN = Student("S17", "Ann Lee")


def read(text, suffix=".csv", encoding="utf-8"):
    """Return the students of a table and its findings as `line:column message`."""
    students, findings = read_roster("r.csv", suffix, text.encode(encoding))
    return students, [f"{f.place.line}:{f.place.column} {f.message}" for f in findings]


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("name,code\nAnn Lee,S17\n", ".csv"),
        ("\ufeffname;code\r\nAnn Lee;S17\r\n", ".csv"),
        ("Code\tClass\tNAME\nS17\t7b\tAnn Lee\n", ".tsv"),
        ('"name","code"\n"Ann Lee","S17"\n\n', ".csv"),
        ("code,name\n S17 ,  Ann\u200b  Lee \n", ".csv"),
        ('code,name\nS17,"Ann\nLee"\n', ".csv"),
    ],
)
def test_tables_of_spreadsheets_are_read(text, suffix):
    """Delimiters, byte order marks, quotation marks, spaces and other columns are understood."""
    assert read(text, suffix) == ((ANN,), [])


def test_students_are_in_the_order_of_the_table():
    """Names may be equal or in any script, since codes tell students apart."""
    students, findings = read("name,code\nKim,2\nKim,10\nمحمد,1\n")
    assert [student.code for student in students] == ["2", "10", "1"]
    assert findings == []


def test_every_flaw_is_found_in_one_run():
    """Each row that cannot be used is reported at its cell; there are no students then."""
    students, findings = read("name,code\n,1\nBob,\nCarl,a b\nDora,X1\nEve,x1\nFay,3,4\n")
    assert students == ()
    assert findings == [
        "2:1 the name of a student is empty",
        "3:5 the code of a student is empty",
        "4:6 the code “a b” contains a space",
        "6:5 duplicate code “x1”, first used in line 5",
        "7:7 the row has 3 cells, but the first row has 2",
    ]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("name,code\nJosé,1\n", "latin-1"),
        ("name,code\nAnn,1\n", "utf-16"),
        ('name,code\n"Ann,1\n', "utf-8"),
        ("", "utf-8"),
    ],
)
def test_other_files_are_reported(text, encoding):
    """A file in another encoding, an open quotation mark and an empty file give one finding."""
    students, findings = read(text, encoding=encoding)
    assert students == ()
    assert len(findings) == 1
