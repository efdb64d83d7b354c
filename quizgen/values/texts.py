"""Texts as they are compared: folded, in words, with or without case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quizgen.values.characters import UNSEEN

_SINGLE_QUOTES = "‘’‚‛`´′"
_DOUBLE_QUOTES = "“”„‟«»″"
_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile(f"[{UNSEEN}]")


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return a text as quotes are compared: NFC, one blank for white space, plain quote marks."""
    if not (text.isascii() and text.isprintable()):
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return " ".join(with_plain_marks(text).split())


@lru_cache(maxsize=1 << 15)
def fold_case(text: str) -> str:
    """Return a text as names and questions are compared: folded, in small letters."""
    return fold(text).casefold()


def with_plain_marks(text: str) -> str:
    """Return a text with the typewriter's quotation marks, as long as it was."""
    for mark in _SINGLE_QUOTES:
        text = text.replace(mark, "'")
    for mark in "" if text.isascii() else _DOUBLE_QUOTES:
        text = text.replace(mark, '"')
    return text


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, folded and in small letters: what names are looked up in."""
    return frozenset(_WORD.findall(fold_case(text)))


def has_words(text: str, words: str, *, same_case: bool = True) -> bool:
    """Tell whether words stand in a text, folded, as whole words."""
    folded = fold if same_case else fold_case
    return stands_in(folded(words), folded(text))


def stands_in(words: str, text: str) -> bool:
    """Tell whether words stand in a text, both folded, as whole words."""
    return words in text and find_words(text, words, 0) >= 0


def find_words(text: str, piece: str, start: int, stop: int | None = None) -> int:
    """Return where a piece stands that neither begins nor ends inside a word; -1 if nowhere.

    Both are folded, and the piece is looked for from `start` to `stop`.
    """
    while piece and (start := text.find(piece, start, stop)) >= 0:
        end = start + len(piece)
        before = start > 0 and text[start - 1].isalnum() and piece[0].isalnum()
        after = end < len(text) and text[end].isalnum() and piece[-1].isalnum()
        if not before and not after:
            return start
        start += 1
    return -1
