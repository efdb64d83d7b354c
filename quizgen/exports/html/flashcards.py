"""Flashcards on paper: fronts and backs to cut out or to fold, or a list to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Severity
from quizgen.exports.export_format import NO_PARTS, PRINTED_PARTS, ExportFormat, ItemPart
from quizgen.exports.html import calibration
from quizgen.exports.html.card_layouts import (
    NO_OFFSET,
    Layout,
    Offset,
    lay_out,
    marks_for,
    stock_for,
)
from quizgen.exports.html.card_sides import (
    PaperCard,
    TypesetSide,
    make_card,
    sides_of,
    typeset_side,
)
from quizgen.exports.html.card_stocks import STOCKS, Stock
from quizgen.exports.html.pages import render_page
from quizgen.exports.html.text_fitting import SMALLEST, Sizes
from quizgen.exports.item_media import MarkedPicture
from quizgen.exports.page_setup import PAPERS, Paper
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Media, Side
from quizgen.questions.item import Item
from quizgen.questions.style import Style
from quizgen.quizzes.unprintable import is_printable
from quizgen.review.item_text import memory_cards

_SHORTEN = "shorten the quote or the wording"
_MOVE = "remove its picture, show the picture on the other side (`show:`)"


class CardSetup(Struct, frozen=True):
    """The setup of printed cards. They are printed on `stock`, but a list on `paper`."""

    layout: Layout = Layout.DUPLEX_LONG
    stock: Stock = STOCKS["a4"]
    paper: Paper = Paper.A4
    offset: Offset = NO_OFFSET


STANDARD = CardSetup()
"""The setup of the cards that `build` writes."""


def make_files(
    publication: Publication, setup: CardSetup = STANDARD
) -> Iterator[tuple[str, bytes]]:
    """Yield `flashcards.html` with every memory card of the deck."""
    yield "flashcards.html", make_page(publication.deck, publication.items, setup)


def printed_cards(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the memory cards that paper can ask."""
    return filter(is_printable, memory_cards(items))


def make_page(deck: Deck, items: Iterable[Item], setup: CardSetup = STANDARD) -> bytes:
    """Return the page of a deck's memory cards."""
    if setup.layout is Layout.LIST:
        rows = [sides_of(item, deck) for item in printed_cards(items)]
        return render_page(deck, "card-list.j2.html", rows=rows, page=PAPERS[setup.paper])
    stock = stock_for(setup.layout, setup.stock)
    cards = tuple(make_cards(deck, items, stock))
    marks, folds = marks_for(setup.layout, stock)
    pages = tuple(lay_out(cards, setup.layout, stock, setup.offset))
    context = {"stock": stock, "pages": pages, "marks": marks, "folds": folds}
    context["shared"] = _pictures_behind_marks(cards)
    return render_page(deck, "flashcards.j2.html", sizes=_sizes_of(cards), **context)


def _sizes_of(cards: Iterable[PaperCard]) -> list[Sizes]:
    """Return the type sizes used on cards, each once, largest first."""
    used = {side.sizes for card in cards for side in (card.front, card.back)}
    return sorted(used, key=lambda sizes: -sizes.text)


def _pictures_behind_marks(cards: Iterable[PaperCard]) -> tuple[Media, ...]:
    """Return the pictures of regions, each once: the page has them once, too."""
    sides = (side.content for card in cards for side in (card.front, card.back))
    shown = (picture for side in sides for picture in side.pictures)
    marked = [picture.picture for picture in shown if isinstance(picture, MarkedPicture)]
    return tuple({picture.sha256: picture for picture in marked}.values())


def make_calibration(deck: Deck, setup: CardSetup) -> bytes:
    """Return the calibration pages, which show how far a printer shifts the backs."""
    stock, offset = setup.stock, setup.offset
    rulers = calibration.rulers_on(stock.page)
    context = {"stock": stock, "rulers": rulers, "ticks": calibration.TICKS, "offset": offset}
    return render_page(deck, "calibration.j2.html", **context)


def make_cards(deck: Deck, items: Iterable[Item], stock: Stock) -> Iterator[PaperCard]:
    """Yield the memory cards of a deck, typeset for a stock."""
    return (make_card(item, deck, stock) for item in printed_cards(items))


def find_small_type(
    deck: Deck, items: Iterable[Item], setup: CardSetup = STANDARD
) -> Iterator[Finding]:
    """Yield `P01` for each side of a card that fits only in type below 8 pt."""
    if setup.layout is Layout.LIST:
        return
    stock = stock_for(setup.layout, setup.stock)
    for card in make_cards(deck, items, stock):
        for side in (card.front, card.back):
            if side.sizes.text < SMALLEST:
                yield _report_small_type(side, stock)


def _report_small_type(side: TypesetSide, stock: Stock) -> Finding:
    item = side.content.item
    name = "front" if side.content.side is Side.QUESTION else "back"
    message = (
        f"the {name} of “{item.id}” fits a card of {stock.card} only at {side.sizes.text:.1f} pt"
    )
    without_pictures = typeset_side(replace(side.content, pictures=()), stock)
    remedy = _SHORTEN if without_pictures.sizes.text < SMALLEST else _MOVE
    hint = f"{remedy}, or print larger cards: `quizgen cards --stock 4x6`"
    return Finding(item.fact.place(), "P01", message, hint, Severity.WARNING)


def _parts_of(style: Style) -> frozenset[ItemPart]:
    return PRINTED_PARTS if style.is_memory_card else NO_PARTS


FLASHCARDS = ExportFormat(
    "flashcards", "cards with two sides to print and cut", make_files, _parts_of
)
