"""From items to notes.

The questions of one fact share a note, so that Anki buries siblings and one does not give the other
away on the same day. Clozes, typed answers and multiple choice have notes of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from quizgen.exports.anki.field_text import field_html
from quizgen.exports.anki.identity import Guids
from quizgen.exports.anki.note_media import media_html
from quizgen.exports.anki.note_types import SLOTS
from quizgen.exports.ledger import Ledger, assign_slots
from quizgen.exports.note import Note
from quizgen.exports.publication import place_in_source
from quizgen.facts.deck import Deck, Fact
from quizgen.facts.media.media_values import Side
from quizgen.facts.styles import Style
from quizgen.questions.item import BLANK, Item

_CARDS = (Style.FLASHCARD, Style.REVERSE)


def make_notes(deck: Deck, items: tuple[Item, ...], ledger: Ledger) -> tuple[Note, ...]:
    """Return the notes of a deck in order of study, in the slots that the ledger gives.

    A fact with cards has a first note even where they are all on later ones, because that one knows
    the fact's slots; `add_notices` fills it.
    """
    by_fact: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_fact[item.fact.id].append(item)
    guids = Guids(ledger)
    return tuple(note for group in by_fact.values() for note in _notes(deck, group, ledger, guids))


def _notes(deck: Deck, items: list[Item], ledger: Ledger, guids: Guids) -> Iterator[Note]:
    fact = items[0].fact
    cards = [item for item in items if item.style in _CARDS]
    slots = assign_slots(ledger.notes.get(fact.id), (item.question for item in cards))
    about, asked_with = _about(deck, fact), media_html(deck, fact, Side.QUESTION)
    pages: dict[int, dict[str, str]] = defaultdict(dict, {0: {}} if cards else {})
    for item in cards:
        prompt, answer = field_html(item.stem) + asked_with, field_html(item.answer)
        page, filled = fill_slot(slots[item.question], prompt, answer)
        pages[page] |= filled
    for page, filled in sorted(pages.items()):
        key = fact.id if page == 0 else f"{fact.id}#{page + 1}"
        shown = {**about, **filled, "Id": f"{deck.id}/{key}"}
        own_slots = slots if page == 0 else {}
        guid = guids.of(key, deck.id, key)
        yield Note(key, "fact", guid, shown, cards[0].tags, own_slots, fact.media)
    for item in items:
        if item.style in _OWN_NOTES:
            yield _own_note(deck, item, guids, about, asked_with)


def fill_slot(number: int, prompt: str, answer: str) -> tuple[int, dict[str, str]]:
    """Return which of a fact's notes has a slot, from 0, and the fields that make its card."""
    page, slot = divmod(number - 1, SLOTS)
    return page, {f"Prompt{slot + 1}": prompt, f"Answer{slot + 1}": answer}


def _own_note(
    deck: Deck, item: Item, guids: Guids, about: Mapping[str, str], asked_with: str
) -> Note:
    key = item.id.removeprefix(f"{deck.id}/")
    fields = {**about, **_OWN_NOTES[item.style](item), "Id": item.id}
    fields[_ASKING[item.style]] += asked_with
    guid = guids.of(key, *item.id.split("/"))
    return Note(key, item.style.value, guid, fields, item.tags, media=item.fact.media)


def _cloze(item: Item) -> dict[str, str]:
    before, _, after = item.stem.partition(BLANK)
    hint = f"::{_inside_cloze(item.hint)}" if item.hint else ""
    gap = f"{{{{c1::{_inside_cloze(item.answer)}{hint}}}}}"
    return {"Text": f"{field_html(before)}{gap}{field_html(after)}"}


def _choice(item: Item) -> dict[str, str]:
    options = {f"Option{number}": field_html(text) for number, text in enumerate(item.options, 1)}
    return {
        **options,
        "Stem": field_html(item.stem),
        "Key": str((item.key or 0) + 1),
        "Answer": field_html(item.answer),
        "Order": "keep" if item.ordered else "shuffle",
        "Rationale": field_html(item.rationale),
    }


def _typed(item: Item) -> dict[str, str]:
    others = " · ".join(item.accepted[1:])
    return {
        "Prompt": field_html(item.stem),
        "Answer": field_html(item.answer),
        "Accepted": field_html(others),
    }


_OWN_NOTES = {Style.CLOZE: _cloze, Style.TYPED: _typed, Style.CHOICE: _choice}
_ASKING = {Style.CLOZE: "Text", Style.TYPED: "Prompt", Style.CHOICE: "Stem"}


def _about(deck: Deck, fact: Fact) -> dict[str, str]:
    answered_with = media_html(deck, fact, Side.ANSWER)
    return {
        "Topic": field_html(deck.sections.get(fact.section, deck.title)),
        "Quote": field_html(fact.quote),
        "Source": field_html(place_in_source(fact)),
        "Note": field_html(fact.note),
        **({"Extra1": answered_with} if answered_with else {}),
    }


def _inside_cloze(text: str) -> str:
    return field_html(text).replace(":", "&#58;")
