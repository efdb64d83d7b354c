"""Cards are filtered by style and words, and listed in pages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizgen.preview.card_list import PAGE_SIZE, find_cards
from quizgen.preview.routes import respond
from quizgen.preview.state import DeckState, PreviewState
from quizgen.preview.tabs import list_cards


@pytest.fixture(scope="module")
def state(publication):
    """The state of a deck with ten times the cards of the article's deck."""
    from quizgen.exports import anki
    from quizgen.preview.card_list import show_cards
    from quizgen.preview.deck_view import DeckView

    cards = tuple(show_cards(anki.cards_of(publication)))
    view = DeckView(publication.deck, len(publication.items), cards * 10, {}, {})
    return DeckState("kursk", Path("kursk.yaml"), view)


@pytest.mark.parametrize(
    ("style", "words", "names"),
    [
        ("cloze", "ATTACKS DRONE-ATTACKS", {"drone-attacks/object/cloze"}),
        ("", "42,400 AREA-DEMINED which unit", {"area-demined/who"}),
        ("choice", "area-demined", {"area-demined/how-many/choice"}),
        ("", "span class hr id", set()),
        ("nothing", "", set()),
    ],
)
def test_cards_are_found_by_style_and_words(state, style, words, names):
    """A search ignores case and order, and covers names and texts of both sides, but not HTML."""
    assert {card.name for card in find_cards(state.view.cards, style, words)} == names


def test_large_deck_is_split_into_pages(state):
    """Pages list each card once, and link to the previous and next page."""
    pages = [list_cards(state, {"start": str(start)}) for start in range(0, 10_000, PAGE_SIZE)]
    pages = [page for page in pages if page.cards]
    names = [card.name for page in pages for card in page.cards]
    assert names == [card.name for card in state.view.cards]
    assert pages[0].found == len(names)
    assert [page.before for page in pages] == [
        "",
        "?",
        f"?start={PAGE_SIZE}",
    ]
    assert [page.after for page in pages] == [f"?start={n * PAGE_SIZE}" for n in (1, 2)] + [""]
    assert list_cards(state, {"start": "-1", "style": "cloze"}).start == 0
    assert "style=cloze&words=a+b&start=400" in list_cards(
        state, {"style": "cloze", "words": "a b"}
    ).query(400)


@pytest.mark.parametrize("digits", ["9" * 5000, "٣" * 5000, "0" * 5000])
def test_any_start_is_accepted(state, digits):
    """A start of any number of digits gives a page."""
    assert 0 <= list_cards(state, {"start": digits}).start <= len(state.view.cards)


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("http://[", 404),
        ("//[::1", 404),
        ("/kursk/nothing", 404),
        ("/kursk/cards?start=" + "9" * 5000, 200),
        ("/", 302),
    ],
)
def test_every_url_has_a_response(target, status):
    """Any URL gives a response with the right status."""
    preview = PreviewState({"kursk": Path("kursk.yaml")}, datetime(2025, 6, 1, tzinfo=UTC))
    assert respond(preview, target, "http://localhost").status == status
