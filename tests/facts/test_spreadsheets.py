"""XLSX and ODS files as tables of a deck, and files that try to harm their reader."""

import datetime as dt
import importlib.util
import io
import sys
import zipfile

import pytest
from conftest import need

from quizgen.diagnostics import format_finding
from quizgen.facts.tables.spreadsheets import read_sheet
from quizgen.pipeline import load_deck

DECK = """deck: elements
title: The elements
tables:
  - file: data/elements.{suffix}
    sheet: {sheet}
    cite: a table of elements
    id: Symbol
    say: The symbol of {{Name}} is [{{Symbol}}], and its number is [{{Number}}].
"""
ROWS = [("Symbol", "Name", "Number"), ("H", "hydrogen", 1), (), ("Si", "silicon", 14)]
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="{name}">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


@pytest.fixture(autouse=True)
def _calamine():
    need("calamine", present=importlib.util.find_spec("python_calamine") is not None)


def xlsx(rows, name="Sheet"):
    """Return a spreadsheet with one sheet."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book):
    """Return the bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods(rows, name="Sheet"):
    """Return a spreadsheet with one sheet, as LibreOffice writes its cells."""
    cells = [
        "".join(
            f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
            if isinstance(cell, int)
            else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        for row in rows
    ]
    written = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return zipped({"content.xml": ODS.format(name=name, rows=written)})


def zipped(entries):
    """Return an ODS archive."""
    buffer = io.BytesIO()
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        text = f'<m:manifest xmlns:m="{manifest}">{entry}</m:manifest>'
        archive.writestr("META-INF/manifest.xml", text)
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def load(folder, content, suffix, sheet="Sheet"):
    """Load a deck of a spreadsheet."""
    for name in ("decks", "data"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "data" / f"elements.{suffix}").write_bytes(content)
    path = folder / "decks" / "elements.yaml"
    path.write_text(DECK.format(suffix=suffix, sheet=sheet), "utf-8")
    return load_deck(path)


@pytest.mark.parametrize(("write", "suffix"), [(xlsx, "xlsx"), (ods, "ods")])
def test_a_row_of_a_sheet_is_a_fact(tmp_path, write, suffix):
    """Its place is its row, and numbers have no needless decimals."""
    deck, findings = load(tmp_path, write(ROWS), suffix)
    assert not findings
    fact = deck.facts[1]
    assert (fact.id, str(fact.place("id"))) == ("si", f"data/elements.{suffix}:4:1")
    assert str(fact.values["answer-2"].number.value) == "14"


@pytest.mark.parametrize(("write", "suffix"), [(xlsx, "xlsx"), (ods, "ods")])
def test_a_finding_shows_the_text_of_the_cell(tmp_path, write, suffix):
    """A spreadsheet has no lines, so the cell is shown alone."""
    _, findings = load(tmp_path, write([*ROWS, ("Fe", "iron [II]", 26)]), suffix)
    assert [format_finding(finding, {}).split("\n")[1:3] for finding in findings] == [
        ["    5 | iron [II]", "      | ^^^^^^^^^"]
    ]
    assert str(findings[0].place) == f"data/elements.{suffix}:5:2"


def test_an_unknown_sheet(tmp_path):
    """It is reported as a file that cannot be read."""
    deck, findings = load(tmp_path, xlsx(ROWS), "xlsx", sheet="Sheet9")
    assert deck is None
    assert [finding.code for finding in findings] == ["I01"]
    assert "no such sheet" in findings[0].message


def test_values_are_texts_as_in_a_deck():
    """Dates are ISO dates, and a number is as short as it can be."""
    noon = dt.datetime(2024, 8, 6, 12, 30)  # noqa: DTZ001 - spreadsheets have no time zones
    row = (1.5, 1e20, True, dt.date(2024, 8, 6), noon, "=")
    rows, findings = read_sheet("a.xlsx", xlsx([row]))
    assert not findings
    texts = [cell.text for cell in rows[0].cells]
    assert texts == ["1.5", "100000000000000000000", "TRUE", "2024-08-06", "2024-08-06 12:30", "="]


def far_cell():
    """Return a small file whose last cell is at the last row and column."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "Symbol", "x"
    return saved(book)


HOSTILE = {
    "a cell far away": far_cell,
    "repeated cells": lambda: zipped(
        {
            "content.xml": ODS.format(
                name="Sheet",
                rows='<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
                'table:number-columns-repeated="16384" office:value-type="string">'
                "<text:p>x</text:p></table:table-cell></table:table-row>",
            )
        }
    ),
    "a bomb": lambda: zipped({"content.xml": " " * 400_000_000}),
    "nested entities": lambda: zipped(
        {
            "content.xml": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
            + ODS.format(name="Sheet", rows="<table:table-row>&b;</table:table-row>")[38:]
        }
    ),
    "a cut file": lambda: xlsx(ROWS)[:-300],
    "an empty archive": lambda: zipped({}),
    "text": lambda: b"Symbol,Name",
    "no bytes": lambda: b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_spreadsheet_is_a_finding(name):
    """Whatever its reader does, quizgen goes on and reports the file."""
    rows, findings = read_sheet("a.xlsx", HOSTILE[name]())
    assert not rows
    assert [finding.code for finding in findings] == ["I01"]


def test_a_missing_library_is_a_finding(monkeypatch):
    """The help names the extra."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    _, findings = read_sheet("a.xlsx", b"")
    assert findings[0].help.startswith('run `pip install "quizgen[xlsx]"`')
