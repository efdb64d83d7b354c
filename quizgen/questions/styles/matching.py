"""Matching: find the response for each premise, such as the office for each person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from msgspec import Struct

from quizgen.facts.deck import Deck, Fact
from quizgen.facts.kinds import in_language
from quizgen.formulas import length_of
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Match
from quizgen.questions.item import Item
from quizgen.questions.open_comparisons import is_open_comparison
from quizgen.questions.options import make_option
from quizgen.questions.style import Practice, SheetPart, Stem, Style
from quizgen.values.entities import Entity
from quizgen.values.texts import fold_case

FEWEST, MOST, MOST_LONG = 4, 8, 6
"""The number of premises in an item: fewer if they or the responses are long."""
EXTRAS = 2
"""Maximum number of responses without a premise. Without any, the last pair needs no knowledge."""

LONG, LONGEST = 40, 80
"""The length of a long entry of a column, and the greatest length, in characters."""

Pair = tuple[Fact, Entity, Entity]
"""A fact with its premise and its response."""


class _MatchingKind(Struct, frozen=True):
    """Values that all matching items of a kind share."""

    style: Style
    deck: Deck
    stem: str
    tags: tuple[str, ...]


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield matching items for the kinds that name two fields to match.

    Each premise has one right response and each response one premise. Both columns are sorted
    alphabetically, and each holds entities of one type. If no response is left over, the last pair
    gives only its response. A kind with too few facts of the same types gives no item.
    """
    kinds: dict[tuple[str, str], list[AskedQuestion]] = defaultdict(list)
    for asked in context.first.values():
        if matching := asked.fact.kind.matching:
            stem = in_language(matching.stem, context.deck.language.tag) or ""
            kinds[asked.fact.kind.name, stem].append(asked)
    for (_, stem), group in kinds.items():
        kind = _MatchingKind(style, context.deck, stem, group[0].tags)
        for pairs in _of_same_types(_pairs(kind, group)):
            yield from _items(kind, pairs)


def _pairs(kind: _MatchingKind, group: Sequence[AskedQuestion]) -> Iterator[Pair]:
    """Yield the pairs whose premise and response occur in no other pair, in order of their hashes.

    Claims are not matched, but count as other pairs: a claim may give a premise a second response.
    Entities with the same name count as one, because learners cannot distinguish them.
    """
    facts = (asked.fact for asked in group if not _is_open(asked))
    ordered = sorted(facts, key=lambda fact: unit_hash(kind.deck.id, fact.id, "matching"))
    pairs = [pair for fact in ordered for pair in find_pair(fact)]
    uses = Counter(fold_case(entity.name) for _, *both in pairs for entity in both)
    for fact, premise, response in pairs:
        is_unique = uses[fold_case(premise.name)] == uses[fold_case(response.name)] == 1
        if is_unique and not fact.according_to and kind.style.name not in fact.without:
            yield fact, premise, response


def _is_open(asked: AskedQuestion) -> bool:
    """Return whether the sentence only compares one of the two, so that others match as well."""
    matching = asked.fact.kind.matching
    fields = (matching.premise, matching.response) if matching else ()
    given = (field for field in fields if field in asked.values)
    return any(is_open_comparison(asked.phrasing, field) for field in given)


def find_pair(fact: Fact) -> Iterator[Pair]:
    """Yield the pair of a fact whose kind matches two fields, if both are short enough."""
    matching = fact.kind.matching
    if matching:
        premise = _read_entry(fact, matching.premise)
        response = _read_entry(fact, matching.response)
        if premise and response:
            yield fact, premise, response


def _read_entry(fact: Fact, field: str) -> Entity | None:
    """Return the value of a field as an entry of a column. A text is of the type of its field."""
    value = fact.values.get(field)
    if isinstance(value, str):
        value = Entity(fold_case(value), field, value, "")
    return value if isinstance(value, Entity) and length_of(value.name) <= LONGEST else None


def _of_same_types(pairs: Iterable[Pair]) -> Iterable[list[Pair]]:
    groups: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        _, premise, response = pair
        groups[premise.type, response.type].append(pair)
    return groups.values()


def _items(kind: _MatchingKind, pairs: list[Pair]) -> Iterator[Item]:
    most = _most_pairs(pairs)
    for start in range(0, len(pairs), most):
        group = pairs[start : start + most]
        spare = tuple(islice(_spare(kind.deck, pairs, group), EXTRAS))
        if not spare and len(group) > FEWEST:
            group, spare = group[:-1], (group[-1][2].name,)
        if len(group) >= FEWEST and spare:
            yield _item(kind, group, spare)


def _most_pairs(pairs: Iterable[Pair]) -> int:
    """Return how many pairs an item may have. With long ones, eight fill more than a large page."""
    longest = max(length_of(entry.name) for _, *both in pairs for entry in both)
    return MOST_LONG if longest >= LONG else MOST


def _spare(deck: Deck, pairs: list[Pair], group: list[Pair]) -> Iterator[str]:
    """Yield responses without a premise in a group: from other pairs, then extra distractors."""
    others = (response.name for _, _, response in pairs)
    shown = {fold_case(response.name) for _, _, response in group}
    for name in chain(others, _extras(deck, group[0][2])):
        if fold_case(name) not in shown:
            shown.add(fold_case(name))
            yield name


def _extras(deck: Deck, response: Entity) -> Iterator[str]:
    """Yield the author's extra distractors that have the same form as a response."""
    key = make_option(response, deck.language)
    type_ = deck.types.get(response.type)
    extras = type_.extra_distractors if type_ else ()
    for extra in sorted(extras, key=lambda extra: unit_hash(deck.id, extra.id)):
        option = make_option(extra, deck.language)
        if option and key and option.shape == key.shape:
            yield option.label


def _item(kind: _MatchingKind, group: list[Pair], spare: tuple[str, ...]) -> Item:
    deck, language = kind.deck, kind.deck.language
    sort_key = language.nouns.sort_key
    ordered = sorted(group, key=lambda pair: sort_key(pair[1].name))
    facts = [fact for fact, _, _ in ordered]
    premises = tuple(premise.name for _, premise, _ in ordered)
    ids = "+".join(sorted(fact.id for fact in facts))
    task = language.sentences.finish(kind.stem)
    matching = facts[0].kind.matching
    field = matching.response if matching else ""
    right = [response.name for _, _, response in ordered]
    responses = sorted((*right, *spare), key=sort_key)
    answer = "; ".join(f"{premise.name} — {response.name}" for _, premise, response in ordered)
    return Item(
        id=f"{deck.id}/{ids}/{field}/{kind.style.name}",
        fact=facts[0],
        others=tuple(facts[1:]),
        question=field,
        style=kind.style,
        stem=f"{task}: {' · '.join(premises)}",
        answer=answer,
        rationale=answer,
        tags=kind.tags,
        interaction=Match(
            premises, tuple(responses), tuple(map(responses.index, right)), group[0][2].type
        ),
    )


MATCHING = Style(
    "matching",
    interaction=Match,
    stem=Stem.TASK,
    sheet=SheetPart(
        position=30,
        share=1,
        remedy=(
            "write at least four facts of a kind with `matching:` that share no premise or "
            "response, and a spare response: in another fact, or in `extra_distractors` of its type"
        ),
    ),
    practice=Practice(position=40),
    spans_facts=True,
)
