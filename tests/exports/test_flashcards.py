"""Chromium prints cards with aligned backs and crop marks, and no text is cut off."""

import io
import json

import pdfplumber
import pytest
from conftest import open_page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgen.exports.html.card_layouts import Layout, Offset
from quizgen.exports.html.card_stocks import read_stock
from quizgen.exports.html.flashcards import (
    CardSetup,
    find_small_type,
    make_calibration,
    make_page,
)
from quizgen.exports.page_setup import Paper
from quizgen.facts.media.media_types import SVG
from quizgen.facts.media.media_values import Media, Side
from quizgen.review.item_text import memory_cards

POINT = 25.4 / 72
STOCKS = ("a4", "avery-5371", "3x5", "4x6", "60x40mm")
DUPLEX = (Layout.DUPLEX_LONG, Layout.DUPLEX_SHORT)
SHOW_CARDS = ".card { background: #ff0000; print-color-adjust: exact; }"
OVERFLOWING = """() => [...document.querySelectorAll('.card')]
  .filter(card => card.scrollHeight > card.clientHeight + 1
    || card.scrollWidth > card.clientWidth + 1
    || card.querySelector('.middle').getBoundingClientRect().top
       < card.querySelector('.heading').getBoundingClientRect().bottom - 1)
  .map(card => card.innerText)"""
SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyz",
    "WMQ@%",
    "il.,'",
    "가나다라힣뷁",
    "ابتثجحخسشصضطظ",
    "ЖЩЮФы",
    "漢字",
)


def numbered(checked, count):
    """Return items with Q1, Q2, … on their fronts and A1, A2, … on their backs."""
    item = next(memory_cards(checked.items))
    return [replace(item, id=f"c{n}", stem=f"Q{n}.", answer=f"A{n}.") for n in range(1, count + 1)]


def texts(checked, stems):
    """Return a card for each text, with the text on both sides."""
    item = next(memory_cards(checked.items))
    fact = replace(item.fact, quote=item.fact.quote)
    return [replace(item, fact=fact, stem=stem, answer=stem) for stem in stems]


@pytest.fixture(scope="module")
def page(browser):
    """A page that all tests share; each test loads its own content."""
    with open_page(browser) as opened:
        yield opened


@pytest.fixture
def opened(page, tmp_path):
    """Return a function that opens the bytes of a page in Chromium, as for print."""

    def show(content):
        path = tmp_path / "page.html"
        path.write_bytes(content)
        page.goto(path.as_uri())
        page.emulate_media(media="print")
        return page

    return show


@pytest.fixture
def printed(opened):
    """Return a function that prints the bytes of a page, with red cards, and opens the PDF."""
    files = []

    def show(content):
        shown = opened(content)
        shown.add_style_tag(content=SHOW_CARDS)
        files.append(pdfplumber.open(io.BytesIO(shown.pdf(prefer_css_page_size=True))))
        return files[-1].pages

    yield show
    for file in files:
        file.close()


def cards_on(sheet):
    """Return the boxes of the red cards on a page in points, by the large words in them."""
    found = {}
    for rect in sheet.rects:
        if rect["non_stroking_color"] == (1, 0, 0):
            box = [rect[side] for side in ("x0", "top", "x1", "bottom")]
            word = sheet.crop([b + d for b, d in zip(box, (1, 1, -1, -1), strict=True)])
            (name,) = [
                w["text"]
                for w in word.extract_words()
                if w["text"][0] in "QA" and w["text"][-1] == "."
            ]
            found[name[1:]] = box
    return found


def mirrored(box, sheet, layout):
    """Return the position of a box on the other side of the paper."""
    left, top, right, bottom = box
    if layout is Layout.DUPLEX_LONG:
        return [sheet.width - right, top, sheet.width - left, bottom]
    return [left, sheet.height - bottom, right, sheet.height - top]


