"""What a page lists: cards by style and words, so many at a time."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizgen.preview.card_list import MOST, find_cards
from quizgen.preview.routes import answer_request
from quizgen.preview.state import DeckState, PreviewState
from quizgen.preview.tabs import list_cards


@pytest.fixture(scope="module")
def view(publication):
    """A deck with ten times the cards of the article's."""
    from quizgen.exports import anki
    from quizgen.preview.card_list import show_cards
    from quizgen.preview.deck_view import DeckView

    cards = tuple(show_cards(anki.cards_of(publication)))
    made = DeckView(publication.deck, len(publication.items), cards * 10, {}, {})
    return DeckState("kursk", Path("kursk.yaml"), made)


@pytest.mark.parametrize(
    ("style", "words", "names"),
    [
        ("cloze", "HECTARES AREA-DEMINED", {"area-demined/amount/cloze"}),
        ("", "42,400 AREA-DEMINED which unit", {"area-demined/who"}),
        ("choice", "area-demined", {"area-demined/how-many/choice"}),
        ("", "span class hr id", set()),
        ("nothing", "", set()),
    ],
)
def test_cards_are_found_by_style_and_words(view, style, words, names):
    """In any case and order, by their names and by what either side says, never by its HTML."""
    assert {card.name for card in find_cards(view.made.cards, style, words)} == names


def test_a_large_deck_is_listed_in_parts(view):
    """Each card once, page after page, and back again."""
    pages = [list_cards(view, {"start": str(start)}) for start in range(0, 10_000, MOST)]
    pages = [page for page in pages if page.cards]
    assert sum(len(page.cards) for page in pages) == pages[0].found == 1280
    assert [page.before for page in pages] == ["", "?", f"?start={MOST}", f"?start={2 * MOST}"]
    assert [page.after for page in pages] == [f"?start={n * MOST}" for n in (1, 2, 3)] + [""]
    assert list_cards(view, {"start": "-1", "style": "cloze"}).start == 0
    assert "style=cloze&words=a+b&start=400" in list_cards(
        view, {"style": "cloze", "words": "a b"}
    ).address(400)


@pytest.mark.parametrize("digits", ["9" * 5000, "٣" * 5000, "0" * 5000])
def test_a_start_of_any_number_is_one(view, digits):
    """Whoever types an address by hand gets a page."""
    assert 0 <= list_cards(view, {"start": digits}).start <= len(view.made.cards)


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
def test_every_address_has_an_answer(target, status):
    """Whatever somebody asks for, the preview says what is there."""
    board = PreviewState({"kursk": Path("kursk.yaml")}, datetime(2025, 6, 1, tzinfo=UTC))
    assert answer_request(board, target, "http://localhost").status == status
