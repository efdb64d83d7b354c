"""R46: a name in a question refers to one entity.

What: Finds questions that refer to an entity only by a name or an alias that another entity of the
deck shares. This is a warning.

Why: A dozen kings are called Ptolemy. The author knows which one the paragraph is about, but the
card is reviewed alone.

Example: “Whom did Ptolemy marry?” in a deck with Ptolemy XII and Ptolemy XIII, both also “Ptolemy”.

Instead: Use the full name in the question, and keep the short one under `aliases:` for quotes.
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
    """Yield each fact with a question that uses a name that several entities share."""
    counts = Counter(
        name for entity in deck.entities.values() for name in dict.fromkeys(entity.names)
    )
    if max(counts.values(), default=0) <= 1:
        return
    lengths = _lengths_by_first_word(counts)
    reported: set[tuple[str, str]] = set()
    for item in items:
        for name in _find_names(unquoted(item.stem), counts, lengths):
            if counts[name] > 1 and (item.fact.id, name) not in reported:
                reported.add((item.fact.id, name))
                message = f"“{name}” in “{item.stem}” is the name of {counts[name]} entities"
                yield warning(item.fact, CODE, message, "use the full name in the question")


def _lengths_by_first_word(names: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """Return the lengths of the names that begin with each word, the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[_PIECES.findall(name)[0]].add(len(name))
    return {word: sorted(found, reverse=True) for word, found in lengths.items()}


def _find_names(
    text: str, names: Container[str], lengths: Mapping[str, Sequence[int]]
) -> Iterator[str]:
    """Yield the names in a text, as whole words; of several at one position the longest.

    Names are looked up, since a pattern of thousands of names tries each at each position.
    """
    pieces = list(_PIECES.finditer(text))
    ends = {piece.end() for piece in pieces}
    last_end = 0
    for piece in pieces:
        start = piece.start()
        stops = (start + length for length in lengths.get(piece[0], ()) if start >= last_end)
        found = (stop for stop in stops if stop in ends and text[start:stop] in names)
        if stop := next(found, 0):
            yield text[start:stop]
            last_end = stop
