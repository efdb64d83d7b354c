"""Decide how each value is recalled: by a flashcard or, where no question fits, by a cloze.

A value is asked once for memory, so a cloze is made only if no flashcard of the fact asks for the
same value. A question that is itself a sentence with a gap gives way to the cloze.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from quizgen.facts.deck import Fact
from quizgen.facts.sentence_lists import ANSWERS
from quizgen.questions.asked_questions import AskedQuestion, collect_values
from quizgen.questions.context import GenerationContext
from quizgen.questions.gaps import GapParts, find_gap
from quizgen.questions.item import BLANK, Front
from quizgen.questions.open_comparisons import is_open_comparison
from quizgen.questions.phrasing import Phrasing
from quizgen.values.entities import Members, Value
from quizgen.values.pictures import Picture

FLASHCARD, REVERSE, CLOZE = "flashcard", "reverse", "cloze"
LISTING, TYPED, HOTSPOT = "listing", "typed", "hotspot"
"""The names of the styles with which values are recalled."""


def find_flashcards(context: GenerationContext) -> Iterator[tuple[AskedQuestion, str]]:
    """Yield the questions that are flashcards, with the name of their style.

    A question that its kind marks as reverse is asked only if it has one answer in the whole deck.
    A fact whose only question is a reverse one gets a plain flashcard for it.
    """
    answers: dict[Front, set[str]] = defaultdict(set)
    for asked in context.asked:
        answers[asked.front].add(asked.answer)
    forward = {asked.fact.id for asked in context.asked if not asked.spec.reverse}
    for asked in context.asked:
        if asked.listed or _needs_options(asked, context):
            continue
        is_reverse = asked.spec.reverse and asked.fact.id in forward
        style = REVERSE if is_reverse else FLASHCARD
        is_ambiguous = is_reverse and len(answers[asked.front]) > 1
        is_wanted = context.deck.makes(style) and asked.is_wanted(style)
        if is_wanted and not is_ambiguous and not _is_better_as_cloze(asked, context):
            yield asked, style


def _needs_options(asked: AskedQuestion, context: GenerationContext) -> bool:
    """Return whether a question for a picture is one about options: “Which of these is …?”."""
    refers = context.deck.language.rules.refers_to_options
    return isinstance(asked.value, Picture) and bool(refers.search(asked.folded_stem))


def _is_better_as_cloze(asked: AskedQuestion, context: GenerationContext) -> bool:
    """Return whether a question is a sentence with a gap that a cloze can show."""
    is_gap = BLANK in asked.stem and asked.spec.asks in asked.fact.kind.cloze
    return (
        is_gap
        and _wants_cloze(asked.fact, context)
        and bool(_gap(asked.fact, asked.spec.asks, context))
    )


class Blank(Struct, frozen=True):
    """A value to recall by a cloze. `question` is its field, and for a list also its member."""

    fact: Fact
    question: str
    value: Value
    parts: GapParts


def find_clozes(context: GenerationContext) -> Iterator[Blank]:
    """Yield the values that are clozes, with the statement around the gap."""
    recalled = {(asked.fact.id, asked.spec.asks) for asked, _ in find_flashcards(context)}
    for fact in context.deck.facts:
        for field in fact.kind.cloze if _wants_cloze(fact, context) else ():
            is_recalled = (fact.id, field) in recalled or field in _find_examples(fact)
            if field not in fact.values or is_recalled:
                continue
            for member, value in _split(fact.values[field]):
                if parts := _gap(fact, field, context, member):
                    yield Blank(fact, f"{field}.{member}" if member else field, value, parts)


def _find_examples(fact: Fact) -> Iterator[str]:
    """Yield the fields of examples in a sentence. Others fill the gap of an example as well."""
    listed = fact.values.get(ANSWERS)
    if isinstance(listed, Members) and listed.is_open:
        yield from (member.id for member in listed.members)


def _split(value: Value) -> Iterator[tuple[str, Value]]:
    """Yield the members of a list with their ids, or the value itself; nothing of examples."""
    if not isinstance(value, Members):
        yield "", value
        return
    if value.is_open:
        return
    yield from ((member.id, member.value) for member in value.members)


def _wants_cloze(fact: Fact, context: GenerationContext) -> bool:
    return context.deck.makes(CLOZE) and CLOZE not in fact.without and fact.id in context.first


def _gap(fact: Fact, field: str, context: GenerationContext, member: str = "") -> GapParts | None:
    language = context.deck.language
    phrasing = Phrasing(fact, collect_values(fact, language), language)
    parts = find_gap(phrasing, field, language, member)
    return None if parts and is_open_comparison(phrasing, field, member=member) else parts
