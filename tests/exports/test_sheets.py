"""Sheets in every setup, printed by Chromium: complete, within margins, and gradable by key."""

import itertools
import json
import re

import pytest
import zxingcpp
from msgspec.structs import replace
from printed_pages import POINTS_PER_MM, columns_of, inks_of, parts_of, print_page, squeezed

from quizgen.exports.html.labels import labels_in
from quizgen.exports.html.sheet_pages import key_columns
from quizgen.exports.html.sheets import make_files
from quizgen.exports.page_setup import PageSetup, Paper, Type
from quizgen.questions.styles.choice import CHOICE

SETUPS = [
    PageSetup(paper, columns, type_)
    for paper, (type_, columns) in itertools.product(
        Paper, [("standard", 1), ("standard", 2), ("dyslexia", 1), ("dyslexia", 2), ("large", 2)]
    )
    for type_ in [Type(type_)]
]
NAMES = ("quiz-A.html", "quiz-A.key.html", "quiz-A.answers.html")
SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}


def name_of(setup):
    """Return the name of a setup for test ids."""
    return f"{setup.paper}-{setup.columns}-{setup.type}"


in_every_setup = pytest.mark.parametrize("setup", SETUPS, ids=name_of)


@pytest.fixture(scope="module")
def printed(browser, publication):
    """Return a function that prints a page of the article's quiz once per setup."""
    files, opened, page = {}, {}, browser.new_page()

    def print_sheet(name, setup):
        if setup not in files:
            files[setup] = dict(make_files(replace(publication, setup=setup)))
        if (name, setup) not in opened:
            opened[name, setup] = print_page(page, files[setup][name].decode())
        return opened[name, setup].pages

    yield print_sheet
    page.close()
    for pdf in opened.values():
        pdf.close()


@in_every_setup
@pytest.mark.parametrize("name", NAMES)
def test_every_page_has_the_paper_and_its_margins(printed, name, setup):
    """No page is blank, all have the right size, and text keeps 12 mm from every edge."""
    margin = 12 * POINTS_PER_MM
    for sheet in printed(name, setup):
        assert (round(sheet.width), round(sheet.height)) == SIZES[setup.paper]
        words = sheet.extract_words()
        assert words
        for word in words:
            assert margin <= word["x0"], word
            assert word["x1"] <= sheet.width - margin, word
            assert margin <= word["top"], word
            assert word["bottom"] <= sheet.height - margin, word


@in_every_setup
def test_no_question_is_split_or_cut(printed, form, setup):
    """Number, stem and all options of a question are in one column of one page."""
    columns = [
        squeezed("".join(lines))
        for sheet in printed("quiz-A.html", setup)
        for lines in columns_of(sheet, setup.flow)
    ]
    for question in form.questions:
        parts = parts_of(question)
        assert any(all(part in text for part in parts) for text in columns), question.number


@in_every_setup
def test_no_heading_is_last(printed, publication, setup):
    """Each heading and instruction has a question of its part below it."""
    labels = labels_in("en", publication.deck.project)
    how = [squeezed(text) for label, text in labels.items() if label.endswith("-how")]
    for sheet in printed("quiz-A.html", setup):
        for lines in columns_of(sheet, setup.flow):
            last = squeezed(lines[-1]) if lines else ""
            assert not re.match(r"Part\d", last)
            assert len(last) < 6 or not any(text.endswith(last) for text in how)


@in_every_setup
@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_which_form_and_page_it_is(printed, publication, form, name, setup):
    """Title, form and page number are at the bottom of each page."""
    pages = printed(name, setup)
    for number, sheet in enumerate(pages, 1):
        foot = squeezed(sheet.extract_text()[-160:])
        assert all(word in foot for word in publication.deck.title.split())
        assert squeezed(f"Form A · {form.id} · Page {number} of {len(pages)}") in foot


