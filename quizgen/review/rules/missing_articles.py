"""R62: a thing that has an article in its quote has one in its question.

What: Finds sentences that begin with, or ask about, a bare name with a small letter that stands
after “a”, “an” or “the” wherever the quote has it. A warning.

Why: “Commission of scientists signed the certificate” is no English, and the reader of a card
wonders what else is wrong.

Example: `{name: commission of scientists}`, where the quote says “A commission of scientists”.

Instead: Say `the: true`, or let the article be part of the name: `{name: a commission …}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck, Fact
from quizgen.questions.item import Item
from quizgen.review.rule_findings import warning
from quizgen.values.entities import Entity
from quizgen.values.texts import fold

CODE = "R62"
NAME = "missing-articles"
_BEFORE = r"(?:^|\b(?:according to|did|does|do|was|is|has|may|can|could|will|would|might|must) )"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each fact with the first of its sentences that lacks an article of the quote."""
    del deck
    bare = {item.fact.id: tuple(_bare_names(item.fact)) for item in _one_of_each(items)}
    for item in items:
        lacking = next((name for name in bare[item.fact.id] if _lacks(name, item.stem)), None)
        if lacking:
            bare[item.fact.id] = ()
            message = f"“{item.stem}” lacks an article before “{lacking}”: its quote has one"
            hint = "say `the: true` of the name, or begin the name with its “a” or “an”"
            yield warning(item.fact, CODE, message, hint)


def _one_of_each(items: Sequence[Item]) -> Iterable[Item]:
    return {item.fact.id: item for item in items}.values()


def _lacks(name: str, stem: str) -> bool:
    return bool(re.search(rf"{_BEFORE}{re.escape(name)}(?!\w)", stem, re.IGNORECASE))


def _bare_names(fact: Fact) -> Iterator[str]:
    """Yield names of one thing, without an article, that have one wherever the quote has them."""
    for value in (*fact.values.values(), fact.according_to):
        if isinstance(value, Entity) and _may_lack(value):
            name = re.escape(fold(value.name))
            article = rf"(\b(?:an?|the) )?(?<!\w){name}(?!\w| of )"
            stands = re.findall(article, fold(fact.quote), re.IGNORECASE)
            if stands and all(stands):
                yield value.name


def _may_lack(entity: Entity) -> bool:
    return not entity.the and not entity.is_plural and entity.name[:1].islower()
