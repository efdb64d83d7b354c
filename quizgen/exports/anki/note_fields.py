"""Make the notes of a deck from its items.

The flashcards of one fact share a note, so that Anki buries siblings and no card gives another away
on the same day. Each cloze, typed item and choice item has a separate note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import assert_never

from quizgen.exports.anki.field_text import attribute_html, field_html
from quizgen.exports.anki.identity import Guids
from quizgen.exports.anki.note_media import (
    answer_html,
    marked_answer_html,
    media_html,
    options_html,
)
from quizgen.exports.anki.note_types import SLOTS
from quizgen.exports.export_format import NO_PARTS, ItemPart
from quizgen.exports.item_media import behind_marks, media_of_item
from quizgen.exports.ledger import Ledger, assign_slots
from quizgen.exports.note import Note
from quizgen.exports.publication import parts_of_place
from quizgen.facts.deck import Deck, Fact
from quizgen.facts.media.media_values import Media, Side
from quizgen.questions.interactions import (
    Choice,
    Gap,
    Hotspot,
    Listing,
    Match,
    Order,
    Recall,
    TextEntry,
)
from quizgen.questions.item import BLANK, Item
from quizgen.questions.style import Style

_SHARED = "fact"
"""The note type whose notes hold several flashcards of one fact."""


def make_notes(deck: Deck, items: tuple[Item, ...], ledger: Ledger) -> tuple[Note, ...]:
    """Return the notes of a deck in the order of its facts; the ledger gives their slots.

    A fact with flashcards always has a first note, even if all cards are on later ones, because the
    first note records the fact's slots; `add_notices` fills it.
    """
    by_fact: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_fact[item.fact.id].append(item)
    guids = Guids(ledger)
    return tuple(note for group in by_fact.values() for note in _notes(deck, group, ledger, guids))


def _notes(deck: Deck, items: list[Item], ledger: Ledger, guids: Guids) -> Iterator[Note]:
    fact = items[0].fact
    cards = [item for item in items if item.style.note_type == _SHARED]
    questions = (item.question for item in cards)
    slots = assign_slots(ledger.notes.get(fact.id), questions, fact.cards)
    shared = [m for m in fact.media if all(m in item.media_on(Side.ANSWER) for item in cards)]
    about, media = _about(deck, fact, shared), _media_of(cards)
    sentence = field_html(" ".join(dict.fromkeys(item.rationale for item in cards)))
    pages: dict[int, dict[str, str]] = defaultdict(dict, {0: {}} if cards else {})
    for item in cards:
        page, filled = fill_slot(slots[item.question], *_sides_of(deck, item, shared))
        pages[page] |= filled
    for page, filled in sorted(pages.items()):
        key = fact.id if page == 0 else f"{fact.id}#{page + 1}"
        shown = {"Fact": sentence, **about, **filled, "Id": f"{deck.id}/{key}"}
        own_slots = slots if page == 0 else {}
        guid = guids.of(key, deck.id, key, earlier=fact.guid if page == 0 else "")
        yield Note(key, _SHARED, guid, shown, cards[0].tags, own_slots, media)
    for item in items:
        if (note_type := item.style.note_type) not in (None, _SHARED):
            own_about = _about(deck, fact, item.media_on(Side.ANSWER))
            fields = {**own_about, **_question_fields(deck, item)}
            yield _separate_note(deck, item, note_type, guids, fields)


def _sides_of(deck: Deck, item: Item, shared: Collection[Media]) -> tuple[str, str]:
    """Return the question and the answer of a card. `shared` media are in the note."""
    question = field_html(item.stem) + media_html(deck, media_of_item(item, Side.QUESTION))
    own = (medium for medium in item.media_on(Side.ANSWER) if medium not in shared)
    answer = answer_html(deck, item) + marked_answer_html(deck, item)
    return question, answer + media_html(deck, own)


def fill_slot(number: int, question: str, answer: str) -> tuple[int, dict[str, str]]:
    """Return the index of the note that holds a slot, from 0, and the fields of the slot's card."""
    page, slot = divmod(number - 1, SLOTS)
    return page, {f"Question {slot + 1}": question, f"Answer {slot + 1}": answer}


