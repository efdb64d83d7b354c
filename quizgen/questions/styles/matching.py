"""Matching: people and their offices, say, from several facts of one kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from quizgen.facts.deck import Deck, Fact
from quizgen.facts.kinds import Matching, in_language
from quizgen.facts.styles import Style
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.item import Item
from quizgen.questions.options import option_of
from quizgen.values.entities import Entity
from quizgen.values.texts import fold_case

FEWEST, MOST = 4, 8
"""How many premises an item has."""
EXTRAS = 2
"""How many responses belong to no premise, at most: without any the last pair gives itself away."""

Pair = tuple[Fact, Entity, Entity]


def make_items(basis: GenerationContext) -> Iterator[Item]:
    """Yield matching items for the kinds that say which two of their fields belong together.

    A premise has one right response and a response one premise; both columns stand in the order of
    the alphabet, each of one type. A kind with too few facts of the same types, or without a spare
    response, gives none.
    """
    kinds: dict[str, list[AskedQuestion]] = defaultdict(list)
    for one in basis.first.values():
        if one.fact.kind.matching:
            kinds[one.fact.kind.name].append(one)
    for group in kinds.values():
        matching = group[0].fact.kind.matching
        if matching:
            for pairs in _of_same_types(_pairs(basis.deck, matching, group)):
                yield from _items(basis.deck, matching, pairs, group[0].tags)


def _pairs(deck: Deck, matching: Matching, group: Sequence[AskedQuestion]) -> Iterator[Pair]:
    """Yield premise and response of the facts by hash, if each belongs to the other alone.

    A claim is not matched, but it counts: by it a premise may have another response. Two of one
    name count as one, as nobody sees which is meant.
    """
    pairs = [
        (one.fact, premise, response)
        for one in sorted(group, key=lambda one: unit_hash(deck.id, one.fact.id, "matching"))
        if isinstance(premise := one.values.get(matching.premise), Entity)
        and isinstance(response := one.values.get(matching.response), Entity)
    ]
    uses = Counter(fold_case(entity.name) for _, *both in pairs for entity in both)
    for fact, premise, response in pairs:
        alone = uses[fold_case(premise.name)] == uses[fold_case(response.name)] == 1
        if alone and not fact.according_to and Style.MATCHING not in fact.without:
            yield fact, premise, response


def _of_same_types(pairs: Iterable[Pair]) -> Iterable[list[Pair]]:
    groups: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        _, premise, response = pair
        groups[premise.type, response.type].append(pair)
    return groups.values()


def _items(
    deck: Deck, matching: Matching, pairs: list[Pair], tags: tuple[str, ...]
) -> Iterator[Item]:
    for start in range(0, len(pairs), MOST):
        group = pairs[start : start + MOST]
        spare = tuple(islice(_spare(deck, pairs, group), EXTRAS))
        if len(group) >= FEWEST and spare:
            yield _item(deck, matching, group, spare, tags)


def _spare(deck: Deck, pairs: list[Pair], group: list[Pair]) -> Iterator[str]:
    """Yield responses that belong to no premise of a group: those of others, the author's own."""
    others = (response.name for _, _, response in pairs)
    shown = {fold_case(response.name) for _, _, response in group}
    for name in chain(others, _extras(deck, group[0][2])):
        if fold_case(name) not in shown:
            shown.add(fold_case(name))
            yield name


def _extras(deck: Deck, response: Entity) -> Iterator[str]:
    """Yield the author's own wrong responses that look like a right one."""
    key = option_of(response, deck.language)
    type_ = deck.types.get(response.type)
    extras = type_.extra_distractors if type_ else ()
    for extra in sorted(extras, key=lambda extra: unit_hash(deck.id, extra.id)):
        option = option_of(extra, deck.language)
        if option and key and option.shape == key.shape:
            yield option.label


def _item(
    deck: Deck, matching: Matching, group: list[Pair], spare: tuple[str, ...], tags: tuple[str, ...]
) -> Item:
    sort_key = deck.language.nouns.sort_key
    ordered = sorted(group, key=lambda pair: sort_key(pair[1].name))
    facts = [fact for fact, _, _ in ordered]
    premises = tuple(premise.name for _, premise, _ in ordered)
    ids = "+".join(sorted(fact.id for fact in facts))
    task = deck.language.sentences.finish(in_language(matching.stem, deck.language.tag) or "")
    responses = [response.name for _, _, response in ordered]
    options = sorted((*responses, *spare), key=sort_key)
    answer = "; ".join(f"{premise.name} — {response.name}" for _, premise, response in ordered)
    return Item(
        id=f"{deck.id}/{ids}/{matching.response}/{Style.MATCHING}",
        fact=facts[0],
        others=tuple(facts[1:]),
        question=matching.response,
        style=Style.MATCHING,
        stem=f"{task}: {' · '.join(premises)}",
        answer=answer,
        rationale=answer,
        tags=tags,
        premises=premises,
        options=tuple(options),
        solution=tuple(options.index(response) for response in responses),
        pool=group[0][2].type,
    )
