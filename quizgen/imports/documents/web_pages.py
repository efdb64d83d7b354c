"""Read a saved web page."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

from quizgen.imports.documents.article_changes import Change, Changes
from quizgen.imports.documents.article_finder import find_article
from quizgen.imports.documents.document import ArticleError, Document, Element, missing_extra
from quizgen.imports.documents.page_encoding import decode_page

_DOLLARS = re.compile(r"""["'`]\$["'`]""")
_DATES = {"original_date": True, "extensive_search": False, "max_date": None}
_INLINE = ("b", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u", "var")
_UNREAD = frozenset(("script", "style", "noscript", "template"))


def parse_html(text: str) -> Element:
    """Return the tree of a page, which may be empty. Raises ArticleError."""
    try:
        from lxml import etree, html
    except ImportError as error:
        raise missing_extra("web pages", "web") from error
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        return html.document_fromstring(text.encode(errors="replace"), parser=parser)
    except etree.ParserError:
        return html.document_fromstring(b"<p>", parser=parser)


def read_web_page(content: bytes, path: Path, changes: Changes) -> Document:
    """Return the article of a page. Raises ArticleError if it has none."""
    text, guess = decode_page(content)
    if guess:
        changes.warnings.append(f"the encoding of {path} is not declared; it was read as {guess}")
    page = parse_html(text)
    try:
        from trafilatura.metadata import extract_metadata

        lines = _recognized_lines(page)
    except ImportError as error:
        raise missing_extra("web pages", "web") from error
    body = page.find("body")
    if not lines or body is None:
        raise ArticleError(f"no article found in {path}", "save the article as plain text")
    about = extract_metadata(page, date_config=_DATES)
    return Document(
        find_article(body, lines),
        _heading(page, about.title or ""),
        about.sitename or "",
        about.date or "",
        long_title=page.findtext("head/title") or "",
        has_lines=True,
        dollars=_has_dollars(page),
    )


def _recognized_lines(page: Element) -> list[str]:
    """Return the lines of a page that trafilatura recognizes as those of its article.

    It gets a simpler page, because paragraphs of many parts and joined cells take it long,
    and an element with a prefix, such as `<m:math>`, can lose it the whole page.
    """
    from lxml import etree
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extract

    plain = deepcopy(page)
    etree.strip_tags(plain, *_INLINE)
    etree.strip_attributes(plain, "colspan", "rowspan")
    for element in plain.iter("{*}*"):
        element.tag = element.tag.replace(":", "-")
    joined = parse_html(etree.tostring(plain, encoding="unicode", method="html"))
    extract = bare_extraction(joined, include_comments=False, favor_recall=True)
    text = extract.text if isinstance(extract, Extract) else ""
    return [line for line in (text or "").splitlines() if line.strip()]


def note_outside(document: Document, changes: Changes) -> None:
    """Report the parts of a page that are outside its article."""
    for element in (document.root, *document.root.iterancestors()):
        around = element.getparent()
        for part in around if around is not None else ():
            if part is not element and isinstance(part.tag, str) and part.tag != "head":
                seen = " ".join(_seen(part).split())
                if seen and not document.title.startswith(seen):
                    changes.add(Change.PART, seen, part)


def _seen(element: Element) -> str:
    """Return the text of an element without scripts and styles."""
    if element.tag in _UNREAD:
        return ""
    parts = (
        text
        for each in element.iter()
        for text in (
            (each.text if each.tag not in _UNREAD else ""),
            each.tail if each is not element else "",
        )
    )
    return " ".join(text or "" for text in parts)


def _heading(page: Element, title: str) -> str:
    """Return the only main heading of a page if its title begins with it: “Bees – Wikipedia”."""
    headings = [" ".join(_seen(each).split()) for each in page.iter("h1")]
    return (
        headings[0]
        if len(headings) == 1 and headings[0] and title.startswith(headings[0])
        else title
    )


def _has_dollars(page: Element) -> bool:
    """Return whether a program of a page sets `$…$` as a formula."""
    return any(_DOLLARS.search(script.text or "") for script in page.iter("script"))
