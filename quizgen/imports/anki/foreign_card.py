"""Cards of a note, with the text of the fields that each side shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from quizgen.exports.anki.card_rendering import is_filled
from quizgen.imports.anki.card_layout import CardLayout, lay_out
from quizgen.imports.anki.cloze_markup import read_clozes
from quizgen.imports.anki.foreign_note import ForeignNote

_NO_LAYOUT = CardLayout()


class ForeignCard(Struct, frozen=True):
    """A card: what its sides show, and the texts of their fields by name, in order.

    `texts` are those of all fields. `back` has only the fields that the front does not show, those
    after the answer line first. A field without text is in neither. A card whose template Anki
    rejects shows nothing.
    """

    note: ForeignNote
    ordinal: int
    texts: Mapping[str, str]
    layout: CardLayout
    front: Mapping[str, str]
    back: Mapping[str, str]


def show_cards(note: ForeignNote, texts: Mapping[str, str]) -> tuple[ForeignCard, ...]:
    """Return the cards of a note, given its fields as plain text.

    A text file has no cards. They are then those that Anki would make.
    """
    if note.cards:
        return tuple(_show(note, texts, ordinal) for ordinal in dict.fromkeys(note.cards))
    if note.type.is_cloze:
        return tuple(_show(note, texts, ordinal) for ordinal in _cloze_ordinals(texts))
    cards = (_show(note, texts, ordinal) for ordinal in range(len(note.type.templates)))
    return tuple(card for card in cards if card.layout.front.fields)


def _cloze_ordinals(texts: Mapping[str, str]) -> list[int]:
    gaps = (gap for text in texts.values() for gap in read_clozes(text)[1])
    return sorted({number - 1 for gap in gaps for number in gap.numbers})


def _show(note: ForeignNote, texts: Mapping[str, str], ordinal: int) -> ForeignCard:
    layout = _lay_out(note, ordinal)
    front = {field.name: texts.get(field.name, "") for field in layout.front.fields}
    fields = sorted(layout.back.fields, key=lambda field: not field.after_line)
    back = {field.name: texts.get(field.name, "") for field in fields if field.name not in front}
    return ForeignCard(note, ordinal, texts, layout, dict(_filled(front)), dict(_filled(back)))


def _lay_out(note: ForeignNote, ordinal: int) -> CardLayout:
    type_ = note.type
    number = 0 if type_.is_cloze else ordinal
    if not 0 <= number < len(type_.templates):
        return _NO_LAYOUT
    filled = frozenset(name for name, markup in note.fields.items() if is_filled(markup))
    cloze = ordinal + 1 if type_.is_cloze else 0
    return lay_out(type_.templates[number], type_.fields, filled, cloze=cloze) or _NO_LAYOUT


def _filled(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in texts.items() if text)
