"""The sections of a foreign deck: headings with ids of their own."""

from __future__ import annotations

from quizgen.imports.foreign_names import Ids, clean, slug


class Sections:
    """Gives each heading an id, in the order in which they are met."""

    def __init__(self) -> None:
        self._ids = Ids()
        self._known: dict[str, str] = {}

    def id_of(self, heading: str) -> str:
        """Return the id of a heading; empty for none."""
        heading = clean(heading)
        if heading and heading not in self._known:
            self._known[heading] = self._ids.take(slug(heading), "section")
        return self._known.get(heading, "")

    @property
    def headings(self) -> dict[str, str]:
        """The headings by id."""
        return {id_: heading for heading, id_ in self._known.items()}
