"""The encoding of a page, as browsers determine it."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from quizgen.imports.documents.document import ArticleError

_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
_WINDOWS = frozenset(("iso8859-1", "ascii"))
"""Encodings that pages name although they are in windows-1252."""


def decode_page(content: bytes) -> tuple[str, str]:
    """Return the text of a page, and its encoding if that is a guess, otherwise an empty text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), ""
    encoding = _declared(content)
    try:
        return content.decode(encoding or "utf-8"), ""
    except UnicodeDecodeError:
        guess = _guess(content)
        return content.decode(guess, "replace"), guess


def _declared(content: bytes) -> str:
    """Return the encoding that a page declares, or an empty text."""
    found = _DECLARED.search(content[:_HEAD])
    if found is None:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    if name.startswith("utf-16"):
        return "utf-8"  # the declaration was read as ASCII
    return "cp1252" if name in _WINDOWS else name


def _guess(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    return best.encoding if best else "cp1252"


def decode_text(content: bytes, path: Path) -> str:
    """Return a text in UTF-8 with LF line ends. Raises ArticleError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path} is not valid UTF-8 at byte {error.start}"
        raise ArticleError(message, "save it as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