@pytest.mark.parametrize("layout", DUPLEX)
@pytest.mark.parametrize("name", STOCKS)
def test_backs_align_with_their_fronts(printed, checked, name, layout):
    """Backs are within half a point of their fronts in both layouts, also on a partial page."""
    stock = read_stock(name)
    count = stock.per_page + 3
    pages = printed(make_page(checked.deck, numbered(checked, count), CardSetup(layout, stock)))
    assert len(pages) == 2 * -(-count // stock.per_page)
    seen = []
    for front, back in zip(pages[::2], pages[1::2], strict=True):
        fronts, backs = cards_on(front), cards_on(back)
        assert fronts.keys() == backs.keys()
        seen += fronts
        for card, box in fronts.items():
            assert backs[card] == pytest.approx(mirrored(box, front, layout), abs=0.5)
    assert sorted(seen, key=float) == [f"{n}." for n in range(1, count + 1)]


@pytest.mark.parametrize("name", STOCKS)
def test_paper_has_the_size_of_the_stock(printed, checked, name):
    """No page is scaled or blank."""
    stock = read_stock(name)
    for sheet in printed(make_page(checked.deck, numbered(checked, 13), CardSetup(stock=stock))):
        assert sheet.width * POINT == pytest.approx(stock.page.width, abs=0.3)
        assert sheet.height * POINT == pytest.approx(stock.page.height, abs=0.3)
        for box in cards_on(sheet).values():
            assert (box[2] - box[0]) * POINT == pytest.approx(stock.card.width, abs=0.2)
            assert (box[3] - box[1]) * POINT == pytest.approx(stock.card.height, abs=0.2)


def marks_on(sheet):
    """Return (upright positions, level positions) of the thin lines of a page in mm."""
    thin = [
        shape
        for shape in (*sheet.rects, *sheet.lines)
        if min(shape["width"], shape["height"]) < 1 and max(shape["width"], shape["height"]) > 4
    ]
    upright = [s for s in thin if s["width"] < 1]
    level = [s for s in thin if s["height"] < 1]
    xs = {round((s["x0"] + s["x1"]) / 2 * POINT, 1) for s in upright}
    ys = {round((s["top"] + s["bottom"]) / 2 * POINT, 1) for s in level}
    return xs, ys


@pytest.mark.parametrize(
    ("name", "lefts", "tops"),
    [
        ("a4", (20, 105, 190), (11, 66, 121, 176, 231, 286)),
        ("avery-5371", (19.05, 107.95, 196.85), (12.7, 63.5, 114.3, 165.1, 215.9, 266.7)),
        ("90x60mm", (15, 105, 195), (28.5, 88.5, 148.5, 208.5, 268.5)),
    ],
)
def test_crop_marks_are_at_the_edges_of_cards(printed, checked, name, lefts, tops):
    """Every page, including the last, has crop marks at every edge of the grid."""
    setup = CardSetup(stock=read_stock(name))
    for sheet in printed(make_page(checked.deck, numbered(checked, 13), setup)):
        xs, ys = marks_on(sheet)
        assert sorted(xs) == pytest.approx(lefts, abs=0.15)
        assert sorted(ys) == pytest.approx(tops, abs=0.15)


def test_backs_are_moved_by_the_offset(printed, checked):
    """Only cards and marks of backs move, to the right and down, in mm."""
    items = numbered(checked, 3)
    still = printed(make_page(checked.deck, items))
    setup = CardSetup(offset=Offset(1.5, -0.5))
    moved = printed(make_page(checked.deck, items, setup))
    assert cards_on(moved[0]) == cards_on(still[0])
    for card, (left, top, _, _) in cards_on(moved[1]).items():
        before = cards_on(still[1])[card]
        assert (left - before[0]) * POINT == pytest.approx(1.5, abs=0.1)
        assert (top - before[1]) * POINT == pytest.approx(-0.5, abs=0.1)


@pytest.mark.parametrize("name", STOCKS)
def test_folded_sides_meet_at_the_fold(printed, checked, name):
    """The front is left and the back right of a line, with the same size, five per A4 page."""
    stock = read_stock(name)
    count = stock.folded().per_page // 2 + 1
    setup = CardSetup(Layout.FOLD, stock)
    first, second = printed(make_page(checked.deck, numbered(checked, count), setup))
    for sheet in (first, second):
        boxes = [r for r in sheet.rects if r["non_stroking_color"] == (1, 0, 0)]
        fronts, backs = boxes[::2], boxes[1::2]
        for front, back in zip(fronts, backs, strict=True):
            assert front["x1"] == pytest.approx(back["x0"], abs=0.5)
            assert front["top"] == pytest.approx(back["top"], abs=0.5)
            assert front["width"] == pytest.approx(back["width"], abs=0.5)
            assert sheet.crop(
                (front["x0"], front["top"], front["x1"], front["bottom"])
            ).extract_text()


def test_a_list_has_question_and_answer_in_two_columns(printed, checked):
    """A list of any length has all cards, on Letter too, with headings on every page."""
    items = [*checked.items, *texts(checked, ["word " * 800])]
    pages = printed(make_page(checked.deck, items, CardSetup(Layout.LIST, paper=Paper.LETTER)))
    text = squeezed("".join(sheet.extract_text() for sheet in pages))
    for sheet in pages:
        assert (round(sheet.width), round(sheet.height)) == (612, 792)
        assert "Question Answer" in sheet.extract_text()
    for item in memory_cards(checked.items):
        assert squeezed(item.id) in text


def squeezed(text):
    """Return a text without white space, because lines break differently on paper."""
    return "".join(text.split())


def test_every_card_is_printed_on_both_sides(printed, built, checked, page):
    """The front has question, section and deck; the back has answer, source and id."""
    pages = printed((built / "flashcards.html").read_bytes())
    fronts = squeezed("".join(sheet.extract_text(layout=False) for sheet in pages[::2]))
    backs = squeezed("".join(sheet.extract_text() for sheet in pages[1::2]))
    assert page.locator(".card").count() == 2 * len(list(memory_cards(checked.items)))
    for item in memory_cards(checked.items):
        assert squeezed(item.stem)[:6] in fronts
        assert squeezed(item.id) in backs


def test_paper_and_json_have_the_same_number_of_items(built):
    """All items of items.json are printed."""
    items = json.loads((built / "items.json").read_text("utf-8"))
    cards = [item for item in items if item["style"] in ("flashcard", "reverse", "cloze")]
    fronts = (built / "flashcards.html").read_text("utf-8").count('class="card front')
    assert fronts == len(cards)


@pytest.mark.parametrize("name", STOCKS)
def test_no_card_of_our_deck_is_cut_off(opened, checked, name):
    """No text is higher or wider than its card, on either side."""
    content = make_page(checked.deck, checked.items, CardSetup(stock=read_stock(name)))
    assert opened(content).evaluate(OVERFLOWING) == []


WORDS = st.sampled_from(SCRIPTS).flatmap(lambda letters: st.text(letters, min_size=1, max_size=12))
LONG_WORDS = st.sampled_from(SCRIPTS).flatmap(
    lambda letters: st.text(letters, min_size=40, max_size=300)
)
TEXTS = st.lists(WORDS | LONG_WORDS, min_size=1, max_size=120).map(" ".join)


@pytest.mark.parametrize("font", ["", '"DejaVu Serif"'])
@pytest.mark.parametrize("name", ["a4", "3x5", "40x30mm"])
def test_no_text_is_ever_cut_off(opened, checked, name, font):
    """Text of any length and script fits, also in a wider font than those that pages name."""

    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(TEXTS, min_size=5, max_size=12))
    def check(stems):
        content = make_page(checked.deck, texts(checked, stems), CardSetup(stock=read_stock(name)))
        shown = opened(content)
        if font:
            shown.add_style_tag(content=f":root {{ --serif: {font}; --sans: 'DejaVu Sans'; }}")
        assert shown.evaluate(OVERFLOWING) == []

    check()


