"""Choosing items into a form: one printed version of a quiz, the same for ever for the same deck.

A form asks each fact at most once, spreads over the deck's sections, and leaves out an item that
another on the form would answer.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from quizgen.facts.deck import Deck
from quizgen.facts.sources import has_words
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item, Style

BLUEPRINT: Mapping[Style, int] = MappingProxyType(
    {Style.CHOICE: 8, Style.TRUE_FALSE: 4, Style.CLOZE: 4, Style.FLASHCARD: 4}
)
"""How many items of each style a form holds, if the deck has them, in order of its parts."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHARED_WORDS = 0.3
_SHORT_WORD = 3


@dataclass(frozen=True, slots=True)
class Question:
    """An item on a form, with its number; `letter` is that of the right option, if it has some."""

    number: int
    item: Item
    letter: str


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one style on a form."""

    style: Style
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A version of a quiz. `letter` tells forms apart, `id` names this very choice of items."""

    letter: str
    id: str
    parts: tuple[Part, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in order."""
        return tuple(chain.from_iterable(part.questions for part in self.parts))


def make_form(deck: Deck, items: tuple[Item, ...], letter: str = "A") -> Form:
    """Choose the items of a form by hash of the deck's id, after BLUEPRINT."""
    chosen: list[Item] = []
    common = _common_words(items)
    counts: list[tuple[Style, int]] = []
    for style, wanted in BLUEPRINT.items():
        waiting = _by_section(deck, items, style)
        picked = 0
        while picked < wanted and (item := _next(waiting, chosen, common)):
            chosen.append(item)
            picked += 1
        counts.append((style, picked))
    return Form(letter, _form_id(deck, letter, chosen), tuple(_parts(chosen, counts)))


def _by_section(deck: Deck, items: tuple[Item, ...], style: Style) -> dict[str, deque[Item]]:
    """Return the items of a style by section, ordered by hash within each."""
    waiting: dict[str, deque[Item]] = {section: deque() for section in deck.sections}
    of_style = (item for item in items if item.style is style)
    for item in sorted(of_style, key=lambda item: unit_hash(deck.id, item.id, "form")):
        waiting.setdefault(item.fact.section, deque()).append(item)
    return waiting


def _next(
    waiting: dict[str, deque[Item]], chosen: list[Item], common: frozenset[str]
) -> Item | None:
    """Take the next item that may stand with those chosen, from the section they ask the least."""
    used = Counter(item.fact.section for item in chosen)
    for section in sorted(waiting, key=lambda section: used[section]):
        while waiting[section]:
            item = waiting[section].popleft()
            if all(_together(item, other, common) for other in chosen):
                return item
    return None


def _together(item: Item, other: Item, common: frozenset[str]) -> bool:
    """Tell whether two items may stand on one form: neither asks the other's fact or answers it."""
    if item.fact.id == other.fact.id:
        return False
    return not (_answers(item, other, common) or _answers(other, item, common))


def _answers(item: Item, other: Item, common: frozenset[str]) -> bool:
    """Tell whether the stem of `item` names the answer of `other` and is about the same thing.

    About the same thing: it shares a good part of the words that are not `common` to the deck.
    """
    if not has_words(item.stem, other.answer, same_case=False):
        return False
    asked = _words(other.stem) - common
    return len(_words(item.stem) & asked) >= _SHARED_WORDS * len(asked)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > _SHORT_WORD}


def _common_words(items: tuple[Item, ...]) -> frozenset[str]:
    """Return the words that stand in more stems than one in five: they tell nothing apart."""
    counts = Counter(word for item in items for word in _words(item.stem))
    return frozenset(word for word, count in counts.items() if count > len(items) / 5)


def _parts(chosen: list[Item], counts: list[tuple[Style, int]]) -> Iterator[Part]:
    start = 0
    for style, count in counts:
        numbered = enumerate(chosen[start : start + count], start + 1)
        questions = tuple(Question(number, item, _letter(item)) for number, item in numbered)
        start += count
        if questions:
            yield Part(style, questions)


def _letter(item: Item) -> str:
    return "" if item.key is None else LETTERS[item.key]


def _form_id(deck: Deck, letter: str, chosen: list[Item]) -> str:
    """Return a short name for exactly these items with exactly this wording."""
    content = [deck.id, letter, *([item.id, item.stem, *item.options] for item in chosen)]
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).digest()
    return f"{letter}-{base64.b32encode(digest)[:6].decode()}"
