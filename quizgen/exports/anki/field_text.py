"""Plain text as it stands in a field, where Anki reads HTML and signs of its own."""

from __future__ import annotations

import html
import re

_SIGNS = str.maketrans({"{": "&#123;", "}": "&#125;", "[": "&#91;"})
_SPECIAL = re.compile(r"[&<>{}\[\\]")
"""What has a meaning in a field. Most texts have nothing of it and stand there as they are."""
_MATHS = re.compile(r"(\\)(\(|\)|&#91;|\])")
"""What MathJax, which Anki loads, takes for the ends of a formula, even written as entities."""
_ACTIVE = re.compile(
    r"\\(?:href|class|cssId|style|data|require|html\w*|mmlToken|bbox|unicode|enclose|setOptions"
    r"|includegraphics|(?:re)?new(?:command|environment)|def|let)(?![A-Za-z])"
)
"""What a formula may do to the page around it: links, also to scripts, attributes, styles; and what
could give these another name."""
_FORMULA = re.compile(r"\\[(\[].*\\[)\]]", re.DOTALL)
_ADDRESS = re.compile(r"url\s*\(|//|script:", re.IGNORECASE)
"""No formula needs an address, whatever command would take it."""


def field_html(text: str) -> str:
    r"""Escape a text for a field: HTML, braces that Anki would read as a cloze, and brackets.

    Anki takes `[sound:x]` and `[latex]` for media wherever they stand, even in an attribute, and
    MathJax sets what stands between `\(` and `\)`: a formula that reaches for the page around it is
    kept from that, and stands as it was written.
    """
    if not _SPECIAL.search(text):
        return text
    escaped = _escaped(text)
    return _MATHS.sub(r"\1<span></span>\2", escaped) if _reaches_out(text) else escaped


def _reaches_out(text: str) -> bool:
    formulas = _FORMULA.search(text)
    return bool(_ACTIVE.search(text) or (formulas and _ADDRESS.search(formulas[0])))


def attribute_html(text: str) -> str:
    """Escape a text for an attribute of HTML in a field, between double quotation marks."""
    return _escaped(text).replace('"', "&quot;")


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).translate(_SIGNS)
