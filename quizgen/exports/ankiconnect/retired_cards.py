"""Find the cards of retired questions in Anki, which `push` suspends, and those that ask again."""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.exports.anki.note_types import NoteType
from quizgen.exports.anki.retired_notes import NOTICE, RETIRED_TAG, is_notice
from quizgen.exports.ankiconnect.collection_state import ExistingNote
from quizgen.exports.note import Note

Moved = tuple[tuple[int, ...], tuple[int, ...]]
"""The cards to suspend, and those to unsuspend."""


def find_moved_cards(ours: Note, theirs: ExistingNote, types: Iterable[NoteType]) -> Moved:
    """Return the cards of a note that a push suspends and unsuspends.

    It suspends notices, and unsuspends cards that were notices and ask their question again.
    """
    templates = (card for type_ in types if type_.key == ours.type for card in type_.templates)
    gates = {number: template.field for number, template in enumerate(templates, 1)}
    notices = {card for card in theirs.cards if is_notice(ours, gates.get(card.number, ""))}
    suspend = (card for card in theirs.cards if card in notices and not card.is_suspended)
    unsuspend = (
        card
        for card in theirs.cards
        if card not in notices
        and card.is_suspended
        and _was_notice(theirs, gates.get(card.number, ""))
    )
    return tuple(card.id for card in suspend), tuple(card.id for card in unsuspend)


def _was_notice(theirs: ExistingNote, gate: str) -> bool:
    return RETIRED_TAG in theirs.tags or theirs.fields.get(gate) == NOTICE
