"""What the author of a fact can change about an item, as the help of findings words it.

Each remedy names the exact key and value to write, and is offered only if no other finding follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from quizgen.facts.kinds import WHAT_HAPPENED, WHICH_MOST
from quizgen.questions.authored_distractors import find_asked_fields
from quizgen.questions.interactions import Gap
from quizgen.questions.item import Item
from quizgen.review.item_text import asked_value
from quizgen.review.rule_findings import is_sentence, key_of_question
from quizgen.values.entities import Entity


def find_facts_with_more(items: Iterable[Item]) -> AbstractSet[str]:
    """Return the ids of the facts that still have an item if one of their questions is left out."""
    names: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if not item.others:
            names[item.fact.id].add(_question(item))
    return {fact for fact, own in names.items() if len(own) > 1}


def reword(item: Item, facts_with_more: AbstractSet[str], fault: str = "") -> str:
    """Return the help to reword a question or, if the fact has another one, to leave it out.

    `fault` says what to change. A question whose answer is its speaker can only be left out: the
    sentence names the speaker, however the question is worded.
    """
    ways = [] if _asks_for_speaker(item) else [f"reword it ({key_of_question(item)}){fault}"]
    if item.fact.id in facts_with_more:
        ways.append(f"leave it out (`without: [{_question(item)}]`)")
    return " or ".join(ways) or "ask for something else, or remove `according_to:`"


def leave_out(item: Item, facts_with_more: AbstractSet[str], other_way: str) -> str:
    """Return another way or, if the fact has another question, to leave this one out."""
    if item.fact.id not in facts_with_more:
        return other_way
    return f"{other_way}, or leave one question out (`without: [{_question(item)}]`)"


def give_distractors(item: Item, like: str) -> str:
    """Return the help to give a fact wrong options of its own; `like` says what they should be.

    Options across facts can only be left out. A fact that is asked for several values needs a list
    for each.
    """
    if item.pool is None and item.fact.distractors:
        return f"correct the `distractors:` of the fact, {like}"
    if item.others or _question(item) in (WHAT_HAPPENED, WHICH_MOST):
        name = _question(item)
        return f"leave the item out of this fact (`without: [{name}]`)"
    return f"give the fact `{_key_of_distractors(item)}`, {like}"


def _question(item: Item) -> str:
    """Return the name of the question of an item, as `without:` takes it."""
    return item.style.name if isinstance(item.interaction, Gap) else item.question.partition(".")[0]


def _key_of_distractors(item: Item) -> str:
    fact, (question, _, member) = item.fact, item.question.partition(".")
    spec = fact.kind.questions.get(question)
    field = spec.asks if spec else question
    if {*find_asked_fields(fact)} == {field} and not member:
        return "distractors: [ … ]"
    return f"distractors: {{{member or fact.shown.get(field, field)}: [ … ]}}"


def _asks_for_speaker(item: Item) -> bool:
    value, speaker = asked_value(item), item.fact.according_to
    is_speaker = isinstance(value, Entity) and speaker is not None and value.id == speaker.id
    return is_speaker and not is_sentence(item.fact)
