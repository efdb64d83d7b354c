"""Answer sheets: everything is where the geometry says, in each engine, and readers find it."""

import io
import itertools
import json
from functools import cache

import pdfplumber
import pytest
from answer_sheet_pdf import circles_of, expected_shapes, measure, read_codes
from conftest import need
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from printed_pages import inks_of, squeezed

from quizgen.exports.html.answer_flow import SheetContent
from quizgen.exports.html.answer_layout import lay_out_answers
from quizgen.exports.html.answer_pages import MARGIN, QUIET
from quizgen.exports.html.corner_marks import CornerMark, _rows_of
from quizgen.exports.html.labels import labels_in
from quizgen.exports.html.sheets import make_files
from quizgen.exports.page_setup import PageSetup, Paper, Type
from quizgen.exports.pdf import find_missing_engine, write_pdf
from quizgen.exports.publication import Student
from quizgen.questions.interactions import Choice
from quizgen.quizzes.forms import LETTERS, Part

STUDENTS = (
    Student("S-17", "Ann Lee"),
    Student("x9", "محمد الأمين"),
    Student("0042", "José 김 <b>&amp;</b> Ñandú-Мария"),
)
SETUPS = {
    "a4": PageSetup(),
    "letter": PageSetup(Paper.LETTER, student_number=7),
    "large": PageSetup(type=Type.LARGE, student_number=10),
    "dyslexia": PageSetup(Paper.LETTER, type=Type.DYSLEXIA, student_number=4),
    "arabic": PageSetup(student_number=8),
    "roster": PageSetup(),
}


@pytest.fixture(scope="module")
def sheets(publication):
    """Return a function that makes the answer sheet of a setup: its page and its geometry."""

    @cache
    def make(name):
        deck = replace(publication.deck, labels="ar" if name == "arabic" else "en")
        roster = STUDENTS if name == "roster" else ()
        changed = replace(publication, deck=deck, setup=SETUPS[name], roster=roster)
        files = dict(make_files(changed))
        return files["quiz-A.answers.html"], json.loads(files["quiz-A.answers.json"])

    return make


@pytest.fixture(scope="module")
def pdfs(browser, sheets):
    """Return a function that prints the answer sheet of a setup with an engine."""
    page = browser.new_page()

    @cache
    def print_with(engine, name):
        html, _ = sheets(name)
        if engine == "weasyprint":
            need("pdf", present=not list(find_missing_engine("a deck")))
            return write_pdf(html)
        page.set_content(html.decode())
        return page.pdf(prefer_css_page_size=True)

    yield print_with
    page.close()


in_each_setup = pytest.mark.parametrize("name", SETUPS)
in_each_engine = pytest.mark.parametrize("engine", ["chromium", "weasyprint"])


@in_each_engine
@in_each_setup
def test_everything_is_where_the_geometry_says(pdfs, sheets, engine, name):
    """Marks, QR code, bubbles, digits and lines are within 0.1 mm of their places."""
    difference, page, shape = measure(pdfs(engine, name), sheets(name)[1])
    assert difference < 0.1, f"{shape} on page {page} is {difference:.2f} mm off"


def test_a_moved_bubble_is_noticed(pdfs, sheets):
    """The comparison finds a bubble that is 0.3 mm from its place, and a missing one."""
    geometry = json.loads(json.dumps(sheets("a4")[1]))
    geometry["bubbles"][7]["x"] += 0.3
    difference, _, shape = measure(pdfs("chromium", "a4"), geometry)
    assert difference == pytest.approx(0.3, abs=0.02)
    assert shape == "2D"
    geometry["bubbles"][7]["x"] = 190
    assert measure(pdfs("chromium", "a4"), geometry)[0] == float("inf")


@in_each_engine
@in_each_setup
def test_the_qr_code_of_every_page_is_read(pdfs, sheets, engine, name):
    """A scan at 150 dpi gives deck, form and page, and with a roster code and name."""
    geometry = sheets(name)[1]
    expected = geometry["qr_text"]
    if name == "roster":
        expected = [f"{text} {each.code} {each.name}" for each in STUDENTS for text in expected]
    assert read_codes(pdfs(engine, name), 150) == expected
    pages = geometry["page"]["count"]
    start = f"{geometry['deck']} {geometry['form']}"
    assert geometry["qr_text"] == [f"{start} {number}/{pages}" for number in range(1, pages + 1)]


@in_each_engine
@pytest.mark.parametrize("name", ["a4", "large", "dyslexia", "roster"])
def test_every_page_has_a_name_line_and_its_number(pdfs, sheets, engine, name):
    """Each page has a line for the name, the form, and its number, black on white."""
    geometry = sheets(name)[1]
    pages = geometry["page"]["count"]
    with pdfplumber.open(io.BytesIO(pdfs(engine, name))) as opened:
        for at, sheet in enumerate(opened.pages):
            text = squeezed(sheet.extract_text())
            assert "Name" in text
            assert (
                squeezed(f"Form A · {geometry['form']} · Page {at % pages + 1} of {pages}") in text
            )
            assert {sum(colour) for colour in inks_of(sheet) if colour} <= {0, 3}


