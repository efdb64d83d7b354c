"""Choose the items of a quiz by its blueprint, so that no item answers another.

The choice depends only on the deck's id, the seed and the items' ids: it is the same everywhere.
"""

from __future__ import annotations

from collections import Counter, deque

from quizgen.facts.deck import Blueprint, Deck
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.questions.style import Style
from quizgen.questions.styles import SHEET_PARTS
from quizgen.quizzes.blueprints import share_sections, share_styles
from quizgen.quizzes.unprintable import fits_sheets
from quizgen.review.overlap import Overlap

_FILLING = sorted(
    (style for style, part in SHEET_PARTS.items() if part.fills_up),
    key=lambda style: (-SHEET_PARTS[style].share, -SHEET_PARTS[style].position),
)
"""The styles that take the place of missing items of others, the most common first."""


def choose_items(
    deck: Deck, items: tuple[Item, ...], blueprint: Blueprint, seed: int
) -> tuple[Item, ...]:
    """Return the items of a quiz in order of its parts; fewer than wanted if the deck lacks them.

    A style or section that the author named never gets more than its number. No fact is asked
    twice.
    """
    selection = _Selection(deck, items, blueprint, seed)
    selection.take_from_named_sections()
    for style in selection.scarcest_first():
        selection.take_style(style)
    selection.fill_up()
    return tuple(sorted(selection.chosen, key=lambda item: SHEET_PARTS[item.style].position))


class _Selection:
    """The state of one selection: the chosen items, and those still waiting by style and section.

    `left` is the number of items of each style that are still to be chosen.
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
        excluded = {name for name, count in blueprint.sections.items() if not count}
        eligible = [
            item
            for item in items
            if item.style in self.left
            and fits_sheets(item)
            and excluded.isdisjoint(fact.section for fact in item.facts)
        ]
        for item in sorted(
            eligible, key=lambda item: unit_hash(deck.id, str(seed), item.id, "form")
        ):
            self.waiting.setdefault((item.style, item.fact.section), deque()).append(item)

    def take_from_named_sections(self) -> None:
        """Take the items that the author wants from a section, in any style that it has."""
        for section, count in self.blueprint.sections.items():
            for _ in range(count):
                styles = sorted(
                    self.left, key=lambda style: (not style.spans_facts, -self.left[style])
                )
                if not any(self._take(style, [section]) for style in styles):
                    break

    def scarcest_first(self) -> list[Style]:
        """Return the styles in the order in which they choose, those with the fewest items first.

        A fact used by one style is not available to the others.
        """
        waiting = Counter(style for (style, _), items in self.waiting.items() for _ in items)
        return sorted(SHEET_PARTS, key=lambda style: (not style.spans_facts, waiting[style]))

    def take_style(self, style: Style) -> None:
        """Take the remaining items of a style; other styles get the places of missing ones."""
        while self.left[style] > 0 and self._take(style, self._order_sections()):
            pass
        self.left[style] = 0

    def fill_up(self) -> None:
        """Take items of the filling styles in turn until the quiz is full or no item is left."""
        styles = list(_FILLING)
        while styles:
            styles = [style for style in styles if self._take(style, self._order_sections())]

    def _take(self, style: Style, sections: list[str]) -> bool:
        """Take the next item of a style that fits the chosen ones; return whether there is one."""
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
        """Return whether the quiz may have another item of a style.

        A style that the blueprint names gets its number; the others share what is left over.
        """
        named = self.blueprint.styles
        if style.name in named:
            return self.left[style] > 0
        needed = sum(count for style, count in self.left.items() if style.name in named)
        is_wanted = self.left[style] > 0 or style in _FILLING
        return is_wanted and len(self.chosen) + needed < self.blueprint.items

    def _order_sections(self) -> list[str]:
        """Return the sections, those furthest behind their wanted number first."""
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
        """Return whether an item neither repeats nor answers a chosen item, nor is answered by it.

        The rules for forms check the same predicates.
        """
        return not any(
            self.overlap.shares_a_fact(item, other)
            or self.overlap.are_alike(item, other)
            or self.overlap.answers(item, other)
            or self.overlap.answers(other, item)
            for other in self.chosen
        )
