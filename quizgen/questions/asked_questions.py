"""Asked questions: the questions of facts, filled in with their values, before any style.

A list is asked about one member at a time: the question is named after the member, such as
`which.saiga`, and its field holds only that member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.deck import Fact
from quizgen.facts.fields import SPEAKER
from quizgen.facts.kinds import Question
from quizgen.languages.language import Language
from quizgen.questions.item import BLANK
from quizgen.questions.options import Option, make_option
from quizgen.questions.phrasing import Phrasing
from quizgen.values.entities import Value
from quizgen.values.texts import fold_case

WORDS_ALIKE = {"sentence": 2}
"""The number of words with which the questions of a kind begin alike, if facts word them."""
MANY_WORDS = 4
"""The same for kinds whose question is a field, in which facts may ask for anything."""
_FIELD = re.compile(r"\{\{ *\w+ *\}\}")


class AskedQuestion(Struct, frozen=True):
    """A question of a fact, filled in with the fact's values.

    `question` is its name in the kind; `name` also has the member asked for, if it is about a list.
    `option` is the answer as an option of multiple choice; None if it cannot be an option.
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
        """The stem with case and spacing folded, by which stems are compared."""
        return fold_case(self.stem)

    @property
    def values(self) -> Mapping[str, Value]:
        """The fact's values; a list that is asked about has one member."""
        return self.phrasing.values

    @property
    def value(self) -> Value:
        """The value asked for."""
        return self.values[self.spec.asks]

    def is_wanted(self, style: str, across: str = "") -> bool:
        """Return whether the fact's `without:` allows this question in a style.

        `across` names a question over several facts. It has one style only, so `without:` lists it
        by its name alone.
        """
        without = self.fact.without
        return not without or {style, across or f"{self.question}/{style}"}.isdisjoint(without)

    def item_id(self, style: str = "") -> str:
        """Return the id of an item that asks this question: deck/fact/question[/style]."""
        own = f"{self.deck_id}/{self.fact.id}/{self.name}"
        return f"{own}/{style}" if style else own


def ask_fact(fact: Fact, deck_id: str, language: Language) -> Iterator[AskedQuestion]:
    """Yield the asked questions of a fact, in the order of its kind. Raises PhrasingError."""
    tags, whole = make_tags(fact, deck_id), Phrasing(fact, collect_values(fact), language)
    for question, spec in fact.kind.questions.items():
        if question in fact.without or spec.asks not in whole.values:
            continue
        for suffix, phrasing in _split_members(whole, spec.asks):
            stem = phrasing.render_stem(question)
            yield AskedQuestion(
                fact=fact,
                name=question + suffix,
                question=question,
                spec=spec,
                phrasing=phrasing,
                stem=stem,
                answer=phrasing.render_answer(question),
                statement=phrasing.statement,
                tags=tags,
                deck_id=deck_id,
                option=make_option(
                    phrasing.values[spec.asks], language, name_alike(fact, question, spec, stem)
                ),
            )


def name_alike(fact: Fact, question: str, spec: Question, stem: str) -> str:
    """Return the name of all questions that are asked alike, whose answers can be options together.

    That is the question of the kind. If each fact has a wording of its own, as in the kind `card`,
    the first words count: “What is the capital …” asks for another answer than “What is the sum …”.
    Empty for a gap, which may be anywhere in a sentence.
    """
    if BLANK in stem:
        return ""
    words = WORDS_ALIKE.get(fact.kind.name, MANY_WORDS if _FIELD.fullmatch(str(spec.stem)) else 0)
    beginning = " ".join(fold_case(stem).split()[:words])
    return f"{fact.kind.name}, {beginning or question}"


def collect_values(fact: Fact) -> dict[str, Value]:
    """Return the values that a fact's templates can use: its fields and its speaker."""
    speaker = {SPEAKER: fact.according_to} if fact.according_to else {}
    return {**fact.values, **speaker}


def _split_members(whole: Phrasing, asks: str) -> Iterator[tuple[str, Phrasing]]:
    members = whole.values[asks]
    if not isinstance(members, tuple):
        yield "", whole
        return
    for member in members:
        yield f".{member.id}", replace(whole, values={**whole.values, asks: member})


def make_tags(fact: Fact, deck_id: str) -> tuple[str, ...]:
    """Return the tags of the items of a fact: section, kind, whether it is a claim, and its own."""
    section = (f"{deck_id}::{fact.section}",) if fact.section else (deck_id,)
    claim = ("claim",) if fact.according_to else ()
    return (*section, f"kind::{fact.kind.name}", *claim, *fact.tags)
