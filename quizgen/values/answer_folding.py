"""Judge a typed answer: fold it, then compare it with a pattern of all right answers.

The practice page and Anki's cards judge answers in JavaScript. So the rules of folding are data
that both languages read alike (`folding_rules`): pairs of a regular expression and a replacement.
They use no classes of words or digits, which differ, and no lookbehind, which old versions of
Safari lack.
A pattern is a regular expression over folded text, made by the functions of this module only.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

Rules = tuple[tuple[str, str], ...]
"""Pairs of a regular expression and its replacement, in which `$1` is the first group."""

_LETTER = r"[^\s!-@\u005b-`{-~°€£¥]"
"""A character of a folded text that is not a digit, space or sign. A bracket would be a formula."""
_ENCLOSING = "[\"'()\\u005b\\u005d{}‘’‚‛“”„‟«»‹›`´ʼʻ]"
_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i",
    "ς": "σ", "⁄": "/", "≈": "~",
}  # fmt: skip
"""Letters and signs that do not decompose."""
_BEFORE: Rules = (
    ("[\0-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", ""),
    (_ENCLOSING, ""),
    ("([0-9])[eE][+]?(?=[-−]?[0-9])", "$1x10^"),  # 2e30
    ("([0-9])(?=[⁰¹²³⁴-⁹⁻])", "$1^"),
    ("([0-9]) ?[×xX·⋅∙*] ?10 ?(?:\\^|[*][*]) ?", "$1x10^"),
    ("([0-9])(?=[¼-¾⅐-⅞])", "$1 "),
    ("([0-9] ?)M(?=(?:W|Wh|Pa|Hz|J|V|N|B|eV)(?![A-Za-z]))", "$1mega"),  # 5 MW is not 5 mW
)
"""Rules for a text as it was typed, before compatibility characters and case are folded."""
_AFTER: Rules = (
    ("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]", ""),
    (_ENCLOSING, ""),
    *((f"[{chr(0x660 + digit)}{chr(0x6F0 + digit)}]", str(digit)) for digit in range(10)),
    *_LETTERS.items(),
    ("[\u2010-\u2015\u2212]", "-"),
    ("[;!?¿¡،؛؟。、_*|\\\\]|:(?![0-9])", " "),
    ("([&~<>≤≥±])", " $1 "),
    ("([0-9]),(?=[0-9])", "$1\0"),
    (",", " "),
    ("\0", ","),
    (f"({_LETTER})[-.]+", "$1"),
    (f"[-.]+(?={_LETTER})", ""),
    ("[.]+(?![0-9])", ""),
    ("\\s+", " "),
    ("([0-9]) ?-+ ?(?=[0-9])", "$1-"),
    ("(^| )-+ ?(?=[.]?[0-9])", "$1-"),  # a minus sign
    ("-+(?![.]?[0-9])", " "),
    ("\\s+", " "),
    ("^ | $", ""),
)
"""Rules for a text in lower case without compatibility characters."""
_DASHES = "[-\u2010-\u2015]+"
_WRITTEN_LETTER = r"[^\W\d_²³¹¼-¾⁰-⁹⅐-⅞]"
_BETWEEN_WORDS = re.compile(
    rf"\s+|(?<={_WRITTEN_LETTER})(?:{_DASHES}|\.(?=\s|$|{_WRITTEN_LETTER}))"
    rf"|{_DASHES}(?={_WRITTEN_LETTER})"
)
_SPACE = re.compile(r"(?<![0-9]) | (?![0-9])")
"""A space that may be left out: it is not between two digits."""
_SYNTAX = re.compile(r"[.*+?^$|\\]")
"""Characters of a folded text that mean something in a regular expression."""


@lru_cache(maxsize=1 << 12)
def fold_answer(text: str) -> str:
    """Return a typed answer without what does not matter.

    This is case, accents, spacing, punctuation, quotation marks, brackets and hyphens between
    letters. Numbers keep their signs and marks.
    """
    if text.isascii() and (text.isalpha() or text.isdigit()):
        return text.lower()
    before, after = _compiled()
    for pattern, new in before:
        text = pattern.sub(new, text)
    text = unicodedata.normalize("NFKD", text).lower()
    for pattern, new in after:
        text = pattern.sub(new, text)
    return unicodedata.normalize("NFC", text)


def is_accepted(typed: str, pattern: str) -> bool:
    """Return whether a typed answer is right, given the pattern of the right answers."""
    return bool(re.fullmatch(pattern, fold_answer(typed)))


def folding_rules() -> str:
    """Return the rules of folding as JSON, for JavaScript: those before and after NFKD."""
    return json.dumps({"before": _BEFORE, "after": _AFTER})


def split_words(text: str) -> list[str]:
    """Return the words of an answer as written. Hyphens and the dots of initials separate them."""
    return [word for word in _BETWEEN_WORDS.split(text) if fold_answer(word)]


@lru_cache(maxsize=1 << 12)
def literal(text: str) -> str:
    """Return the pattern of a text. Its words may also be joined: “mine-clearance”."""
    words = _SYNTAX.sub(r"\\\g<0>", fold_answer(_BETWEEN_WORDS.sub(" ", text)))
    return _SPACE.sub(" ?", words)


def join_patterns(patterns: Iterable[str]) -> str:
    """Return the pattern of words in order, with or without the spaces between them."""
    return " ?".join(filter(None, patterns))


def either(patterns: Iterable[str]) -> str:
    """Return a pattern that matches what any of some patterns matches."""
    distinct = list(dict.fromkeys(filter(None, patterns)))
    return distinct[0] if len(distinct) == 1 else f"(?:{'|'.join(distinct)})" * bool(distinct)


def optional(pattern: str) -> str:
    """Return a pattern that matches the empty text too."""
    return f"(?:{pattern})?" if pattern else ""


def spaced(pattern: str) -> str:
    """Return a pattern with an optional space before it; empty for the empty pattern."""
    return f" ?{pattern}" if pattern else ""


@cache
def _compiled() -> tuple[list[tuple[re.Pattern[str], str]], ...]:
    return tuple(
        [(re.compile(old), re.sub(r"\$(\d)", r"\\\1", new)) for old, new in rules]
        for rules in (_BEFORE, _AFTER)
    )
