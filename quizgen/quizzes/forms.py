"""Choosing items into a form: one printed version of a quiz, the same for ever for the same deck.

A form asks each fact at most once, spreads over the deck's sections, and leaves out an item that
another on the form would answer.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from types import MappingProxyType

from quizgen.facts.deck import Deck
from quizgen.facts.styles import Style
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.review.overlap import Overlap

BLUEPRINT: Mapping[Style, int] = MappingProxyType(
    {
        Style.CHOICE: 8,
        Style.TRUE_FALSE: 3,
        Style.MATCHING: 1,
        Style.ORDERING: 1,
        Style.CLOZE: 3,
        Style.FLASHCARD: 4,
    }
)
"""How many items of each style a form holds, if the deck has them, in order of its parts."""

_ACROSS_FACTS = (Style.MATCHING, Style.ORDERING)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Question:
    """An item on a form, with its number, its options in the order they are printed, its points.

    `marks` are what a right sheet shows where letters or numbers are to be written: the letter of
    the right option, one for each premise, the rank of each event. Elsewhere they are empty.
    """

    number: int
    item: Item
    options: tuple[str, ...]
    marks: str
    points: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one style on a form."""

    style: Style
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A version of a quiz. `letter` tells forms apart, `id` names this very choice of items.

    `minutes` is 0 where no time is set, `title` and `instructions` are empty where the usual ones
    will do.
    """

    letter: str
    id: str
    parts: tuple[Part, ...]
    title: str = ""
    minutes: int = 0
    instructions: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(chain.from_iterable(part.questions for part in self.parts))

    @property
    def points(self) -> int:
        """The points that a sheet without a mistake has."""
        return sum(question.points for question in self.questions)


def make_form(deck: Deck, items: tuple[Item, ...], letter: str = "A") -> Form:
    """Choose the items of a form by hash of the deck's id, after BLUEPRINT."""
    chosen: list[Item] = []
    overlap = Overlap.of(items)
    for style in sorted(BLUEPRINT, key=lambda style: style not in _ACROSS_FACTS):
        waiting = _by_section(deck, items, style)
        for _ in range(BLUEPRINT[style]):
            if item := _next(deck, waiting, chosen, overlap):
                chosen.append(item)
    order = list(BLUEPRINT)
    chosen.sort(key=lambda item: order.index(item.style))
    return Form(letter, _form_id(deck, letter, chosen), tuple(_parts(chosen)))


def _by_section(deck: Deck, items: tuple[Item, ...], style: Style) -> dict[str, deque[Item]]:
    """Return the items of a style by section, ordered by hash within each."""
    waiting: dict[str, deque[Item]] = {section: deque() for section in deck.sections}
    of_style = (item for item in items if item.style is style)
    for item in sorted(of_style, key=lambda item: unit_hash(deck.id, item.id, "form")):
        waiting.setdefault(item.fact.section, deque()).append(item)
    return waiting


def _next(
    deck: Deck, waiting: dict[str, deque[Item]], chosen: list[Item], overlap: Overlap
) -> Item | None:
    """Take the next item that may stand with those chosen, from the section most behind its share.

    Its share of the questions is that of the facts.
    """
    used = Counter(item.fact.section for item in chosen)
    facts = Counter(fact.section for fact in deck.facts)
    wanted = {name: (len(chosen) + 1) * facts[name] / len(deck.facts) for name in waiting}
    for section in sorted(waiting, key=lambda name: used[name] - wanted[name]):
        while waiting[section]:
            item = waiting[section].popleft()
            if all(_together(item, other, overlap) for other in chosen):
                return item
    return None


def _together(item: Item, other: Item, overlap: Overlap) -> bool:
    """Tell whether two items may stand on one form: neither asks again or answers the other."""
    if overlap.shares_a_fact(item, other) or overlap.alike(item, other):
        return False
    return not (overlap.answers(item, other) or overlap.answers(other, item))


def _parts(chosen: list[Item]) -> Iterator[Part]:
    numbered = (
        Question(number, item, item.options, _marks(item)) for number, item in enumerate(chosen, 1)
    )
    for style, questions in groupby(numbered, key=lambda question: question.item.style):
        yield Part(style, tuple(questions))


def _marks(item: Item) -> str:
    if item.key is not None:
        return LETTERS[item.key]
    if item.style is Style.MATCHING:
        return " ".join(LETTERS[index] for index in item.solution)
    return " ".join(map(str, item.solution))


def _form_id(deck: Deck, letter: str, chosen: list[Item]) -> str:
    """Return a short name for exactly these items with exactly this wording."""
    content = [deck.id, letter, *([item.id, item.stem, *item.options] for item in chosen)]
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).digest()
    return f"{letter}-{base64.b32encode(digest)[:6].decode()}"
