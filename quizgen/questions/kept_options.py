"""Kept options: published items keep their options for as long as these are fair.

If the options of a note changed, Anki would replace what its learners wrote into it. So the ledger
records the options of each published item by their ids, in the order in which the note shows them,
and an item gets these again. Only an option that is no longer fair is replaced: one that became
true, that fits no longer, or that the deck no longer has.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from quizgen.questions.hashing import unit_hash
from quizgen.questions.option_ids import KEY
from quizgen.questions.options import Option
from quizgen.questions.strata import FEWEST, MOST, PoolItem


def keep_options(
    item: PoolItem,
    ids: Sequence[str],
    known: Mapping[str, Option],
    given: tuple[Option, ...] = (),
) -> PoolItem:
    """Return an item of a pool with those of its published options that it keeps.

    `ids` are those of its published options; empty for a new item. `known` are the options that
    the deck still has, by id. The given ones come first.
    """
    if not ids:
        return item
    count, kept = min(MOST, max(FEWEST, len(ids) - 1)), given
    for id_ in ids:
        option = known.get(id_)
        if option and len(kept) < count and item.fair(option, kept):
            kept += (option,)
    return replace(item, count=count, kept=kept)


def arrange(
    ids: Collection[str], key: str, item_id: str, published: Sequence[str] = ()
) -> list[str]:
    """Return the ids of options in the order in which an item shows them.

    `key` is the id of the key. Published options stay in their places, and new ones fill the gaps,
    in order of a hash.
    """
    recorded = {KEY if id_ == key else id_: id_ for id_ in ids}
    gone = (place for place in published if place not in recorded)
    new = sorted(
        (id_ for place, id_ in recorded.items() if place not in published),
        key=lambda id_: unit_hash(item_id, id_, "order"),
    )
    filled = dict(zip(gone, new, strict=False))
    kept = (recorded.get(place) or filled.get(place) for place in published)
    return [*filter(None, kept), *new[len(filled) :]]
