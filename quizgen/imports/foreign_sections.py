"""The sections of an imported deck, with ids."""

from __future__ import annotations

from quizgen.imports.foreign_names import Ids, slug
from quizgen.values.clean_texts import clean


class Sections:
    """Headings and their ids, in the order in which they occur."""

    def __init__(self) -> None:
        self._ids = Ids()
        self._known: dict[str, str] = {}

    def id_of(self, heading: str, wanted: str = "") -> str:
        """Return the id of a heading, made from `wanted` if it is new; empty for an empty one."""
        heading = clean(heading)
        if heading and heading not in self._known:
            self._known[heading] = self._ids.take(slug(wanted or heading), "section")
        return self._known.get(heading, "")

    @property
    def headings(self) -> dict[str, str]:
        """The headings by id."""
        return {id_: heading for heading, id_ in self._known.items()}
