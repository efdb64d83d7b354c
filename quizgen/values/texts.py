"""Fold texts for comparison, and find words in them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quizgen.formulas import OPENING, split_formulas
from quizgen.formulas.chemical_formulas import with_typed_chemistry
from quizgen.values.characters import INVISIBLE

_SINGLE_QUOTES = "‘’‚‛`´′"
_DOUBLE_QUOTES = "“”„‟«»″"
WORD = re.compile(r"[^\W_]+")
"""A word of a folded text."""
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return a text for comparison: NFC, single spaces for white space, plain quotation marks."""
    if not (text.isascii() and text.isprintable()):
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(with_plain_marks(text).split())


def fold_names(text: str) -> str:
    """Return a text for a comparison of its names: folded, and with “H2O” for “H₂O”."""
    return fold(with_typed_chemistry(text))


@lru_cache(maxsize=1 << 15)
def fold_case(text: str) -> str:
    """Return a name or an answer for comparison that ignores case: folded and in lower case.

    The letters of formulas keep their case: Δ is not δ.
    """
    folded = fold(text)
    if OPENING not in folded:
        return folded.casefold()
    parts = split_formulas(folded)
    parts[::2] = map(str.casefold, parts[::2])
    parts[1::2] = (rf"\({tex}\)" for tex in parts[1::2])
    return "".join(parts)


def collapse(text: str) -> str:
    """Return a text with single spaces. Its line breaks and indentation stay.

    A text of several lines is program code, a poem or a table.
    """
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(map(_collapse_line, text.split("\n"))).strip()


def _collapse_line(line: str) -> str:
    words = " ".join(line.split())
    return " " * (len(line) - len(line.lstrip(" "))) + words if words else ""


def with_plain_marks(text: str) -> str:
    """Replace typographic quotation marks by straight ones. The length stays the same."""
    for mark in _SINGLE_QUOTES:
        text = text.replace(mark, "'")
    for mark in "" if text.isascii() else _DOUBLE_QUOTES:
        text = text.replace(mark, '"')
    return text


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, folded and in lower case, for looking up names."""
    return frozenset(WORD.findall(fold_names(text).casefold()))


def has_words(text: str, words: str, *, same_case: bool = True) -> bool:
    """Return whether a text contains words, as whole words. Both are folded first."""
    text, words = fold_names(text), fold_names(words)
    if same_case:
        return contains_words(text, words)
    return contains_words(text.casefold(), words.casefold())


def contains_words(text: str, words: str) -> bool:
    """Return whether a folded text contains folded words, as whole words."""
    return words in text and find_words(text, words, 0) >= 0


def find_words(text: str, piece: str, start: int, stop: int | None = None) -> int:
    """Return the offset of a piece in a text, as whole words, or -1 if it is not there.

    Both are folded. Only the text from `start` to `stop` is searched.
    """
    while piece and (start := text.find(piece, start, stop)) >= 0:
        end = start + len(piece)
        before = start > 0 and text[start - 1].isalnum() and piece[0].isalnum()
        after = end < len(text) and text[end].isalnum() and piece[-1].isalnum()
        if not before and not after:
            return start
        start += 1
    return -1
