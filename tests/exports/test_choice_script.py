"""Multiple choice: order and selection last from front to back in every type of client.

The cards are those that the real Anki renders; Chromium shows them as the desktop does (one page)
and as AnkiDroid does (a page for each side). The desktop itself is run by `make compat`.
"""

from collections import Counter
from itertools import pairwise, product

import pytest
from anki_clients import BLOCK_STORAGE, Learner, OnePage, PagePerSide

ROUNDS = 8
CARDS, TIMES = 25, 16
OPTIONS = "Array.from(document.querySelectorAll('.options bdi'), element => element.innerText)"
SCROLL = """() => {
  document.getElementById("answer").scrollIntoView();
  const inView = part => {
    const box = part.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  };
  return [".question", ".options", ".right"].map(part => inView(document.querySelector(part)));
}"""
"""Scroll a back as Anki does; return whether question, options and right option are in view."""
SIGNS = """found => found.map(element => [element.getAttribute("aria-disabled"),
  [...element.querySelectorAll(".sign")].map(sign => sign.innerText).join()])"""


@pytest.fixture
def without_storage(page):
    """Make storage raise errors, as in a page with an opaque origin. Use it before `learner`."""
    page.add_init_script(BLOCK_STORAGE)


def test_order_and_selection_last(learner, choices):
    """Eight cards keep both from front to back, and not all are in the authored order.

    The back says what was right by signs, not only by colours.
    """
    authored = 0
    for number, card in enumerate(choices[:ROUNDS]):
        front, back = learner.play(card, number % 4)
        assert front == back
        order, (chosen,) = front
        assert chosen == order[number % 4]
        assert learner.marked(".wrong") == [option for option in (chosen,) if option != card.right]
        signs = {chosen: "✗"} | {card.right: "✓"}
        buttons = learner.page.locator(".options button").evaluate_all(SIGNS)
        assert buttons == [["true", signs.get(option, "")] for option in order]
        authored += order == card.options
    assert authored < ROUNDS


@pytest.mark.usefixtures("without_storage")
def test_one_page_needs_no_storage(choices, page):
    """A client with one page for all cards keeps both in the page."""
    learner = Learner(OnePage(page))
    sides = [learner.play(card, 1) for card in choices[:ROUNDS]]
    assert sum(front == back for front, back in sides) == ROUNDS


@pytest.mark.usefixtures("without_storage")
def test_order_lasts_without_storage(choices, page):
    """With a page per side and no storage, the day and the card's id give the order."""
    learner = Learner(PagePerSide(page))
    sides = [learner.play(card, 1) for card in choices[:ROUNDS]]
    assert sum(front[0] == back[0] for front, back in sides) == ROUNDS
    assert [back[1] for _, back in sides] == [[]] * ROUNDS


@pytest.mark.usefixtures("without_storage")
def test_a_day_starts_at_four(choices, page):
    """Midnight between front and back changes nothing; the next day has other orders."""
    learner = Learner(PagePerSide(page))

    def orders(when):
        page.clock.set_fixed_time(when)
        return [learner.see(card.front) for card in choices[:ROUNDS]]

    hours = ("2026-03-01T23:59", "2026-03-02T03:59", "2026-03-02T04:01")
    evening, night, morning = map(orders, hours)
    assert evening == night
    assert sum(old != new for old, new in zip(night, morning, strict=True)) > ROUNDS // 2


def test_every_front_after_a_back_starts_a_new_round(learner, choices):
    """Eight rounds of a card have new orders and no selection, and each back keeps its order."""
    card = choices[0]
    orders = []
    for number in range(8):
        orders.append(learner.see(card.front))
        assert learner.chosen == []
        learner.click(number % 4)
        assert learner.see(card.back) == orders[-1]
        assert learner.chosen == [orders[-1][number % 4]]
    assert len({tuple(order) for order in orders}) >= 4
    assert sum(old != new for old, new in pairwise(orders)) >= 4


def test_a_redrawn_front_keeps_its_round(learner, choices):
    """A front that is shown again, as after a turn of the phone, keeps order and selection."""
    order = learner.see(choices[0].front)
    learner.click(2)
    assert learner.see(choices[0].front) == order
    assert learner.chosen == [order[2]]


def test_the_last_click_counts(learner, choices):
    """A learner may change the answer; a second click on an option changes nothing."""
    order = learner.see(choices[0].front)
    for place in (0, 3, 3):
        learner.click(place)
        assert learner.chosen == [order[place]]


def test_a_back_without_a_front_works(learner, choices):
    """In a preview of a back, the right option is marked and no option is selected."""
    for card in choices[:ROUNDS]:
        assert sorted(learner.see(card.back)) == sorted(card.options)
        assert learner.marked(".right") == [card.right]
        assert learner.chosen == learner.marked(".wrong") == []


def test_the_back_tells_the_answer_once(learner, choices):
    """The right option is marked; its text is not repeated on a line of its own."""
    for card in choices[:ROUNDS]:
        learner.see(card.back)
        lines = learner.page.locator("body").inner_text().split("\n")
        assert lines.count(card.right) == 1


@pytest.mark.parametrize(
    ("words", "seen"),
    [(1, [True, True, True]), (10, [False, True, True]), (30, [False, False, True])],
    ids=["short", "long", "longer than the screen"],
)
def test_the_right_option_stays_in_view(learner, choices, words, seen):
    """Clients scroll a back to its answer: as much as fits of the question and its options."""
    learner.page.set_viewport_size({"width": 360, "height": 640})
    card = next(card for card in choices if len(card.options) == 4)
    back = card.back.replace("</blockquote>", "a long quote " * 90 + "</blockquote>")
    for text in ("</bdi>", "</main>"):
        back = back.replace(text, " and words" * words + text)
    learner.see(back)
    assert learner.page.evaluate(SCROLL) == seen


def test_numbers_and_dates_keep_their_order(learner, shown):
    """Options with an order of their own are not shuffled."""
    ordered = [
        card for card in shown if card.type == "choice" and card.fields["Option order"] == "keep"
    ]
    assert len(ordered) >= ROUNDS
    for card in ordered[:ROUNDS]:
        assert learner.see(card.front) == learner.see(card.back) == card.options


def test_no_position_is_favoured(desktop, choices):
    """In 400 rounds, each of four options is in each of four positions about 25 times."""
    desktop.page.clock.set_fixed_time("2026-03-01T12:00")
    cards = [card for card in choices if len(card.options) == 4][:CARDS]
    assert len(cards) == CARDS
    cards *= TIMES
    sides = [side for card in cards for side in (card.front, card.back)]
    places = Counter()
    for card, order in zip(cards, desktop.client.show_each(sides, OPTIONS)[::2], strict=True):
        places.update((at, order.index(option)) for at, option in enumerate(card.options))
    assert set(places) == set(product(range(4), repeat=2))
    assert all(65 <= count <= 135 for count in places.values()), places


def test_the_script_leaves_only_rounds_in_the_page(desktop, choices):
    """The script defines no other globals, because add-ons share the page."""
    before = set(desktop.page.evaluate("Object.keys(window)"))
    desktop.play(choices[0], 1)
    left = set(desktop.page.evaluate("Object.keys(window)")) - before
    assert left == {"quizgenOnKey", f"quizgen:{choices[0].fields['Id']}"}
