"""Reader for articles: plain text, Markdown, a saved web page, Word, EPUB or PDF.

Articles are stored in `seeds/` as plain text, because quotes must match them exactly.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct, field

from quizgen.facts.ids import make_slug
from quizgen.imports.documents.article_changes import Change, Changes
from quizgen.imports.documents.document import ArticleError, Document
from quizgen.imports.documents.epub_files import read_epub
from quizgen.imports.documents.footnote_marks import EDIT_LINK, PRINTED_MARKS
from quizgen.imports.documents.markdown_files import read_markdown
from quizgen.imports.documents.page_encoding import decode_text
from quizgen.imports.documents.pdf_files import read_pdf
from quizgen.imports.documents.text_writer import write_text
from quizgen.imports.documents.web_pages import note_outside, read_web_page
from quizgen.imports.documents.word_files import read_word_file
from quizgen.imports.documents.zip_parts import LARGEST_FILE
from quizgen.input_files import LARGEST_TEXT, read_bytes
from quizgen.languages import DEFAULT, language_of
from quizgen.values.clean_texts import clean

__all__ = ["Article", "ArticleError", "make_deck_id", "read_article"]

_CHECK = "check that it is the right file"
_MAX_ID_LENGTH = 39
_LONGEST_HEADLINE, _LONGEST_BEFORE_TEXT = 100, 60
_LONGEST_START = 10
"""Number of paragraphs at the start of a page that may repeat its title."""
_TITLE_PARTS = re.compile(r"\s+[-–—|·»:/]\s+")
_SENTENCE_ENDS = tuple(".,;:…。")
Reader = Callable[[bytes, Path, Changes], Document]
_READERS: Mapping[str, Reader] = {
    ".html": read_web_page,
    ".htm": read_web_page,
    ".xhtml": read_web_page,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".docx": read_word_file,
    ".epub": read_epub,
    ".pdf": read_pdf,
}
_OTHER = frozenset(
    (".doc", ".docm", ".odt", ".rtf", ".pages", ".ppt", ".pptx", ".mobi", ".azw3", ".mhtml")
)
"""Formats that are often tried."""


class Article(Struct, frozen=True):
    """An article. `publisher` and `published` are empty if its file does not state them."""

    title: str
    text: str
    publisher: str = ""
    published: str = ""
    changes: Changes = field(default_factory=Changes)

    @property
    def is_headed(self) -> bool:
        """Whether the text begins with the title, so that it can be cited by its headline."""
        return clean(self.text[: len(self.title) + _MAX_ID_LENGTH]).startswith(self.title)


def read_article(path: Path) -> Article:
    """Read an article; its suffix determines the format. Raises ArticleError and OSError."""
    suffix = path.suffix.lower()
    if suffix in _OTHER:
        message = f"{path} is a {suffix} file, which cannot be read"
        raise ArticleError(message, "save it as .docx, .html or .txt")
    reader = _READERS.get(suffix)
    return _read_document(path, reader) if reader else _read_plain_text(path)


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


def _read_document(path: Path, reader: Reader) -> Article:
    changes = Changes()
    document = reader(read_bytes(path, LARGEST_FILE), path, changes)
    changes.follow(document)
    note_outside(document, changes)
    paragraphs = write_text(document, changes)
    if not paragraphs:
        raise ArticleError(f"{path} has no text", _CHECK)
    title = _headline(document, paragraphs)
    if title:
        start = [each for each in paragraphs[:_LONGEST_START] if clean(each) != title]
        paragraphs = [title, *start, *paragraphs[_LONGEST_START:]]
    text = "\n\n".join(paragraphs) + "\n"
    title = title or _title_of(text.splitlines(), path)
    return Article(title, text, clean(document.publisher), clean(document.published), changes)


def _headline(document: Document, paragraphs: list[str]) -> str:
    """Return the title of a document, or its first line if the title of the page repeats it."""
    first, whole = clean(paragraphs[0]), clean(document.long_title)
    is_title = first in (whole, *_TITLE_PARTS.split(whole))
    return first if is_title else clean(document.title)


def _read_plain_text(path: Path) -> Article:
    """Return a text as it is, without the footnote marks of a copied web page."""
    content = decode_text(read_bytes(path, LARGEST_TEXT), path)
    if not content.strip():
        raise ArticleError(f"{path} has no text", _CHECK)
    changes = Changes()
    for mark in PRINTED_MARKS.finditer(content):
        example = content[: mark.end()].split()[-1]
        changes.add(Change.NOTE_MARK, example, place=_line_of(content, mark))
    text = _without_edit_links(PRINTED_MARKS.sub("", content), changes)
    return Article(_title_of(text.splitlines(), path), text, changes=changes)


def _without_edit_links(text: str, changes: Changes) -> str:
    """Return a text without the same word in brackets at the end of several headings."""
    links = list(EDIT_LINK.finditer(text))
    counts = Counter(link["word"] for link in links)
    parts, start = [], 0
    for link in links:
        if counts[link["word"]] > 1:
            changes.add(Change.PAGE_LINK, link[0], place=_line_of(text, link))
            parts.append(text[start : link.end("heading")])
            start = link.end()
    return "".join((*parts, text[start:]))


def _line_of(text: str, found: re.Match[str]) -> str:
    line = text.count("\n", 0, found.start()) + 1
    return f"line {line}"


def _title_of(lines: list[str], path: Path) -> str:
    """Return the first line if it is a headline, otherwise a title from the file name."""
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    line, following = (clean(line) for line in (*lines[start : start + 2], "", "")[:2])
    longest = _LONGEST_BEFORE_TEXT if following else _LONGEST_HEADLINE
    is_wrapped = following[:1].islower()
    if line and len(line) <= longest and not is_wrapped and not line.endswith(_SENTENCE_ENDS):
        return line
    words = clean(re.sub(r"[-_]+", " ", path.stem))
    return words[:1].upper() + words[1:]
