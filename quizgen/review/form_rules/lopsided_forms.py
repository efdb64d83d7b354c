"""R38: a form covers every section of a deck in proportion.

What: Compares the share of each section among the questions of a form with its share among the
facts. A section is reported if the shares differ by more than ten percentage points (on a short
form, by more than one question), or if it has no question although its share amounts to at least
one. This is a warning. A quiz that sets the shares of sections under `sections:` is not checked.

Why: A quiz of twenty questions represents the whole text. Learners who studied the half that it
skips are marked as if they had learned nothing.

Example: A deck of ten facts on the deployment and ten on the return, and a form with two questions
on the return.

Instead: Add facts to the section that can be asked in more styles, or merge small sections.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.overlap import Overlap
from quizgen.review.rule_findings import warning

CODE = "R38"
NAME = "lopsided-forms"
TOLERANCE = 0.1
"""The largest difference between a section's share of the questions and of the facts."""


def check(deck: Deck, items: Sequence[Item], overlap: Overlap) -> Iterator[Finding]:
    """Yield each section with too many or too few questions on a form, at its first fact."""
    del overlap
    asked = Counter(item.fact.section for item in items)
    first = {fact.section: fact for fact in reversed(deck.facts)}
    for section, count in Counter(fact.section for fact in deck.facts).items():
        share, wanted = asked[section] / max(1, len(items)), count / len(deck.facts)
        is_skipped = wanted * len(items) >= 1 and not asked[section]
        if is_skipped or abs(share - wanted) > max(TOLERANCE, 1 / max(1, len(items))):
            name = deck.sections.get(section, deck.title)
            message = (
                f"the section “{name}” has {asked[section]} of {len(items)} questions on a form,"
                f" but {count} of {len(deck.facts)} facts"
            )
            yield warning(
                first[section], CODE, message, "add facts that can be asked in more styles"
            )
