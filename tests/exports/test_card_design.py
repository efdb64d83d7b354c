"""Cards are readable: on a phone, in light and dark mode, in both directions, without scripts."""

import pytest
from anki_clients import BODY, NIGHT, OnePage, PagePerSide
from conftest import ROOT

from quizgen.exports.anki.note_types import make_note_types
from quizgen.exports.html.labels import read_labels

PHONE = {"width": 360, "height": 740}
WIDTH = "document.documentElement.scrollWidth"
MEASURED = ("kursk-engineers/", "us-constitution/", "scripts/")
"""The decks whose cards are all measured; those of the other decks only repeat the check."""
TYPES = ("fact", "cloze", "typed", "choice")
BOXES = "found => found.map(element => element.getBoundingClientRect().toJSON())"
TOPS = """parts => parts.map(part => document.querySelector(part))
  .filter(element => element && element.offsetHeight)
  .map(element => element.getBoundingClientRect().top)"""
CONTRAST = """() => {
  const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = light(parse(getComputedStyle(document.body).backgroundColor));
  const texts = ".topic, .question, .cloze, .answer, .explanation, blockquote, .source, .comment,"
    + " .accepted, bdi, .sign, #typeans *";
  return Array.from(document.querySelectorAll(texts)).map(element => {
    const ink = light(parse(getComputedStyle(element).color));
    return [element.className || element.tagName,
      (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)];
  });
}"""


@pytest.fixture(scope="session")
def one_of_each(shown):
    """A card of each type from the article's deck, and every card of the samples."""
    first = {card.type: card for card in reversed(shown)}
    return [*first.values(), *(card for card in shown if card.fields["Id"].startswith("scripts/"))]


@pytest.fixture
def choice(shown):
    """A multiple-choice card. A retired one has no options."""
    return next(card for card in shown if card.type == "choice" and card.options)


@pytest.fixture
def phone(page):
    """A page the size of a phone."""
    page.set_viewport_size(PHONE)
    return PagePerSide(page)


def directions(page, selector):
    """Return the writing directions of the elements that match a selector."""
    return page.locator(selector).evaluate_all(
        "found => found.map(element => getComputedStyle(element).direction)"
    )


def test_nothing_is_wider_than_a_phone(page, shown, one_of_each):
    """No side of a card scrolls sideways at 360 pixels, in either type of client."""
    page.set_viewport_size(PHONE)
    cards = [card for card in shown if card.fields["Id"].startswith(MEASURED)]
    assert len(cards) > 300
    sides = [side for card in cards for side in (card.front, card.back)]
    widths = OnePage(page).show_each(sides, WIDTH)
    assert [side for side, width in zip(sides, widths, strict=True) if width != 360] == []
    reader = PagePerSide(page)
    for card in one_of_each:
        for side in (card.front, card.back):
            reader.show(side)
            assert page.evaluate(WIDTH) == 360, card.fields["Id"]


def test_long_words_break(phone, choice):
    """A word longer than the screen breaks, in questions and in options."""
    for text in (choice.fields["Question"], choice.fields["Option 1"]):
        phone.show(choice.front.replace(text, "Donaudampfschifffahrt" * 9))
        assert phone.page.evaluate(WIDTH) == PHONE["width"]


@pytest.mark.parametrize("client", [OnePage, PagePerSide])
def test_options_are_large_enough_for_a_thumb(page, shown, client):
    """Each option is at least 44 pixels high, as wide as the question, and separate."""
    page.set_viewport_size(PHONE)
    reader = client(page)
    for card in [card for card in shown if card.type == "choice" and card.options][:8]:
        reader.show(card.front)
        question, *boxes = page.locator(".question, .options button").evaluate_all(BOXES)
        assert len(boxes) == len(card.options)
        assert all(box["height"] >= 44 for box in boxes)
        assert {(box["x"], box["width"]) for box in boxes} == {(question["x"], question["width"])}
        ends = [box["y"] + box["height"] for box in boxes[:-1]]
        starts = [box["y"] for box in boxes[1:]]
        assert all(start - end >= 8 for end, start in zip(ends, starts, strict=True))


def test_choosing_moves_nothing(phone, choice):
    """A chosen option keeps its size, so that the next click hits its target."""
    phone.show(choice.front)
    buttons = phone.page.locator(".options button")
    before = [button.bounding_box() for button in buttons.all()]
    buttons.nth(1).click()
    assert [button.bounding_box() for button in buttons.all()] == before


