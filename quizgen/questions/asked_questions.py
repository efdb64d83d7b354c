"""Every question of every fact, before it is given a style.

A list is asked one member at a time: its question is named `which.saiga`, and its field holds that
member alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.deck import Fact
from quizgen.facts.fields import SPEAKER
from quizgen.facts.kinds import Question
from quizgen.languages.language import Language
from quizgen.questions.options import Option, make_option
from quizgen.questions.phrasing import Phrasing
from quizgen.values.entities import Value
from quizgen.values.texts import fold_case


class AskedQuestion(Struct, frozen=True):
    """A question of a fact, in words. `phrasing` has the fact's values, with one member of a list.

    `option` is what is asked for as an option; None for what can be none.
    """

    fact: Fact
    name: str
    question: str
    spec: Question
    phrasing: Phrasing
    stem: str
    answer: str
    statement: str
    tags: tuple[str, ...]
    deck_id: str
    option: Option | None

    @property
    def front(self) -> str:
        """The stem as fronts are compared."""
        return fold_case(self.stem)

    @property
    def values(self) -> Mapping[str, Value]:
        """The fact's values, with one member of a list."""
        return self.phrasing.values

    @property
    def value(self) -> Value:
        """What is asked for."""
        return self.values[self.spec.asks]

    def is_wanted(self, style: str, across: str = "") -> bool:
        """Return whether the fact leaves out neither a style nor this question in it.

        `across` names a question over several facts, which is asked in one style only.
        """
        without = self.fact.without
        return not without or {style, across or f"{self.question}/{style}"}.isdisjoint(without)

    def item_id(self, style: str = "") -> str:
        """Return the id of an item that asks this: deck/fact/question[/style]."""
        own = f"{self.deck_id}/{self.fact.id}/{self.name}"
        return f"{own}/{style}" if style else own


def ask_fact(fact: Fact, deck_id: str, language: Language) -> Iterator[AskedQuestion]:
    """Yield the questions of one fact, in the order of its kind. Raises PhrasingError."""
    tags, whole = _tags(fact, deck_id), Phrasing(fact, collect_values(fact), language)
    for question, spec in fact.kind.questions.items():
        if question in fact.without or spec.asks not in whole.values:
            continue
        for suffix, phrasing in _members(whole, spec.asks):
            yield AskedQuestion(
                fact=fact,
                name=question + suffix,
                question=question,
                spec=spec,
                phrasing=phrasing,
                stem=phrasing.render_stem(question),
                answer=phrasing.render_answer(question),
                statement=phrasing.statement,
                tags=tags,
                deck_id=deck_id,
                option=make_option(phrasing.values[spec.asks], language),
            )


def collect_values(fact: Fact) -> dict[str, Value]:
    """Return what a fact's templates may name: its fields, and who says it."""
    speaker = {SPEAKER: fact.according_to} if fact.according_to else {}
    return {**fact.values, **speaker}


def _members(whole: Phrasing, asks: str) -> Iterator[tuple[str, Phrasing]]:
    members = whole.values[asks]
    if not isinstance(members, tuple):
        yield "", whole
        return
    for member in members:
        yield f".{member.id}", replace(whole, values={**whole.values, asks: member})


def _tags(fact: Fact, deck_id: str) -> tuple[str, ...]:
    section = (f"{deck_id}::{fact.section}",) if fact.section else (deck_id,)
    claim = ("claim",) if fact.according_to else ()
    return (*section, f"kind::{fact.kind.name}", *claim)
