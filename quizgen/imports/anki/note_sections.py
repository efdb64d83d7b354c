"""The title and the sections of a deck that is made from notes.

Sections are the headings on cards, or else the decks of a package, or else tags.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from quizgen.imports.anki.foreign_note import ForeignNote
from quizgen.imports.anki.note_texts import shorten
from quizgen.imports.foreign_sections import Sections
from quizgen.values.clean_texts import clean

_MAX_NAME_LENGTH = 300
LONG_NAME = f"ends of names of decks and headings, beyond {_MAX_NAME_LENGTH} characters"
_NOTES_PER_TAG = 2
"""The average number of notes with the same first tag, from which these tags are sections."""


class NoteSections:
    """The sections of notes, given as pairs of a note and the heading on its cards."""

    def __init__(self, notes: Iterable[tuple[ForeignNote, str]]) -> None:
        pairs = list(notes)
        self.cut: dict[str, None] = {}
        self._decks = {note.deck for note, _ in pairs if note.deck}
        self._by_tag = not any(heading for _, heading in pairs) and _tags_divide(pairs)
        self._tags = _tags_of_headings([(note, self._heading(note, h)) for note, h in pairs])
        self._sections = Sections()

    @property
    def title(self) -> str:
        """The common parent of all decks; empty if there is none."""
        paths = [clean(deck).split("::") for deck in self._decks]
        common: list[str] = []
        for parts in zip(*paths, strict=False):
            if len(set(parts)) > 1:
                break
            common.append(parts[0])
        return self._shorten("::".join(common))

    @property
    def headings(self) -> dict[str, str]:
        """The headings of the sections by id."""
        return self._sections.headings

    def id_of(self, note: ForeignNote, heading: str) -> str:
        """Return the id of the section of a note; empty if it has none."""
        heading = self._heading(note, heading)
        return self._sections.id_of(heading, _last_part(self._tags.get(heading, "")))

    def lost_tags(self, note: ForeignNote, heading: str) -> list[str]:
        """Return the tags of a note other than that of its section."""
        kept = self._tags.get(self._heading(note, heading))
        return [tag for tag in note.tags if tag != kept]

    def _heading(self, note: ForeignNote, heading: str) -> str:
        if not heading and self._by_tag:
            heading = _last_part(note.tags[0]).replace("_", " ") if note.tags else ""
        elif not heading and len(self._decks) > 1:
            heading = _last_part(note.deck)
        return self._shorten(clean(heading))

    def _shorten(self, name: str) -> str:
        """Return a name, cut to the maximum length; remember that it was cut."""
        if len(name) <= _MAX_NAME_LENGTH:
            return name
        self.cut[shorten(name)] = None
        return f"{name[:_MAX_NAME_LENGTH]}…"


def _tags_divide(pairs: list[tuple[ForeignNote, str]]) -> bool:
    """Return whether the first tags of notes divide a single deck into sections."""
    first = {note.tags[0] for note, _ in pairs if note.tags}
    is_single = len({note.deck for note, _ in pairs}) == 1
    all_tagged = all(note.tags for note, _ in pairs)
    return is_single and all_tagged and 1 < len(first) <= len(pairs) / _NOTES_PER_TAG


def _tags_of_headings(pairs: list[tuple[ForeignNote, str]]) -> dict[str, str]:
    """Return the tag that all notes under a heading have, and no others, by heading.

    Of several such tags, those of all headings that are below the same tag are preferred.
    """
    by_heading: dict[str, set[str]] = {}
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for note, heading in pairs:
        tags = by_heading.setdefault(heading, {*note.tags})
        tags &= {*note.tags}
        for tag in note.tags:
            holders[tag].add(heading)
    own = {
        heading: sorted(tag for tag in tags if holders[tag] == {heading})
        for heading, tags in by_heading.items()
        if heading
    }
    parents = Counter(_parent(tag) for tags in own.values() for tag in tags)
    return {
        heading: max(tags, key=lambda tag: parents[_parent(tag)])
        for heading, tags in own.items()
        if tags
    }


def _parent(tag: str) -> str:
    return tag.rpartition("::")[0]


def _last_part(name: str) -> str:
    return name.rpartition("::")[2]