@pytest.mark.parametrize("client", [OnePage, PagePerSide])
def test_texts_have_enough_contrast(page, one_of_each, client):
    """The contrast is at least 4.5 in light and dark mode, with the client's styles."""
    reader = client(page)
    for card in one_of_each:
        for side in (card.front, card.back):
            reader.show(side)
            for body in (BODY, NIGHT):
                page.evaluate("body => { document.body.className = body }", body)
                contrasts = page.evaluate(CONTRAST)
                assert contrasts
                assert [name for name, ratio in contrasts if ratio < 4.5] == [], card.fields["Id"]


def test_dark_mode_is_dark(page, one_of_each):
    """Both class names of Anki's clients work, on the body or on an element around it."""
    reader = PagePerSide(page)
    papers = {}
    for body in (BODY, NIGHT, f"{BODY} nightMode", f"{BODY} night_mode"):
        reader.show(one_of_each[0].front, body)
        papers[body] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.evaluate(
        "document.body.className = 'card'; document.documentElement.className = 'night_mode'"
    )
    papers["around"] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    day = papers.pop(BODY)
    assert set(papers.values()) == {papers[NIGHT]}
    assert day != papers[NIGHT]


def test_the_focus_is_visible(page, choice):
    """Anki's desktop removes outlines from buttons; a focused option has one."""
    reader = OnePage(page)
    reader.show(choice.front)
    page.keyboard.press("Tab")
    outline = page.locator(".options button:focus").evaluate(
        "button => [getComputedStyle(button).outlineStyle,"
        " parseInt(getComputedStyle(button).outlineWidth)]"
    )
    assert outline == ["solid", 3]


def test_the_choice_is_visible_without_colours(page, choice):
    """The number of the chosen option is filled; those of other options are not."""
    reader = OnePage(page)
    reader.show(choice.front)
    page.locator(".options button").nth(2).click()
    fills = page.locator(".options button").evaluate_all(
        "found => found.map(element => getComputedStyle(element, '::before').backgroundColor)"
    )
    assert [fill == "rgba(0, 0, 0, 0)" for fill in fills] == [True, True, False, True]


def test_texts_of_a_back_are_in_order(page, one_of_each):
    """Question, answer, explanation, quote and place follow each other."""
    reader = PagePerSide(page)
    parts = [".question", "hr", ".options", ".answer", ".accepted", ".explanation", ".comment"]
    for card in one_of_each:
        reader.show(card.back)
        tops = page.evaluate(TOPS, [*parts, "blockquote", ".source"])
        assert len(tops) >= 3
        assert tops == sorted(tops), card.fields["Id"]


def test_right_to_left(page, shown):
    """An Arabic card runs from right to left, its Latin quote from left to right."""
    cards = {card.fields["Id"]: card for card in shown if card.type in {"fact", "choice"}}
    for client in (OnePage, PagePerSide):
        reader = client(page)
        reader.show(cards["scripts/book-written"].back)
        assert directions(page, ".topic, .question, .answer") == ["rtl"] * 3
        assert directions(page, "blockquote, .source") == ["ltr"] * 2
        reader.show(cards["scripts/book-written/what/choice"].front)
        assert directions(page, ".question, .options button") == ["rtl"] * 5
        reader.show(cards["scripts/letters-published"].back)
        assert directions(page, ".topic, .question, .answer, blockquote, .source") == ["ltr"] * 5


def test_formulas_stay_whole(shown):
    """MathJax finds the delimiters unchanged, in questions, gaps and options."""
    cards = [card for card in shown if card.fields["Id"].startswith("scripts/identity")]
    assert {card.type for card in cards} == {"fact", "cloze", "choice"}
    assert all(r"\(e^" in card.back and r"\pi" in card.back for card in cards)


def test_other_right_answers_have_a_label_in_the_language_of_the_deck(page):
    """The style sheet has the same label as the practice page, in every label language."""
    css = make_note_types(ROOT)[0].css
    page.set_content(f"<style>{css}</style><p class='accepted'></p>")
    table = read_labels(ROOT / "templates" / "html" / "labels.yaml")["practice-accepted"]
    for language, label in {**table, "eo": "✓"}.items():
        shown = page.locator(".accepted").evaluate(
            "(part, language) => { part.lang = language;"
            " return getComputedStyle(part, '::before').content }",
            language,
        )
        assert shown == f'"{label} "'


@pytest.mark.parametrize("kind", TYPES)
def test_cards_work_without_scripts(browser, shown, kind):
    """The front has the question and all options, the back has the answer."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    reader = PagePerSide(page)
    for card in [card for card in shown if card.type == kind][:3]:
        reader.show(card.front)
        front = page.locator("body").inner_text()
        reader.show(card.back)
        back = page.locator("body").inner_text()
        assert len(front.split()) > 3
        assert back != front
        if kind == "choice":
            assert all(option in front for option in card.options)
            assert page.locator(".answer").inner_text() == card.right
    context.close()
