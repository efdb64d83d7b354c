"""R53: a premise has one correct response.

What: Finds matching items with a premise that has, by the facts of the deck, several correct
responses or none. No fact can suppress it.

Why: A learner who knows the other fact as well is marked wrong.

Example: Ann Lee was Mayor of Bath and, by another fact, Head of Parks, and both are offered.

Instead: Leave the fact of the premise out of matching: `without: [matching]`. quizgen does so
itself if both facts are asked, but it misses a fact whose questions are all left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import Match
from quizgen.questions.item import Item
from quizgen.questions.styles.matching import find_pair
from quizgen.review.item_text import answered_by
from quizgen.review.rule_findings import error

CODE = "R53"
NAME = "ambiguous-premises"
_HINT = "leave the fact of this premise out of matching (`without: [matching]`)"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each premise of a matching item that does not have exactly one response."""
    matching = [(item, match) for item, match in answered_by(items, Match) if item.others]
    pairs = set(_matching_pairs(deck)) if matching else set()
    for item, match in matching:
        kind = item.fact.kind.name
        for premise in match.premises:
            correct = [option for option in match.responses if (kind, premise, option) in pairs]
            if len(correct) != 1:
                message = f"“{premise}” has {len(correct)} correct responses in “{item.stem}”"
                yield error(item.fact, CODE, message, _HINT)


def _matching_pairs(deck: Deck) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, premise and response of each fact that can be matched, claims included."""
    for fact in deck.facts:
        for _, premise, response in find_pair(fact):
            yield fact.kind.name, premise.name, response.name
