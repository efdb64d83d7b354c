"""True or false: the fact's statement, half of the time with one value swapped for a false one."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.styles import Style
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item

ANSWERS = ("True", "False")
_HALF = 0.5


def make_items(basis: GenerationContext) -> Iterator[Item]:
    """Yield at most one statement a fact, true or false by hash.

    Claims are never among them: whether a claim is true is not for a card to say. Nor are facts
    for which no fair false value exists, lest a statement be recognised as true by its kind.
    """
    done: set[str] = set()
    for one in basis.asked:
        if one.fact.id in done or not _is_fit(one):
            continue
        item_id = one.item_id(Style.TRUE_FALSE)
        if false := basis.distractors.false_statement(one, item_id):
            done.add(one.fact.id)
            is_true = unit_hash(one.deck_id, item_id, "true") < _HALF
            yield _item(one, one.statement if is_true else false, ANSWERS[not is_true])


def _is_fit(one: AskedQuestion) -> bool:
    return not (one.fact.according_to or one.spec.reverse) and one.is_wanted(Style.TRUE_FALSE)


def _item(one: AskedQuestion, stem: str, answer: str) -> Item:
    return Item(
        id=one.item_id(Style.TRUE_FALSE),
        fact=one.fact,
        question=one.name,
        style=Style.TRUE_FALSE,
        stem=stem,
        answer=answer,
        rationale=one.statement,
        tags=one.tags,
        options=ANSWERS,
    )
