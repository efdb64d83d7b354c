"""Contents of sheets, keys and item maps: points, time, places, languages, custom CSS."""

import html
import re

import pytest
from conftest import ARTICLE_DECKS
from msgspec.structs import replace
from printed_pages import print_page, squeezed

from quizgen.exports.html.pages import css_counters, css_string
from quizgen.exports.html.qr_code import qr_code
from quizgen.exports.html.sheets import make_files, mark_of
from quizgen.exports.page_setup import STANDARD, PageSetup, Type
from quizgen.questions.styles.true_false import TRUE_FALSE
from quizgen.quizzes.forms import make_forms


def pages_of(publication, setup=STANDARD):
    """Return the pages of a publication's quiz as text, by file name."""
    return {
        name: content.decode() for name, content in make_files(replace(publication, setup=setup))
    }


def with_form(publication, **changes):
    """Return a publication whose only form has other values."""
    return replace(publication, forms=(replace(publication.forms[0], **changes),))


def test_a_task_may_contain_a_colon(publication, form):
    """Matching lists its premises below the stem; nothing else is left out of the stem."""

    def asked(question):
        if question.item.style.name != "matching":
            return question
        premises = " · ".join(question.item.interaction.premises)
        item = replace(question.item, stem=f"Match who came at 10:30 with a town: {premises}")
        return replace(question, item=item)

    parts = tuple(replace(part, questions=tuple(map(asked, part.questions))) for part in form.parts)
    page = pages_of(with_form(publication, parts=parts))["quiz-A.html"]
    assert '<p class="stem" dir="auto">Match who came at 10:30 with a town.</p>' in page


def worth(form, points):
    """Return the parts of a form with points for its questions from a function."""
    return tuple(
        replace(
            part,
            questions=tuple(
                replace(question, points=points(question)) for question in part.questions
            ),
        )
        for part in form.parts
    )


def test_the_key_has_rationale_quote_and_place(page, publication, form):
    """The key explains each answer in the words of the source."""
    with print_page(page, pages_of(publication)["quiz-A.key.html"]) as pdf:
        text = squeezed("".join(sheet.extract_text() for sheet in pdf.pages))
    plain = str.maketrans("’", "'", '"‘')
    for question in form.questions:
        words = question.item.fact.quote.split()[:3]
        assert squeezed(" ".join(words)).translate(plain) in text.translate(plain)
        assert f"¶{question.item.fact.paragraph}" in text


@pytest.mark.parametrize("name", ["quiz-A.html", "quiz-A.answers.html"])
def test_sheets_contain_no_answers(publication, form, name):
    """The file of a sheet contains nothing of the key."""
    sheet = pages_of(publication)[name]
    for question in form.questions:
        assert question.item.rationale not in sheet or question.item.style.name == "true-false"
        assert question.item.id not in sheet


def test_points_are_printed_where_needed(publication, form):
    """Points are printed once if all are equal, else per part, or at questions that differ."""
    equal = pages_of(with_form(publication, parts=worth(form, lambda _: 1)))
    assert "Each question gives one point." in equal["quiz-A.html"]
    by_style = worth(form, lambda question: 2 if question.item.style.name == "choice" else 1)
    sheet = pages_of(with_form(publication, parts=by_style))["quiz-A.html"]
    assert "one point." not in sheet
    assert sheet.count("Points per question: 2.") == 1
    choices = sum(question.item.style.name == "choice" for question in form.questions)
    assert f"/ {len(form.questions) + choices}<" in sheet
    mixed = worth(form, lambda question: 3 if question.number == 2 else 1)
    pages = pages_of(with_form(publication, parts=mixed))
    assert pages["quiz-A.html"].count("[Points: 3]") == 1
    assert "[Points: 1]" not in pages["quiz-A.html"]
    assert pages["quiz-A.key.html"].count("Points: 3<") == 1


def test_title_time_and_instructions_of_a_form_are_printed(publication):
    """Title, time and instructions replace the defaults; without a time, none is printed."""
    values = {"title": "Midterm", "minutes": 45, "instructions": "No <b>books</b>."}
    sheet = pages_of(with_form(publication, **values))["quiz-A.html"]
    assert "Midterm</bdi></h1>" in sheet
    assert "Time: 45 min" in sheet
    assert "No &lt;b&gt;books&lt;/b&gt;." in sheet
    assert "Answer every question" not in sheet
    assert "Time:" not in pages_of(publication)["quiz-A.html"]


