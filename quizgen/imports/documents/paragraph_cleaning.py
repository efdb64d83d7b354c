"""Remove from a paragraph what a page leaves in it: printed footnote marks, brackets, bullets."""

from __future__ import annotations

import re

from quizgen.imports.documents.article_changes import Change, Changes
from quizgen.imports.documents.document import Element
from quizgen.imports.documents.footnote_marks import PRINTED_MARKS

_BULLET = re.compile(r"\A[•◦▪‣●∙·][\s\u00a0]+")
"""A bullet that a page writes itself, instead of a list."""
_EMPTY_BRACKETS = re.compile(r"(?<=\S)[ \u00a0](?:\([\s,;–—-]*\)|\[[\s,;–—-]*\])(?!\w)")
"""Brackets that have lost their link or picture. Those of “f()” have no space before them."""


def clean_paragraph(text: str, element: Element, changes: Changes) -> str:
    """Return the text of a paragraph that ends in an element, and report what was removed."""
    for change, pattern in (
        (Change.BRACKETS, _EMPTY_BRACKETS),
        (Change.NOTE_MARK, PRINTED_MARKS),
    ):
        for found in pattern.finditer(text):
            changes.add(change, last_word(text[: found.start()]) + found[0], element)
        text = pattern.sub("", text)
    return _BULLET.sub("", text)


def last_word(text: str) -> str:
    """Return the end of a text after its last space."""
    return text.rsplit(maxsplit=1)[-1] if text.strip() else ""