@in_each_engine
def test_a_roster_gives_a_sheet_for_each_student(pdfs, sheets, engine):
    """The name and the code of each student are printed, as text and not as markup."""
    assert b"<b>&amp;</b>" not in sheets("roster")[0]
    with pdfplumber.open(io.BytesIO(pdfs(engine, "roster"))) as opened:
        texts = [squeezed(sheet.extract_text()) for sheet in opened.pages]
    assert len(texts) == 3
    assert "AnnLee" in texts[0]
    assert "S-17" in texts[0]
    assert "0042" in texts[2]
    assert "<b>&amp;</b>" in texts[2]
    students = sheets("roster")[1]["students"]
    assert students == [{"code": each.code, "name": each.name} for each in STUDENTS]


def test_forms_are_dealt_in_the_order_of_the_roster(in_language):
    """With two forms, neighbours on the roster get different ones, and each student gets one."""
    files = dict(make_files(replace(in_language("en"), roster=STUDENTS)))
    codes = [
        [
            student["code"]
            for student in json.loads(files[f"quiz-{letter}.answers.json"])["students"]
        ]
        for letter in "AB"
    ]
    assert codes == [["S-17", "0042"], ["x9"]]


def test_a_form_without_students_has_a_sheet_without_a_name(in_language):
    """If there are more forms than students, the last form has the sheet that others can use."""
    setup = PageSetup(student_number=5)
    files = dict(make_files(replace(in_language("en"), roster=STUDENTS[:1], setup=setup)))
    with_name, without = (json.loads(files[f"quiz-{form}.answers.json"]) for form in "AB")
    assert with_name["student_number"] is None
    assert without["student_number"]["digits"] == 5
    assert files["quiz-B.answers.html"].count(b'class="paper"') == without["page"]["count"]


def test_the_geometry_has_every_answer(sheets, form):
    """Each option has a bubble with its letter, and each other answer has its lines."""
    geometry = sheets("a4")[1]
    for question in form.questions:
        number, style = question.number, question.item.style
        letters = [b["letter"] for b in geometry["bubbles"] if b["number"] == number]
        lines = [line for line in geometry["lines"] if line["number"] == number]
        if isinstance(question.item.interaction, Choice):
            expected = question.options if style.has_label_options else LETTERS
            assert letters == list(expected[: len(question.options)])
            assert not lines
        else:
            assert not letters
            assert len(lines) == max(1, len(question.marks.split()))
    assert geometry["items"] == [{"number": q.number, "id": q.item.id} for q in form.questions]


@pytest.mark.parametrize("digits", [4, 10])
def test_the_student_number_has_ten_bubbles_for_each_digit(publication, digits):
    """The digits of each place are below each other, 0 to 9."""
    files = dict(make_files(replace(publication, setup=PageSetup(student_number=digits))))
    grid = json.loads(files["quiz-A.answers.json"])["student_number"]
    assert grid["digits"] == digits
    places = itertools.groupby(grid["bubbles"], key=lambda bubble: bubble["place"])
    for number, (place, bubbles) in enumerate(places, 1):
        column = list(bubbles)
        assert place == number
        assert [bubble["digit"] for bubble in column] == list("0123456789")
        assert len({bubble["x"] for bubble in column}) == 1
        assert sorted(bubble["y"] for bubble in column) == [bubble["y"] for bubble in column]


def test_there_is_no_bubble_for_the_form(in_language):
    """The QR code says which form it is, so that no second mark can contradict it."""
    files = dict(make_files(in_language("en")))
    geometry = json.loads(files["quiz-B.answers.json"])
    assert {bubble["number"] for bubble in circles_of(geometry)} <= set(range(1, 21))
    circles = files["quiz-B.answers.html"].count(b"<circle cx=")
    assert circles == len(geometry["bubbles"]) + 4  # and the four that show how to mark


def test_corner_marks_differ_in_every_rotation():
    """A program can tell which mark it sees, and which side of it is up."""
    seen = set()
    for mark in range(4):
        rows = _rows_of(mark)
        for _ in range(4):
            rows = tuple("".join(row) for row in zip(*rows[::-1], strict=True))
            seen.add(rows)
    assert len(seen) == 16


def test_corner_marks_are_those_of_opencv():
    """The patterns are the bytes of markers 0 to 3 of ArUco's dictionary 4x4_50."""
    for mark, published in enumerate([(181, 50), (15, 154), (51, 45), (153, 70)]):
        white = "".join(row[1:-1] for row in _rows_of(mark)[1:-1]).translate({35: "0", 46: "1"})
        assert (int(white[:8], 2), int(white[8:], 2)) == published
    assert CornerMark(0, "top-left", 0, 0, 6).path.startswith("M0 0h6v1h-6z")


