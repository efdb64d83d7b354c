"""Find the element of a page that holds its article.

trafilatura recognizes the sentences of the article. We take the whole element that holds them,
because trafilatura itself leaves out formulas, captions and many tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from quizgen.imports.documents.document import Element

_KEY_LENGTH, _SHORTEST = 40, 25
_ENOUGH = 0.95
"""Share of the recognized text that the element must hold, so that a stray line does not count."""


def find_article(body: Element, lines: Iterable[str]) -> Element:
    """Return the smallest element that holds most of the recognized lines."""
    keys = {key for line in lines if len(key := _key([line])) >= _SHORTEST}
    weights: Counter[Element] = Counter()
    total = 0
    for element in _holders(body, keys):
        length = len("".join(element.itertext()))
        total += length
        weights.update(dict.fromkeys((element, *element.iterancestors()), length))
    found, inner = body, [body]
    while inner:
        found = inner[0]
        inner = [part for part in found if weights[part] >= _ENOUGH * total > 0]
    return _whole(found)


def _holders(body: Element, keys: set[str]) -> Iterator[Element]:
    """Yield the innermost elements that begin with a recognized line."""
    for element in body.iter():
        texts = (element.text, *(part.tail for part in element))
        has_text = element.tag in ("p", "li") or any(text and text.strip() for text in texts)
        if has_text and _key(element.itertext()) in keys:
            yield element


def _key(texts: Iterable[str]) -> str:
    """Return the first letters of a text in parts."""
    letters = filter(str.isalpha, chain.from_iterable(texts))
    return "".join(islice(letters, _KEY_LENGTH))


def _whole(element: Element) -> Element:
    """Return an element, or the `<article>` or `<main>` that it is part of."""
    if (
        element.tag in ("p", "li", "td", "tr", "ul", "ol", "tbody", "font")
        and element.getparent() is not None
    ):
        element = element.getparent()
    around = [
        each
        for each in element.iterancestors()
        if each.tag in ("article", "main") or each.get("role") == "main"
    ]
    return around[0] if around else element
