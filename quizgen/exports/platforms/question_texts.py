"""Texts of items as HTML and as plain lines, and the feedback that learners read after answering.

All HTML is made here from plain text, so no text of a deck becomes markup. It is XML, too.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator

from quizgen.exports.item_media import media_of_item
from quizgen.exports.publication import Publication, parts_of_place, place_in_source
from quizgen.facts.deck import Deck, Fact
from quizgen.facts.media.media_values import Media, Side
from quizgen.formulas import FormulaError, in_plain_characters, split_formulas
from quizgen.questions.item import Item

_WEB = re.compile(r"https?://", re.IGNORECASE)
Address = Callable[[Media], str]
"""A function that returns the address of a picture or sound in a format."""


def one_line(text: str) -> str:
    """Return a text with single spaces: tabs and breaks end fields and lines in text formats."""
    return " ".join(text.split())


def plain_line(text: str) -> str:
    """Return a text on one line, with its formulas in plain characters."""
    return one_line(in_plain_characters(text))


def make_name(item: Item, most: int = 80) -> str:
    """Return a name for lists of questions: the beginning of the stem."""
    text = plain_line(item.task)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def text_html(text: str) -> str:
    r"""Return a text as HTML without line breaks. Formulas keep the delimiters of MathJax, `\( \)`.

    A formula that pages cannot show, which may contain links or be larger than the page, is shown
    as its source: an element between the signs of a delimiter hides it from MathJax.
    """
    parts = split_formulas(text) if "\\" in text else [text]
    return "".join(
        _formula_html(part) if index % 2 else _escaped(part) for index, part in enumerate(parts)
    )


def _formula_html(tex: str) -> str:
    from quizgen.formulas.tex_reading import read_tex

    try:
        read_tex(tex)
    except FormulaError:
        return _escaped(rf"\({tex}\)")
    return rf"\({html.escape(one_line(tex), quote=False)}\)"


def _escaped(text: str) -> str:
    escaped = re.sub(r"\r\n?|\n", "<br/>", html.escape(text, quote=False))
    return re.sub(r"\\([()\[\]])", r"\\<span>\1</span>", escaped)


def paragraph_html(text: str, extra: str = "") -> str:
    """Return a text as a paragraph, marked if it is written from right to left."""
    return f"<p{direction_attribute(text)}>{text_html(text)}{extra}</p>"


def direction_attribute(text: str) -> str:
    """Return the attribute of an element whose text begins with a right-to-left letter."""
    strong = (unicodedata.bidirectional(char) for char in text)
    first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
    return "" if first == "L" else ' dir="rtl"'


def option_html(text: str) -> str:
    """Return an option as HTML without a paragraph, if it is written from left to right."""
    return paragraph_html(text) if direction_attribute(text) else text_html(text)


def stem_html(item: Item, address: Address | None = None) -> str:
    """Return the task of an item, with its pictures and sounds if the format has addresses."""
    return paragraph_html(item.task) + _media_html(item, Side.QUESTION, address)


def feedback_html(item: Item, address: Address | None = None) -> str:
    """Return the rationale, the quotes with their sources, and the media of the answer.

    A rationale in the words of a quote takes the place of the quote.
    """
    rationale, quotes = paragraph_html(item.rationale), ""
    for fact in item.facts:
        quote = one_line(fact.quote)
        if _is_same_sentence(quote, item.rationale):
            rationale, quote = "", item.rationale
        quotes += _quote_html(fact, quote)
    return rationale + quotes + _media_html(item, Side.ANSWER, address)


def _is_same_sentence(quote: str, rationale: str) -> bool:
    return quote.rstrip(".") == rationale.rstrip(".")


def _quote_html(fact: Fact, quote: str) -> str:
    before, title, after = map(text_html, parts_of_place(fact))
    if _WEB.match(fact.source.url):
        title = f'<a href="{html.escape(fact.source.url)}">{title}</a>'
    place = f"<br/><small>{before}{title}{after}</small>"
    return f"<blockquote>{paragraph_html(quote, place)}</blockquote>"


def feedback_line(item: Item) -> str:
    """Return the rationale and the quotes with their sources on one line of plain text.

    A quote in the words of the rationale is not repeated.
    """
    parts = [plain_line(item.rationale)]
    for fact in item.facts:
        quote, place = plain_line(fact.quote), place_in_source(fact)
        is_repeated = _is_same_sentence(quote, parts[0])
        parts.append(f"({place})" if is_repeated else f"“{quote}” ({place})")
    return " ".join(parts)


def media_name(media: Media) -> str:
    """Return the name of a picture or sound in an export: a hash of its content."""
    return f"{media.sha256[:16]}{media.type.suffix}"


def find_needed_media(deck: Deck, item: Item) -> str:
    """Return the obstacle of an item with media in its question, in a format without media."""
    shown = media_of_item(item, Side.QUESTION)
    return "the question needs its picture or sound" if shown else find_pictures(deck, item)


def find_pictures(deck: Deck, item: Item) -> str:
    """Return the obstacle of an item with pictures as its options or its answer."""
    del deck
    return "its options or its answer are pictures" if item.pictures else ""


def options_html(deck: Deck, item: Item, address: Address) -> list[str]:
    """Return the options of an item. Pictures have no description, which might tell the answer."""
    alt = html.escape(deck.language.sentences.picture)
    if item.pictures:
        return [f'<img src="{address(picture)}" alt="{alt}"/>' for picture in item.pictures]
    return [option_html(option) for option in item.options]


def read_media(deck: Deck, media: tuple[Media, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file. Raises OSError for a missing or changed file."""
    return ((media_name(medium), medium.read(deck.project)) for medium in media)


def all_media(publication: Publication) -> dict[str, bytes]:
    """Return the pictures and sounds of all items by name. Raises OSError for a missing file."""
    found = {
        media_name(medium): (medium, deck.project)
        for deck, item in publication.iter_items()
        for medium in _media_in(item)
    }
    return {name: medium.read(project) for name, (medium, project) in found.items()}


def _media_in(item: Item) -> tuple[Media, ...]:
    """Return all pictures and sounds that an item shows."""
    return (*(media for side in Side for media in media_of_item(item, side)), *item.pictures)


def _media_html(item: Item, side: Side, address: Address | None) -> str:
    shown = media_of_item(item, side) if address else ()
    return "".join(_medium_html(media, address(media)) for media in shown if address)


def _medium_html(media: Media, address: str) -> str:
    alt = html.escape(in_plain_characters(media.alt))
    shown = f'<img src="{address}" alt="{alt}"/>'
    if not media.is_picture:
        shown = f'<audio controls="controls" src="{address}"></audio>'
    credit = f"<br/><small>{text_html(media.credit)}</small>" if media.credit else ""
    return f"<p>{shown}{credit}</p>"
