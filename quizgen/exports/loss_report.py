"""The loss report of an export: what became of each item, computed from what a format declares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from quizgen.exports.export_format import ExportFormat, ItemPart
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.formulas import FORMULA, OPENING
from quizgen.questions.item import Item

Groups = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Ids of items by a reason or a part, and by style."""


class ItemTransfer(Struct, frozen=True):
    """What became of an item: `left_out` says why it was not written, and is else empty.

    `becomes` says what it was converted into, if the format has no question of its style. `lost`
    are the parts that it has and the format does not carry.
    """

    id: str
    style: str
    left_out: str = ""
    becomes: str = ""
    lost: tuple[ItemPart, ...] = ()


def transfer_items(
    export_format: ExportFormat, publication: Publication
) -> tuple[ItemTransfer, ...]:
    """Return what becomes of each item of a publication in a format."""
    return tuple(_transfer(export_format, deck, item) for deck, item in publication.iter_items())


def _transfer(export_format: ExportFormat, deck: Deck, item: Item) -> ItemTransfer:
    carried = export_format.parts_of(item.style)
    if not carried:
        return ItemTransfer(item.id, item.style.name, export_format.left_out)
    if obstacle := export_format.find_obstacle(deck, item):
        return ItemTransfer(item.id, item.style.name, obstacle)
    becomes = export_format.conversion_of(item.style)
    lost = tuple(part for part in parts_in(item) if part not in carried)
    return ItemTransfer(item.id, item.style.name, becomes=becomes, lost=lost)


def parts_in(item: Item) -> Iterator[ItemPart]:
    """Yield the parts that an item has beyond its stem, options and answer."""
    media = [*(media for fact in item.facts for media in fact.media), *item.pictures]
    present = {
        ItemPart.RATIONALE: bool(item.rationale),
        ItemPart.QUOTE: bool(item.fact.quote),
        ItemPart.SOURCE: bool(item.fact.source.title),
        ItemPart.PICTURES: any(medium.is_picture for medium in media),
        ItemPart.SOUNDS: not all(medium.is_picture for medium in media),
        ItemPart.FORMULAS: _has_formula(item),
        ItemPart.TAGS: bool(item.tags),
    }
    yield from (part for part, is_present in present.items() if is_present)


def _has_formula(item: Item) -> bool:
    texts = (item.stem, item.answer, item.rationale, *item.options)
    return any(OPENING in text and FORMULA.search(text) for text in texts)


def group_left_out(transfers: tuple[ItemTransfer, ...]) -> Groups:
    """Return the items that were left out, by reason and style."""
    return _group((found.left_out, found) for found in transfers if found.left_out)


def group_converted(transfers: tuple[ItemTransfer, ...]) -> Groups:
    """Return the items that were converted, by what they became and style."""
    return _group((found.becomes, found) for found in transfers if found.becomes)


def group_lost_parts(transfers: tuple[ItemTransfer, ...]) -> Groups:
    """Return the items that lost parts, by the parts that the same items lost, and style."""
    lost = _group((part.value, found) for found in transfers for part in found.lost)
    names: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for part, styles in lost.items():
        names[tuple(styles.items())].append(part)
    return {", ".join(parts): lost[parts[0]] for parts in names.values()}


def _group(named: Iterator[tuple[str, ItemTransfer]]) -> Groups:
    groups: dict[str, dict[str, tuple[str, ...]]] = defaultdict(lambda: defaultdict(tuple))
    for name, transfer in named:
        groups[name][transfer.style] += (transfer.id,)
    return groups
