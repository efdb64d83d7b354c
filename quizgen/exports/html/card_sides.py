"""The texts of the two sides of a card, and their type sizes.

The template and the calculation of sizes use the same values.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from quizgen.exports.html.card_stocks import Stock
from quizgen.exports.html.text_fitting import Sizes, height_of, sizes_for
from quizgen.exports.item_media import MarkedPicture, marked_picture_of, media_of_item
from quizgen.exports.publication import place_in_source
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media, Side
from quizgen.questions.item import Item

LINE_HEIGHT, SMALL_LINE_HEIGHT = 1.3, 1.25
QUOTE_GAP, PICTURE_GAP, TEXT_GAP = 2.0, 3.0, 1.2
PICTURES_SHARE, MARKED_SHARE = 0.38, 0.46
"""The shares of a card's height that pictures take, and one with marks, which is the question."""


class CardSide(Struct, frozen=True):
    """One side of a card: heading and foot in small type, text between them, and a quote or ""."""

    side: Side
    item: Item
    heading: str
    text: str
    quote: str
    place: str
    foot: str
    pictures: tuple[Media, ...]

    @property
    def is_marked(self) -> bool:
        """Whether it has a picture with marks, besides which a quote has no room."""
        return any(isinstance(picture, MarkedPicture) for picture in self.pictures)


class TypesetSide(Struct, frozen=True):
    """A side of a card with the sizes in which it fits."""

    content: CardSide
    sizes: Sizes


class PaperCard(Struct, frozen=True):
    """Both sides of a card."""

    front: TypesetSide
    back: TypesetSide


def make_card(item: Item, deck: Deck, stock: Stock) -> PaperCard:
    """Return an item's card, typeset so that both sides fit a card of the stock."""
    front, back = sides_of(item, deck)
    return PaperCard(typeset_side(front, stock), typeset_side(back, stock))


def sides_of(item: Item, deck: Deck) -> tuple[CardSide, CardSide]:
    """Return the front and the back of an item's card."""
    fact = item.fact
    is_found = marked_picture_of(item, Side.ANSWER) is not None
    front = CardSide(
        side=Side.QUESTION,
        item=item,
        heading=deck.sections.get(fact.section, ""),
        text=item.stem,
        quote="",
        place="",
        foot=deck.title,
        pictures=_pictures(item, Side.QUESTION),
    )
    back = CardSide(
        side=Side.ANSWER,
        item=item,
        heading="",
        text="" if item.pictures else item.answer_lines,
        quote=deck.language.sentences.quote(fact.quote) if fact.quote and not is_found else "",
        place=place_in_source(fact),
        foot=item.id,
        pictures=_pictures(item, Side.ANSWER),
    )
    return front, back


def _pictures(item: Item, side: Side) -> tuple[Media, ...]:
    """Return the pictures of a side. If the answer is a picture, it is the first on the back."""
    answer = item.pictures if side is Side.ANSWER else ()
    shown = (*answer, *media_of_item(item, side))
    return tuple(media for media in shown if media.is_picture) if shown else ()


def typeset_side(side: CardSide, stock: Stock) -> TypesetSide:
    """Return a side in the largest sizes in which it fits a card of the stock."""
    small = (side.heading, side.place, side.foot)
    captions = tuple(picture.credit for picture in side.pictures)
    share = MARKED_SHARE if side.is_marked else PICTURES_SHARE
    pictures = (share * stock.card.height + PICTURE_GAP, captions) if captions else None
    return TypesetSide(side, _fitting_sizes(side.text, side.quote, small, pictures, stock))


@lru_cache(maxsize=1 << 13)
def _fitting_sizes(
    text: str,
    quote: str,
    small: tuple[str, ...],
    pictures: tuple[float, tuple[str, ...]] | None,
    stock: Stock,
) -> Sizes:
    """Return the largest sizes in which texts fit a card. Cached, as a build needs them twice.

    `pictures` are the height in mm that pictures take, and their captions.
    """
    width, room = stock.card.width - 2 * stock.padding, stock.card.height - 2 * stock.padding
    taken, captions = pictures or (0, ())
    room -= taken
    column = max((width - PICTURE_GAP * (len(captions) - 1)) / max(len(captions), 1), 1)

    def height(sizes: Sizes) -> float:
        """Return the maximum height of the texts in mm."""
        needed = height_of(text, sizes.text, width, LINE_HEIGHT) + 2 * TEXT_GAP
        if quote:
            needed += height_of(quote, sizes.quote, width, SMALL_LINE_HEIGHT) + QUOTE_GAP
        for line in small:
            needed += height_of(line, sizes.small, width, SMALL_LINE_HEIGHT)
        caption_heights = [
            height_of(caption, sizes.caption, column, SMALL_LINE_HEIGHT) for caption in captions
        ]
        return needed + max(caption_heights, default=0)

    return next(sizes for sizes in sizes_for(stock.card.height) if height(sizes) <= room)
