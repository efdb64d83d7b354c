"""Turn the notes of an earlier deck into a table with a row for each, and a deck that reads it.

A card becomes a question of the kind `card`: its text with the columns that the card shows, and the
column of its answer. The GUIDs of notes are a column, so that learners keep their schedules.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from quizgen.facts.fields import NO_QUESTION
from quizgen.facts.tables.row_ids import make_row_ids
from quizgen.imports.anki.card_layout import ShownField
from quizgen.imports.anki.card_roles import find_roles
from quizgen.imports.anki.field_html import PICTURES, SOUNDS
from quizgen.imports.anki.foreign_note import ForeignNote, PackageNoteType
from quizgen.imports.anki.note_texts import NoteTexts, read_texts
from quizgen.imports.foreign_deck import Loss
from quizgen.imports.foreign_names import Ids, slug
from quizgen.values.clean_texts import clean

MOST_QUESTIONS = 8
"""The number of questions that the kind `card` has."""
_PICTURE = re.compile(r"<img\b[^>]*\bsrc\s*=\s*[\"']?([^\"'> ]+)", re.IGNORECASE)
_SOUND = re.compile(r"\[sound:([^\]]+)\]")
_TAG = re.compile(r"[\w&+.-]+(::[\w&+.-]+)*")
_OWN = ("id", "guid", "tags")
"""Columns that the table has besides the fields."""
_CLOZES = "cloze notes (import them without --live)"
_PICTURE_CARDS = "cards with a picture or a sound on the front"
_OPTIONS = "cards with options (import them without --live)"
_NO_ANSWER = "cards without text on the back"
_NO_FIRST = "notes with an empty field in their first question"
_MISSING = "pictures and sounds that are not in its folder “media”"
_TAGS = "tags with signs that tags cannot have"


class NoteTable(Struct, frozen=True):
    """A table of notes of one type: its CSV, and its entry in a deck, without the file.

    `media` are the names of the files that its cells name.
    """

    content: str
    entry: Mapping[str, object]
    rows: int
    media: frozenset[str]


class _Question(Struct, frozen=True):
    """The question of a template: its number, its text with columns, and all columns it needs."""

    ordinal: int
    front: str
    answer: str
    columns: tuple[str, ...]


def make_note_tables(
    notes: Iterable[ForeignNote], folder: str, available: frozenset[str]
) -> tuple[tuple[NoteTable, ...], tuple[Loss, ...]]:
    """Return a table for each note type that has questions, and what is lost.

    `folder` is the folder in the project for pictures and sounds, and `available` are their names.
    A cell that names another file is empty.
    """
    by_type: dict[PackageNoteType, list[NoteTexts]] = defaultdict(list)
    losses: dict[str, list[str]] = defaultdict(list)
    for note in map(read_texts, notes):
        if note.note.type.is_cloze:
            losses[_CLOZES].append(note.name)
        else:
            by_type[note.note.type].append(note)
    writers = [_TableWriter(group, folder, available, losses) for group in by_type.values()]
    tables = tuple(table for writer in writers if (table := writer.table()))
    return tables, tuple(Loss(what, tuple(where)) for what, where in losses.items() if where)


class _TableWriter:
    """The writer of the table of one note type."""

    def __init__(
        self,
        notes: list[NoteTexts],
        folder: str,
        available: frozenset[str],
        losses: dict[str, list[str]],
    ) -> None:
        self.notes, self.losses = notes, losses
        self.folder, self.available = folder, available
        self.type = notes[0].note.type
        self.media = {name: kind for name in self.type.fields if (kind := self._media_of(name))}
        self.texts = [name for name in self.type.fields if name not in self.media]
        self.roles = find_roles(card for note in notes for card in note.cards)

    def table(self) -> NoteTable | None:
        """Return the table; None if no card becomes a question."""
        numbers = range(len(self.type.templates))
        found = [question for number in numbers if (question := self._ask(number))]
        order = sorted(found, key=lambda q: (self._count_empty(q), q.ordinal))
        questions = order[:MOST_QUESTIONS]
        if not questions:
            return None
        self._report_losses(questions[0])
        id_, ids = self._find_ids()
        header = [*map(_column, self.type.fields), "guid", "tags"]
        rows = [self._row(note) for note in self.notes]
        if id_ == "id":
            header, rows = (
                ["id", *header],
                [[own, *row] for own, row in zip(ids, rows, strict=True)],
            )
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows((header, *rows))
        entry = {"id": id_, "guid": "guid", **dict(self._entry(questions))}
        files = frozenset(file for note in self.notes for file in self._files(note).values())
        return NoteTable(out.getvalue(), entry, len(rows), files)

    def _media_of(self, name: str) -> re.Pattern[str] | None:
        """Return the pattern of the media in a field that has nothing else; None for texts."""
        filled = [note.note.fields[name] for note in self.notes if note.note.fields[name].strip()]
        is_text = any(note.texts[name] for note in self.notes)
        patterns = (pattern for pattern in (_PICTURE, _SOUND) if not is_text)
        return next((each for each in patterns if filled and all(map(each.search, filled))), None)

    def _ask(self, number: int) -> _Question | None:
        """Return the question of a template; None if it is not one of texts."""
        cards = [card for note in self.notes for card in note.cards if card.ordinal == number]
        if not cards:
            return None
        layout = Counter(card.layout for card in cards).most_common(1)[0][0]
        roles = self.roles[self.type, number]
        answers = Counter(filter(None, map(roles.answer_field, cards)))
        shown = [piece for piece in layout.front.pieces if not _is_heading(piece, roles.headings)]
        names = [piece.name for piece in shown if isinstance(piece, ShownField)]
        has_media = bool(self.media.keys() & names)
        if has_media or roles.has_options or not answers:
            what = _PICTURE_CARDS if has_media else _OPTIONS if roles.has_options else _NO_ANSWER
            self.losses[what].append(f"card {number + 1}")
            return None
        words = (p if isinstance(p, str) else f"{{{_column(p.name)}}}" for p in shown)
        answer = answers.most_common(1)[0][0]
        return _Question(number, clean("".join(words)), answer, (*names, answer))

    def _count_empty(self, question: _Question) -> int:
        return sum(not all(note.texts[name] for name in question.columns) for note in self.notes)

    def _report_losses(self, first: _Question) -> None:
        for note in self.notes:
            if not all(note.texts[name] for name in first.columns):
                self.losses[_NO_FIRST].append(note.name)
            wanted, kept = _find_files(note), self._files(note).values()
            self.losses[_MISSING] += [file for file in wanted if file not in self.available]
            is_whole = len(wanted) == len(kept) or not self.available.issuperset(wanted)
            for what in sorted(note.lost - ({PICTURES, SOUNDS} if is_whole else frozenset())):
                self.losses[what].append(note.name)
            if any(not _TAG.fullmatch(tag) for tag in note.note.tags):
                self.losses[_TAGS].append(note.name)

    def _files(self, note: NoteTexts) -> dict[str, str]:
        """Return the file in each field of media that has an available one."""
        pairs = self.media.items()
        found = ((name, pattern.search(note.note.fields[name])) for name, pattern in pairs)
        return {name: match[1] for name, match in found if match and match[1] in self.available}

    def _find_ids(self) -> tuple[str, tuple[str, ...]]:
        """Return the column of ids, and the ids: of the first field that has valid ones, or new."""
        for name in self.texts:
            ids = make_row_ids(note.texts[name] for note in self.notes)
            if ids is not None:
                return _column(name), ids
        made = Ids()
        return "id", tuple(made.take(slug(note.name), "note") for note in self.notes)

    def _row(self, note: NoteTexts) -> list[str]:
        """Return the cells of a note: its fields, its GUID and its tags."""
        files = self._files(note)
        cells = [files.get(name, note.texts[name]) for name in self.type.fields]
        return [*cells, note.note.guid, ";".join(filter(_TAG.fullmatch, note.note.tags))]

    def _entry(self, questions: list[_Question]) -> Iterator[tuple[str, object]]:
        """Yield the keys of the table that say what its questions are."""
        names = {
            question.ordinal: _number("what", "-", at) for at, question in enumerate(questions)
        }
        yield "cards", [names.get(at, NO_QUESTION) for at in range(len(self.type.templates))]
        yield "kind", "card"
        fields: dict[str, str] = {}
        for at, question in enumerate(questions):
            fields[_number("front", "_", at)] = question.front
            fields[_number("back", "_", at)] = f"{{{_column(question.answer)}}}"
        yield "fields", fields
        if any(note.note.tags for note in self.notes):
            yield "tags", "tags"
        if shown := dict.fromkeys(name for note in self.notes for name in self._files(note)):
            yield "media", [self._medium(name) for name in shown]
        if self._count_empty(questions[0]):
            yield "where", {_column(name): "!=" for name in questions[0].columns}

    def _medium(self, name: str) -> dict[str, str]:
        file = f"{self.folder}/{{{_column(name)}}}"
        if self.media[name] is _SOUND:
            return {"file": file}
        return {"file": file, "alt": f"{name} of {{{_column(self.texts[0])}}}"}


def _is_heading(piece: str | ShownField, headings: frozenset[str]) -> bool:
    return isinstance(piece, ShownField) and piece.name in headings


def _find_files(note: NoteTexts) -> list[str]:
    """Return all files that the fields of a note name."""
    markup = " ".join(note.note.fields.values())
    return [*_PICTURE.findall(markup), *_SOUND.findall(markup)]


def _column(name: str) -> str:
    """Return the column of a field: the table has some names for other columns."""
    return f"{clean(name)} (field)" if clean(name).casefold() in _OWN else clean(name)


def _number(name: str, sign: str, at: int) -> str:
    return f"{name}{sign}{at + 1}" if at else name