def test_the_key_uses_the_numbers_and_letters_of_the_sheet(form):
    """Premises are numbered and events lettered on the sheet and in the key."""
    marks = {question.item.style.name: mark_of(question) for question in form.questions}
    assert re.fullmatch(r"1 [A-F]( · \d [A-F])+", marks["matching"])
    assert re.fullmatch(r"A \d( · [A-E] \d)+", marks["ordering"])
    assert re.fullmatch(r"[A-D]", marks["choice"])
    assert marks["cloze"] == marks["true-false"] == ""


def test_several_forms_have_a_map(in_language):
    """The map has each item once, with its number on each form; one form has no map."""
    two = in_language("en")
    pages = pages_of(two)
    assert {"quiz-A.html", "quiz-B.answers.html", "quiz-map.html"} < set(pages)
    rows = re.findall(r'<tr><th scope="row".*?</tr>', pages["quiz-map.html"], re.DOTALL)
    on_b = {question.item.id: question.number for question in two.forms[1].questions}
    for row, question in zip(rows, two.forms[0].questions, strict=True):
        assert f">{question.item.id}<" in row
        numbers = [int(number) for number in re.findall(r'<span class="number">(\d+)\.', row)]
        assert numbers == [question.number, on_b[question.item.id]]
    assert "quiz-map.html" not in pages_of(replace(two, forms=two.forms[:1]))


def test_a_map_has_the_correct_answers(in_language):
    """The map has a letter, letters, or true or false, so that the keys are not needed."""
    two = in_language("en")
    page = pages_of(two)["quiz-map.html"]
    rows = re.findall(
        r'<tr><th scope="row".*?<small[^>]*>(.*?)</small>.*?<td[^>]*>(.*?)</td>', page, re.DOTALL
    )
    rows = dict(rows)
    for question in two.forms[0].questions:
        printed = re.sub(r"<[^>]+>", "", html.unescape(rows[question.item.id])).split(maxsplit=1)
        expected = [f"{question.number}.", question.marks or question.item.answer]
        has_letters = question.marks or question.item.style is TRUE_FALSE
        assert printed == (expected if has_letters else expected[:1])


def test_right_to_left_labels_do_not_change_questions(page, in_language):
    """Arabic headings are on the right; English questions have their numbers on the left."""
    arabic = pages_of(in_language("ar"))["quiz-A.html"]
    assert '<html lang="ar" dir="rtl"' in arabic
    with print_page(page, arabic) as pdf:
        sheet = pdf.pages[0]
        words = sheet.extract_words()
        number = next(word for word in words if word["text"] == "1.")
        assert number["x0"] < sheet.width / 4
        above = [word for word in words if -40 < word["top"] - number["top"] < -10]
        assert max(word["x1"] for word in above) > sheet.width * 0.85
        assert max(word["x1"] for word in words if word["text"] == "Russia") > sheet.width * 0.85


def test_labels_in_another_language_keep_the_text_of_the_deck(deck_project):
    """`labels: de` prints German headings over English questions, with both languages marked."""
    from quizgen.publishing.build_plan import plan_build

    path = deck_project(
        "- {id: opened, kind: statement, subject: lee, verb: {base: open, past: opened},"
        " object: {name: 3 parks, ask: what}, quote: Ann Lee opened 3 parks in May 2020}",
        entities="lee: {name: Ann Lee, ask: who}",
        head="labels: de",
    )
    publication = plan_build(path, now=1).publication
    sheet = pages_of(publication)["quiz-A.html"]
    assert '<html lang="de" dir="ltr"' in sheet
    assert "Klasse" in sheet
    assert '<bdi lang="en">Parks</bdi>' in sheet


def test_a_project_can_replace_one_file(tmp_path, publication):
    """A project's own `sheet.css` replaces ours; all other templates stay."""
    own = tmp_path / "templates" / "html"
    own.mkdir(parents=True)
    (own / "sheet.css").write_text("h1 { letter-spacing: 1mm; }\n", encoding="utf-8")
    mine = replace(publication, deck=replace(publication.deck, project=tmp_path))
    sheet = pages_of(mine)["quiz-A.html"]
    assert "letter-spacing: 1mm" in sheet
    assert "--leading" not in sheet
    assert "Part 1. Multiple choice" in sheet


@pytest.mark.parametrize("setup", [PageSetup(), PageSetup(columns=2), PageSetup(type=Type.LARGE)])
def test_long_words_and_titles_stay_on_the_paper(page, publication, setup):
    """A very long word breaks; otherwise the browser would shrink the page."""
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2

    def lengthen(question):
        item = replace(question.item, stem=f"{word}?" if question.marks else question.item.stem)
        return replace(question, item=item, options=(*question.options[:-1], word))

    form = publication.forms[0]
    parts = (replace(form.parts[0], questions=tuple(map(lengthen, form.parts[0].questions))),)
    long = with_form(publication, parts=parts, title=f"{word} {word}")
    with print_page(page, pages_of(long, setup)["quiz-A.html"]) as pdf:
        chars = [char for sheet in pdf.pages for char in sheet.chars if char["top"] < 760]
        text = squeezed("".join(sheet.extract_text() for sheet in pdf.pages))
    size = 18 if setup.type is Type.LARGE else 11
    assert min(abs(char["size"] - size) for char in chars) < 0.02
    assert max(char["x1"] for char in chars) < 595 - 34
    if setup.flow == 1:
        assert text.count(word) >= 2 * len(parts[0].questions)


