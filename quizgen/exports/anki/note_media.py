"""Pictures and sounds in notes, and their file names in a package.

Anki keeps the media of all decks in one folder and never overwrites a file there. So the file name
contains a hash of the content. A changed picture gets a new name, which changes the fields that
show it, so that their notes are updated. A picture of several facts is shipped once.
"""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.exports.anki.field_text import attribute_html, field_html
from quizgen.exports.item_media import MarkedPicture, marked_picture_of
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media, Side
from quizgen.questions.item import Item

_BEHIND = "display:block;width:100%;max-height:60vh;border:0;object-fit:contain"
_OVER = "position:absolute;left:0;top:0;width:100%;height:100%"


def published_name(deck: Deck, media: Media) -> str:
    """Return the name of a file in Anki: “quizgen-parks-0123456789ab.png”."""
    return f"quizgen-{deck.id}-{media.sha256[:12]}{media.type.suffix}"


def media_html(deck: Deck, media: Iterable[Media]) -> str:
    """Return the HTML of the pictures and sounds on one side of a card."""
    return "".join(
        f'<div class="media"{_style_of(medium)}>{_medium_html(deck, medium)}</div>'
        for medium in media
    )


def _style_of(medium: Media) -> str:
    return ' style="font-weight:normal"' if isinstance(medium, MarkedPicture) else ""


def marked_answer_html(deck: Deck, item: Item) -> str:
    """Return the HTML of the marked picture that is the answer of an item; empty for others."""
    found = marked_picture_of(item, Side.ANSWER)
    return media_html(deck, (found,)) if found else ""


def _medium_html(deck: Deck, media: Media) -> str:
    if isinstance(media, MarkedPicture):
        return _marked_html(deck, media) + _credit_html(media)
    name = published_name(deck, media)
    shown = _picture_html(deck, media, media.alt) if media.is_picture else f"[sound:{name}]"
    return shown + _credit_html(media)


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
