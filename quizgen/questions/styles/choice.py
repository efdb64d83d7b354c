"""Multiple choice: a question with one right option among distractors of its own pool."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from quizgen.facts.styles import Style
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.questions.options import Option
from quizgen.questions.pools import within_quota
from quizgen.values.dates import PartialDate
from quizgen.values.quantities import Quantity


def make_items(basis: GenerationContext) -> Iterator[Item]:
    """Yield a multiple-choice item for each question whose answer has a fair set of distractors.

    Where some items of a pool found none, an answer may now be right too often: its surplus goes.
    """
    made = [
        _item(one, options[0], options, basis.deck.language)
        for one in basis.asked
        if (options := basis.distractors.options(one))
    ]
    pools: dict[str, list[tuple[str, str]]] = defaultdict(list)
    sizes = {item.pool or "": len(item.options) for item in made}
    for item in made:
        pools[item.pool or ""].append((item.id, item.answer))
    kept = [within_quota(pool, sizes[pool], pairs) for pool, pairs in pools.items()]
    in_quota = frozenset().union(*kept)
    yield from (item for item in made if item.id in in_quota)


def _item(one: AskedQuestion, key: Option, options: tuple[Option, ...], language: Language) -> Item:
    """Make an item: numbers and dates in ascending order, everything else ordered by hash.

    Numbers bring along the unit that the question does not name. The position of the key is never
    balanced: that would leave a signature of its own.
    """
    item_id = one.item_id(Style.CHOICE)
    ordered = sorted(options, key=lambda option: _rank(item_id, option))
    return Item(
        id=item_id,
        fact=one.fact,
        question=one.name,
        style=Style.CHOICE,
        stem=one.stem,
        answer=_shown(key, one.stem, language),
        rationale=one.statement,
        tags=one.tags,
        options=tuple(_shown(option, one.stem, language) for option in ordered),
        key=ordered.index(key),
        pool=key.pool,
        ordered=isinstance(key.value, Quantity | PartialDate),
    )


def _shown(option: Option, stem: str, language: Language) -> str:
    if isinstance(option.value, Quantity):
        return language.phrases.quantity(option.value).answer(stem)
    return option.label


def _rank(item_id: str, option: Option) -> tuple[float, ...]:
    match option.value:
        case Quantity(number=number):
            return (float(number.value),)
        case PartialDate() as date:
            return date.interval()[0]
    return (unit_hash(item_id, option.id, "order"),)
