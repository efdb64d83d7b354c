"""The practice page is accessible: without scripts, on a phone, in dark mode, with a reader."""

import re

import pytest
from axe import find_violations
from practice_page_driver import ALL

TARGETS = """() => [...document.querySelectorAll(
    "button, select, input[type=text], #setup fieldset label")]
  .filter(element => element.checkVisibility({ visibilityProperty: true }))
  .map(box => [box.getBoundingClientRect(), box.innerText])
  .map(([box, text]) => [Math.min(box.width, box.height), text])"""
WIDTHS = """() => [document.documentElement.scrollWidth, ...[...document.querySelectorAll('*')]
  .filter(box => box.offsetParent && box.getBoundingClientRect().right > innerWidth + 0.5)
  .map(box => box.outerHTML)]"""


def test_without_scripts_everything_can_be_read(browser, built):
    """As in the file viewer of a phone, every question is shown, with its answer to unfold."""
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page.goto((built / "practice.html").as_uri())
    assert page.locator(".question:visible").count() == page.locator(".question").count() > 100
    question = page.locator("[data-id='kursk-engineers/area-demined/how-many/choice']")
    assert question.locator("li").all_inner_texts() == ["40,400", "42,400", "44,400", "46,400"]
    assert not question.locator("blockquote").is_visible()
    question.locator("summary").click()
    assert question.locator(".right-answer").inner_text() == "42,400"
    assert question.locator("blockquote").is_visible()
    matching = page.locator("[data-style=matching]")
    assert matching.locator(".responses:visible li").count() == 6
    assert page.locator(":is(select, input, .check, #setup, #go):visible").count() == 0
    assert page.evaluate(WIDTHS) == [360]
    page.close()


@pytest.mark.parametrize("style", ALL)
def test_nothing_overflows_on_a_phone_and_targets_are_large(practice, style):
    """At 360 pixels nothing scrolls sideways, and targets are at least 44 pixels."""
    practice.page.set_viewport_size({"width": 360, "height": 700})
    assert_fits(practice.page)
    practice.start(style, count="All", view="page")
    assert_fits(practice.page)
    for question in practice.question.all()[:4]:
        practice.answer(question, right=False)
    assert_fits(practice.page)
    practice.page.click("#finish")
    assert_fits(practice.page)


def assert_fits(page):
    """Check that nothing is wider than the phone, and that targets are at least 44 pixels."""
    assert page.evaluate(WIDTHS) == [360]
    targets = page.evaluate(TARGETS)
    assert targets
    assert [text for size, text in targets if size < 44] == []


def assert_accessible(page):
    """Check the page in light and dark mode."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert find_violations(page) == [], scheme


@pytest.mark.parametrize("style", ALL)
def test_axe_finds_no_violation_in_questions(practice, style):
    """Unanswered, right and wrong answers of each style pass."""
    practice.start(style, count="10", view="page")
    for place, question in enumerate(practice.question.all()[:4]):
        practice.answer(question, right=place % 2 == 1)
    assert_accessible(practice.page)


def test_axe_finds_no_violation_on_other_screens(practice):
    """The start, one question at a time, and the result pass."""
    assert_accessible(practice.page)
    practice.start(count="10")
    assert_accessible(practice.page)
    practice.play([False] * 10)
    assert_accessible(practice.page)


def test_axe_finds_no_violation_without_scripts(page, built):
    """The list of all questions is as accessible as the rounds."""
    text = (built / "practice.html").read_text("utf-8")
    page.set_content(
        re.sub(r"<script>.*?</script>|<meta http-equiv[^>]*>", "", text, flags=re.DOTALL)
    )
    assert page.locator(".question:visible").count() > 100
    assert find_violations(page) == []


def test_screen_readers_announce_the_result(practice):
    """A live region has the verdict and the answer; the focus moves to the next step."""
    practice.start("choice")
    practice.answer(practice.question, right=False)
    announced = practice.page.locator("[role=status]#live").inner_text()
    assert announced.startswith("✗ Not right. ")
    assert practice.question.locator(".right-answer").inner_text() in announced
    focused = "document.activeElement.id || document.activeElement.className"
    assert practice.page.evaluate(focused) == "next"
    practice.page.keyboard.press("Enter")
    assert practice.page.evaluate(focused) == practice.question.locator("h2").get_attribute("id")
    practice.page.keyboard.press("Tab")
    assert practice.page.evaluate(focused) == "option"
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert practice.page.evaluate(outline) == "solid"


@pytest.mark.parametrize("style", ["choice", "typed", "matching", "ordering", "flashcard"])
def test_screen_readers_say_a_question_once(practice, style):
    """The focus is on the question, or on the field that it describes, and nothing repeats it."""
    practice.start(style)
    stem = practice.question.locator("h2").get_attribute("id")
    repeating = practice.question.locator(f"[aria-labelledby={stem}], [aria-describedby={stem}]")
    on_stem = practice.page.evaluate("document.activeElement.id") == stem
    assert repeating.count() + on_stem == 1
    if not on_stem:
        assert (
            practice.page.evaluate("document.activeElement.getAttribute('aria-describedby')")
            == stem
        )
