"""Pictures and sounds in notes, and their file names in a package.

Anki keeps the media of all decks in one folder and never overwrites a file there. So the file name
contains a hash of the content. A changed picture gets a new name, which changes the fields that
show it, so that their notes are updated. A picture of several facts is shipped once.
"""

from __future__ import annotations

from quizgen.exports.anki.field_text import attribute_html, field_html
from quizgen.exports.item_media import MarkedPicture, marked_picture_of, media_of_item
from quizgen.facts.deck import Deck, Fact
from quizgen.facts.media.media_values import Media, Side
from quizgen.questions.item import Item

_BEHIND = "display:block;width:100%;max-height:60vh;object-fit:contain"
_OVER = "position:absolute;left:0;top:0;width:100%;height:100%"


def published_name(deck: Deck, media: Media) -> str:
    """Return the name of a file in Anki: “quizgen-parks-0123456789ab.png”."""
    return f"quizgen-{deck.id}-{media.sha256[:12]}{media.type.suffix}"


def media_html(deck: Deck, fact: Fact, side: Side) -> str:
    """Return the HTML of the pictures and sounds on one side of a fact's cards."""
    return "".join(_medium_html(deck, media) for media in fact.media_on(side))


def item_media_html(deck: Deck, item: Item, side: Side) -> str:
    """Return the HTML of the pictures and sounds on one side of an item."""
    return "".join(_medium_html(deck, media) for media in media_of_item(item, side))


def marked_answer_html(deck: Deck, item: Item) -> str:
    """Return the HTML of the marked picture that is the answer of an item; empty for others."""
    found = marked_picture_of(item, Side.ANSWER)
    return _medium_html(deck, found) if found else ""


def _medium_html(deck: Deck, media: Media) -> str:
    if isinstance(media, MarkedPicture):
        content = _marked_html(deck, media) + _credit_html(media)
        return f'<div class="media" style="font-weight:normal">{content}</div>'
    name = published_name(deck, media)
    shown = f'<img src="{name}" alt="{attribute_html(media.alt)}">'
    content = shown if media.is_picture else f"[sound:{name}]"
    return f'<div class="media">{content}{_credit_html(media)}</div>'


def _credit_html(media: Media) -> str:
    return f"<small>{field_html(media.credit)}</small>" if media.credit else ""


def _marked_html(deck: Deck, media: MarkedPicture) -> str:
    """Return a picture with its marks over it: notes share the file of the picture.

    Both fill the same box in the same way, so that they fit at any size. The styles are in the
    field, because the note types are frozen for learners who have them.
    """
    name, alt = published_name(deck, media.picture), attribute_html(media.alt)
    box = f"position:relative;background:#fff;max-width:{media.shown_size[0]:g}px;margin:auto"
    return (
        f'<div style="{box}">'
        f'<img src="{name}" alt="{alt}" style="{_BEHIND}">'
        f'<svg viewBox="{media.view_box}" style="{_OVER}" aria-hidden="true">{media.marks}</svg>'
        "</div>"
    )
