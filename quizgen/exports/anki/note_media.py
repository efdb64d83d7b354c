"""Pictures and sounds in notes, and their file names in a package.

Anki keeps the media of all decks in one folder and never overwrites a file there. So the file name
contains a hash of the content. A changed picture gets a new name, which changes the fields that
show it, so that their notes are updated. A picture of several facts is shipped once.
"""

from __future__ import annotations

from quizgen.exports.anki.field_text import attribute_html, field_html
from quizgen.facts.deck import Deck, Fact
from quizgen.facts.media.media_values import Media, Side


def published_name(deck: Deck, media: Media) -> str:
    """Return the name of a file in Anki: “quizgen-parks-0123456789ab.png”."""
    return f"quizgen-{deck.id}-{media.sha256[:12]}{media.type.suffix}"


def media_html(deck: Deck, fact: Fact, side: Side) -> str:
    """Return the HTML of the pictures and sounds on one side of a fact's cards."""
    return "".join(_medium_html(deck, media) for media in fact.media_on(side))


def _medium_html(deck: Deck, media: Media) -> str:
    name = published_name(deck, media)
    shown = f'<img src="{name}" alt="{attribute_html(media.alt)}">'
    credit = f"<small>{field_html(media.credit)}</small>" if media.credit else ""
    return f'<div class="media">{shown if media.is_picture else f"[sound:{name}]"}{credit}</div>'
