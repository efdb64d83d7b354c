"""An item: one generated question, in plain text. Exports escape it for what they write."""

from __future__ import annotations

from msgspec import Struct

from quizgen.facts.deck import Fact
from quizgen.facts.styles import Style
from quizgen.values.texts import fold_case

BLANK = "_____"
"""The gap in a cloze's stem: of constant width, so that it does not tell how long the answer is."""


class Item(Struct, frozen=True):
    """One question about a fact, or about several: `fact` and `others`.

    `id` is deck/fact/question[/style], from authored ids only. `question` is the kind's name for
    it, with the member asked for where a list is asked one by one. `answer` is the right answer as
    text in every style; `options` are what may be chosen, matched (to `premises`) or ordered,
    `accepted` what may be typed; `key` is the index of the right one in multiple choice. `pool`
    names the values that wrong options were drawn from. `hint` tells the type of a cloze's answer.
    `solution` gives the index of each premise's option in matching, and the rank of each option,
    from 1, in ordering. `rationale` is the fact as a sentence.
    """

    id: str
    fact: Fact
    question: str
    style: Style
    stem: str
    answer: str
    rationale: str
    tags: tuple[str, ...]
    options: tuple[str, ...] = ()
    key: int | None = None
    pool: str | None = None
    hint: str = ""
    ordered: bool = False
    premises: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    solution: tuple[int, ...] = ()
    others: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts that the item asks about."""
        return (self.fact, *self.others)

    @property
    def front(self) -> str:
        """The stem as fronts are compared: no two of them differ in case or blanks alone."""
        return fold_case(self.stem)
