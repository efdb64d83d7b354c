"""Odd one out: “Which of these is not a shotgun?”, three entities of a type and one outsider."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from quizgen.facts.deck import EntityType
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.kept_options import arrange
from quizgen.questions.option_ids import record
from quizgen.questions.options import Option, make_option
from quizgen.questions.style import Practice, SheetPart, Stem, Style
from quizgen.values.entities import Entity

QUESTION = "odd-one-out"
MEMBERS = 3
"""The number of options that belong to the type."""


class OptionCandidate(Struct, frozen=True):
    """An entity that can be an option, with the first question of a fact that names it."""

    asked: AskedQuestion
    option: Option
    type: str


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield at most one item for each type that the author distinguishes from others (`unlike:`).

    Only the author knows that no entity of one type is also of another, so nothing is inferred. The
    options are entities of facts that are not claims, and have the same form. Each is used once.
    Published items choose first.
    """
    candidates = _candidates(style, context)
    types = context.deck.types.values()
    outsiders = {type_.id: _rank_outsiders(style, type_, candidates, context) for type_ in types}
    used: set[str] = set()
    for type_ in sorted(types, key=lambda type_: not any(ids for _, ids in outsiders[type_.id])):
        for outsider, published in outsiders[type_.id]:
            fitting = [
                member for member in candidates.get(type_.id, ()) if _fits(member, outsider, used)
            ]
            fitting.sort(key=lambda member: member.option.id not in published)
            if outsider.option.id not in used and len(fitting) >= MEMBERS:
                group = (outsider, *fitting[:MEMBERS])
                used |= {candidate.option.id for candidate in group}
                yield _item(style, type_, group, published, context.deck.language)
                break


def _rank_outsiders(
    style: Style,
    type_: EntityType,
    candidates: Mapping[str, Sequence[OptionCandidate]],
    context: GenerationContext,
) -> list[tuple[OptionCandidate, tuple[str, ...]]]:
    """Return the possible outsiders of a type, that of its published item first.

    Each comes with the ids of the options of its published item; empty if it has none.
    """
    members = {member.option.id for member in candidates.get(type_.id, ())}
    ranked = []
    for outsider in chain.from_iterable(candidates.get(other, ()) for other in type_.unlike):
        published = context.published(_item_id(style, outsider.asked))
        ranked.append((outsider, () if members.isdisjoint(published) else published))
    return sorted(ranked, key=lambda pair: not pair[1])


def _candidates(
    style: Style, context: GenerationContext
) -> Mapping[str, Sequence[OptionCandidate]]:
    """Return the candidates of each type, in order of their hashes."""
    found: dict[str, OptionCandidate] = {}
    for asked in context.asked:
        if asked.fact.according_to or not asked.is_wanted(style.name):
            continue
        for entity in (value for value in asked.values.values() if isinstance(value, Entity)):
            option = make_option(entity, context.deck.language)
            if option and option.pool:
                found.setdefault(option.id, OptionCandidate(asked, option, entity.type))
    by_type: dict[str, list[OptionCandidate]] = defaultdict(list)
    for key in sorted(found, key=lambda key: unit_hash(context.deck.id, key, QUESTION)):
        by_type[found[key].type].append(found[key])
    return by_type


def _fits(member: OptionCandidate, outsider: OptionCandidate, used: set[str]) -> bool:
    return member.option.id not in used and member.option.shape == outsider.option.shape


def _item_id(style: Style, asked: AskedQuestion) -> str:
    return f"{asked.deck_id}/{asked.fact.id}/{QUESTION}/{style.name}"


def _item(
    style: Style,
    type_: EntityType,
    group: tuple[OptionCandidate, ...],
    published: tuple[str, ...],
    language: Language,
) -> Item:
    outsider, *members = group
    asked = outsider.asked
    item_id, key_id = _item_id(style, asked), outsider.option.id
    named = {candidate.option.id: candidate for candidate in group}
    order = arrange(named, key_id, item_id, published)
    ordered = [named[id_] for id_ in order]
    alike = ", ".join(candidate.option.label for candidate in ordered if candidate is not outsider)
    facts = {member.asked.fact.id: member.asked.fact for member in members}
    facts.pop(asked.fact.id, None)
    return Item(
        id=item_id,
        fact=asked.fact,
        others=tuple(facts.values()),
        question=QUESTION,
        style=style,
        stem=language.sentences.which_is_not(type_.id),
        answer=outsider.option.label,
        rationale=f"{alike}: {type_.id}; {outsider.option.label}: {outsider.type}",
        tags=asked.tags,
        interaction=Choice(
            tuple(candidate.option.label for candidate in ordered),
            ordered.index(outsider),
            f"not {type_.id}",
            ids=record(order, key_id),
        ),
    )


ODD_ONE_OUT = Style(
    "odd-one-out",
    interaction=Choice,
    stem=Stem.QUESTION,
    sheet=SheetPart(
        position=15,
        share=0,
        remedy="list other types under `unlike:` of a type with at least three entities",
    ),
    note_type="choice",
    practice=Practice(position=15),
    spans_facts=True,
    key_is_outsider=True,
)
