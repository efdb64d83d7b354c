"""Conversion of the HTML of a field to plain text, with a list of what is lost."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from quizgen.values.clean_texts import clean_lines

PICTURES, SOUNDS, LAYOUT, LATEX = (
    "pictures",
    "sounds",
    "bold, colours, lists and other layout",
    "LaTeX (kept as text)",
)
"""Sorts of content that plain text cannot hold."""
_SOUND = re.compile(r"\[sound:[^\]]*\]|\[anki:[^\]]*\]")
_LATEX = re.compile(r"\[latex\]|\[\$\$?\]")
_FORMULAS = (
    (re.compile(r"\[latex\]\s*\$([^$]+)\$\s*\[/latex\]"), r"\\(\1\\)"),
    (re.compile(r"\[\$\](.*?)\[/\$\]", re.DOTALL), r"\\(\1\\)"),
    (re.compile(r"\[\$\$\](.*?)\[/\$\$\]", re.DOTALL), r"\\[\1\\]"),
)
"""LaTeX that is a single formula, which MathJax can typeset."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BLOCKS = frozenset((
    "address", "article", "blockquote", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table",
    "tr", "ul",
))  # fmt: skip
_HIDDEN_TAGS = frozenset(("script", "style"))
_PLAIN = frozenset(("br", "div", "p", "pre", "span"))
"""Tags that editors insert by themselves, or that lines show. Removing them loses no layout."""
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SCRIPTS = {"sup": _RAISED, "sub": _LOWERED}
_BLOCK, _CELL = "\x0b", "\x0c"
"""Marks of the edge of a block, where a line begins, and of a cell of a table."""
_MARKS = {"br": "\n", "td": _CELL, "th": _CELL, **dict.fromkeys(_BLOCKS, _BLOCK)}
_EDGES = re.compile(rf"[ \t{_CELL}]*{_BLOCK}[ \t{_BLOCK}{_CELL}]*")
_BETWEEN_CELLS = re.compile(rf" *{_CELL} *")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


def html_to_text(markup: str) -> tuple[str, frozenset[str]]:
    """Return the text of a field with its lines, and the sorts of content that are lost."""
    reader = _parse(_SOUND.sub(" ", markup))
    lost = reader.lost | ({SOUNDS} if _SOUND.search(markup) else set())
    text = clean_lines(_break_lines("".join(reader.texts)))
    for latex, formula in _FORMULAS:
        text = latex.sub(formula, text)
    return text, frozenset(lost | ({LATEX} if _LATEX.search(text) else set()))


def visible_text(markup: str) -> str:
    """Return the text that a side of a card shows, with its lines."""
    return clean_lines(_break_lines("".join(_parse(markup).texts)))


def _parse(markup: str) -> _HtmlParser:
    reader = _HtmlParser()
    reader.feed(_COMMENT.sub(" ", markup).replace("<!", "&lt;!"))
    reader.close()
    return reader


def _break_lines(text: str) -> str:
    """Return a text with line breaks for the edges of blocks, as browsers show them."""
    text = re.sub(rf"(?:^|(?<=\n)){_BLOCK}|{_BLOCK}$", "", _EDGES.sub(_BLOCK, text))
    return _BETWEEN_CELLS.sub(" | ", text.strip(_CELL).replace(_BLOCK, "\n"))


class _HtmlParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.lost: set[str] = set()
        self._hidden_depth = self._verbatim_depth = 0
        self._script = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden_depth += tag in _HIDDEN_TAGS
        self._verbatim_depth += tag == "pre"
        if mark := _MARKS.get(tag):
            self.texts.append(mark)
        if tag in _SCRIPTS:
            self._script = tag
        elif tag in ("img", "video", "audio", "object", "svg"):
            self.lost.add(SOUNDS if tag == "audio" else PICTURES)
        elif tag not in _PLAIN or any(name in ("style", "class") for name, _ in attrs):
            self.lost.add(LAYOUT)

    def handle_endtag(self, tag: str) -> None:
        self._hidden_depth = max(0, self._hidden_depth - (tag in _HIDDEN_TAGS))
        self._verbatim_depth = max(0, self._verbatim_depth - (tag == "pre"))
        self._script = "" if tag in _SCRIPTS else self._script
        if tag in _BLOCKS:
            self.texts.append(_BLOCK)

    def handle_data(self, data: str) -> None:
        if self._hidden_depth:
            return
        if self._script:
            data = self._in_script(data)
        text = data.replace(_BLOCK, " ").replace(_CELL, " ").replace("\r", "")
        self.texts.append(text if self._verbatim_depth else _SPACES.sub(" ", text))

    def _in_script(self, data: str) -> str:
        """Return a raised or lowered text in the letters that Unicode has; others are a loss."""
        letters = _SCRIPTS[self._script]
        if all(ord(char) in letters for char in data):
            return data.translate(letters)
        self.lost.add(LAYOUT)
        return data
