"""Select what the files of a build contain. The ledger is that of the whole deck."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from quizgen.exports import anki
from quizgen.exports.publication import Publication
from quizgen.questions.item import Item


class Selection(Struct, frozen=True):
    """What the files of a build contain.

    A `fresh` package has no notices, for learners who have no earlier one. `styles` are the names
    of the styles of items; without any, the files contain all of them.
    """

    fresh: bool = False
    styles: tuple[str, ...] = ()


WHOLE = Selection()
"""Everything, as published."""


def select(publication: Publication, selection: Selection) -> Publication:
    """Return a publication with the selected items and notes.

    Notes keep the GUIDs, contents and times of the ledger. A selection of styles has no notices
    either. Sheets are not affected, because `quizzes:` sets their styles.
    """
    if selection == WHOLE:
        return publication
    items = select_items(publication.items, selection.styles)
    return replace(publication, items=items, notes=anki.select_notes(publication, items))


def select_items(items: Iterable[Item], styles: Iterable[str]) -> tuple[Item, ...]:
    """Return the items with one of the styles, or all items if there are no styles."""
    wanted = frozenset(styles)
    return tuple(item for item in items if not wanted or item.style.name in wanted)
