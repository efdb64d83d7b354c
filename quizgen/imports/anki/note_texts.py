"""A note as plain text, with its cards."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from quizgen.exports.anki.retired_notes import NOTICE, RETIRED_TAG
from quizgen.imports.anki.field_html import html_to_text
from quizgen.imports.anki.foreign_card import ForeignCard, show_cards
from quizgen.imports.anki.foreign_note import ForeignNote

LONGEST = 4_000
"""Maximum length of a field, in characters; longer fields are dropped."""
TOO_LONG = f"fields longer than {LONGEST} characters"
_MAX_SHOWN = 60


class NoteTexts(Struct, frozen=True):
    """A note: its fields as text, the sorts of content that are lost in them, and its cards.

    `cards` has none that are notices of quizgen for retired questions; `note.retired` has those.
    """

    note: ForeignNote
    texts: Mapping[str, str]
    lost: frozenset[str]
    cards: tuple[ForeignCard, ...]

    @property
    def name(self) -> str:
        """The first text of the note, to name it in a report."""
        return shorten(next(filter(None, self.texts.values()), "an empty note"))


def read_texts(note: ForeignNote) -> NoteTexts:
    """Return a note as plain text."""
    texts: dict[str, str] = {}
    lost: set[str] = set()
    for name, markup in note.fields.items():
        is_long = len(markup) > LONGEST
        texts[name], parts = ("", frozenset({TOO_LONG})) if is_long else html_to_text(markup)
        lost |= parts
    return _without_notices(NoteTexts(note, texts, frozenset(lost), show_cards(note, texts)))


def _without_notices(note: NoteTexts) -> NoteTexts:
    """Return a note without its notices, and without the texts that only these show."""
    is_whole = RETIRED_TAG in note.note.tags
    notices = [card for card in note.cards if is_whole or NOTICE in card.front.values()]
    if not notices:
        return note
    active = tuple(card for card in note.cards if card not in notices)
    shown = {name for card in active for name in (*card.front, *card.back)}
    gone = {name for card in notices for name in (*card.front, *card.back)} - shown
    return replace(
        note,
        note=replace(
            note.note,
            cards=tuple(card.ordinal for card in active),
            retired=tuple(card.ordinal for card in notices),
        ),
        texts={name: "" if name in gone else text for name, text in note.texts.items()},
        cards=active,
    )


def shorten(text: str) -> str:
    """Return a text on one line, cut for a report."""
    line = " ".join(text.split())
    return line if len(line) <= _MAX_SHOWN else f"{line[:_MAX_SHOWN]}…"
