"""The outer page of the preview: a status bar, tabs, and the content of one tab."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from msgspec import Struct

from quizgen.preview.card_list import PAGE_SIZE, STYLE_OF_NOTE_TYPE, ShownCard, find_cards
from quizgen.preview.preview_templates import hash_content, render
from quizgen.preview.state import DeckState
from quizgen.review.finding_codes import list_explanations

_DIGITS = 9
"""Maximum number of digits of `start`: enough for any deck, and safe for `int`."""
CARDS, FINDINGS = "cards", "findings"


class Tab(Struct, frozen=True):
    """A tab. `file` is the page of a build; empty for cards and findings."""

    name: str
    title: str
    file: str = ""


TABS = (
    Tab(CARDS, "Cards"),
    Tab("sheet", "Sheet", "quiz-A.html"),
    Tab("key", "Key", "quiz-A.key.html"),
    Tab("answers", "Answer sheet", "quiz-A.answers.html"),
    Tab("print", "Printed cards", "flashcards.html"),
    Tab("practice", "Practice", "practice.html"),
    Tab("coverage", "Coverage", "coverage.html"),
    Tab(FINDINGS, "Findings"),
)


class CardList(Struct, frozen=True):
    """The cards on one page. `start` counts from 0; `found` is the number of cards on all pages."""

    cards: tuple[ShownCard, ...]
    found: int
    start: int
    style: str
    words: str

    def query(self, start: int) -> str:
        """Return the query of the page that starts with the given card."""
        query = {"style": self.style, "words": self.words, "start": str(start or "")}
        return "?" + urlencode({key: value for key, value in query.items() if value})

    @property
    def before(self) -> str:
        """The query of the previous page; empty for the first page."""
        return self.query(max(0, self.start - PAGE_SIZE)) if self.start else ""

    @property
    def after(self) -> str:
        """The query of the next page; empty for the last page."""
        end = self.start + len(self.cards)
        return self.query(end) if end < self.found else ""


def list_cards(state: DeckState, query: Mapping[str, str]) -> CardList:
    """Return the page of cards for a query with `style`, `words` and `start`."""
    style, words, start = (query.get(key, "") for key in ("style", "words", "start"))
    found = find_cards(state.view.cards if state.view else (), style, words)
    first = min(int(start[:_DIGITS]), len(found)) if start.isdecimal() else 0
    return CardList(found[first : first + PAGE_SIZE], len(found), first, style, words)


def render_tab(
    states: Mapping[str, DeckState],
    state: DeckState,
    tab: Tab,
    revision: str,
    query: Mapping[str, str],
) -> bytes:
    """Return the page with one tab of one deck."""
    content = state.view.pages.get(tab.file) if state.view else None
    return render(
        "page.j2.html",
        states=states,
        state=state,
        view=state.view,
        tabs=TABS,
        tab=tab,
        revision=revision,
        styles=tuple(STYLE_OF_NOTE_TYPE.values()),
        listed=list_cards(state, query),
        explained={explanation.code: explanation for explanation in list_explanations()},
        page_version=hash_content(content) if content else "",
    )
