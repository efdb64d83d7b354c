"""Escape plain text for a field, which Anki reads as HTML with its own special characters."""

from __future__ import annotations

import html
import re

_SIGNS = str.maketrans({"{": "&#123;", "}": "&#125;", "[": "&#91;"})
_SPECIAL = re.compile(r"[&<>{}\[\\\n]")
"""Characters with a special meaning in a field. Most texts have none and need no escaping."""
_LINE = re.compile(r"\n( *)")
_MATHS = re.compile(r"(\\)(\(|\)|&#91;|\])")
"""The delimiters of formulas for MathJax, which Anki loads. Entities do not hide them."""
_ACTIVE = re.compile(
    r"\\(?:href|class|cssId|style|data|require|html\w*|mmlToken|bbox|unicode|enclose|setOptions"
    r"|includegraphics|(?:re)?new(?:command|environment)|def|let)(?![A-Za-z])"
)
"""TeX commands that affect the page around a formula (links, scripts, attributes, styles), or that
could give such a command another name."""
_FORMULA = re.compile(r"\\[(\[].*\\[)\]]", re.DOTALL)
_ADDRESS = re.compile(r"url\s*\(|//|script:", re.IGNORECASE)
"""An address in a formula. No harmless formula contains an address."""


def field_html(text: str) -> str:
    r"""Escape a text for a field: HTML, braces that Anki would read as a cloze, and brackets.

    Lines stay, with their indentation. Anki reads `[sound:x]` and `[latex]` as media everywhere,
    even in an attribute. MathJax typesets text between `\(` and `\)`; a formula that affects the
    page around it is shown as source text instead.
    """
    if not _SPECIAL.search(text):
        return text
    escaped = _LINE.sub(_break_line, _escaped(text))
    return _MATHS.sub(r"\1<span></span>\2", escaped) if _has_unsafe_formula(text) else escaped


def _break_line(line: re.Match[str]) -> str:
    return f"<br>{'&nbsp;' * len(line[1])}"


def _has_unsafe_formula(text: str) -> bool:
    formulas = _FORMULA.search(text)
    return bool(_ACTIVE.search(text) or (formulas and _ADDRESS.search(formulas[0])))


def attribute_html(text: str) -> str:
    """Escape a text for a double-quoted HTML attribute in a field."""
    return _escaped(text).replace('"', "&quot;")


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).translate(_SIGNS)