@in_every_setup
def test_the_key_read_from_paper_grades_the_sheet(printed, form, built, setup):
    """Letters on the printed key are the answers of items.json on the printed sheet."""
    items = {item["id"]: item for item in json.loads((built / "items.json").read_text("utf-8"))}
    key = "\n".join(
        line
        for page in printed("quiz-A.key.html", setup)
        for lines in columns_of(page, key_columns(setup))
        for line in lines
    )
    letters = dict(re.findall(r"(\d+)\. ([A-F])\b", key[: key.index("With reasons")]))
    sheet = "".join(
        squeezed("".join(lines))
        for page in printed("quiz-A.html", setup)
        for lines in columns_of(page, setup.flow)
    )
    choices = [question for question in form.questions if question.item.style.name == "choice"]
    assert len(choices) >= CHOICE.sheet.share
    for question in choices:
        item = items[question.item.id]
        begin = sheet.index(squeezed(f"{question.number}. {item['stem']}"))
        after = sheet[begin + len(squeezed(item["stem"])) :]
        at_letter = after[after.index(f"{letters[str(question.number)]}.") + 2 :]
        assert at_letter.startswith(squeezed(item["options"][item["answer"]]))


@pytest.mark.parametrize("name", NAMES)
def test_sheets_are_black_without_backgrounds(printed, name):
    """Colour has no meaning, and background graphics are not needed."""
    for sheet in printed(name, SETUPS[0]):
        assert {sum(colour) for colour in inks_of(sheet) if colour} == {0}
        assert not sheet.images


@pytest.mark.parametrize("name", NAMES[:2])
@pytest.mark.parametrize("setup", [SETUPS[0], SETUPS[-1]], ids=name_of)
def test_the_form_id_can_be_scanned(printed, form, name, setup):
    """The QR code on the first page contains the form's id."""
    picture = printed(name, setup)[0].to_image(resolution=150).original
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [form.id]


@in_every_setup
def test_the_answer_sheet_has_a_place_for_every_answer(printed, form, setup):
    """Choices have bubbles with letters, and questions have numbers."""
    pages = printed("quiz-A.answers.html", setup)
    text = "\n".join(sheet.extract_text() for sheet in pages)
    for question in form.questions:
        assert re.search(rf"(?m)(^|\s){question.number}\.(\s|$)", text), question.number
    bubbles = text.split("Bubbles")[1].split("Written answers")[0]
    bubbles = re.sub(r"\bForm [A-Z]\b", "", bubbles)  # at the head and foot of each page
    letters = sum(len(q.options) for q in form.questions if q.item.style.name == "choice")
    assert len(re.findall(r"\b[A-F]\b", bubbles)) == letters


@pytest.mark.parametrize("paper", Paper)
def test_large_print_is_large(printed, paper):
    """All text on the sheet is 18 points or more, the footer 14."""
    for sheet in printed("quiz-A.html", PageSetup(paper, 2, Type.LARGE)):
        foot = max(char["top"] for char in sheet.chars) - 20
        assert min(char["size"] for char in sheet.chars if char["top"] < foot) > 17.9
        assert min(char["size"] for char in sheet.chars) > 13.9


def test_type_for_dyslexia_is_plain(printed):
    """The type is sans serif and upright, with a line height of 1.5, ragged on the right."""
    sheet = printed("quiz-A.html", PageSetup(type=Type.DYSLEXIA))[0]
    names = {char["fontname"] for char in sheet.chars}
    assert all("Sans" in name and "Italic" not in name for name in names)
    stem = [line for line in sheet.extract_text_lines() if line["chars"][0]["size"] > 11.9]
    steps = [low["top"] - high["top"] for high, low in itertools.pairwise(stem)]
    assert min(step for step in steps if step > 5) >= 17.9


@in_every_setup
def test_pages_are_printed_in_their_own_size(printed, setup):
    """Nothing is wider than the paper, or Chromium would shrink the page."""
    for name in NAMES:
        standard = 8.5 if name == "quiz-A.key.html" else 11
        size = {"standard": standard, "dyslexia": 12, "large": 18}[setup.type]
        sizes = {round(char["size"], 2) for char in printed(name, setup)[0].chars}
        assert min(abs(size - expected) for expected in sizes) < 0.02, sizes