def _separate_note(
    deck: Deck, item: Item, note_type: str, guids: Guids, fields: Mapping[str, str]
) -> Note:
    key = item.id.removeprefix(f"{deck.id}/")
    guid = guids.of(key, *item.id.split("/"))
    shown = {**fields, "Id": item.id}
    ids = item.interaction.ids if isinstance(item.interaction, Choice) else ()
    return Note(key, note_type, guid, shown, item.tags, media=_media_of([item]), options=ids)


def _media_of(items: Iterable[Item]) -> tuple[Media, ...]:
    """Return the files that the fields of some items name, each once."""
    shown = (
        media
        for item in items
        for media in (
            *behind_marks(item),
            *item.media_on(Side.QUESTION),
            *item.pictures,
            *item.media_on(Side.ANSWER),
        )
    )
    return tuple(dict.fromkeys(shown))


def _question_fields(deck: Deck, item: Item) -> dict[str, str]:
    """Return the fields that ask an item, with the media of its question."""
    stem, answer = field_html(item.stem), answer_html(deck, item)
    media = media_html(deck, media_of_item(item, Side.QUESTION))
    match item.interaction:
        case Gap(hint=hint):
            return {"Text": _cloze_text(item, hint) + media}
        case TextEntry(accepted=accepted, pattern=pattern):
            return {
                "Question": stem + media,
                "Answer": answer,
                "Also accepted": field_html(" · ".join(accepted[1:])),
                "Pattern": field_html(pattern),
            }
        case Choice(key=key, ordered=ordered):
            options = enumerate(options_html(deck, item), 1)
            return {
                **{f"Option {number}": option for number, option in options},
                "Question": stem + media,
                "Correct option": str(key + 1),
                "Answer": answer,
                "Option order": "keep" if ordered else "shuffle",
                "Explanation": field_html(item.rationale),
            }
        case Recall() | Match() | Order() | Listing() | Hotspot():
            raise ValueError(f"no note type can ask {item.id}")
        case _:
            assert_never(item.interaction)


def _cloze_text(item: Item, hint: str) -> str:
    before, _, after = item.stem.partition(BLANK)
    hint = f"::{_inside_cloze(hint)}" if hint else ""
    gap = f"{{{{c1::{_inside_cloze(item.answer)}{hint}}}}}"
    return f"{field_html(before)}{gap}{field_html(after)}"


def _about(deck: Deck, fact: Fact, media: Iterable[Media]) -> dict[str, str]:
    """Return the fields that all notes of a fact have, with the media of their answers."""
    answer_media = media_html(deck, media)
    return {
        "Topic": field_html(deck.sections.get(fact.section, deck.title)),
        "Quote": field_html(fact.quote),
        "Source": _place_html(fact),
        "Comment": field_html(fact.note),
        "Language": deck.language.tag,
        **({"Answer media": answer_media} if answer_media else {}),
    }


def _place_html(fact: Fact) -> str:
    """Return the place of a fact's quote. The title of its source is a link if it has a `url`."""
    before, title, after = map(field_html, parts_of_place(fact))
    address = attribute_html(fact.source.url)
    return f'{before}<a href="{address}">{title}</a>{after}' if address else before + title + after


def _inside_cloze(text: str) -> str:
    """Escape a text for a cloze, where `::` would begin the hint."""
    return field_html(text).replace(":", "&#58;")


def parts_in_notes(style: Style) -> frozenset[ItemPart]:
    """Return the parts of an item that notes carry in a style."""
    if style.note_type is None:
        return NO_PARTS
    options = {ItemPart.OPTIONS, ItemPart.RATIONALE}
    return frozenset(ItemPart) if style.interaction is Choice else frozenset(ItemPart) - options
