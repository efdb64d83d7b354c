r"""Replace the formulas of finished HTML, `\( … \)`, by drawings.

This works on any page, with any template, and on cards, because it only reads HTML. A
drawing is sized in em and has the colour of its text. Where HTML has no room for a drawing, as in
menus and labels, the formula is written in plain characters.
"""

from __future__ import annotations

import html
import re

from quizgen.exports.html.security_policy import csp_hash
from quizgen.formulas import FORMULA, OPENING, FormulaError, in_plain_characters

_QUOTED = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
_PIECE = re.compile(
    rf"(?P<kept><(script|style)\b.*?</\2\s*>|<!--.*?-->)"
    rf"|(?P<words><(title|option|textarea)\b{_QUOTED}>.*?</\4\s*>)"
    rf"|(?P<tag></?[A-Za-z]{_QUOTED}>)"
    r"|(?P<text>[^<]+)",
    re.DOTALL | re.IGNORECASE,
)
_SPOKEN = re.compile(r"""(\s(?:aria-label|alt|title)=)("[^"]*"|'[^']*')""")
_BESIDE = r"((?:[^\w\s&;<\\]|&#?\w+;){0,9}+)"
_FORMULA = re.compile(_BESIDE + FORMULA.pattern + _BESIDE, re.DOTALL)
"""A formula with the punctuation beside it, which must stay on its line."""
_DEPTH = re.compile(r'<svg class="formula drop-(\d+)"')
_STYLES = "style-src '"


def typeset_page(page: str) -> str:
    """Return a page with its formulas as drawings, and their style in its head."""
    if OPENING not in page:
        return page
    page = typeset_html(page)
    css = formula_css(page)
    if not css:
        return page
    page = page.replace(_STYLES, f"{_STYLES}{csp_hash(css)}' '", 1)
    return page.replace("</head>", f"<style>{css}</style>\n</head>", 1)


def typeset_html(markup: str) -> str:
    """Return HTML with its formulas as drawings. One that cannot be set stays as it is."""
    return _PIECE.sub(_typeset_piece, markup) if OPENING in markup else markup


def formula_css(markup: str) -> str:
    """Return the style of the drawings in HTML; empty if it has none."""
    depths = sorted(set(map(int, _DEPTH.findall(markup))))
    if not depths:
        return ""
    rules = "".join(f".drop-{depth}{{vertical-align:{-depth / 1000:g}em}}" for depth in depths)
    return f".formula{{max-width:100%;overflow:visible}}.beside{{white-space:nowrap}}{rules}"


def _typeset_piece(piece: re.Match[str]) -> str:
    whole = piece[0]
    if OPENING not in whole or piece["kept"]:
        return whole
    if piece["tag"]:
        return _SPOKEN.sub(lambda found: found[1] + _in_words(found[2]), whole)
    return _in_words(whole) if piece["words"] else _FORMULA.sub(_typeset_formula, whole)


def _in_words(markup: str) -> str:
    return FORMULA.sub(
        lambda found: html.escape(in_plain_characters(html.unescape(found[0]))), markup
    )


def _typeset_formula(found: re.Match[str]) -> str:
    before, tex, after = found[1], html.unescape(found[2]), found[3]
    try:
        drawing = _draw(tex)
    except FormulaError:
        return found[0]
    beside = before or after
    return f'<span class="beside">{before}{drawing}{after}</span>' if beside else drawing


def _draw(tex: str) -> str:
    from quizgen.formulas.plain_formulas import write_plainly
    from quizgen.formulas.typesetting import UNITS, typeset

    formula = typeset(tex)
    height = formula.ascent + formula.depth
    lines = (
        f'<path d="{formula.lines}" fill="none" stroke="currentColor"'
        f' stroke-width="{formula.thickness}"/>'
        if formula.lines
        else ""
    )
    return (
        f'<svg class="formula drop-{formula.depth}" role="img" fill="currentColor"'
        f' width="{formula.width / UNITS:g}em" height="{height / UNITS:g}em"'
        f' viewBox="0 {-formula.ascent} {formula.width} {height}">'
        f"<title>{html.escape(write_plainly(tex))}</title>"
        f'<path d="{formula.path}"/>{lines}</svg>'
    )
