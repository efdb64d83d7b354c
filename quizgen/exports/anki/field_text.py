"""Escape plain text for a field, which Anki reads as HTML with its own special characters."""

from __future__ import annotations

import html
import re

from quizgen.formulas.tex_limits import ACTIVE, has_absurd_size

_SIGNS = str.maketrans({"{": "&#123;", "}": "&#125;", "[": "&#91;"})
_SPECIAL = re.compile(r"[&<>{}\[\\\n]")
"""Characters with a special meaning in a field. Most texts have none and need no escaping."""
_LINE = re.compile(r"\n( *)")
_MATHS = re.compile(r"(\\)(\(|\)|&#91;|\])")
"""The delimiters of formulas for MathJax, which Anki loads. Entities do not hide them."""
_FORMULA = re.compile(r"\\[(\[].*\\[)\]]", re.DOTALL)
_ADDRESS = re.compile(r"url\s*\(|//|script:", re.IGNORECASE)
"""An address in a formula. No harmless formula contains an address."""


def field_html(text: str) -> str:
    r"""Escape a text for a field: HTML, braces that Anki would read as a cloze, and brackets.

    Lines stay, with their indentation. Anki reads `[sound:x]` and `[latex]` as media everywhere,
    even in an attribute. MathJax typesets text between `\(` and `\)`; a formula that affects the
    page around it, or that is larger than any page, is shown as source text instead.
    """
    if not _SPECIAL.search(text):
        return text
    escaped = _LINE.sub(_break_line, _escaped(text))
    return _MATHS.sub(r"\1<span></span>\2", escaped) if _has_unsafe_formula(text) else escaped


def _break_line(line: re.Match[str]) -> str:
    return f"<br>{'&nbsp;' * len(line[1])}"


def _has_unsafe_formula(text: str) -> bool:
    formulas = _FORMULA.search(text)
    if ACTIVE.search(text):
        return True
    return bool(formulas and (_ADDRESS.search(formulas[0]) or has_absurd_size(formulas[0])))


def attribute_html(text: str) -> str:
    """Escape a text for a double-quoted HTML attribute in a field."""
    return _escaped(text).replace('"', "&quot;")


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).translate(_SIGNS)
