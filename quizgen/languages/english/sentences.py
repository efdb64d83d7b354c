"""English sentences: quotation marks, attribution, and the finish."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from quizgen.values.dates import MONTHS
from quizgen.values.entities import Entity
from quizgen.values.quantities import SCALES

OPEN, CLOSE = "\x02", "\x03"
"""Put around words to find them again in a sentence; no text of an author's holds them."""

ORDER = "Put these in order, earliest first."
"""The task of an ordering item."""

_OPENERS = frozenset((
    "according", "at", "by", "following", "for", "from", "how", "in", "into", "of", "on", "to",
    "under", "what", "when", "where", "which", "who", "whom", "whose", "why", "with",
))  # fmt: skip

_SINGLE = str.maketrans("“”", "‘’")
_OPENING_MARK = re.compile(r'(?<![^\s(])"')
_BLANK_BEFORE_STOP = re.compile(r" (?=[,.?!](?: |$))")
_AFTER_FIGURE = re.compile(rf"(?<=\d) (?=(?:{'|'.join((*SCALES, *MONTHS, 'BC'))})\b)")
_COMMA_AT_END = re.compile(r",(?=[?!]?$)")


@lru_cache(maxsize=1 << 12)
def quoted(text: str, mark: Callable[[str], str] = str) -> str:
    """Return a text between quotation marks, those inside it turned single.

    `mark` is applied to the words between the marks.
    """
    inner = _OPENING_MARK.sub("‘", text).replace('"', "’")
    return f"“{mark(inner.translate(_SINGLE))}”"


def unbroken(text: str) -> str:
    """Return a text in which no line breaks within “1.5 million”, “25 October” or “44 BC”."""
    return _AFTER_FIGURE.sub("\u00a0", text)


def attributed(sentence: str, speaker: Entity | None) -> str:
    """Return a sentence that says who says it."""
    if speaker is None:
        return sentence
    opening, blank, rest = sentence.strip().partition(" ")
    if opening.lower() in _OPENERS:
        opening = opening.lower()
    return f"according to {speaker.full_name}, {opening}{blank}{rest}"


def finished(text: str, end: str = "") -> str:
    """Return a sentence with its blanks in order, a capital at its head and `end` at its end.

    A comma that closed a clause before something optional closes nothing at the end.
    """
    text = " ".join(text.split())
    if " ," in text or " ." in text or " ?" in text or " !" in text:
        text = _BLANK_BEFORE_STOP.sub("", text)
    if "," in text[-2:]:
        text = _COMMA_AT_END.sub("", text)
    head = 1 + text.startswith(OPEN)
    text = text[:head].upper() + text[head:]
    return text if not end or text.endswith((end, f"{end}”")) else text + end