def test_the_toolbar_is_only_on_screen(page, publication):
    """The button in the toolbar prints; on paper, neither the toolbar nor its space appears."""
    page.set_content(pages_of(publication)["quiz-A.html"])
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print").click()
    assert page.title() == "printed"
    page.emulate_media(media="print")
    assert not page.locator(".toolbar").is_visible()


def test_a_sheet_fits_a_phone(page, publication):
    """No page is wider than a narrow screen."""
    page.set_viewport_size({"width": 360, "height": 640})
    for name, text in pages_of(publication).items():
        page.set_content(text)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name


@pytest.mark.parametrize(
    ("length", "setup", "arranged"),
    [
        (4, PageSetup(), "row"),
        (20, PageSetup(), "pairs"),
        (40, PageSetup(), "column"),
        (4, PageSetup(columns=2), "pairs"),
        (20, PageSetup(columns=2), "column"),
        (4, PageSetup(columns=2, type=Type.LARGE), "row"),
        (10, PageSetup(columns=2, type=Type.LARGE), "pairs"),
    ],
)
def test_short_options_are_side_by_side(length, setup, arranged):
    """The limit depends on the length of a line; one long option makes a column."""
    assert setup.arrange(("x" * length,) * 4) == arranged
    assert setup.arrange(("ab", "ab", "x" * 40)) == "column"


def test_css_strings_are_escaped():
    """Quotes, backslashes, newlines and angle brackets become escapes."""
    assert css_string('a"\\\n<') == '"a\\22 \\5c \\a \\3c "'


def test_page_counters_follow_the_language():
    """In Korean, the number of pages comes first."""
    assert css_counters("p{page}") == '"p" counter(page)'
    assert (
        css_counters("{pages}쪽 중 {page}쪽")
        == 'counter(pages) "쪽\\20 중\\20 " counter(page) "쪽"'
    )


def test_a_qr_code_has_a_view_box_and_no_size():
    """Chromium clips an SVG with a size; CSS sets the size."""
    code = qr_code("A7-20-4F2K")
    assert re.match(r'<svg viewBox="0 0 29 29"', code)
    assert not re.search(r"<svg[^>]*(width|height)=", code)


def test_a_key_of_20_items_has_two_pages(publication):
    """In standard type, a key has small letters in two columns, and names its only source once."""
    form = publication.forms[0]
    key = pages_of(publication)["quiz-A.key.html"]
    assert len(form.questions) == 20
    assert key.count('<section class="page"') == 2
    assert key.count(html.escape(form.questions[0].item.fact.source.title)) == 1


def test_a_map_of_26_forms_fits_paper_and_screen(page, publication):
    """Each form is in one table, of a width to read; on a phone, only the table scrolls."""
    forms = make_forms(publication.deck, publication.items, count=26)
    text = pages_of(replace(publication, forms=forms))["quiz-map.html"]
    with print_page(page, text) as pdf:
        for sheet in pdf.pages:
            words = sheet.extract_words()
            assert max(word["x1"] for word in words) < sheet.width - 34
            assert min(char["size"] for char in sheet.chars) > 6
        printed = "".join(sheet.extract_text() for sheet in pdf.pages)
    for form in forms:
        assert form.id.rpartition("-")[2] in printed
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    cells = page.locator("td").evaluate_all("all => all.map(cell => cell.clientWidth)")
    assert min(cells) > 40


@pytest.mark.parametrize("setup", [PageSetup(), PageSetup(type=Type.LARGE)])
def test_no_page_of_our_decks_is_too_full(page, setup):
    """Every page of sheets and keys fits its paper, also where the estimate of a text is low."""
    from quizgen.publishing.build_plan import plan_build

    page.emulate_media(media="print")
    for path in ARTICLE_DECKS:
        pages = pages_of(plan_build(path, now=2_000_000_000).publication, setup)
        for name in ("quiz-A.html", "quiz-A.key.html"):
            page.set_content(pages[name])
            heights = page.locator(".page").evaluate_all("all => all.map(one => one.offsetHeight)")
            assert max(heights) < (297 - 11.5) / 25.4 * 96, (path.stem, name)
