"""From items to notes.

The questions of one fact share a note, so that Anki buries siblings and one does not give the other
away on the same day. Clozes, typed answers and multiple choice have notes of their own.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quizgen.exports.anki.identity import guid_of
from quizgen.exports.anki.note_types import SLOTS
from quizgen.exports.ledger import Ledger, slots_for
from quizgen.exports.publication import place_in_source
from quizgen.facts.deck import Deck, Fact
from quizgen.questions.item import BLANK, Item, Style

_CARDS = (Style.FLASHCARD, Style.REVERSE)


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it will be written: `fields` are HTML by name, a missing one is empty.

    `key` names the note in the ledger. `slots` gives the slots of a fact's questions, those of
    questions that are asked no more included. A retired note is a notice in the place of one.
    """

    key: str
    type: str
    guid: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    slots: Mapping[str, int] = field(default_factory=dict)
    retired: bool = False


def make_notes(deck: Deck, items: tuple[Item, ...], ledger: Ledger) -> tuple[Note, ...]:
    """Return the notes of a deck in order of study, in the slots that the ledger gives.

    A fact with cards has a first note even where they are all on later ones, because that one knows
    the fact's slots; `with_tombstones` fills it.
    """
    by_fact: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_fact[item.fact.id].append(item)
    return tuple(note for group in by_fact.values() for note in _notes(deck, group, ledger))


def _notes(deck: Deck, items: list[Item], ledger: Ledger) -> Iterator[Note]:
    fact = items[0].fact
    cards = [item for item in items if item.style in _CARDS]
    slots = slots_for(ledger.notes.get(fact.id), (item.question for item in cards))
    pages: dict[int, dict[str, str]] = defaultdict(dict, {0: {}} if cards else {})
    for item in cards:
        page, filled = fill_slot(slots[item.question], _html(item.stem), _html(item.answer))
        pages[page] |= filled
    for page, filled in sorted(pages.items()):
        key = fact.id if page == 0 else f"{fact.id}#{page + 1}"
        shown = {**_about(deck, fact), **filled, "Id": f"{deck.id}/{key}"}
        own_slots = slots if page == 0 else {}
        yield Note(key, "fact", guid_of(deck.id, key), shown, cards[0].tags, own_slots)
    for item in items:
        if item.style in _OWN_NOTES:
            yield _own_note(deck, item)


def fill_slot(number: int, prompt: str, answer: str) -> tuple[int, dict[str, str]]:
    """Return which of a fact's notes has a slot, from 0, and the fields that make its card."""
    page, slot = divmod(number - 1, SLOTS)
    return page, {f"Prompt{slot + 1}": prompt, f"Answer{slot + 1}": answer}


def _own_note(deck: Deck, item: Item) -> Note:
    key = item.id.removeprefix(f"{deck.id}/")
    fields = {**_about(deck, item.fact), **_OWN_NOTES[item.style](item), "Id": item.id}
    return Note(key, item.style.value, guid_of(*item.id.split("/")), fields, item.tags)


def _cloze(item: Item) -> dict[str, str]:
    before, _, after = item.stem.partition(BLANK)
    hint = f"::{_inside_cloze(item.hint)}" if item.hint else ""
    gap = f"{{{{c1::{_inside_cloze(item.answer)}{hint}}}}}"
    return {"Text": f"{_html(before)}{gap}{_html(after)}"}


def _choice(item: Item) -> dict[str, str]:
    options = {f"Option{number}": _html(text) for number, text in enumerate(item.options, 1)}
    return {
        **options,
        "Stem": _html(item.stem),
        "Key": str((item.key or 0) + 1),
        "Answer": _html(item.answer),
        "Order": "keep" if item.ordered else "shuffle",
        "Rationale": _html(item.rationale),
    }


def _typed(item: Item) -> dict[str, str]:
    others = " · ".join(item.accepted[1:])
    return {"Prompt": _html(item.stem), "Answer": _html(item.answer), "Accepted": _html(others)}


_OWN_NOTES = {Style.CLOZE: _cloze, Style.TYPED: _typed, Style.CHOICE: _choice}


def _about(deck: Deck, fact: Fact) -> dict[str, str]:
    return {
        "Topic": _html(deck.sections.get(fact.section, deck.title)),
        "Quote": _html(fact.quote),
        "Source": _html(place_in_source(fact)),
        "Note": _html(fact.note),
    }


def _html(text: str) -> str:
    """Escape a text for a field: HTML, and the braces that Anki would read as a cloze."""
    return html.escape(text, quote=False).replace("{", "&#123;").replace("}", "&#125;")


def _inside_cloze(text: str) -> str:
    return _html(text).replace(":", "&#58;")