recipes = st.fixed_dictionaries(
    {
        "items": st.lists(
            st.tuples(st.sampled_from(range(9)), st.integers(2, 6)), min_size=1, max_size=70
        ),
        "paper": st.sampled_from(Paper),
        "type": st.sampled_from(Type),
        "language": st.sampled_from(["en", "de", "ko", "ar"]),
        "digits": st.sampled_from([0, 4, 7, 10]),
        "named": st.booleans(),
    }
)
"""A sheet: the style and the number of options of each item, and its setup."""


def content_of(recipe, form, project):
    """Return what the sheet of a recipe is laid out for, with items of a form."""
    kinds = list({question.item.style.name: question for question in form.questions}.items())
    questions = []
    for number, (at, options) in enumerate(sorted(recipe["items"]), 1):
        style, question = kinds[at % len(kinds)]
        if style in ("choice", "ordering"):
            question = replace(question, options=tuple("ABCDEF"[:options]))
        questions.append(replace(question, number=number))
    parts = (Part(questions[0].item.style, tuple(questions)),)
    return SheetContent(
        replace(form, parts=parts),
        PageSetup(recipe["paper"], type=recipe["type"]),
        labels_in(recipe["language"], project),
        digits=recipe["digits"],
        named=recipe["named"],
        mirrored=recipe["language"] == "ar",
    )


def solids_of(layout, page):
    """Return the name and box of everything on a page that nothing else may touch."""
    frame = layout.frame
    quiet = (frame.qr.x - QUIET, frame.qr.y, frame.qr.x + frame.qr.width + QUIET, frame.qr.y + 28)
    solids = [("QR code", quiet)]
    solids += [
        (mark.corner, (mark.x, mark.y, mark.x + mark.size, mark.y + mark.size))
        for mark in frame.corners
    ]
    for circle in (*page.bubbles, *page.digits, *page.examples):
        x, y, half = circle.x, circle.y, circle.diameter / 2
        solids.append((str(circle), (x - half, y - half, x + half, y + half)))
    for line in page.lines:
        above = line.y - max(line.height, 3)
        solids.append((str(line), (line.x, above, line.x + line.width, line.y)))
    for box in page.boxes:
        bounds = (box.x, box.y, box.x + box.width, box.y + box.height)
        solids.append((str(box), bounds))
    for words in page.words:
        if words.role in ("heading", "how", "option", "example"):
            box = words.box
            bounds = (box.x, box.y, box.x + box.width, box.y + box.height)
            solids.append((str(words), bounds))
    for label in page.labels:
        if label.anchor == "end":
            bounds = (label.x - 8, label.y - 1, label.x, label.y + 1)
            solids.append((str(label), bounds))
    return solids


def overlap(box, other):
    """Return whether two boxes overlap by more than a hair."""
    hair = 0.03
    return (
        box[0] < other[2] - hair
        and other[0] < box[2] - hair
        and box[1] < other[3] - hair
        and other[1] < box[3] - hair
    )


def test_nothing_overlaps_or_leaves_the_page(form, publication):
    """In any setup, all is within the margins and apart, and each item is there once."""

    @settings(max_examples=60)
    @given(recipes)
    def check(recipe):
        content = content_of(recipe, form, publication.deck.project)
        layout = lay_out_answers(content)
        right, bottom = layout.frame.width - MARGIN, layout.frame.height - MARGIN
        printed = []
        for page in layout.pages:
            solids = solids_of(layout, page)
            for name, box in solids:
                assert box[0] >= MARGIN - 0.01, name
                assert box[1] >= MARGIN - 0.01, name
                assert box[2] <= right + 0.01, name
                assert box[3] <= bottom + 0.01, name
            for (name, box), (other, its) in itertools.combinations(solids, 2):
                assert not overlap(box, its), (name, other)
            printed += [label.text for label in page.labels if label.anchor == "end"]
            assert "name" in page.fields
        questions = content.form.questions
        assert sorted(printed) == sorted(f"{question.number}." for question in questions)
        bubbles = [bubble for page in layout.pages for bubble in page.bubbles]
        options = [q.options for q in questions if isinstance(q.item.interaction, Choice)]
        assert len(bubbles) == sum(map(len, options))
        assert len({(bubble.number, bubble.letter) for bubble in bubbles}) == len(bubbles)
        digits = [digit for page in layout.pages for digit in page.digits]
        assert len(digits) == 10 * content.digits
        assert all(page.bubbles or page.lines[-1].number or page.digits for page in layout.pages)

    check()


def test_shapes_are_listed_by_page(sheets):
    """Each page has its corners, its code and its own bubbles."""
    geometry = sheets("large")[1]
    pages = geometry["page"]["count"]
    assert pages == 3
    counts = [len(list(expected_shapes(geometry, page))) for page in range(1, pages + 1)]
    assert sum(counts) == 5 * pages + len(circles_of(geometry)) + len(geometry["lines"])