EXTREME = ("W" * 2500, "뷁" * 1500, "ض" * 2000, "why " * 900, "ЖЩ " * 700, "@" * 90, "i" * 4000)


def test_extreme_texts_are_whole_and_reported(opened, checked):
    """Type shrinks below 8 pt instead of losing text, and a warning names each side."""
    items = texts(checked, EXTREME)
    assert opened(make_page(checked.deck, items)).evaluate(OVERFLOWING) == []
    found = list(find_small_type(checked.deck, items))
    assert {finding.code for finding in found} == {"P01"}
    assert any("the front of “kursk-engineers/" in finding.message for finding in found)
    assert any("the back of “kursk-engineers/" in finding.message for finding in found)
    assert all(finding.place.line == items[0].fact.place().line for finding in found)


def test_a_picture_is_named_if_it_leaves_too_little_room(checked):
    """The help suggests a shorter text only if the text is too long without the picture."""
    media = (Media("gate.svg", "0", SVG, "a gate", "", Side.ANSWER),)
    for stem, helpful in (("why " * 25, "remove its picture"), ("why " * 900, "shorten")):
        (item,) = texts(checked, [stem])
        pictured = replace(item, fact=replace(item.fact, media=media))
        *_, back = find_small_type(checked.deck, [pictured])
        assert back.help.startswith(helpful)
        assert back.help.endswith("or print larger cards: `quizgen cards --stock 4x6`")


