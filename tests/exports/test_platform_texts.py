"""Aiken, Quizlet, Blackboard, Anki's text file and tables come back as they were written."""

import csv
import html
import importlib.util
import io

import pytest
from conftest import need
from hostile_items import hostile, shipped, written
from platform_texts import expected, one_line, shown_text

from quizgen.exports.platforms.aiken import AIKEN
from quizgen.exports.platforms.anki_text import ANKI_TEXT
from quizgen.exports.platforms.blackboard import BLACKBOARD
from quizgen.exports.platforms.item_table import CSV
from quizgen.exports.platforms.quizlet import QUIZLET
from quizgen.formulas import in_plain_characters
from quizgen.questions.interactions import Choice
from quizgen.questions.item import BLANK

PUBLICATIONS = pytest.mark.parametrize("publication", [shipped, hostile], ids=["decks", "hostile"])


def plain(text):
    """Return a text on one line, with its formulas in plain characters."""
    return one_line(in_plain_characters(text))


@PUBLICATIONS
def test_aiken_comes_back(publication):
    """A line is a stem, an option or a key, and the key is one of the options."""
    items, files = written(AIKEN, publication())
    (text,) = files.values()
    found = read_aiken(text.decode())
    assert len(found) == len(items)
    for item, question in zip(items, found, strict=True):
        options = [
            (one_line(text), at == item.interaction.key) for at, text in enumerate(item.options)
        ]
        assert question == (one_line(item.stem), options)


def read_aiken(text):
    """Return the stem and options of each question, by the rules of Moodle's import."""
    questions, options, stem = [], [], None
    for line in map(str.strip, text.split("\n")):
        if line[:1].isascii() and line[:1].isupper() and line[1:3] in (". ", ") "):
            options.append(line[2:].strip())
        elif line.startswith("ANSWER:"):
            key = ord(line[7:].strip()) - ord("A")
            questions.append(
                (one_line(stem), [(one_line(o), at == key) for at, o in enumerate(options)])
            )
            options, stem = [], None
        elif line:
            assert stem is None
            stem = line
    assert stem is None
    return questions


@PUBLICATIONS
def test_quizlet_comes_back(publication):
    """Each line has a term, a tab and a definition."""
    items, files = written(QUIZLET, publication())
    (text,) = files.values()
    rows = [line.split("\t") for line in text.decode().removesuffix("\n").split("\n")]
    rows = [[one_line(cell) for cell in row] for row in rows]
    assert rows == [[plain(item.stem), plain(item.answer)] for item in items]


@PUBLICATIONS
def test_tables_come_back(publication):
    """Every item is a row with its texts, its options and its key."""
    items, files = written(CSV, publication())
    (text,) = files.values()
    head, *rows = csv.reader(io.StringIO(text.decode("utf-8-sig")))
    assert len(rows) == len(items) == len(publication().items)
    for item, row in zip(items, rows, strict=True):
        cells = dict(zip(head, (cell.removeprefix("'") for cell in row), strict=True))
        assert (cells["id"], cells["style"]) == (item.id, item.style.name)
        assert cells["question"] == item.stem.removeprefix("'")
        assert cells["answer"] == item.answer.removeprefix("'")
        if isinstance(item.interaction, Choice):
            at = "ABCDEFGH".index(cells["marks"]) + 1
            assert cells[f"option {at}"] == item.options[item.interaction.key].removeprefix("'")


@PUBLICATIONS
def test_anki_reads_the_text_file(publication, collection, tmp_path):
    """The real Anki makes a note of each line, in its note type and deck, with its tags."""
    items, files = written(ANKI_TEXT, publication())
    (text,) = files.values()
    path = tmp_path / "notes.txt"
    path.write_bytes(text)
    assert import_text(collection, path) == len(items)
    assert import_text(collection, path) == 0
    notes = [collection.get_note(id_) for id_ in sorted(collection.find_notes(""))]
    for item, note in zip(items, notes, strict=True):
        front, back = note.fields
        stem = one_line(item.stem)
        if note.note_type()["name"] == "Cloze":
            stem = stem.replace(BLANK, "{{c1::", 1).partition("{{c1::")[0].strip()
        assert shown_text(front).startswith(stem), item.id
        assert one_line(item.answer_lines) in one_line(
            front + shown_text(back) + html.unescape(back)
        )
        assert set(note.tags) == set(item.tags)


def import_text(collection, path):
    """Import a text file with the options that its headers give; return the number of new notes."""
    from anki.import_export_pb2 import ImportCsvRequest

    metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
    log = collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    return len(log.new)


@PUBLICATIONS
def test_blackboard_comes_back(publication):
    """Each line has a type, a stem and answers; no file has more lines than Blackboard takes."""
    items, files = written(BLACKBOARD, publication())
    texts = [text.decode().removesuffix("\n").split("\n") for text in files.values()]
    assert max(map(len, texts)) <= 250
    rows = [line.split("\t") for lines in texts for line in lines]
    for item, row in zip(items, rows, strict=True):
        if row[0] != "NUM":
            assert from_blackboard(row) == in_blackboard(item), item.id


def from_blackboard(row):
    """Return the stem, type and answers of a line."""
    type_, stem, *cells = row
    match type_:
        case "TF":
            return shown_text(stem), "truefalse", cells[0].title()
        case "MC":
            options = map(shown_text, cells[::2])
            right = (mark == "correct" for mark in cells[1::2])
            return shown_text(stem), "choice", list(zip(options, right, strict=True))
        case "MAT":
            pairs = zip(map(shown_text, cells[::2]), map(shown_text, cells[1::2]), strict=True)
            return shown_text(stem), "match", list(pairs)
        case "ORD":
            return shown_text(stem), "order", list(map(shown_text, cells))
        case "FIB":
            return shown_text(stem), "short", list(map(one_line, cells))
    raise AssertionError(row)


def in_blackboard(item):
    """Return what a reader must find: all in plain characters, and no spare responses."""
    stem, kind, answers = expected(item)
    match kind:
        case "choice":
            answers = [(plain(text), right) for text, right in answers]
        case "match":
            answers = [(plain(left), plain(right)) for left, right in answers if left]
        case "order" | "short":
            answers = list(map(plain, answers))
    return plain(stem), kind, answers


def test_qti_package_maker_reads_the_blackboard_file(tmp_path):
    """An independent reader finds the keys of our decks. It reads ASCII, and no true/false."""
    need("qti-package-maker", present=importlib.util.find_spec("qti_package_maker") is not None)
    from qti_package_maker.package_interface import QTIPackageInterface

    items, files = written(BLACKBOARD, shipped())
    found = set()
    for name, text in files.items():
        (tmp_path / name).write_bytes(text)
        package = QTIPackageInterface("x", allow_mixed=True)
        package.read_package(str(tmp_path / name), "bbq_text_upload")
        found |= {
            (shown_text(question.question_text), shown_text(question.answer_text))
            for question in package.item_bank
            if type(question).__name__ == "MC"
        }
    asked = [in_blackboard(item) for item in items]
    choices = [question for question in asked if question[1] == "choice" and is_readable(question)]
    for stem, _, answers in choices:
        (right,) = (text for text, is_right in answers if is_right)
        assert (stem, right) in found
    assert len(choices) > 400


def is_readable(question):
    """Return whether the reader takes a question: it is ASCII, and no option begins “A.”."""
    stem, _, answers = question
    texts = [stem, *(text for text, _ in answers)]
    return all(text.isascii() and text[1:2] != "." for text in texts)
