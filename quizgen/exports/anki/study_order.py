"""The subdeck and the position of each card: where and in which order learners study new cards.

By default, Anki takes the new cards of a deck by ascending position, and sorts those of a day by
card template. Positions follow rounds: first a card of each fact, in the author's order, then the
next card of each fact, and so on. So no day asks a fact twice before it has asked every other fact.

Anki keeps the position of a card for good. A round therefore begins at a fixed number, so that
cards of a fact that is added later are studied in the rounds in which they would be today.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from quizgen.exports.anki.note_types import NoteType
from quizgen.exports.anki.retired_notes import is_notice
from quizgen.exports.ledger import fact_of_note
from quizgen.exports.note import Note
from quizgen.values.texts import fold_case

SUBDECKS = {"choice": "Quiz", "typed": "Typing"}
"""The subdeck of each note type that a learner may want to skip."""
RETIRED = "Retired"
"""The subdeck of notices, so that new learners do not study them."""
ROUND = 10_000
"""The distance between the positions of two rounds. In a larger deck, rounds overlap."""
_LAST = 999_999
"""The largest position: Anki lowers those above a million when it checks a collection."""
_CLOZE = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", re.DOTALL)


class PlacedCard(Struct, frozen=True):
    """A card of a package: its note, and the number of its card template, from 1.

    `subdeck` is empty for the deck itself. `position` is its place among new cards.
    """

    note: Note
    number: int
    subdeck: str
    position: int


class _UnplacedCard(Struct, frozen=True):
    """A card without a position; `answer` is empty for a notice."""

    note: Note
    number: int
    subdeck: str
    fact: str
    answer: str


def place_cards(types: Iterable[NoteType], notes: Iterable[Note]) -> dict[str, list[PlacedCard]]:
    """Return the cards of notes by the key of their note, in the order of the notes.

    A note has a card for each gate that it fills and does not leave out.
    """
    by_key = {type_.key: type_ for type_ in types}
    cards = [card for note in notes for card in _cards_of(note, by_key[note.type])]
    positions = _find_positions(cards)
    placed: dict[str, list[PlacedCard]] = defaultdict(list)
    for card in cards:
        position = positions[card.note.key, card.number]
        placed[card.note.key].append(PlacedCard(card.note, card.number, card.subdeck, position))
    return placed


def _cards_of(note: Note, type_: NoteType) -> Iterator[_UnplacedCard]:
    fact = fact_of_note(note.key)
    for number, template in enumerate(type_.templates, 1):
        gate = template.field
        if note.fields.get(gate) and gate not in note.left_out:
            retired = is_notice(note, gate)
            subdeck = RETIRED if retired else SUBDECKS.get(note.type, "")
            yield _UnplacedCard(note, number, subdeck, fact, "" if retired else _answer(note, gate))


def _answer(note: Note, gate: str) -> str:
    """Return the answer of a card, with case and spacing folded."""
    if gap := _CLOZE.search(note.fields[gate]):
        return fold_case(gap[1])
    return fold_case(note.fields.get(gate.replace("Question", "Answer"), ""))


def _find_positions(cards: Iterable[_UnplacedCard]) -> dict[tuple[str, int], int]:
    """Return the position of each card, by the key of its note and its number."""
    by_subdeck: dict[str, list[_UnplacedCard]] = defaultdict(list)
    for card in cards:
        by_subdeck[card.subdeck].append(card)
    return {
        (card.note.key, card.number): min(round_ * ROUND + place, _LAST)
        for group in by_subdeck.values()
        for round_, members in enumerate(_in_rounds(group))
        for place, card in enumerate(members, 1)
    }


def _in_rounds(cards: Iterable[_UnplacedCard]) -> Iterator[list[_UnplacedCard]]:
    """Yield the rounds of cards: in each, a card of each fact that has one left."""
    by_fact: dict[str, list[_UnplacedCard]] = defaultdict(list)
    for card in cards:
        by_fact[card.fact].append(card)
    before: list[_UnplacedCard] = []
    for members in zip_longest(*by_fact.values()):
        spread = _spread([card for card in members if card], before)
        before = spread[-1:]
        yield spread


def _spread(cards: Iterable[_UnplacedCard], before: Sequence[_UnplacedCard]) -> list[_UnplacedCard]:
    """Return cards in their order, except those that would follow a card with the same answer.

    These come as soon as possible afterwards, or else as late as possible before.
    """
    spread, waiting = [*before], deque[_UnplacedCard]()
    for card in cards:
        if spread and _clash(spread[-1], card):
            waiting.append(card)
            continue
        spread.append(card)
        while waiting and not _clash(spread[-1], waiting[0]):
            spread.append(waiting.popleft())
    _insert(waiting, spread, first=len(before))
    return spread[len(before) :]


def _insert(cards: Iterable[_UnplacedCard], spread: list[_UnplacedCard], *, first: int) -> None:
    """Insert cards that have the same answer where they clash with no neighbour.

    Each comes as late as possible, at `first` or after; those without such a place come last.
    """
    end = len(spread)
    for card in cards:
        free = (
            index
            for index in range(end - 1, first - 1, -1)
            if not any(_clash(card, other) for other in spread[max(index - 1, 0) : index + 1])
        )
        found = next(free, None)
        spread.insert(len(spread) if found is None else found, card)
        end = found or 0


def _clash(card: _UnplacedCard, other: _UnplacedCard) -> bool:
    """Return whether one of two cards should not follow the other: it would give it away."""
    return card.fact == other.fact or card.answer == other.answer != ""
