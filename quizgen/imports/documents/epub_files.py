"""Read EPUB books: their chapters in order, as one article."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from quizgen.imports.documents.article_changes import PLACE, Change, Changes
from quizgen.imports.documents.document import ArticleError, Document
from quizgen.imports.documents.page_encoding import decode_page
from quizgen.imports.documents.web_pages import parse_html
from quizgen.imports.documents.zip_parts import parse_xml, read_parts

_CONTAINER, _LOCKS = "META-INF/container.xml", "META-INF/encryption.xml"
_TEXTS = (".xml", ".opf", ".xhtml", ".html", ".htm")
_BOOK = "{http://www.idpf.org/2007/opf}"
_ABOUT = "{http://purl.org/dc/elements/1.1/}"
_EXPORT = "export it from its program again"


def read_epub(content: bytes, path: Path, changes: Changes) -> Document:
    """Return the text of a book. Raises ArticleError."""
    parts = read_parts(content, path, lambda name: name.lower().endswith(_TEXTS))
    if _CONTAINER not in parts:
        raise ArticleError(f"{path} is not an EPUB book", _EXPORT)
    container: Any = parse_xml(parts[_CONTAINER], path)
    name = next((str(file.get("full-path")) for file in container.iter("{*}rootfile")), "")
    if name not in parts:
        raise ArticleError(f"{path} has no list of its chapters", _EXPORT)
    book: Any = parse_xml(parts[name], path)
    root = parse_html("<body></body>")
    for chapter in _chapters(book, posixpath.dirname(name)):
        if chapter.encode() in parts.get(_LOCKS, b""):
            raise ArticleError(f"{path} is locked against copying", "use a copy without a lock")
        if chapter in parts:
            page = parse_html(decode_page(parts[chapter])[0])
            page.set(PLACE, posixpath.basename(chapter))
            page.tag = "section"
            root.append(page)
        else:
            changes.add(Change.LOST_TEXT, "a chapter that is not in the file", place=chapter)
    about = (book.findtext(f".//{_ABOUT}{name}") or "" for name in ("title", "publisher", "date"))
    title, publisher, date = about
    return Document(root, title, publisher, date[:10])


def _chapters(book: Any, folder: str) -> Iterator[str]:
    """Yield the names of the parts with text, in the order of reading, without the contents."""
    items = {item.get("id"): item for item in book.iter(f"{_BOOK}item")}
    for reference in book.iter(f"{_BOOK}itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in (item.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
