"""Rounds of practice in Chromium: by mouse and keyboard, offline, with and without storage."""

import pytest
from practice_page_driver import ALL, BLOCK_STORAGE

OPTIONS = """all => all.map(element => [element.dataset.id,
  [...element.querySelectorAll(".option span[dir]")].map(option => option.innerText)])"""


@pytest.mark.parametrize("style", ALL)
def test_every_style_is_marked_as_in_items_json(practice, style):
    """Only the answers of items.json are right, and the rationale and place are shown."""
    for right, verdict in ((True, "✓ Right"), (False, "✗ Not right")):
        practice.start(style)
        asked = practice.question.get_attribute("data-id")
        practice.answer(practice.question, right=right)
        assert practice.score == f"{right:d} of 1 right"
        assert practice.question.locator(".verdict").inner_text() == verdict
        quotes = practice.question.locator("blockquote").all_inner_texts()
        assert practice.items[asked]["quote"].split()[-1].strip('"’”') in "".join(quotes)
        assert "¶" in practice.question.locator(".source figcaption").first.inner_text()
        practice.page.click("#again")


def test_a_round_without_a_mistake(practice):
    """All twenty answers are right, and there is nothing to practise again."""
    practice.start("choice", "true-false", "typed", "matching", "ordering")
    practice.play([True] * 20)
    assert practice.score == "20 of 20 right"
    assert practice.shown == []
    assert not practice.page.locator("#retry").is_visible()


def test_a_mixed_round_and_its_mistakes(practice):
    """Mistakes are shown with their answers, and make the next round."""
    practice.start(count="10")
    rights = [True, False, True, True, False, True, True, True, True, False]
    asked = []
    for right in rights:
        asked += practice.shown
        practice.play([right])
    assert practice.score == "7 of 10 right"
    mistakes = [id_ for id_, right in zip(asked, rights, strict=True) if not right]
    assert practice.shown == mistakes
    assert practice.page.locator(".question:visible .source").count() >= 3
    practice.page.click("#retry")
    again = []
    for _ in mistakes:
        again += practice.shown
        practice.play([True])
    assert sorted(again) == sorted(mistakes)
    assert practice.score == "3 of 3 right"


def test_all_on_one_page(practice):
    """Questions can be answered in any order; unanswered ones count as wrong."""
    practice.start("choice", "typed", count="10", view="page")
    asked, answered = practice.shown, (7, 0, 3)
    for place in answered:
        practice.answer(practice.question.nth(place))
    assert practice.score == "3 of 3 right"
    practice.page.click("#finish")
    assert practice.score == "3 of 10 right"
    assert practice.shown == [id_ for at, id_ in enumerate(asked) if at not in answered]


def test_a_round_by_keyboard(practice):
    """Digits choose, Enter continues, and a text field has the focus already."""
    press = practice.page.keyboard.press
    practice.page.locator("input[value=matching]").uncheck()
    practice.page.locator("#start").focus()
    press("Enter")
    for _ in range(20):
        item = practice.items[practice.shown[0]]
        if item["style"] == "typed":
            practice.page.keyboard.type(item["options"][0])
            press("Enter")
        elif item["style"] == "ordering":
            order_by_keyboard(practice, item)
        else:
            answer = item["answer"]
            key = answer if isinstance(answer, str) else item["options"][answer]
            press(str(1 + practice.options(practice.question).index(key)))
        press("Enter")
    assert practice.score == "20 of 20 right"
    assert practice.page.evaluate("document.activeElement.id") == "total"


def order_by_keyboard(practice, item):
    """Move events up with Tab and Space, and check with Enter; the button keeps the focus."""
    for place, event in enumerate(item["answer"].split(" → ")):
        while (now := practice.events(practice.question).index(event)) > place:
            practice.question.locator(".up").nth(now).focus()
            practice.page.keyboard.press("Space")
            assert practice.page.evaluate("document.activeElement.className") == "up"
    practice.question.locator(".check").focus()
    practice.page.keyboard.press("Enter")


def test_flashcards_and_matching_by_keyboard(practice):
    """Enter turns a card, 1 and 2 grade it; arrows change a select."""
    press = practice.page.keyboard.press
    practice.start("flashcard")
    for digit in "112":
        press("Enter")
        press(digit)
        press("Enter")
    assert practice.score == "2 of 3 right"
    practice.page.click("#again")
    practice.start("matching")
    item = practice.items[practice.shown[0]]
    for pair in item["answer"].split("; "):
        press("Tab")
        for _ in range(1 + item["options"].index(pair.split(" — ")[1])):
            press("ArrowDown")
    press("Tab")
    press("Enter")
    assert practice.score == "1 of 1 right"


