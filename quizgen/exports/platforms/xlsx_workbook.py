"""A workbook with one sheet of texts and numbers, whose bytes depend on its cells alone.

Libraries for XLSX write the time of the export into the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase
from xml.etree.ElementTree import Element

from quizgen.exports.platforms.file_archive import write_zip
from quizgen.exports.platforms.xml_elements import add_element, write_document

Cells = tuple[str | int, ...]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_workbook(rows: Mapping[int, Cells]) -> bytes:
    """Return a workbook, given the cells of each row by its number, from 1. Rows are in order."""
    return write_zip(
        {
            "[Content_Types].xml": _write_types(),
            "_rels/.rels": _write_relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": _write_book(),
            "xl/_rels/workbook.xml.rels": _write_relation("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": _write_sheet(rows),
        }
    )


def _write_types() -> bytes:
    root = Element("Types", {"xmlns": _TYPES})
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, type_ in (("rels", relations), ("xml", "application/xml")):
        add_element(root, "Default", Extension=extension, ContentType=type_)
    for part, name in (
        ("/xl/workbook.xml", "sheet.main"),
        ("/xl/worksheets/sheet1.xml", "worksheet"),
    ):
        add_element(root, "Override", PartName=part, ContentType=f"{_XML}.{name}+xml")
    return write_document(root)


def _write_relation(kind: str, target: str) -> bytes:
    root = Element("Relationships", {"xmlns": _RELATIONS})
    add_element(root, "Relationship", Id="rId1", Type=f"{_OFFICE}/{kind}", Target=target)
    return write_document(root)


def _write_book() -> bytes:
    root = Element("workbook", {"xmlns": _MAIN, "xmlns:r": _OFFICE})
    sheets = add_element(root, "sheets")
    add_element(sheets, "sheet", **{"name": "Sheet1", "sheetId": "1", "r:id": "rId1"})
    return write_document(root)


def _write_sheet(rows: Mapping[int, Cells]) -> bytes:
    root = Element("worksheet", {"xmlns": _MAIN})
    data = add_element(root, "sheetData")
    for number, cells in rows.items():
        row = add_element(data, "row", r=str(number))
        for letter, cell in zip(ascii_uppercase, cells, strict=False):
            _add_cell(row, f"{letter}{number}", cell)
    return write_document(root, indented=False)


def _add_cell(row: Element, place: str, content: str | int) -> None:
    if isinstance(content, int):
        add_element(add_element(row, "c", r=place), "v", str(content))
    elif content:
        text = add_element(add_element(row, "c", r=place, t="inlineStr"), "is")
        add_element(text, "t", content, **{"xml:space": "preserve"})
