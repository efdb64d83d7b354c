"""Conversion of the HTML of a field to plain text, with a list of what is lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from quizgen.imports.foreign_names import clean

PICTURES, SOUNDS, LAYOUT, LATEX = (
    "pictures",
    "sounds",
    "bold, colours, lists and other layout",
    "LaTeX (kept as text)",
)
"""Sorts of content that plain text cannot hold."""
_SOUND = re.compile(r"\[sound:[^\]]*\]|\[anki:[^\]]*\]")
_LATEX = re.compile(r"\[/?latex\]|\[\$\$?\]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BLOCKS = frozenset((
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_HIDDEN_TAGS = frozenset(("script", "style"))
_PLAIN = frozenset(("br", "div", "p", "span"))
"""Tags that editors insert by themselves. Removing them loses no layout."""


def html_to_text(markup: str) -> tuple[str, frozenset[str]]:
    """Return the text of a field as one line, and the sorts of content that are lost."""
    lost = set()
    if _SOUND.search(markup):
        lost.add(SOUNDS)
    if _LATEX.search(markup):
        lost.add(LATEX)
    reader = _HtmlParser()
    reader.feed(_COMMENT.sub(" ", _SOUND.sub(" ", markup)).replace("<!", "&lt;!"))
    reader.close()
    return clean("".join(reader.texts)), frozenset(lost | reader.lost)


class _HtmlParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.lost: set[str] = set()
        self._hidden_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden_depth += tag in _HIDDEN_TAGS
        if tag in _BLOCKS:
            self.texts.append(" ")
        if tag in ("img", "video", "audio", "object", "svg"):
            self.lost.add(SOUNDS if tag == "audio" else PICTURES)
        elif tag not in _PLAIN or any(name in ("style", "class") for name, _ in attrs):
            self.lost.add(LAYOUT)

    def handle_endtag(self, tag: str) -> None:
        self._hidden_depth = max(0, self._hidden_depth - (tag in _HIDDEN_TAGS))
        if tag in _BLOCKS:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden_depth:
            self.texts.append(data)
