"""Reader for articles: plain text, Markdown, or a saved web page.

Articles are stored in `seeds/` as plain text, because quotes must match them exactly.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.ids import make_slug
from quizgen.input_files import read_text
from quizgen.languages import DEFAULT, language_of
from quizgen.values.clean_texts import clean

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKDOWN, _HTML = (".md", ".markdown"), (".html", ".htm", ".xhtml")
_INSTALL_WEB = 'run pip install "quizgen[web]", or save the article as plain text'
_MAX_ID_LENGTH = 39


class ArticleError(Exception):
    """An article that cannot be read. `help` says what to do."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message)
        self.help = help_


class Article(Struct, frozen=True):
    """An article. `publisher` and `published` are empty if its file does not state them."""

    title: str
    text: str
    publisher: str = ""
    published: str = ""


def read_article(path: Path) -> Article:
    """Read an article; its suffix determines the format. Raises ArticleError and OSError."""
    try:
        content = read_text(path)
    except UnicodeDecodeError as error:
        message = f"{path} is not valid UTF-8 at byte {error.start}"
        raise ArticleError(message, "save it as UTF-8") from error
    if path.suffix.lower() in _HTML:
        article = _from_html(content, path)
    else:
        text = _from_markdown(content) if path.suffix.lower() in _MARKDOWN else content
        article = Article(_first_line(text), text)
    if not article.text.strip():
        raise ArticleError(f"{path} has no text", "check that it is the right file")
    return replace(
        article,
        title=clean(article.title),
        publisher=clean(article.publisher),
        published=clean(article.published),
    )


def make_deck_id(title: str) -> str:
    """Return a deck id made from the first words of a title.

    A shortened id does not end with a word such as “and”, “of” or “the”.
    """
    words = make_slug(title, _MAX_ID_LENGTH).split("-")
    is_cut = "-".join(words) != make_slug(title, sys.maxsize)
    minor_words = language_of(DEFAULT).sentences.minor_words
    while is_cut and words[1:] and words[-1] in minor_words:
        words.pop()
    return "-".join(words) or "my-deck"


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _from_markdown(content: str) -> str:
    """Return the text of a Markdown file without markup, with a blank line between blocks."""
    try:
        from markdown_it import MarkdownIt
    except ImportError as error:
        raise ArticleError("support for Markdown is not installed", _INSTALL_WEB) from error
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
        raise ArticleError("support for web pages is not installed", _INSTALL_WEB) from error
    page = bare_extraction(content, with_metadata=True, include_comments=False)
    text = (page.text or "") if isinstance(page, Document) else ""
    if not isinstance(page, Document) or not text.strip():
        raise ArticleError(f"no article found in {path}", "save the article as plain text")
    title = page.title or _first_line(text)
    paragraphs = [line for line in text.splitlines() if line.strip()]
    if paragraphs[0].strip() != title:
        paragraphs.insert(0, title)
    text = "\n\n".join(paragraphs) + "\n"
    return Article(title, text, page.sitename or "", page.date or "")
