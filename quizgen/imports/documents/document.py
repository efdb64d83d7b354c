"""A document that was read, before its text is written."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

Element = Any
"""An element of lxml, which has no types."""


class ArticleError(Exception):
    """An article that cannot be read. `help` says what to do."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message)
        self.help = help_


def missing_extra(format_: str, extra: str) -> ArticleError:
    """Return an error for a format whose libraries are not installed."""
    help_ = f'run pip install "quizgen[{extra}]", or save the article as plain text'
    return ArticleError(f"support for {format_} is not installed", help_)


class Document(Struct, frozen=True):
    """The part of a document that is its article, as HTML. Unknown metadata are empty.

    `long_title` is the title of a page, which may name its site too.
    `has_lines` says whether line numbers of the tree are those of the file. `dollars` says whether
    `$…$` is a formula in it.
    """

    root: Element
    title: str = ""
    publisher: str = ""
    published: str = ""
    long_title: str = ""
    has_lines: bool = False
    dollars: bool = False
