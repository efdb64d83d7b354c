"""Choosing the items of a quiz: as its blueprint says, from all of a deck, none answering another.

The choice hangs on the deck's id, the seed and the items' own ids: it is the same on every machine.
"""

from __future__ import annotations

from collections import Counter, deque

from quizgen.facts.deck import Blueprint, Deck
from quizgen.facts.styles import SHEET_STYLES, Style
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.quizzes.blueprints import share_sections, share_styles
from quizgen.review.overlap import Overlap

_ACROSS_FACTS = (Style.MATCHING, Style.ORDERING)
_FILLING = (Style.CHOICE, Style.FLASHCARD, Style.CLOZE, Style.TRUE_FALSE)
"""The styles that fill a quiz up where a deck has too few items of another."""


def choose_items(
    deck: Deck, items: tuple[Item, ...], blueprint: Blueprint, seed: int
) -> tuple[Item, ...]:
    """Return the items of a quiz in order of its parts; fewer than wanted where a deck lacks them.

    A style or section that the author named has never more than that. No fact is asked twice.
    """
    choosing = _Choosing(deck, items, blueprint, seed)
    choosing.take_from_named_sections()
    for style in choosing.scarcest_first():
        choosing.take_style(style)
    choosing.fill_up()
    return tuple(sorted(choosing.chosen, key=lambda item: SHEET_STYLES.index(item.style)))


class _Choosing:
    """The state of one choice: what has been taken, and what still waits by style and section.

    `left` is how many items of each style are still to come.
    """

    def __init__(
        self, deck: Deck, items: tuple[Item, ...], blueprint: Blueprint, seed: int
    ) -> None:
        self.blueprint = blueprint
        self.wanted = share_sections(blueprint, deck)
        self.left = share_styles(blueprint)
        self.overlap = Overlap(items)
        self.chosen: list[Item] = []
        self.used: Counter[str] = Counter()
        self.waiting: dict[tuple[Style, str], deque[Item]] = {}
        barred = {name for name, count in blueprint.sections.items() if not count}
        asked = [
            item
            for item in items
            if item.style in self.left and barred.isdisjoint(fact.section for fact in item.facts)
        ]
        for item in sorted(asked, key=lambda item: unit_hash(deck.id, str(seed), item.id, "form")):
            self.waiting.setdefault((item.style, item.fact.section), deque()).append(item)

    def take_from_named_sections(self) -> None:
        """Take what the author wants from a section, in whatever styles the section has."""
        for section, count in self.blueprint.sections.items():
            for _ in range(count):
                styles = sorted(
                    self.left, key=lambda one: (one not in _ACROSS_FACTS, -self.left[one])
                )
                if not any(self._take(style, [section]) for style in styles):
                    break

    def scarcest_first(self) -> list[Style]:
        """Return the styles in the order in which they choose: what there is little of comes first.

        Facts that one style uses up are no others' any more.
        """
        waiting = Counter(style for (style, _), items in self.waiting.items() for _ in items)
        return sorted(SHEET_STYLES, key=lambda style: (style not in _ACROSS_FACTS, waiting[style]))

    def take_style(self, style: Style) -> None:
        """Take what is left to take of a style. What is not there frees its place for others."""
        while self.left[style] > 0 and self._take(style, self._sections()):
            pass
        self.left[style] = 0

    def fill_up(self) -> None:
        """Take items of the filling styles in turn until the quiz is full or none is left."""
        styles = list(_FILLING)
        while styles:
            styles = [style for style in styles if self._take(style, self._sections())]

    def _take(self, style: Style, sections: list[str]) -> bool:
        """Take the next item of a style that may stand with those chosen; tell if there is one."""
        for section in sections if self._has_place(style) else ():
            waiting = self.waiting.get((style, section), ())
            while waiting:
                item = waiting.popleft()
                if self._fits(item):
                    self.chosen.append(item)
                    self.used[section] += 1
                    self.left[style] -= 1
                    return True
        return False

    def _has_place(self, style: Style) -> bool:
        """Tell whether the quiz may have one more of a style: a named one only what is left of it.

        The others have what the named ones do not need.
        """
        if style in self.blueprint.styles:
            return self.left[style] > 0
        needed = sum(self.left[named] for named in self.blueprint.styles)
        is_wanted = self.left[style] > 0 or style in _FILLING
        return is_wanted and len(self.chosen) + needed < self.blueprint.items

    def _sections(self) -> list[str]:
        """Return the sections in the order in which they are behind what is wanted from them."""
        part = (len(self.chosen) + 1) / self.blueprint.items
        open_ = [
            name
            for name, count in self.wanted.items()
            if self.used[name] < count or name not in self.blueprint.sections
        ]
        return sorted(
            open_,
            key=lambda name: (
                self.used[name] >= self.wanted[name],
                self.used[name] - part * self.wanted[name],
                name,
            ),
        )

    def _fits(self, item: Item) -> bool:
        """Tell whether an item neither asks again what was chosen nor answers it, nor is answered.

        These are the predicates that the rules for forms check.
        """
        return not any(
            self.overlap.shares_a_fact(item, other)
            or self.overlap.alike(item, other)
            or self.overlap.answers(item, other)
            or self.overlap.answers(other, item)
            for other in self.chosen
        )
