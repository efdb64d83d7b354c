"""R76: a question does not include another one with another answer.

What: Finds two cards that are the same but for one or two words after “which”, and have different
answers: “Which rifle was …?” and “Which automatic rifle was …?”. Words such as
“besides the RPK-74” do not make them different enough. This is a warning.

Why: The answer to the narrower question answers the wider one as well, and often the other way
round: a learner who knows both facts cannot tell which one is meant.

Example: “Which automatic rifle did soldiers carry?” → “RPK-74”, beside “Which rifle, besides the
RPK-74, did soldiers carry?” → “AK-74M”

Instead: Ask each for what only it has, or leave one question out (`without:`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.media.media_values import Side
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import memory_cards, normalize
from quizgen.review.remedies import find_facts_with_more, leave_out
from quizgen.review.rule_findings import warning

CODE = "R76"
NAME = "narrower-questions"
MAX_ADJECTIVES = 2


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each card that asks a narrower question than another one."""
    plain = (item for item in memory_cards(items) if not item.media_on(Side.QUESTION))
    cards = [(item, _without_exceptions(item.stem, deck.language)) for item in plain]
    more = find_facts_with_more(items)
    by_question = {question: item for item, question in cards}
    for item, question in cards:
        wider = (by_question.get(found) for found in _widen(question, deck.language))
        others = (other for other in wider if other)
        differing = (o for o in others if normalize(o.answer) != normalize(item.answer))
        if other := next(differing, None):
            message = f"“{item.stem}” is a narrower form of “{other.stem}”, with another answer"
            hint = leave_out(item, more, "ask each for what only it has")
            yield warning(item.fact, CODE, message, hint)


def _without_exceptions(stem: str, language: Language) -> str:
    """Return a question in lower case, without its attribution and “besides …”."""
    question = language.sentences.without_attribution(stem)
    return language.rules.exceptions.sub("", question).casefold()


def _widen(question: str, language: Language) -> Iterator[str]:
    """Yield a question without the first words after “which”."""
    if start := language.rules.which.match(question):
        words = question[start.end() :].split()
        for count in range(1, MAX_ADJECTIVES + 1):
            yield start[0] + " ".join(words[count:])
