"""What the two sides of a card show, and in which size. Template and measuring read the same."""

from __future__ import annotations

from msgspec import Struct

from quizgen.exports.html.fitting import Sizes, height_of, sizes_for
from quizgen.exports.html.stocks import Stock
from quizgen.exports.publication import place_in_source
from quizgen.facts.deck import Deck
from quizgen.facts.media.values import Media, Side
from quizgen.questions import english
from quizgen.questions.item import Item

LINE_HEIGHT, SMALL_LINE_HEIGHT = 1.3, 1.25
QUOTE_GAP, PICTURE_GAP, TEXT_GAP = 2.0, 3.0, 1.2
PICTURES_SHARE = 0.38
"""How much of a card's height pictures take."""


class Face(Struct, frozen=True):
    """One side of a card: small type above and below, the text in the middle, perhaps a quote."""

    side: Side
    item: Item
    heading: str
    text: str
    quote: str
    place: str
    foot: str
    pictures: tuple[Media, ...]

    def height(self, sizes: Sizes, width: float) -> float:
        """Return the height in mm that the texts need at most within a width in mm."""
        small = (self.heading, self.place, self.foot)
        return (
            height_of(self.text, sizes.text, width, LINE_HEIGHT)
            + height_of(self.quote, sizes.quote, width, SMALL_LINE_HEIGHT)
            + sum(height_of(text, sizes.small, width, SMALL_LINE_HEIGHT) for text in small)
            + (self._height_of_captions(sizes, width) if self.pictures else 0)
            + (QUOTE_GAP if self.quote else 0)
            + 2 * TEXT_GAP
        )

    def _height_of_captions(self, sizes: Sizes, width: float) -> float:
        count = len(self.pictures)
        column = max((width - PICTURE_GAP * (count - 1)) / count, 1)
        return max(
            height_of(picture.credit, sizes.caption, column, SMALL_LINE_HEIGHT)
            for picture in self.pictures
        )


class SetFace(Struct, frozen=True):
    """A side of a card with the sizes in which it fits."""

    face: Face
    sizes: Sizes


class Card(Struct, frozen=True):
    """Both sides of a card."""

    front: SetFace
    back: SetFace


def make_card(item: Item, deck: Deck, stock: Stock) -> Card:
    """Return an item's card, set so that both sides fit a card of the stock."""
    front, back = faces_of(item, deck)
    return Card(set_face(front, stock), set_face(back, stock))


def faces_of(item: Item, deck: Deck) -> tuple[Face, Face]:
    """Return the front and the back of an item's card."""
    fact = item.fact
    front = Face(
        side=Side.QUESTION,
        item=item,
        heading=deck.sections.get(fact.section, ""),
        text=item.stem,
        quote="",
        place="",
        foot=deck.title,
        pictures=_pictures(item, Side.QUESTION),
    )
    back = Face(
        side=Side.ANSWER,
        item=item,
        heading="",
        text=item.answer,
        quote=english.quoted(fact.quote),
        place=place_in_source(fact),
        foot=item.id,
        pictures=_pictures(item, Side.ANSWER),
    )
    return front, back


def _pictures(item: Item, side: Side) -> tuple[Media, ...]:
    return tuple(media for media in item.fact.media_on(side) if media.is_picture)


def set_face(face: Face, stock: Stock) -> SetFace:
    """Return a side in the largest sizes in which it fits a card of the stock."""
    fitting = (sizes for sizes in sizes_for(stock.card.height) if fits(face, sizes, stock))
    return SetFace(face, next(fitting))


def fits(face: Face, sizes: Sizes, stock: Stock) -> bool:
    """Tell whether a side, set in these sizes, fits a card of the stock."""
    height = stock.card.height - 2 * stock.padding
    if face.pictures:
        height -= PICTURES_SHARE * stock.card.height + PICTURE_GAP
    return face.height(sizes, stock.card.width - 2 * stock.padding) <= height
