"""The parts of a Word document: paragraphs, tables, and the files around them.

Numbers and letters are real numbering, so that they follow when a teacher moves a question. Each
list of options is a list of its own, which begins with A.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from quizgen.exports.platforms.file_archive import write_zip
from quizgen.exports.platforms.question_texts import direction_attribute, one_line
from quizgen.exports.platforms.xml_elements import add_element, write_document
from quizgen.formulas import in_plain_characters

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
QUESTIONS, ANSWERS = 1, 2
"""The numbers of the lists of questions and of their answers."""
_FIRST_OPTIONS = 3
_NUMBERS, _LETTERS = "0", "1"
_STYLES = {
    "Normal": {"w:sz": "22"},
    "Title": {"w:sz": "36", "w:b": "1"},
    "Heading1": {"w:sz": "28", "w:b": "1"},
    "Question": {"w:sz": "22"},
    "Option": {"w:sz": "22"},
    "Source": {"w:sz": "18", "w:i": "1"},
}
_SPACE_BEFORE = {"Heading1": "320", "Question": "160"}
"""The space above paragraphs, in twentieths of a point."""


class WordDocument:
    """A document that paragraphs and tables are added to, in order."""

    def __init__(self) -> None:
        self.root = Element("w:document", {"xmlns:w": _WORD})
        self.body = add_element(self.root, "w:body")
        self.lists = 0

    def add(self, text: str, style: str = "Normal", list_: int = 0, *, keep: bool = False) -> None:
        """Add a paragraph, which may belong to a list, by its number.

        With `keep`, it is on the same page as the next one.
        """
        _add_paragraph(self.body, text, style, list_, keep=keep)

    def add_all(self, texts: Sequence[str], list_: int = 0) -> None:
        """Add options or lines that stay on one page."""
        for text in texts[:-1]:
            self.add(text, "Option", list_, keep=True)
        self.add(texts[-1], "Option", list_)

    def new_options(self) -> int:
        """Return the number of a new list of options."""
        self.lists += 1
        return _FIRST_OPTIONS + self.lists - 1

    def break_page(self) -> None:
        """Begin a new page."""
        run = add_element(add_element(self.body, "w:p"), "w:r")
        add_element(run, "w:br", **{"w:type": "page"})

    def add_table(self, rows: Sequence[Sequence[str]]) -> None:
        """Add a table without lines, and an empty paragraph after it."""
        table = add_element(self.body, "w:tbl")
        width = {"w:w": "5000", "w:type": "pct"}
        add_element(add_element(table, "w:tblPr"), "w:tblW", **width)
        grid = add_element(table, "w:tblGrid")
        for _ in rows[0]:
            add_element(grid, "w:gridCol")
        for row in rows:
            line = add_element(table, "w:tr")
            for text in row:
                _add_paragraph(add_element(line, "w:tc"), text, "Option", keep=row != rows[-1])
        self.add("")

    def write(self) -> bytes:
        """Return the document as a file."""
        add_element(self.body, "w:sectPr")
        return write_zip(
            {
                "[Content_Types].xml": _write_types(),
                "_rels/.rels": _write_relations({"officeDocument": "word/document.xml"}),
                "word/document.xml": write_document(self.root, indented=False),
                "word/_rels/document.xml.rels": _write_relations(
                    {"styles": "styles.xml", "numbering": "numbering.xml"}
                ),
                "word/styles.xml": _write_styles(),
                "word/numbering.xml": _write_numbering(self.lists),
            }
        )


def _add_paragraph(
    parent: Element, text: str, style: str, list_: int = 0, *, keep: bool = False
) -> None:
    paragraph = add_element(parent, "w:p")
    properties = add_element(paragraph, "w:pPr")
    add_element(properties, "w:pStyle", **{"w:val": style})
    if keep:
        add_element(properties, "w:keepNext")
    if list_:
        number = add_element(properties, "w:numPr")
        add_element(number, "w:ilvl", **{"w:val": "0"})
        add_element(number, "w:numId", **{"w:val": str(list_)})
    is_mirrored = bool(direction_attribute(text))
    if is_mirrored:
        add_element(properties, "w:bidi")
    run = add_element(paragraph, "w:r")
    if is_mirrored:
        add_element(add_element(run, "w:rPr"), "w:rtl")
    _add_lines(run, in_plain_characters(text))


def _add_lines(run: Element, text: str) -> None:
    for number, line in enumerate(text.splitlines()):
        if number:
            add_element(run, "w:br")
        add_element(run, "w:t", one_line(line), **{"xml:space": "preserve"})


def _write_types() -> bytes:
    root = Element("Types", {"xmlns": _TYPES})
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, type_ in (("rels", relations), ("xml", "application/xml")):
        add_element(root, "Default", Extension=extension, ContentType=type_)
    for part, name in _PARTS.items():
        type_ = f"{_XML}.{name}+xml"
        add_element(root, "Override", PartName=f"/word/{part}.xml", ContentType=type_)
    return write_document(root)


def _write_relations(targets: dict[str, str]) -> bytes:
    root = Element("Relationships", {"xmlns": _RELATIONS})
    for number, (kind, target) in enumerate(targets.items(), 1):
        named = {"Id": f"rId{number}", "Type": f"{_OFFICE}/{kind}", "Target": target}
        add_element(root, "Relationship", **named)
    return write_document(root)


def _write_styles() -> bytes:
    root = Element("w:styles", {"xmlns:w": _WORD})
    for name, settings in _STYLES.items():
        style = add_element(root, "w:style", **{"w:type": "paragraph", "w:styleId": name})
        style.attrib |= {"w:default": "1"} if name == "Normal" else {}
        add_element(style, "w:name", **{"w:val": name.replace("Heading1", "heading 1")})
        if name != "Normal":
            add_element(style, "w:basedOn", **{"w:val": "Normal"})
        if before := _SPACE_BEFORE.get(name):
            properties = add_element(style, "w:pPr")
            add_element(properties, "w:spacing", **{"w:before": before})
            if name.startswith("Heading"):
                add_element(properties, "w:outlineLvl", **{"w:val": "0"})
        run = add_element(style, "w:rPr")
        for tag in sorted(settings):
            add_element(run, tag, **{"w:val": settings[tag]})
    return write_document(root)


def _write_numbering(options: int) -> bytes:
    root = Element("w:numbering", {"xmlns:w": _WORD})
    _add_list_type(root, _NUMBERS, "decimal", indent=360)
    _add_list_type(root, _LETTERS, "upperLetter", indent=720)
    for number in range(1, _FIRST_OPTIONS + options):
        type_ = _NUMBERS if number in (QUESTIONS, ANSWERS) else _LETTERS
        entry = add_element(root, "w:num", **{"w:numId": str(number)})
        add_element(entry, "w:abstractNumId", **{"w:val": type_})
        restart = add_element(entry, "w:lvlOverride", **{"w:ilvl": "0"})
        add_element(restart, "w:startOverride", **{"w:val": "1"})
    return write_document(root)


def _add_list_type(root: Element, id_: str, format_: str, *, indent: int) -> None:
    type_ = add_element(root, "w:abstractNum", **{"w:abstractNumId": id_})
    level = add_element(type_, "w:lvl", **{"w:ilvl": "0"})
    add_element(level, "w:start", **{"w:val": "1"})
    add_element(level, "w:numFmt", **{"w:val": format_})
    add_element(level, "w:lvlText", **{"w:val": "%1."})
    properties = add_element(level, "w:pPr")
    add_element(properties, "w:ind", **{"w:left": str(indent), "w:hanging": "360"})
