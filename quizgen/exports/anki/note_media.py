"""Pictures and sounds in notes, and their file names in a package.

Anki keeps the media of all decks in one folder and never overwrites a file there. So the file name
contains a hash of the content. A changed picture gets a new name, which changes the fields that
show it, so that their notes are updated. A picture of several facts is shipped once.
"""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.exports.anki.field_text import attribute_html, field_html
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media
from quizgen.questions.item import Item


def published_name(deck: Deck, media: Media) -> str:
    """Return the name of a file in Anki: “quizgen-parks-0123456789ab.png”."""
    return f"quizgen-{deck.id}-{media.sha256[:12]}{media.type.suffix}"


def media_html(deck: Deck, media: Iterable[Media]) -> str:
    """Return the HTML of the pictures and sounds on one side of a card."""
    return "".join(f'<div class="media">{_medium_html(deck, medium)}</div>' for medium in media)


def _medium_html(deck: Deck, media: Media) -> str:
    shown = _picture_html(deck, media, media.alt)
    credit = f"<small>{field_html(media.credit)}</small>" if media.credit else ""
    name = published_name(deck, media)
    return f"{shown if media.is_picture else f'[sound:{name}]'}{credit}"


def _picture_html(deck: Deck, picture: Media, alt: str) -> str:
    return f'<img src="{published_name(deck, picture)}" alt="{attribute_html(alt)}">'


def answer_html(deck: Deck, item: Item) -> str:
    """Return the HTML of the answer of an item, which may be a picture."""
    picture = item.picture_of(item.answer)
    if picture is None:
        return field_html(item.answer_lines)
    return f'<span class="media">{_medium_html(deck, picture)}</span>'


def options_html(deck: Deck, item: Item) -> list[str]:
    """Return the HTML of the options of an item. Pictures have no description: it might tell."""
    alt = deck.language.sentences.picture
    if item.pictures:
        return [_picture_html(deck, picture, alt) for picture in item.pictures]
    return [field_html(option) for option in item.options]
