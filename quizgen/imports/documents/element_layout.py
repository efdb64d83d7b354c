"""How a browser places elements: blocks, headings, terms and scripts."""

from __future__ import annotations

from quizgen.imports.documents.document import Element

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
LEVELS = {f"h{level}": level for level in range(1, 7)}
"""The levels of headings."""


def script_of(element: Element) -> str:
    """Return `sup` or `sub` if an element is raised or lowered."""
    style = (element.get("style") or "").lower().replace(" ", "")
    if element.tag == "sup" or "vertical-align:super" in style:
        return "sup"
    return "sub" if element.tag == "sub" or "vertical-align:sub" in style else ""


def subscript_below(element: Element) -> Element:
    """Return the subscript below a superscript, as in ions and limits."""
    following = element.getnext()
    if following is None or following.tag != "br" or (element.tail or "").strip():
        return None
    lower = following.getnext()
    is_next = lower is not None and lower.tag == "sub" and not (following.tail or "").strip()
    return lower if is_next else None


def has_definition(element: Element) -> bool:
    """Return whether a term is followed by its definition."""
    following = element.getnext()
    return following is not None and following.tag == "dd"


def follows_term(element: Element) -> bool:
    """Return whether an element is a definition on the same line as its term."""
    before = element.getprevious()
    return element.tag == "dd" and before is not None and before.tag == "dt"


def is_symbol(element: Element) -> bool:
    """Return whether the letters of an element are Greek, by the font of old pages."""
    return (element.get("face") or "").lower().strip() == "symbol"