def test_a_key_held_down_counts_once(practice):
    """Repeated Enter skips no question, and digits in a field are typed."""
    practice.start("choice")
    practice.page.keyboard.press("1")
    practice.page.keyboard.down("Enter")
    for _ in range(5):
        practice.page.keyboard.down("Enter")
    assert practice.page.locator("#progress").inner_text().startswith("Question 2 of ")
    practice.page.keyboard.up("Enter")
    practice.page.click("#again")
    practice.start("typed")
    practice.page.keyboard.type("12")
    assert practice.question.locator("input").input_value() == "12"


def test_typed_answers_may_differ_in_details(practice):
    """Case, accents, spaces, articles, quotation marks and hyphens do not matter; words do."""
    for answer, typed, right in (
        ("Kim Jong Un", "  kím  JONG-un. ", True),
        ("Kim Jong Un", "the “Kim Jong Un”", True),
        ("Kim Jong Un", "Kim Jong", False),
        ("42,400", "42 400", True),
        ("42,400", "42400 Hectares", True),
        ("42,400", "42,401", False),
        ("42,400", "-42,400", False),
    ):
        practice.start("typed", count="All", view="page")
        id_ = next(i for i in practice.shown if practice.items[i]["answer"] == answer)
        question = practice.page.locator(f"[data-id='{id_}']")
        question.locator("input").fill(typed)
        question.locator(".check").click()
        assert practice.score == f"{right:d} of 1 right", typed
        practice.page.click("#again")


def test_a_wrong_typed_answer_can_be_marked_right(practice):
    """The learner decides, except for an answer that was only shown."""
    practice.start("typed", count="10")
    practice.answer(practice.question, right=False)
    assert practice.score == "0 of 1 right"
    practice.question.locator(".claim").click()
    assert practice.score == "1 of 1 right"
    practice.page.click("#next")
    practice.question.locator(".reveal").click()
    assert practice.score == "1 of 2 right"
    assert not practice.question.locator(".claim").is_visible()


def test_options_are_shuffled_but_numbers_stay(practice):
    """In eight rounds, names come in several orders, numbers and dates in their own."""
    orders = {}
    for _ in range(8):
        practice.start("choice", count="All", view="page")
        for id_, options in practice.question.evaluate_all(OPTIONS):
            orders.setdefault(id_, set()).add(tuple(options))
        practice.page.click("#again")
    unshuffled = {
        id_ for id_, seen in orders.items() if seen == {tuple(practice.items[id_]["options"])}
    }
    numbers = {id_ for id_ in orders if practice.items[id_]["options"][0][0].isdigit()}
    assert numbers <= unshuffled
    assert numbers
    shuffled = [orders[id_] for id_ in orders if id_ not in unshuffled]
    assert len(shuffled) >= 5
    assert all(len(seen) >= 3 for seen in shuffled)


def test_no_fact_is_asked_twice_while_others_are_left(practice):
    """One question could reveal the answer to the other."""
    for _ in range(4):
        practice.start("choice", "typed", count="10", view="page")
        facts = [practice.items[id_]["fact"] for id_ in practice.shown]
        assert len(facts) == len(set(facts)) == 10
        practice.page.click("#again")


def test_a_reload_resumes_the_round(practice):
    """Question, order of options and score are the same; “Start again” forgets them."""
    practice.start(*ALL[:3], count="10")
    practice.play([True, False, True])
    practice.answer(practice.question, right=False)
    before = (practice.score, practice.shown, practice.question.inner_text())
    practice.page.reload()
    assert (practice.score, practice.shown, practice.question.inner_text()) == before
    practice.page.click("#next")
    practice.play([True] * 6)
    practice.page.reload()
    assert practice.score == "8 of 10 right"
    practice.page.click("#again")
    practice.page.reload()
    assert practice.page.locator("#setup").is_visible()


def test_another_build_starts_a_new_round(practice):
    """A round is not continued if the questions have changed since."""
    practice.start(count="10")
    practice.page.evaluate(
        """() => { const slot = Object.keys(localStorage)[0];
                   const round = JSON.parse(localStorage[slot]);
                   localStorage[slot] = JSON.stringify({...round, version: "older"}); }"""
    )
    practice.page.reload()
    assert practice.page.locator("#setup").is_visible()


def test_storage_is_not_trusted(practice):
    """A round can start with any data that another page of the origin stored."""
    leave = "text => localStorage['quizgen:practice:kursk-engineers'] = text"
    for left in ("null", "{", "[]", '{"version": 1}'):
        practice.page.evaluate(leave, left)
        practice.page.reload()
        practice.start(count="10")
        assert len(practice.shown) == 1, left


def test_rounds_work_offline_and_without_storage(practice):
    """Nothing is fetched, and only a reload loses the round."""
    practice.page.add_init_script(BLOCK_STORAGE)
    practice.page.context.set_offline(offline=True)
    practice.page.reload()
    practice.start(count="10")
    practice.play([True, False] * 5)
    assert practice.score == "5 of 10 right"
