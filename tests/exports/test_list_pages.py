"""Lists and processes where learners meet them: in a browser, on paper and in the real Anki."""

import json
from itertools import pairwise

import pytest
from axe import find_violations
from conftest import import_package, run_quizgen
from playwright.sync_api import expect
from practice_page_driver import Learner

ARTICLE = (
    "Light, carbon dioxide and warmth limit growth. Mitosis has prophase, metaphase and anaphase."
)
FACTS = """
- id: factors
  say: Plant growth is limited by [light], [CO₂](gas) and [warmth].
  ask: Which three factors limit plant growth?
  distractors: {light: [wind, sound], warmth: [wind, sound]}
  quote: Light, carbon dioxide and warmth limit growth
  derived: {say: CO₂ is carbon dioxide}
- id: mitosis
  kind: process
  process: mitosis
  step: phase
  steps: [prophase, metaphase, anaphase]
  quote: Mitosis has prophase, metaphase and anaphase
"""
HEAD = "quizzes: {lists: {items: 2, styles: {listing: 2}}}"
FACTORS, PHASES = "parks/factors/ask/listing", "parks/mitosis/all/listing"


@pytest.fixture
def built(deck_project):
    """The folder of a build of a deck with a list and a process."""
    path = deck_project(
        FACTS,
        head=HEAD,
        article=ARTICLE,
        entities="co2: {type: gas, name: carbon dioxide, aliases: [CO₂]}",
    )
    run_quizgen("build", cwd=path.parent.parent)
    return path.parent.parent / "build" / "parks"


@pytest.fixture
def question(quiet_page, built):
    """Return an open question of the practice page by its id."""
    Learner(quiet_page, built).start("listing", "ordering", view="page")
    return lambda id_: quiet_page.locator(f'.question[data-id="{id_}"]')


def fill(question, *answers):
    """Type the answers into the fields of a list, and check them."""
    for field, answer in zip(question.locator(".members input").all(), answers, strict=True):
        field.fill(answer)
    question.locator(".check").click()


def signs(question):
    """Return the marks of the fields, in order."""
    return "".join(question.locator(".members .sign").all_inner_texts())


def verdict(question):
    """Return what the page says of an answer."""
    return question.locator(".verdict").inner_text()


@pytest.mark.parametrize(
    ("answers", "marks", "said"),
    [
        (("light", "carbon dioxide", "warmth"), "✓✓✓", "✓ Right"),
        (("Warmth", "the light", "CO2"), "✓✓✓", "✓ Right"),
        (("light", "LIGHT", "warmth"), "✓✗✓", "✗ Not right (2 / 3)"),
        (("CO2", "carbon dioxide", ""), "✓✗✗", "✗ Not right (1 / 3)"),
        (("wind", "sound", "rain"), "✗✗✗", "✗ Not right (0 / 3)"),
    ],
)
def test_members_are_marked_one_by_one(question, answers, marks, said):
    """Any order is right, and a member counts once, by whichever of its names."""
    asked = question(FACTORS)
    fill(asked, *answers)
    assert (signs(asked), verdict(asked)) == (marks, said)
    shown = asked.locator(".right-list li").all_inner_texts()
    assert shown == ["light", "CO₂", "warmth"]


@pytest.mark.parametrize(
    ("answers", "marks"),
    [
        (("prophase", "metaphase", "anaphase"), "✓✓✓"),
        (("prophase", "anaphase", "metaphase"), "✓✗✗"),
    ],
)
def test_steps_are_right_at_their_places(question, answers, marks):
    """The steps of a process are marked in order."""
    asked = question(PHASES)
    fill(asked, *answers)
    assert signs(asked) == marks


def test_a_list_by_keyboard(question, page):
    """Enter goes to the next empty field; after the last one, it checks the answers."""
    asked = question(FACTORS)
    asked.locator("input").first.focus()
    for answer in ("warmth", "carbon dioxide", "light"):
        page.keyboard.type(answer)
        page.keyboard.press("Enter")
    assert verdict(asked) == "✓ Right"


def test_a_list_is_resumed_and_can_be_claimed(question, page):
    """After a reload, the answers and their marks are the same; learners may overrule them."""
    fill(question(FACTORS), "light", "heat", "CO2")
    page.reload()
    asked = question(FACTORS)
    expect(asked.locator("input").nth(1)).to_have_value("heat")
    assert verdict(asked) == "✗ Not right (2 / 3)"
    asked.locator(".claim").click()
    assert verdict(asked) == "✓ Right"


def test_a_shown_list_has_no_marks(question):
    """Learners who have the answer shown see the members, and empty fields without signs."""
    asked = question(FACTORS)
    asked.locator(".reveal").click()
    assert signs(asked) == ""
    assert verdict(asked) == "✗ Not right"


def test_axe_finds_nothing_in_lists(question, page):
    """Fields have names, and marks do not depend on colour, before and after an answer."""
    assert find_violations(page) == []
    fill(question(FACTORS), "light", "heat", "CO2")
    assert find_violations(page) == []


def test_steps_are_ordered_on_the_page(question):
    """The order of the steps is right, and no other."""
    asked = question("parks/mitosis/order/ordering")
    steps = asked.locator(".events li > span:first-child")
    for place, step in enumerate(("prophase", "metaphase", "anaphase")):
        while (at := steps.all_inner_texts().index(step)) > place:
            asked.locator(".up").nth(at).click()
    asked.locator(".check").click()
    assert verdict(asked) == "✓ Right"


def test_a_sheet_has_a_line_and_a_point_for_each_member(page, built):
    """The lines of steps are numbered. The key has all members, the answer sheet as many lines."""
    page.goto((built / "quiz-A.html").as_uri())
    questions = page.locator(".question")
    lists = {one.locator(".stem").inner_text(): one for one in questions.all()}
    assert lists.keys() == {
        "Which three factors limit plant growth?",
        "What are the three phases in mitosis, in order?",
    }
    for stem, asked in lists.items():
        lines = asked.locator(".lines li")
        assert lines.count() == 3
        assert lines.all_inner_texts() == (["1.", "2.", "3."] if "order" in stem else [""] * 3)
        tops = [line.bounding_box()["y"] for line in lines.all()]
        assert all(25 < below - above < 40 for above, below in pairwise(tops))
    assert "/ 6" in page.locator(".fields").inner_text()
    page.goto((built / "quiz-A.key.html").as_uri())
    key = page.locator(".overview").inner_text()
    assert "light · CO₂ · warmth" in key
    assert "prophase → metaphase → anaphase" in key
    geometry = json.loads((built / "quiz-A.answers.json").read_text("utf-8"))
    assert [line["width"] > 100 for line in geometry["lines"]] == [True] * 6


def test_anki_shows_a_list_line_by_line(collection, built):
    """A list is a flashcard; its back has a line for each member, with numbers for steps."""
    import_package(collection, built / "parks.apkg")
    backs = {}
    for id_ in collection.find_cards(""):
        card = collection.get_card(id_)
        backs[card.note()["Id"], card.ord] = card.answer()
    whole = " ".join(backs.values())
    assert "light<br>CO₂<br>warmth" in whole
    assert "1. prophase<br>2. metaphase<br>3. anaphase" in whole
    assert len(collection.find_notes('"note:Quizgen Cloze"')) == 3
    assert collection.fix_integrity()[1]


def test_paper_cards_have_a_line_for_each_member(page, built):
    """The back of a paper card lists the members."""
    page.goto((built / "flashcards.html").as_uri())
    assert "light\nCO₂\nwarmth" in page.locator("body").inner_text()