@pytest.mark.parametrize("name", ["a4", "avery-5371", "3x5", "4x6"])
def test_our_decks_need_no_small_type(checked, name):
    """Cards of every named stock have 8 pt or more."""
    setup = CardSetup(stock=read_stock(name))
    assert list(find_small_type(checked.deck, checked.items, setup)) == []


def test_a_list_has_room_for_any_text(checked):
    """No warning is given, because a list has no cards of a fixed size."""
    setup = CardSetup(Layout.LIST)
    assert list(find_small_type(checked.deck, texts(checked, EXTREME), setup)) == []


@pytest.mark.parametrize("name", STOCKS)
def test_the_calibration_page_is_the_same_on_both_sides(opened, checked, name):
    """Crosses of front and back meet when the sheet is turned over either edge."""
    stock = read_stock(name)
    shown = opened(make_calibration(checked.deck, CardSetup(stock=stock)))
    sides = shown.evaluate(
        """() => [...document.querySelectorAll('.sheet')].map(sheet => {
             const own = sheet.getBoundingClientRect();
             return [...sheet.querySelectorAll('.cross')].map(cross => {
               const box = cross.getBoundingClientRect();
               return [(box.left + box.right) / 2 - own.left, (box.top + box.bottom) / 2 - own.top]
                 .map(pixels => Math.round(pixels / 96 * 254) / 10);
             });
           })"""
    )
    width, height = stock.page.width, stock.page.height
    front, back = (sorted(map(tuple, side)) for side in sides)
    assert front == back
    for mirror in (lambda x, y: (width - x, y), lambda x, y: (x, height - y)):
        turned = sorted(mirror(x, y) for x, y in front)
        assert [c for point in turned for c in point] == pytest.approx(
            [c for point in front for c in point], abs=0.2
        )
    assert shown.evaluate(  # the text is clear of the crosses
        """() => [...document.querySelectorAll('.side')].every(side => {
             const how = side.querySelector('.how').getBoundingClientRect();
             return [...side.querySelectorAll('.cross')].every(cross => {
               const box = cross.getBoundingClientRect();
               return box.bottom < how.top || box.top > how.bottom;
             });
           })"""
    )


def test_pictures_leave_room_for_the_text(opened, deck_project):
    """A card with pictures, long credits and a long text is not cut off."""
    from media_samples import png

    from quizgen.pipeline import check_deck

    credit = "A photographer of the town’s archive, " * 4
    media = (
        f"[{{file: media/a.png, alt: a map, credit: '{credit}'}}, "
        "{file: media/b.png, alt: a plan},"
        " {file: media/c.png, alt: a gate, show: question}]"
    )
    facts = (
        "- {id: opened, kind: quantity, actor: lee, verb: {base: open, past: opened},"
        " amount: {value: 3, unit: park}, rest: in May 2020,"
        " quote: Ann Lee opened 3 parks in May 2020,"
        f" media: {media}}}"
    )
    path = deck_project(
        facts, entities="lee: {type: person, name: Ann Lee}", head="types: {person: {ask: who}}"
    )
    (path.parent.parent / "media").mkdir()
    for number, name in enumerate("abc"):
        (path.parent.parent / "media" / f"{name}.png").write_bytes(png(4 + number, 3))
    checked = check_deck(path)
    items = [replace(item, stem=item.stem * 5) for item in memory_cards(checked.items)]
    assert items
    for stock in ("a4", "4x6", "40x30mm"):
        shown = opened(make_page(checked.deck, items, CardSetup(stock=read_stock(stock))))
        assert shown.evaluate(OVERFLOWING) == []
        heights = shown.evaluate(
            "() => [...document.querySelectorAll('img')].map(i => i.clientHeight)"
        )
        assert min(heights) > 15
