"""Ids of options, as the ledger records them for each published item in the order of its note.

This module imports nothing, because an unchanged build reads the ledger but generates no items.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

KeptOptions = Mapping[str, tuple[str, ...]]
"""The ids of the options of published items, in order, by item id. Retired items come last."""
NONE_KEPT: KeptOptions = {}
KEY = ""
"""The key in a list of option ids. It has no id there, so an author can correct it."""
COMPUTED = "="
"""The beginning of the id of a computed number, which is not a value of the deck."""
_FACT = "fact:"
"""The beginning of the id of an option that is a fact."""


def name_fact(fact_id: str) -> str:
    """Return the id of an option that is a fact."""
    return _FACT + fact_id


def record(ids: Iterable[str], key: str) -> tuple[str, ...]:
    """Return the ids of options, in order, as the ledger records them. `key` is that of the key."""
    return tuple(KEY if id_ == key else id_ for id_ in ids)


def rename_fact_in_options(ids: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """Return the ids of options after a fact was renamed."""
    return tuple(name_fact(new) if id_ == name_fact(old) else id_ for id_ in ids)
