"""R68: a question is about its subject, not about the words of its source.

What: Finds questions about how a source words something (“By which title does the report name …?”)
or about the source itself, and sentences that refer to “the article” or “the text”. This is a
warning.

Why: Whoever learns the subject need not know the words of one article, and a card does not show it.

Example: “By which party title does a report on the regiment’s return name Kim Jong Un?”

Instead: Ask for what the source says: “Which office did Kim Jong Un hold in the Korean Workers’
Party?”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.stem_flaws import find_flaws
from quizgen.review.template_words import find_in_wordings

CODE = "R68"
NAME = "questions-about-wording"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item about the words of a source."""
    words = deck.language.rules
    found = list(find_flaws(items, words.wording_questions, CODE, deck.language))
    yield from found
    by_other_rule = find_in_wordings(deck, words.pointers)  # R26
    reported = {wording.fact.id for wording, _ in by_other_rule} | {
        finding.fact for finding in found
    }
    others = (item for item in items if item.fact.id not in reported)
    yield from find_flaws(others, words.unnamed_sources, CODE, deck.language)
