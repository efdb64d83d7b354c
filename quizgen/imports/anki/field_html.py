"""The HTML of a field as plain text, and what is lost on the way."""

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
"""What plain text cannot hold."""
_SOUND = re.compile(r"\[sound:[^\]]*\]|\[anki:[^\]]*\]")
_LATEX = re.compile(r"\[/?latex\]|\[\$\$?\]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BLOCKS = frozenset((
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_SILENT = frozenset(("script", "style"))
_PLAIN = frozenset(("br", "div", "p", "span"))
"""Tags that an editor puts in by itself."""


def plain_text(markup: str) -> tuple[str, frozenset[str]]:
    """Return what a field says as one line, and the sorts of things in it that are lost."""
    lost = set()
    if _SOUND.search(markup):
        lost.add(SOUNDS)
    if _LATEX.search(markup):
        lost.add(LATEX)
    reader = _Reader()
    reader.feed(_COMMENT.sub(" ", _SOUND.sub(" ", markup)).replace("<!", "&lt;!"))
    reader.close()
    return clean("".join(reader.texts)), frozenset(lost | reader.lost)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.lost: set[str] = set()
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.texts.append(" ")
        if tag in ("img", "video", "audio", "object", "svg"):
            self.lost.add(SOUNDS if tag == "audio" else PICTURES)
        elif tag not in _PLAIN or any(name in ("style", "class") for name, _ in attrs):
            self.lost.add(LAYOUT)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)
