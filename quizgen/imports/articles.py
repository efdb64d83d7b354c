"""Reading an article from a file: plain text, Markdown, or a saved web page.

What goes into `seeds/` is plain text, because quotes are held against it letter for letter.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.ids import make_slug
from quizgen.imports.foreign_names import clean
from quizgen.input_files import read_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKDOWN, _HTML = (".md", ".markdown"), (".html", ".htm", ".xhtml")
_EXTRA = 'run pip install ".[web]" in quizgen’s checkout, or save the article as plain text'
_LONGEST_ID = 39
_LEADING_ON = frozenset((
    "a", "an", "and", "are", "as", "at", "but", "by", "for", "from", "in", "into", "is", "of", "on",
    "or", "that", "the", "to", "was", "were", "who", "with",
))  # fmt: skip


class ArticleError(Exception):
    """An article that cannot be read; `help` says what would mend it."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message)
        self.help = help_


class Article(Struct, frozen=True):
    """An article as it goes into a project. What its file does not say is empty, never guessed."""

    title: str
    text: str
    publisher: str = ""
    published: str = ""


def read_article(path: Path) -> Article:
    """Read a file by its suffix. Raises ArticleError, and OSError where it cannot be opened."""
    try:
        content = read_text(path)
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 at byte {error.start}"
        raise ArticleError(message, "save it as UTF-8") from error
    if path.suffix.lower() in _HTML:
        article = _from_html(content, path)
    else:
        text = _from_markdown(content) if path.suffix.lower() in _MARKDOWN else content
        article = Article(_first_line(text), text)
    if not article.text.strip():
        raise ArticleError(f"{path} has no text", "is it the right file?")
    return replace(
        article,
        title=clean(article.title),
        publisher=clean(article.publisher),
        published=clean(article.published),
    )


def slug_of(title: str) -> str:
    """Return a deck's id made of a title: its first words in small Latin letters.

    Where it is cut, no word is left at its end that asks for another: “how-it-was-built-and”.
    """
    words = make_slug(title, _LONGEST_ID).split("-")
    is_cut = "-".join(words) != make_slug(title, sys.maxsize)
    while is_cut and words[1:] and words[-1] in _LEADING_ON:
        words.pop()
    return "-".join(words) or "my-deck"


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _from_markdown(content: str) -> str:
    """Return the text of a Markdown file without its marks, a blank line between blocks."""
    try:
        from markdown_it import MarkdownIt
    except ImportError as error:
        raise ArticleError("Markdown is read by an extra part", _EXTRA) from error
    blocks = (token.children or [] for token in MarkdownIt().parse(content) if token.children)
    texts = ("".join(map(_plain, block)) for block in blocks)
    return "\n\n".join(text for text in texts if text.strip()) + "\n"


def _plain(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def _from_html(content: str, path: Path) -> Article:
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ImportError as error:
        raise ArticleError("web pages are read by an extra part", _EXTRA) from error
    page = bare_extraction(content, with_metadata=True, include_comments=False)
    text = (page.text or "") if isinstance(page, Document) else ""
    if not isinstance(page, Document) or not text.strip():
        raise ArticleError(f"no article was found in {path}", "save it as plain text")
    title = page.title or _first_line(text)
    paragraphs = [line for line in text.splitlines() if line.strip()]
    if paragraphs[0].strip() != title:
        paragraphs.insert(0, title)
    whole = "\n\n".join(paragraphs) + "\n"
    return Article(title, whole, page.sitename or "", page.date or "")
