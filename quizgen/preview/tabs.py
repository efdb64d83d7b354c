"""The page around what is shown: a bar that says how things stand, tabs, and what one tab shows."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from msgspec import Struct

from quizgen.preview.card_list import MOST, STYLES, ShownCard, find_cards
from quizgen.preview.preview_templates import render, version_of
from quizgen.preview.state import DeckState
from quizgen.review.finding_codes import list_explanations

_DIGITS = 9
"""Digits that are read of where to start: more than any deck has cards, fewer than Python reads."""
CARDS, FINDINGS = "cards", "findings"


class Tab(Struct, frozen=True):
    """A tab. `file` is the page that a build writes; cards and findings have none."""

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
    """The cards that one page lists. `start` counts from 0; `found` is how many there are."""

    cards: tuple[ShownCard, ...]
    found: int
    start: int
    style: str
    words: str

    def address(self, start: int) -> str:
        """Return the address, after the path, of the page that begins with another card."""
        asked = {"style": self.style, "words": self.words, "start": str(start or "")}
        return "?" + urlencode({key: value for key, value in asked.items() if value})

    @property
    def before(self) -> str:
        """The address of the page before this one; empty for the first."""
        return self.address(max(0, self.start - MOST)) if self.start else ""

    @property
    def after(self) -> str:
        """The address of the page after this one; empty for the last."""
        end = self.start + len(self.cards)
        return self.address(end) if end < self.found else ""


def list_cards(view: DeckState, asked: Mapping[str, str]) -> CardList:
    """Return the cards that an address asks for: `style`, `words`, and where to `start`."""
    style, words, start = (asked.get(key, "") for key in ("style", "words", "start"))
    found = find_cards(view.made.cards if view.made else (), style, words)
    first = min(int(start[:_DIGITS]), len(found)) if start.isdecimal() else 0
    return CardList(found[first : first + MOST], len(found), first, style, words)


def render_tab(
    views: Mapping[str, DeckState],
    view: DeckState,
    tab: Tab,
    edition: str,
    asked: Mapping[str, str],
) -> bytes:
    """Return the page that shows one tab of one deck."""
    content = view.made.pages.get(tab.file) if view.made else None
    return render(
        "page.j2.html",
        views=views,
        view=view,
        made=view.made,
        tabs=TABS,
        tab=tab,
        edition=edition,
        styles=tuple(STYLES.values()),
        listed=list_cards(view, asked),
        explained={one.code: one for one in list_explanations()},
        page_version=version_of(content) if content else "",
    )
