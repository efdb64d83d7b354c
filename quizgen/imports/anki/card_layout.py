"""What each side of a card shows: its fields and the text around them, in reading order.

A side is rendered as Anki does, with a mark in place of each filled field. So conditions, hidden
parts and fields in attributes are handled as on the card, for any template.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from quizgen.exports.anki.card_rendering import CardTemplateError, render_template
from quizgen.imports.anki.field_html import visible_text
from quizgen.imports.anki.foreign_note import MOST_FIELDS, CardSides

LONGEST, MOST_TAGS = 300_000, 1_000
"""Limits of a card template: its length in characters, and its references to fields."""
_TAG = re.compile(r"\{\{([^{}]*)\}\}")
_HIDING_FILTERS = ("type", "hint", "tts")
"""Filters that show a box to type into, a link or a button instead of the field."""
_SPECIAL = ("Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID", "FrontSide")
_ANSWER = re.compile(r"<[^<>]*\bid\s*=\s*[\"']?answer\b[^<>]*>", re.IGNORECASE)
_FIRST, _IN_HEADER, _ANSWER_MARK = 0xF0000, 0xF8000, "\U000ffffd"
"""Private characters that stand for fields, for fields in a `<header>`, and for the answer line."""
_PIECES = re.compile(r"([\U000f0000-\U000ffffd])")
_TO_HEADER = {_FIRST + number: _IN_HEADER + number for number in range(MOST_FIELDS)}


class ShownField(Struct, frozen=True):
    """A field on a side. `after_line` says whether the line `<hr id=answer>` is before it."""

    name: str
    in_header: bool = False
    after_line: bool = False


class ShownSide(Struct, frozen=True):
    """A side: its texts and fields in order, and the fields that it does not show as text.

    `typed` is the field to type, "" if there is none. `hints` are shown on a click.
    """

    pieces: tuple[str | ShownField, ...] = ()
    typed: str = ""
    hints: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[ShownField, ...]:
        """The shown fields, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, ShownField))


class CardLayout(Struct, frozen=True):
    """The two sides of a card. The back does not repeat what it shows as `{{FrontSide}}`."""

    front: ShownSide = ShownSide()
    back: ShownSide = ShownSide()


@lru_cache(maxsize=1 << 12)
def lay_out(
    sides: CardSides, fields: tuple[str, ...], filled: frozenset[str], *, cloze: int = 0
) -> CardLayout | None:
    """Return what a card shows if these fields are filled; None if a template is invalid.

    `cloze` is the number of the card of a cloze note.
    """
    values = {**dict.fromkeys(_SPECIAL, ""), **({f"c{cloze}": "1"} if cloze else {})}
    for number, name in enumerate(fields):
        values[name] = chr(_FIRST + number) if name in filled else ""
    both = (sides.front, sides.back)
    if any(len(side) > LONGEST or side.count("{{") > MOST_TAGS for side in both):
        return None
    try:
        return CardLayout(*(_lay_out(side, fields, values) for side in both))
    except CardTemplateError:
        return None


def _lay_out(template: str, fields: tuple[str, ...], values: dict[str, str]) -> ShownSide:
    hidden: dict[str, list[str]] = {name: [] for name in _HIDING_FILTERS}

    def unfilter(found: re.Match[str]) -> str:
        """Return a reference without its filters; "" if they hide the field."""
        *filters, name = found[1].strip().split(":")
        if not filters or filters[0][:1] in ("#", "^", "/"):
            return found[0]
        names = {filter_.split()[0] for filter_ in filters if filter_.split()}
        for hiding in names.intersection(hidden):
            hidden[hiding] += [name.strip()] if values.get(name.strip()) else []
            return ""
        return f"{{{{{name.strip()}}}}}"

    shown = render_template(_TAG.sub(unfilter, template), values, is_back=False)
    text = visible_text(_ANSWER.sub(_ANSWER_MARK, _mark_headers(shown)))
    return ShownSide(
        tuple(_pieces(text, fields)), "".join(hidden["type"][:1]), tuple(hidden["hint"])
    )


def _mark_headers(markup: str) -> str:
    """Replace the marks of fields in `<header>` elements."""
    pieces, start = [], 0
    while (opened := markup.find("<header", start)) >= 0:
        end = markup.find("</header>", opened)
        if end < 0:
            break
        pieces += [markup[start:opened], markup[opened:end].translate(_TO_HEADER)]
        start = end
    return "".join((*pieces, markup[start:]))


def _pieces(text: str, fields: tuple[str, ...]) -> list[str | ShownField]:
    pieces: list[str | ShownField] = []
    after_line = False
    for piece in _PIECES.split(text):
        if piece == _ANSWER_MARK:
            after_line = True
        elif _PIECES.fullmatch(piece):
            in_header = ord(piece) >= _IN_HEADER
            number = ord(piece) - (_IN_HEADER if in_header else _FIRST)
            pieces.append(ShownField(fields[number], in_header, after_line))
        elif piece:
            pieces.append(piece)
    return pieces
