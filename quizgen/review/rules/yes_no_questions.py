"""R41: no question is answered by yes or no.

What: Finds questions that begin with an auxiliary verb (did, was, can …), and answers that are yes
or no to a question without a question word. Questions in another language are not checked: the
German “was” asks for a thing.

Why: A guess is correct half of the time, and what learners remember is “yes”.

Example: Did personnel from NATO member states support the incursion?

Instead: Ask for what the “yes” would confirm: “Personnel from which alliance’s member states …?”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import is_in_other_language, normalize, questions
from quizgen.review.rule_findings import error

CODE = "R41"
NAME = "yes-no-questions"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each question that can be answered by yes or no."""
    for item in questions(items):
        if _is_yes_or_no(item, deck.language):
            message = f"“{item.stem}” can be answered by yes or no"
            yield error(item.fact, CODE, message, "ask for what the “yes” would confirm")


def _is_yes_or_no(item: Item, language: Language) -> bool:
    """Return whether the question or its answer shows that only yes and no are possible."""
    words, stem = language.rules, language.sentences.without_attribution(item.stem)
    if words.yes_no_questions.match(stem):
        return not is_in_other_language(stem, language)
    is_open = words.open_questions.match(stem)
    return not is_open and normalize(item.answer) in words.yes_no_answers
