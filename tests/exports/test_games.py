"""Tables for quiz games follow their templates and limits."""

import csv
import importlib.util
import io
import zipfile
from xml.etree.ElementTree import fromstring

import pytest
from conftest import need
from hostile_items import hostile, shipped, written
from platform_texts import one_line

from quizgen.exports.platforms.game_tables import BLOOKET, GIMKIT, WAYGROUND
from quizgen.exports.platforms.kahoot_sheet import KAHOOT, SECONDS
from quizgen.formulas import in_plain_characters
from quizgen.questions.interactions import Choice

PUBLICATIONS = pytest.mark.parametrize("publication", [shipped, hostile], ids=["decks", "hostile"])


def plain(text):
    """Return a text as games show it."""
    return one_line(in_plain_characters(text))


def read_csv(files):
    """Return the rows of a table."""
    (content,) = files.values()
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def assert_choice(item, stem, options, key):
    """Check the texts of a question and the number of its key, from 1."""
    assert stem == plain(item.stem)
    assert [text for text in options if text] == list(map(plain, item.options)), item.id
    assert int(key) == item.interaction.key + 1


@PUBLICATIONS
def test_kahoot(publication):
    """The sheet has its columns in row 8, and each question is within the limits."""
    items, files = written(KAHOOT, publication())
    (content,) = files.values()
    rows = read_xlsx(content)
    assert rows[8]["B"] == "Question - max 120 characters"
    assert rows[8]["H"] == "Correct answer(s) - choose at least one"
    assert len(rows) == 3 + len(items)
    for number, item in enumerate(items, 1):
        row = rows[8 + number]
        options = [row.get(letter, "") for letter in "CDEF"]
        assert_choice(item, row["B"], options, row["H"])
        assert len(row["B"]) <= 120
        assert max(map(len, options)) <= 75
        assert int(row["G"]) in SECONDS


def read_xlsx(content):
    """Return the cells of each row by letter, by the number of the row."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
    rows = {}
    for cell in sheet.iter():
        if cell.tag.endswith("}c"):
            rows.setdefault(int(cell.get("r")[1:]), {})[cell.get("r")[0]] = "".join(cell.itertext())
    return rows


@PUBLICATIONS
def test_openpyxl_reads_the_kahoot_sheet(publication):
    """A library for spreadsheets finds the same cells."""
    need("openpyxl", present=importlib.util.find_spec("openpyxl") is not None)
    from openpyxl import load_workbook

    items, files = written(KAHOOT, publication())
    (content,) = files.values()
    sheet = load_workbook(io.BytesIO(content)).active
    rows = list(sheet.iter_rows(min_row=9, max_col=8, values_only=True))
    assert len(rows) == len(items)
    for item, (_, stem, *options, seconds, key) in zip(items, rows, strict=True):
        assert_choice(item, stem, options, key)
        assert seconds in SECONDS


@PUBLICATIONS
def test_blooket(publication):
    """Two rows of Blooket's template, then a row per question with the number of its key."""
    items, files = written(BLOOKET, publication())
    title, head, *rows = read_csv(files)
    assert title[0] == "Blooket\nImport Template"
    assert head[:3] == ["Question #", "Question Text", "Answer 1"]
    for number, (item, row) in enumerate(zip(items, rows, strict=True), 1):
        assert row[0] == str(number)
        assert_choice(item, row[1], row[2:6], row[7])


@PUBLICATIONS
def test_gimkit(publication):
    """Two rows of Gimkit's template, then a row per question with the right answer first."""
    items, files = written(GIMKIT, publication())
    title, head, *rows = read_csv(files)
    assert title[0] == "Gimkit Spreadsheet Import Template"
    assert head[1] == "Correct Answer"
    for item, (stem, right, *wrong) in zip(items, rows, strict=True):
        assert (stem, right) == (plain(item.stem), plain(item.answer))
        assert [text for text in wrong if text] == list(map(plain, item.interaction.distractors))


@PUBLICATIONS
def test_wayground(publication):
    """A row per question, with its type, options, key and explanation."""
    items, files = written(WAYGROUND, publication())
    head, *rows = read_csv(files)
    for item, cells in zip(items, rows, strict=True):
        row = dict(zip(head, cells, strict=True))
        options = [row[f"Option {number}"] for number in range(1, 6)]
        assert plain(item.rationale) in row["Answer explanation"]
        if isinstance(item.interaction, Choice):
            assert row["Question Type"] == "Multiple Choice"
            assert_choice(item, row["Question Text"], options, row["Correct Answer"])
        else:
            assert row["Question Type"] == "Fill-in-the-Blank"
            assert options[0] == plain(item.answer)
            assert row["Correct Answer"] == ""


def test_long_questions_are_left_out_of_kahoot():
    """The report says which limit a question exceeds."""
    (item,) = (
        item for item in hostile().items if len(item.stem) > 120 and item.style.name == "choice"
    )
    obstacle = KAHOOT.find_obstacle(hostile().deck, item)
    assert obstacle == "the question has more than 120 characters"
