"""Plain text as it stands in a field, where Anki reads HTML and signs of its own."""

from __future__ import annotations

import html

_SIGNS = str.maketrans({"{": "&#123;", "}": "&#125;", "[": "&#91;"})


def field_html(text: str) -> str:
    """Escape a text for a field: HTML, braces that Anki would read as a cloze, and brackets.

    Anki takes `[sound:x]` and `[latex]` for media wherever they stand, even in an attribute.
    """
    return html.escape(text, quote=False).translate(_SIGNS)


def attribute_html(text: str) -> str:
    """Escape a text for an attribute of HTML in a field, between double quotation marks."""
    return field_html(text).replace('"', "&quot;")
