"""Explain why a fact has no multiple choice, and what would give it one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.facts.deck import Fact
from quizgen.facts.sentence_kinds import SENTENCE
from quizgen.formulas import length_of
from quizgen.questions.asked_questions import POOLED_STYLE, AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.item import Item
from quizgen.questions.open_comparisons import is_open_comparison
from quizgen.questions.options import Option
from quizgen.questions.pools import Pool
from quizgen.questions.settled_pools import SettledPool
from quizgen.values.entities import Entity, Members
from quizgen.values.partial_dates import PartialDate
from quizgen.values.pictures import Picture
from quizgen.values.quantities import Quantity

LONG = 60
"""The length from which on few texts are like a text, and none is easy to compare with others."""
_GIVE = "give the fact `distractors:`"
_NOTHING_ASKED = "it asks for nothing that can have options; write a question with a short answer"


def explain_missing_choices(
    context: GenerationContext, items: Iterable[Item]
) -> Iterator[tuple[str, str]]:
    """Yield the id of each fact without a multiple-choice item, with the reason and advice.

    If several questions could have options, the reason is that of the first one. Nothing is missing
    in a deck that makes no multiple choice.
    """
    if not context.deck.makes(POOLED_STYLE):
        return
    done = {fact.id for item in items if item.style.name == POOLED_STYLE for fact in item.facts}
    questions: dict[str, list[AskedQuestion]] = {}
    for asked in context.answerable:
        questions.setdefault(asked.fact.id, []).append(asked)
    for fact in context.deck.facts:
        if fact.id not in done:
            yield fact.id, _explain(fact, questions.get(fact.id, ()), context)


def _explain(fact: Fact, questions: Iterable[AskedQuestion], context: GenerationContext) -> str:
    with_options = [asked for asked in questions if asked.option]
    wanted = [asked for asked in with_options if asked.is_wanted(POOLED_STYLE)]
    wanted.sort(key=lambda asked: (asked.spec.reverse, not (asked.option and asked.option.pool)))
    for asked in wanted:
        if asked.option:
            return _explain_question(asked, asked.option, context)
    return (
        f"`without:` leaves it out: {', '.join(fact.without)}" if with_options else _NOTHING_ASKED
    )


def _explain_question(asked: AskedQuestion, key: Option, context: GenerationContext) -> str:
    numbers = context.deck.language.numbers
    if isinstance(key.value, Quantity) and numbers.is_one_sided(key.value):
        return f"“{key.label}” has an open end, so no other number is certainly wrong"
    if asked.fact.distractors:
        return "too few of its `distractors:` can be used; give two or three"
    settled = context.distractors.find_pool(asked)
    if settled is None:
        return f"{_explain_no_pool(asked, key)}, or {_GIVE}"
    item_id = asked.item_id(POOLED_STYLE)
    if word := context.distractors.revealing.get(item_id):
        return f"only “{key.label}” shares “{word}” with the question; reword it, or {_GIVE}"
    return _explain_pool(item_id, context.distractors.groups.place(key), settled)


def _explain_pool(item_id: str, key: Option, settled: SettledPool) -> str:
    """Return why an item of a pool cannot be made."""
    pool = settled.pool
    if not pool.size and pool.missing:
        return f"{_count(pool, key)}; ask for {pool.missing} more, or {_GIVE}"
    if not pool.size:
        return f"no equal steps around “{key.label}” give wrong numbers of its form; {_GIVE}"
    if item_id in settled.waiting:
        return (
            f"it waits for {pool.size - 1} new {_name(key)} that fit beside it, because published "
            f"items keep their options; ask for more, or {_GIVE}"
        )
    if item_id not in pool.items.keys() | pool.waiting or item_id in settled.surplus:
        return f"“{key.label}” is the answer too often; ask for other {_name(key)}, or {_GIVE}"
    if isinstance(key.value, str) and length_of(key.label) > LONG:
        return (
            f"the answer has {length_of(key.label)} characters, and an option should have at most"
            f" {LONG}: keep the words that set it apart, or {_GIVE}"
        )
    return (
        f"too few other {_name(key)} fit beside “{key.label}”: they are unlike it in form, size or "
        f"time, or the question or quote names them; {_GIVE}"
    )


def _explain_no_pool(asked: AskedQuestion, key: Option) -> str:
    if is_open_comparison(asked.phrasing, asked.spec.asks, asked.stem):
        return f"“{key.label}” is only compared, so others may be right; ask for a superlative"
    if not asked.spec.pooled:
        return f"answers of other facts may be right as well as “{key.label}”; leave it as it is"
    if asked.within and (advice := _explain_member(asked, asked.within, key)):
        return advice
    match key.value:
        case Entity():
            return f"“{key.label.strip('“”')}” has no type; give it a `type:`"
        case Quantity():
            return f"“{key.label}” is a number in words; ask for one in figures"
    return f"other texts hardly fit the gap of “{key.label}”; ask for it with a question"


def _explain_member(asked: AskedQuestion, within: Members, key: Option) -> str:
    """Return why a member of a list has no pool; empty if its value is the reason."""
    if within.is_ordered and asked.fact.kind.name == SENTENCE:
        return f"the sentence names the options beside “{key.label}”; write a `process`"
    if within.is_ordered:
        return f"“{key.label}” has too few other steps as options; write four steps or more"
    if within.is_placed:
        return f"“{key.label}” has too few other regions as options; name three regions or more"
    if within.is_open:
        return "other values may be members of the open list as well; leave out `open:` if not"
    if isinstance(key.value, str):
        return f"“{key.label}” has no type; write [{key.label}](type), or an entity in a kind"
    return ""


def _count(pool: Pool, key: Option) -> str:
    return f"{pool.values} {_name(key, is_one=pool.values == 1)}"


def _name(key: Option, *, is_one: bool = False) -> str:
    """Return what the values of the pool of a key are called: “values of type gas”."""
    plural = "" if is_one else "s"
    match key.value:
        case Entity(type=type_, subtype=subtype):
            narrower = f", asked for as {subtype}" if subtype else ""
            within = f", in the group {key.group}" if key.is_narrow and key.group else ""
            return f"value{plural} of type {type_}{narrower}{within}"
        case Quantity():
            return f"number{plural} like {key.label}"
        case PartialDate():
            return f"date{plural} like {key.label}"
        case Picture():
            return f"picture{plural} that answer{'s' if is_one else ''} a question asked alike"
    return f"text{plural} that answer{'s' if is_one else ''} a question asked alike"
