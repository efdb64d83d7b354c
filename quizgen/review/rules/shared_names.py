"""R46: a name means one thing.

What: Finds questions with a name or an alias that two entities of the deck bear, where nothing but
that name says which is meant. A warning.

Why: “Ptolemy” is a dozen kings. Who writes the deck knows which one the paragraph is about; the
card comes alone.

Example: “Whom did Ptolemy marry?” in a deck with Ptolemy XII and Ptolemy XIII, both also “Ptolemy”.

Instead: Use the full name in the question, and keep the short one among the `aliases:` for quotes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import unquoted
from quizgen.review.rule_findings import warning

CODE = "R46"
NAME = "shared-names"
_PIECES = re.compile(r"\w+|\W")


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each fact that is asked about with a name that two entities share."""
    bearers = Counter(
        name for entity in deck.entities.values() for name in dict.fromkeys(entity.names)
    )
    if max(bearers.values(), default=0) <= 1:
        return
    lengths = _lengths(bearers)
    told: set[tuple[str, str]] = set()
    for item in items:
        for name in _names_in(unquoted(item.stem), bearers, lengths):
            if bearers[name] > 1 and (item.fact.id, name) not in told:
                told.add((item.fact.id, name))
                message = f"“{name}” in “{item.stem}” is the name of {bearers[name]} entities"
                yield warning(item.fact, CODE, message, "use the full name in the question")


def _lengths(names: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """Return how long the names are that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[_PIECES.findall(name)[0]].add(len(name))
    return {word: sorted(found, reverse=True) for word, found in lengths.items()}


def _names_in(
    text: str, names: Container[str], lengths: Mapping[str, Sequence[int]]
) -> Iterator[str]:
    """Yield the names in a text, whole words and all; of several at one place the longest.

    They are looked up: a pattern of all names would try thousands of them at each place.
    """
    pieces = list(_PIECES.finditer(text))
    ends = {piece.end() for piece in pieces}
    behind = 0
    for piece in pieces:
        start = piece.start()
        stops = (start + length for length in lengths.get(piece[0], ()) if start >= behind)
        found = (stop for stop in stops if stop in ends and text[start:stop] in names)
        if stop := next(found, 0):
            yield text[start:stop]
            behind = stop
