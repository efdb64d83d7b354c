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
from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.findings import warning
from quizgen.review.reading import unquoted

CODE = "R46"
NAME = "shared-names"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each fact that is asked about with a name that two entities share."""
    bearers = Counter(
        name for entity in deck.entities.values() for name in dict.fromkeys(entity.names)
    )
    if max(bearers.values(), default=0) < len(("one", "other")):
        return
    longest_first = sorted(bearers, key=len, reverse=True)
    names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    told: set[tuple[str, str]] = set()
    for item in items:
        for name in names.findall(unquoted(item.stem)):
            if bearers[name] > 1 and (item.fact.id, name) not in told:
                told.add((item.fact.id, name))
                message = f"“{name}” in “{item.stem}” is the name of {bearers[name]} entities"
                yield warning(item.fact, CODE, message, "use the full name in the question")
