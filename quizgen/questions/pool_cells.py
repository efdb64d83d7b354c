"""Split the values of a pool into cells: values that belong together or look alike.

Items draw from the cell of their key, so that options are plausible. They never have to draw from
another cell: if a long name drew from names of all lengths, while other names drew from their own
cells, long names would be the key more often than chance. So values that are in no cell with enough
others are a cell of their own; if that is too small, the pool is split less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from quizgen.questions.options import Option

PER_OPTION = 3
"""The number of values that a cell of values that look alike needs for each option of an item."""
SPARE = 2
"""The number of values that a section needs in addition to the options of an item."""


class Keyed(Protocol):
    """An item with its key and its section."""

    @property
    def key(self) -> Option:
        """The right option."""

    @property
    def section(self) -> str:
        """The id of the section of its deck; may be empty."""


def split_into_cells(items: Sequence[Keyed], uses: Mapping[str, int], size: int) -> dict[str, str]:
    """Return the name of the cell of each value, by the id of the value.

    Values are split by the section of their first item, then by how they look. `uses` counts the
    items in which a value is the key, and `size` is the number of options of an item.
    """
    values = {item.key.id: item.key for item in items}
    sections: dict[str, str] = {}
    for item in items:
        sections.setdefault(item.key.id, item.section)
    by_section = _split(
        list(values), lambda id_: sections[id_], lambda cell: _is_usable(cell, uses, size, SPARE)
    )
    return {
        id_: f"{section}, {look}"
        for section, ids in by_section.items()
        for look, cell in _split_by_looks(ids, values, uses, size).items()
        for id_ in cell
    }


def _split_by_looks(
    ids: list[str], values: Mapping[str, Option], uses: Mapping[str, int], size: int
) -> dict[str, list[str]]:
    spare = (PER_OPTION - 1) * size
    return _split(
        ids,
        lambda id_: next(iter(values[id_].strata), ""),
        lambda cell: _is_usable(cell, uses, size, spare),
    )


def _split(
    ids: list[str], name: Callable[[str], str], is_usable: Callable[[list[str]], bool]
) -> dict[str, list[str]]:
    """Return usable cells by name. The rest joins the smallest cells until it is usable."""
    cells: dict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        cells[name(id_)].append(id_)
    usable = {name: cell for name, cell in cells.items() if name and is_usable(cell)}
    placed = {id_ for cell in usable.values() for id_ in cell}
    rest = [id_ for id_ in ids if id_ not in placed]
    while rest and usable and not is_usable(rest):
        rest += usable.pop(min(usable, key=lambda name: (len(usable[name]), name)))
    return {**usable, "": rest} if rest else usable


def _is_usable(ids: list[str], uses: Mapping[str, int], size: int, spare: int) -> bool:
    """Return whether a cell has enough values, and no value is the key too often in it."""
    counts = [uses.get(id_, 0) for id_ in ids]
    return len(ids) >= size + spare > spare and max(counts) * size <= max(size, sum(counts))
