"""Remove from a paragraph what a page leaves in it: printed footnote marks and bullets."""

from __future__ import annotations

import re

from quizgen.imports.documents.article_changes import Change, Changes
from quizgen.imports.documents.document import Element
from quizgen.imports.documents.footnote_marks import PRINTED_MARKS

_BULLET = re.compile(r"\A[•◦▪‣●∙·][\s\u00a0]+")
"""A bullet that a page writes itself, instead of a list."""


def clean_paragraph(text: str, element: Element, changes: Changes) -> str:
    """Return the text of a paragraph that ends in an element, and report what was removed."""
    for mark in PRINTED_MARKS.finditer(text):
        changes.add(Change.NOTE_MARK, last_word(text[: mark.start()]) + mark[0], element)
    return _BULLET.sub("", PRINTED_MARKS.sub("", text))


def last_word(text: str) -> str:
    """Return the end of a text after its last space."""
    return text.rsplit(maxsplit=1)[-1] if text.strip() else ""
