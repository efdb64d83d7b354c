"""What each side of a card shows: its fields and the text around them, in reading order.

A side is rendered as Anki does, with a mark in place of each filled field. So conditions, hidden
parts and fields in attributes are handled as on the card, for any template.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from quizgen.exports.anki.card_rendering import CardTemplateError, render_template
from quizgen.imports.anki.field_html import html_to_text
from quizgen.imports.anki.foreign_note import CardSides

_FILTERED = re.compile(r"\{\{\s*([^{}#^/]*):\s*([^{}:]*?)\s*\}\}")
_HIDING_FILTERS = ("type", "hint", "tts")
"""Filters that show a box to type into, a link or a button instead of the field."""
_SPECIAL = ("Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID", "FrontSide")
_HEADER = re.compile(r"<header\b.*?</header>", re.DOTALL | re.IGNORECASE)
_ANSWER = re.compile(r"<[^<>]*\bid\s*=\s*[\"']?answer\b[^<>]*>", re.IGNORECASE)
_FIRST, _IN_HEADER, _ANSWER_MARK = 0xF0000, 0xF8000, "\U000ffffd"
"""Private characters that stand for fields, for fields in a `<header>`, and for the answer line."""
_PIECES = re.compile(r"([\U000f0000-\U000ffffd])")
MOST_FIELDS = _IN_HEADER - _FIRST


class ShownField(Struct, frozen=True):
    """A field on a side. `after_line` says whether the line `<hr id=answer>` is before it."""

    name: str
    in_header: bool = False
    after_line: bool = False


class Side(Struct, frozen=True):
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

    front: Side = Side()
    back: Side = Side()


@lru_cache(maxsize=1 << 12)
def lay_out(
    sides: CardSides, fields: tuple[str, ...], filled: frozenset[str], *, cloze: int = 0
) -> CardLayout | None:
    """Return what a card shows if these fields are filled; None if Anki rejects its templates.

    `cloze` is the number of the card of a cloze note.
    """
    values = {**dict.fromkeys(_SPECIAL, ""), **({f"c{cloze}": "1"} if cloze else {})}
    for number, name in enumerate(fields):
        values[name] = chr(_FIRST + number) if name in filled else ""
    try:
        return CardLayout(*(_lay_out(side, fields, values) for side in (sides.front, sides.back)))
    except CardTemplateError:
        return None


def _lay_out(template: str, fields: tuple[str, ...], values: dict[str, str]) -> Side:
    hidden: dict[str, list[str]] = {name: [] for name in _HIDING_FILTERS}

    def unfilter(found: re.Match[str]) -> str:
        """Return a reference without its filters; "" if they hide the field."""
        filters = [name.split()[0] for name in found[1].split(":") if name.split()]
        for name in _HIDING_FILTERS:
            if name in filters:
                hidden[name] += [found[2]] if values.get(found[2]) else []
                return ""
        return f"{{{{{found[2]}}}}}"

    shown = render_template(_FILTERED.sub(unfilter, template), values, is_back=False)
    shown = _HEADER.sub(lambda part: _move_to_header(part[0]), shown)
    text, _ = html_to_text(_ANSWER.sub(_ANSWER_MARK, shown))
    return Side(tuple(_pieces(text, fields)), "".join(hidden["type"][:1]), tuple(hidden["hint"]))


def _move_to_header(markup: str) -> str:
    offset = _IN_HEADER - _FIRST
    return re.sub(r"[\U000f0000-\U000f7fff]", lambda mark: chr(ord(mark[0]) + offset), markup)


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
