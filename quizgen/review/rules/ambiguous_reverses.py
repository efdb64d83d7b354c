"""R43: a reverse card has one answer.

What: Finds reverse cards whose question has another answer elsewhere in the deck. No fact can
suppress it.

Why: The capital of France is one city, but Paris is the answer to many questions: most facts have
several answers when they are reversed.

Example: “Who was seen with RPK-74 rifles?” in a deck where three units had them.

Instead: Nothing to do: quizgen leaves such cards out. If you see this, it is a bug in quizgen:
please report it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import answers_of_fronts, without_article
from quizgen.review.rule_findings import REPORT_BUG, error

CODE = "R43"
NAME = "ambiguous-reverses"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each reverse card with another answer elsewhere.

    Two answers to a question are enough: at most one of them is the card's own.
    """
    language = deck.language
    reverses = tuple(item for item in items if item.style.is_reverse)
    answers = answers_of_fronts(items) if reverses else {}
    first_two = {
        front: _first_two(answers[front], language) for front in {item.front for item in reverses}
    }
    for item in reverses:
        own = without_article(item.answer, language)
        others = [answer for name, answer in first_two[item.front].items() if name != own]
        if others:
            message = f"the reverse card “{item.stem}” also has the answer “{others[0]}”"
            yield error(item.fact, CODE, message, REPORT_BUG)


def _first_two(answers: Iterable[str], language: Language) -> Mapping[str, str]:
    """Return the first two of some answers in alphabetical order, by their names for comparison."""
    names = {without_article(answer, language): answer for answer in sorted(answers, reverse=True)}
    return dict(sorted(names.items())[:2])
